"""What a whole paper still lacks around its summary: in header, parts, references."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from qperf_tui.report.checks import Finding
from qperf_tui.report.style import Rule, Severity, Style

HEADER_FIELD: Final = Rule(
    "header-field", "fields of the paper's header that say nothing", Severity.BLOCKS
)
NO_MEETING: Final = Rule(
    "no-meeting", "a paper that names no day of its meeting", Severity.BLOCKS
)
EMPTY_PART: Final = Rule(
    "empty-part",
    "implications that say nothing, not even “Not applicable.”",
    Severity.BLOCKS,
)
DEAD_REFERENCE: Final = Rule(
    "dead-reference", "paragraphs and appendices named that the paper does not have"
)
PLACEHOLDER: Final = Rule(
    "placeholder",
    "places still to be filled in: [insert …], [TBC]",
    Severity.BLOCKS,
)
PAPER_RULES: Final = (
    *(HEADER_FIELD, NO_MEETING, EMPTY_PART, PLACEHOLDER, DEAD_REFERENCE),
)
"""The rules of the paper as a whole."""
OF_A_PART: Final = frozenset({HEADER_FIELD.name, NO_MEETING.name, EMPTY_PART.name})
"""The rules that are about a field of the header or a part, and no indicator."""

_NUMBERS: Final = r"\d{1,3}(?:(?:, | and | or | to |–|-)\d{1,3})*"
_ELSEWHERE: Final = r"(?!\d|\.\d|\()(?!\s+(?:above\s+)?(?:of|in|to|from|under)\s)"
"""What follows the number of a paragraph in another paper, or in an Act."""
_PARAGRAPHS: Final = re.compile(
    rf"\bparagraphs?\s+(?P<numbers>{_NUMBERS}){_ELSEWHERE}", re.IGNORECASE
)
_APPENDIX: Final = re.compile(r"\bAppendix\s+(?P<letter>[A-Z])\b(?!\s+(?:of|to)\s)")
_TO_FILL_IN: Final = re.compile(
    r"\[\s*(?:insert|tb[acd]\b|to be (?:confirmed|added|completed)|x{2,}|\.{3}|…)"
    r"[^\]\n]{0,80}\]|\bX{3,}\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSays:
    """What there is to look at in a paper, beside what its paragraphs say."""

    header: Mapping[str, str]
    """What each field says, by the label it is printed with."""
    has_meeting: bool
    """Whether the day of the meeting is known."""
    day: str
    """The label that the day of the meeting is printed with; nothing if it is not."""
    empty: Sequence[str]
    """The headings of the implications in which no paragraph goes out."""
    paragraphs: Mapping[int, str]
    """Every paragraph that goes out, by its number."""
    appendices: Sequence[str]
    """What the paper names as its appendices."""
    unnumbered: Mapping[str, str] = field(default_factory=dict)
    """What goes out without a number, by what each paragraph is called."""

    @property
    def has_header(self) -> bool:
        """Whether anything of the header is filled in."""
        return self.has_meeting or any(self.header.values())


def paper_findings(says: PaperSays, style: Style) -> Iterator[Finding]:
    """What is missing around the paragraphs, each held as hard as the style says.

    A paper of which no header is filled in goes out as a section in another paper, so
    that is said once, and as advice.
    """
    if not says.has_header:
        yield Finding(
            rule=HEADER_FIELD.name,
            says="The paper has no header yet: neither committee, meeting nor subject",
            part="Subject",
            is_blocking=False,
        )
    else:
        yield from _header(says, style)
    for heading in says.empty:
        if (held := _held(EMPTY_PART, style)) is not None:
            yield Finding(
                rule=EMPTY_PART.name,
                says=f"{heading} says nothing; say “Not applicable.” where it is so",
                part=heading,
                is_blocking=held,
            )
    for number, text in says.paragraphs.items():
        for each in _of_text(f"Paragraph {number}", text, says, style):
            yield replace(each, paragraph=number)
    for where, text in says.unnumbered.items():
        yield from _of_text(where, text, says, style)


def _of_text(where: str, text: str, says: PaperSays, style: Style) -> Iterator[Finding]:
    if (held := _held(PLACEHOLDER, style)) is not None:
        for found in _TO_FILL_IN.finditer(text):
            yield Finding(
                rule=PLACEHOLDER.name,
                says=f"{where} still has “{found[0]}”; fill it in",
                is_blocking=held,
            )
    if (held := _held(DEAD_REFERENCE, style)) is not None:
        for named in dict.fromkeys(_dead(text, says)):
            yield Finding(
                rule=DEAD_REFERENCE.name,
                says=f"{where} names {named}, which the paper does not have; name the "
                "one that is meant",
                is_blocking=held,
            )


def _header(says: PaperSays, style: Style) -> Iterator[Finding]:
    if (
        says.day
        and not says.has_meeting
        and (held := _held(NO_MEETING, style)) is not None
    ):
        yield Finding(
            rule=NO_MEETING.name,
            says="The paper names no day of its meeting; set it (qperf-tui meeting)",
            part=says.day,
            is_blocking=held,
        )
    if (held := _held(HEADER_FIELD, style)) is None:
        return
    for label, said in says.header.items():
        if not said.strip():
            yield Finding(
                rule=HEADER_FIELD.name,
                says=f"{label} says nothing in the header; fill it in",
                part=label,
                is_blocking=held,
            )


def _held(rule: Rule, style: Style) -> bool | None:
    """Whether what a rule finds blocks; None where the rule is off."""
    severity = style.severity(rule.name)
    return None if severity is Severity.OFF else severity is Severity.BLOCKS


def _dead(text: str, says: PaperSays) -> Iterator[str]:
    for found in _PARAGRAPHS.finditer(text):
        for number in _NUMBER.findall(found["numbers"]):
            if int(number) not in says.paragraphs:
                yield f"paragraph {number}"
    named = " ".join(says.appendices)
    for found in _APPENDIX.finditer(text):
        if not re.search(rf"\bAppendix\s+{found['letter']}\b", named):
            yield f"Appendix {found['letter']}"
