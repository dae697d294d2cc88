"""Figures, changes and counts in the words and marks a report uses."""

import re
from fractions import Fraction
from typing import Final

from qperf_tui.domain.figures import WITH_A_VALUE, Outturn, OutturnStatus
from qperf_tui.domain.indicator import Indicator, Polarity
from qperf_tui.domain.movement import Direction, Movement
from qperf_tui.domain.rounding import digits, half_up
from qperf_tui.domain.target import (
    AnyTarget,
    Target,
    TargetInWords,
    Tolerance,
    ToleranceKind,
)

_WORDS: Final = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
)
_MOST_DECIMALS: Final = 6
_MINUS: Final = "\u2212"
_ONE: Final = re.compile(r"-?1(?:\.0+)?")


def in_words(count: int, below: int = len(_WORDS)) -> str:
    """A count as house style has it: words below ten, or `below`, then numerals."""
    return _WORDS[count] if 0 <= count < min(len(_WORDS), below) else f"{count:,}"


def plural(count: int, noun: str) -> str:
    """A noun to go with a count: `indicator` for one, `indicators` otherwise."""
    return noun if count == 1 else f"{noun}s"


def share_words(count: int, of: int, below: int = len(_WORDS)) -> str:
    """So many of a group: `three of the four`, `all four`, `both`, `the one`."""
    group = in_words(of, below)
    if of == 1:
        return "the one" if count else "none"
    if count == of:
        return "both" if of == 2 else f"all {group}"
    if count == 0:
        return f"{'neither' if of == 2 else 'none'} of the {group}"
    return f"{in_words(count, below)} of the {group}"


def with_unit(number: str, unit: str) -> str:
    """A written number with its unit as a reader expects it: `79.3%`, `£1,308.33`."""
    match unit:
        case "%":
            return f"{number}%"
        case "pp":
            return with_unit(number, "percentage points")
        case "GBP":
            return f"{_MINUS}£{number[1:]}" if number.startswith("-") else f"£{number}"
        case "no." | "":
            return number
        case "000s":
            return f"{number} thousand"
        case _:
            is_one = _ONE.fullmatch(number) is not None
            return f"{number} {unit.removesuffix('s') if is_one else unit}"


def figure(value: Fraction, indicator: Indicator, target: Target | None = None) -> str:
    """A value as reported: `79.3%`, `1,190`, `less than 0.1%`.

    Decimals are added where fewer would mislead: 2,999 of 3,000 is not 100.0%,
    and 84.95% against a target of 85% is not 85.0% (methods, sections 1 and 2).
    """
    unit, decimals = indicator.unit, indicator.decimals
    if unit == "%" and value > 0 and half_up(value, decimals) == 0:
        smallest = digits(Fraction(1, 10**decimals), decimals)
        return f"less than {with_unit(smallest, unit)}"
    return with_unit(digits(value, telling_decimals(value, indicator, target)), unit)


def short_figure(
    value: Fraction, indicator: Indicator, target: Target | None = None
) -> str:
    """A value for a narrow column: its sign of per cent or pounds, no longer unit."""
    number = digits(value, telling_decimals(value, indicator, target))
    return with_unit(number, indicator.unit if indicator.unit in {"%", "GBP"} else "")


def telling_decimals(
    value: Fraction, indicator: Indicator, target: Target | None = None
) -> int:
    """How many decimals a value is shown with, so that none is shown as a limit."""
    marks = [Fraction(0), Fraction(100)] if indicator.unit == "%" else []
    if target is not None:
        marks += [target.low, target.high]
    decimals = indicator.decimals
    while decimals < _MOST_DECIMALS and any(
        _side(half_up(value, decimals), mark) != _side(value, mark) for mark in marks
    ):
        decimals += 1
    return decimals


def _side(value: Fraction, mark: Fraction) -> int:
    return (value > mark) - (value < mark)


