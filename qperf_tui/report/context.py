"""What puts a figure in its place: its own earlier quarters, and other bodies."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from qperf_tui.domain.comparator_period import ComparatorPeriod, months_between
from qperf_tui.domain.fact import VALUE
from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.prose import figure_words, is_small
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import in_words
from qperf_tui.report.facts import (
    Background,
    ComparatorFigure,
    FigureUsed,
    Sentence,
    shown_outturn,
)
from qperf_tui.report.names import in_sentence
from qperf_tui.report.phrases import listed

THREE_YEARS: Final = 12
FIVE_QUARTERS: Final = 5
NARROW: Final = 2
"""Percentage points between the lowest and highest that "remained" still fits."""

AGED: Final = 12
"""Months by which another body's figure is older before its age is told."""

_AT: Final = re.compile(r"(?:as )?at (?=[0-9])", re.IGNORECASE)
_DAY: Final = re.compile(r"[0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4}")
_SPAN: Final = re.compile(
    r"(?:year|quarter|period|(?:12|twelve) months|academic year|financial year) ",
    re.IGNORECASE,
)
_STEADY_BASES: Final = {ReportBasis.QUARTER, ReportBasis.SNAPSHOT}
_IN_A_SERIES: Final = {
    OutturnStatus.FINAL,
    OutturnStatus.PROVISIONAL,
    OutturnStatus.REVISED,
}


def earlier_quarters(position: Position, background: Background) -> Sentence | None:
    """How the figure stands among its own earlier ones, if that can be told."""
    if position.indicator.basis not in _STEADY_BASES:
        return None
    return _stability(position, background) or _extreme(position, background)


def _stability(position: Position, background: Background) -> Sentence | None:
    """That a percentage stayed within narrow bounds for three years, if it did.

    Said only of twelve quarters without a gap or a break, each as it was shown;
    nothing is claimed of what comes next (methods, section 5.7).
    """
    indicator = position.indicator
    values = _run(position, background, THREE_YEARS)
    if values is None or indicator.unit != "%":
        return None
    shown = sorted(half_up(value, indicator.decimals) for value in values.values())
    if shown[-1] - shown[0] > NARROW:
        return None
    least, most = (figure_words(end(values.values()), indicator) for end in (min, max))
    years = in_words(3, background.style.words_below)
    bounds = f"at {least}" if least == most else f"between {least} and {most}"
    return Sentence(
        f"It has remained {bounds} over the last {years} years.",
        _used(position, values),
    )


def _extreme(position: Position, background: Background) -> Sentence | None:
    """That it is the lowest or the highest of five quarters, which is all they show.

    Five quarters allow a rank among themselves and no word on where they are going
    (methods, section 5.7).
    """
    values = _run(position, background, FIVE_QUARTERS)
    outturn = position.outturn
    if values is None or outturn is None or is_small(outturn, position.indicator):
        return None
    decimals = position.indicator.decimals
    shown = {at: half_up(value, decimals) for at, value in values.items()}
    now = shown.pop(position.quarter)
    if now < min(shown.values()):
        end = "lowest"
    elif now > max(shown.values()):
        end = "highest"
    else:
        return None
    many = in_words(FIVE_QUARTERS, background.style.words_below)
    return Sentence(
        f"It is the {end} of the last {many} quarters.",
        _used(position, values),
    )


def _used(position: Position, quarters: Iterable[Quarter]) -> tuple[FigureUsed, ...]:
    return tuple(FigureUsed(position.code, quarter, VALUE) for quarter in quarters)


def comparators(position: Position, background: Background) -> Sentence | None:
    """Other bodies' figures, each with its own period, that somebody has checked."""
    if shown_outturn(position) is None:
        return None
    given = [
        each
        for each in background.comparators.get(position.code, ())
        if is_statable(each, background.as_at)
    ]
    latest = {clean_line(each.body): each for each in sorted(given, key=_by_day)}
    if not latest:
        return None
    figures = tuple(
        FigureUsed(position.code, position.quarter, body) for body in sorted(latest)
    )
    stated = [
        (
            figure_words(latest[body].value, position.indicator),
            body,
            _period(latest[body].period, position.quarter),
        )
        for body in sorted(latest)
    ]
    if len(stated) == 1:
        ((shown, body, period),) = stated
        return Sentence(f"The figure for {body} was {shown} {period}.", figures)
    several = listed([f"{shown} for {body} {period}" for shown, body, period in stated])
    return Sentence(f"The figure was {several}.", figures)


def _by_day(comparator: ComparatorFigure) -> tuple[date, str, Fraction]:
    """The order in which figures of one body follow each other, the latest last."""
    period = ComparatorPeriod.read(comparator.period)
    return period.last_day or date.min, period.said, comparator.value


def is_statable(comparator: ComparatorFigure, as_at: date | None) -> bool:
    """Whether a comparator is a fact by `as_at`: checked, dated, and not later."""
    period = ComparatorPeriod.read(comparator.period)
    if not comparator.is_checked or not period.is_stated:
        return False
    day = period.last_day
    return day is None or as_at is None or day <= as_at


def _period(said: str, quarter: Quarter) -> str:
    """When another body's figure was, and how far that is from the quarter's end."""
    period = ComparatorPeriod.read(_AT.sub("", clean_line(said)))
    day = period.last_day
    named = f"for {in_sentence(period.said)}"
    if _DAY.fullmatch(period.said):
        named = f"at {period.said}"
    elif _SPAN.match(period.said):
        named = f"for the {in_sentence(period.said)}"
    if day is None or period.is_year_only:
        return named
    if day > quarter.last_day:
        return f"{named}, after the end of the quarter"
    months = months_between(day, quarter.last_day)
    if months < AGED:
        return named
    return f"{named}, {months} months before the end of the quarter"


def _run(
    position: Position, background: Background, many: int
) -> Mapping[Quarter, Fraction] | None:
    """The last so many quarters, or None if one is missing or not like the others."""
    first = position.quarter.shifted(1 - many)
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
    values = {}
    for ahead in range(many):
        outturn = by_quarter.get(first.shifted(ahead))
        if outturn is None or outturn.value is None:
            return None
        if outturn.status not in _IN_A_SERIES:
            return None
        if outturn.coverage != position.outturn.coverage:
            return None
        values[outturn.quarter] = outturn.value
    return values
