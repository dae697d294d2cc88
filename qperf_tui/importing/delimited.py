"""CSV read strictly, each record with the line of the file where it starts."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from qperf_tui.importing.sniffing import BYTE_ORDER_MARK
from qperf_tui.importing.staging import FileRefusedError, quoted

LONGEST_CELL: Final = 100_000
"""Characters in one cell; longer ones come of a quotation mark left open."""

_OTHER_DELIMITERS: Final = ((";", "semicolons"), ("\t", "tabs"), ("|", "bars"))


def decoded(content: bytes) -> str:
    """The text of a CSV file.

    Raises:
        FileRefusedError: If it is not UTF-8 with line ends that are read.
    """
    nul = content.find(0)
    if nul >= 0:
        raise FileRefusedError(
            "it holds a NUL byte, so it is no text or is damaged; save it as CSV "
            "UTF-8 again",
            line=_line_at(content, nul),
        )
    try:
        text = content.removeprefix(BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + len(content) - len(error.object)
        raise FileRefusedError(
            _encoding_cause(content), line=_line_at(content, offset)
        ) from None
    if "\r" in text and "\n" not in text:
        raise FileRefusedError(
            "its lines end in CR alone, as on an old Macintosh; save it as CSV UTF-8"
        )
    return text


def _line_at(content: bytes, offset: int) -> int:
    return content.count(b"\n", 0, offset) + 1


def _encoding_cause(content: bytes) -> str:
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return "a byte here is no text in UTF-8; save it as CSV UTF-8"
    return (
        "a byte here is not UTF-8, and looks like Windows-1252; in Excel choose "
        "Save As, CSV UTF-8"
    )


@contextmanager
def cell_limit() -> Iterator[None]:
    """Hold the length of a CSV cell to `LONGEST_CELL` while inside."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every record that is not wholly blank, with the line where it starts.

    Raises:
        FileRefusedError: If quotation marks do not pair or a cell is too long.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
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


def refuse_other_delimiter(cells: Sequence[str], line: int) -> None:
    """Let a heading line parted by commas pass.

    Raises:
        FileRefusedError: If it is parted by something else, naming what.
    """
    joined = ",".join(cells)
    if joined.strip().casefold().startswith("sep="):
        raise FileRefusedError(
            f"{quoted(joined)} tells Excel how cells are parted and is no heading; "
            "delete the line and save the file as CSV UTF-8",
            line=line,
        )
    for delimiter, name in _OTHER_DELIMITERS:
        if joined.count(delimiter) > joined.count(","):
            raise FileRefusedError(
                f"its cells are parted by {name} and not by commas; save it as CSV "
                "UTF-8 with commas",
                line=line,
            )
