"""Abbreviations that are not explained, and names spelled two ways."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Final

from qperf_tui.domain.proof import Flag
from qperf_tui.report.manuscript import Manuscript
from qperf_tui.report.style import NEEDS_NO_GLOSSARY, Style

_ABBREVIATION: Final = re.compile(
    r"(?<![\w{.&'’-])(?:[A-Z][A-Z&]{1,7}\d?|D[a-z]E|KS\d)(?=s?\b)(?![&'’-]\w)"
)
_ROMAN: Final = re.compile(r"[IVXL]{1,5}")
_LINE: Final = 100
"""Characters on either side that are looked at for a heading."""

_NAME: Final = re.compile(r"(?<![\w'’-])[A-Z][a-z]{4,30}(?![\w-])")
_MOST_NAMES: Final = 60
"""Names of a text that are compared with one another."""

_ALIKE: Final = 0.87
"""How like two names are that are taken for one: `Frameworkki` and `Frameworki`."""


def abbreviations(text: Manuscript, style: Style) -> Iterator[Flag]:
    """Abbreviations that are not written out where they are first used."""
    met: set[str] = set()
    for found in _ABBREVIATION.finditer(text.prose):
        short = found[0]
        if short in met or short in NEEDS_NO_GLOSSARY or _ROMAN.fullmatch(short):
            continue
        met.add(short)
        if _is_explained(text.prose, found) or _is_among_capitals(text.prose, found):
            continue
        meaning = style.glossary.get(short)
        yield Flag(
            "abbreviations",
            *found.span(),
            f"“{short}” is not written out where it is first used.",
            f"Write “{meaning} ({short})”."
            if meaning
            else "Write it out, with the abbreviation in brackets after it.",
        )


def _is_explained(prose: str, found: re.Match[str]) -> bool:
    """Whether it stands in brackets after words, or words in brackets after it."""
    before = prose[max(0, found.start() - 2) : found.start()]
    after = prose[found.end() : found.end() + 3]
    return before.endswith("(") or re.match(r"s? \(", after) is not None


def _is_among_capitals(prose: str, found: re.Match[str]) -> bool:
    """Whether the line around it is all in capitals, as a heading may be."""
    before = prose[max(0, found.start() - _LINE) : found.start()].rpartition("\n")[2]
    after = prose[found.end() : found.end() + _LINE].partition("\n")[0]
    line = f"{before}{found[0]}{after}"
    return line.isupper() and len(line.split()) > 2


def two_spellings(
    text: Manuscript, is_word: Callable[[str], bool], own: frozenset[str]
) -> Iterator[Flag]:
    """Names met in two spellings, of which the rarer or the unknown one is wrong.

    `is_word` says of a word whether a dictionary has it; `own` are the words and
    names that the council spells so.
    """
    met: dict[str, list[re.Match[str]]] = {}
    for found in _NAME.finditer(text.prose):
        met.setdefault(found[0], []).append(found)
    strange = [each for each in met if each not in own and not is_word(each)]
    counts = Counter({name: len(places) for name, places in met.items()})
    for name in strange[:_MOST_NAMES]:
        twin = next((each for each in met if _is_twin(name, each)), None)
        if twin is None:
            continue
        if twin in strange and (counts[name], name) > (counts[twin], twin):
            continue
        for place in met[name]:
            yield Flag(
                "two-spellings",
                *place.span(),
                f"“{name}” is also spelled “{twin}” here.",
                f"Write “{twin}”, or learn “{name}” if both are right.",
            )


def _is_twin(name: str, other: str) -> bool:
    if name == other or name[0] != other[0] or abs(len(name) - len(other)) > 2:
        return False
    if name.rstrip("s") == other.rstrip("s"):
        return False
    matcher = SequenceMatcher(None, name, other, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
