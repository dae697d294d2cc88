"""Number words as prose has them, up to hundreds: `three`, `twenty-one`."""

import re
from typing import Final

_UNITS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight"),
    *("nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = (
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
)
_PARTS: Final = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_VALUES: Final = {
    **{word: number for number, word in enumerate(_UNITS)},
    **{word: 10 * place for place, word in enumerate(_TENS, start=2)},
}
_BELOW_TEN: Final = "|".join(_UNITS[1:10])
_BELOW_TWENTY: Final = "|".join(reversed(_UNITS))
_BELOW_HUNDRED: Final = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_BELOW_TEN}))?|(?:{_BELOW_TWENTY}))"
)

NUMBER_WORDS: Final = (
    rf"(?:(?:a|{_BELOW_TEN})[ ]hundred(?:[ ]and[ ]{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
)
"""Matches a number in words, with a word's edge to be asked for around it."""

PART_WORDS: Final = rf"(?:{'|'.join(part for part in _PARTS)})s?"
"""Matches what a whole is divided into: `third`, `quarters`."""

_WORD: Final = re.compile(r"[a-z]+")


def number_of(words: str) -> int:
    """The number some words say; they match `NUMBER_WORDS`."""
    total = 0
    for word in _WORD.findall(words.casefold()):
        if word == "hundred":
            total = 100 * max(total, 1)
        else:
            total += _VALUES.get(word, 0)
    return total


def parts_named(word: str) -> int:
    """How many parts a whole has in `thirds`; the word matches `PART_WORDS`."""
    folded = word.casefold()
    return _PARTS.get(folded) or _PARTS[folded.removesuffix("s")]
