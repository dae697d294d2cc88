"""Documents of ours read back into what they state, whoever has edited them since."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Final

from qperf_tui.domain.restatement import CODE, Statement
from qperf_tui.domain.zip_limits import why_too_much
from qperf_tui.errors import ExportError

_BAR: Final = re.compile(r"(?<!\\)\|")
_ESCAPE: Final = re.compile(r"\\([^\w\s])")
_NUMBERED: Final = re.compile(r"(\d{1,3})\.?\s+(?=\S)")
_MARKER: Final = re.compile(r"(?:#{1,6}|[-*>]|\d{1,3}[.)])\s+")
_RULE: Final = re.compile(r"\|[\s|:-]+\|")
_CELLS: Final = frozenset({"td", "th"})
_BLOCKS: Final = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "caption", "figcaption", "dt", "dd", "div"}
)


def statements(content: bytes, ending: str) -> list[Statement]:
    """What a document states, line by line, by the ending of its file.

    Raises:
        ExportError: If it cannot be read, or is of a kind that is not.
    """
    reader = _READERS.get(ending)
    if reader is None:
        raise ExportError(f"What a .{ending} states is not read.")
    try:
        return list(reader(content))
    except (ValueError, KeyError, csv.Error, zipfile.BadZipFile) as error:
        raise ExportError("It cannot be read.") from error


def rows_stated(rows: Sequence[Sequence[str]]) -> Iterator[Statement]:
    """The rows of a sheet below the row of headings, each cell under its own."""
    headings: Sequence[str] = ()
    for row in rows:
        if not headings and not {CODE, CODE.lower()}.isdisjoint(row):
            headings = row
        elif headings:
            yield Statement(tuple(zip(headings, row, strict=False)))


def _markdown(content: bytes) -> Iterator[Statement]:
    headings: list[str] = []
    under = "at the top"
    lines = content.decode().splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("|"):
            if _RULE.fullmatch(following):
                headings = _cells(line)
            elif not _RULE.fullmatch(line):
                yield Statement(tuple(zip(headings, _cells(line), strict=False)))
        elif text := _plain(line.strip()):
            number = _NUMBERED.match(line.strip())
            if line.startswith("#"):
                under = f"under “{_bare(text)}”"
            elif number:
                under = f"paragraph {number[1]}"
            yield Statement(((under, _bare(text)),))


def _cells(line: str) -> list[str]:
    return [_plain(each.strip()) for each in _BAR.split(line)[1:-1]]


def _plain(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)


def _bare(text: str) -> str:
    return _MARKER.sub("", text, count=1) if _MARKER.match(text) else text


def _csv(content: bytes) -> Iterator[Statement]:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    for row in rows[1:]:
        yield Statement(tuple(zip(rows[0], row, strict=False)))


class _Page(HTMLParser):
    """The blocks and rows of a page, as they are read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Statement] = []
        self._words: list[str] = []
        self._row: list[str] = []
        self._headings: list[str] = []
        self._under = "at the top"
        self._is_silent = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a row or a table."""
        if tag in _BLOCKS or tag == "table":
            self._end_block()
        if tag == "table":
            self._headings = []
        if tag in {"style", "title", "svg"}:
            self._is_silent = True

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag in {"style", "title", "svg"}:
            self._is_silent = False
        elif tag in _CELLS:
            self._row.append(self._said())
        elif tag == "tr":
            self._end_row()
        elif tag in _BLOCKS:
            self._end_block(is_heading=tag.startswith("h"))

    def handle_data(self, data: str) -> None:
        """Take in words."""
        if not self._is_silent:
            self._words.append(data)

    def _said(self) -> str:
        said = " ".join("".join(self._words).split())
        self._words = []
        return said

    def _end_row(self) -> None:
        row, self._row = self._row, []
        if not self._headings:
            self._headings = row
        elif row:
            cells = tuple(zip(self._headings, row, strict=False))
            self.found.append(Statement(cells))

    def _end_block(self, *, is_heading: bool = False) -> None:
        said = self._said()
        if not said:
            return
        number = _NUMBERED.match(said)
        if is_heading:
            self._under = f"under “{said}”"
        elif number:
            self._under, said = f"paragraph {number[1]}", said[number.end() :]
        elif said.rstrip(".").isdigit():
            self._under = f"paragraph {said.rstrip('.')}"
            return
        self.found.append(Statement(((self._under, said),)))


def _html(content: bytes) -> Iterator[Statement]:
    page = _Page()
    page.feed(content.decode())
    page.close()
    yield from page.found


def _word(content: bytes) -> Iterator[Statement]:
    from docx import Document  # noqa: PLC0415 - 70 ms, and seldom needed
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if too_much := why_too_much(package.infolist(), len(content)):
            raise ExportError(f"It is not read: {too_much}.")
    under = "at the top"
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Paragraph):
            said = " ".join(block.text.split())
            style = block.style.name if block.style is not None else ""
            if style and style.startswith("Heading"):
                under = f"under “{said}”"
            if said:
                yield Statement(((under, said),))
            continue
        rows = [[cell.text.strip() for cell in row.cells] for row in block.rows]
        for row in rows[1:] if len(rows[0]) > 2 else rows:
            headings = rows[0] if len(rows[0]) > 2 else ("", *row[:1])
            yield Statement(tuple(zip(headings, row, strict=False)))


def _pdf(content: bytes) -> Iterator[Statement]:
    from qperf_tui.report.readback_pdf import (  # noqa: PLC0415 - seldom needed
        pages_stated,
    )

    return pages_stated(content)


def _parquet(content: bytes) -> Iterator[Statement]:
    import polars as pl  # noqa: PLC0415 - seldom needed

    try:
        rows = pl.read_parquet(io.BytesIO(content))
    except pl.exceptions.PolarsError as error:
        raise ExportError("It cannot be read.") from error
    for row in rows.iter_rows(named=True):
        said = ((name, "" if each is None else str(each)) for name, each in row.items())
        yield Statement(tuple(said))


_READERS: Final[Mapping[str, Callable[[bytes], Iterator[Statement]]]] = (
    MappingProxyType(
        {
            "md": _markdown,
            "csv": _csv,
            "html": _html,
            "docx": _word,
            "pdf": _pdf,
            "parquet": _parquet,
        }
    )
)
"""What is read here, by the ending of the file."""
