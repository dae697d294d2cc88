"""What a number in a sentence is said to be a figure of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.fact import (
    DISTANCE,
    MOVEMENT,
    MOVEMENT_YEAR,
    REQUIRED_RATE,
    STILL_NEEDED,
    TARGET,
    VALUE,
    YEAR_END,
    YEAR_END_DISTANCE,
    Fact,
)
from qperf_tui.domain.numerals import Numeral, NumeralKind
from qperf_tui.domain.period import (
    PREVIOUS_QUARTER,
    SAME_QUARTER_LAST_YEAR,
    Quarter,
)
from qperf_tui.report.matters import Matter, speaks_of
from qperf_tui.report.referents import (
    OUTLOOK,
    Around,
    around,
    is_of_target,
    is_of_year_end,
    quarter_said,
)

_COMPARED: Final = re.compile(
    r"\s{0,2}(?:[a-z-]+\s){0,3}?(?:lower|higher|below|above|better|worse|faster|slower"
    r"|fewer|more|less|short|off|ahead|behind|up|down)\b",
    re.IGNORECASE,
)
_COMPARED_AT_ONCE: Final = [
    [each] for each in ("lower", "higher", "below", "above", "better", "worse")
]
_MOVED: Final = re.compile(
    r"\b(?:fell|fallen|falls|rose|risen|rises|dropped|drop|fall|rise|dip|dipped|up|down"
    r"|increas\w+|decreas\w+|declin\w+|improv\w+|worsen\w+|reduc\w+|gain\w*|grew|grown)"
    r"(?:\s(?:by|of|was|in performance of))?\s{0,2}"
    r"(?:an?\s|the\s|just\s|only\s|about\s){0,3}$",
    re.IGNORECASE,
)
_SIZE_OF: Final = re.compile(
    r"[- \n](?:points?\s)?(?:fall|rise|dip|drop|increase|decrease|decline|improvement"
    r"|reduction|gain|worsening)\b",
    re.IGNORECASE,
)
_TARGET_BEFORE: Final = re.compile(
    r"\b(?:targets?|milestones?)(?: range)?(?:\s(?:of|is|was|at|remains|set at))?"
    r"(?:\s(?:both|the|between|from))?\s*$",
    re.IGNORECASE,
)
_TARGET_AFTER: Final = re.compile(
    r"\s{0,2}(?:year[- ]end\s|end[- ]of[- ]year\s|quarterly\s|annual\s)?"
    r"(?:target|milestone)\b",
    re.IGNORECASE,
)
_NEEDED: Final = re.compile(r"\b(?:needs?|needed|required|requires)\b", re.IGNORECASE)
_LEFT: Final = re.compile(
    r"\b(?:needs|leaves)\s+(?:(?:more|less) than\s+)?\Z", re.IGNORECASE
)
"""What comes right before the amount that a target still needs."""
_IS: Final = re.compile(
    r"\b(?:was|were|is|are|stood at|stands at|at|reached|achieved|to|remain(?:s|ed)?"
    r"|remain(?:s|ed)? at|that|show(?:s|ed)?|of|averaged|totalled|performance)\s*$",
    re.IGNORECASE,
)
_WENT: Final = (
    r"was|is|has|had|now|still|stood|stands|remain\w*|fell|rose|dropped|dipped|grew"
    r"|(?:increas|decreas|declin|improv|worsen)(?:ed|es)"
)
_ALONE: Final = re.compile(
    r"\b(?:performance|the figure|the result|the outturn|the indicator)\b"
    r"|^\s*(?:it|this|that)\b"
    r"|\b(?:it|this) (?:was|is|has|had|fell|rose|stood|remain\w*)\b"
    rf"|^\s*(?:{_WENT}|up|down|on target|below|above)\b"
    rf"|^\s*the (?:proportion|percentage|rate|number|average|total|share|score|measure"
    rf"|level) (?:{_WENT})\b",
    re.IGNORECASE,
)
"""Subjects that can only be the indicator: its figure, or none where a note begins."""
_GENERIC: Final = re.compile(
    r"\b(?:percentage|proportion|rate|number|figure|share|average)\b", re.IGNORECASE
)


_NEAR: Final = 80
"""Characters after a number in which it says what it is a number of."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The facts any of which a number has to state where it stands."""

    facts: tuple[Fact, ...]
    is_plain: bool
    """Whether the sentence says outright which figure it is."""


