"""A projection in words that promise nothing."""

from fractions import Fraction
from math import ceil, floor

from qperf_tui.domain.indicator import Indicator, Polarity
from qperf_tui.domain.projection import CONFIDENCE, Projection
from qperf_tui.domain.projection_methods import BLEND
from qperf_tui.domain.required_rate import RequiredRate
from qperf_tui.domain.rounding import digits, half_up
from qperf_tui.domain.target import Target
from qperf_tui.domain.text import capitalised
from qperf_tui.domain.wording import figure, short_figure_trimmed, with_unit

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
        shown = _held_against(projection.value, projection.target, indicator)
        lines.append(f"Projected {shown}: {how}.")
    if projection.total is not None:
        lines.append(f"That is {figure(projection.total, indicator)} in the year.")
    lines += [f"{capitalised(each)}." for each in projection.notes]
    lines += _alternatives(projection, indicator)
    if projection.low is not None and projection.high is not None:
        low, high = (figure(e, indicator) for e in (projection.low, projection.high))
        lines.append(
            f"{CONFIDENCE}% range {low} to {high}, from the method's own past errors."
        )
    elif projection.range_refusal:
        lines.append(f"No range: {projection.range_refusal}.")
    if projection.required is not None:
        lines.append(f"{required_words(projection.required, indicator)}.")
    return lines


def _held_against(value: Fraction, target: Target | None, indicator: Indicator) -> str:
    """A value with more decimals where fewer would say otherwise of its target."""
    if target is None:
        return figure(value, indicator)
    rounded = half_up(value, indicator.decimals)
    met, said = (_is_met(each, target, indicator) for each in (value, rounded))
    return figure(value, indicator, None if met == said else target)


def _is_met(value: Fraction, target: Target, indicator: Indicator) -> bool:
    if target.is_strict and value in {target.low, target.high}:
        return False
    is_enough, is_no_more = value >= target.low, value <= target.high
    return {Polarity.HIGHER: is_enough, Polarity.LOWER: is_no_more}.get(
        indicator.polarity, is_enough and is_no_more
    )


def required_words(required: RequiredRate, indicator: Indicator) -> str:
    """`85% needs 88.2% in Quarters 3 and 4 at like volume`, or that it cannot be.

    A rate is rounded to what is enough, so that whoever reaches it as it is said
    reaches the target.
    """
    is_higher = indicator.polarity is Polarity.HIGHER
    beyond = ("more than " if is_higher else "less than ") * required.is_strict
    target = f"{beyond}{short_figure_trimmed(required.target, indicator)}"
    target = capitalised(target)
    if required.is_amount:
        return f"{target} {_amount_words(required, indicator, beyond)}"
    if required.is_out_of_reach:
        return f"{target} can no longer be reached at like volume"
    if required.is_secured:
        return f"{target} is secured at like volume"
    rate = rate_words(required, indicator)
    return f"{target} needs {beyond}{rate} in {_quarters(required)} at like volume"


def rate_words(required: RequiredRate, indicator: Indicator) -> str:
    """The rate that is needed, rounded to what is enough: `88.2%`."""
    is_higher = indicator.polarity is Polarity.HIGHER
    decimals = indicator.decimals if required.is_amount else max(indicator.decimals, 1)
    is_points = required.is_amount and indicator.unit == "%"
    return with_unit(
        _enough(required.rate, decimals, is_higher=is_higher),
        "pp" if is_points else indicator.unit,
    )


def _amount_words(required: RequiredRate, indicator: Indicator, beyond: str) -> str:
    is_higher = indicator.polarity is Polarity.HIGHER
    if required.is_out_of_reach:
        return "can no longer be reached"
    if required.is_secured:
        return "has been reached already"
    many, decimals = 5 - required.first, indicator.decimals
    unit = "pp" if indicator.unit == "%" else indicator.unit
    total, finer = required.rate * many, half_up(required.rate, decimals + 1)
    amount = with_unit(_enough(total, decimals, is_higher=is_higher), unit)
    said = (
        f"needs {beyond}{amount} more in"
        if is_higher
        else f"leaves {beyond}{amount} for"
    )
    said = f"{said} {_quarters(required)}"
    if many == 1:
        return said
    decimals += finer == required.rate != half_up(required.rate, decimals)
    each = with_unit(_enough(required.rate, decimals, is_higher=is_higher), unit)
    return f"{said}, {each} a quarter"


def _enough(rate: Fraction, decimals: int, *, is_higher: bool) -> str:
    scaled = rate * 10**decimals
    whole = ceil(scaled) if is_higher else floor(scaled)
    return digits(Fraction(whole, 10**decimals), decimals)


def _alternatives(projection: Projection, indicator: Indicator) -> list[str]:
    found = projection.alternatives
    if len(found) < 2:
        return []
    values = [each.value for each in found]
    low, high = figure(min(values), indicator), figure(max(values), indicator)
    listed = "; ".join(f"{e.name} {figure(e.value, indicator)}" for e in found)
    if low == high:
        return [f"Simple projections all come to {low}, no interval: {listed}."]
    return [f"Simple projections range from {low} to {high}, no interval: {listed}."]


def _quarters(required: RequiredRate) -> str:
    numbers = [str(number) for number in range(required.first, 5)]
    if len(numbers) == 1:
        return f"Quarter {numbers[0]}"
    return f"Quarters {', '.join(numbers[:-1])} and {numbers[-1]}"
