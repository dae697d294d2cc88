"""The numbers in prose, and what each is a number of.

Dates, years, quarters, codes, ages, times and references are no figures and are
left alone, as is what stands within a name that is given.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import Final

from qperf_tui.domain.number_words import (
    NUMBER_WORDS,
    PART_WORDS,
    number_of,
    parts_named,
)
from qperf_tui.domain.numerals_apart import apart


class NumeralKind(Enum):
    """What a number in prose is a number of."""

    PERCENTAGE = "a percentage"
    POINTS = "a number of percentage points"
    FRACTION = "so many of so many"
    PART = "a part in words"
    """`half`, `two thirds`, `one in five`: never meant exactly."""
    MONEY = "an amount of money"
    PLAIN = "a number"


class Hedge(Enum):
    """How far a number is meant as it stands."""

    NONE = ""
    ABOUT = "about"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number in a text, with its place."""

    start: int
    end: int
    kind: NumeralKind
    value: Fraction
    """In per cent for a percentage or a part; never below zero."""
    decimals: int = 0
    of: Fraction | None = None
    """What it is so many of."""
    scale: int = 1
    """1,000 for `7.6 thousand`: to so many it is rounded."""
    is_in_words: bool = False
    unit: str = ""
    """The word that follows a plain number, small."""
    hedge: Hedge = Hedge.NONE


_DIGITS: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,9})?"
_BEFORE: Final = r"(?<![\w.,£/])(?<![0-9][-\u2013])"
_AFTER: Final = r"(?![0-9])(?![.,/:][0-9])"
_GAP: Final = r"[ \u00a0\n]"
_NUMBER: Final = rf"(?:{_DIGITS}{_AFTER}|{NUMBER_WORDS}\b)"
_OF: Final = (
    rf"(?:{_GAP}out)?{_GAP}of"
    rf"(?:{_GAP}(?:the|its|our|these|those|a{_GAP}total{_GAP}of))?"
)
_POINTS: Final = (
    r"(?:percentage[- \u00a0\n]points?|%[- ]?points?|pps?\b|ppts?\b|p\.p\.)"
)
_PER_CENT: Final = rf"(?:{_GAP}?%|[- \u00a0\n]per{_GAP}?cent\b)"
_LARGE: Final = {
    **dict.fromkeys(("thousand", "k"), 1000),
    **dict.fromkeys(("million", "m"), 10**6),
    **dict.fromkeys(("billion", "bn"), 10**9),
}
_SCALE: Final = r"(?:[ \u00a0]?(?:thousand|million|billion|bn|k|m)\b)?"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_HALF_A: Final = _pattern(
    rf"(?<!\w)(?P<value>half){_GAP}an?{_GAP}(?P<unit>percentage{_GAP}point|[a-z]{{2,20}})"
)
_SHARES: Final = _pattern(
    rf"{_BEFORE}(?:(?P<all>all)(?:{_GAP}of{_GAP}the)?{_GAP}(?P<every>{_NUMBER})(?!{_PER_CENT})"
    rf"|(?P<both>both)\b(?={_GAP}(?:of{_GAP}the{_GAP})?(?:[\w-]+{_GAP}){{0,3}}(?:indicators|measures)\b)|(?P<none>none|neither|no){_OF}{_GAP}(?P<among>{_NUMBER})"
    rf"|(?P<value>{_NUMBER}){_OF}{_GAP}(?P<of>{_NUMBER})(?!{_PER_CENT}))"
)
_IN: Final = _pattern(
    rf"{_BEFORE}(?P<value>{_NUMBER}){_GAP}(?:in|in{_GAP}every){_GAP}(?P<of>{_NUMBER})"
    rf"(?!{_PER_CENT})(?!{_GAP}(?:years?|months?|weeks?|days?|quarters?|hours?))"
)
_PARTS: Final = _pattern(
    rf"(?<!\w)(?:(?P<bare>half)\b(?!{_GAP}(?:an?|term|year|day)\b)(?!-)"
    rf"|(?P<many>an?|one|two|three|four|five|seven|nine)[- \u00a0\n]"
    rf"(?P<part>{PART_WORDS})\b(?={_GAP}of\b|{_GAP}(?:are|were|is|was|have|had)\b|[.,;)]))"
)
_POINT_SIZE: Final = _pattern(
    rf"{_BEFORE}(?:(?P<first>{_NUMBER}){_GAP}(?:to|and){_GAP})?"
    rf"(?P<value>{_NUMBER})[- \u00a0\n]?{_POINTS}"
)
_PERCENTAGES: Final = _pattern(
    rf"{_BEFORE}(?:(?P<first>{_NUMBER})(?:{_GAP}(?:to|and){_GAP}|[-\u2013]))?"
    rf"(?P<value>{_NUMBER}){_PER_CENT}"
)
_MONEY: Final = _pattern(rf"(?<!\w)£(?P<value>{_DIGITS}){_AFTER}(?P<large>{_SCALE})")
_PLAIN: Final = _pattern(
    rf"{_BEFORE}(?P<value>{_NUMBER})(?P<large>{_SCALE})"
    rf"(?:[- \u00a0\n](?P<unit>[a-z][a-z'\u2019]{{1,30}}))?"
)
_HEDGES: Final = (
    (
        Hedge.ABOUT,
        "about|around|approximately|roughly|some|nearly|almost|close to|circa",
    ),
    (Hedge.ABOVE, r"over|more than|above|at least|exceed(?:s|ed|ing)?|upwards of"),
    (Hedge.BELOW, r"under|less than|fewer than|below|at most|up to|no more than"),
)
_HEDGE: Final = tuple(
    (hedge, _pattern(rf"(?<!\w)(?:{words}){_GAP}(?:the{_GAP})?\Z"))
    for hedge, words in _HEDGES
)
_LONGEST_HEDGE: Final = 24


