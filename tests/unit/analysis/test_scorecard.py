"""Every indicator judged at once, and each exactly as it is judged alone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
from qperf_tui.domain.movement import Movement
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.rules import RULE_SETS, USUAL_PRACTICE, Practice
from qperf_tui.domain.target import (
    AnyTarget,
    TargetKind,
    Tolerance,
    ToleranceKind,
    read_target,
)
from qperf_tui.errors import WorkbookError
from qperf_tui.storage.context import Comparator
from qperf_tui.storage.indicators import RecordCard
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.standings import positions

FIRST = Quarter.of(2011, 3)
QUARTERS = [FIRST.shifted(place) for place in range(-1, 9)]
"""One before the first figure, seven that may have one, two after the last."""
VALUED = (OutturnStatus.FINAL, OutturnStatus.PROVISIONAL, OutturnStatus.REVISED)

places = st.integers(0, 6).map(FIRST.shifted)
tolerances = st.builds(
    Tolerance,
    st.sampled_from(ToleranceKind),
    st.sampled_from([0, 1, 5, 10, 80]).map(Fraction),
)
near = st.sampled_from(["0", "84.94", "84.95", "85", "85.05", "90", "100", "-3.5"])
amounts = (near | st.just("123456789012345.67")).map(Decimal)
counts = st.tuples(st.integers(0, 90), st.integers(0, 100) | st.just(10**14 + 1))
aims = st.sampled_from(
    ["85", "90", "10 to 85", "fewer than 85", "above England", "at least peers", "0"]
)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    status = draw(st.sampled_from([*VALUED, *OutturnStatus]))
    is_valued = status in VALUED or draw(st.booleans())
    plain = Figure(
        value=draw(amounts) if is_valued else None,
        status=status,
        mark=None if is_valued else "c",
        coverage=draw(st.sampled_from(["", "", "north"])),
    )
    if draw(st.booleans()):
        above, below = draw(counts)
        return replace(plain, numerator=Decimal(above), denominator=Decimal(below))
    return plain


@dataclass(frozen=True)
class Spec:
    """An indicator with everything on file that may bear on its judgement."""

    unit: str
    decimals: int
    polarity: Polarity
    basis: ReportBasis
    tolerance: Tolerance
    figures: dict[Quarter, Figure]
    milestones: dict[Quarter, str]
    year_ends: dict[int, str]
    overrides: dict[Quarter, Tolerance]
    breaks: set[Quarter]
    expected: dict[Quarter, Decimal]
    bodies: Sequence[tuple[str, Decimal]]


def some(values: st.SearchStrategy[object], most: int = 2) -> st.SearchStrategy[dict]:
    return st.dictionaries(places, values, max_size=most)


specs = st.builds(
    Spec,
    unit=st.sampled_from(["%", "no.", "per 1,000", "days"]),
    decimals=st.integers(0, 2),
    polarity=st.sampled_from(Polarity),
    basis=st.sampled_from(ReportBasis),
    tolerance=tolerances,
    figures=some(figures(), 7),
    milestones=some(aims),
    year_ends=st.dictionaries(st.integers(2011, 2013), aims, max_size=3),
    overrides=some(tolerances),
    breaks=st.sets(places, max_size=2),
    expected=some(near.map(Decimal)),
    bodies=st.lists(st.tuples(st.sampled_from(["England", "Peers"]), amounts)),
)
practices = st.builds(
    Practice, st.sampled_from([*RULE_SETS.values()]), st.booleans()
) | st.just(USUAL_PRACTICE)


def target(said: str, kind: TargetKind) -> AnyTarget:
    return read_target(said, kind)


def put(workbook: Workbook, code: str, spec: Spec) -> None:
    """Write an indicator with all that is on file of it."""
    key = workbook.indicators.add(
        RecordCard(
            code=code,
            title=code,
            priority_id=1,
            unit=spec.unit,
            decimals=spec.decimals,
            polarity=spec.polarity.value,
            basis=spec.basis.value,
            tolerance=spec.tolerance,
        )
    )
    workbook.outturns.put(
        {(key, at.ordinal): each for at, each in spec.figures.items()}, None
    )
    for at, said in spec.milestones.items():
        workbook.targets.put(key, at, target(said, TargetKind.MILESTONE))
    for starting, said in spec.year_ends.items():
        at = Quarter.of(starting, 4)
        workbook.targets.put(key, at, target(said, TargetKind.YEAR_END))
    for at, tolerance in spec.overrides.items():
        workbook.judging.put_override(key, at, tolerance, "A smaller team")
    for at in spec.breaks:
        workbook.indicators.add_break(key, at, "Another definition")
    for at, value in spec.expected.items():
        workbook.judging.put_expectation(key, at, Fraction(value), "As seen then")
    for place, (body, value) in enumerate(spec.bodies):
        other = Comparator(body, f"year {place}", value, None, "published", "yes")
        workbook.context.add_comparator(key, other)


@contextmanager
def holding(
    workbook: Workbook, council: Sequence[Spec], practice: Practice = USUAL_PRACTICE
) -> Iterator[None]:
    """A council in the workbook for as long as an example lasts."""
    workbook.judging._practice = practice
    workbook._connection.run("BEGIN")
    try:
        for number, spec in enumerate(council):
            put(workbook, f"X {number}", spec)
        yield
    finally:
        workbook._connection.sqlite.rollback()


def bulk(workbook: Workbook) -> list[tuple[object, ...]]:
    on_file, practice = workbook.whole_file.on_file(), workbook.judging.practice()
    frame = scorecard(on_file, QUARTERS, practice)
    assert frame.schema == SCORECARD
    return frame.rows()


def moved(found: Movement | None) -> tuple[object, ...]:
    if found is None:
        return None, None, None
    change = None if found.change is None else float(found.change)
    obstacle = None if found.obstacle is None else found.obstacle.value
    return change, found.direction.value, obstacle


def alone(each: Position) -> tuple[object, ...]:
    """A row of the scorecard, from the position taken by the scalar rule."""
    value = None if each.outturn is None else each.outturn.value
    return (
        each.indicator.indicator_id,
        each.quarter.ordinal,
        None if value is None else float(value),
        each.status.word.lower(),
        None if each.judgement is None else float(each.judgement.shortfall),
        each.unrated or None,
        *moved(each.on_previous),
        *moved(each.on_last_year),
    )


def one_by_one(workbook: Workbook) -> list[tuple[object, ...]]:
    return [alone(each) for at in QUARTERS for each in positions(workbook, at)]


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
