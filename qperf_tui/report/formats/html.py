"""A whole paper as one HTML file: no script, nothing fetched, WCAG 2.2 AA.

Every text goes in through autoescape; the numbers of paragraphs are words of the page,
so that they are read out and copied as they are seen.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.report.imprint_words import imprint_words
from qperf_tui.report.paper import (
    Block,
    Chart,
    Listing,
    Numbered,
    Paper,
    Plain,
    Table,
)

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def render(paper: Paper) -> str:
    """The paper as HTML, the same bytes for the same paper."""
    imprint = paper.imprint
    page = _environment().get_template("paper.html.jinja")
    written = page.render(
        title=clean_line(imprint.title),
        council=clean_line(imprint.council),
        marking=clean_line(imprint.marking),
        notice=clean_line(imprint.notice),
        fields=paper.fields,
        parts=paper.parts,
        said=" · ".join(imprint_words(imprint)),
        shown=_shown,
    )
    return f"{written.rstrip()}\n"


def _shown(block: Block) -> Markup:
    """A block as HTML in which every text is escaped."""
    blocks = _environment().get_template("blocks.html.jinja").module
    written: Markup = getattr(blocks, _macro(block))(block)
    return written


def _macro(block: Block) -> str:
    match block:
        case Numbered():
            return "numbered"
        case Plain():
            return "plain"
        case Listing():
            return "listing"
        case Table():
            return "table"
        case Chart():
            return "chart"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("qperf_tui.report.formats", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=True,
    )
    made.filters["line"] = clean_line
    made.filters["paragraphs"] = _paragraphs
    made.filters["lettered"] = _lettered
    return made


def _paragraphs(text: str) -> Iterator[str]:
    return filter(None, map(clean_line, clean_text(text).split("\n\n")))


def _lettered(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(_LETTERS, texts, strict=False)
