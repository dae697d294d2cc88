"""How a group's rate compares with a reference group's: ratio and difference.

The log interval of a ratio after Katz, the score interval after Koopman where
numbers are small or a rate is 0 or 100% (methods of the house, section 7).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import exp, log, sqrt
from statistics import NormalDist
from typing import Final

CAUTION: Final = (
    "Each group is compared with the reference named, not all others together, since "
    "high and low rates cancel. About one in twenty differences lies outside its "
    "interval by chance alone. Age, place and deprivation differ between groups, and a "
    "ratio says nothing of causes."
)
"""What has to be read with any table of groups."""

_FEW: Final = 5
_ENOUGH: Final = 30
_MANY_GROUPS: Final = 10
_USUAL: Final = 0.95
_STRICT: Final = 0.998
_STEPS: Final = 100
_TINY: Final = 1e-12
TOO_FEW: Final = "too few to compare"


@dataclass(frozen=True, slots=True)
class GroupRate:
    """A group's events and those they could have happened to."""

    title: str
    numerator: int
    denominator: int

    @property
    def rate(self) -> float:
        """Events for each member, from 0 to 1 for a proportion."""
        return self.numerator / self.denominator


@dataclass(frozen=True, slots=True, kw_only=True)
class Disparity:
    """A group beside its reference, or why the two are not compared."""

    group: GroupRate
    reference: GroupRate
    ratio: float | None = None
    difference: float | None = None
    """The group's rate less the reference's, for each member."""
    lower: float | None = None
    upper: float | None = None
    method: str = ""
    confidence: float = _USUAL
    refusal: str = ""

    @property
    def is_marked(self) -> bool:
        """Whether a ratio of 1 lies outside the interval."""
        if self.lower is None or self.upper is None:
            return False
        return not self.lower <= 1 <= self.upper


def disparity(
    group: GroupRate,
    reference: GroupRate,
    *,
    is_proportion: bool = True,
    confidence: float = _USUAL,
) -> Disparity:
    """The ratio of a group's rate to the reference's with its interval.

    Shown only where the reference has 5 events, and the group 5 events and 5
    without, or 30 members; otherwise too few to compare.

    Raises:
        ValueError: If a group has no members, or more events than it can have.
    """
    for each in (group, reference):
        most = each.denominator if is_proportion else each.numerator
        if each.denominator <= 0 or not 0 <= each.numerator <= most:
            raise ValueError(f"{each.title}: {each.numerator} of {each.denominator}")
    found = Disparity(group=group, reference=reference, confidence=confidence)
    if not reference.numerator:
        return replace(found, refusal="undefined, as the reference has none")
    if not _is_shown(group, reference, is_proportion=is_proportion):
        return replace(found, refusal=TOO_FEW)
    lower, upper, method = ratio_interval(
        group, reference, is_proportion=is_proportion, confidence=confidence
    )
    return replace(
        found,
        ratio=group.rate / reference.rate,
        difference=group.rate - reference.rate,
        lower=lower,
        upper=upper,
        method=method,
    )


def disparities(
    groups: Sequence[GroupRate], reference: GroupRate, *, is_proportion: bool = True
) -> list[Disparity]:
    """Each group beside the reference; stricter intervals where many are listed.

    Of more than ten groups only those outside a 99.8% interval are marked, since
    some would be outside a 95% one by chance.
    """
    confidence = _STRICT if len(groups) > _MANY_GROUPS else _USUAL
    return [
        disparity(each, reference, is_proportion=is_proportion, confidence=confidence)
        for each in groups
        if each.title != reference.title
    ]


def ratio_interval(
    group: GroupRate,
    reference: GroupRate,
    *,
    is_proportion: bool = True,
    confidence: float = _USUAL,
) -> tuple[float, float, str]:
    """The ends of the interval of a ratio, and the method they are by.

    Katz is falsely narrow at 0 and 100%, where the score interval is taken.
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    x1, n1 = group.numerator, group.denominator
    x0, n0 = reference.numerator, reference.denominator
    if not is_proportion:
        if not x1:
            return 0.0, z * z / x0 * n0 / n1, "score"
        spread = z * sqrt(1 / x1 + 1 / x0)
        middle = log(group.rate / reference.rate)
        return exp(middle - spread), exp(middle + spread), "log"
    complements = (x1, n1 - x1, x0, n0 - x0)
    if min(complements) >= _FEW:
        spread = z * sqrt(1 / x1 - 1 / n1 + 1 / x0 - 1 / n0)
        middle = log(group.rate / reference.rate)
        return exp(middle - spread), exp(middle + spread), "Katz"
    return (*_koopman(x1, n1, x0, n0, z), "score")


def _is_shown(group: GroupRate, reference: GroupRate, *, is_proportion: bool) -> bool:
    if reference.numerator < _FEW:
        return False
    without = group.denominator - group.numerator if is_proportion else _FEW
    return min(group.numerator, without) >= _FEW or group.denominator >= _ENOUGH


def _koopman(x1: int, n1: int, x0: int, n0: int, z: float) -> tuple[float, float]:
    """The ratios at which the score statistic reaches its critical value."""

    def score(ratio: float) -> float:
        return _score(ratio, x1, n1, x0, n0) - z * z

    middle = (x1 / n1) / (x0 / n0)
    lower = 0.0 if x1 == 0 else _root(score, middle or 1.0, 0.5)
    upper = _root(score, middle or 1 / (2 * n1) / (x0 / n0), 2.0)
    return lower, upper


def _score(ratio: float, x1: int, n1: int, x0: int, n0: int) -> float:
    """The squared score of a ratio, at the likeliest rates that have it."""
    a = (n1 + n0) * ratio
    b = -(ratio * (n1 + x0) + x1 + n0)
    c = x1 + x0
    p0 = (-b - sqrt(max(b * b - 4 * a * c, 0.0))) / (2 * a)
    p1 = min(max(p0 * ratio, _TINY), 1 - _TINY)
    p0 = min(max(p0, _TINY), 1 - _TINY)
    return _pearson(x1, n1, p1) + _pearson(x0, n0, p0)


def _pearson(x: int, n: int, p: float) -> float:
    return (x - n * p) ** 2 / (n * p * (1 - p))


def _root(score: Callable[[float], float], start: float, step: float) -> float:
    """Where the statistic leaves its critical value, going out from `start`."""
    inside = outside = start
    while score(outside) < 0:
        inside, outside = outside, outside * step
        if not 1e-9 < outside < 1e9:
            return outside
    for _ in range(_STEPS):
        middle = (inside + outside) / 2
        if score(middle) < 0:
            inside = middle
        else:
            outside = middle
    return (inside + outside) / 2
