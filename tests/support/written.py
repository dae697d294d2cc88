"""Every document in every format, taken apart to what a reader of the format reads."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Final

import polars as pl
import pytest
from pypdf import PdfReader

from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.documents import DOCUMENTS, Exportable

WRITTEN: Final = [
    pytest.param(document, ending, id=f"{document.name}.{ending}")
    for document in DOCUMENTS.values()
    for ending in document.endings
]


def read(ending: str, content: bytes) -> str:
    """All that a file of a format says, whatever it is packed in."""
    match ending:
        case "docx" | "xlsx":
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                inside = {each: package.read(each) for each in package.namelist()}
            said = [f"{name} {plain(part)}" for name, part in inside.items()]
            return " ".join(said)
        case "pdf":
            pages = [e.extract_text() for e in PdfReader(io.BytesIO(content)).pages]
            return " ".join([*pages, *unpacked(content), plain(content)])
        case "parquet":
            frame = pl.read_parquet(io.BytesIO(content))
            return f"{frame.rows()} {plain(content)}"
        case _:
            return plain(content)


def unpacked(content: bytes) -> Iterator[str]:
    """The compressed streams of a PDF, as far as they are compressed as is usual."""
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        with suppress(zlib.error):
            yield plain(zlib.decompressobj().decompress(found[1]))


def plain(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")


def asked_of(
    document: Exportable, charts: tuple[str, ...] = ("CS 9", "CS 12", "CS 23")
) -> Asked:
    """Everything that can be asked for, so that nothing is left out."""
    wished: dict[str, bool | tuple[str, ...]] = {
        "charts": charts,
        "has_actions": True,
        "has_requests": True,
        "has_appendix": True,
        "is_of_plan": True,
        "is_draft": True,
    }
    asked = Asked()
    for name in document.choices & wished.keys():
        asked = replace(asked, **{name: wished[name]})
    return asked
