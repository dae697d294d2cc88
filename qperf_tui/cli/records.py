"""Positions as the plain values that JSON and CSV are written from."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from qperf_tui.domain.figures import WITH_A_VALUE, Outturn
from qperf_tui.domain.movement import Direction, Movement
from qperf_tui.domain.period import (
    PREVIOUS_QUARTER,
    SAME_QUARTER_LAST_YEAR,
    Quarter,
)
from qperf_tui.domain.rounding import digits, half_up
from qperf_tui.domain.target import TargetInWords
from qperf_tui.domain.wording import short_figure, target_figure

if TYPE_CHECKING:
    from qperf_tui.domain.indicator import Indicator
    from qperf_tui.domain.position import Position
    from qperf_tui.domain.target import AnyTarget

Number = int | float
Value = str | Number | bool | list[Number] | list[str] | None

_MOST_DECIMALS: Final = 6


@dataclass(frozen=True, slots=True)
class Judged:
    """A position with the outturns of its indicator that it is compared with."""

    position: "Position"
    outturns: Mapping[Quarter, Outturn]


def record(judged: Judged) -> dict[str, Value]:
    """One indicator in one quarter, as it is written to JSON."""
    position = judged.position
    indicator = position.indicator
    return {
        "code": indicator.code,
        "title": indicator.title,
        "priority": str(indicator.priority),
        "theme": indicator.theme,
        "unit": indicator.unit,
        **point(judged),
        "owner": indicator.owner,
        "directorate": indicator.directorate,
        "basis": indicator.basis.value,
        "polarity": indicator.polarity.value,
    }


def point(judged: Judged) -> dict[str, Value]:
    """What is known of one quarter: its figure, judged and compared."""
    position = judged.position
    indicator, outturn = position.indicator, position.outturn
    previous = position.quarter.shifted(-PREVIOUS_QUARTER)
    last_year = position.quarter.shifted(-SAME_QUARTER_LAST_YEAR)
    shown = _shown(outturn)
    return {
        "quarter": str(position.quarter),
        "value": _value(outturn, position),
        "mark": None if outturn is None else outturn.mark,
        "target": target_value(position.target, indicator),
        "status": position.status.word.lower(),
        "previous": _value(judged.outturns.get(previous), position),
        "movement": _change(position.on_previous, indicator),
        "direction": _direction(position.on_previous),
        "why_not_comparable": _reason(position.on_previous),
        "same_quarter_last_year": _value(judged.outturns.get(last_year), position),
        "on_last_year": _change(position.on_last_year, indicator),
        "direction_on_last_year": _direction(position.on_last_year),
        "why_not_comparable_with_last_year": _reason(position.on_last_year),
        "commentary": position.commentary.word,
        "numerator": None if shown is None else _plain(shown.numerator),
        "denominator": None if shown is None else _plain(shown.denominator),
        "figure": None if outturn is None else outturn.status.value,
        "note": "" if outturn is None else outturn.reason,
    }


def for_csv(values: Mapping[str, Value]) -> dict[str, str | Number | bool | None]:
    """A record whose ranges and lists are written out, since a cell holds one value."""
    return {
        name: _in_one_cell(value) if isinstance(value, list) else value
        for name, value in values.items()
    }


def _in_one_cell(values: list[Number] | list[str]) -> str:
    said = [str(each) for each in values]
    is_range = bool(values) and not isinstance(values[0], str)
    return f"{said[0]} to {said[-1]}" if is_range else "; ".join(said)


def shown_value(value: Fraction | None, indicator: "Indicator") -> Number | None:
    """A value with the decimals that it is shown with, so that the two agree."""
    return None if value is None else _number(short_figure(value, indicator))


def target_value(
    target: "AnyTarget | None", indicator: "Indicator"
) -> Number | list[Number] | str | None:
    """A target as a number, as its lowest and highest, or in the words it was set."""
    if target is None:
        return None
    if isinstance(target, TargetInWords) or target.words:
        return target.words
    ends = [_number(each) for each in target_figure(target, indicator).split(" to ")]
    return ends if target.is_range else ends[0]


def _value(outturn: Outturn | None, position: "Position") -> Number | None:
    """A value with the decimals that it is shown with, so that the two agree."""
    shown = _shown(outturn)
    if shown is None or shown.value is None:
        return None
    return _number(short_figure(shown.value, position.indicator, position.target))


def _shown(outturn: Outturn | None) -> Outturn | None:
    """The outturn, unless its state says that no figure of it is to be shown."""
    if outturn is None or outturn.status not in WITH_A_VALUE:
        return None
    return outturn


def _change(moved: Movement | None, indicator: "Indicator") -> Number | None:
    if moved is None or moved.change is None:
        return None
    decimals = indicator.decimals
    if moved.direction is Direction.UNCHANGED:
        return _number(digits(Fraction(0), decimals))
    while decimals < _MOST_DECIMALS and half_up(moved.change, decimals) == 0:
        decimals += 1
    return _number(digits(moved.change, decimals))


def _direction(moved: Movement | None) -> str | None:
    return None if moved is None else moved.direction.value


def _reason(moved: Movement | None) -> str | None:
    return None if moved is None or moved.change is not None else moved.reason


def _number(shown: str) -> Number:
    """The number in a written figure such as `79.3%`, `1,190` or `−£5`."""
    plain = shown.replace("\u2212", "-")
    for mark in "£%, ":
        plain = plain.replace(mark, "")
    return float(plain) if "." in plain else int(plain)


def _plain(value: object) -> Number | None:
    return None if value is None else _number(f"{value:f}")
