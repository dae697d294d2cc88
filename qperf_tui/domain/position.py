"""Where one indicator stands in one quarter, with everything that was judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from qperf_tui.domain.commentary import CommentaryState, needs_commentary, standing
from qperf_tui.domain.figures import WITH_A_VALUE, Outturn
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
    on_previous, on_last_year = _movements(indicator, quarter, evidence, target)
    judgement = _judged(indicator, evidence, target, on_last_year)
    status = status_of(outturn, indicator.basis, judgement)
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


def _movements(
    indicator: Indicator, quarter: Quarter, evidence: Evidence, target: Target | None
) -> tuple[Movement | None, Movement | None]:
    outturn = evidence.outturn
    if outturn is None or _reported(outturn) is None:
        return None, None
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
            (evidence.same_quarter_last_year, SAME_QUARTER_LAST_YEAR),
        )
    )
    return on_previous, on_last_year


def _judged(
    indicator: Indicator,
    evidence: Evidence,
    target: Target | None,
    on_last_year: Movement | None,
) -> Judgement | None:
    value = _reported(evidence.outturn)
    if value is None or target is None:
        return None
    last_year = None
    if on_last_year is not None and on_last_year.change is not None:
        last_year = on_last_year.earlier
    return judge(
        value,
        target,
        indicator.polarity,
        evidence.tolerance,
        same_quarter_last_year=last_year,
    )


def _reported(outturn: Outturn | None) -> Fraction | None:
    """The value, unless the outturn's state says that there is none to show."""
    if outturn is None or outturn.status not in WITH_A_VALUE:
        return None
    return outturn.value
