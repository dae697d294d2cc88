"""Whether the limits of a series are clear of its target, and fit to be believed."""

from collections.abc import Sequence
from enum import Enum
from statistics import median
from typing import Final

from qperf_tui.domain.indicator import Indicator, Polarity
from qperf_tui.domain.spc_rules import Limits
from qperf_tui.domain.target import Target

_FEW_CASES: Final = 5
"""Expected cases short of 0% or 100% below which limits mislead near that end."""


class Assurance(Enum):
    """Whether an unchanged series would meet its target."""

    PASS = (
        "P",
        "expected to meet the target each quarter",
        "the target is outside the limits on the side that is met",
    )
    FAIL = (
        "F",
        "expected to miss the target each quarter",
        "the target is outside the limits on the side that is missed",
    )
    HIT_OR_MISS = ("?", "hit or miss", "the target is not clear of the limits")

    def __init__(self, letter: str, word: str, sentence: str) -> None:
        self.letter = letter
        self.word = word
        self.sentence = sentence


def assurance_of(
    polarity: Polarity, limits: Limits | None, target: Target | None
) -> Assurance | None:
    """Whether the limits are clear of the target, and on which side; None if unasked.

    Strict: a target on a limit is not clear of it. A range is met by limits wholly
    inside it and missed by limits wholly outside (methods, section 5.2).
    """
    if limits is None or target is None or polarity is Polarity.NEUTRAL:
        return None
    wants_low = polarity is not Polarity.LOWER
    wants_high = polarity is not Polarity.HIGHER
    is_missed = (wants_low and limits.upper < target.low) or (
        wants_high and limits.lower > target.high
    )
    if is_missed:
        return Assurance.FAIL
    is_met = (not wants_low or limits.lower > target.low) and (
        not wants_high or limits.upper < target.high
    )
    return Assurance.PASS if is_met else Assurance.HIT_OR_MISS


def near_an_end(indicator: Indicator, limits: Limits, cases: Sequence[float]) -> str:
    """What to know of a share so near to 0% or 100% that limits mislead, if it is.

    That is within one limit-width, on fewer than 5 expected cases short of the end
    or on no known number of them (methods, section 5.5).
    """
    short = float(min(limits.mean, 100 - limits.mean))
    is_clear = limits.lower >= 0 and limits.upper <= 100
    if indicator.unit != "%" or short < 0 or is_clear:
        return ""
    usual = median(cases) if cases else None
    if usual is not None and usual * short / 100 >= _FEW_CASES:
        return ""
    end = "0%" if limits.mean < 50 else "100%"
    how_few = "if counts are small" if usual is None else f"on some {usual:.0f} cases"
    return (
        f"the mean is near {end}, where limits mislead {how_few}; "
        "go by the interval of each figure"
    )
