"""Red, amber and green against target."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from qperf_tui.domain.indicator import Polarity
from qperf_tui.domain.rules import OWN_TOLERANCE, AmberWhen, RuleSet
from qperf_tui.domain.target import Target, Tolerance, ToleranceKind

_NOTHING: Final = Fraction(0)


class Rag(StrEnum):
    """Red, amber or green against target, and blue where a council has it."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A rating with what it was worked out from."""

    rag: Rag
    shortfall: Fraction
    """How far on the wrong side of the target, in the indicator's unit; 0 if none."""
    allowed: Fraction | None
    """How far on the wrong side is still amber, in its unit; None: any distance."""
    aim: Fraction
    """The end of the target that the figure is held to."""
    slack: Fraction
    """How far on the wrong side is still green, in its unit."""
    is_over: bool = False
    """Whether the wrong side is above."""

    @property
    def green_edge(self) -> Fraction:
        """The worst figure that is still green."""
        return self._beyond(self.slack)

    @property
    def amber_edge(self) -> Fraction | None:
        """The worst figure that is still amber; None where any is."""
        return None if self.allowed is None else self._beyond(self.allowed)

    def _beyond(self, by: Fraction) -> Fraction:
        return self.aim + by if self.is_over else self.aim - by


@dataclass(frozen=True, slots=True)
class Unrated:
    """Why a figure was not rated."""

    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What a rule may ask for besides the figure and its target."""

    last_year: Fraction | None = None
    """The same quarter last year, where it is comparable."""
    is_recovery_expected: bool | None = None
    """Whether an officer expects the year-end target to be met; None if not said."""


_NOTHING_KNOWN: Final = Circumstances()


def judge(
    outturn: Fraction,
    target: Target,
    polarity: Polarity,
    tolerance: Tolerance,
    *,
    rule: RuleSet = OWN_TOLERANCE,
    known: Circumstances = _NOTHING_KNOWN,
) -> Judgement | Unrated:
    """Judge an outturn by a rule: green on target, amber as the rule allows, or red.

    Boundaries are inclusive unless the rule or the target says otherwise, and
    figures exact. What cannot be decided is unrated, with its reason.
    """
    if polarity is Polarity.NEUTRAL:
        return Unrated("neither way is better")
    shortfall = short_of(outturn, target, polarity)
    is_over = polarity is Polarity.LOWER or (
        polarity is Polarity.IN_RANGE and 2 * outturn > target.low + target.high
    )
    aim = target.high if is_over else target.low
    slack = _share_of(aim, rule.green.size)
    is_met = shortfall <= slack if slack else _reaches(outturn, target, shortfall)
    allowed = _allowed(target, polarity, rule, tolerance, known=known, aim=aim)
    if isinstance(allowed, Unrated):
        if not is_met:
            return allowed
        allowed = slack
    if slack and allowed is not None:
        allowed = max(allowed, slack)
    if is_met:
        rag = _met(outturn, target, polarity, rule)
    else:
        rag = _missed(shortfall, allowed, rule)
    return Judgement(rag, shortfall, allowed, aim, slack, is_over)


def _met(outturn: Fraction, target: Target, polarity: Polarity, rule: RuleSet) -> Rag:
    is_better = (polarity is Polarity.HIGHER and outturn > target.high) or (
        polarity is Polarity.LOWER and outturn < target.low
    )
    return Rag.BLUE if rule.has_blue and is_better else Rag.GREEN


def _missed(shortfall: Fraction, allowed: Fraction | None, rule: RuleSet) -> Rag:
    if allowed is None:
        return Rag.AMBER
    is_within = shortfall < allowed or (shortfall == allowed and not rule.is_edge_red)
    return Rag.AMBER if allowed and is_within else Rag.RED


def short_of(outturn: Fraction, target: Target, polarity: Polarity) -> Fraction:
    """How far `outturn` is on the wrong side of `target`; 0 if it is not."""
    if polarity is not Polarity.LOWER and outturn < target.low:
        return target.low - outturn
    if polarity is not Polarity.HIGHER and outturn > target.high:
        return outturn - target.high
    return _NOTHING


def is_reached(outturn: Fraction, target: Target, polarity: Polarity) -> bool:
    """Whether `outturn` is on target or better; "fewer than 85" leaves out 85."""
    return _reaches(outturn, target, short_of(outturn, target, polarity))


def _reaches(outturn: Fraction, target: Target, shortfall: Fraction) -> bool:
    is_left_out = target.is_strict and outturn == target.low
    return not is_left_out and not shortfall


def _share_of(aim: Fraction, size: Fraction) -> Fraction:
    """So many per cent of a target, whichever side of zero it is on."""
    return abs(aim) * size / 100 if size else _NOTHING


def _allowed(
    target: Target,
    polarity: Polarity,
    rule: RuleSet,
    own: Tolerance,
    *,
    known: Circumstances,
    aim: Fraction,
) -> Fraction | Unrated | None:
    """How far off target is still amber, or why that cannot be said."""
    match rule.amber:
        case AmberWhen.WITHIN_TOLERANCE:
            return _within(rule.tolerance_of(own), target, polarity, known, aim)
        case AmberWhen.ABOVE_FLOOR:
            if own.kind is not ToleranceKind.FLOOR:
                return Unrated("no floor standard is set")
            return short_of(own.size, target, polarity)
        case AmberWhen.NO_WORSE_THAN_LAST_YEAR:
            return _as_last_year(target, polarity, known)
        case AmberWhen.RECOVERY_EXPECTED:
            if known.is_recovery_expected is None:
                return Unrated("nobody has entered what is expected at the year end")
            return None if known.is_recovery_expected else _NOTHING
        case AmberWhen.NEVER:
            return _NOTHING


def _within(
    tolerance: Tolerance,
    target: Target,
    polarity: Polarity,
    known: Circumstances,
    aim: Fraction,
) -> Fraction | Unrated:
    match tolerance.kind:
        case ToleranceKind.POINTS:
            return tolerance.size
        case ToleranceKind.RELATIVE:
            return _share_of(aim, tolerance.size)
        case ToleranceKind.FLOOR:
            return short_of(tolerance.size, target, polarity)
        case ToleranceKind.MUST_IMPROVE:
            return _as_last_year(target, polarity, known)


def _as_last_year(
    target: Target, polarity: Polarity, known: Circumstances
) -> Fraction | Unrated:
    if known.last_year is None:
        return Unrated("there is no comparable figure for the same quarter last year")
    return short_of(known.last_year, target, polarity)
