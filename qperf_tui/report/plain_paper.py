"""A whole paper as plain text to be read on a screen, and where each part of it is."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.report.imprint_words import imprint_words
from qperf_tui.report.paper import (
    Block,
    Chart,
    Field,
    Listing,
    Numbered,
    Paper,
    Part,
    Plain,
    Table,
)

_BULLET: Final = "  • "
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the text from which on it is about something."""

    offset: int
    heading: str
    number: int | None = None
    """The number of the paragraph that begins here, if one does."""


@dataclass(frozen=True, slots=True)
class PlainPaper:
    """The text of a paper, its headings, and what each place of it is about."""

    text: str
    anchors: tuple[Anchor, ...]
    headings: tuple[tuple[int, int], ...]
    """Where each heading begins and ends."""

    def at(self, offset: int) -> Anchor:
        """What a place in the text is about."""
        starts = [each.offset for each in self.anchors]
        return self.anchors[max(bisect_right(starts, offset) - 1, 0)]

    def heading_beyond(self, offset: int, by: int) -> int:
        """Where the next heading begins, or the one before, round and round."""
        starts = [start for start, _ in self.headings]
        after = [each for each in starts if each > offset]
        before = [each for each in starts if each < offset]
        if by > 0:
            return after[0] if after else starts[0]
        return before[-1] if before else starts[-1]


@dataclass
class _Writing:
    """A text as it grows, block by block."""

    said: str = ""

    def add(self, block: str) -> tuple[int, int]:
        """Put a block below a blank line; returns where it begins and ends."""
        if self.said:
            self.said += "\n\n"
        begin = len(self.said)
        self.said += block
        return begin, len(self.said)


def as_read(paper: Paper) -> PlainPaper:
    """A paper as plain text, its paragraphs with the numbers they go out with."""
    written = _Writing()
    imprint = paper.imprint
    headings = [written.add(clean_line(imprint.title))]
    anchors = [Anchor(0, "Header")]
    if imprint.notice:
        written.add(clean_line(imprint.notice))
    if paper.fields:
        written.add(_fields(paper.fields))
    for part in paper.parts:
        span = written.add(_heading(part))
        headings.append(span)
        anchors.append(Anchor(span[0], clean_line(part.heading)))
        for block in part.blocks:
            for number, said in _block(block, part.heading):
                begin, _ = written.add(said)
                anchors.append(Anchor(begin, clean_line(part.heading), number))
    written.add(" · ".join(map(clean_line, imprint_words(imprint))))
    return PlainPaper(written.said, tuple(anchors), tuple(headings))


def _heading(part: Part) -> str:
    heading = clean_line(part.heading)
    return heading.upper() if part.level == 2 else heading


def _fields(fields: Sequence[Field]) -> str:
    room = max(len(clean_line(each.label)) for each in fields) + 1
    return "\n".join(
        f"{clean_line(each.label) + ':':<{room}} {clean_line(each.value)}"
        for each in fields
    )


def _block(block: Block, heading: str) -> Iterator[tuple[int | None, str]]:
    """The pieces of a block, each with the number it has if it has one."""
    match block:
        case Numbered():
            yield block.number, f"{block.number}. {clean_text(block.text)}"
            for letter, each in zip(_LETTERS, block.subparagraphs, strict=False):
                yield block.number, f"   ({letter}) {clean_line(each)}"
        case Plain():
            yield None, clean_text(block.text)
        case Listing():
            items = [f"{_BULLET}{clean_line(each)}" for each in block.items]
            yield None, "\n".join(items)
        case Table():
            yield None, _table(block, heading)
        case Chart():
            yield None, f"[Chart] {clean_line(block.alt)}"
            yield None, _table(block.table(), heading)


def _table(table: Table, heading: str) -> str:
    """A table row by row, since no window is as wide as a page."""
    lines = [clean_line(table.caption)] if table.caption != heading else []
    _, *others = table.headings
    for name, *cells in table.rows:
        said = "; ".join(
            f"{clean_line(named)}: {clean_line(cell.text)}"
            for named, cell in zip(others, cells, strict=True)
            if cell.text.strip()
        )
        lines.append(f"{_BULLET}{clean_line(name.text)} – {said}")
    return "\n".join([*lines, *map(clean_line, table.notes)])
