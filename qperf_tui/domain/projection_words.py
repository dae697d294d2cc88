"""A projection in words that promise nothing."""

from fractions import Fraction
from math import ceil, floor

from qperf_tui.domain.indicator import Indicator, Polarity
from qperf_tui.domain.listing import in_a_row
from qperf_tui.domain.projection import CONFIDENCE, Projection
from qperf_tui.domain.projection_methods import BLEND
from qperf_tui.domain.required_rate import RequiredRate
from qperf_tui.domain.rounding import digits, half_up
from qperf_tui.domain.target import Target
from qperf_tui.domain.text import capitalised
from qperf_tui.domain.wording import figure, plural, short_figure_trimmed, with_unit

_BLENDED = (
    "the mean of the usual share of the year and of last year's remaining quarters"
)


_LAST = 4
"""The number of the year's last quarter."""


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
    """`85% needs 88.2% in Quarters 3 and 4 at like volume`, or that it cannot be."""
    amount = short_figure_trimmed(required.target, indicator)
    target = capitalised(f"{_beyond(required, indicator)}{amount}")
    said = f"{target} {need_words(required, indicator)}"
    return f"{said}{_each_quarter(required, indicator)}"


def need_words(required: RequiredRate, indicator: Indicator) -> str:
    """What a target needs, to go after its name: `needs 88.2% in Quarters 3 and 4`.

    A rate is rounded to what is enough, so that whoever reaches it as it is said
    reaches the target.
    """
    beyond, quarters = _beyond(required, indicator), _quarters(required)
    like = "" if required.is_amount else " at like volume"
    if required.is_out_of_reach:
        return f"can no longer be reached{like}"
    if required.is_secured:
        return "has been reached already" if required.is_amount else f"is secured{like}"
    if not required.is_amount:
        return f"needs {beyond}{rate_words(required, indicator)} in {quarters}{like}"
    amount = amount_words(required, indicator)
    if indicator.polarity is Polarity.HIGHER:
        return f"needs {beyond}{amount} more in {quarters}"
    return f"leaves {beyond}{amount} for {quarters}"


def _beyond(required: RequiredRate, indicator: Indicator) -> str:
    is_higher = indicator.polarity is Polarity.HIGHER
    return ("more than " if is_higher else "less than ") * required.is_strict


def rate_words(required: RequiredRate, indicator: Indicator) -> str:
    """The rate that is needed, rounded to what is enough: `88.2%`."""
    is_higher = indicator.polarity is Polarity.HIGHER
    decimals = indicator.decimals if required.is_amount else max(indicator.decimals, 1)
    return with_unit(
        _enough(required.rate, decimals, is_higher=is_higher),
        _unit_of(required, indicator),
    )


def amount_words(required: RequiredRate, indicator: Indicator) -> str:
    """What is needed of all the quarters that remain, rounded likewise: `8,938`."""
    is_higher = indicator.polarity is Polarity.HIGHER
    total = required.rate * (5 - required.first)
    amount = _enough(total, indicator.decimals, is_higher=is_higher)
    return with_unit(amount, _unit_of(required, indicator))


def _each_quarter(required: RequiredRate, indicator: Indicator) -> str:
    is_open = not (required.is_out_of_reach or required.is_secured)
    if not required.is_amount or not is_open or required.first == _LAST:
        return ""
    decimals = indicator.decimals
    finer = half_up(required.rate, decimals + 1)
    decimals += finer == required.rate != half_up(required.rate, decimals)
    is_higher = indicator.polarity is Polarity.HIGHER
    each = _enough(required.rate, decimals, is_higher=is_higher)
    return f", {with_unit(each, _unit_of(required, indicator))} a quarter"


def _unit_of(required: RequiredRate, indicator: Indicator) -> str:
    is_points = required.is_amount and indicator.unit == "%"
    return "pp" if is_points else indicator.unit


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
    return f"{plural(len(numbers), 'Quarter')} {in_a_row(numbers)}"
