"""The rows of another workbook, which whoever may open one has copied from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from qperf_tui.importing.grids import Grid
from qperf_tui.importing.staging import FileRefusedError

Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What was copied from a workbook, or why nothing was."""

    name: str
    """The name of its file."""
    lines: Sequence[Line] = ()
    """Its headings and a line for each figure, as a table of ours has them."""
    sha256: str = ""
    cause: str = ""
    """Why it cannot be read, with the mend and without a full stop."""

    def grids(self) -> list[Grid]:
        """The lines as the one table of a file.

        Raises:
            FileRefusedError: If nothing could be copied.
        """
        if self.cause:
            raise FileRefusedError(self.cause)
        read_as = "a workbook of qperf-tui, its figures and their targets alone"
        return [Grid(read_as=read_as, is_plain=False, rows=self.lines)]
