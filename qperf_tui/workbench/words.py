"""The council's own words: learnt, forgotten, and each change undone by name."""

import re
from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.council_words import CouncilWord
from qperf_tui.storage.workbook import Workbook

_LONGEST: Final = 60
_ONE_WORD: Final = re.compile(r"[^\W\d_][\w'’&.-]*")


class _Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    word: str
    held: list[str] | None
    """Who taught the word and when; None where it was not known."""


def known(workbook: Workbook) -> tuple[CouncilWord, ...]:
    """Every word the council has taught, in alphabetical order."""
    return tuple(workbook.council_words.all())


def learn(workbook: Workbook, word: str) -> str:
    """Have a word count as spelled right from now on; returns it as it is kept.

    Raises:
        QperfError: If it is not one word, or is known already.
    """
    cleaned = clean_line(word)
    if _ONE_WORD.fullmatch(cleaned) is None:
        raise QperfError(
            f"“{cleaned[:_LONGEST]}” is not one word; learn the words of a name one "
            "by one."
        )
    if len(cleaned) > _LONGEST:
        raise QperfError(
            f"The word has {len(cleaned)} characters and at most {_LONGEST} are kept; "
            "check that it is one word."
        )
    with workbook.transaction():
        if workbook.council_words.find(cleaned) is not None:
            raise QperfError(f"“{cleaned}” is known already, so nothing is changed.")
        workbook.council_words.add(cleaned)
        workbook.changes.record(f"learnt “{cleaned}”", "word", _kept(cleaned, None))
    return cleaned


def forget(workbook: Workbook, word: str) -> str:
    """Let a word that was learnt be checked again; returns it.

    Raises:
        UnknownError: If it was not learnt.
    """
    cleaned = clean_line(word)
    with workbook.transaction():
        held = workbook.council_words.find(cleaned)
        if held is None:
            raise UnknownError(
                f"“{cleaned[:_LONGEST]}” was not learnt; qperf-tui words lists those "
                "that were."
            )
        workbook.council_words.remove(cleaned)
        workbook.changes.record(f"forgot “{cleaned}”", "word", _kept(cleaned, held))
    return cleaned


def _kept(word: str, held: CouncilWord | None) -> Undo:
    signed = None if held is None else [held.added_by, held.added_at]
    return {"word": word, "held": signed}


def _word(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _Before)
    stood = workbook.council_words.find(before.word)
    if before.held is None:
        workbook.council_words.remove(before.word)
    else:
        by, at = before.held
        workbook.council_words.put_back(CouncilWord(before.word, by, at))
    return _kept(before.word, stood)


SPELLING_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {"word": _word}
"""How learning and forgetting a word are undone."""
