from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Target, TargetKind, Tolerance, ToleranceKind
from qperf_tui.importing.staged import StagedCard, StagedFigure, StagedRow
from unit.importing.one_row import layout, read


def says(cells: Mapping[str, str]) -> str:
    _, found = read(cells)
    (problem,) = found.kept
    return problem.says


def test_a_full_row_is_staged_as_domain_values() -> None:
    row, found = read(
        {
            "Value": "84.2%",
            "Unit": "Percentage",
            "Target": "85%",
            "Direction": "High is good",
            "Numerator": "213",
            "Denominator": "253",
            "Basis": "Quarterly",
            "Tolerance": "5 points",
            "Status": "Provisional",
            "Owner": "Head of Intake",
            "Directorate": "Children's Services",
            "Note": "Late.\nSee  note 2.",
        }
    )
    assert found.kept == ()
    assert row == StagedRow(
        line=3,
        card=StagedCard(
            ref="CS 1",
            title="Children seen in time",
            priority="Safer children",
            tolerance=Tolerance(ToleranceKind.POINTS, Fraction(5)),
            polarity=Polarity.HIGHER,
            basis=ReportBasis.QUARTER,
            unit="%",
            owner="Head of Intake",
            directorate="Children's Services",
        ),
        quarter=Quarter.of(2012, 2),
        figure=StagedFigure(
            is_given=True,
            value=Decimal("84.2"),
            is_percentage=True,
            mark=None,
            numerator=Decimal(213),
            denominator=Decimal(253),
            status=OutturnStatus.PROVISIONAL,
        ),
        target=Target(Fraction(85), Fraction(85)),
        note="Late.\nSee  note 2.",
    )


def test_a_spare_row_leaves_the_rest_unsaid() -> None:
    row, found = read({})
    assert found.kept == ()
    assert row is not None
    assert (row.value, row.figure.status) == (Decimal("79.3"), OutturnStatus.FINAL)
    assert (row.card.unit, row.target, row.card.owner, row.note) == (
        None,
        None,
        None,
        "",
    )


@pytest.mark.parametrize(
    ("cells", "status", "mark"),
    [
        ({"Value": "c"}, OutturnStatus.SUPPRESSED, "c"),
        ({"Value": "<5"}, OutturnStatus.SUPPRESSED, "<5"),
        ({"Value": "x"}, OutturnStatus.NOT_AVAILABLE, "x"),
        ({"Value": "n/a", "Status": "Not due"}, OutturnStatus.NOT_DUE, "n/a"),
        ({"Value": "", "Status": "Not due"}, OutturnStatus.NOT_DUE, None),
        ({"Value": "", "Status": "Suppressed"}, OutturnStatus.SUPPRESSED, None),
        ({"Value": "5 p"}, OutturnStatus.PROVISIONAL, None),
        ({"Value": "5 r", "Status": "Revised"}, OutturnStatus.REVISED, None),
        ({"Value": "5", "Status": "b"}, OutturnStatus.NOT_COMPARABLE, None),
    ],
)
def test_the_status_follows_from_the_entry_and_what_is_said(
    cells: dict[str, str], status: OutturnStatus, mark: str | None
) -> None:
    row, found = read(cells)
    assert found.kept == ()
    assert row is not None
    assert (row.figure.status, row.figure.mark, row.figure.is_given) == (
        status,
        mark,
        True,
    )


def test_a_blank_value_without_a_status_gives_no_figure_and_says_so() -> None:
    row, found = read({"Value": " "})
    assert row is not None
    assert not row.figure.is_given
    assert found.kept[0].says.startswith("Line 3, column Value: it is blank")


def test_no_cases_at_all_is_not_available_and_never_nought() -> None:
    row, found = read({"Value": "", "Numerator": "0", "Denominator": "0"})
    assert row is not None
    assert (row.value, row.figure.status) == (None, OutturnStatus.NOT_AVAILABLE)
    assert row.figure.is_given
    assert "there were no cases" in found.kept[0].says


