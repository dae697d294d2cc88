"""Prose held against the figures that it may not state, without naming any of them.

A text may give a figure away without naming its indicator: by the number, by those it
leaves over, by what it adds to the quarter before, in digits or in words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from qperf_tui.domain.number_words import NUMBER_WORDS, number_of
from qperf_tui.domain.numerals import Numeral, NumeralKind, numerals
from qperf_tui.domain.proof import Flag
from qperf_tui.domain.rounding import half_up
from qperf_tui.report.figure_check import flag
from qperf_tui.report.figure_rules import SUPPRESSED_FIGURE
from qperf_tui.report.manuscript import Manuscript
from qperf_tui.report.matters import has_code, stem, title_stems

_ALIKE: Final = 2
"""Words of a title from which on a sentence is taken to speak of it."""
_SHARE: Final = 0.34
_NOT_PEOPLE: Final = frozenset(
    (
        *("year", "years", "month", "months", "week", "weeks", "day", "days"),
        *("hour", "hours", "quarter", "quarters", "working", "times", "key"),
        *("further", "indicator", "indicators", "measure", "measures"),
        *("figure", "figures", "target", "targets"),
    )
)
"""Units in which nobody is counted."""
_TABLE: Final = 12
"""Numbers above which a sentence is a table in prose."""
_RARE: Final = 30
"""So many of so large a number are hardly those of another figure."""
_ALL_BUT: Final = re.compile(
    rf"\ball (?:but|except)(?: for)? (?P<rest>{NUMBER_WORDS}|[0-9]{{1,4}})\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[a-z]{3,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A figure that may not be stated, with every number that would state it."""

    code: str
    title: str
    group: str = ""
    """The group it is of, with its dimension; nothing where it is of all."""
    counts: frozenset[int]
    """Those it counts, those it leaves over, and what a quarter adds to another."""
    whole: int | None
    shares: frozenset[Fraction]
    """Its share in per cent, and that of the rest."""
    why: str = "hidden by the rule on small numbers of people"


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence, with the numbers in it."""

    text: str
    start: int
    numbers: tuple[Numeral, ...]

    def speaks_of(self, secret: Secret, titles: Sequence[str]) -> bool:
        """Whether it names an indicator, or fits its title better than any other."""
        folded = self.text.casefold()
        if has_code(folded, secret.code):
            return True
        here = frozenset(stem(word) for word in _WORD.findall(folded))
        if secret.group and not _likeness(here, secret.group)[0]:
            return False
        alike, share = _likeness(here, secret.title)
        if alike < _ALIKE or share < _SHARE:
            return False
        return all(share >= _likeness(here, title)[1] for title in titles)


def _likeness(here: frozenset[str], title: str) -> tuple[int, float]:
    """How many words of a title are among some, and what share of it that is."""
    words = title_stems(title)
    alike = sum(word in here for word in words)
    return alike, alike / len(words) if words else 0.0


def hidden_prose_flags(
    text: str, secrets: Sequence[Secret], titles: Sequence[str] = ()
) -> Iterator[Flag]:
    """Every place in a text that states a figure which may not be stated.

    `titles` are those of every indicator, since a text may be about another.
    """
    if not secrets:
        return
    for start, end in Manuscript(text).sentences:
        said = text[start:end]
        here = _Said(said, start, numerals(said))
        for secret in secrets:
            place = _stated(here, secret, titles)
            if place is not None:
                yield flag(
                    SUPPRESSED_FIGURE,
                    (start + place[0], start + place[1]),
                    f"{secret.code} is {secret.why}, and this sentence would tell it",
                    "Take the numbers out; qperf-tui disclosure says what is hidden.",
                )


def _stated(
    said: _Said, secret: Secret, titles: Sequence[str]
) -> tuple[int, int] | None:
    """Where a sentence states a figure; None where it does not.

    A sentence of very many numbers is a table in prose, in which some number is always
    like one that is hidden: there only so many of a large number are read.
    """
    is_table = len(said.numbers) > _TABLE
    is_of_it = not is_table and said.speaks_of(secret, titles)
    if is_of_it or (secret.whole or 0) >= _RARE:
        for each in said.numbers:
            if _is_of_whole(each, secret, () if is_table else said.numbers):
                return each.start, each.end
    if not is_of_it:
        return None
    for each in said.numbers:
        if _is_count(each, secret) or _is_share(each, secret):
            return each.start, each.end
    for found in _ALL_BUT.finditer(said.text):
        rest = found["rest"]
        left = int(rest) if rest.isdigit() else number_of(rest)
        if left in secret.counts:
            return found.span()
    return None


def _is_of_whole(number: Numeral, secret: Secret, others: Sequence[Numeral]) -> bool:
    """Whether a number is told of a whole: `3 of 126`, or `of 126 plans, three`."""
    if secret.whole is None or secret.whole < 1:
        return False
    if number.kind is NumeralKind.FRACTION:
        return number.of == secret.whole and number.value in secret.counts
    return _is_count(number, secret) and any(
        _counted(each) == secret.whole for each in others if each is not number
    )


def _is_count(number: Numeral, secret: Secret) -> bool:
    found = _counted(number)
    return found is not None and found in secret.counts


def _counted(number: Numeral) -> int | None:
    """How many a plain number counts; None where it counts nobody."""
    if number.kind is not NumeralKind.PLAIN or number.unit in _NOT_PEOPLE:
        return None
    return int(number.value) if number.value.denominator == 1 else None


def _is_share(number: Numeral, secret: Secret) -> bool:
    """Whether a percentage, to as many decimals as it has, is that of the figure."""
    if number.kind not in {NumeralKind.PERCENTAGE, NumeralKind.PART}:
        return False
    return any(half_up(each, number.decimals) == number.value for each in secret.shares)
