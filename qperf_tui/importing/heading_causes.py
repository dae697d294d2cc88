"""What is wrong with a heading line, each a cause and a mend without a place."""

from collections.abc import Sequence
from typing import Final

from qperf_tui.domain.listing import in_a_row
from qperf_tui.domain.mends import Cause, Mend, Wanted
from qperf_tui.domain.wording import plural
from qperf_tui.importing.column_match import ColumnMatch
from qperf_tui.importing.staging import quoted
from qperf_tui.importing.synonyms import RETURNS, Vocabulary, folded

_OF_WORDS: Final = frozenset(("commentary", "comment", "comments", "narrative"))
"""Headings, folded, of what is written about figures."""
_NAMED: Final = 8
"""Headings that one sentence lists by name; of more, it gives the number."""


def is_of_words(heading: str) -> bool:
    """Whether what stands under a heading is written about figures."""
    return folded(heading) in _OF_WORDS


def unused_sentence(unused: Sequence[str]) -> str:
    """The headings that fit none of our columns, in words without a place.

    What is written about figures is not brought in with them, whoever sends it.
    """
    words = [heading for heading in unused if is_of_words(heading)]
    if words:
        said = f"the words under {' and '.join(map(quoted, words))} are not brought in"
        others = [heading for heading in unused if heading not in words]
        mend = "bring them in as a table of commentary"
        return f"{f'{unused_sentence(others)}; ' if others else ''}{said}; {mend}"
    named = [quoted(heading) for heading in unused[:_NAMED]]
    if len(unused) > _NAMED:
        named.append(f"{len(unused) - _NAMED:,} more")
    if len(named) == 1:
        return f"{named[0]} fits none of our columns and is not used"
    return f"{in_a_row(named)} fit none of our columns and are not used"


def wants_year(undated: Sequence[str], year: int | None) -> Cause:
    """That quarters do not say their year, which the lines above may name."""
    first, last = quoted(undated[0]), quoted(undated[-1])
    said = f"{first} says" if len(undated) == 1 else f"{first} to {last} say"
    if year is None:
        return Cause(f"{said} no year", Mend(Wanted.YEAR))
    named = f"{year}/{(year + 1) % 100:02d}"
    return Cause(
        f"{said} no year, and the lines above name {named}", Mend(Wanted.YEAR, named)
    )


def fit_the_same(column: str, headings: Sequence[str]) -> Cause:
    """That several headings fit one of our columns."""
    both = " and ".join(quoted(heading) for heading in headings)
    return Cause(f"{both} both fit {column}; delete or rename all but one")


def doubt(match: ColumnMatch) -> Cause:
    """That a heading may be one of ours."""
    heading = match.heading
    return Cause(
        f"{quoted(heading)} may be {match.column} ({match.confidence}% alike)",
        Mend(Wanted.COLUMN, heading, match.column or ""),
    )


def fits_two(heading: str, columns: Sequence[str]) -> Cause:
    """That a heading could be one of several of ours."""
    return Cause(
        f"{quoted(heading)} could be {' or '.join(columns)}",
        Mend(Wanted.CHOICE, heading, columns[0]),
    )


def said_missing(missing: Sequence[str], words: Vocabulary = RETURNS) -> list[Cause]:
    """The columns that a file must have and this one has not."""
    if not missing:
        return []
    heading, known = plural(len(missing), "column"), ", ".join(words.columns)
    cause = (
        f"no {heading} for {in_a_row(missing)}; the headings to choose from are {known}"
    )
    is_quarter = list(missing) == ["Quarter"]
    return [Cause(cause, Mend(Wanted.QUARTER) if is_quarter else None)]
