"""An indicator by group: what is compared, what is not and why, and nothing public."""

import shutil
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from qperf_tui import assets
from qperf_tui.domain.disparity import TOO_FEW
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import UnknownError
from qperf_tui.storage.breakdowns import Group, GroupFigure
from qperf_tui.storage.new_indicators import RecordCard
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.council import make_council
from qperf_tui.workbench.dossier import open_dossier
from qperf_tui.workbench.groups import Breakdown, GroupTable, open_groups
from qperf_tui.workbench.summary import export_text
from support.workbooks import stamp

Q2 = Quarter.parse("Q2 2012/13")
Counts = tuple[int | None, int | None]


GROUPS = """\
Ref,Quarter,Dimension,Group,Reference,Numerator,Denominator,Value,Mark
CS 13,Q2 2012/13,Age,Under 5,yes,40,9000,,
CS 13,Q2 2012/13,age,5 to 9,no,30,9000,,
CS 14,Q2 2012/13,AGE,UNDER 5,yes,,,,c
"""


def put(
    workbook: Workbook, reference: str = "", code: str = "CS 1", **counts: Counts
) -> None:
    """Put figures by age on file: cases and how many they are of."""
    indicator = workbook.indicators.by_code(code)
    for at, (title, (part, whole)) in enumerate(counts.items()):
        group = Group(
            dimension="Age", title=title, position=at, is_reference=title == reference
        )
        figure = GroupFigure(
            numerator=None if part is None else Decimal(part),
            denominator=None if whole is None else Decimal(whole),
        )
        key = workbook.breakdowns.put_group(group)
        workbook.breakdowns.put(indicator.indicator_id, Q2, {key: figure})


def by_age(workbook: Workbook, code: str = "CS 1") -> Breakdown:
    (found,) = open_groups(workbook, code, Q2).breakdowns
    return found


def readings(workbook: Workbook) -> dict[str, str]:
    return {each.title: each.reading for each in by_age(workbook).lines}


def test_the_sample_shows_what_parts_its_groups(council: Workbook) -> None:
    table = open_groups(council, "CS 13", Q2)
    (ethnicity,) = table.breakdowns
    assert ethnicity.reference_words == "compared with White (the reference named)"
    shown = [
        (
            int(each.outturn.numerator or 0),
            None if each.outturn.value is None else round(float(each.outturn.value), 1),
            None
            if each.disparity is None or each.disparity.ratio is None
            else round(each.disparity.ratio, 2),
            each.reading,
        )
        for each in ethnicity.lines
    ]
    assert shown == [
        (183, 36.5, None, "reference"),
        (11, 47.8, 1.31, "within chance"),
        (14, 65.1, 1.79, "beyond chance"),
        (4, 36.4, 1.0, "within chance"),
        (5, 78.1, 2.14, "within chance"),
        (2, None, None, "no population"),
    ]
    assert ethnicity.lines[3].disparity is not None
    assert ethnicity.lines[3].disparity.method == "score"
    people = sum(int(each.outturn.denominator or 0) for each in ethnicity.lines)
    assert round(219 / people * 10_000, 1) == 38.8


def test_a_dimension_spelled_otherwise_is_the_same_one(tmp_path: Path) -> None:
    folder, path = tmp_path / "handover", tmp_path / "new.qperf"
    shutil.copytree(Path(str(assets.folder("sample_data"))), folder)
    (folder / "groups.csv").write_text(GROUPS, encoding="utf-8")
    make_council(path, folder, stamp())
    with Workbook.open(path, stamp()) as workbook:
        assert [
            (each.dimension, each.title, each.is_reference)
            for each in workbook.breakdowns.groups()
        ] == [("Age", "Under 5", True), ("Age", "5 to 9", False)]
        (found,) = open_groups(workbook, "CS 14", Q2).breakdowns
        assert [each.outturn.mark for each in found.lines] == ["c"]
        assert found.reference == "Under 5"


def test_groups_stay_out_of_the_published_section(council: Workbook) -> None:
    text = export_text(council, Q2)
    assert not any(
        each.title in text for each in council.breakdowns.groups() if each.title
    )


def test_a_difference_is_in_points_beside_a_ratio(workbook: Workbook) -> None:
    put(workbook, "old", old=(98, 100), young=(297, 300))
    _, young = by_age(workbook).lines
    assert young.difference == 1
    assert young.disparity is not None
    assert young.disparity.ratio == pytest.approx(99 / 98)
    assert young.opposite == pytest.approx(0.5)


