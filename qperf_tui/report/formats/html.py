"""A whole paper as one HTML file: no script, nothing fetched, WCAG 2.2 AA.

Every text goes in through autoescape; the numbers of paragraphs are words of the page,
so that they are read out and copied as they are seen.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.report.formats.chart_picture import pictures_of, svg
from qperf_tui.report.formats.turning import stretches
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

_SHORT: Final = 16
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def render(paper: Paper, progress: Progress = unwatched) -> str:
    """The paper as HTML, the same bytes for the same paper.

    Raises:
        StoppedError: If `progress` had it stopped.
    """
    imprint = paper.imprint
    pictures = pictures_of(paper, svg, progress)
    page = _environment().get_template("paper.html.jinja")
    written = page.render(
        title=clean_line(imprint.title),
        council=clean_line(imprint.council),
        marking=clean_line(imprint.marking),
        notice=clean_line(imprint.notice),
        fields=paper.fields,
        stretches=stretches(paper.parts),
        said=" · ".join(imprint_words(imprint)),
        is_one_page=paper.is_one_page,
        shown=partial(_shown, pictures),
    )
    return f"{written.rstrip()}\n"


def _shown(pictures: Mapping[Chart, bytes], block: Block) -> Markup:
    """A block as HTML in which every text is escaped."""
    blocks = _environment().get_template("blocks.html.jinja").module
    macro = getattr(blocks, _macro(block))
    beside = (_address(pictures.get(block)),) if isinstance(block, Chart) else ()
    written: Markup = macro(block, *beside)
    return written


def _address(picture: bytes | None) -> str:
    """A picture as the address of itself, so that nothing is fetched.

    A page runs nothing that stands in a picture, and no style reaches into it.
    """
    if picture is None:
        return ""
    return f"data:image/svg+xml;base64,{b64encode(picture).decode()}"


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
    made.filters["is_short"] = _is_short
    made.filters["line"] = clean_line
    made.filters["paragraphs"] = _paragraphs
    made.filters["lettered"] = _lettered
    return made


def _is_short(text: str) -> bool:
    """Whether a text of a table stays on one line, as `■ Red` does."""
    return len(text) <= _SHORT


def _paragraphs(text: str) -> Iterator[str]:
    return filter(None, map(clean_line, clean_text(text).split("\n\n")))


def _lettered(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(_LETTERS, texts, strict=False)
