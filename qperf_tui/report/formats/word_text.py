"""Text as the runs and paragraphs of a Word document, in which nothing is live."""

from html import escape
from typing import Final

from qperf_tui.domain.text import clean_line, clean_text

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def runs(text: str) -> str:
    """The text in one run, its line feeds as breaks, character for character."""
    lines = clean_text(text).split("\n")
    said = (
        f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in lines
    )
    return f"<w:r>{'<w:br/>'.join(said)}</w:r>"


def paragraph(text: str, style: str, properties: str = "") -> str:
    """One paragraph of text in a style, with more of its own properties."""
    return around(runs(text), style, properties)


def around(content: str, style: str, properties: str = "") -> str:
    """One paragraph around runs or a picture."""
    shape = f'<w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
    return f"<w:p>{shape}{content}</w:p>"


def attribute(text: str) -> str:
    """A text on one line as the value of an attribute."""
    return escape(clean_line(text))
