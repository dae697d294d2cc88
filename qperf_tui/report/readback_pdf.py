"""A PDF read back into the words of each of its pages."""

import io
from collections.abc import Iterator
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from qperf_tui.domain.restatement import Statement
from qperf_tui.errors import ExportError

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
    except (
        *(PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError),
        *(IndexError, RecursionError, NotImplementedError),
    ) as error:
        raise ExportError("It cannot be read.") from error
