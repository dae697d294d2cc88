"""One table of a return, its headings found, whose rows can be read one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, starmap
from typing import Final

from qperf_tui.domain.personal_data import personal_data
from qperf_tui.importing.asked import Asked
from qperf_tui.importing.decimal_commas import FIGURES, has_decimal_commas
from qperf_tui.importing.footers import LeftOut, is_worded, left_out
from qperf_tui.importing.grids import Grid
from qperf_tui.importing.heading_row import HeadingRow, Record
from qperf_tui.importing.known_parts import OWN, KnownParts
from qperf_tui.importing.merged_cells import FilledDown
from qperf_tui.importing.personal import PersonalDataScreen
from qperf_tui.importing.plans import RowPlan, plans_of
from qperf_tui.importing.rows import RowReader
from qperf_tui.importing.shape import Shape
from qperf_tui.importing.staged import StagedRow
from qperf_tui.importing.staging import Findings, Layout, quoted

_NAMED: Final = 3
"""Rows left out as notes that are quoted; the rest are counted."""


@dataclass(slots=True)
class _LeftOutRows:
    """Rows that are no indicator's, as they are met."""

    lines: list[int] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)


class OpenTable:
    """A table whose headings fit, ready to be read row by row."""

    is_own = False
    """Whether qperf-tui wrote it, so that nothing in it is to be interpreted."""

    def __init__(
        self,
        grid: Grid,
        heading: HeadingRow,
        asked: Asked,
        found: Findings,
        *,
        is_one_of_several: bool,
    ) -> None:
        self.grid = grid
        self.heading = heading
        self._found = found
        is_sheet = grid.sheet is not None
        self.plans: tuple[RowPlan, ...] = plans_of(
            heading.headings,
            grid.told(asked),
            is_sheet=is_sheet,
            sheet=grid.name if is_one_of_several else None,
        )
        is_told = asked.quarter is not None or heading.headings.is_wide
        self.quarter_of_sheet = "" if is_told else self.plans[0].quarter
        """The quarter that only the name of its sheet says; nothing if none does."""
        self.layouts = tuple(plan.layout for plan in self.plans)
        self._shape = Shape(self.layouts, heading.cells, found, last=heading.last)
        self._figures = _where_figures_are(self.layouts)
        self._filled = FilledDown(
            () if grid.sheet is None else grid.sheet.merged, self.layout.positions
        )
        self._uncached = grid.uncached
        self._notes = _LeftOutRows()
        self._words = grid.words
        key = self.layout.positions.get(self._words.key, 0)
        others = (at for at in self.layout.positions.values() if at != key)
        self._key, self._telling = key, self._figures or tuple(others)
        self._people = PersonalDataScreen(heading.cells, self._figures, self.layout)
        self.has_decimal_commas = self._has_decimal_commas()
        self._known = self._known_parts()

    @property
    def layout(self) -> Layout:
        """Where columns stand, of the first quarter where there are several."""
        return self.plans[0].layout

    @property
    def headings_of(self) -> str:
        """Whose headings they are, in words."""
        sheet = self.layout.sheet
        return "its headings" if sheet is None else f"the headings of {quoted(sheet)}"

    def records(self) -> Iterator[Record]:
        """The rows below the headings.

        Raises:
            FileRefusedError: If quotation marks do not pair or a cell is too long.
        """
        yield from islice(self.grid.records(), self.heading.taken, None)

    def read(
        self, line: int, cells: list[str], reader: RowReader
    ) -> Sequence[StagedRow]:
        """The figures of one row, after noting what is wrong with it."""
        is_plain = self._is_plain(line, cells)
        if is_plain and (known := self._read_before(line, cells)):
            return known
        before = self._found.counts
        if not self._is_read(line, cells):
            return ()
        read = [
            (parts, staged)
            for plan, parts in zip(self.plans, self._known, strict=True)
            if plan.has_figure(cells)
            and (staged := reader.read(line, plan.texts(cells), plan.layout))
        ]
        if is_plain and self._found.counts == before and self._is_ordinary(cells):
            for parts, staged in read:
                parts.remember(cells, staged)
        return [staged for _, staged in read]

    def _is_plain(self, line: int, cells: Sequence[str]) -> bool:
        """Whether nothing about a row bears on how its parts are read."""
        is_apart = self._filled.is_any or line in self._uncached
        return not is_apart and self._shape.is_plain(cells)

    def _is_ordinary(self, cells: Sequence[str]) -> bool:
        """Whether no row that says the same of its indicator is left out or noted."""
        harmless = starmap(self._people.is_harmless, enumerate(cells))
        return all(harmless) and not is_worded(cells[self._key])

    def _read_before(self, line: int, cells: Sequence[str]) -> list[StagedRow]:
        """The figures of a row made of parts that were clean; none if one is not."""
        found = []
        for plan, parts in zip(self.plans, self._known, strict=True):
            if plan.has_figure(cells):
                staged = parts.row(line, cells)
                if staged is None:
                    return []
                found.append(staged)
        return found

    def texts(
        self, line: int, cells: list[str]
    ) -> Iterator[tuple[dict[str, str], Layout]]:
        """What one row says in each of our columns, after noting what is wrong.

        In a wide layout it is given once for each quarter it says anything of, and
        for the first in any case, since other columns are of no quarter.
        """
        if not self._is_read(line, cells):
            return
        for plan in self.plans:
            if plan is self.plans[0] or plan.has_figure(cells):
                yield plan.texts(cells), plan.layout

    def _is_read(self, line: int, cells: list[str]) -> bool:
        """Whether a row is to be read, after noting why not."""
        self._filled.fill(line, cells)
        self._people.look(line, cells)
        if omitted := left_out(cells, self._key, self._telling):
            self._leave_out(line, *omitted)
            return False
        uncached = self._uncached.get(line, frozenset())
        return self._shape.fits(line, cells, uncached)

    def note_whole(self) -> None:
        """Say what only the whole table shows: rows left out, and data on people."""
        self._people.warn(self._found, is_of_figures=self._words.is_of_figures)
        lines, words = self._notes.lines, self._notes.quoted
        if not lines:
            return
        many = len(lines)
        rows = "row has" if many == 1 else "rows have"
        more = f" and {many - len(words):,} more" if many > len(words) else ""
        self._found.notes.append(
            f"{self.layout.where(lines[0], None)}: {many:,} {rows} "
            f"{self._words.lacks} and {'is' if many == 1 else 'are'} left out: "
            f"{', '.join(words)}{more}."
        )

    def _leave_out(self, line: int, why: LeftOut, words: str) -> None:
        if why is LeftOut.TOTAL:
            self._found.about_entry(
                self.layout,
                line,
                None,
                cause="it is read as a total or average of other rows and is left out",
                entered=words,
                is_refusal=False,
            )
            return
        self._notes.lines.append(line)
        if len(self._notes.quoted) < _NAMED:
            kept = "words on a person" if personal_data(words) else quoted(words)
            self._notes.quoted.append(kept)

    def _known_parts(self) -> tuple[KnownParts, ...]:
        own = {
            position
            for plan in self.plans
            for column, position in plan.cells
            if column in OWN
        }
        places = [each for each in range(self._shape.width) if each not in own]
        return tuple(
            KnownParts(
                plan,
                places,
                self._people.is_harmless,
                has_decimal_commas=self.has_decimal_commas,
            )
            for plan in self.plans
        )

    def _has_decimal_commas(self) -> bool:
        delimiter = self.grid.parting.delimiter
        if self.grid.text is None or delimiter not in {";", "\t"}:
            return False
        rows = (cells for _, cells in self.records())
        return has_decimal_commas(rows, self._figures, by_custom=delimiter == ";")


def _where_figures_are(layouts: Sequence[Layout]) -> tuple[int, ...]:
    found = (
        layout.positions[column]
        for layout in layouts
        for column in FIGURES
        if column in layout.positions
    )
    return tuple(dict.fromkeys(found))
