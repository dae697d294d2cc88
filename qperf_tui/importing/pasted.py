"""Cells copied from a spreadsheet, as the table that they are."""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

from qperf_tui.domain.text import clean_text
from qperf_tui.errors import QperfError
from qperf_tui.importing.delimited import Record, cell_limit

MOST_CELLS: Final = 100_000
"""Cells that are taken at once; more of them are a file."""
_LONGEST: Final = 5_000_000
"""Characters that are taken at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A table that comes from no file."""

    content: bytes
    sha256: str
    """Of what was pasted, before anything was made of it."""
    name: str = "pasted"


Source = Path | Pasted
"""Where a return comes from."""


def as_pasted(content: bytes) -> Pasted:
    """What was pasted, taken as it is."""
    return Pasted(content=content, sha256=hashlib.sha256(content).hexdigest())


def pasted_table(text: str, rows: Iterable[Record]) -> Pasted:
    """A table made of what was pasted, each row on the line that it is given."""
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    at = 1
    for line, cells in rows:
        written.write("\n" * max(line - at, 0))
        writer.writerow(cells)
        at = max(line, at) + 1 + sum(cell.count("\n") for cell in cells)
    return Pasted(
        content=written.getvalue().encode(),
        sha256=hashlib.sha256(text.encode(errors="replace")).hexdigest(),
    )


def is_block(text: str) -> bool:
    """Whether text is few enough cells to be taken at once."""
    return len(text) <= _LONGEST and text.count("\t") + _lines(text) <= MOST_CELLS


def require_block(text: str) -> None:
    """Refuse text that is too much to be taken at once.

    Raises:
        QperfError: If it is.
    """
    if not is_block(text):
        raise QperfError(
            f"What was pasted has more than {MOST_CELLS:,} cells or {_LONGEST:,} "
            "characters; save it as a file and bring that in with qperf-tui import."
        )


def cells_of(text: str) -> list[Record]:
    """The cells of pasted text, each line as wide as the widest; blank lines count.

    Raises:
        QperfError: If there are none, or more than are taken at once.
    """
    require_block(text)
    found = [
        (line, [clean_text(cell).strip() for cell in cells])
        for line, cells in _parted(text.replace("\r\n", "\n").replace("\r", "\n"))
    ]
    while found and not any(found[-1][1]):
        found.pop()
    width = max((_width(cells) for _, cells in found), default=0)
    if not width:
        raise QperfError("Nothing was pasted; copy the cells once more.")
    return [
        (line, [*cells[:width], *[""] * (width - len(cells))]) for line, cells in found
    ]


def _lines(text: str) -> int:
    return max(text.count("\n"), text.count("\r")) + 1


def _parted(text: str) -> list[Record]:
    """Every line as cells; quotation marks that do not pair are text."""
    try:
        with cell_limit():
            return list(_quoted(text))
    except csv.Error:
        lines = text.split("\n")
        return [(at, line.split("\t")) for at, line in enumerate(lines, 1)]


def _quoted(text: str) -> Iterator[Record]:
    line = 1
    reader = csv.reader(StringIO(text, newline=""), delimiter="\t", strict=True)
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _width(cells: Sequence[str]) -> int:
    """How many cells there are up to the last that says anything."""
    return max((at + 1 for at, cell in enumerate(cells) if cell), default=0)