def claim_of(
    numeral: Numeral, sentence: str, place: tuple[int, int], matter: Matter
) -> Claim | None:
    """What a number is said to be; None where the sentence does not tell.

    `place` is where the number stands in its sentence.
    """
    beside = around(sentence, *place)
    if _LEFT.search(f"{beside.before.rstrip()} "):
        return _claim(matter, (REQUIRED_RATE, STILL_NEEDED), is_plain=False)
    if is_change(numeral, beside):
        return _change(beside, matter, sentence[: place[0]])
    if numeral.kind is NumeralKind.FRACTION:
        return None
    if _TARGET_BEFORE.search(beside.before) or _TARGET_AFTER.match(beside.after):
        return _claim(matter, (TARGET, YEAR_END), is_plain=True)
    if _NEEDED.search(beside.before):
        return _claim(matter, (REQUIRED_RATE,), is_plain=False)
    if OUTLOOK.search(beside.before):
        return None
    other = _of_other_body(beside, matter)
    if other is not None:
        return other
    said, rest = sentence[: place[0]], sentence[place[1] : place[1] + _NEAR]
    is_its_own = is_about(said, matter) or speaks_of(rest, matter) >= 2
    return _level(beside, matter) if is_its_own else None


def is_change(numeral: Numeral, beside: Around) -> bool:
    """Whether a number is the size of a difference, by the words about it."""
    if numeral.kind in {NumeralKind.FRACTION, NumeralKind.PART}:
        return False
    if _SIZE_OF.match(beside.after) or _MOVED.search(beside.before):
        return True
    if numeral.kind is NumeralKind.PERCENTAGE:
        return beside.after.casefold().split()[:1] in _COMPARED_AT_ONCE
    if numeral.kind is NumeralKind.PLAIN and numeral.is_in_words:
        # `One was below target` counts indicators.
        return False
    return _COMPARED.match(beside.after) is not None


def is_about(said: str, matter: Matter) -> bool:
    """Whether the beginning of a sentence has an indicator for its subject."""
    if _ALONE.search(said):
        return True
    if speaks_of(" ".join(said.split()[:3]), matter):
        return True
    shared = speaks_of(said, matter)
    return shared >= 2 or bool(shared and _GENERIC.search(said))


def _change(beside: Around, matter: Matter, said: str) -> Claim | None:
    if is_of_target(beside.after):
        is_late = is_of_year_end(beside.after)
        off = (YEAR_END_DISTANCE,) if is_late else (DISTANCE, YEAR_END_DISTANCE)
        return _claim(matter, off, is_plain=True)
    quarter = matter.position.quarter
    since = quarter_said(beside.after, quarter) or quarter_said(beside.before, quarter)
    if since is not None and since != quarter:
        return _claim(matter, _moved_since(since, quarter), is_plain=True)
    if OUTLOOK.search(said) or not is_about(said + beside.after, matter):
        return None
    return _claim(matter, (MOVEMENT, MOVEMENT_YEAR), is_plain=False)


def _moved_since(since: Quarter, quarter: Quarter) -> tuple[str, ...]:
    known = {PREVIOUS_QUARTER: MOVEMENT, SAME_QUARTER_LAST_YEAR: MOVEMENT_YEAR}
    named = known.get(quarter.ordinal - since.ordinal)
    return () if named is None else (named,)


def _of_other_body(beside: Around, matter: Matter) -> Claim | None:
    """Another body's figure, where the words about a number name the body."""
    words = f"{beside.before} {beside.after}".casefold()
    for each in matter.facts:
        is_body = each.measure[:1].isupper() and not each.refusal
        if is_body and each.measure.casefold() in words:
            return Claim((each,), is_plain=True)
    return None


def _level(beside: Around, matter: Matter) -> Claim | None:
    quarter = matter.position.quarter
    at = quarter_said(beside.after, quarter) or quarter_said(beside.before, quarter)
    if at is None:
        is_said = _IS.search(beside.before) is not None
        return _claim(matter, (VALUE,), is_plain=False) if is_said else None
    if at == quarter:
        return _claim(matter, (VALUE,), is_plain=True)
    earlier = tuple(
        each for each in matter.earlier if each.quarter == at and not each.refusal
    )
    return Claim(earlier, is_plain=True) if earlier else None


def _claim(matter: Matter, measures: Sequence[str], *, is_plain: bool) -> Claim | None:
    found = tuple(fact for each in measures if (fact := matter.fact(each)) is not None)
    return Claim(found, is_plain) if found else None
