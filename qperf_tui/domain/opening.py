"""Quarters opened one after the other, and why one is not to be opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.days import moment_words
from qperf_tui.domain.listing import first_of
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.wording import plural

_MOST_NAMED: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """That somebody opened a quarter."""

    quarter: Quarter
    opened_by: str
    opened_at: str
    """Coordinated universal time, ISO 8601."""


def in_hand(with_figures: Quarter | None, opened: Quarter | None) -> Quarter | None:
    """The quarter that is worked on: the last that has figures or was opened."""
    return max(filter(None, (with_figures, opened)), default=None)


def next_to_open(opened: Sequence[Opening], latest: Quarter | None) -> Quarter | None:
    """The quarter to be opened next; None where any may be the first.

    `latest` is the quarter in hand. One whose figures have begun to come without
    anybody opening it is still to be opened, unless it is all there is to begin with.
    """
    if latest is None:
        return None
    is_begun = any(each.quarter == latest for each in opened)
    follows = any(each.quarter == latest.shifted(-PREVIOUS_QUARTER) for each in opened)
    return latest if follows and not is_begun else latest.shifted(1)


def why_not_open(
    quarter: Quarter, opened: Sequence[Opening], latest: Quarter | None
) -> str | None:
    """Why a quarter is not to be opened now, in a sentence; None if it may be."""
    for each in opened:
        if each.quarter == quarter:
            return (
                f"{quarter} is open already: {each.opened_by} opened it on "
                f"{moment_words(each.opened_at)}."
            )
    following = next_to_open(opened, latest)
    if following is None or quarter == following:
        return None
    if latest is not None and quarter <= latest:
        return (
            f"{quarter} is open already, since there are figures of {latest}; the next "
            f"to open is {following}."
        )
    return (
        f"{quarter} cannot be opened before {following}; open that first with "
        f'qperf-tui quarter open "{following}".'
    )


def why_incomplete(quarter: Quarter, codes: Sequence[str]) -> str | None:
    """What a quarter still lacks before the next is opened; None where nothing."""
    if not codes:
        return None
    noun = plural(len(codes), "figure")
    return f"{quarter} still lacks {len(codes)} {noun} ({codes_in(codes)})"


def codes_in(codes: Sequence[str]) -> str:
    """The first of some codes, and how many more there are."""
    return first_of(codes, _MOST_NAMED)