def outturn_figure(
    outturn: Outturn | None, indicator: Indicator, target: Target | None = None
) -> str:
    """What a column shows for an outturn: its figure, its mark, or a dash."""
    if outturn is None:
        return "–"
    if outturn.value is None or outturn.status not in WITH_A_VALUE:
        suppressed = outturn.status is OutturnStatus.SUPPRESSED
        return (outturn.mark or "c") if suppressed else "–"
    flag = {OutturnStatus.PROVISIONAL: "p", OutturnStatus.REVISED: "r"}
    shown = short_figure(outturn.value, indicator, target)
    if outturn.is_of_few(indicator.unit):
        shown = f"{outturn.numerator:,f} of {outturn.denominator:,f}"
    return shown + flag.get(outturn.status, "")


def target_figure(target: AnyTarget, indicator: Indicator) -> str:
    """A target as written: `85%`, `10% to 15%`, `1,270`, `<85`, or its words."""
    if isinstance(target, TargetInWords):
        return target.words
    if target.is_strict:
        sign = "<" if indicator.polarity is Polarity.LOWER else ">"
        return f"{sign}{short_figure_trimmed(target.low, indicator)}"
    ends = [target.low, target.high] if target.is_range else [target.low]
    return " to ".join(short_figure_trimmed(end, indicator) for end in ends)


def short_figure_trimmed(value: Fraction, indicator: Indicator) -> str:
    """A value that was set and not measured, with the decimals it needs."""
    decimals = 0
    while decimals < _MOST_DECIMALS and half_up(value, decimals) != value:
        decimals += 1
    if indicator.unit == "GBP" and decimals:
        decimals = max(decimals, 2)
    unit = indicator.unit if indicator.unit in {"%", "GBP"} else ""
    return with_unit(digits(value, decimals), unit)


def change_words(change: Fraction, indicator: Indicator) -> str:
    """The size of a change in words: `5.3 percentage points`, never `5.3%`."""
    size = abs(change)
    decimals = indicator.decimals
    while decimals < _MOST_DECIMALS and size and half_up(size, decimals) == 0:
        decimals += 1
    return with_unit(
        digits(size, decimals), "pp" if indicator.unit == "%" else indicator.unit
    )


def movement_mark(moved: Movement | None, indicator: Indicator) -> str:
    """A movement for a column: `▼5.3 worse`, `▲1.0 better`, `= same`, `–`."""
    if moved is None or moved.change is None:
        return "–"
    if moved.direction is Direction.UNCHANGED:
        return "= same"
    number = change_words(moved.change, indicator).split()[0].lstrip("£").rstrip("%")
    word = "" if moved.direction is Direction.NEITHER else f" {moved.direction.value}"
    return f"{moved.arrow}{number}{word}"


def movement_words(moved: Movement, indicator: Indicator) -> str:
    """A movement in words: `down 5.3 percentage points on Q1 2012/13 (worse)`."""
    if moved.change is None:
        return f"not comparable with {moved.since}: {moved.reason}"
    if moved.direction is Direction.UNCHANGED:
        return f"little changed on {moved.since}"
    verb = "up" if moved.change > 0 else "down"
    size = change_words(moved.change, indicator)
    said = f"{verb} {size} on {moved.since}"
    if moved.direction is Direction.NEITHER:
        return said
    return f"{said} ({moved.direction.value})"


def tolerance_words(tolerance: Tolerance, indicator: Indicator) -> str:
    """A tolerance in words: `10% of the target`, `5 percentage points`."""
    match tolerance.kind:
        case ToleranceKind.RELATIVE:
            return f"{_trimmed(tolerance.size)}% of the target"
        case ToleranceKind.FLOOR:
            return f"a floor of {short_figure_trimmed(tolerance.size, indicator)}"
        case ToleranceKind.MUST_IMPROVE:
            return "no worse than the same quarter last year"
        case ToleranceKind.POINTS:
            if not tolerance.size:
                return "none"
            if indicator.unit == "GBP":
                return short_figure_trimmed(tolerance.size, indicator)
            unit = "pp" if indicator.unit == "%" else indicator.unit
            return with_unit(_trimmed(tolerance.size), unit)


def _trimmed(value: Fraction) -> str:
    decimals = 0
    while decimals < _MOST_DECIMALS and half_up(value, decimals) != value:
        decimals += 1
    return digits(value, decimals)
