"""A whole paper as Markdown: CommonMark with pipe tables, as pandoc reads it too."""

from collections.abc import Iterator
from typing import Final

from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.report.imprint_words import imprint_words
from qperf_tui.report.markdown import escaped, heading, item
from qperf_tui.report.paper import (
    Block,
    Chart,
    Field,
    Imprint,
    Listing,
    Numbered,
    Paper,
    Plain,
    Table,
)

_NEW_LINE: Final = "\\\n"
"""What ends a line within a paragraph."""


def render(paper: Paper) -> str:
    """The paper as Markdown; each number stands as it is in the paper."""
    imprint = paper.imprint
    blocks = [f"# {heading(imprint.title)}".rstrip()]
    if notice := escaped(clean_line(imprint.notice)):
        blocks.append(f"> {notice}")
    if paper.fields:
        blocks.append(_NEW_LINE.join(map(_field, paper.fields)))
    for part in paper.parts:
        if title := heading(part.heading):
            blocks.append(f"{'#' * part.level} {title}")
        for each in part.blocks:
            blocks += _block(each)
    blocks += ["---", imprint_line(imprint)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def imprint_line(imprint: Imprint) -> str:
    """What a file says of itself, on one line."""
    return " · ".join(map(escaped, imprint_words(imprint)))


def _field(field: Field) -> str:
    label, value = escaped(clean_line(field.label)), escaped(clean_line(field.value))
    return f"**{label}:** {value}"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Numbered():
            lettered = [
                f"({chr(ord('a') + place)}) {each}"
                for place, each in enumerate(block.subparagraphs)
            ]
            text = "\n\n".join([block.text, *lettered])
            yield item(f"{block.number}. ", text)
        case Plain():
            yield from _paragraphs(block.text)
        case Listing():
            yield from (item("- ", each) for each in block.items)
        case Table():
            yield from _table(block)
        case Chart():
            yield escaped(clean_line(block.alt))
            yield from _table(block.table())


def _paragraphs(text: str) -> Iterator[str]:
    for each in clean_text(text).split("\n\n"):
        yield escaped(clean_line(each))


def _table(table: Table) -> Iterator[str]:
    yield f"**{escaped(clean_line(table.caption))}**"
    rows = [
        _row(table.headings),
        _row(["---"] * len(table.headings), is_rule=True),
        *(_row([cell.text for cell in row]) for row in table.rows),
    ]
    yield "\n".join(rows)
    yield from (escaped(clean_line(each)) for each in table.notes)


def _row(cells: "tuple[str, ...] | list[str]", *, is_rule: bool = False) -> str:
    said = [each if is_rule else escaped(clean_line(each)) for each in cells]
    return f"| {' | '.join(said)} |"
