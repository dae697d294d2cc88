"""The list of indicators as a person reads it: a table for each priority."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from qperf_tui.cli.records import Value
from qperf_tui.cli.tables import aligned, cut, room
from qperf_tui.domain.position import Position
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import movement_mark, outturn_figure, target_figure
from qperf_tui.workbench.standings import tally

_HEADINGS: Final = (
    *("Code", "Indicator", "Value", "Target", "Status"),
    *("On previous", "On last year", "Commentary"),
)
_JUDGEMENT: Final = ("Expected at year end", "Signal")
_GROUNDS: Final = "Why"
_TITLE: Final = 1
_FIGURES: Final = frozenset({2, 3})
_LEFT_OUT: Final = (frozenset[int](), frozenset({6}), frozenset({6, 7}))
_LEFT_OUT_OF_MORE: Final = (*_LEFT_OUT, frozenset({5, 6, 7}))
"""Columns left out in turn until a title has room to be known by."""

_ROOM: Final = 24


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator of the list: its position, and what was asked for besides."""

    position: Position
    judged: Sequence[str] = ()
    """What is expected of it at the year end, and its signal."""
    grounds: Sequence[str] = ()
    """Why to ask about it."""
    added: Mapping[str, Value] = field(default_factory=dict)
    """What its record has besides the usual fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What is shown beyond the usual columns."""

    is_judged: bool = False
    has_grounds: bool = False

    @property
    def headings(self) -> list[str]:
        """The heading of every column."""
        judged = _JUDGEMENT if self.is_judged else ()
        return [*_HEADINGS, *judged, *((_GROUNDS,) if self.has_grounds else ())]


def list_lines(found: Sequence[Entry], columns: Columns, width: int) -> list[str]:
    """A table for each priority, their columns in line with each other."""
    cells = [_cells(each, columns) for each in found]
    headings, *rows = _table(
        [columns.headings, *(row for each in cells for row in each)],
        width,
        _LEFT_OUT_OF_MORE if columns != Columns() else _LEFT_OUT,
    )
    positions = [each.position for each in found]
    asked = f"{len(found)} to ask about, " if columns.has_grounds else ""
    said = f"{positions[0].quarter}: {asked}{tally(positions).words()}"
    lines: list[str] = [said, "", headings]
    left = iter(rows)
    listed = zip(positions, [len(each) for each in cells], strict=True)
    for priority, group in groupby(listed, key=lambda each: each[0].indicator.priority):
        members = list(group)
        counted = tally(position for position, _ in members).words()
        title = clean_line(str(priority))
        lines += ["", cut(title, width), f"  {counted}"]
        lines += [next(left) for _, many in members for _ in range(many)]
    return lines


def _table(
    cells: Sequence[Sequence[str]], width: int, left_out: Sequence[frozenset[int]]
) -> list[str]:
    for without in left_out:
        headings, *rows = (
            [cell for place, cell in enumerate(row) if place not in without]
            for row in cells
        )
        if room(headings, rows, width=width, stretch=_TITLE) >= _ROOM:
            break
    return aligned(headings, rows, width=width, stretch=_TITLE, right=_FIGURES)


def _cells(entry: Entry, columns: Columns) -> list[list[str]]:
    """The rows of an indicator: one, and one more for each further ground."""
    position = entry.position
    indicator, target = position.indicator, position.target
    cells = [
        indicator.code,
        indicator.title,
        outturn_figure(position.outturn, indicator, target),
        "–" if target is None else target_figure(target, indicator),
        position.status.word,
        movement_mark(position.on_previous, indicator),
        movement_mark(position.on_last_year, indicator),
        position.commentary.word,
    ]
    if columns.is_judged:
        cells += entry.judged
    if not columns.has_grounds:
        return [cells]
    first, *further = entry.grounds
    return [
        [*cells, first],
        *([*("" for _ in cells), ground] for ground in further),
    ]
