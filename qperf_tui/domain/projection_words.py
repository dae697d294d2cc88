"""A projection in words that promise nothing."""

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.projection import BLEND, Projection
from qperf_tui.domain.required_rate import RequiredRate
from qperf_tui.domain.wording import figure, short_figure_trimmed

_BLENDED = (
    "the mean of the usual share of the year and of last year's remaining quarters"
)


def projection_words(projection: Projection, indicator: Indicator) -> list[str]:
    """What may be said of the year end, sentence by sentence."""
    lines = []
    if projection.value is None:
        lines.append(f"No projection: {projection.refusal}.")
    else:
        how = _BLENDED if projection.method == BLEND else projection.method
        shown = figure(projection.value, indicator)
        lines.append(f"Projected {shown}: {how}.")
    if projection.total is not None:
        lines.append(f"That is {figure(projection.total, indicator)} in the year.")
    lines += [f"{each[0].upper()}{each[1:]}." for each in projection.notes]
    lines += _alternatives(projection, indicator)
    if projection.low is not None and projection.high is not None:
        low, high = (figure(e, indicator) for e in (projection.low, projection.high))
        lines.append(f"80% range {low} to {high}, from the method's own past errors.")
    elif projection.range_refusal:
        lines.append(f"No range: {projection.range_refusal}.")
    if projection.required is not None:
        lines.append(f"{required_words(projection.required, indicator)}.")
    return lines


def required_words(required: RequiredRate, indicator: Indicator) -> str:
    """`85% needs 88.2% in Quarters 3 and 4 at like volume`, or that it cannot be."""
    target = short_figure_trimmed(required.target, indicator)
    if required.is_out_of_reach:
        return f"{target} can no longer be reached at like volume"
    if required.is_secured:
        return f"{target} is secured at like volume"
    quarters = _quarters(required.first)
    rate = figure(required.rate, indicator)
    if required.is_amount:
        each = " each" if required.first < 4 else ""
        return f"{target} leaves {rate}{each} for {quarters}"
    return f"{target} needs {rate} in {quarters} at like volume"


def _alternatives(projection: Projection, indicator: Indicator) -> list[str]:
    found = projection.alternatives
    if len(found) < 2:
        return []
    values = [each.value for each in found]
    low, high = figure(min(values), indicator), figure(max(values), indicator)
    listed = "; ".join(f"{e.name} {figure(e.value, indicator)}" for e in found)
    return [f"Simple projections range from {low} to {high}, no interval: {listed}."]


def _quarters(first: int) -> str:
    numbers = [str(number) for number in range(first, 5)]
    if len(numbers) == 1:
        return f"Quarter {numbers[0]}"
    return f"Quarters {', '.join(numbers[:-1])} and {numbers[-1]}"
