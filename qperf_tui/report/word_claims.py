"""What a text says in words, held against the facts: rose, on target, a trend."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qperf_tui.domain.fact import MOVEMENT, MOVEMENT_YEAR, STATUS, Fact
from qperf_tui.domain.indicator import Polarity
from qperf_tui.domain.movement import Direction, Movement
from qperf_tui.domain.period import PREVIOUS_QUARTER, SAME_QUARTER_LAST_YEAR
from qperf_tui.domain.position import Position, reported
from qperf_tui.domain.proof import Flag
from qperf_tui.report.figure_check import Placed, Spoken, flag
from qperf_tui.report.figure_claims import is_about
from qperf_tui.report.figure_rules import WRONG_DIRECTION, WRONG_STATUS
from qperf_tui.report.matters import Matter
from qperf_tui.report.referents import (
    OUTLOOK,
    around,
    is_of_target,
    is_of_year_end,
    quarter_said,
)

_UP: Final = "rose|risen|rises|rising|increas(?:ed|es|ing)|grew|grown|climbed|went up"
_DOWN: Final = (
    "fell|fallen|falls|falling|dropped|dropping|drops|decreas(?:ed|es|ing)"
    "|declin(?:ed|es|ing)|dipped|dipping|went down|reduced"
)
_BETTER: Final = "improv(?:ed|es|ing)|better|recovered"
_WORSE: Final = "worsen(?:ed|s|ing)|worse|deteriorat(?:ed|es|ing)|slipped"
VERB: Final = re.compile(
    rf"\b(?:(?P<up>{_UP}|higher)|(?P<down>{_DOWN}|lower)"
    rf"|(?P<better>{_BETTER})|(?P<worse>{_WORSE}))\b",
    re.IGNORECASE,
)
_ACTS_ON: Final = re.compile(
    r"\s(?:the|an?|our|its|their|this|these|how|access|waiting)\b", re.IGNORECASE
)
"""What follows a verb that is done to something else and not by the figure."""

_NOT: Final = re.compile(
    r"\b(?:not|no|never|nor|neither|without|less|slower|than if|rather than)\b"
    r"(?:\s\w+){0,2}\s*$",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"\b(?:three|four|five|two|all|both|most|some|other|others|these|indicators)\b",
    re.IGNORECASE,
)
ON_TARGET: Final = re.compile(
    r"\b(?:on target|(?:met|meets|meeting|reached|achieved|hit|beat|exceeded|exceeds)"
    r" (?:the |its |our |this )?(?:year-end |quarterly )?target"
    r"|target (?:was|has been|is) (?:met|achieved|reached|exceeded))\b",
    re.IGNORECASE,
)
OFF_TARGET: Final = re.compile(
    r"\b(?:off target|(?:missed|misses) (?:the |its |our )?(?:year-end )?target"
    r"|(?P<side>below|above) (?:the |its |our )?(?P<late>year-end )?target"
    r"|target (?:was|is|has been) (?:not met|not achieved|missed))\b",
    re.IGNORECASE,
)
_TOLERANCE: Final = re.compile(r"\btolerance\b", re.IGNORECASE)
_OF_PERFORMANCE: Final = re.compile(r"\bperformance\b", re.IGNORECASE)


def direction_flags(
    sentences: Sequence[Spoken], placed: Sequence[Placed]
) -> Iterator[Flag]:
    """`Rose` for a fall, `improved` for a worsening."""
    for sentence in sentences:
        if len(sentence.matters) != 1:
            continue
        (matter,) = sentence.matters
        for found in VERB.finditer(sentence.text):
            wrong = _wrong_way(found, sentence, matter, placed)
            if wrong is None:
                continue
            start = sentence.start
            yield flag(
                WRONG_DIRECTION,
                (start + found.start(), start + found.end()),
                f"“{found[0]}” is not so: {_went(wrong, matter)}",
                f"Write “{_put_right(found, wrong)}”.",
            )


def _went(fact: Fact, matter: Matter) -> str:
    """How a figure moved, with what that means where it means anything."""
    if not fact.figure or not fact.value:
        return f"{fact.label} {matter.code} is {fact.words}"
    way = "up" if fact.value > 0 else "down"
    polarity = matter.position.indicator.polarity
    meant = "" if polarity is Polarity.NEUTRAL else f", where {polarity.words}"
    since = fact.label.removeprefix("change ")
    return f"{matter.code} went {way} by {fact.figure} {since}{meant}"


def _put_right(found: re.Match[str], fact: Fact) -> str:
    if not fact.figure or not fact.value:
        return fact.words
    if found[0].casefold() in {"higher", "lower"}:
        return "higher" if fact.value > 0 else "lower"
    if found["up"] or found["down"]:
        return "rose" if fact.value > 0 else "fell"
    return "worsened" if found["better"] else "improved"


def _wrong_way(
    found: re.Match[str], sentence: Spoken, matter: Matter, placed: Sequence[Placed]
) -> Fact | None:
    """The movement that a verb contradicts, if it does."""
    before = sentence.text[: found.start()]
    beside = around(sentence.text, *found.span())
    if OUTLOOK.search(before) or _NOT.search(before):
        return None
    if _ACTS_ON.match(sentence.text, found.end()):
        return None
    if is_of_target(beside.after) or not is_about(before, matter):
        return None
    moves = _spoken_of(found, sentence, matter, placed)
    if not moves:
        return None
    if all(_contradicts(found, before, matter, each) for each in moves):
        return matter.fact(moves[0])
    return None


def _spoken_of(
    found: re.Match[str], sentence: Spoken, matter: Matter, placed: Sequence[Placed]
) -> list[str]:
    """The movements a verb may mean: by its quarter, else its size, else either."""
    beside = around(sentence.text, *found.span())
    quarter = matter.position.quarter
    since = quarter_said(beside.after, quarter)
    known = [each for each in (MOVEMENT, MOVEMENT_YEAR) if matter.fact(each)]
    if since is not None and since != quarter:
        lags = {PREVIOUS_QUARTER: MOVEMENT, SAME_QUARTER_LAST_YEAR: MOVEMENT_YEAR}
        named = lags.get(quarter.ordinal - since.ordinal)
        return [named] if named in known else []
    clause = (
        sentence.start + found.start() - len(beside.before),
        sentence.start + found.end() + len(beside.after),
    )
    for each in placed:
        fact, numeral = each.reading.fact, each.reading.numeral
        is_near = clause[0] <= numeral.start < clause[1]
        if is_near and fact is not None and fact.measure in known:
            return [fact.measure]
    return known


def _contradicts(
    found: re.Match[str], before: str, matter: Matter, measure: str
) -> bool:
    position = matter.position
    move = position.on_previous if measure == MOVEMENT else position.on_last_year
    if move is None or move.change is None:
        return False
    is_lower_better = position.indicator.polarity is Polarity.LOWER
    if found["up"] or found["down"]:
        if is_lower_better and _OF_PERFORMANCE.search(before):
            return False
        return _rise(move) != (1 if found["up"] else -1)
    if move.direction is Direction.NEITHER:
        return False
    said = Direction.IMPROVING if found["better"] else Direction.WORSENING
    return move.direction is not said


def _rise(move: Movement) -> int:
    if move.direction is Direction.UNCHANGED or move.change is None:
        return 0
    return 1 if move.change > 0 else -1


def status_flags(sentences: Sequence[Spoken]) -> Iterator[Flag]:
    """`On target` for what is not, `below target` for what is."""
    for sentence in sentences:
        if len(sentence.matters) != 1 or _TOLERANCE.search(sentence.text):
            continue
        (matter,) = sentence.matters
        for found in (
            *ON_TARGET.finditer(sentence.text),
            *OFF_TARGET.finditer(sentence.text),
        ):
            if _is_wrong(found, sentence, matter):
                yield _status_flag(found, sentence, matter)


def _is_wrong(found: re.Match[str], sentence: Spoken, matter: Matter) -> bool:
    before, position = sentence.text[: found.start()], matter.position
    beside = around(sentence.text, *found.span())
    if OUTLOOK.search(before) or _NOT.search(before) or _OTHERS.search(before):
        return False
    if not is_about(before, matter) and before.strip():
        return False
    at = quarter_said(beside.after, position.quarter)
    at = at or quarter_said(beside.before, position.quarter)
    if at is not None and at != position.quarter:
        return False
    if not position.status.is_rated:
        return False
    side = found.groupdict().get("side")
    if side:
        return _is_on_other_side(side, position, is_late=bool(found["late"]))
    is_on = found.re is ON_TARGET
    if is_on and is_of_year_end(found[0]):
        return False
    return position.status.is_on_target is not is_on


def _is_on_other_side(side: str, position: Position, *, is_late: bool) -> bool:
    target = position.year_end if is_late else position.target
    value = reported(position.outturn)
    if target is None or value is None:
        return False
    if side.casefold() == "below":
        return value >= target.low
    return value <= target.high


def _status_flag(found: re.Match[str], sentence: Spoken, matter: Matter) -> Flag:
    value, target = matter.fact("value"), matter.fact("target")
    status = matter.fact(STATUS)
    figure = "" if value is None else value.figure
    aim = "" if target is None else f" against {target.figure}"
    word = "not rated" if status is None else status.figure
    words = "on target" if status is None else status.words
    start = sentence.start
    return flag(
        WRONG_STATUS,
        (start + found.start(), start + found.end()),
        f"“{found[0]}” is not so: {matter.code} is {word}, {figure}{aim}",
        f"Write {words}, {figure}{aim}.",
    )
