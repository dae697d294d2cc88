"""What a section still lacks before a committee should be shown it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.position import Position
from qperf_tui.domain.status import Status
from qperf_tui.domain.waiver import Waiver
from qperf_tui.report.facts import OFF_TARGET, has_number, is_suppressed
from qperf_tui.report.names import name_of
from qperf_tui.report.sentences import ASKS_FOR_A_CAUSE

WITHHELD: Final = "exempt"
"""The rule under which an officer is told what goes with an exempt paragraph."""
UNCOUNTED: Final = "uncounted"
"""The rule on percentages of people that cannot be checked for small numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not right, in a sentence that says what to do."""

    rule: str
    says: str
    code: str | None = None
    """The indicator it is about, if it is about one."""
    paragraph: int | None = None
    """The number of the paragraph it is about, if it is about one."""
    request: int | None = None
    """The number of the members' request it is about, if it is about one."""
    part: str | None = None
    """The field of the header or the heading of the part it is about, if any."""
    stated: str = ""
    """The words of a text that are found fault with, by a rule on its figures."""
    waived: Waiver | None = None
    """What lets it go out all the same, if anything does."""
    is_blocking: bool

    @property
    def subject(self) -> str | None:
        """What a waiver of it names: an indicator's code, a field or a heading."""
        return self.code or self.part


def missing(
    positions: Sequence[Position],
    paragraphs: Sequence[str],
    *,
    agreed: Mapping[str, str],
    first_paragraph: int = 1,
) -> tuple[Finding, ...]:
    """What is missing from the paragraphs as they stand now, edited or not.

    Blocking findings come first; within each kind the order is that of the
    positions and the paragraphs.
    """
    found = [
        *_figures(positions),
        *_commentary(positions, agreed),
        *causes_asked(dict(enumerate(paragraphs, first_paragraph))),
        *_balance(positions, paragraphs),
    ]
    return tuple(sorted(found, key=lambda finding: not finding.is_blocking))


def _figures(positions: Sequence[Position]) -> Iterator[Finding]:
    for position in positions:
        if position.status is Status.MISSING:
            says = f"{position.code} has no figure for {position.quarter}; enter one"
        elif position.status is Status.NOT_AVAILABLE and not _has_reason(position):
            says = (
                f"{position.code} is not available for {position.quarter} and no "
                "reason is given; say why"
            )
        else:
            continue
        yield Finding(rule="figure", says=says, code=position.code, is_blocking=True)


def _commentary(
    positions: Sequence[Position], agreed: Mapping[str, str]
) -> Iterator[Finding]:
    for position in positions:
        body = agreed.get(position.code, "").strip()
        if is_suppressed(position) and has_number(body):
            yield Finding(
                rule="disclosure",
                says=f"{position.code} is suppressed and its commentary states a "
                "number; take the number out",
                code=position.code,
                is_blocking=True,
            )
        elif position.is_commentary_needed and not body:
            yield Finding(
                rule="commentary",
                says=f"{position.code} needs commentary and none is agreed",
                code=position.code,
                is_blocking=position.status in OFF_TARGET,
            )


def causes_asked(paragraphs: Mapping[int, str]) -> Iterator[Finding]:
    """Paragraphs that still ask for a cause, by their numbers."""
    for number, text in paragraphs.items():
        if ASKS_FOR_A_CAUSE in text:
            yield Finding(
                rule="cause",
                says=f"Paragraph {number} still asks for a cause; give it or take "
                f"{ASKS_FOR_A_CAUSE} out",
                paragraph=number,
                is_blocking=True,
            )


def _balance(
    positions: Sequence[Position], paragraphs: Sequence[str]
) -> Iterator[Finding]:
    """Reds that no paragraph mentions; advice only, since a name can be reworded."""
    texts = [" ".join(text.casefold().split()) for text in paragraphs]
    for position in positions:
        if position.status is Status.RED and not any(
            _is_mentioned(position, text) for text in texts
        ):
            yield Finding(
                rule="balance",
                says=f"{position.code} is red and no paragraph mentions it",
                code=position.code,
                is_blocking=False,
            )


def _is_mentioned(position: Position, text: str) -> bool:
    name = name_of(position.indicator).casefold()
    opening = " ".join(name.replace(",", "").split()[:2])
    code = rf"(?<!\w){re.escape(position.code.casefold())}(?!\w)"
    return opening in text or re.search(code, text) is not None


def _has_reason(position: Position) -> bool:
    return position.outturn is not None and bool(position.outturn.reason.strip())
