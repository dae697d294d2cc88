"""A signal in words: as much as the length of the series allows, and no more."""

from dataclasses import replace

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.spc import Segment, Signal
from qperf_tui.domain.wording import figure


def signal_words(signal: Signal, indicator: Indicator) -> list[str]:
    """What may be said of a series, sentence by sentence."""
    if signal.refusal:
        return [f"Nothing is said of the series: {signal.refusal}."]
    last = signal.segments[-1]
    lines = [_limits(last, indicator)]
    if last.starts_because:
        lines.append(f"The limits begin at {last.first}, {last.starts_because}.")
    lines += [_former(each, indicator) for each in signal.segments[:-1] if each.limits]
    latest = signal.latest
    if latest is not None:
        shown = ", ".join(cause.value for cause in latest.causes)
        said = f"shows {shown}" if shown else "shows no signal"
        lines.append(f"{latest.quarter} {said}.")
    if signal.variation is not None:
        word = signal.variation.word
        lines.append(f"Variation {signal.variation.letter}: {word}.")
    if signal.assurance is not None:
        lines.append(f"Assurance {signal.assurance.letter}: {signal.assurance.word}.")
    if signal.is_trial:
        lines.append(
            "From so few quarters only points outside the limits are marked, and no "
            "icon is given."
        )
    return lines + [f"{said[0].upper()}{said[1:]}." for said in signal.cautions]


def _limits(segment: Segment, indicator: Indicator) -> str:
    limits = segment.limits
    if limits is None:
        return f"{segment.unavailable[0].upper()}{segment.unavailable[1:]}."
    finer = replace(indicator, decimals=min(indicator.decimals + 1, 6))
    mean, lower, upper = (
        figure(each, finer) for each in (limits.mean, limits.lower, limits.upper)
    )
    kind = "trial limits" if segment.is_trial else "limits"
    return f"Mean {mean}, {kind} {lower} to {upper}, from {segment.count} quarters."


def _former(segment: Segment, indicator: Indicator) -> str:
    mean = "" if segment.limits is None else figure(segment.limits.mean, indicator)
    return f"Before that, {segment.first} to {segment.last}, the mean was {mean}."
