"""An indicator set beside another body's figure, in points and never in per cent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import Final

from qperf_tui.domain.comparator_period import ComparatorPeriod, age_words
from qperf_tui.domain.indicator import Indicator, Polarity
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import change_words, short_figure_trimmed

_QUARTERS: Final = 4
_QUARTILES: Final = ("first", "second", "third", "fourth")
_REGIONS: Final = frozenset(
    {
        *("east of england", "east midlands", "west midlands", "south east"),
        *("south west", "london", "north east", "north west"),
        *("yorkshire and the humber", "yorkshire and humber", "region"),
    }
)
_NEIGHBOURS: Final = re.compile(r"statistical[ -]neighbo|nearest[ -]neighbo|\bcipfa\b")


class BodyKind(Enum):
    """What sort of body a comparator is, by its name."""

    ENGLAND = "England"
    REGION = "region"
    NEIGHBOURS = "statistical neighbours"
    OTHER = "other"


def kind_of(body: str) -> BodyKind:
    """The sort of body that goes by a name."""
    folded = clean_line(body).casefold().removeprefix("the ").removesuffix(" average")
    if folded in {"england", "national"}:
        return BodyKind.ENGLAND
    if folded.removesuffix(" region") in _REGIONS or folded == "regional":
        return BodyKind.REGION
    if _NEIGHBOURS.search(folded):
        return BodyKind.NEIGHBOURS
    return BodyKind.OTHER


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a figure stands among those of a set of authorities, ours among them."""

    rank: int
    """1 is the best, or the largest where neither way is better; ties share it."""
    of: int
    """How many authorities there are, with ours."""
    quartile: int | None
    """1 is the best; None for fewer than four, or where neither way is better."""
    is_tied: bool
    is_by_size: bool = False
    """Whether it is by size alone, since neither way is better."""

    @property
    def words(self) -> str:
        """Such as `joint rank 4 of 11 (1 is best), second quartile`."""
        joint = "joint " if self.is_tied else ""
        if self.is_by_size:
            return (
                f"{joint}position {self.rank} of {self.of} by size (1 is largest; not "
                "a rank, for neither way is better in itself)"
            )
        said = f"{joint}rank {self.rank} of {self.of} (1 is best)"
        if self.quartile is None:
            return said
        return f"{said}, {_QUARTILES[self.quartile - 1]} quartile"


