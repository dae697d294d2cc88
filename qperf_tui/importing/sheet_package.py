"""The zip package of a workbook, held to what is modest before any of it is parsed."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from defusedxml.ElementTree import fromstring

from qperf_tui.domain.zip_limits import why_too_much
from qperf_tui.importing.staging import FileRefusedError

_CHUNK: Final = 1_000_000
_OVERLAP: Final = 200

_DOCTYPES: Final = (
    b"<!DOCTYPE",
    "<!DOCTYPE".encode("utf-16-le"),
    "<!DOCTYPE".encode("utf-16-be"),
)
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z0-9:]+)"')
_HIDDEN_ROW: Final = re.compile(
    rb'<(?:\w+:)?row (?=[^>]*hidden="(?:1|true)")[^>]*?\br="([0-9]{1,7})"'
)
_HIDDEN_COLUMNS: Final = re.compile(
    rb'<(?:\w+:)?col (?=[^>]*hidden="(?:1|true)")[^>]*?'
    rb'\bmin="([0-9]{1,5})"[^>]*?\bmax="([0-9]{1,5})"'
)
_WIDEST: Final = 200
_NOTES: Final = ("xl/comments", "xl/threadedComments")
_NOTED: Final = re.compile(
    rb'<(?:\w+:)?(?:c|threadedC)omment [^>]*?ref="([A-Z]{1,3}[0-9]{1,7})"'
)
AS_CSV: Final = "save the sheet as CSV UTF-8 and send that"


@dataclass(slots=True)
class Parts:
    """What a look at the bare parts of a workbook shows."""

    has_formulas: bool = False
    merged: dict[str, list[str]] = field(default_factory=dict)
    """By part, the ranges it merges."""
    hidden_rows: dict[str, list[int]] = field(default_factory=dict)
    hidden_columns: dict[str, list[int]] = field(default_factory=dict)
    """By part, the columns that are hidden, each by how many stand before it."""
    noted: dict[str, None] = field(default_factory=dict)
    """The cells that have comments, on whatever sheet."""


def check_directory(
    members: Sequence[zipfile.ZipInfo], size: int, *, needed: str = "xl/workbook.xml"
) -> None:
    """Let a zip directory of a modest workbook pass, which has the part `needed`.

    Raises:
        FileRefusedError: If it is no workbook, or would unpack to too much.
    """
    if too_much := why_too_much(members, size):
        raise FileRefusedError(f"{too_much}; {AS_CSV}")
    if any(member.flag_bits & 1 for member in members):
        raise FileRefusedError("it is protected by a password; save it without one")
    names = [member.filename for member in members]
    if needed not in names or len(set(names)) < len(names):
        raise FileRefusedError("it is a zip archive and not a workbook")


def look_at_parts(archive: zipfile.ZipFile) -> Parts:
    """What the parts show without being parsed.

    Raises:
        FileRefusedError: If one declares a document type, as hostile files do.
    """
    parts = Parts()
    for name in archive.namelist():
        is_sheet = name.startswith("xl/worksheets/")
        merged: dict[str, None] = {}
        rows: dict[int, None] = {}
        columns: dict[int, None] = {}
        for chunk in chunks(archive, name):
            _refuse_document_type(name, chunk)
            if is_sheet:
                parts.has_formulas |= _FORMULA.search(chunk) is not None
                found = _MERGED.finditer(chunk)
                merged |= dict.fromkeys(match[1].decode("ascii") for match in found)
                rows |= {int(match[1]): None for match in _HIDDEN_ROW.finditer(chunk)}
                for match in _HIDDEN_COLUMNS.finditer(chunk):
                    last = min(int(match[2]), _WIDEST)
                    columns |= dict.fromkeys(range(int(match[1]) - 1, last))
            elif name.startswith(_NOTES):
                found = _NOTED.finditer(chunk)
                noted = (match[1].decode("ascii") for match in found)
                parts.noted |= dict.fromkeys(noted)
        parts.merged[name] = list(merged)
        parts.hidden_rows[name] = list(rows)
        parts.hidden_columns[name] = list(columns)
    return parts


def refuse_document_types(archive: zipfile.ZipFile) -> None:
    """Let a package pass none of whose parts declares a document type.

    Raises:
        FileRefusedError: If one does, as hostile files do.
    """
    for name in archive.namelist():
        for chunk in chunks(archive, name):
            _refuse_document_type(name, chunk)


def _refuse_document_type(name: str, chunk: bytes) -> None:
    if any(doctype in chunk for doctype in _DOCTYPES):
        raise FileRefusedError(
            f"its part {name} declares a document type (DOCTYPE), which no spreadsheet "
            "writes; ask who sent it"
        )


def chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part in chunks that overlap, so that no short text is cut in every one."""
    kept = b""
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            yield kept + chunk
            kept = chunk[-_OVERLAP:]


def parts_by_sheet(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part that holds each sheet; nothing where a workbook does not say."""
    if "xl/_rels/workbook.xml.rels" not in archive.namelist():
        return {}
    related = {
        str(element.get("Id")): posixpath.normpath(
            posixpath.join("/xl", element.get("Target", ""))
        ).lstrip("/")
        for element in fromstring(archive.read("xl/_rels/workbook.xml.rels")).iter()
    }
    found: dict[str, str] = {}
    for element in fromstring(archive.read("xl/workbook.xml")).iter():
        for key, reference in element.items():
            if key.endswith("}id") and reference in related and element.get("name"):
                found[str(element.get("name"))] = related[reference]
    return found