@pytest.mark.parametrize(
    ("unit", "value"),
    [("%", "54.545455"), ("per 1,000", "545.454545"), ("no.", "0.545455")],
)
def test_a_blank_value_is_worked_out_from_its_counts_and_said_to_be(
    unit: str, value: str
) -> None:
    row, found = read(
        {"Value": "", "Unit": unit, "Numerator": "6", "Denominator": "11"}
    )
    assert row is not None
    assert row.value == Decimal(value)
    assert (row.figure.status, row.figure.is_given) == (OutturnStatus.FINAL, True)
    assert f"worked out from its counts as {value}" in found.kept[0].says


def test_a_value_too_large_to_work_out_is_refused() -> None:
    counts = {"Numerator": "9" * 17, "Denominator": "1"}
    assert "too large" in says({"Value": "", "Unit": "per million"} | counts)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"Value": "(5.2)"},
            (
                "Line 3, column Value: '(5.2)': brackets can mean a negative number "
                "or a note; write -5.2 or 5.2."
            ),
        ),
        (
            {"Quarter": "Q2 2012/14"},
            (
                "Line 3, column Quarter: 'Q2 2012/14': it does not span one financial "
                "year, as 'Q2 2012/13' does."
            ),
        ),
        (
            {"Ref": ""},
            (
                "Line 3, column Ref: Ref is blank; give the indicator's ref, or delete "
                "a totals row."
            ),
        ),
        (
            {"Numerator": "12", "Denominator": "11", "Unit": "%", "Value": "x"},
            (
                "Line 3, column Numerator: '12': it is more than its denominator, 11, "
                "so the share is over 100%; correct one of them."
            ),
        ),
        (
            {"Value": "5", "Status": "Not due"},
            "Line 3, column Status: 'Not due': a value is given, 5; blank one of them.",
        ),
    ],
)
def test_a_refusal_says_where_what_why_and_what_to_do(
    cells: dict[str, str], sentence: str
) -> None:
    assert says(cells) == sentence


def test_a_row_that_is_wrong_twice_is_told_of_both() -> None:
    row, found = read({"Quarter": "summer", "Value": "lots", "Direction": "up a bit"})
    assert row is None
    assert [problem.column for problem in found.kept] == [
        "Quarter",
        "Direction",
        "Value",
    ]


def test_a_problem_in_a_worksheet_names_the_cell() -> None:
    _, found = read({"Value": "(5)"}, shape=layout(is_sheet=True, Value="Actual"))
    (problem,) = found.kept
    assert (problem.cell, problem.line, problem.column) == ("E3", 3, "Actual")
    assert problem.says.startswith("Cell E3, column Actual: '(5)'")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Milestone", TargetKind.MILESTONE),
        ("Quarter target", TargetKind.MILESTONE),
        ("Target", TargetKind.YEAR_END),
        ("Annual target", TargetKind.YEAR_END),
    ],
)
def test_the_heading_says_when_a_target_falls_due(
    heading: str, kind: TargetKind
) -> None:
    row, _ = read({"Target": "10 to 15"}, shape=layout(Target=heading))
    assert row is not None
    assert row.target == Target(Fraction(10), Fraction(15), kind)


@pytest.mark.parametrize(
    ("value", "says_so"),
    [
        ("0.85", "not as 85%"),
        ("-3", "below 0"),
        ("103", "over 100"),
        ("0.85%", None),
        ("0", None),
        ("1", None),
    ],
)
def test_an_odd_percentage_is_kept_and_warned_of(
    value: str, says_so: str | None
) -> None:
    row, found = read({"Value": value, "Unit": "%"})
    assert row is not None
    assert row.value == Decimal(value.rstrip("%"))
    assert [says_so in problem.says for problem in found.kept if says_so] == (
        [True] if says_so else []
    )


def test_marks_that_were_removed_are_counted() -> None:
    row, found = read({"Indicator": "a\u200bb\x1b[2Jc", "Value": "8\u00ad5"})
    assert row is not None
    assert (row.card.title, row.value) == ("abc", Decimal(85))
    assert found.marks_removed == 3


def test_spaces_and_composed_letters_are_not_counted_as_marks() -> None:
    _, found = read({"Indicator": "cafe\u0301  \u00a0bar", "Note": "one\r\ntwo"})
    assert found.marks_removed == 0
