"""The words of a text held against the dictionary, and the council's own words."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from qperf_tui.domain.proof import Flag
from qperf_tui.report.manuscript import Manuscript
from qperf_tui.report.style import Severity, Style
from qperf_tui.report.style_check import held_to
from qperf_tui.report.style_names import two_spellings
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.speller import English, wrong_words

RULES: Final = ("spelling", "american", "two-spellings")
"""The rules that need the dictionary."""

_WORD: Final = re.compile(
    r"(?<![\w@&'’])[^\W\d_]{2,60}(?:['’][^\W\d_]{1,3})?(?![\w@&])"
)
_OWNED: Final = re.compile(r"['’](?:s|S)?\Z")
_IN_NAMES: Final = re.compile(r"[^\W\d_]{2,60}")
_WITH_Z: Final = re.compile(
    r"(?P<stem>[a-z]{2,20}[iy])z(?P<end>es?|ed|ers?|ing|ings|ations?)", re.IGNORECASE
)
_NOT_AMERICAN: Final = frozenset((
    "maize", "prize", "prized", "prizes", "seize", "seized", "seizes", "seizing",
    "size", "sized", "sizes", "sizing",
))  # fmt: skip
"""Words with a z on both sides of the Atlantic."""

_NEAR: Final = 0.85
"""How like a name of the council's a word is that was meant to be it."""

_ACROSS: Final = 0.72
"""How like an American spelling is to the British one: `center`, `gray`, `aging`."""

_SHORTEST_NAME: Final = 5
_MOST_MENDED: Final = 20
"""Strange words that are compared with the council's names."""

Wrong = Mapping[str, tuple[str, ...]]


def spelling_flags(workbook: Workbook, text: str, style: Style) -> tuple[Flag, ...]:
    """Words spelled as neither the dictionary nor the council spells them.

    Abbreviations and words in a title or name of the workbook count as known.
    """
    if all(style.severity(each) is Severity.OFF for each in RULES):
        return ()
    manuscript = Manuscript(text)
    places = list(_WORD.finditer(manuscript.prose))
    own = _own_words(workbook)
    names = {each.casefold() for each in own}
    asked = [
        word
        for place in places
        if not (word := _bare(place[0])).isupper() and word.casefold() not in names
    ]
    wrong = wrong_words(asked)
    american = _american(asked, wrong)
    twins = list(two_spellings(manuscript, lambda word: word not in wrong, own))
    taken = {each.start for each in twins}
    found = [*twins]
    mends = _mends(wrong, american, own)
    for place in places:
        word = _bare(place[0])
        if word in american:
            found.append(_american_flag(place, word, american[word]))
        elif word in wrong and place.start() not in taken:
            found.append(_strange_flag(place, word, mends[word]))
    return held_to(style, found)


def _own_words(workbook: Workbook) -> frozenset[str]:
    learnt = (each.word for each in workbook.council_words.all())
    named = " ".join(workbook.council_words.names())
    return frozenset([*learnt, *_IN_NAMES.findall(named)])


def _bare(word: str) -> str:
    """A word as a dictionary has it: without what says that somebody owns it."""
    return _OWNED.sub("", word).replace("’", "'")


def _american(asked: list[str], wrong: Wrong) -> dict[str, str]:
    """The words that are American, each with how they are spelled in Britain."""
    strange = [
        each
        for each, meant in wrong.items()
        if get_close_matches(each, meant, cutoff=_ACROSS)
    ][:_MOST_MENDED]
    elsewhere = wrong_words(strange, English.AMERICAN)
    found = {}
    for word in strange:
        if word not in elsewhere:
            only_british = wrong_words(wrong[word], English.AMERICAN)
            found[word] = next(iter([*only_british, *wrong[word]]))
    with_s = dict(_with_s(asked))
    unknown = wrong_words(with_s.values())
    found.update({z: s for z, s in with_s.items() if s not in unknown})
    return found


def _with_s(words: list[str]) -> Iterator[tuple[str, str]]:
    """Words such as `organize`, each with the spelling that has an s."""
    for word in dict.fromkeys(words):
        found = _WITH_Z.fullmatch(word)
        if found is not None and word.casefold() not in _NOT_AMERICAN:
            yield word, f"{found['stem']}s{found['end']}"


def _mends(
    wrong: Wrong, american: Mapping[str, str], own: frozenset[str]
) -> dict[str, str]:
    """What was meant by each strange word, or nothing where there is no telling."""
    meant = {}
    for count, (word, suggestions) in enumerate(wrong.items()):
        near = []
        if count < _MOST_MENDED and word not in american:
            like = [
                each
                for each in own
                if len(each) >= _SHORTEST_NAME
                and each[0].casefold() == word[0].casefold()
                and abs(len(each) - len(word)) <= 2
            ]
            near = get_close_matches(word, sorted(like), n=1, cutoff=_NEAR)
        meant[word] = next(iter([*near, *suggestions]), "")
    return meant


def _american_flag(place: re.Match[str], word: str, british: str) -> Flag:
    start = place.start()
    return Flag(
        "american",
        start,
        start + len(word),
        f"“{word}” is spelled as in America.",
        f"Write “{british}”.",
    )


def _strange_flag(place: re.Match[str], word: str, meant: str) -> Flag:
    start = place.start()
    says = f"“{word}” is in no dictionary and not among the council's words"
    return Flag(
        "spelling",
        start,
        start + len(word),
        f"{says}; did you mean “{meant}”?" if meant else f"{says}.",
        f"Write “{meant}”, or learn “{word}” if it is right."
        if meant
        else f"Check it, and learn “{word}” if it is right.",
    )
