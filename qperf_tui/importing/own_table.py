"""A table that qperf-tui wrote, whose rows are read exactly as they were written."""

from collections.abc import Sequence

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.text import unharmed
from qperf_tui.importing.asked import Asked
from qperf_tui.importing.grids import Grid
from qperf_tui.importing.heading_row import HeadingRow
from qperf_tui.importing.open_table import OpenTable
from qperf_tui.importing.own_rows import edited_beside, read_own_row
from qperf_tui.importing.own_tables import OwnKind, shown_places
from qperf_tui.importing.raw_row import RawRow
from qperf_tui.importing.row_text import raw_row
from qperf_tui.importing.rows import RowReader
from qperf_tui.importing.staged import StagedRow
from qperf_tui.importing.staging import Findings


class OwnTable(OpenTable):
    """A table of ours, ready to be read row by row.

    What the public may not read is left out and counted, and never brought in as
    suppressed over what it hides.
    """

    is_own = True

    def __init__(
        self,
        grid: Grid,
        heading: HeadingRow,
        asked: Asked,
        found: Findings,
        *,
        is_one_of_several: bool,
    ) -> None:
        super().__init__(
            grid, heading, asked, found, is_one_of_several=is_one_of_several
        )
        self._kind = heading.headings.own or OwnKind.PUBLISHED
        self._shown = shown_places(heading.cells)
        self._hidden = 0
        self._by_group = 0

    def read(
        self, line: int, cells: list[str], reader: RowReader
    ) -> Sequence[StagedRow]:
        """The figure of one row, after noting what is wrong with it."""
        del reader
        if self.grid.text is not None:
            cells[:] = map(unharmed, cells)
        if not self._shape.fits(line, cells, self.grid.uncached.get(line, frozenset())):
            return ()
        texts = self.plans[0].texts(cells)
        row = raw_row(line, texts, self.layout, self._found)
        staged = None if self._is_left_out(row) else read_own_row(row, self._kind)
        if staged is None:
            return ()
        shown = {column: cells[place] for column, place in self._shown.items()}
        if cause := edited_beside(staged, shown):
            row.refuse("Value", cause)
            return ()
        return (staged,)

    def note_whole(self) -> None:
        """Say what was left out of the table."""
        where = self.layout.where(self.heading.line, None)
        says = [f"read as {self._kind.value}"]
        if self._kind is OwnKind.PUBLISHED:
            says.append("rounded, and never put in place of a figure on file")
        if self.grid.is_plain:
            self._found.notes.append(f"{where}: {', '.join(says)}.")
        if self._by_group:
            self._found.notes.append(
                f"{where}: figures by group are not brought in: {self._by_group:,} "
                "left out."
            )
        if self._hidden:
            self._found.about_file(
                where,
                "figures that are hidden in it are left as they are in the workbook: "
                f"{self._hidden:,}; import export figures --internal to have them",
                is_refusal=False,
            )

    def _is_left_out(self, row: RawRow) -> bool:
        """Whether a row tells nothing that may be brought in, after counting it."""
        if row.text("Group"):
            self._by_group += 1
            return True
        if self._kind is OwnKind.KEPT:
            return False
        is_hidden = row.text("Status") == OutturnStatus.SUPPRESSED
        self._hidden += is_hidden
        return is_hidden or not row.text("Status")
