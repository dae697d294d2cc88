"""The sentence that leads a paragraph: the figure, its target, how far apart."""

from enum import Enum
from fractions import Fraction
from typing import Final

from qperf_tui.domain.fact import TARGET, VALUE, YEAR_END
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.position import Position
from qperf_tui.domain.prose import (
    bracketed,
    decimals_in,
    distance_words,
    figure_words,
    has_other_year_end,
    is_small,
    short_target_words,
    target_amount,
    target_words,
    when,
    with_asides,
)
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.status import Status
from qperf_tui.domain.target import TargetInWords
from qperf_tui.domain.text import capitalised
from qperf_tui.report.facts import FigureUsed, Sentence, shown_outturn
from qperf_tui.report.names import carried_on, closed, last_month, name_of, subject
from qperf_tui.report.phrases import is_within_tolerance, subtracts

ASKS_FOR_A_CAUSE: Final = "[cause?]"
"""Left where only an officer can say why; it stands out until somebody has."""

_EXPLAINED: Final = {Status.NOT_AVAILABLE, Status.NOT_COMPARABLE}
_WITHIN_THE_QUARTER: Final = {ReportBasis.QUARTER, ReportBasis.SEASONAL}


class Opening(Enum):
    """What a leading sentence begins with, so that paragraphs do not begin alike."""

    SUBJECT = "subject"
    """`The percentage of reviews was 79.3% in Quarter 2, 5.7 points below ….`"""
    PERIOD = "period"
    """`In Quarter 2, the percentage of reviews was 79.3%, 5.7 points below ….`"""
    FIGURE = "figure"
    """`At 79.3% in Quarter 2, the percentage of reviews was 5.7 points below ….`"""


def openings_of(position: Position) -> tuple[Opening, ...]:
    """The openings that read well for a position."""
    is_within = position.indicator.basis in _WITHIN_THE_QUARTER
    if is_within and position.judgement is not None and position.target is not None:
        return (Opening.SUBJECT, Opening.PERIOD, Opening.FIGURE)
    return (Opening.SUBJECT, Opening.PERIOD)


def lead(
    position: Position, opening: Opening = Opening.SUBJECT, *, is_dated: bool
) -> Sentence:
    """The figure with its fraction, period and target, in one sentence.

    `is_dated` adds the month, for a paragraph that no overview goes before.
    """
    shown = shown_outturn(position)
    if shown is None:
        return Sentence(_without_a_figure(position, is_dated=is_dated))
    outturn, value = shown
    indicator, quarter = position.indicator, position.quarter
    figure = bracketed(*with_asides(value, outturn, indicator, position.target))
    of_what = subject(indicator, is_small=is_small(outturn, indicator))
    span = when(indicator.basis, quarter, quarter) + _month(position, is_dated=is_dated)
    told = _against_target(position, value)
    inside = of_what[:1].lower() + of_what[1:]
    match opening:
        case Opening.PERIOD:
            said = f"{capitalised(span)}, {inside} was {figure}{told}"
        case Opening.FIGURE:
            said = f"At {figure} {span}, {inside} was {told.removeprefix(', ')}"
        case Opening.SUBJECT:
            said = f"{of_what} was {figure} {span}{told}"
    figures = figures_of(position)
    if has_other_year_end(position):
        figures += (FigureUsed(position.code, quarter, YEAR_END),)
    return Sentence(f"{said}{_year_end(position)}.", figures)


def figures_of(position: Position) -> tuple[FigureUsed, ...]:
    """A position's figure, with the target it is held against where there is one."""
    measures = [VALUE] if position.target is None else [VALUE, TARGET]
    return tuple(
        FigureUsed(position.code, position.quarter, measure) for measure in measures
    )


def reason_given(position: Position) -> str:
    """Why there is no figure, or none to compare, as it was reported, or nothing."""
    if position.outturn is None or position.status not in _EXPLAINED:
        return ""
    return carried_on(position.outturn.reason)


def is_distance_rounded_apart(position: Position) -> bool:
    """Whether figure and target as shown do not differ by the distance as shown."""
    shown, target = shown_outturn(position), position.target
    if shown is None or target is None or position.judgement is None:
        return False
    value, distance = shown[1], position.judgement.shortfall
    mark = target.low if value < target.low else target.high
    beside = figure_words(value, position.indicator, target)
    places = max(position.indicator.decimals, decimals_in(beside))
    if beside.startswith("less than") or half_up(mark, places) != mark:
        return False
    is_told = distance > 0 or position.indicator.polarity is not Polarity.IN_RANGE
    return is_told and not subtracts(value, mark, places)


def _month(position: Position, *, is_dated: bool) -> str:
    return f" ({last_month(position.quarter)})" if is_dated else ""


def _without_a_figure(position: Position, *, is_dated: bool) -> str:
    name = closed(name_of(position.indicator))
    month = _month(position, is_dated=is_dated)
    quarter = f"Quarter {position.quarter.number}{month}"
    match position.status:
        case Status.SUPPRESSED:
            return (
                f"The figure for {name} for {quarter} is not published, so that no "
                "individual can be identified."
            )
        case Status.NO_CASES:
            return f"There were no cases to report on for {name} in {quarter}."
        case Status.NOT_DUE:
            return f"The figure for {name} is not due to be reported in {quarter}."
        case Status.NOT_AVAILABLE:
            why = f": {reason}" if (reason := reason_given(position)) else ""
            return f"No figure is available for {name} for {quarter}{why}."
        case _:
            return f"No figure has been received for {name} for {quarter}."


def _against_target(position: Position, value: Fraction) -> str:
    target, judgement = position.target, position.judgement
    if target is None:
        return _without_a_target(position)
    if judgement is None:
        return f", against {short_target_words(position, target)}"
    wanted = target_words(position, target)
    said = f"{distance_words(position, value, target, judgement)} {wanted}"
    if is_within_tolerance(position):
        said += " but within the agreed tolerance"
    return f", {said}"


def _without_a_target(position: Position) -> str:
    if position.indicator.polarity is Polarity.NEUTRAL:
        return ""
    if position.year_end is not None:
        return f"; no milestone has been set for Quarter {position.quarter.number}"
    on_file = (position.evidence.milestone, position.evidence.year_end)
    if any(isinstance(each, TargetInWords) for each in on_file):
        return "; the figure that its target is set against is not on file"
    return "; no target has been set"


def _year_end(position: Position) -> str:
    if position.year_end is None or not has_other_year_end(position):
        return ""
    noun = "target range" if position.year_end.is_range else "target"
    amount = target_amount(position.year_end, position.indicator)
    joined = "; the" if position.target is not None else ", and the"
    if position.target is None and position.indicator.polarity is Polarity.NEUTRAL:
        joined = "; the"
    return f"{joined} year-end {noun} is {amount}"