def test_without_a_reference_named_it_is_the_largest_group(workbook: Workbook) -> None:
    put(workbook, old=(10, 40), young=(20, 90))
    assert by_age(workbook).reference_words == (
        "compared with young (the largest group)"
    )
    assert readings(workbook) == {"old": "within chance", "young": "reference"}


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ((2, 11), TOO_FEW),
        ((12, 13), TOO_FEW),
        ((None, 13), "no cases on file"),
        ((5, None), "no population"),
        ((0, 0), "no members"),
        ((9, 8), "no whole cases"),
    ],
)
def test_what_is_not_compared_says_why(
    workbook: Workbook, counts: Counts, why: str
) -> None:
    put(workbook, "old", old=(210, 422), young=counts)
    assert readings(workbook)["young"] == why
    (_, young) = by_age(workbook).lines
    assert (young.difference, young.opposite) == (None, None)


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ((3, 400), TOO_FEW),
        ((0, 400), "undefined, as the reference has none"),
        ((None, None), "no reference rate"),
    ],
)
def test_a_reference_with_too_little_compares_nothing(
    workbook: Workbook, reference: Counts, why: str
) -> None:
    put(workbook, "old", old=reference, young=(40, 90))
    assert readings(workbook) == {"old": "reference", "young": why}


def test_a_group_suppressed_where_it_was_counted_is_not_compared(
    workbook: Workbook,
) -> None:
    put(workbook, "old", old=(40, 90), young=(20, 50))
    (young,) = (each for each in workbook.breakdowns.groups() if each.title == "young")
    key = workbook.breakdowns.put_group(young)
    figure = GroupFigure(mark="c", status=OutturnStatus.SUPPRESSED)
    workbook.breakdowns.put(1, Q2, {key: figure})
    assert readings(workbook)["young"] == "suppressed"


def test_with_no_rate_at_all_there_is_no_reference(workbook: Workbook) -> None:
    put(workbook, old=(None, 40), young=(20, None))
    assert by_age(workbook).reference_words.startswith("compared with no group")


def card(workbook: Workbook, polarity: str, unit: str) -> GroupTable:
    workbook.indicators.add(
        RecordCard(
            code="CS 3",
            title="Missing",
            priority_id=1,
            polarity=polarity,
            unit=unit,
        )
    )
    put(workbook, "old", "CS 3", old=(60, 100), young=(90, 100))
    return open_groups(workbook, "CS 3", Q2)


@pytest.mark.parametrize(
    ("polarity", "is_adverse", "says"),
    [
        ("lower", True, "counts an adverse outcome: a ratio above 1 is worse"),
        ("higher", False, "counts a favourable outcome: a ratio below 1 is worse"),
        ("neutral", None, "higher than the reference, and not worse or better"),
        ("in range", None, "higher than the reference, and not worse or better"),
    ],
)
def test_polarity_says_whether_the_outcome_is_adverse(
    workbook: Workbook, polarity: str, is_adverse: bool | None, says: str
) -> None:
    table = card(workbook, polarity, "%")
    assert table.is_adverse is is_adverse
    assert says in table.outcome
    assert "nothing of causes" in table.caution
    assert "not for publication" in table.caution


def test_frequent_events_are_not_taken_for_shares(workbook: Workbook) -> None:
    table = card(workbook, "lower", "per 1,000")
    (old, young) = table.breakdowns[0].lines
    assert old.opposite is young.opposite is None
    assert young.difference == 300
    assert young.disparity is not None
    assert young.disparity.method != "Katz"


def test_a_unit_that_is_no_rate_is_listed_and_not_compared(workbook: Workbook) -> None:
    table = card(workbook, "lower", "days")
    assert [each.reading for each in table.breakdowns[0].lines] == [
        "reference",
        "no rate in days",
    ]


def test_where_there_are_groups_is_said_when_there_are_none(
    council: Workbook,
) -> None:
    with pytest.raises(UnknownError, match="there are some in Q2 2012/13"):
        open_groups(council, "CS 13", Q2.shifted(-1))
    with pytest.raises(UnknownError, match="and none in any other"):
        open_groups(council, "CS 1", Q2)


def test_the_council_is_not_ranked_against_itself(council: Workbook) -> None:
    key = council.indicators.by_code("B MTP 1").indicator_id
    (neighbours,) = (each for each in council.context.members(key))
    ours = {"Central Bedfordshire": Decimal(99)}
    council.context.add_members(key, *neighbours, ours)
    *_, found = open_dossier(council, "B MTP 1", Q2).comparisons
    assert len(found.members) == 10
    assert found.standing is not None
    assert (found.standing.rank, found.standing.of, found.standing.quartile) == (
        5,
        11,
        2,
    )


@pytest.mark.parametrize("status", ["suppressed", "not comparable", "not available"])
def test_a_figure_that_may_not_be_compared_is_not(
    council: Workbook, status: str
) -> None:
    key = council.indicators.by_code("B MTP 1").indicator_id
    value = Decimal(76) if status == "not comparable" else None
    figure = Figure(value=value, status=OutturnStatus(status))
    council.outturns.put({(key, Q2.ordinal): figure}, None)
    for each in open_dossier(council, "B MTP 1", Q2).comparisons:
        assert (each.ours, each.standing, each.verdict) == (None, None, "")


def test_a_difference_from_another_body_is_exact(council: Workbook) -> None:
    _, england, _ = open_dossier(council, "B MTP 1", Q2).comparisons
    assert england.difference == Fraction(105 * 100, 138) - 74
