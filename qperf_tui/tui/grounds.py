"""The words by which a list is narrowed to the indicators members would ask about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

EXCEPTION: Final = "exception"

GROUNDS: Final[Mapping[str, str]] = {
    "red": "red",
    "amber": "amber",
    "worsening": "worsening twice",
    "concern": "concern signal",
    "past-due": "no figure yet",
    "ongoing": "off target again",
    "no-action": "red, no action",
}
"""What each ground is narrowed by, with what it is called in a list of counts.

In the order of the grounds themselves, whose module the first screen goes without.
"""

_KNOWN_BY_STATUS: Final = {"red", "amber"}
"""Those that the status answers, so that they need no appraisal."""
_LEAST: Final = 3
"""Letters from which on a word is taken for a ground."""

Found = Mapping[int, frozenset[str]]
"""The grounds of every indicator that has any, by its id."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What was typed, with the grounds asked for taken out of it."""

    words: str
    grounds: frozenset[str]

    def is_met_by(self, grounds: frozenset[str]) -> bool:
        """Whether an indicator with these grounds is one of those sought."""
        asked = self.grounds - {EXCEPTION}
        return bool(grounds) and asked <= grounds


def split(sought: str) -> Sought:
    """Tell the grounds in `is:exception concern` from the other words."""
    words, grounds = [], set()
    for word in sought.casefold().split():
        ground = _ground(word)
        if ground:
            grounds.add(ground)
        else:
            words.append(word)
    return Sought(" ".join(words), frozenset(grounds))


def _ground(word: str) -> str:
    said = word.removeprefix("is:")
    if said == word or len(said) < _LEAST:
        return ""
    asked = (EXCEPTION, *(each for each in GROUNDS if each not in _KNOWN_BY_STATUS))
    return next((each for each in asked if each.startswith(said)), "")
