"""Text parted into cells, each record with the line of the file where it starts."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import Final

from qperf_tui.importing.encodings import Text
from qperf_tui.importing.staging import FileRefusedError, quoted

LONGEST_CELL: Final = 100_000
"""Characters in one cell; longer ones come of a quotation mark left open."""

DELIMITERS: Final[Mapping[str, str]] = {
    ",": "commas",
    ";": "semicolons",
    "\t": "tabs",
    "|": "bars",
}
"""What may part the cells of a line, and what each is called."""

_TOLD: Final = re.compile(r'"?sep=(?P<delimiter>[^\s"]|\t)"?,*', re.IGNORECASE)
"""The first line by which a file tells Excel how its cells are parted."""
_TRIED: Final = 40
"""Records looked at to find what parts their cells."""
_START: Final = 200_000
"""Characters those records are looked for in."""

Record = tuple[int, list[str]]


@contextmanager
def cell_limit() -> Iterator[None]:
    """Hold the length of a CSV cell to `LONGEST_CELL` while inside."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def records(lines: Iterable[str], delimiter: str = ",") -> Iterator[Record]:
    """Every record that is not wholly blank, with the line where it starts.

    Raises:
        FileRefusedError: If quotation marks do not pair or a cell is too long.
    """
    reader = csv.reader(lines, strict=True, delimiter=delimiter)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FileRefusedError(_quoting_cause(str(error)), line=line) from None
        if any(cells) and not all(cell.isspace() or not cell for cell in cells):
            yield line, cells
        line = reader.line_num + 1


def _quoting_cause(error: str) -> str:
    if "field larger" in error:
        return (
            f"a cell holds more than {LONGEST_CELL:,} characters, or a quotation mark "
            "opens here and is never closed; close it or shorten the cell"
        )
    if "unexpected end" in error:
        return (
            "a quotation mark opens here and is never closed; close it, or double it "
            "if it belongs to the text"
        )
    return (
        "a quotation mark opens here and text follows its close; double the "
        "quotation marks that belong to the text"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """What parts the cells of a file."""

    delimiter: str
    is_told: bool = False
    """Whether a first line `sep=` says so, which is no record then."""


def parting_of(text: Text, heads: Callable[[Sequence[str]], int]) -> Parting:
    """What parts the cells: what the file says, or else what makes sense of it.

    `heads` counts the headings of ours in a record.

    Raises:
        FileRefusedError: If a first line `sep=` names what parts no cells.
    """
    start = text.start(_START)
    first = start.lstrip("\ufeff").split("\n", 1)[0].rstrip("\r\n")
    told = _TOLD.fullmatch(first.split("\r", 1)[0])
    if told is not None:
        delimiter = told["delimiter"]
        if delimiter not in DELIMITERS:
            raise FileRefusedError(
                f"{quoted(first)} names what parts no cells here; part them by "
                f"{one_of(DELIMITERS.values())}",
                line=1,
            )
        start = start.partition("\n")[2] or start.partition("\r")[2]
        if _sense(start, delimiter, heads)[0] >= _sense(start, ",", heads)[0]:
            return Parting(delimiter=delimiter, is_told=True)
    found = max(DELIMITERS, key=lambda each: _sense(start, each, heads))
    return Parting(delimiter=found, is_told=told is not None)


def one_of(names: Iterable[str]) -> str:
    """Names to choose from, in words: `a, b or c`."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def _sense(
    start: str, delimiter: str, heads: Callable[[Sequence[str]], int]
) -> tuple[int, int]:
    """How well the first records read: the headings in one, and their likeness."""
    reader = csv.reader(StringIO(start, newline=""), delimiter=delimiter)
    widths: Counter[int] = Counter()
    most = 0
    with suppress(csv.Error):
        for cells in islice(reader, _TRIED):
            if len(cells) > 1:
                widths[len(cells)] += 1
                most = max(most, heads(cells))
    return most, max(widths.values(), default=0)
