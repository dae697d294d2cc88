"""The parts of a paper as the body of a Word document."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, assert_never

from qperf_tui.domain.text import clean_text
from qperf_tui.report.formats.turning import beginning, turned
from qperf_tui.report.formats.word_parts import Parts
from qperf_tui.report.formats.word_pictures import chart_xml
from qperf_tui.report.formats.word_tables import table_xml
from qperf_tui.report.formats.word_text import paragraph
from qperf_tui.report.paper import (
    Block,
    Chart,
    Listing,
    Numbered,
    Paper,
    Part,
    Plain,
    Table,
)

_PARAGRAPH_PART: Final = "Paragraph part"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What follows one another on pages that stand, or lie, the same way."""

    is_wide: bool
    elements: tuple[str, ...]


def stretches(
    parts: Parts, paper: Paper, upright: int, lying: int
) -> tuple[Stretch, ...]:
    """The paper's parts, cut where the page turns; widths are in twips."""
    cut: list[Stretch] = []
    laid = zip(paper.parts, turned(paper.parts), beginning(paper.parts), strict=True)
    for part, is_lying, begins in laid:
        shape = "<w:pageBreakBefore/>" if begins else ""
        written = tuple(_part(parts, part, shape, lying if is_lying else upright))
        if cut and cut[-1].is_wide == is_lying:
            written = (*cut.pop().elements, *written)
        cut.append(Stretch(is_lying, written))
    return tuple(cut)


def _part(parts: Parts, part: Part, shape: str, width: int) -> Iterator[str]:
    yield paragraph(part.heading, parts.style(f"heading {part.level - 1}"), shape)
    for block in part.blocks:
        yield from _block(parts, block, width)


def _block(parts: Parts, block: Block, width: int) -> Iterator[str]:
    match block:
        case Numbered():
            yield from _numbered(parts, block)
        case Plain():
            for text in _split(block.text):
                yield paragraph(text, parts.style("Plain paragraph"))
        case Listing():
            for item in block.items:
                yield paragraph(item, parts.style("Bulleted line"), parts.bullet())
        case Table():
            yield from table_xml(parts, block, width)
        case Chart():
            yield chart_xml(parts, block, width)
            yield from table_xml(parts, block.table(), width)
        case _:
            assert_never(block)


def _numbered(parts: Parts, block: Numbered) -> Iterator[str]:
    first, *rest = _split(block.text)
    number = parts.number(block.number)
    yield paragraph(first, parts.style("Numbered paragraph"), number)
    for text in rest:
        yield paragraph(text, parts.style(_PARAGRAPH_PART))
    for text in block.subparagraphs:
        yield paragraph(text, parts.style("Sub-paragraph"), parts.letter())


def _split(text: str) -> list[str]:
    return [
        part.strip("\n") for part in clean_text(text).split("\n\n") if part.strip()
    ] or [""]