def rank(
    value: Fraction, members: Mapping[str, Fraction], polarity: Polarity
) -> Standing:
    """Where `value` stands beside those of `members`, which ours is not one of.

    Figures are ranked as they are given: give both as they are published, or one
    that is exact is set apart from another that was rounded.
    """
    is_by_size = polarity not in {Polarity.HIGHER, Polarity.LOWER}
    sign = -1 if polarity is Polarity.LOWER else 1
    placed = 1 + sum(sign * other > sign * value for other in members.values())
    of = 1 + len(members)
    has_quartile = of >= _QUARTERS and not is_by_size
    return Standing(
        rank=placed,
        of=of,
        quartile=(placed - 1) * _QUARTERS // of + 1 if has_quartile else None,
        is_tied=value in members.values(),
        is_by_size=is_by_size,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Our figure beside another body's, with all that a reader must know of it."""

    indicator: Indicator
    quarter: Quarter
    ours: Fraction | None
    """None where we have no figure to compare."""
    body: str
    period: str
    theirs: Fraction
    authorities: int | None = None
    """How many authorities their figure stands for, where that is known."""
    source: str = ""
    checked: str = "no"
    """`yes`, or why not: `no`, `recalled` or `illustrative`."""
    members: Mapping[str, Fraction] = field(default_factory=dict)
    """The figures of the authorities behind it, without ours."""

    @property
    def kind(self) -> BodyKind:
        """What sort of body it is."""
        return kind_of(self.body)

    @property
    def age(self) -> str:
        """How much older or later it is than our quarter; nothing if it is not."""
        return age_words(self.period, self.quarter)

    @property
    def difference(self) -> Fraction | None:
        """Ours less theirs, in the indicator's unit; None without a figure of ours."""
        return None if self.ours is None else self.ours - self.theirs

    @property
    def verdict(self) -> str:
        """`better`, `worse` or `same`; nothing where polarity does not say."""
        if self.ours is None:
            return ""
        return verdict(self.ours, self.theirs, self.indicator)

    @property
    def standing(self) -> Standing | None:
        """Our place among its authorities, by figures as they are published."""
        if self.ours is None or not self.members:
            return None
        decimals = self.indicator.decimals
        return rank(
            half_up(self.ours, decimals),
            {name: half_up(each, decimals) for name, each in self.members.items()},
            self.indicator.polarity,
        )

    @property
    def words(self) -> str:
        """The comparison on one line, with its age, its base, its source and rank."""
        standing = self.standing
        parts = [
            f"{self._said()} {checked_words(self.checked)}".strip(),
            self.age,
            _authorities(self.authorities),
            "" if standing is None else standing.words,
            _sourced(clean_line(self.source)),
        ]
        return "; ".join(part for part in parts if part)

    def _said(self) -> str:
        if self.ours is not None:
            return comparison_words(
                self.ours, self.theirs, self.indicator, self.body, self.period
            )
        shown = short_figure_trimmed(self.theirs, self.indicator)
        return f"{_with_period(self.body, self.period)}: {shown}"


def comparison_words(
    ours: Fraction, theirs: Fraction, indicator: Indicator, body: str, period: str
) -> str:
    """Such as `2.0 percentage points above England (74%, 31 December 2012), better`.

    Two figures that are shown alike are level, and nothing is said of the remainder.
    """
    shown = short_figure_trimmed(theirs, indicator)
    named = f"{_named(body)} ({_with_period(shown, period)})"
    said = verdict(ours, theirs, indicator)
    if _is_level(ours, theirs, indicator):
        return f"level with {named}"
    way = "above" if ours > theirs else "below"
    size = change_words(ours - theirs, indicator)
    return f"{size} {way} {named}" + (f", {said}" if said else "")


def verdict(ours: Fraction, theirs: Fraction, indicator: Indicator) -> str:
    """`better` or `worse` by polarity, `same` if shown alike; nothing if neither is."""
    if _is_level(ours, theirs, indicator):
        return "same"
    if indicator.polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return ""
    is_better = (ours > theirs) is (indicator.polarity is Polarity.HIGHER)
    return "better" if is_better else "worse"


def checked_words(checked: str) -> str:
    """`(recalled, not checked)`; nothing where somebody has checked the figure."""
    if checked == "yes":
        return ""
    return "(not checked)" if checked == "no" else f"({checked}, not checked)"


def _is_level(ours: Fraction, theirs: Fraction, indicator: Indicator) -> bool:
    decimals = indicator.decimals
    return half_up(ours, decimals) == half_up(theirs, decimals)


def _named(body: str) -> str:
    """A body as it stands inside a sentence: `the East of England`, `England`."""
    said = clean_line(body)
    kind, folded = kind_of(said), said.casefold()
    if kind is BodyKind.NEIGHBOURS and not said[:2].isupper():
        return said[:1].lower() + said[1:]
    is_bare = folded.startswith(("the ", "london", "yorkshire"))
    return f"the {said}" if kind is BodyKind.REGION and not is_bare else said


def _with_period(said: str, period: str) -> str:
    cleaned = clean_line(period)
    is_stated = ComparatorPeriod.read(cleaned).is_stated
    return f"{clean_line(said)}, {cleaned}" if is_stated else clean_line(said)


def _authorities(count: int | None) -> str:
    if count is None:
        return "number of authorities not stated"
    return "1 authority" if count == 1 else f"{count:,} authorities"


def _sourced(source: str) -> str:
    return f"source: {source}" if source else "source not stated"
