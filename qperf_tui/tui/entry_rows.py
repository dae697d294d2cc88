"""The rows of the grid that figures are typed into, as they fit on the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from rich.text import Text

from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.position import Position
from qperf_tui.domain.reading import UnreadableError, read_entry
from qperf_tui.domain.text import clean_text
from qperf_tui.domain.wording import outturn_figure, short_figure, target_figure
from qperf_tui.tui.cells import status_colour
from qperf_tui.tui.columns import CODE, GAP, SCROLLBAR, Column
from qperf_tui.tui.plain import cell, figure_cell
from qperf_tui.workbench.entering import Reading
from qperf_tui.workbench.typed import COLUMNS, Typed

_TITLE: Final = Column("title", "Indicator", 8)
_LAST: Final = Column("last", "Last", 7, is_figure=True)
_TARGET: Final = Column("target", "Target", 7, is_figure=True)
_CHECK: Final = Column("check", "Check", 15)
_NARROW_CHECK: Final = Column("check", "Check", 11)
_WIDE: Final = 110
_TYPED: Final = (
    Column("Numerator", "Numerator", 10, is_figure=True),
    Column("Denominator", "Denominator", 11, is_figure=True),
    Column("Value", "Value", 8, is_figure=True),
    Column("Status", "Status", 13),
    Column("Note", "Note", 12),
)
_NARROW: Final = (
    Column("Numerator", "Num.", 8, is_figure=True),
    Column("Denominator", "Denom.", 8, is_figure=True),
    Column("Value", "Value", 8, is_figure=True),
    Column("Status", "Status", 11),
    Column("Note", "Note", 6),
)
CHECK: Final = _CHECK.key
_REFUSED: Final = "×"
_ODD: Final = "!"
NOT_SAVED: Final = "… not saved"
SAVED: Final = "✓ saved"
_COLOURS: Final = {_REFUSED: "error", _ODD: "warning", NOT_SAVED[0]: "warning"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """An indicator in the grid."""

    position: Position
    typed: Typed
    """What stands, or what was typed and is not on file."""
    check: str = ""
    """What is to be said of it; nothing for its status."""

    @property
    def previous(self) -> Outturn | None:
        """What was reported for the quarter before."""
        return self.position.evidence.previous


def entry_columns(width: int, rows: Sequence[EntryRow]) -> tuple[Column, ...]:
    """The columns that fit in so many characters and clip no figure of `rows`.

    What the line below tells as well goes first, where there is too little room.
    """
    layout: tuple[Column, ...] = (CODE, _TITLE, *_NARROW, _NARROW_CHECK)
    if width >= _WIDE:
        layout = (CODE, _TITLE, _LAST, _TARGET, *_TYPED, _CHECK)
    fitted = [_fitted(each, rows) for each in layout]
    for spared in (_TARGET, _LAST, _TITLE, _CHECK):
        if _spare(fitted, width) < 0:
            fitted = [each for each in fitted if each.key != spared.key]
    spare = _TITLE.width + _spare(fitted, width)
    return tuple(
        replace(each, width=spare) if each.key == _TITLE.key else each
        for each in fitted
    )


def _spare(columns: Sequence[Column], width: int) -> int:
    """What the columns leave of a width; below nothing where they do not fit."""
    return width - sum(each.width + GAP for each in columns) - SCROLLBAR


def entry_cells(
    row: EntryRow, columns: Sequence[Column], colours: Mapping[str, str]
) -> list[Text]:
    """The cells of one indicator."""
    return [entry_cell(row, each, colours) for each in columns]


def entry_cell(row: EntryRow, column: Column, colours: Mapping[str, str]) -> Text:
    """One cell of an indicator."""
    said = _says(row, column)
    if column.key == CHECK:
        named = colours.get(_COLOURS.get(row.check[:1], ""), "")
        colour = named if row.check else status_colour(row.position.status, colours)
        return cell(said, colour, width=column.width)
    if column.is_figure and len(said) <= column.width:
        return figure_cell(said, column.width)
    return cell(said, width=column.width)


def typing_cell(text: str, at: int, column: Column) -> Text:
    """The cell that is typed into, with the place that the next key goes to."""
    shown = typing_line(text, at)
    room, reached = column.width, shown.index("▏") + 1
    if len(shown) > room:
        start = min(max(reached - room, 0), len(shown) - room)
        shown = shown[start : start + room]
    return Text(shown.rjust(room) if column.is_figure else shown, no_wrap=True)


def typing_line(text: str, at: int) -> str:
    """A text on one line, with the place that the next key goes to."""
    before, after = (
        clean_text(part).replace("\n", " ") for part in (text[:at], text[at:])
    )
    return f"{before}▏{after}"


def check_of(reading: Reading | None, *, is_touched: bool, is_saved: bool) -> str:
    """What is to be said beside a row: a symbol, and the cell or what became of it."""
    if reading is not None and is_touched:
        worst = max(reading.misgivings, key=lambda each: each.is_refusal, default=None)
        if worst is None:
            return NOT_SAVED
        named = "Denom." if worst.column == "Denominator" else worst.column or "row"
        return f"{_REFUSED if worst.is_refusal else _ODD} {named}"
    if is_touched:
        return NOT_SAVED
    return SAVED if is_saved else ""


def _fitted(column: Column, rows: Sequence[EntryRow]) -> Column:
    if not column.is_figure:
        return column
    needed = max((len(_says(each, column)) for each in rows), default=0)
    return replace(column, width=max(column.width, needed))


def _says(row: EntryRow, column: Column) -> str:
    position, about = row.position, row.position.indicator
    match column.key:
        case CODE.key:
            return about.code
        case _TITLE.key:
            return about.title
        case _LAST.key:
            return outturn_figure(row.previous, about, position.target)
        case _TARGET.key:
            target = position.target
            return "–" if target is None else target_figure(target, about)
        case _CHECK.key:
            return row.check or str(position.status)
        case _:
            return _typed(row, column.key)


def _typed(row: EntryRow, column: str) -> str:
    """A typed cell; a figure is shown as it is reported."""
    said = row.typed.cells[COLUMNS.index(column)]
    if column not in {"Numerator", "Denominator", "Value"}:
        return said
    try:
        number = read_entry(said).number
    except UnreadableError:
        return said
    if number is None:
        return said
    if column == "Value":
        return short_figure(Fraction(number), row.position.indicator)
    return f"{number:,f}"
