"""What officers say of a figure: why, what is being done, what is expected.

A cause is only ever an officer's; where nobody has given one a gap is left that stands
out.
"""

import re
from collections.abc import Iterator
from typing import Final

from qperf_tui.domain.parts import parts_of
from qperf_tui.domain.position import Position
from qperf_tui.domain.text import capitalised
from qperf_tui.report.facts import OFF_TARGET, Background, Sentence
from qperf_tui.report.names import carried_on
from qperf_tui.report.outlook import outlook
from qperf_tui.report.sentences import ASKS_FOR_A_CAUSE

_GIVEN: Final = "The service gives this reason:"
_DONE: Final = "The following action is being taken:"
_EXPECTED: Final = "Officers give this outlook:"
_SAID_BY: Final = re.compile(
    r"\b(?:service|services|officers?|managers?|heads?|directors?|partners?|council|"
    r"reports?|reported|attribut\w+|because|due to|result of|owing to)\b",
    re.IGNORECASE,
)
_FORESEEN_BY: Final = re.compile(
    r"\b(?:officers?|service|head|director|managers?)\b", re.IGNORECASE
)
_SENTENCE: Final = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|may|can|continues?|does|do)\b"
)
_BECAUSE: Final = re.compile(
    r"\b(?:because|due to|result of|owing to|attribut\w+|reflects?)\b", re.IGNORECASE
)
_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[.!?]) +(?=[A-Z\"“])")
_ENDS: Final = re.compile(r"[.!?][\"'”’)\]]{0,2}\Z")


def account(position: Position, background: Background) -> Iterator[Sentence]:
    """What is agreed of why, action and outlook; what nobody said is asked or left.

    Commentary without labels stays as it is, for it may say all of it in its own
    order.
    """
    is_off = position.status in OFF_TARGET
    body = background.agreed_on(position)
    parts = parts_of(body)
    if body and parts.what == body:
        yield Sentence(_one_line(body), is_officers=True)
        return
    if parts.what:
        yield Sentence(_ended(parts.what), is_officers=True)
    if parts.why:
        yield _introduced(parts.why, _SAID_BY, _GIVEN)
    elif is_off:
        yield Sentence(ASKS_FOR_A_CAUSE)
    if parts.action:
        yield _introduced(parts.action, _SENTENCE, _DONE)
    if parts.outlook:
        yield _introduced(parts.outlook, _FORESEEN_BY, _EXPECTED)
    else:
        yield from outlook(position, background, is_off=is_off)


def reason_given(body: str) -> str:
    """The reason that an agreed commentary gives, in its words; nothing if none.

    It is what stands under the label, or, where there are no labels, the first
    sentence that says itself that it gives one.
    """
    parts = parts_of(body)
    if parts.why:
        return _introduced(parts.why, _SAID_BY, _GIVEN).text
    told = _BETWEEN_SENTENCES.split(_one_line(parts.what))
    return next((_ended(each) for each in told if _BECAUSE.search(each)), "")


def _introduced(text: str, told: re.Pattern[str], introduction: str) -> Sentence:
    """A part as sentences; one that does not say whose word it is, is introduced."""
    line = _one_line(text)
    if told.search(line):
        return Sentence(_ended(line), is_officers=True)
    return Sentence(_ended(f"{introduction} {carried_on(line)}"), is_officers=True)


def _ended(text: str) -> str:
    line = _one_line(text)
    ended = line if _ENDS.search(line) else f"{line.rstrip(' ,;:')}."
    return capitalised(ended)


def _one_line(text: str) -> str:
    return " ".join(text.split())
