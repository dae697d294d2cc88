"""What kind of file it is, told by its bytes and never by its name."""

import re
from enum import Enum
from typing import Final, Literal

from qperf_tui.importing.staging import FileRefusedError

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PARQUET: Final = b"PAR1"
OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument.spreadsheet"
"""The type that an OpenDocument spreadsheet says it is, near its start."""
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ZIP_END: Final = b"PK\x05\x06"
_ZIP_TAIL: Final = 70_000
_START: Final = 2_048
"""Bytes looked at to tell a kind of text from another."""

_MARKDOWN_TABLE: Final = re.compile(rb"^\|(?: :?-{3,}:? \|){2,}\r?$", re.MULTILINE)
_AS_CSV: Final = "save it as CSV UTF-8 or .xlsx and send that"
_SIGNATURES: Final = (
    (b"%PDF-", "it is a PDF; ask for the spreadsheet it was made from"),
    (
        b"SQLite format 3\x00",
        "it is a database; export its figures as CSV UTF-8",
    ),
    (b"\x1f\x8b", "it is compressed; unpack it and send the file inside"),
    (b"7z\xbc\xaf\x27\x1c", "it is compressed; unpack it and send the file inside"),
    (b"Rar!", "it is compressed; unpack it and send the file inside"),
    (b"{\\rtf", "it is a rich text document; copy its table into a spreadsheet"),
    (b"\x89PNG", "it is a picture; ask for the spreadsheet it was made from"),
    (b"\xff\xd8\xff", "it is a picture; ask for the spreadsheet it was made from"),
)
UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
"""The byte-order marks of UTF-16, the little end first and then the big."""


class Kind(Enum):
    """The kinds of file that are read."""

    CSV = "CSV"
    XLSX = "XLSX"
    ODS = "ODS"
    XLS = "XLS"
    JSON = "JSON"
    PARQUET = "Parquet"


def kind_of(content: bytes) -> Kind:
    """The kind of file that `content` is.

    Raises:
        FileRefusedError: If it is of a kind that is not read, naming the kind.
    """
    start = content[:_START].removeprefix(BYTE_ORDER_MARK).lstrip()
    if not start and not content.removeprefix(BYTE_ORDER_MARK).strip():
        raise FileRefusedError("it is empty; send the return again")
    if content.startswith(OLE):
        return _ole_kind(content)
    if content.startswith(_ZIP):
        return _zip_kind(content)
    if content.startswith(PARQUET):
        return Kind.PARQUET
    for signature, cause in _SIGNATURES:
        if start.startswith(signature):
            raise FileRefusedError(cause)
    if not content.startswith(UTF_16_MARKS) and half_nul(content) is None:
        _refuse_other_text(start)
        if start.startswith((b"{", b"[")):
            return Kind.JSON
    return Kind.CSV


def _ole_kind(content: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise FileRefusedError(
            "it is protected by a password; open it in Excel, remove the password "
            "and save it again"
        )
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise FileRefusedError(
            "it is an old Office file and no workbook; copy its table into a "
            "spreadsheet"
        )
    return Kind.XLS


def _zip_kind(content: bytes) -> Kind:
    if _ZIP_END not in content[-_ZIP_TAIL:]:
        raise FileRefusedError(
            "it is damaged or cut short, so that its end is missing; fetch it or save "
            "it again"
        )
    if OPEN_DOCUMENT in content[:200]:
        return Kind.ODS
    if b"application/vnd.oasis.opendocument" in content[:200]:
        raise FileRefusedError(
            "it is an OpenDocument file and no spreadsheet; copy its table into one"
        )
    if b"xl/workbook.bin" in content:
        raise FileRefusedError(
            f"it is a binary Excel workbook (.xlsb); open it in Excel and {_AS_CSV}"
        )
    if b"word/document.xml" in content:
        raise FileRefusedError(
            "it is a Word document; copy its table into a spreadsheet"
        )
    if b"xl/workbook.xml" not in content:
        raise FileRefusedError(
            "it is a zip archive and not an Excel workbook; unpack it and send the "
            "return inside"
        )
    return Kind.XLSX


def half_nul(content: bytes) -> Literal["first", "second"] | None:
    """Which half of each pair of bytes is NUL, as UTF-16 of plain text has it."""
    start = content[: _START // 2 * 2]
    first, second = (half.count(0) * 10 for half in (start[::2], start[1::2]))
    most, least = len(start) * 3, len(start) // 2
    if first > most and second <= least:
        return "first"
    return "second" if second > most and first <= least else None


def _refuse_other_text(start: bytes) -> None:
    lowered = start.lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in lowered:
        raise FileRefusedError(
            f"it is an XML Spreadsheet of 2003; open it in Excel and {_AS_CSV}"
        )
    if lowered.startswith((b"<!doctype html", b"<html", b"<table", b"<body", b"<meta")):
        raise FileRefusedError(
            "it is a web page (HTML), whatever its name says; open it in Excel and "
            f"{_AS_CSV}"
        )
    if _MARKDOWN_TABLE.search(start):
        raise FileRefusedError(
            "it is a Markdown document, which is made to be read; import the workbook "
            "it was made from, or its export figures --internal"
        )
    if lowered.startswith((b"<?xml", b"<!doctype")):
        raise FileRefusedError(f"it is an XML file; open it in Excel and {_AS_CSV}")
