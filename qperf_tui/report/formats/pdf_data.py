"""A paper as plain data for the typesetter: texts on one line, blocks by their kind."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, assert_never

from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.report.formats.turning import beginning, stretches
from qperf_tui.report.imprint_words import imprint_words
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

Data = dict[str, object]

_LONG_WORD: Final = re.compile(r"\S{41,}")
_PIECE: Final = 20
"""Characters after which a word that no line holds may be broken."""
_LONGEST: Final = 34
"""Characters that a column is wide at the most before its text wraps."""
_BOLD: Final = 3
"""Characters that the first column is wider, as it is bold."""
_NARROW: Final = 60
"""Characters that need no whole line of a page."""
_KEPT: Final = 400
"""Characters of a row that is not broken over two pages."""


Pictures = Mapping[Chart, bytes]


def paper_data(paper: Paper, pictures: Pictures) -> Data:
    """The paper as its typesetter takes it, with the pictures of its charts."""
    imprint = paper.imprint
    said = imprint_words(imprint)
    return {
        "title": _line(imprint.title) or str(imprint.quarter),
        "council": _line(imprint.council),
        "marking": _line(imprint.marking),
        "notice": _line(imprint.notice),
        "tight": paper.is_one_page,
        "said": " · ".join(map(_broken, said)),
        "words": [*map(_broken, said)],
        "fields": [[_line(each.label), _line(each.value)] for each in paper.fields],
        "stretches": list(_stretches(paper.parts, pictures)),
    }


def _stretches(parts: Sequence[Part], pictures: Pictures) -> Iterator[Data]:
    """What follows one another on pages that lie, or stand, the same way."""
    level = 0
    begins = iter(beginning(parts))
    for lies, together in stretches(parts):
        blocks: list[Data] = []
        for part in together:
            if next(begins) and blocks:
                blocks.append({"kind": "page"})
            if text := _line(part.heading):
                # A level that is left out would mislead whoever hears the page read.
                level = min(part.level - 1, level + 1)
                blocks.append({"kind": "heading", "level": level, "text": text})
            blocks += _blocks(part.blocks, pictures)
        yield {"lies": lies, "blocks": blocks}


def _blocks(blocks: Sequence[Block], pictures: Pictures) -> Iterator[Data]:
    """The blocks, with paragraphs that follow one another as one numbered list."""
    for is_numbered, together in groupby(blocks, lambda each: type(each) is Numbered):
        if is_numbered:
            items = [_item(each) for each in together if isinstance(each, Numbered)]
            yield {"kind": "numbered", "items": items}
        else:
            for each in together:
                yield from _block(each, pictures)


def _item(block: Numbered) -> Data:
    return {
        "number": block.number,
        "texts": _paragraphs(block.text) or [""],
        "lettered": [*map(_line, block.subparagraphs)],
    }


def _block(block: Block, pictures: Pictures) -> Iterator[Data]:
    match block:
        case Numbered():
            yield {"kind": "numbered", "items": [_item(block)]}
        case Plain():
            yield {"kind": "plain", "texts": _paragraphs(block.text)}
        case Listing():
            items = [_paragraphs(each) or [""] for each in block.items]
            yield {"kind": "listing", "items": items}
        case Table():
            yield _table(block)
        case Chart():
            yield _chart(block, pictures.get(block))
            yield _table(block.table())
        case _:
            assert_never(block)


def _chart(chart: Chart, picture: bytes | None) -> Data:
    alt = _line(chart.alt) or _line(chart.title) or "Chart"
    if picture is None:
        return {"kind": "plain", "texts": [alt]}
    return {"kind": "picture", "svg": picture.decode(), "alt": alt}


def _table(table: Table) -> Data:
    rows = [[_line(cell.text) for cell in row] for row in table.rows]
    headings = [*map(_line, table.headings)]
    widths = [_width(texts) for texts in zip(headings, *rows, strict=True)]
    if widths:
        widths[0] += _BOLD
    return {
        "kind": "table",
        "caption": _line(table.caption),
        "headings": headings,
        "aligned": [place in table.numeric for place in range(len(headings))],
        "widths": widths,
        "narrow": sum(widths) < _NARROW,
        "rows": [{"texts": row, "keep": max(map(len, row)) < _KEPT} for row in rows],
        "notes": [*map(_line, table.notes)],
    }


def _width(texts: Sequence[str]) -> int:
    """The share of the page that a column takes, its longest word at least."""
    words = max((len(word) for text in texts for word in text.split()), default=1)
    return max(min(max(map(len, texts)), _LONGEST), min(words, _LONGEST)) + 2


def _paragraphs(text: str) -> list[str]:
    return [line for each in clean_text(text).split("\n\n") if (line := _line(each))]


def _line(text: str) -> str:
    return _broken(clean_line(text))


def _broken(line: str) -> str:
    """A line in which a word that no line of a page holds may be broken."""
    return _LONG_WORD.sub(lambda found: "\u200b".join(_pieces(found.group())), line)


def _pieces(word: str) -> Iterator[str]:
    return (word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
