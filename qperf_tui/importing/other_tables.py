"""Which kind of table a file is whose headings are not those that were looked for."""

from collections.abc import Sequence
from typing import Final

from qperf_tui.domain.mends import Cause, Mend, Wanted
from qperf_tui.importing.column_match import How
from qperf_tui.importing.definition_words import VOCABULARIES
from qperf_tui.importing.headings import Headings, match_headings
from qperf_tui.importing.synonyms import Vocabulary

_FEWEST: Final = 2
"""Headings known, from which a file is taken for a table of a kind."""


def said_other(
    cells: Sequence[str], words: Vocabulary, headings: Headings
) -> list[Cause]:
    """That a file looks like a table of definitions, to be brought in as one.

    `headings` are those that were looked for: it looks like another table if that
    knows as many, and as many by name; or more of them where these are complete, or
    that lacks a year.
    """
    best, most = None, max((_FEWEST, 0), _known(headings))
    for kind, other in VOCABULARIES.items():
        found = match_headings(cells, words=other)
        if other is words or not found.is_complete or not _can_be_read(found):
            continue
        known = _known(found)
        is_first = best is None and not (found.refusals or headings.is_complete)
        if known > most or (known == most and is_first):
            best, most = kind, known
    if best is None:
        return []
    says = f"it looks like a table of {best.words}"
    return [Cause(says, Mend(Wanted.KIND, best.value))]


def _known(headings: Headings) -> tuple[int, int]:
    """How many headings are known, and how many of them by name."""
    return headings.known, sum(each.how is How.NAME for each in headings.matches)


def _can_be_read(headings: Headings) -> bool:
    """Whether nothing is wrong with headings, but for a year to be asked for."""
    mends = (cause.mend for cause in headings.refusals)
    return all(mend is not None and mend.wanted is Wanted.YEAR for mend in mends)
