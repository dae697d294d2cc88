"""What is odd about a figure as it is entered, beside those before it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, Target

_TIMES: Final = 10
"""How many times the last figure a figure may be, or the last may be it."""
_RANGES: Final = 5
"""How many average changes a figure may lie from the last."""
_ENOUGH: Final = 4
"""Earlier changes that must be known before an average of them says anything."""
_YEAR: Final = 4
_SINCE: Final = 12
"""Quarters back that the last figure is looked for in."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A figure that stood for an earlier quarter."""

    value: Decimal
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A figure as it is entered, with what is known of its indicator."""

    quarter: Quarter
    value: Decimal | None
    is_percentage: bool
    """Whether the entry itself had a sign of per cent."""
    denominator: Decimal | None
    unit: str
    is_cumulative: bool
    """Whether figures build up through the year, so that a year back is the last."""


def oddities(
    entered: Entered, earlier: Mapping[int, Earlier], today: date | None
) -> Iterator[tuple[str, str]]:
    """Our column, and what is odd about a figure there, with the number that shows it.

    `earlier` has what stands by the ordinal of its quarter.
    """
    if _is_to_come(entered.quarter, today):
        yield "Quarter", f"{entered.quarter} has not begun yet"
    value = entered.value
    if value is None:
        return
    if _is_over(value, entered.unit):
        yield "Value", "it is a percentage over 100"
    found = _last(entered, earlier)
    if found is None:
        return
    ordinal, last = found
    when = Quarter(ordinal)
    if (said := _out_of_scale(entered, value, last.value, when)) or (
        said := _out_of_range(entered, value, ordinal, earlier)
    ):
        yield "Value", said
    if said := _fallen(entered.denominator, last.denominator, when):
        yield "Denominator", said


def is_plain_alone(
    quarter: Quarter, value: Decimal | None, unit: str, today: date | None
) -> bool:
    """Whether nothing is odd about a figure where none stands that came before."""
    if value is not None and _is_over(value, unit):
        return False
    return not _is_to_come(quarter, today)


def odd_target(
    target: AnyTarget, unit: str = "", *, may_be_small: bool = False
) -> str | None:
    """What is odd about a target, if anything; of its unit where that is known.

    `may_be_small` says that below 1% is no surprise: it was written with the sign, or
    the figure beside it is as small.
    """
    if not isinstance(target, Target):
        return None
    if not target.low and not target.high:
        return "the target is 0; leave it blank if none is set"
    if unit == "%" and target.high > 100:
        return "the target is a percentage over 100"
    if unit == "%" and not may_be_small and 0 < target.low <= target.high < 1:
        meant = f"{Decimal(target.high.numerator) * 100 / target.high.denominator:f}%"
        return f"the target is below 1%; if {meant} is meant, write it so"
    return None


@lru_cache(maxsize=1_024)
def _is_to_come(quarter: Quarter, today: date | None) -> bool:
    begins = quarter.shifted(-1).last_day + timedelta(days=1)
    return today is not None and begins > today


def _is_over(value: Decimal, unit: str) -> bool:
    return unit == "%" and value > 100


def _fallen(now: Decimal | None, last: Decimal | None, when: Quarter) -> str | None:
    if now is None or last is None or now * 2 >= last:
        return None
    return f"it is less than half of the last, {last:,f} in {when}"


def _last(
    entered: Entered, earlier: Mapping[int, Earlier]
) -> tuple[int, Earlier] | None:
    """The last figure that this one can be held against."""
    step = _YEAR if entered.is_cumulative else 1
    for back in range(step, _SINCE + 1, step):
        ordinal = entered.quarter.ordinal - back
        if ordinal in earlier:
            return ordinal, earlier[ordinal]
    return None


def _out_of_scale(
    entered: Entered, value: Decimal, last: Decimal, when: Quarter
) -> str | None:
    if not last or not value or (last < 0) != (value < 0):
        return None
    is_share = 0 < value < 1 <= last and entered.unit == "%"
    if is_share and not entered.is_percentage and last <= 100:
        return (
            f"it is less than one per cent and the last was {last:,f} in {when}; if "
            f"{_plain(value * 100)}% is meant, write it so"
        )
    ratio = value / last
    if ratio >= _TIMES:
        return f"it is {_rounded(ratio)} times the last, {last:,f} in {when}"
    if ratio * _TIMES <= 1:
        return f"the last, {last:,f} in {when}, was {_rounded(1 / ratio)} times as much"
    return None


def _out_of_range(
    entered: Entered, value: Decimal, ordinal: int, earlier: Mapping[int, Earlier]
) -> str | None:
    step = _YEAR if entered.is_cumulative else 1
    changes = []
    at = ordinal
    while at in earlier and at - step in earlier:
        changes.append(abs(earlier[at].value - earlier[at - step].value))
        at -= step
    if len(changes) < _ENOUGH:
        return None
    usual = sum(changes, Decimal(0)) / len(changes)
    change = abs(value - earlier[ordinal].value)
    if not usual or change <= _RANGES * usual:
        return None
    return (
        f"it is {_plain(change)} from the last, {earlier[ordinal].value:,f} in "
        f"{Quarter(ordinal)}, and the usual change is {_plain(usual)}"
    )


def _rounded(ratio: Decimal) -> str:
    return f"{ratio:,.0f}"


def _plain(value: Decimal) -> str:
    text = f"{value:,.4f}"
    return text.rstrip("0").rstrip(".")
