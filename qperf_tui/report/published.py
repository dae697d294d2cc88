"""The numbered paragraphs of a paper, read back from the Markdown of a release."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.text import clean_line
from qperf_tui.report.subparagraphs import spaced

_HEADING: Final = re.compile(r"#{2,4} (?P<title>.*)")
_NUMBERED: Final = re.compile(r"(?P<marker>(?P<number>[0-9]{1,4})\. )(?P<text>.*)")
_ESCAPED: Final = re.compile(r"\\([^\s\w]|_)")


@dataclass(frozen=True, slots=True)
class Published:
    """A paragraph as it was published, under the heading that it stands under."""

    heading: str
    number: int
    text: str


def published_paragraphs(markdown: str) -> list[Published]:
    """Every numbered paragraph of a paper that was written as Markdown, in order."""
    return [*_read(markdown.split("\n\n"))]


def _read(blocks: list[str]) -> Iterator[Published]:
    heading, indent, open_one = "", "", None
    for block in blocks:
        if found := _HEADING.fullmatch(block):
            heading = _plain(found["title"])
        elif open_one is not None and block.startswith(indent):
            text = f"{open_one.text}\n\n{_plain(block)}"
            open_one = Published(open_one.heading, open_one.number, text)
            continue
        if open_one is not None:
            yield open_one
            open_one = None
        if found := _NUMBERED.fullmatch(block):
            indent = " " * len(found["marker"])
            open_one = Published(heading, int(found["number"]), _plain(found["text"]))
    if open_one is not None:
        yield open_one


def as_published_text(text: str) -> str:
    """A paragraph's text as it reads once it is published, block by block."""
    blocks = (clean_line(each) for each in spaced(text).split("\n\n"))
    return "\n\n".join(filter(None, blocks))


def _plain(line: str) -> str:
    """A line of Markdown as it reads, without what keeps it from being markup."""
    return _ESCAPED.sub(r"\1", line).strip()
