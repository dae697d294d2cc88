"""What puts a figure in its place: its own last three years, and other bodies."""

import re
from datetime import date
from fractions import Fraction
from typing import Final

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.prose import figure_words
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.text import clean_line
from qperf_tui.report.facts import (
    OUTTURN,
    Background,
    ComparatorFigure,
    FigureUsed,
    Sentence,
    shown_outturn,
)
from qperf_tui.report.phrases import listed

THREE_YEARS: Final = 12
NARROW: Final = 2
"""Percentage points between the lowest and highest that "remained" still fits."""

_STEADY_BASES: Final = {ReportBasis.QUARTER, ReportBasis.SNAPSHOT}
_IN_A_SERIES: Final = {
    OutturnStatus.FINAL,
    OutturnStatus.PROVISIONAL,
    OutturnStatus.REVISED,
}
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_DAY: Final = re.compile(r"([0-9]{1,2}) ([A-Za-z]+) ([0-9]{4})")
_UNSTATED: Final = {"", "not stated", "unknown"}


def stability(position: Position, background: Background) -> Sentence | None:
    """That a percentage stayed within narrow bounds for three years, if it did.

    Said only of twelve quarters without a gap or a break, each as it was shown;
    nothing is claimed of what comes next (methods, section 5.7).
    """
    indicator = position.indicator
    if indicator.unit != "%" or indicator.basis not in _STEADY_BASES:
        return None
    values = _three_years(position, background)
    if values is None:
        return None
    shown = sorted(half_up(value, indicator.decimals) for value in values)
    low, high = shown[0], shown[-1]
    if high - low > NARROW:
        return None
    least, most = (
        figure_words(min(values), indicator),
        figure_words(max(values), indicator),
    )
    figures = tuple(
        FigureUsed(position.code, position.quarter.shifted(-back), OUTTURN)
        for back in range(THREE_YEARS)
    )
    if least == most:
        return Sentence(
            f"It has remained at {least} over the last three years.", figures
        )
    return Sentence(
        f"It has remained between {least} and {most} over the last three years.",
        figures,
    )


def comparators(position: Position, background: Background) -> Sentence | None:
    """Other bodies' figures, each with its own period, that somebody has checked."""
    if shown_outturn(position) is None:
        return None
    chosen: dict[str, ComparatorFigure] = {}
    for each in background.comparators.get(position.code, ()):
        if is_statable(each, background.as_at):
            chosen[clean_line(each.body)] = each
    if not chosen:
        return None
    if len(chosen) == 1:
        ((body, only),) = chosen.items()
        shown = figure_words(only.value, position.indicator)
        period = _period(clean_line(only.period), position.quarter)
        used = FigureUsed(position.code, position.quarter, body)
        return Sentence(f"The figure for {body} was {shown} {period}.", (used,))
    stated = [
        f"{figure_words(each.value, position.indicator)} for {body} "
        f"{_period(clean_line(each.period), position.quarter)}"
        for body, each in chosen.items()
    ]
    figures = tuple(
        FigureUsed(position.code, position.quarter, body) for body in chosen
    )
    return Sentence(f"The figure was {listed(stated)}.", figures)


def is_statable(comparator: ComparatorFigure, as_at: date | None) -> bool:
    """Whether a comparator is a fact by `as_at`: checked, dated, and not later."""
    period = clean_line(comparator.period)
    if not comparator.is_checked or period.casefold() in _UNSTATED:
        return False
    day = _day(period)
    return day is None or as_at is None or day <= as_at


def _period(period: str, quarter: Quarter) -> str:
    day = _day(period)
    if day is None:
        return f"for {period}"
    later = ", after the end of the quarter" if day > quarter.last_day else ""
    return f"at {period}{later}"


def _day(period: str) -> date | None:
    match = _DAY.fullmatch(period)
    if match is None or match[2].casefold() not in _MONTHS:
        return None
    try:
        return date(
            int(match[3]), _MONTHS.index(match[2].casefold()) + 1, int(match[1])
        )
    except ValueError:
        return None


def _three_years(
    position: Position, background: Background
) -> tuple[Fraction, ...] | None:
    first = position.quarter.shifted(1 - THREE_YEARS)
    if position.outturn is None or any(
        first.ordinal < change.first_quarter <= position.quarter.ordinal
        for change in background.breaks.get(position.code, ())
    ):
        return None
    by_quarter: dict[Quarter, Outturn] = {
        outturn.quarter: outturn
        for outturn in background.history.get(position.code, ())
    }
    by_quarter[position.quarter] = position.outturn
    values = []
    for ahead in range(THREE_YEARS):
        outturn = by_quarter.get(first.shifted(ahead))
        if outturn is None or outturn.value is None:
            return None
        if outturn.status not in _IN_A_SERIES:
            return None
        values.append(outturn.value)
    return tuple(values)
