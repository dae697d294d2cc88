"""The cells of an OpenDocument spreadsheet as text, read as a stream of its parts."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from qperf_tui.importing.book import ROWS, Book, BookSheet, Limits
from qperf_tui.importing.sheet_cells import number_text
from qperf_tui.importing.sheet_package import (
    check_directory,
    refuse_document_types,
)
from qperf_tui.importing.staging import FileRefusedError

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_CELLS: Final = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_WIDEST: Final = 16_384


@dataclass(slots=True)
class _Reading:
    """A table on its way from parts to cells."""

    hidden_styles: set[str] = field(default_factory=set)
    sheet: BookSheet | None = None
    row: int = 0
    column: int = 0


def read_ods(content: bytes) -> Book:
    """Every table of an OpenDocument spreadsheet.

    Raises:
        FileRefusedError: If it is hostile, protected by a password, or too large.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        check_directory(archive.infolist(), len(content), needed=_CONTENT)
        refuse_document_types(archive)
        names = archive.namelist()
        if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
            raise FileRefusedError(
                "it is protected by a password; save it without one and send it again"
            )
        reading = _Reading()
        book = Book(kind="ODS")
        with archive.open(_CONTENT) as part:
            for event, element in iterparse(part, events=("start", "end")):
                if event == "start":
                    _begin(reading, book, element)
                else:
                    _end(reading, element)
    return book


def _begin(reading: _Reading, book: Book, element: Element) -> None:
    if element.tag == f"{_TABLE}table" and reading.sheet is None:
        style = element.get(f"{_TABLE}style-name", "")
        reading.sheet = BookSheet(
            name=element.get(f"{_TABLE}name", ""),
            is_hidden=style in reading.hidden_styles,
            limits=Limits(),
        )
        reading.row = reading.column = 0
        book.sheets.append(reading.sheet)


def _end(reading: _Reading, element: Element) -> None:
    if element.tag == f"{_STYLE}style":
        shown = element.find(f"{_STYLE}table-properties")
        if shown is not None and shown.get(f"{_TABLE}display") == "false":
            reading.hidden_styles.add(element.get(f"{_STYLE}name", ""))
    elif reading.sheet is None:
        return
    elif element.tag == f"{_TABLE}table-column":
        many = _repeated(element, "columns")
        if element.get(f"{_TABLE}visibility", "visible") != "visible":
            last = min(reading.column + many, _WIDEST)
            reading.sheet.hidden_columns += range(reading.column, last)
        reading.column += many
        element.clear()
    elif element.tag == f"{_TABLE}table-row":
        _row(reading, reading.sheet, element)
        element.clear()
    elif element.tag == f"{_TABLE}table":
        reading.sheet = None
        element.clear()


def _row(reading: _Reading, sheet: BookSheet, element: Element) -> None:
    many = _repeated(element, "rows")
    texts, uncached, merged = _cells(element, reading.row + 1)
    if texts or uncached:
        is_hidden = element.get(f"{_TABLE}visibility", "visible") != "visible"
        for row in range(reading.row + 1, reading.row + 1 + min(many, ROWS + 1)):
            sheet.add(row, texts)
            sheet.uncached += ((row, column) for column in uncached)
            if is_hidden:
                sheet.hidden_rows.append(row)
        sheet.merged += merged
    reading.row += many


def _cells(element: Element, row: int) -> tuple[list[str], list[int], list[str]]:
    """The texts of a row, its formulas without a value, and what it merges."""
    texts: list[str] = []
    uncached: list[int] = []
    merged: list[str] = []
    blank = 0
    for cell in element:
        if cell.tag not in _CELLS:
            continue
        many = _repeated(cell, "columns")
        text = _text_of(cell)
        column = len(texts) + blank
        if not text and cell.get(f"{_TABLE}formula") and not _type_of(cell):
            uncached.append(column)
        wide, high = (
            int(cell.get(f"{_TABLE}number-{each}-spanned", "1"))
            for each in ("columns", "rows")
        )
        if wide > 1 or high > 1:
            merged.append(BookSheet.range_of(row, column, high=high, wide=wide))
        if not text:
            blank += many
            continue
        texts += [""] * min(blank, _WIDEST)
        blank = 0
        texts += [text] * min(many, _WIDEST)
        if len(texts) > _WIDEST:
            break
    return texts, uncached, merged


def _repeated(element: Element, what: str) -> int:
    written = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(written) if written.isdecimal() and len(written) < 9 else 1


def _type_of(cell: Element) -> str:
    return cell.get(f"{_OFFICE}value-type", "")


def _text_of(cell: Element) -> str:
    """What a cell says, as its author would have typed it."""
    kind = _type_of(cell)
    if kind in {"float", "currency", "percentage"}:
        value = float(cell.get(f"{_OFFICE}value", "nan"))
        shown = "\n".join(_paragraphs(cell))
        if shown.startswith(("#", "Err:")):
            return "#VALUE!" if shown.startswith("Err:") else shown
        return number_text(value, "0%" if kind == "percentage" else "")
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "").removesuffix("T00:00:00")
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value", "").upper()
    text = "\n".join(_paragraphs(cell))
    return "#VALUE!" if text.startswith("Err:") else text


def _paragraphs(cell: Element) -> Iterator[str]:
    for paragraph in cell.findall(f"{_TEXT}p"):
        yield "".join(_said(paragraph))


def _said(element: Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if part.tag == f"{_TEXT}s":
            yield " " * min(int(part.get(f"{_TEXT}c", "1")), 1_000)
        elif part.tag in {f"{_TEXT}line-break", f"{_TEXT}tab"}:
            yield "\n" if part.tag.endswith("line-break") else "\t"
        elif not part.tag.startswith(_OFFICE):
            yield from _said(part)
        yield part.tail or ""
