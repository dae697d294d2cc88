"""What was to be reached, and how far off is still amber."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final, Self

from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.period import Quarter

_NUMBER: Final = (
    r"-?£?(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,6})?"
)
_SINGLE: Final = re.compile(rf"({_NUMBER}) ?%?")
_RANGE: Final = re.compile(rf"({_NUMBER}) ?%? ?(?:to|\u2013|-) ?({_NUMBER}) ?%?")
_RELATIVE: Final = re.compile(rf"({_NUMBER}) ?%")
_POINTS: Final = re.compile(
    rf"({_NUMBER}) ?(?:points?|pp|percentage points?|days?|kg|no\.)?", re.IGNORECASE
)
_FLOOR: Final = re.compile(rf"floor:? ({_NUMBER}) ?%?", re.IGNORECASE)

_WORSE_OR_BETTER: Final = (
    "above|over|more than|below|under|fewer than|less than|better than"
    "|at least|at most|no more than|no fewer than|no less than|up to"
    "|at or above|at or below|at or better than|in line with"
)
_STRICT: Final = (
    *("above ", "over ", "more than ", "below ", "under ", "fewer than "),
    *("less than ", "better than "),
)
_CEILINGS: Final = (
    *("below ", "under ", "fewer than ", "less than ", "at most ", "no more than "),
    *("up to ", "at or below "),
)
_FLOORS: Final = (
    *("above ", "over ", "more than ", "at least ", "no fewer than "),
    *("no less than ", "at or above "),
)
_BOUND: Final = re.compile(rf"({_WORSE_OR_BETTER}) ({_NUMBER}) ?%?", re.IGNORECASE)
_SIGNS: Final = {
    "\u2265": "at least ",
    ">=": "at least ",
    "\u2264": "at most ",
    "<=": "at most ",
    ">": "more than ",
    "<": "less than ",
}
"""Signs of a bound, and the words for them."""
_SIGNED: Final = re.compile(r"(\u2265|>=|\u2264|<=|>|<) ?(?=[-\u00a30-9])")
_AGAINST: Final = re.compile(rf"({_WORSE_OR_BETTER}) ([^0-9]{{2,80}})", re.IGNORECASE)


class ToleranceKind(StrEnum):
    """In what a tolerance is measured."""

    RELATIVE = "relative"
    POINTS = "points"
    FLOOR = "floor"
    MUST_IMPROVE = "must improve"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far off target is still amber, stored with its unit.

    "5" alone would be a quarter point on a target of 5 or everything down to 0.
    """

    kind: ToleranceKind
    size: Fraction
    """Per cent of the target, points in the indicator's unit, or the floor itself."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `10%`, `5 points`, `0`, `floor 70` or `must improve`.

        Raises:
            ValueError: If it is none of them.
        """
        said = " ".join(text.split())
        if said.casefold() == ToleranceKind.MUST_IMPROVE:
            return cls(ToleranceKind.MUST_IMPROVE, Fraction(0))
        for pattern, kind in (
            (_FLOOR, ToleranceKind.FLOOR),
            (_RELATIVE, ToleranceKind.RELATIVE),
            (_POINTS, ToleranceKind.POINTS),
        ):
            if match := pattern.fullmatch(said):
                size = _number(match[1])
                if size < 0 and kind is not ToleranceKind.FLOOR:
                    break
                return cls(kind, size)
        raise ValueError(
            f"{text!r} is not a tolerance such as '10%', '5 points' or 'floor 70'"
        )

    @property
    def written(self) -> str:
        """The text that `parse` reads back as the same."""
        size = _written(self.size)
        return {
            ToleranceKind.RELATIVE: f"{size}%",
            ToleranceKind.POINTS: size if size == "0" else f"{size} points",
            ToleranceKind.FLOOR: f"floor {size}",
            ToleranceKind.MUST_IMPROVE: ToleranceKind.MUST_IMPROVE.value,
        }[self.kind]


NO_TOLERANCE: Final = Tolerance(ToleranceKind.POINTS, Fraction(0))


