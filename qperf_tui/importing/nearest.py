"""The name that a mistyped one is most like."""

from collections.abc import Iterable
from typing import Final

_LIKE: Final = 70
"""Likeness, in per cent, from which a name is worth suggesting."""


def nearest(text: str, known: Iterable[str], *, least: int = _LIKE) -> str | None:
    """The name that a text is most like, if it is like any."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - seldom needed
    from rapidfuzz.process import extractOne  # noqa: PLC0415 - seldom needed
    from rapidfuzz.utils import default_process  # noqa: PLC0415 - seldom needed

    found = extractOne(
        text, list(known), scorer=ratio, processor=default_process, score_cutoff=least
    )
    return None if found is None else str(found[0])


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """A suggestion to end a sentence on; nothing where no name is like it."""
    found = nearest(text, known)
    return "" if found is None else f"; did you mean {found}?"
