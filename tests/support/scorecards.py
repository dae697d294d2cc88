"""Councils drawn at random, judged in bulk and one by one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from qperf_tui.analysis.schemas import SCORECARD
from qperf_tui.analysis.scorecard import scorecard
from qperf_tui.domain.expected_return import ReturnRuling
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
from qperf_tui.storage.context import Comparator
from qperf_tui.storage.new_indicators import RecordCard
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
    rulings: dict[Quarter, date | None]


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
    rulings=some(st.sampled_from([None, date(2013, 1, 31)])),
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
    for at, due in spec.rulings.items():
        ruling = ReturnRuling(due=due, reason="As asked", decided_by="P", decided_at="")
        workbook.openings.put_ruling(key, at, ruling)


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
