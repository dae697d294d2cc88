"""Which kind of table a file is whose headings are not those that were looked for."""

from collections.abc import Sequence
from typing import Final

from qperf_tui.domain.mends import Cause
from qperf_tui.importing.definition_words import VOCABULARIES
from qperf_tui.importing.headings import match_headings
from qperf_tui.importing.synonyms import Vocabulary

_FEWEST: Final = 2
"""Headings known, from which a file is taken for a table of a kind."""


def said_other(cells: Sequence[str], words: Vocabulary, known: int) -> list[Cause]:
    """That a file looks like a table of definitions, with how to bring it in.

    `known` is how many of its headings are those that were looked for: it looks like
    another table if that knows as many.
    """
    best, most = None, max(_FEWEST, known) - 1
    for kind, other in VOCABULARIES.items():
        headings = match_headings(cells, words=other)
        fits = headings.is_complete and not headings.refusals
        if other is not words and fits and headings.known > most:
            best, most = kind, headings.known
    if best is None:
        return []
    command = f"qperf-tui define {best} FILE"
    return [
        Cause(f"it looks like a table of {best}; if it is, bring it in with {command}")
    ]
