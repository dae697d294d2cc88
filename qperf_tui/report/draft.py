"""A theme's paragraphs, each drafted only from the facts it is given."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from qperf_tui.domain.movement import Direction, Movement
from qperf_tui.domain.position import Position
from qperf_tui.domain.prose import is_small
from qperf_tui.report.context import comparators, stability
from qperf_tui.report.counts import overview
from qperf_tui.report.facts import (
    OFF_TARGET,
    Background,
    DraftedParagraph,
    FigureUsed,
    Sentence,
    shown_outturn,
)
from qperf_tui.report.movements import movement_sentences
from qperf_tui.report.sentences import ASKS_FOR_A_CAUSE, lead

NOTABLE_POINTS: Final = 2
"""Percentage points for the worse that a committee is told of."""

NOTABLE_SHARE: Final = Fraction(1, 10)
"""The same for a count or a rate, as a share of the earlier figure."""

_PERCENTAGES: Final = {"%", "pp"}


def draft(
    theme: str, positions: Sequence[Position], background: Background
) -> tuple[DraftedParagraph, ...]:
    """The paragraphs of a theme: an overview, then each indicator with more to say.

    The same facts give the same words. A theme of one indicator has no overview.
    """
    if not positions:
        return ()
    alone = len(positions) == 1
    paragraphs = []
    if not alone:
        opening = overview(theme, positions)
        key = f"{theme}:overview"
        paragraphs.append(DraftedParagraph(key, opening.text, _once([opening])))
    paragraphs += [
        _paragraph(theme, position, background, is_dated=alone)
        for position in positions
        if alone or has_more_to_say(position, background)
    ]
    return tuple(paragraphs)


def has_more_to_say(position: Position, background: Background) -> bool:
    """Whether an indicator has a paragraph of its own besides the overview."""
    if position.status in OFF_TARGET or background.agreed_on(position):
        return True
    return any(
        _is_notably_worse(position, move)
        for move in (position.on_previous, position.on_last_year)
    )


def _paragraph(
    theme: str, position: Position, background: Background, *, is_dated: bool
) -> DraftedParagraph:
    sentences = [lead(position, is_dated=is_dated)]
    sentences += movement_sentences(position, background)
    sentences += filter(
        None, (stability(position, background), comparators(position, background))
    )
    agreed = background.agreed_on(position)
    if agreed:
        sentences.append(Sentence(agreed))
    elif position.status in OFF_TARGET:
        sentences.append(Sentence(ASKS_FOR_A_CAUSE))
    text = " ".join(sentence.text for sentence in sentences)
    return DraftedParagraph(f"{theme}:{position.code}", text, _once(sentences))


def _once(sentences: Sequence[Sentence]) -> tuple[FigureUsed, ...]:
    shown = (figure for sentence in sentences for figure in sentence.figures)
    return tuple(dict.fromkeys(shown))


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
