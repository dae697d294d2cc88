"""Where one indicator stands in one quarter, with everything that was judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from qperf_tui.domain.commentary import CommentaryState, needs_commentary, standing
from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import DefinitionBreak, Indicator
from qperf_tui.domain.movement import Movement, movement
from qperf_tui.domain.period import (
    PREVIOUS_QUARTER,
    SAME_QUARTER_LAST_YEAR,
    Quarter,
)
from qperf_tui.domain.rag import Judgement, judge
from qperf_tui.domain.status import Status, status_of
from qperf_tui.domain.target import NO_TOLERANCE, Target, Tolerance, target_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is on file for one indicator around one quarter, before any judgement."""

    outturn: Outturn | None = None
    previous: Outturn | None = None
    same_quarter_last_year: Outturn | None = None
    milestone: Target | None = None
    year_end: Target | None = None
    tolerance: Tolerance = NO_TOLERANCE
    breaks: Sequence[DefinitionBreak] = ()
    written: CommentaryState | None = None
    """The state of the quarter's commentary; None when nothing is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """An indicator in a quarter: its figure, judged and set beside earlier ones."""

    indicator: Indicator
    quarter: Quarter
    outturn: Outturn | None
    target: Target | None
    """The target in force: the quarter's milestone, or the year end's."""
    year_end: Target | None
    tolerance: Tolerance
    judgement: Judgement | None
    status: Status
    on_previous: Movement | None
    """None when there is no figure to have moved."""
    on_last_year: Movement | None
    is_commentary_needed: bool
    commentary: CommentaryState

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.indicator.code


def take_position(
    indicator: Indicator, quarter: Quarter, evidence: Evidence
) -> Position:
    """Judge an indicator in a quarter by its own rules."""
    outturn = evidence.outturn
    target = target_in_force(
        quarter, indicator.basis, evidence.milestone, evidence.year_end
    )
    last_year = evidence.same_quarter_last_year
    judgement = None
    if outturn is not None and outturn.value is not None and target is not None:
        judgement = judge(
            outturn.value,
            target,
            indicator.polarity,
            evidence.tolerance,
            same_quarter_last_year=None if last_year is None else last_year.value,
        )
    status = status_of(outturn, indicator.basis, judgement)
    on_previous = on_last_year = None
    if outturn is not None and outturn.value is not None:
        on_previous, on_last_year = (
            movement(
                indicator,
                outturn,
                earlier,
                quarter.shifted(-lag),
                target=target,
                breaks=evidence.breaks,
            )
            for earlier, lag in (
                (evidence.previous, PREVIOUS_QUARTER),
                (last_year, SAME_QUARTER_LAST_YEAR),
            )
        )
    is_needed = needs_commentary(status, on_previous)
    return Position(
        indicator=indicator,
        quarter=quarter,
        outturn=outturn,
        target=target,
        year_end=evidence.year_end,
        tolerance=evidence.tolerance,
        judgement=judgement,
        status=status,
        on_previous=on_previous,
        on_last_year=on_last_year,
        is_commentary_needed=is_needed,
        commentary=standing(evidence.written, is_needed=is_needed),
    )
