"""Every figure of one indicator, newest first: how it moved, or how it varies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich.text import Text
from textual import events
from textual.reactive import var
from textual.widgets import DataTable

from qperf_tui.domain.position import Position
from qperf_tui.domain.wording import (
    figure,
    movement_mark,
    outturn_figure,
    target_figure,
)
from qperf_tui.tui.cells import status_colour
from qperf_tui.tui.plain import cell, figure_cell
from qperf_tui.workbench.dossier import Dossier

if TYPE_CHECKING:
    from qperf_tui.domain.appraisal import Appraisal


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    least: int
    is_right: bool = False


_QUARTER: Final = _Column("Quarter", 10)
_VALUE: Final = _Column("Value", 8, is_right=True)
_TARGET: Final = _Column("Target", 8, is_right=True)
_MOVED: Final = (_Column("On quarter", 11), _Column("On year", 11))
_STATUS: Final = _Column("Status", 15)
_HAPPENED: Final = _Column("What happened", 13)
"""The one column of words, which takes the room that is left."""
_VARIED: Final = (
    _Column("Mean", 7, is_right=True),
    _Column("Limits", 14),
    _Column("Signal", 6),
    _HAPPENED,
)
_MOVEMENT: Final = (_QUARTER, _VALUE, _TARGET, *_MOVED, _STATUS)
_VARIATION: Final = (_QUARTER, _VALUE, _TARGET, *_VARIED)
_EVERYTHING: Final = (*_MOVEMENT, *_VARIED)
_CAUSE: Final = {
    "OUTSIDE": "outside",
    "TREND": "trend",
    "TWO_IN_THREE": "near",
    "SHIFT": "run",
}
_GAP: Final = 1
_SCROLLBAR: Final = 2


class SeriesTable(DataTable[Text]):
    """A row for each quarter; all columns where they fit, else one of two sets."""

    is_varied: var[bool] = var(default=False, init=False)
    """Whether means and limits stand in place of movements where both do not fit."""

    def __init__(self) -> None:
        super().__init__(cursor_type="row", cell_padding=0, id="series")
        self._dossier: Dossier | None = None
        self._appraisal: Appraisal | None = None

    def show(self, dossier: Dossier, appraisal: "Appraisal") -> None:
        """Show the figures of an indicator."""
        self._dossier, self._appraisal = dossier, appraisal
        self._fill()

    def watch_is_varied(self) -> None:
        """Show the other set."""
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        """Take the columns that fit now."""
        if event.size.width:
            self._fill()

    @property
    def has_room_for_all(self) -> bool:
        """Whether every column is shown."""
        return len(self.columns) == len(_EVERYTHING)

    def _fill(self) -> None:
        if self._dossier is None or self._appraisal is None:
            return
        history = list(reversed(self._dossier.history))
        says = _Says(self._dossier, self._appraisal)
        said = [{name: say(each) for name, say in says.all.items()} for each in history]
        columns: tuple[_Column, ...] = _VARIATION if self.is_varied else _MOVEMENT
        if _width(_EVERYTHING, said) <= self.size.width:
            columns = _EVERYTHING
        here = self.cursor_row
        spare = max(self.size.width - _width(columns, said), 0)
        widths = {each.name: _wide(each, said) for each in columns}
        if _HAPPENED in columns:
            widths[_HAPPENED.name] += spare
        self.clear(columns=True)
        for column in columns:
            width = widths[column.name]
            shown = figure_cell(column.name, width) if column.is_right else None
            self.add_column(shown or cell(column.name), width=width + _GAP)
        for each, row in zip(history, said, strict=True):
            self.add_row(
                *(
                    self._cell(column, row[column.name], each, widths[column.name])
                    for column in columns
                )
            )
        self.move_cursor(row=here, animate=False)

    def _cell(self, column: _Column, said: str, at: Position, width: int) -> Text:
        if column.is_right:
            return figure_cell(said, width)
        if column is _STATUS:
            return cell(said, status_colour(at.status, self.app.theme_variables))
        return cell(said, width=width)


def _wide(column: _Column, rows: list[dict[str, str]]) -> int:
    if column is _HAPPENED:
        return column.least
    return max(column.least, *(len(row[column.name]) for row in rows))


def _width(columns: tuple[_Column, ...], rows: list[dict[str, str]]) -> int:
    return sum(_wide(each, rows) + _GAP for each in columns) + _SCROLLBAR


class _Says:
    """What the cells of a quarter say."""

    def __init__(self, dossier: Dossier, appraisal: "Appraisal") -> None:
        from qperf_tui.tui.chart_view import limits_at  # noqa: PLC0415 - start-up

        self._dossier = dossier
        self._limits = {
            each.quarter: limits_at(appraisal.signal, each.quarter)
            for each in dossier.history
        }
        self._points = {
            each.quarter: each
            for each in appraisal.signal.points
            if not appraisal.signal.refusal
        }

    @property
    def all(self) -> Mapping[str, Callable[[Position], str]]:
        """What each column says, by its name."""
        return {
            "Quarter": lambda at: str(at.quarter),
            "Value": lambda at: outturn_figure(at.outturn, at.indicator, at.target),
            "Target": _target,
            "On quarter": lambda at: movement_mark(at.on_previous, at.indicator),
            "On year": lambda at: movement_mark(at.on_last_year, at.indicator),
            "Status": lambda at: str(at.status),
            "Mean": self._mean,
            "Limits": self._between,
            "Signal": self._signal,
            "What happened": self._happened,
        }

    def _mean(self, at: Position) -> str:
        found = self._limits[at.quarter]
        return "–" if found is None else figure(found[0].mean, at.indicator)

    def _between(self, at: Position) -> str:
        found = self._limits[at.quarter]
        if found is None:
            return "–"
        limits, is_trial = found
        ends = (figure(each, at.indicator) for each in (limits.lower, limits.upper))
        return " to ".join(ends) + (" trial" if is_trial else "")

    def _signal(self, at: Position) -> str:
        """The first cause, which is what the point is named by, and how many more."""
        point = self._points.get(at.quarter)
        if point is None or not point.causes:
            return ""
        many = len(point.causes)
        way = "▲" if point.upwards[0] else "▼"
        more = f" +{many - 1}" if many > 1 else ""
        return f"{way}{_CAUSE[point.causes[0].name]}{more}"

    def _happened(self, at: Position) -> str:
        said = [
            f"▾ {says}" for when, says in self._dossier.events if when == at.quarter
        ]
        said += [
            f"│ {each.reason}"
            for each in self._dossier.breaks
            if each.first_quarter == at.quarter.ordinal
        ]
        return "; ".join(said)


def _target(at: Position) -> str:
    return "–" if at.target is None else target_figure(at.target, at.indicator)
