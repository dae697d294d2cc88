"""A position with what its whole series adds: signal, year end, grounds to ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak
from qperf_tui.domain.movement import Direction
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.projection import Projection, project
from qperf_tui.domain.rag import Circumstances, Judgement, judge
from qperf_tui.domain.rules import Rebase
from qperf_tui.domain.spc import Signal, SignalSettings, Variation, read_signal
from qperf_tui.domain.status import Status, status_of_rag


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Everything on file for one indicator that bears on its signal and year end."""

    outturns: Mapping[Quarter, Outturn]
    breaks: Sequence[DefinitionBreak] = ()
    rebases: Sequence[Rebase] = ()
    before: Position | None = None
    """Its position when it was last due: a quarter ago, or a year for an annual one."""
    has_open_action: bool = False


class Source(Enum):
    """Where the figure expected at the year end comes from."""

    ENTERED = "entered"
    PROJECTED = "projected"
    KNOWN = "outturn"
    """The year is complete, so that nothing is expected any more."""
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEnd:
    """The status expected at the year end, and on whose word."""

    status: Status
    value: Fraction | None
    source: Source
    why: str = ""
    """Why there is none, or why it is not rated."""


class Ground(Enum):
    """Why an indicator is on the exceptions list."""

    RED = "red"
    AMBER = "amber"
    WORSENING = "on target, worsening twice running"
    CONCERN = "signal of concern"
    MISSING = "no figure, past due"
    ONGOING = "below target two or more times running"
    NO_ACTION = "red without an action"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """Everything the product judges of one indicator in one quarter."""

    position: Position
    signal: Signal
    projection: Projection
    year_end: YearEnd
    grounds: tuple[Ground, ...]
    """Why a member would ask about it; empty where nothing is out of order."""
    series: Series


def appraise(position: Position, series: Series, today: date) -> Appraisal:
    """Judge a position with its series; `today` says what is past due."""
    practice = position.evidence.practice
    signal = read_signal(
        position.indicator,
        list(series.outturns.values()),
        upto=position.quarter,
        breaks=series.breaks,
        rebases=series.rebases,
        target=position.target,
        settings=SignalSettings(practice.run_length, practice.is_screened),
    )
    projection = project(
        position.indicator,
        position.quarter,
        series.outturns,
        breaks=series.breaks,
        target=position.year_end,
    )
    return Appraisal(
        position=position,
        signal=signal,
        projection=projection,
        year_end=expected_year_end(position, projection),
        grounds=_grounds(position, series, signal, today),
        series=series,
    )


def expected_year_end(position: Position, projection: Projection) -> YearEnd:
    """The status expected at the year end: entered, else projected, else none.

    In Quarter 4 the year's own figure stands in its place.
    """
    entered = position.evidence.expectation
    if position.quarter == position.quarter.year_end:
        value = None if position.outturn is None else position.outturn.value
        return YearEnd(status=position.status, value=value, source=Source.KNOWN)
    if entered is not None:
        value, source = entered.value, Source.ENTERED
    elif projection.value is not None:
        value, source = projection.value, Source.PROJECTED
    else:
        return YearEnd(
            status=Status.NOT_RATED,
            value=None,
            source=Source.NONE,
            why=projection.refusal,
        )
    return _rated(position, value, source)


def _rated(position: Position, value: Fraction, source: Source) -> YearEnd:
    target = position.year_end
    if target is None:
        return YearEnd(
            status=Status.NOT_RATED,
            value=value,
            source=source,
            why="no year-end target is set",
        )
    moved = position.on_last_year
    comparable = moved is not None and moved.change is not None
    found = judge(
        value,
        target,
        position.indicator.polarity,
        position.tolerance,
        rule=position.evidence.practice.rule,
        known=Circumstances(
            last_year=moved.earlier if moved is not None and comparable else None,
            is_recovery_expected=True,
        ),
    )
    if isinstance(found, Judgement):
        status = status_of_rag(found.rag)
        return YearEnd(status=status, value=value, source=source)
    return YearEnd(status=Status.NOT_RATED, value=value, source=source, why=found.says)


def _grounds(
    position: Position, series: Series, signal: Signal, today: date
) -> tuple[Ground, ...]:
    before = series.before
    is_off = position.status in {Status.RED, Status.AMBER}
    was_off = before is not None and before.status in {Status.RED, Status.AMBER}
    is_red = position.status is Status.RED
    holds = {
        Ground.RED: is_red,
        Ground.AMBER: position.status is Status.AMBER,
        Ground.WORSENING: position.status.is_on_target
        and _is_worse(position)
        and before is not None
        and _is_worse(before),
        Ground.CONCERN: signal.variation is Variation.CONCERN,
        Ground.MISSING: _is_past_due(position, today),
        Ground.ONGOING: is_off and was_off,
        Ground.NO_ACTION: is_red and not series.has_open_action,
    }
    return tuple(ground for ground, is_so in holds.items() if is_so)


def _is_worse(position: Position) -> bool:
    moved = position.leading
    return moved is not None and moved.direction is Direction.WORSENING


def _is_past_due(position: Position, today: date) -> bool:
    if position.status is Status.MISSING:
        return today > position.quarter.last_day
    outturn = position.outturn
    return (
        outturn is not None
        and outturn.status is OutturnStatus.NOT_AVAILABLE
        and outturn.expected != ""
        and outturn.expected < today.isoformat()
    )
