"""A block of cells pasted from a spreadsheet, made a return that can be looked through.

With headings it is matched by code, as a file is, and what it leaves out is filled in
from the workbook. Codes without headings, or headings without codes, do as well. With
neither it fills the cells from the cursor's right and down.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, Final

from qperf_tui.domain.figures import worked_out
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.reading import UnreadableError, read_entry
from qperf_tui.errors import QperfError
from qperf_tui.importing.asked import Asked
from qperf_tui.importing.delimited import Record
from qperf_tui.importing.heading_causes import is_of_words
from qperf_tui.importing.heading_row import SEARCHED, HeadingRow, find_headings
from qperf_tui.importing.pasted import (
    Pasted,
    Source,
    as_pasted,
    cells_of,
    is_block,
    pasted_table,
    require_block,
)
from qperf_tui.importing.returns import LARGEST
from qperf_tui.importing.staging import FileRefusedError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.entering import settled, typed_as
from qperf_tui.workbench.typed import COLUMNS, NOTHING, Typed

__all__ = ["Block", "Cursor", "as_source", "piped_return", "require_block"]

_KNOWN: Final = ("Indicator", "Priority", "Quarter", "Unit", "Value")
"""Columns that a block need not have, for the workbook knows what stands there."""
_TABLE: Final = ("Ref", "Indicator", "Priority", "Quarter", "Unit", *COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Where a block is pasted."""

    quarter: Quarter
    indicator_ids: Sequence[int]
    """The indicators from the cursor down, as they are listed."""
    column: str
    """The column that the cursor is in, one of `COLUMNS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What was pasted, and where."""

    text: str
    cursor: Cursor
    name: str = "pasted"


Given = Source | Block
"""What is to be looked through: a file, or what was pasted."""


def as_source(workbook: Workbook, given: Given) -> Source:
    """A file as it is, and what was pasted as a return.

    Raises:
        QperfError: If it is nothing, too much, or reaches beyond the list.
    """
    if isinstance(given, Block):
        return block_as_return(workbook, given.text, given.cursor)
    return given


def block_as_return(workbook: Workbook, text: str, cursor: Cursor) -> Pasted:
    """What was pasted as a return, every row of it with its code and quarter.

    Raises:
        QperfError: If it is nothing, too much, or reaches beyond the list.
    """
    records = cells_of(text)
    block = _Block(workbook, cursor)
    heading = _headings(records, cursor.quarter)
    if heading is not None and "Ref" in heading.headings.positions:
        return pasted_table(text, _completed(records, heading, block))
    return pasted_table(text, block.rows(records, heading))


