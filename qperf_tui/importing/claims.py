"""What a heading alone could stand for: a column, a quarter, or one mistyped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from qperf_tui.domain.text import clean_line
from qperf_tui.importing.column_match import ColumnMatch, How
from qperf_tui.importing.quarter_headings import (
    QuarterHeading,
    quarter_heading,
    year_of_target,
)
from qperf_tui.importing.staging import FileRefusedError, quoted
from qperf_tui.importing.synonyms import (
    RETURNS,
    Vocabulary,
    folded,
)

SURE: Final = 85
"""Likeness, in per cent, from which a mistyped heading is taken for ours."""
UNSURE: Final = 75
"""Likeness from which an officer is asked, and below which none is seen."""

_LONGEST: Final = 80
_SHORTEST: Final = 5
"""Letters of a heading that can be like another; fewer are like too many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one heading could stand for, before the others are looked at."""

    columns: tuple[str, ...] = ()
    """Ours; of several, the officer has to choose."""
    quarter: QuarterHeading | None = None
    cause: str = ""
    """Why a heading that names a quarter cannot be one."""
    confidence: int = 100
    how: How = How.UNUSED


def asked_claims(
    columns: Mapping[str, str], words: Vocabulary = RETURNS
) -> dict[str, Claim]:
    """What an officer says headings stand for, by folded heading.

    Raises:
        FileRefusedError: If one is to stand for what is no column of ours.
    """
    return {
        folded(heading): _asked_claim(heading, said, words)
        for heading, said in columns.items()
    }


def _asked_claim(heading: str, said: str, words: Vocabulary) -> Claim:
    if not said.strip():
        return Claim(how=How.ASKED)
    if column := words.named(said):
        return Claim(columns=(column,), how=How.ASKED)
    try:
        quarter = quarter_heading(said) if words.has_quarters else None
    except ValueError as error:
        raise FileRefusedError(f"{quoted(heading)} cannot be that: {error}") from None
    if quarter is None:
        known = ", ".join(words.columns)
        quarters = ", or a quarter such as Q2 2012/13 Target"
        raise FileRefusedError(
            f"{quoted(heading)} cannot stand for {quoted(said)}, which is no column of "
            f"ours; choose from {known}{quarters if words.has_quarters else ''}"
        )
    return Claim(quarter=quarter, how=How.ASKED)


@lru_cache(maxsize=1_024)
def claim_of(heading: str, words: Vocabulary = RETURNS) -> Claim:
    """What a heading stands for by its name, a synonym, a quarter or likeness."""
    if len(heading) > _LONGEST:
        return Claim()
    plain = folded(heading)
    if columns := words.columns_of.get(plain, ()):
        is_ours = len(columns) == 1 and plain == folded(columns[0])
        return Claim(columns=columns, how=How.NAME if is_ours else How.SYNONYM)
    try:
        quarter = quarter_heading(heading) if words.has_quarters else None
    except ValueError as error:
        return Claim(cause=str(error), how=How.QUARTER)
    if quarter is not None:
        return Claim(quarter=quarter, how=How.QUARTER)
    if words.year_column and year_of_target(heading) is not None:
        return Claim(columns=(words.year_column,), how=How.SYNONYM)
    if plain in words.of_others or len(plain) < _SHORTEST:
        return Claim()
    return _alike(plain, words)


def is_known(heading: str, words: Vocabulary = RETURNS) -> bool:
    """Whether a text is one of the headings of a file, without any doubt."""
    claim = claim_of(heading, words)
    return claim.how in {How.NAME, How.SYNONYM} or claim.quarter is not None


def heads(cells: Iterable[str], words: Vocabulary = RETURNS) -> int:
    """How many cells of a line are headings of a file, without any doubt."""
    return sum(is_known(clean_line(cell), words) for cell in cells if cell)


def _alike(plain: str, words: Vocabulary) -> Claim:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - seldom needed
    from rapidfuzz.process import extractOne  # noqa: PLC0415 - seldom needed

    found = extractOne(
        plain,
        [known for known, columns in words.columns_of.items() if len(columns) == 1],
        scorer=OSA.normalized_similarity,
        score_cutoff=UNSURE / 100,
    )
    if found is None:
        return Claim()
    likeness = int(found[1] * 100)
    if plain == f"{found[0]}s":
        likeness = max(likeness, SURE)
    return Claim(
        columns=words.columns_of[found[0]],
        confidence=likeness,
        how=How.SIMILAR if likeness >= SURE else How.UNSURE,
    )


def unsettled(match: ColumnMatch, claim: Claim, *, is_wide: bool) -> ColumnMatch:
    """What is said of a heading that stands for nothing yet, or never will."""
    if claim.columns and (claim.how is How.UNSURE or len(claim.columns) > 1):
        sure = claim.confidence // len(claim.columns)
        guess = claim.columns[0]
        return replace(match, column=guess, confidence=sure, how=How.UNSURE)
    wants_year = is_wide and claim.quarter is not None
    if claim.how is How.ASKED or wants_year:
        return match
    return replace(match, confidence=0, how=How.UNUSED)
