"""A PDF read back into the words of each of its pages."""

import io
from collections.abc import Iterator
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from qperf_tui.domain.restatement import Statement
from qperf_tui.errors import ExportError

_DAMAGED: Final = (
    *(PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError),
    *(IndexError, RecursionError),
    NotImplementedError,  # pypdf: a filter or encryption that it does not know
)
_OBJECTS: Final = 200_000
"""Objects of one file that are looked through."""
_PAGES: Final = 500
"""Pages that are read of one file; a paper has some twenty."""


def pages_stated(content: bytes) -> Iterator[Statement]:
    """What each page says, its words in the order they are read out in.

    Raises:
        ExportError: If it is no PDF, or a damaged one.
    """
    try:
        pages = PdfReader(io.BytesIO(content), strict=True).pages
        for number, page in enumerate(pages[:_PAGES], 1):
            said = " ".join(page.extract_text().split())
            yield Statement(((f"page {number}", said),))
    except _DAMAGED as error:
        raise ExportError("It cannot be read.") from error


def asides_stated(content: bytes) -> Iterator[tuple[str, str]]:
    """What a PDF says of itself, and what it has read out in place of pictures.

    Raises:
        ExportError: If it is no PDF, or a damaged one.
    """
    try:
        reader = PdfReader(io.BytesIO(content), strict=True)
        for name, said in (reader.metadata or {}).items():
            yield str(name), str(said)
        about = reader.xmp_metadata
        if about is not None:
            yield "XMP", " ".join(map(str, (about.dc_title, about.dc_description)))
        size = reader.trailer.get("/Size", 0)
        for number in range(1, min(size, _OBJECTS) if isinstance(size, int) else 1):
            held = reader.get_object(number)
            if isinstance(held, DictionaryObject) and "/Alt" in held:
                yield f"object {number}", str(held["/Alt"])
    except _DAMAGED as error:
        raise ExportError("It cannot be read.") from error
