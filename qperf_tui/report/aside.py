"""What a document says beside its pages: of itself, and for who cannot see pictures."""

import io
import re
import zipfile
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Final

from qperf_tui.domain.zip_limits import why_too_much
from qperf_tui.errors import ExportError

_TOLD: Final = frozenset({"alt", "title", "content", "aria-label", "summary"})
"""Attributes of a page that are read out."""
_SVG: Final = "data:image/svg+xml;base64,"
_ATTRIBUTES: Final = re.compile(r'\b(?:descr|title|name|alt)="([^"]{1,4000})"')
_TAG: Final = re.compile(r"<[^>]{0,2000}>")
_OWN: Final = re.compile(
    r"docProps/.*\.xml|word/(?:comments|footnotes|header|footer).*"
)

Aside = tuple[str, str]
"""Where it stands, and what it says."""


def asides(content: bytes, ending: str) -> Iterator[Aside]:
    """What a document says beside its pages, by the ending of its file.

    Raises:
        ExportError: If it cannot be read.
    """
    reader = _READERS.get(ending)
    if reader is not None:
        yield from reader(content)


class _Page(HTMLParser):
    """The attributes that are read out, the comments, and the pictures of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Aside] = []
        self._is_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in what an element says of itself, and the picture it shows."""
        self._is_title = tag in {"title", "desc", "text", "metadata"}
        for name, said in attrs:
            if said and name in _TOLD:
                self.found.append((f"{name} of {tag}", said))
            elif said and said.startswith(_SVG):
                self.found += _in_picture(said.removeprefix(_SVG))

    def handle_data(self, data: str) -> None:
        """Take in the words of a picture, and the title of a page."""
        if self._is_title and data.strip():
            self.found.append(("title or picture", data))

    def handle_comment(self, data: str) -> None:
        """Take in what no reader sees."""
        self.found.append(("comment", data))


def _in_picture(encoded: str) -> list[Aside]:
    try:
        drawn = b64decode(encoded, validate=True)
    except ValueError:
        return []
    page = _Page()
    page.feed(drawn.decode("utf-8", errors="replace"))
    page.close()
    return page.found


def _of_page(content: bytes) -> Iterator[Aside]:
    page = _Page()
    page.feed(content.decode("utf-8", errors="replace"))
    page.close()
    yield from page.found


def _of_package(content: bytes) -> Iterator[Aside]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if why_too_much(package.infolist(), len(content)):
                return
            for name in package.namelist():
                if not name.endswith(".xml"):
                    continue
                part = package.read(name).decode("utf-8", errors="replace")
                for said in _ATTRIBUTES.findall(part):
                    yield name, unescape(said)
                if _OWN.fullmatch(name):
                    yield name, " ".join(unescape(_TAG.sub(" ", part)).split())
    except (zipfile.BadZipFile, ValueError) as error:
        raise ExportError("It cannot be read.") from error


def _of_parquet(content: bytes) -> Iterator[Aside]:
    import polars as pl  # noqa: PLC0415 - seldom needed

    try:
        kept = pl.read_parquet_metadata(io.BytesIO(content))
    except pl.exceptions.PolarsError as error:
        raise ExportError("It cannot be read.") from error
    yield from kept.items()


def _of_pdf(content: bytes) -> Iterator[Aside]:
    from qperf_tui.report.readback_pdf import (  # noqa: PLC0415 - seldom needed
        asides_stated,
    )

    return asides_stated(content)


_READERS: Final[Mapping[str, Callable[[bytes], Iterator[Aside]]]] = MappingProxyType(
    {
        "html": _of_page,
        "docx": _of_package,
        "xlsx": _of_package,
        "parquet": _of_parquet,
        "pdf": _of_pdf,
    }
)
