"""What a text is about: the indicators and themes that its sentences name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from qperf_tui.domain.fact import Fact
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.position import Position
from qperf_tui.report.names import name_of

_STEM: Final = 5
_LEAST: Final = 0.35
"""The share of a title's words that name it, where its first word is among them."""
_NEAR: Final = 0.8
_WORD: Final = re.compile(r"[a-z]{3,40}")
_SMALL: Final = frozenset(
    (
        *("the", "and", "for", "with", "within", "from", "into", "that", "who"),
        *("per", "not", "all", "any", "are", "was", "were", "has", "have", "their"),
        *("percentage", "proportion", "number", "rate", "average", "time", "year"),
        *("years", "days", "weeks", "months", "quarter", "working", "including"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matter:
    """An indicator that a text may speak of, with all that may be said of it."""

    position: Position
    facts: tuple[Fact, ...]
    earlier: tuple[Fact, ...] = ()
    """The figures of earlier quarters, the latest first."""
    run: int = 0
    """How many comparable quarters on end lead to this one, itself among them."""

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.position.code

    def fact(self, measure: str) -> Fact | None:
        """The fact of a measure, unless it may not be stated."""
        for each in self.facts:
            if each.measure == measure:
                return None if each.refusal else each
        return None


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator as little as it takes to find it in a text."""

    key: int
    code: str
    title: str


def named_in(text: str, candidates: Iterable[Named]) -> list[Named]:
    """The indicators that a text names, by code or by most of the title.

    Of titles that share their words only those that fit best are taken.
    """
    folded = text.casefold()
    stems = frozenset(stem(word) for word in _WORD.findall(folded))
    by_code: list[Named] = []
    by_name: list[tuple[float, Named]] = []
    for each in candidates:
        if each.code.casefold() in folded and has_code(folded, each.code):
            by_code.append(each)
        words = title_stems(each.title)
        if words and words[0] in stems:
            share = sum(word in stems for word in words) / len(words)
            if share >= _LEAST:
                by_name.append((share, each))
    best = max((share for share, _ in by_name), default=0.0)
    close = [each for share, each in by_name if share >= best * _NEAR]
    return list(dict.fromkeys([*by_code, *close]))


def has_code(folded: str, code: str) -> bool:
    """Whether a text, case folded, holds a code as a word of its own."""
    wanted = code.casefold()
    at = folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        before, after = folded[at - 1 : at] if at else "", folded[end : end + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = folded.find(wanted, at + 1)
    return False


def stem(word: str) -> str:
    """Enough of a word to know it by, whatever its ending."""
    return word[:_STEM].rstrip("s")


@lru_cache(maxsize=20_000)
def title_stems(title: str) -> tuple[str, ...]:
    """The words of a title that tell it apart, as stems in their order."""
    bare = title.casefold().split(" (", maxsplit=1)[0]
    return tuple(
        dict.fromkeys(stem(word) for word in _WORD.findall(bare) if word not in _SMALL)
    )


def speaks_of(sentence: str, matter: Matter) -> int:
    """How many of an indicator's words a sentence has."""
    found = {stem(word) for word in _WORD.findall(sentence.casefold())}
    return sum(word in found for word in title_stems(matter.position.indicator.title))


def names_to_skip(matters: Sequence[Matter]) -> list[str]:
    """The titles and names whose numbers are no figures: `within 35 days`."""
    found = [
        name
        for each in matters
        for name in (
            name_of(each.position.indicator),
            each.position.indicator.title,
            _without_note(each.position.indicator),
            each.code,
        )
    ]
    return sorted(set(found), key=len, reverse=True)


def _without_note(indicator: Indicator) -> str:
    return indicator.title.split(" (", maxsplit=1)[0]
