"""Appendix A: every indicator with its figures, its target and where it stands."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from qperf_tui.domain.figures import WITH_A_VALUE, Outturn, OutturnStatus
from qperf_tui.domain.indicator import Indicator, Polarity
from qperf_tui.domain.movement import Direction
from qperf_tui.domain.period import (
    PREVIOUS_QUARTER,
    SAME_QUARTER_LAST_YEAR,
    Quarter,
)
from qperf_tui.domain.position import Position
from qperf_tui.domain.wording import outturn_figure, target_figure
from qperf_tui.report.paper import Cell, Table

_GOOD: Final = {
    Polarity.HIGHER: "High",
    Polarity.LOWER: "Low",
    Polarity.IN_RANGE: "In range",
    Polarity.NEUTRAL: "Neither",
}
_TRAVEL: Final = {
    Direction.IMPROVING: "improving",
    Direction.WORSENING: "worsening",
    Direction.UNCHANGED: "unchanged",
    Direction.NEITHER: "changed",
    Direction.NOT_COMPARABLE: "not comparable",
}
_MARKS: Final = {
    OutturnStatus.PROVISIONAL: "p: provisional; the final figure may differ.",
    OutturnStatus.REVISED: "r: revised since it was first reported.",
    OutturnStatus.SUPPRESSED: "c: not shown, so that nobody can be known by it.",
}
_EXEMPT: Final = "e"
_EXEMPT_THEN: Final = "e: exempt from publication when it was reported."
_DASH: Final = "–: no figure is due, or none has been reported; never zero."
_ON: Final = "Direction of travel is on the same quarter a year earlier for figures "
_SEASONAL: Final = (
    f"{_ON}that follow the season or add up over the year, or are yearly."
)


def appendix_tables(
    positions: Sequence[Position], quarter: Quarter
) -> tuple[Table, ...]:
    """A table for each priority, in the order of the plan, whatever the figures are.

    Each row names an indicator and has its figure, last quarter's and last year's,
    the target in force, its status and its direction of travel as words; what may not
    be shown has its mark, and nothing is told of it.
    """
    by_priority = groupby(positions, key=lambda each: each.indicator.priority)
    return tuple(
        _table(str(priority or "Other indicators"), list(members), quarter)
        for priority, members in by_priority
    )


def _table(caption: str, members: Sequence[Position], quarter: Quarter) -> Table:
    last = quarter.shifted(-PREVIOUS_QUARTER)
    year_before = quarter.shifted(-SAME_QUARTER_LAST_YEAR)
    return Table(
        caption=f"{caption}, {quarter}",
        headings=(
            *("Code", "Indicator", "Unit", "Good is"),
            *(str(year_before), str(last), str(quarter)),
            *("Target", "Status", "Direction of travel"),
        ),
        rows=tuple(map(_row, members)),
        notes=tuple(_notes(members)),
    )


def _row(position: Position) -> tuple[Cell, ...]:
    indicator, evidence = position.indicator, position.evidence
    target = position.target
    aim = "–" if target is None else target_figure(target, indicator)
    is_one_number = target is not None and not target.is_range
    return (
        Cell(indicator.code),
        Cell(indicator.title),
        Cell(indicator.unit),
        Cell(_GOOD[indicator.polarity]),
        _figure(evidence.same_quarter_last_year, indicator),
        _figure(evidence.previous, indicator),
        _figure(position.outturn, indicator),
        Cell(
            aim,
            target.low if target is not None and is_one_number else None,
            indicator.decimals,
        ),
        Cell(str(position.status)),
        Cell(_travel(position)),
    )


def _figure(outturn: Outturn | None, indicator: Indicator) -> Cell:
    """A figure as it reads, with its exact number where it may be shown."""
    shown = outturn_figure(outturn, indicator)
    is_shown = outturn is not None and outturn.status in WITH_A_VALUE
    number = outturn.value if outturn is not None and is_shown else None
    return Cell(shown, number, indicator.decimals)


def _travel(position: Position) -> str:
    moved = position.leading
    if moved is None or position.outturn is None:
        return "–"
    if moved.change is None:
        return _TRAVEL[Direction.NOT_COMPARABLE]
    return f"{moved.arrow} {_TRAVEL[moved.direction]}".strip()


def _notes(members: Sequence[Position]) -> Iterator[str]:
    """What the marks in a table mean, of those that are in it."""
    shown = [
        outturn
        for each in members
        for outturn in (
            each.outturn,
            each.evidence.previous,
            each.evidence.same_quarter_last_year,
        )
        if outturn is not None
    ]
    used = {each.status for each in shown if each.mark != _EXEMPT}
    if any(each.mark == _EXEMPT for each in shown):
        yield _EXEMPT_THEN
    yield from (said for status, said in _MARKS.items() if status in used)
    yield _DASH
    yield _SEASONAL
