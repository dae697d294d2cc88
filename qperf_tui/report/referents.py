"""What a part of a sentence speaks of: which quarter, target or other body."""

import re
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.period import (
    PREVIOUS_QUARTER,
    SAME_QUARTER_LAST_YEAR,
    Quarter,
)

_BRACKETS: Final = re.compile(r"\([^()]{0,300}\)")
_BOUNDARY: Final = re.compile(
    r"[;:()\[\]]|,(?![0-9])|\b(?:but|and|while|whereas|although|compare[sd]?|against)\b"
    r"|(?<![0-9.,])[0-9.,]{1,15} ?%"
    r"|[.?!](?=\s|$)",
    re.IGNORECASE,
)
_QUARTER: Final = re.compile(
    r"\bq(?:uarter )?(?P<number>[1-4]|one|two|three|four)\b"
    r"(?:(?: of| in|,)? (?P<year>[0-9]{4}[/\u2013-][0-9]{2}))?",
    re.IGNORECASE,
)
_NUMBERS: Final = {"one": 1, "two": 2, "three": 3, "four": 4}
_YEAR_AGO: Final = re.compile(
    r"\b(?:last year|a year (?:ago|earlier|before)|previous year|year before)\b",
    re.IGNORECASE,
)
_QUARTER_AGO: Final = re.compile(
    r"\b(?:(?:previous|last|preceding|prior) quarter|quarter before)\b", re.IGNORECASE
)
_NOW: Final = re.compile(
    r"\b(?:this quarter|the quarter|at quarter end)\b", re.IGNORECASE
)
_YEAR_END: Final = re.compile(
    r"\b(?:year[- ]end|end[- ]of[- ](?:the[- ])?year|annual)\b", re.IGNORECASE
)
_TARGET: Final = re.compile(r"\b(?:targets?|milestones?)\b", re.IGNORECASE)
OUTLOOK: Final = re.compile(
    r"\b(?:expect\w*|anticipat\w+|forecast\w*|project(?:ed|ions?)|will|should"
    r"|likely|hope\w*|aim\w*|plan(?:s|ned|ning)?|on course|on track|to be|to stay"
    r"|to remain|to return|to reach|to meet|would|could|may|if|until|before|once|risk"
    r"|need\w*)\b",
    re.IGNORECASE,
)
"""Words after which a sentence speaks of what is still to come, or might."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands on either side of a place, up to where the sense turns."""

    before: str
    after: str


def around(sentence: str, start: int, end: int) -> Around:
    """What stands about a place in a sentence; asides in brackets are passed over."""
    flat = _BRACKETS.sub(
        lambda found: (
            found[0] if found.start() <= start < found.end() else " " * len(found[0])
        ),
        sentence,
    )
    turn = _BOUNDARY.search(flat, end)
    after = flat[end : turn.start() if turn else len(flat)]
    before = flat[:start]
    last = 0
    for found in _BOUNDARY.finditer(before):
        last = found.end()
    return Around(before[last:], after)


def quarter_said(part: str, quarter: Quarter) -> Quarter | None:
    """The quarter that a part of a sentence names, seen from the quarter it is of."""
    found = _QUARTER.search(part)
    if found is not None:
        named = found["number"].casefold()
        number = _NUMBERS.get(named) or int(named)
        if found["year"]:
            return Quarter.of(int(found["year"][:4]), number)
        if _YEAR_AGO.search(part):
            return Quarter.of(quarter.starting - 1, number)
        late = number > quarter.number
        return Quarter.of(quarter.starting - late, number)
    if _YEAR_AGO.search(part):
        return quarter.shifted(-SAME_QUARTER_LAST_YEAR)
    if _QUARTER_AGO.search(part):
        return quarter.shifted(-PREVIOUS_QUARTER)
    return quarter if _NOW.search(part) else None


def is_of_target(part: str) -> bool:
    """Whether a part of a sentence names a target or milestone."""
    return _TARGET.search(part) is not None


def is_of_year_end(part: str) -> bool:
    """Whether a part of a sentence names the year end."""
    return _YEAR_END.search(part) is not None
