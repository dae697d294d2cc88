"""What is wrong with a heading line, each a cause and a mend without a place."""

from collections.abc import Sequence
from typing import Final

from qperf_tui.importing.column_match import ColumnMatch
from qperf_tui.importing.staging import quoted
from qperf_tui.importing.synonyms import RETURNS, Vocabulary

_NAMED: Final = 8
"""Headings that one sentence lists by name; of more, it gives the number."""


def unused_sentence(unused: Sequence[str]) -> str:
    """The headings that fit none of our columns, in words without a place."""
    named = [quoted(heading) for heading in unused[:_NAMED]]
    if len(unused) > _NAMED:
        named.append(f"{len(unused) - _NAMED:,} more")
    if len(named) == 1:
        return f"{named[0]} fits none of our columns and is not used"
    return (
        f"{', '.join(named[:-1])} and {named[-1]} fit none of our columns and "
        "are not used"
    )


def wants_year(undated: Sequence[str], year: int | None) -> str:
    """That quarters do not say their year, which the lines above may name."""
    first, last = quoted(undated[0]), quoted(undated[-1])
    said = f"{first} says" if len(undated) == 1 else f"{first} to {last} say"
    if year is None:
        return f"{said} no year; give it, as in --year 2012/13"
    named = f"{year}/{(year + 1) % 100:02d}"
    return f"{said} no year, and the lines above name {named}; give --year {named}"


def fit_the_same(column: str, headings: Sequence[str]) -> str:
    """That several headings fit one of our columns."""
    both = " and ".join(quoted(heading) for heading in headings)
    return f"{both} both fit {column}; delete or rename all but one"


def doubt(match: ColumnMatch) -> str:
    """That a heading may be one of ours, with how to say so."""
    heading = match.heading
    return (
        f"{quoted(heading)} may be {match.column} ({match.confidence}% alike); give "
        f'--map "{heading}={match.column}" if it is, or --map "{heading}=" to leave '
        "it out"
    )


def said_missing(missing: Sequence[str], words: Vocabulary = RETURNS) -> list[str]:
    """The columns that a file must have and this one has not."""
    if not missing:
        return []
    several = len(missing) > 1
    listed = " and ".join(filter(None, [", ".join(missing[:-1]), missing[-1]]))
    heading = "columns" if several else "column"
    known = ", ".join(words.columns)
    cause = f"no {heading} for {listed}; the headings to choose from are {known}"
    if list(missing) == ["Quarter"]:
        cause += ", or give --quarter if every figure is of one quarter"
    return [cause]
