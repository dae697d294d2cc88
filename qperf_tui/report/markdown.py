"""The summary section as Markdown, in which figures and words carry no markup."""

import re
from typing import Final

from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.report import actions
from qperf_tui.report.document import Document
from qperf_tui.report.requests import HEADING, request_words
from qperf_tui.report.subparagraphs import spaced

_ALWAYS: Final = re.compile(r"[\\`*_\[\]<>~|$^@]")
"""Marks that can open or close something wherever they stand."""

_ENTITY: Final = re.compile(r"&(?=#?\w)")
_ADDRESS: Final = re.compile(
    r"(?<=/)/|(?<=www)\.|(?<=\S)\.(?=[^\W\d_]{2})", re.IGNORECASE
)
"""What makes an address a link: `//`, `www.`, or a full stop as in `gov.uk`."""

_AT_START: Final = re.compile(r"(?=[-+](?: |$)|[-=][- =]*$|#{1,6}(?: |$)|:)")
_NUMBER_AT_START: Final = re.compile(r"^([0-9]{1,9})(?=[.)](?: |$))")
_BLANK_LINE: Final = re.compile(r"\n\s*\n")
_HEADING_ONLY: Final = re.compile(r"[#{]")


def render(document: Document) -> str:
    """The document as Markdown that any CommonMark reader numbers as it is numbered.

    Paragraphs are items of ordered lists; a list after a title starts with the
    number that is due, so that the numbers run on as they do in a report. What
    is being done and what members asked for follow as lists that are not numbered.
    """
    sections = tuple(document.numbered_sections())
    parts = [f"## {heading(document.heading)}".rstrip()]
    if notice := escaped(clean_line(document.notice)):
        parts.append(f"> {notice}")
    if document.imprint:
        parts.append(" · ".join(map(escaped, document.imprint)))
    for section, numbered in sections:
        title = heading(section.title)
        if title and len(sections) > 1:
            parts.append(f"### {title}")
        parts += [
            item(f"{number}. ", spaced(paragraph.text))
            for number, paragraph in numbered
        ]
    if document.actions:
        parts.append(f"### {actions.HEADING}")
        parts += [
            item("- ", actions.action_words(each, document.quarter))
            for each in document.actions
        ]
    if document.requests:
        parts.append(f"### {HEADING}")
        parts += [
            item("- ", request_words(each, document.quarter))
            for each in document.requests
        ]
    return "\n\n".join(parts) + "\n"


def escaped(line: str) -> str:
    """One cleaned line with everything escaped that Markdown would act on.

    A hyphen or a full stop inside a sentence stays as it is.
    """
    safe = _NUMBER_AT_START.sub(r"\1\\", _inline(line))
    return f"\\{safe}" if _AT_START.match(line) else safe


def _inline(line: str) -> str:
    safe = _ALWAYS.sub(r"\\\g<0>", line)
    return _ADDRESS.sub(r"\\\g<0>", _ENTITY.sub(r"\\&", safe))


def heading(text: str) -> str:
    """A text as a heading shows it, on one line."""
    return _HEADING_ONLY.sub(r"\\\g<0>", _inline(clean_line(text)))


def item(marker: str, text: str) -> str:
    """A text as an item of a list; what follows a blank line is still in the item."""
    blocks = (
        escaped(clean_line(block)) for block in _BLANK_LINE.split(clean_text(text))
    )
    return (marker + f"\n\n{' ' * len(marker)}".join(filter(None, blocks))).rstrip()
