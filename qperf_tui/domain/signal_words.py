"""A signal in words: as much as the length of the series allows, and no more."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.listing import in_a_row
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.spc import Segment, Signal
from qperf_tui.domain.spc_rules import Limits, SpecialCause
from qperf_tui.domain.spc_series import LIMITS_FROM, Point
from qperf_tui.domain.text import capitalised
from qperf_tui.domain.wording import change_words, figure, in_words

_MOST_DECIMALS: Final = 6
_MANY: Final = 20
"""Quarters beyond which a shorter stretch may tell more (methods, section 5.7)."""
_ABOVE_OR_BELOW: Final = {
    SpecialCause.OUTSIDE: ("above the upper limit", "below the lower limit"),
    SpecialCause.TREND: (
        "in a run that rises each quarter",
        "in a run that falls each quarter",
    ),
    SpecialCause.TWO_IN_THREE: (
        "one of two in three near the upper limit",
        "one of two in three near the lower limit",
    ),
    SpecialCause.SHIFT: ("in a run above the mean", "in a run below the mean"),
}


def signal_words(signal: Signal, indicator: Indicator) -> list[str]:
    """What may be said of a series, sentence by sentence, in the indicator's unit.

    Below 8 comparable quarters that is only how many there are; on trial limits only
    whether the latest point is outside them (methods, section 5.7).
    """
    if signal.segments and signal.segments[-1].count < LIMITS_FROM:
        return [_sentence(signal.refusal)]
    if signal.refusal:
        return [f"No signal is read: {signal.refusal}."]
    *former, last = signal.segments
    if last.limits is None or signal.latest is None:
        return []
    shown = _fine_enough(indicator, last.limits, signal.latest)
    lines = [_limits(last, last.limits, shown), *_screening(last.limits, shown)]
    if last.starts_because:
        lines.append(f"Limits begin at {last.first}, {last.starts_because}.")
    lines += [_former(each, each.limits, shown) for each in former if each.limits]
    lines += _latest(signal, signal.latest)
    if last.count > _MANY:
        lines.append(
            f"Of {last.count} quarters the last 16 to {_MANY}, or those since a known "
            "change, may tell more."
        )
    return lines + [_sentence(each) for each in signal.cautions]


def cause_words(point: Point) -> list[str]:
    """Every special cause of a point in naming order: `above the upper limit`."""
    return [
        _ABOVE_OR_BELOW[cause][0 if is_up else 1]
        for cause, is_up in zip(point.causes, point.upwards, strict=True)
    ]


def _latest(signal: Signal, latest: Point) -> list[str]:
    """The latest final point: every cause it shows, then variation and assurance."""
    if signal.variation is None:
        where = cause_words(latest) or ["inside the limits"]
        return [
            f"{latest.quarter} is {where[0]}.",
            "On trial limits only a point outside them is marked, and no icon given.",
        ]
    said = in_a_row(cause_words(latest))
    lines = [f"{latest.quarter} is {said}." if said else ""]
    if len(set(latest.upwards)) > 1:
        lines.append("These point both ways, and the first names the signal.")
    found = signal.variation
    lines.append(
        f"Variation {found.letter} ({found.word}): {latest.quarter} {found.sentence}."
    )
    if signal.assurance is not None:
        sure = signal.assurance
        lines.append(f"Assurance {sure.letter} ({sure.word}): {sure.sentence}.")
    return [line for line in lines if line]


def _limits(segment: Segment, limits: Limits, indicator: Indicator) -> str:
    mean, lower, upper = (
        figure(each, indicator) for each in (limits.mean, limits.lower, limits.upper)
    )
    trial = ", trial" if segment.is_trial else ""
    return (
        f"Mean {mean}, limits {lower} to {upper} from {in_words(segment.count)} "
        f"quarters{trial}."
    )


def _screening(limits: Limits, indicator: Indicator) -> list[str]:
    if not limits.screened:
        return []
    were = "range was" if limits.screened == 1 else "ranges were"
    count = in_words(limits.screened).capitalize()
    rest = change_words(limits.amr, indicator)
    return [f"{count} moving {were} screened out; the rest average {rest}."]


def _former(segment: Segment, limits: Limits, indicator: Indicator) -> str:
    mean = figure(limits.mean, indicator)
    return f"From {segment.first} to {segment.last} the mean was {mean}."


def _fine_enough(indicator: Indicator, limits: Limits, latest: Point) -> Indicator:
    """The indicator with the decimals that its limits need to be told apart.

    They are ten or more of the last place from the mean, and a point outside them
    never reads as equal to one.
    """
    decimals = indicator.decimals
    while decimals < _MOST_DECIMALS and (
        (limits.upper - limits.mean) * 10**decimals < 10
        or any(
            _reads_alike(limit, latest.value, decimals)
            for limit in (limits.lower, limits.upper)
        )
    ):
        decimals += 1
    return replace(indicator, decimals=decimals)


def _reads_alike(limit: Fraction, value: Fraction | None, decimals: int) -> bool:
    return (
        value is not None
        and value != limit
        and half_up(value, decimals) == half_up(limit, decimals)
    )


def _sentence(said: str) -> str:
    return f"{capitalised(said)}."