class TargetKind(StrEnum):
    """When the target is to be reached."""

    MILESTONE = "milestone"
    YEAR_END = "year end"


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to reach, or a range to stay in, both ends included."""

    low: Fraction
    high: Fraction
    kind: TargetKind = TargetKind.YEAR_END
    is_strict: bool = False
    """Whether the figure itself misses: "fewer than 85" is not met by 85."""
    words: str = ""
    """How it was set where not as a number, such as "above England"."""
    settled_by: str = ""
    """Whose figure its words came to, with its period; nothing for a number."""

    @classmethod
    def parse(cls, text: str, kind: TargetKind = TargetKind.YEAR_END) -> Self:
        """Read `85`, `85%`, `1,270`, `10 to 15`, `fewer than 85` or `>=85%`.

        Raises:
            ValueError: If it is none of them, or the range runs backwards.
        """
        said = " ".join(text.split())
        if match := _SIGNED.match(said):
            said = _SIGNS[match[1]] + said[match.end() :]
        if match := _SINGLE.fullmatch(said):
            aim = _number(match[1])
            return cls(aim, aim, kind)
        if match := _RANGE.fullmatch(said):
            low, high = _number(match[1]), _number(match[2])
            if low <= high:
                return cls(low, high, kind)
            raise ValueError(f"{text!r} runs backwards; write the lower end first")
        if match := _BOUND.fullmatch(said):
            edge = _number(match[2])
            return cls(edge, edge, kind, is_strict_bound(said), words=said)
        raise ValueError(f"{text!r} is not a target such as '85' or '10 to 15'")

    def of_kind(self, kind: TargetKind) -> "Target":
        """The same target, to be reached at another time."""
        if kind is self.kind:
            return self
        ends = self.low, self.high
        return Target(*ends, kind, self.is_strict, self.words, self.settled_by)

    @property
    def is_range(self) -> bool:
        """Whether there is a lowest and a highest."""
        return self.low != self.high

    @property
    def written(self) -> str:
        """The text that `parse` reads back as the same."""
        ends = [self.low, self.high] if self.is_range else [self.low]
        return self.words or " to ".join(map(_written, ends))


@dataclass(frozen=True, slots=True)
class TargetInWords:
    """A target set against another body's figure, whatever that turns out to be."""

    words: str
    """As it was set, such as "above statistical neighbour average"."""
    body: str
    """The body it names, case folded and without "average"."""
    is_strict: bool
    kind: TargetKind = TargetKind.YEAR_END

    @classmethod
    def parse(cls, text: str, kind: TargetKind = TargetKind.YEAR_END) -> Self:
        """Read `above statistical neighbour average` or `at or below England`.

        Raises:
            ValueError: If it does not begin as such a target does.
        """
        said = " ".join(text.split())
        match = _AGAINST.fullmatch(said)
        if match is None:
            raise ValueError(
                f"{text!r} is not a target such as '85', '10 to 15' or 'above England'"
            )
        body = folded_body(match[2])
        return cls(said, body, is_strict_bound(said), kind)

    def of_kind(self, kind: TargetKind) -> "TargetInWords":
        """The same target, to be reached at another time."""
        return self if kind is self.kind else replace(self, kind=kind)

    @property
    def written(self) -> str:
        """The text that `parse` reads back as the same."""
        return self.words

    def settled(self, figure: Fraction, whose: str) -> Target:
        """The target it comes to, once the body's figure is known."""
        return Target(figure, figure, self.kind, self.is_strict, self.words, whose)


AnyTarget = Target | TargetInWords


def read_target(text: str, kind: TargetKind = TargetKind.YEAR_END) -> AnyTarget:
    """A target as a council writes it: a number, a range, a bound, or words.

    Raises:
        ValueError: If it is none of them, or a range that runs backwards.
    """
    try:
        return Target.parse(text, kind)
    except ValueError as error:
        if "backwards" in str(error):
            raise
        return TargetInWords.parse(text, kind)


def target_on_file(
    low: Fraction | None, high: Fraction | None, words: str, kind: TargetKind
) -> AnyTarget | None:
    """A target kept as two ends or in words; None where there is none.

    Raises:
        ValueError: If it is in words that are no target.
    """
    if low is not None and high is not None:
        return Target(low, high, kind, is_strict_bound(words), words)
    return TargetInWords.parse(words, kind) if words else None


def is_strict_bound(words: str) -> bool:
    """Whether a bound leaves out its own figure, as "fewer than 85" does."""
    return words.casefold().startswith(_STRICT)


def contradicts(target: AnyTarget, polarity: Polarity) -> bool:
    """Whether a bound runs against the way that is good.

    "Fewer than 85" of what is better higher would call 84 on target and 90 not.
    """
    said = target.words.casefold()
    if polarity is Polarity.HIGHER:
        return said.startswith(_CEILINGS)
    return polarity is Polarity.LOWER and said.startswith(_FLOORS)


def folded_body(name: str) -> str:
    """A body's name as targets and comparators are matched by it."""
    words = name.casefold().replace("neighbours", "neighbour").split()
    return " ".join(w for w in words if w not in {"the", "average", "mean", "figure"})


def target_in_force(
    quarter: Quarter,
    basis: ReportBasis,
    milestone: AnyTarget | None,
    year_end: AnyTarget | None,
) -> AnyTarget | None:
    """The target a quarter's figure is judged against, if there is one.

    A year-to-date figure is judged against its milestone on the way; the
    year-end target is no yardstick for it before the year end.
    """
    if milestone is not None:
        return milestone
    if basis.is_cumulative and quarter != quarter.year_end:
        return None
    return year_end


def _written(value: Fraction) -> str:
    """A figure that is a decimal, in digits and a point alone."""
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def _number(text: str) -> Fraction:
    number = Decimal(text.replace(",", "").replace("£", ""))
    return Fraction(*number.as_integer_ratio())
