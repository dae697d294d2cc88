"""What a reader finds in an exported file, whatever its format."""

import csv
import html
import io
import json
import re
import zipfile
from typing import Final

import polars as pl

from qperf_tui.workbench.documents import DOCUMENTS
from support import pdfs

EXPORTS: Final = tuple(
    (each.name, ending) for each in DOCUMENTS.values() for ending in each.endings
)
"""Every document there is, in every format that it is exported in."""

FILES: Final = tuple(f"{name}.{ending}" for name, ending in EXPORTS)
"""A name for the file of each."""

_TAG = re.compile(r"<[^>]+>")


def words(ending: str, content: bytes) -> str:
    """Every text of a file on one line, with what it says of itself."""
    return " ".join(_READ[ending](content).split())


def parts(content: bytes) -> dict[str, str]:
    """The parts of a zip package that are text, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def _markdown(content: bytes) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", content.decode())


def _page(content: bytes) -> str:
    return html.unescape(_TAG.sub(" ", content.decode()))


def _package(content: bytes) -> str:
    return html.unescape(
        " ".join(_TAG.sub(" ", each) for each in parts(content).values())
    )


def _document(content: bytes) -> str:
    """A Word document; the runs of a paragraph are one text."""
    ended = (re.sub(r"</w:p>|</w:tc>", " ", each) for each in parts(content).values())
    return html.unescape(" ".join(_TAG.sub("", each) for each in ended))


def _parquet(content: bytes) -> str:
    frame = pl.read_parquet(io.BytesIO(content))
    cells = [str(each) for row in frame.iter_rows() for each in row]
    said = pl.read_parquet_metadata(io.BytesIO(content))["qperf"]
    return " ".join([*frame.columns, *cells, said.encode().decode("unicode_escape")])


def _csv(content: bytes) -> str:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return " ".join(cell for row in rows for cell in row)


def _json(content: bytes) -> str:
    records = json.loads(content)
    return " ".join(str(each) for record in records for each in record.values())


_READ = {
    "md": _markdown,
    "csv": _csv,
    "html": _page,
    "docx": _document,
    "xlsx": _package,
    "pdf": pdfs.text,
    "parquet": _parquet,
    "json": _json,
}
