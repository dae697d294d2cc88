"""A theme's paragraphs, each drafted only from the facts it is given."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from qperf_tui.domain.movement import Direction, Movement
from qperf_tui.domain.position import Position, is_read_by_quarter
from qperf_tui.domain.prose import is_small
from qperf_tui.report.context import comparators, earlier_quarters
from qperf_tui.report.counts import overview
from qperf_tui.report.facts import (
    OFF_TARGET,
    Background,
    DraftedParagraph,
    Sentence,
    shown_outturn,
)
from qperf_tui.report.movements import movement_sentences
from qperf_tui.report.officers import account
from qperf_tui.report.outlook import is_expected_to_miss
from qperf_tui.report.sentences import Opening, lead, openings_of
from qperf_tui.report.style import Style

NOTABLE_POINTS: Final = 2
"""Percentage points for the worse that a committee is told of."""

NOTABLE_SHARE: Final = Fraction(1, 10)
"""The same for a count or a rate, as a share of the earlier figure."""

_PERCENTAGES: Final = {"%", "pp"}
_QUARTER: Final = re.compile(
    r"\bQuarter(?:s (?P<first>[1-4](?:, [1-4])*) and)? (?P<last>[1-4])\b"
)


OVERVIEW: Final = "overview"
"""How the key of a paragraph ends that is about no one indicator."""


def code_in(key: str) -> str:
    """The indicator that a drafted paragraph is about; nothing for an overview's."""
    about = key.rpartition(":")[2]
    return "" if about == OVERVIEW else about


def draft(
    theme: str, positions: Sequence[Position], background: Background
) -> tuple[DraftedParagraph, ...]:
    """The paragraphs of a theme: an overview, then each indicator with more to say.

    The same facts give the same words. A theme of one indicator has no overview.
    """
    if not positions:
        return ()
    alone = len(positions) == 1
    style = background.style
    paragraphs = []
    if not alone:
        said = overview(theme, positions, style)
        paragraphs.append(_in_style(f"{theme}:{OVERVIEW}", said, style))
    places = {code: at for at, code in enumerate(sorted(p.code for p in positions))}
    for position in positions:
        if alone or has_more_to_say(position, background):
            openings = openings_of(position)
            opening = openings[places[position.code] % len(openings)]
            said = (
                *_facts(position, background, opening, is_dated=alone),
                *account(position, background),
            )
            paragraphs.append(_in_style(f"{theme}:{position.code}", said, style))
    return tuple(paragraphs)


def has_more_to_say(position: Position, background: Background) -> bool:
    """Whether an indicator has a paragraph of its own besides the overview."""
    if position.status in OFF_TARGET or background.agreed_on(position):
        return True
    moves = [position.on_last_year]
    if is_read_by_quarter(position.indicator.basis):
        moves.append(position.on_previous)
    return is_expected_to_miss(position) or any(
        _is_notably_worse(position, move) for move in moves
    )


def _facts(
    position: Position, background: Background, opening: Opening, *, is_dated: bool
) -> Iterator[Sentence]:
    """The figure with its target, its earlier figures and those of other bodies."""
    yield lead(position, opening, is_dated=is_dated)
    yield from movement_sentences(position, background)
    for said in (
        earlier_quarters(position, background),
        comparators(position, background),
    ):
        if said is not None:
            yield said


def _in_style(
    key: str, sentences: Sequence[Sentence], style: Style
) -> DraftedParagraph:
    """Sentences made a paragraph, in the house's style but for an officer's words."""

    def named(found: re.Match[str]) -> str:
        first, last = found["first"], found["last"]
        if first is None:
            return style.quarter.replace("2", last)
        if " " in style.quarter:
            several = style.quarter.replace(" ", "s ", 1)
            return f"{several.replace('2', first)} and {last}"
        names = [style.quarter.replace("2", each) for each in first.split(", ")]
        return f"{', '.join(names)} and {style.quarter.replace('2', last)}"

    return DraftedParagraph(
        key,
        tuple(
            each
            if each.is_officers
            else replace(each, text=_QUARTER.sub(named, each.text))
            for each in sentences
        ),
    )


def _is_notably_worse(position: Position, move: Movement | None) -> bool:
    """Whether it moved far enough for the worse, on enough cases, to be told."""
    shown = shown_outturn(position)
    if shown is None or is_small(shown[0], position.indicator):
        return False
    if move is None or move.change is None or move.earlier is None:
        return False
    if move.direction is not Direction.WORSENING:
        return False
    if position.indicator.unit in _PERCENTAGES:
        return abs(move.change) >= NOTABLE_POINTS
    return abs(move.change) >= abs(move.earlier) * NOTABLE_SHARE