def piped_return(workbook: Workbook, pipe: BinaryIO, quarter: Quarter) -> Pasted:
    """What comes through a pipe as a return: a block with codes, or a file as it is.

    Raises:
        QperfError: If it is a block in which no code says what its figures are of, or
            larger than any file that is read.
    """
    content = pipe.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise QperfError(
            f"It is over {LARGEST // 1_000_000} MB; part it into smaller returns."
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return as_pasted(content)
    if "\t" not in text or not is_block(text):
        return as_pasted(content)
    nowhere = Cursor(quarter=quarter, indicator_ids=(), column=COLUMNS[0])
    return block_as_return(workbook, text, nowhere)


def _headings(records: Sequence[Record], quarter: Quarter) -> HeadingRow | None:
    """The headings of a block, if it has any: codes, or only columns that are typed."""
    said = [record for record in records if any(record[1])]
    try:
        found = find_headings(said[: SEARCHED + 3], Asked(quarter=quarter))
    except FileRefusedError:
        return None
    known = set(found.headings.positions)
    has_figures = bool(known & set(COLUMNS)) or found.headings.is_wide
    if "Ref" in known:
        return found if has_figures else None
    others = [each for each in found.headings.unused if not is_of_words(each)]
    return found if known and known <= set(COLUMNS) and not others else None


def _completed(
    records: Sequence[Record], heading: HeadingRow, block: "_Block"
) -> Iterator[Record]:
    """A block with codes, and beside it what the workbook knows of each."""
    known = heading.headings.positions
    lacking = [each for each in _KNOWN if each not in known]
    if heading.headings.is_wide:
        lacking = [each for each in lacking if each == "Unit"]
    yield heading.line, [*heading.cells, *lacking]
    width = len(heading.cells)
    for line, cells in records:
        if line <= heading.line or not any(cells):
            continue
        about = block.known.get(cells[known["Ref"]].casefold())
        told = {} if about is None else block.told(about)
        padded = [*cells[:width], *[""] * (width - len(cells))]
        yield line, [*padded, *(told.get(each, "") for each in lacking)]


def _unused(heading: HeadingRow | None) -> dict[str, int]:
    """Headings of a block that are none of ours, and where they stand.

    They stay in what is looked through, which says that they are not used.
    """
    if heading is None:
        return {}
    return {each: heading.cells.index(each) for each in heading.headings.unused}


def _filled(typed: Typed, about: Indicator) -> Typed:
    """What is typed, with the value that its counts make where it gives none."""
    try:
        above, below = (
            read_entry(each).number for each in (typed.numerator, typed.denominator)
        )
    except UnreadableError:
        return typed
    if typed.value or typed.status or above is None or not below:
        return typed
    return replace(typed, value=f"{worked_out(above, below, about.unit):f}")


class _Block:
    """A block without codes in its headings, set beside the list it is pasted on."""

    def __init__(self, workbook: Workbook, cursor: Cursor) -> None:
        self._workbook = workbook
        self._cursor = cursor
        every = {each.indicator_id: each for each in workbook.indicators.on_file()}
        ids = workbook.indicators.ids_by_code()
        self.known: Mapping[str, Indicator] = {
            code: every[key] for code, key in ids.items() if key in every
        }
        self._listed = [every[key] for key in cursor.indicator_ids if key in every]

    def told(self, about: Indicator) -> dict[str, str]:
        """What the workbook knows of an indicator that a block need not say."""
        return {
            "Ref": about.code,
            "Indicator": about.title,
            "Priority": about.priority.title,
            "Quarter": str(self._cursor.quarter),
            "Unit": about.unit,
        }

    def rows(
        self, records: Sequence[Record], heading: HeadingRow | None
    ) -> Iterator[Record]:
        """The figures of a block, each row with its code.

        Raises:
            QperfError: If it reaches beyond the list or the last column.
        """
        figures = [each for each in records if not heading or each[0] > heading.line]
        is_coded = heading is None and self._is_coded(figures)
        columns = self._columns(figures, heading, is_coded=is_coded)
        placed = self._placed(figures, is_coded=is_coded)
        stood = self._stood([about for _, about, _ in placed])
        unused = _unused(heading)
        yield 1, [*_TABLE, *unused]
        for line, about, cells in placed:
            before = stood.get(about.indicator_id, NOTHING)
            said = {each: cells[at] for each, at in columns.items() if cells[at]}
            if said:
                cell_of = dict(zip(COLUMNS, before.cells, strict=True))
                typed = _filled(settled(Typed.of({**cell_of, **said}), before), about)
                others = [cells[at] for at in unused.values()]
                yield line + 1, [*self.told(about).values(), *typed.cells, *others]

    def _is_coded(self, figures: Sequence[Record]) -> bool:
        """Whether the first cell of every row is a code, and others follow."""
        said = [cells for _, cells in figures if any(cells)]
        codes = (cells[0].casefold() if cells[1:] else "" for cells in said)
        return all(code in self.known for code in codes)

    def _columns(
        self, figures: Sequence[Record], heading: HeadingRow | None, *, is_coded: bool
    ) -> Mapping[str, int]:
        """Where in a block each of the columns stands that are typed."""
        if heading is not None:
            return heading.headings.positions
        width = max((len(cells) for _, cells in figures), default=0)
        first = 0
        if is_coded:
            first = 2 if self._is_titled(figures) else 1
        free = COLUMNS[COLUMNS.index(self._cursor.column) :]
        if width - first > len(free):
            raise QperfError(
                f"The block has {width - first} columns of figures and there are "
                f"{len(free)} from {free[0]} on; go to the column of its first, or "
                "copy its headings with it."
            )
        return {each: first + at for at, each in enumerate(free[: width - first])}

    def _is_titled(self, figures: Sequence[Record]) -> bool:
        """Whether the cells after the codes are the titles that go with them."""
        return all(
            cells[1].casefold() == self.known[cells[0].casefold()].title.casefold()
            for _, cells in figures
            if any(cells)
        )

    def _placed(
        self, figures: Sequence[Record], *, is_coded: bool
    ) -> list[tuple[int, Indicator, list[str]]]:
        """Each row that says something, with its line and the indicator it is of."""
        if is_coded:
            return [
                (line, self.known[cells[0].casefold()], cells)
                for line, cells in figures
                if any(cells)
            ]
        if not self._listed:
            raise QperfError(
                "Nothing says which indicators what was pasted is of; copy their codes "
                "with it."
            )
        if len(figures) > len(self._listed):
            first = self._listed[0].code
            raise QperfError(
                f"The block has {len(figures):,} rows and the list has "
                f"{len(self._listed):,} from {first} down; go to the indicator of its "
                "first row, or copy the codes with it."
            )
        beside = zip(figures, self._listed, strict=False)
        return [(line, about, cells) for (line, cells), about in beside]

    def _stood(self, abouts: Sequence[Indicator]) -> dict[int, Typed]:
        """What stands of each figure, by indicator id."""
        keys = {each.indicator_id for each in abouts}
        kept = self._workbook.outturns.kept(quarter=self._cursor.quarter)
        return {key: typed_as(row) for (key, _), row in kept.items() if key in keys}
