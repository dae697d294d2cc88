"""Small numbers of people: which counts, shares and differences may not be shown."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from qperf_tui.domain.disclosure import Reason
from qperf_tui.domain.indicator import Indicator

CLASS: Final = 10
"""People below which a share of all or none of them tells of each."""
COUNTED: Final = "no."
"""The unit of a figure that is a count itself."""
_THINGS: Final = re.compile(
    r"\b(?:broadband|carriageways?|defects|fly-tips|homes|invoices|lights|posts"
    r"|premises|roads|schemes|schools|sites|flats|services|applications)\b",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(
    r"\b(?:adults|carers|children|clients|exclusions|households|leavers|old|people"
    r"|persons|pupils|quitters|residents|admissions)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SmallNumbers:
    """Which numbers of people are too small to be shown."""

    threshold: int = 5
    """The smallest number that may be shown."""
    hides_zero: bool = False
    """Whether none is hidden as well; otherwise every 0 is shown, and known to be."""

    def is_small(self, number: Decimal) -> bool:
        """Whether so many people may not be shown by themselves."""
        return 0 < number < self.threshold or (number == 0 and self.hides_zero)

    @property
    def least_hidden(self) -> int:
        """The least that a hidden number can be, as every reader knows."""
        return 0 if self.hides_zero else 1


USUAL: Final = SmallNumbers()
"""Hide 1 to 4, and show 0."""


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of so many people; None where one of the two is not known."""

    count: Decimal | None
    whole: Decimal | None = None


def counts_people(indicator: Indicator) -> bool:
    """Whether an indicator is of people, as far as its unit and title say.

    Percentages, rates and counts whose title names things only, such as schools,
    homes or posts, are not, and neither are money, days, tonnes or points. What is
    not known is protected.
    """
    unit, title = indicator.unit, indicator.title
    if unit not in {COUNTED, "%"} and not unit.startswith("per "):
        return False
    return bool(_PEOPLE.search(title)) or not _THINGS.search(title)


def is_of_few(indicator: Indicator, whole: Decimal | None, rule: SmallNumbers) -> bool:
    """Whether a figure that counts nobody is of too few people, such as their days.

    Methods of small numbers hide every figure on so small a denominator; it is one of
    people where the title names them.
    """
    return (
        whole is not None
        and 0 < whole < rule.threshold
        and not counts_people(indicator)
        and bool(_PEOPLE.search(indicator.title))
    )


def is_uncounted_share(
    indicator: Indicator,
    value: Fraction | None,
    counted: tuple[Decimal | None, Decimal | None],
) -> bool:
    """Whether a figure is a percentage of people, and of how many is not known.

    `counted` is the number of people and of how many, as far as they are on file.
    """
    is_share = indicator.unit == "%" and counts_people(indicator)
    return is_share and value is not None and counted == (None, None)


def is_all_or_none(share: Fraction | None) -> bool:
    """Whether a share in per cent tells of each of those it is of."""
    return share is not None and share in {0, 100}


def why_hidden(told: Counted, rule: SmallNumbers) -> Reason | None:
    """Why a count of people may not be shown by itself; None where it may."""
    count, whole, least = told.count, told.whole, rule.threshold
    if whole is not None and 0 < whole < least:
        return primary("denominator", f"it is of fewer than {least} people")
    if count is None:
        return None
    if rule.is_small(count):
        return primary("count", f"it counts fewer than {least} people")
    if whole is None:
        return None
    if rule.is_small(whole - count):
        return primary("complement", f"all but fewer than {least} people are in it")
    if 0 < whole < CLASS and count in {0, whole}:
        return primary("class", f"it is all or none of fewer than {CLASS} people")
    return None


def why_hidden_since(
    later: Counted, earlier: Counted, rule: SmallNumbers
) -> Reason | None:
    """Why a year-to-date figure may not stand beside the one of the quarter before it.

    What is between the two is the quarter's own figure, and is held to every rule of
    a figure. A count that went down was revised, and is held to that rule.
    """
    own = _between(later, earlier)
    went_down = any(each is not None and each < 0 for each in (own.count, own.whole))
    if went_down:
        return _why_apart(own, rule, "from the quarter before")
    found = why_hidden(own, rule)
    if found is None:
        return None
    if found.rule == "count":
        says = f"it is fewer than {rule.threshold} people from the quarter before"
        return primary("difference", says)
    return primary("difference", f"of what it adds to the quarter before, {found.says}")


def why_hidden_rolling(
    later: Counted, earlier: Counted, rule: SmallNumbers
) -> Reason | None:
    """Why one of two rolling years may not stand beside the other.

    They differ by the quarter that came in less the one that went out.
    """
    return _why_apart(_between(later, earlier), rule, "from the year to a quarter ago")


def why_hidden_revised(
    revised: Counted, first: Counted, rule: SmallNumbers
) -> Reason | None:
    """Why a revised figure may not be shown where the one first released was."""
    return _why_apart(_between(revised, first), rule, "from what was first released")


def bounds_of_each(
    total: int, hidden: int, least: int, most: int | None = None
) -> tuple[int, int]:
    """What anyone knows of each of so many hidden numbers that add up to `total`.

    Where every 0 is shown, `least` is 1, and four hidden numbers that add up to 4 are
    all 1. Where a mark says that a number is small, `most` is one below the threshold.

    Raises:
        ValueError: If no such numbers add up to that.
    """
    others, ceiling = hidden - 1, total if most is None else most
    low = max(least, total - others * ceiling)
    high = min(total - others * least, ceiling)
    if hidden < 1 or low > high:
        raise ValueError(f"{hidden} hidden numbers do not add up to {total}")
    return low, high


def is_narrowed(low: int, high: int | None, rule: SmallNumbers) -> bool:
    """Whether what is known of a small number is less than that it is small.

    Its interval has to reach from the least a hidden number can be to the threshold.
    """
    return low > rule.least_hidden or (high is not None and high < rule.threshold)


def leaks(total: int, hidden: int, rule: SmallNumbers) -> bool:
    """Whether so many hidden numbers are given away by their total alone."""
    low, high = bounds_of_each(total, hidden, rule.least_hidden)
    return is_narrowed(low, high, rule)


def primary(rule: str, says: str) -> Reason:
    """The reason of a figure that is small itself."""
    return Reason(rule, says, is_primary=True)


def _between(later: Counted, earlier: Counted) -> Counted:
    return Counted(_less(later.count, earlier.count), _less(later.whole, earlier.whole))


def _less(later: Decimal | None, earlier: Decimal | None) -> Decimal | None:
    return None if later is None or earlier is None else later - earlier


def _why_apart(between: Counted, rule: SmallNumbers, what: str) -> Reason | None:
    """Why a difference that may be of either sign may not be told."""
    count, whole = between.count, between.whole
    rest = None if count is None or whole is None else whole - count
    if any(each and abs(each) < rule.threshold for each in (count, whole, rest)):
        return primary("difference", f"it is fewer than {rule.threshold} people {what}")
    return None
