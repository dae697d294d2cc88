"""How a figure moved between two named quarters, and whether for the better."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from qperf_tui.domain.comparability import (
    NOTHING_TO_KNOW,
    Comparable,
    NotComparable,
    Obstacle,
    compare,
)
from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import DefinitionBreak, Indicator, Polarity
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rag import short_of
from qperf_tui.domain.rounding import shown_units
from qperf_tui.domain.target import Target


class Direction(Enum):
    """Direction of travel: movement with polarity applied."""

    IMPROVING = "better"
    WORSENING = "worse"
    UNCHANGED = "same"
    NEITHER = "moved"
    """It moved, and neither way is better."""
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A signed change since an earlier quarter, in the indicator's own unit."""

    since: Quarter
    change: Fraction | None
    """Later minus earlier, from unrounded figures; None if not comparable."""
    direction: Direction
    before: Outturn | None = None
    """The earlier outturn, comparable or not."""
    refusal: NotComparable | None = None
    known: Comparable = NOTHING_TO_KNOW
    """What a reader of the comparison must know."""

    @property
    def earlier(self) -> Fraction | None:
        """The earlier value, comparable or not."""
        return None if self.before is None else self.before.value

    @property
    def comparable(self) -> Fraction | None:
        """The earlier value where the two are comparable."""
        return None if self.change is None else self.earlier

    @property
    def reason(self) -> str:
        """Why the two are not comparable; nothing where they are."""
        return "" if self.refusal is None else self.refusal.says

    @property
    def obstacle(self) -> Obstacle | None:
        """What stands in the way of the comparison, if anything does."""
        return None if self.refusal is None else self.refusal.obstacle

    @property
    def arrow(self) -> str:
        """`▲` the number rose, `▼` it fell, `=` it is shown the same, `–` unknown."""
        if self.change is None:
            return "–"
        if self.direction is Direction.UNCHANGED:
            return "="
        return "▲" if self.change > 0 else "▼"


def movement(
    indicator: Indicator,
    later: Outturn,
    earlier: Outturn | None,
    since: Quarter,
    *,
    target: Target | None = None,
    breaks: Sequence[DefinitionBreak] = (),
) -> Movement:
    """The movement of an indicator from `since` to the quarter of `later`.

    Two figures that are shown alike are unchanged: no arrow contradicts what is
    printed (methods, section 1).
    """
    found = compare(later, earlier, since, indicator.basis, breaks)
    if (
        isinstance(found, NotComparable)
        or earlier is None
        or earlier.value is None
        or later.value is None
    ):
        return Movement(
            since=since,
            change=None,
            direction=Direction.NOT_COMPARABLE,
            before=earlier,
            refusal=found if isinstance(found, NotComparable) else None,
        )
    return Movement(
        since=since,
        change=later.value - earlier.value,
        direction=_direction(indicator, later.value, earlier.value, target),
        before=earlier,
        known=found,
    )


def _direction(
    indicator: Indicator, later: Fraction, earlier: Fraction, target: Target | None
) -> Direction:
    polarity, decimals = indicator.polarity, indicator.decimals
    rise = shown_units(later, decimals) - shown_units(earlier, decimals)
    if polarity is not Polarity.IN_RANGE or target is None:
        return travel(polarity, rise)
    return travel(polarity, rise, nearing(later, earlier, target))


def nearing(later: Fraction, earlier: Fraction, target: Target) -> Fraction:
    """How much nearer to its range a figure has come; below zero is further off."""
    now, then = (short_of(each, target, Polarity.IN_RANGE) for each in (later, earlier))
    return then - now


def travel(polarity: Polarity, rise: int, nearer: Fraction | int = 0) -> Direction:
    """The direction of a figure that is shown so much higher than it was.

    `nearer` is how much nearer to its range it has come, where it has one. Rounding
    never turns an order round, so what is shown higher is higher.
    """
    if not rise:
        return Direction.UNCHANGED
    if polarity is Polarity.NEUTRAL:
        return Direction.NEITHER
    gain = nearer if polarity is Polarity.IN_RANGE else rise
    if polarity is Polarity.LOWER:
        gain = -gain
    if not gain:
        return Direction.NEITHER
    return Direction.IMPROVING if gain > 0 else Direction.WORSENING