def numerals(text: str, names: Sequence[str] = ()) -> tuple[Numeral, ...]:
    """The numbers of a text, in order; those within `names` are left alone."""
    left = apart(text, names)
    found: list[Numeral] = []
    for pattern, read in _READERS:
        taken = []
        for match in pattern.finditer(left):
            found += read(match)
            taken.append(match.span())
        left = blanked(left, taken)
    return tuple(
        sorted((_hedged(each, text) for each in found), key=lambda each: each.start)
    )


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text of the same length with some places made unreadable."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            pieces += [text[at : max(start, at)], "\0" * (end - max(start, at))]
            at = end
    return "".join([*pieces, text[at:]])


def _hedged(numeral: Numeral, text: str) -> Numeral:
    before = text[max(0, numeral.start - _LONGEST_HEDGE) : numeral.start]
    for hedge, pattern in _HEDGE:
        if pattern.search(before):
            return replace(numeral, hedge=hedge)
    return numeral


def _number(text: str) -> tuple[Fraction, int, bool]:
    """A number as written: its value, its decimals, whether it is in words."""
    bare = text.replace(",", "")
    if bare[:1].isdigit():
        return Fraction(bare), len(bare.partition(".")[2]), False
    return Fraction(number_of(text)), 0, True


def _at(match: re.Match[str], group: str | int, kind: NumeralKind) -> Numeral:
    """The number of one group, at the place of that group."""
    value, decimals, is_in_words = _number(match[group])
    return Numeral(
        start=match.start(group),
        end=match.end(group),
        kind=kind,
        value=value,
        decimals=decimals,
        is_in_words=is_in_words,
    )


def _half_a(match: re.Match[str]) -> Iterator[Numeral]:
    is_points = match["unit"].startswith("percentage")
    yield Numeral(
        start=match.start(),
        end=match.end(),
        kind=NumeralKind.POINTS if is_points else NumeralKind.PLAIN,
        value=Fraction(1, 2),
        decimals=1,
        is_in_words=True,
        unit="" if is_points else match["unit"].casefold(),
    )


def _shares(match: re.Match[str]) -> Iterator[Numeral]:
    if match["both"]:
        value, of = Fraction(2), Fraction(2)
    elif match["all"]:
        value = of = _number(match["every"])[0]
    elif match["none"]:
        value, of = Fraction(0), _number(match["among"])[0]
    else:
        value, of = _number(match["value"])[0], _number(match["of"])[0]
    yield Numeral(
        start=match.start(),
        end=match.end(),
        kind=NumeralKind.FRACTION,
        value=value,
        of=of,
        is_in_words=not any(mark.isdigit() for mark in match[0]),
    )


def _one_in(match: re.Match[str]) -> Iterator[Numeral]:
    value, of = _number(match["value"])[0], _number(match["of"])[0]
    if of:
        yield Numeral(
            start=match.start(),
            end=match.end(),
            kind=NumeralKind.PART,
            value=value / of * 100,
            of=of,
            is_in_words=True,
        )


def _parts(match: re.Match[str]) -> Iterator[Numeral]:
    many, of = Fraction(1), 2
    if not match["bare"]:
        many, of = Fraction(number_of(match["many"]) or 1), parts_named(match["part"])
    yield Numeral(
        start=match.start(),
        end=match.end(),
        kind=NumeralKind.PART,
        value=many / of * 100,
        of=Fraction(of),
        is_in_words=True,
    )


def _of_kind(kind: NumeralKind) -> Callable[[re.Match[str]], Iterator[Numeral]]:
    def read(match: re.Match[str]) -> Iterator[Numeral]:
        if match["first"]:
            yield _at(match, "first", kind)
        yield replace(_at(match, "value", kind), end=match.end())

    return read


def _scaled(kind: NumeralKind) -> Callable[[re.Match[str]], Iterator[Numeral]]:
    def read(match: re.Match[str]) -> Iterator[Numeral]:
        found = _at(match, "value", kind)
        scale = _LARGE.get((match["large"] or "").strip().casefold(), 1)
        unit = match.groupdict().get("unit") or ""
        yield replace(
            found,
            start=match.start() if kind is NumeralKind.MONEY else found.start,
            end=match.end("large"),
            value=found.value * scale,
            scale=scale,
            unit=unit.casefold(),
        )

    return read


_READERS: Final = (
    (_MONEY, _scaled(NumeralKind.MONEY)),
    (_HALF_A, _half_a),
    (_POINT_SIZE, _of_kind(NumeralKind.POINTS)),
    (_PERCENTAGES, _of_kind(NumeralKind.PERCENTAGE)),
    (_SHARES, _shares),
    (_IN, _one_in),
    (_PARTS, _parts),
    (_PLAIN, _scaled(NumeralKind.PLAIN)),
)
"""What is looked for, in this order: a number is read as the first it fits."""
