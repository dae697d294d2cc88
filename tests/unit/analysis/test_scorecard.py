"""Every indicator judged at once, and each exactly as it is judged alone."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from qperf_tui.analysis.schemas import SCORECARD
from qperf_tui.analysis.scorecard import scorecard
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rules import Practice
from qperf_tui.domain.target import (
    Tolerance,
)
from qperf_tui.errors import WorkbookError
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.standings import positions
from support.scorecards import (
    FIRST,
    QUARTERS,
    Spec,
    alone,
    bulk,
    holding,
    one_by_one,
    practices,
    specs,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(council=st.lists(specs, max_size=4), practice=practices)
def test_every_indicator_is_judged_at_once_as_it_is_alone(
    workbook: Workbook, council: Sequence[Spec], practice: Practice
) -> None:
    with holding(workbook, council, practice):
        assert bulk(workbook) == one_by_one(workbook)


def test_the_sample_council_is_judged_at_once_as_one_by_one(council: Workbook) -> None:
    quarters = council.outturns.quarters()
    frame = scorecard(council.whole_file.on_file(), quarters)
    found = [alone(each) for at in quarters for each in positions(council, at)]
    assert frame.rows() == found


PLAIN = Spec(
    unit="%",
    decimals=1,
    polarity=Polarity.HIGHER,
    basis=ReportBasis.QUARTER,
    tolerance=Tolerance.parse("5 points"),
    figures={},
    milestones={},
    year_ends={},
    overrides={},
    breaks=set(),
    expected={},
    bodies=(),
    rulings={},
)


def final(**values: str) -> dict[Quarter, Figure]:
    """Figures of Quarters `q0`, `q1` and so on, counted from the first."""
    return {
        FIRST.shifted(int(name[1:])): Figure(
            value=Decimal(value), status=OutturnStatus.FINAL
        )
        for name, value in values.items()
    }


def card(workbook: Workbook, spec: Spec, place: int) -> dict[str, object]:
    """The row of an indicator in a quarter, which is as the scalar rule has it."""
    with holding(workbook, [spec]):
        at = FIRST.shifted(place).ordinal
        assert bulk(workbook) == one_by_one(workbook)
        key = workbook.indicators.by_code("X 0").indicator_id
        found = scorecard(workbook.whole_file.on_file(), QUARTERS)
    rows = found.rows(named=True)
    return next(
        row for row in rows if (row["indicator_id"], row["quarter"]) == (key, at)
    )


def test_a_missing_quarter_is_never_compared_across(workbook: Workbook) -> None:
    spec = replace(PLAIN, figures=final(q0="80", q2="90", q6="91"))
    found = card(workbook, spec, 2)
    assert found["obstacle_on_previous"] == "no figure"
    assert found["change_on_previous"] is None
    assert card(workbook, spec, 1)["status"] == "missing"
    found = card(workbook, spec, 6)
    assert (found["change_on_last_year"], found["change_on_previous"]) == (1.0, None)


@pytest.mark.parametrize(("begins", "previous"), [(1, None), (2, "definition")])
def test_a_new_definition_stands_between_two_figures(
    workbook: Workbook, begins: int, previous: str | None
) -> None:
    figures = final(q0="80", q1="80", q2="90", q4="95")
    spec = replace(PLAIN, figures=figures, breaks={FIRST.shifted(begins)})
    assert card(workbook, spec, 2)["obstacle_on_previous"] == previous
    assert card(workbook, spec, 4)["obstacle_on_last_year"] == "definition"


def test_an_override_counts_from_its_quarter_on(workbook: Workbook) -> None:
    spec = replace(
        PLAIN,
        figures=final(q2="78", q3="78", q4="78"),
        year_ends={2011: "85", 2012: "85"},
        overrides={
            FIRST.shifted(3): Tolerance.parse("10 points"),
            FIRST.shifted(4): Tolerance.parse("1 point"),
        },
    )
    found = [card(workbook, spec, place) for place in (2, 3, 4)]
    assert [each["status"] for each in found] == ["red", "amber", "red"]
    assert {each["shortfall"] for each in found} == {7.0}


def test_a_target_in_words_is_settled_by_the_newest_figure(workbook: Workbook) -> None:
    spec = replace(PLAIN, figures=final(q2="84"), year_ends={2012: "above England"})
    found = card(workbook, spec, 2)
    assert found["status"] == "not rated"
    assert found["unrated"] == (
        "no figure is on file for the target \u201cabove England\u201d"
    )
    bodies = [("England", Decimal(90)), ("England", Decimal("83.9"))]
    assert card(workbook, replace(spec, bodies=bodies), 2)["status"] == "green"
    assert card(workbook, replace(spec, bodies=bodies[:1]), 2)["shortfall"] == 6.0


def test_a_milestone_goes_before_the_year_end(workbook: Workbook) -> None:
    spec = replace(
        PLAIN,
        basis=ReportBasis.YEAR_TO_DATE,
        figures=final(q2="28", q3="55.9"),
        milestones={FIRST.shifted(3): "56.1"},
        year_ends={2012: "98.2"},
    )
    assert card(workbook, spec, 2)["unrated"] == "no milestone is set"
    found = card(workbook, spec, 3)
    assert found["status"] == "amber"
    assert found["shortfall"] == float(Fraction("0.2"))
    assert found["obstacle_on_previous"] == "basis"


def test_a_change_too_long_for_a_column_is_still_exact(workbook: Workbook) -> None:
    figures = final(q2="123456789012345.67", q3="123456789012345.69")
    found = card(workbook, replace(PLAIN, figures=figures, decimals=2), 3)
    assert found["change_on_previous"] == float(Fraction("0.02"))
    assert found["direction_on_previous"] == "better"


def test_no_figures_at_all_are_a_frame_of_the_same_shape(workbook: Workbook) -> None:
    on_file = workbook.whole_file.on_file()
    assert on_file.span() == []
    assert_frame_equal(scorecard(on_file, []), SCORECARD.to_frame())
    assert scorecard(on_file, QUARTERS)["status"].unique().to_list() == ["missing"]


def test_a_damaged_figure_is_said_and_not_judged(workbook: Workbook) -> None:
    with holding(workbook, [replace(PLAIN, figures=final(q0="80"))]):
        workbook._connection.run("UPDATE outturn SET value = 'eighty'")
        with pytest.raises(WorkbookError, match="eighty"):
            workbook.whole_file.on_file()
