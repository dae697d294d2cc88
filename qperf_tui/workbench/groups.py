"""An indicator by group: rates, what parts them from a reference, and the cautions.

Small numbers stand as they are here; what is published leaves groups out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Final

from qperf_tui.domain.disparity import CAUTION, Disparity, GroupRate, disparities
from qperf_tui.domain.figures import OutturnStatus, multiplier
from qperf_tui.domain.indicator import Indicator, Polarity
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import UnknownError
from qperf_tui.storage.breakdowns import Group, GroupOutturn
from qperf_tui.storage.workbook import Workbook

NOT_FOR_PUBLICATION: Final = (
    "Small numbers are shown as they are: this table is for work and not for "
    "publication."
)
_RARE: Final = 20
"""One case among so many or more is rare: then a rate is as good as a share."""

_ABSENT: Final = {
    OutturnStatus.SUPPRESSED: "suppressed",
    OutturnStatus.NOT_AVAILABLE: "not available",
    OutturnStatus.NOT_DUE: "not due",
    OutturnStatus.NOT_COMPARABLE: "not comparable",
}


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group: what was reported of it, and how it compares with the reference."""

    outturn: GroupOutturn
    disparity: Disparity | None
    """None where there is nothing to compare, or it is the reference itself."""
    refusal: str
    """Why it is not compared; nothing where it is."""
    unit: str

    @property
    def title(self) -> str:
        """The group's name."""
        return self.outturn.group.title

    @property
    def difference(self) -> Fraction | None:
        """Its rate less the reference's, in the indicator's own unit."""
        if self.disparity is None or self.disparity.difference is None:
            return None
        ours, theirs = self.disparity.group, self.disparity.reference
        exact = _exact(ours) - _exact(theirs)
        return exact * multiplier(self.unit)

    @property
    def opposite(self) -> float | None:
        """The ratio of those without the outcome; None for what is no share.

        99% against 98% is nearly even, and 1% against 2% is half.
        """
        if self.disparity is None or self.disparity.ratio is None or self.unit != "%":
            return None
        without = 1 - _exact(self.disparity.reference)
        return float((1 - _exact(self.disparity.group)) / without) if without else None

    @property
    def reading(self) -> str:
        """Whether the ratio is within chance or beyond it, or why there is none."""
        found = self.disparity
        if found is None or found.ratio is None:
            return self.refusal
        return "beyond chance" if found.is_marked else "within chance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """An indicator in one quarter by the groups of one dimension."""

    dimension: str
    reference: str
    """The group that the others are compared with; nothing if there is none."""
    is_reference_named: bool
    """Whether an officer named the reference, and not its size."""
    lines: Sequence[GroupLine]

    @property
    def reference_words(self) -> str:
        """What the groups are compared with, and why that."""
        if not self.reference:
            return "compared with no group: none has cases and a population"
        why = "the reference named" if self.is_reference_named else "the largest group"
        return f"compared with {self.reference} ({why})"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTable:
    """An indicator in one quarter by every dimension on file."""

    indicator: Indicator
    quarter: Quarter
    breakdowns: Sequence[Breakdown]

    @property
    def is_adverse(self) -> bool | None:
        """Whether more of the outcome is worse; None where polarity does not say."""
        return {Polarity.LOWER: True, Polarity.HIGHER: False}.get(
            self.indicator.polarity
        )

    @property
    def outcome(self) -> str:
        """What a ratio above 1 means, by polarity."""
        if self.is_adverse is None:
            return (
                f"By its polarity {self.indicator.polarity.words}: a ratio above 1 is "
                "higher than the reference, and not worse or better in itself."
            )
        kind, side = (
            ("an adverse", "above") if self.is_adverse else ("a favourable", "below")
        )
        return (
            f"By its polarity it counts {kind} outcome: a ratio {side} 1 is worse for "
            "the group."
        )

    @property
    def caution(self) -> str:
        """What has to be read with the table."""
        return f"{CAUTION} {NOT_FOR_PUBLICATION}"


def open_groups(workbook: Workbook, code: str, quarter: Quarter) -> GroupTable:
    """The indicator called `code` by group, in a quarter.

    Raises:
        UnknownError: If there is no such indicator, or no figures of it by group.
    """
    indicator = workbook.indicators.by_code(code)
    found = workbook.breakdowns.of(indicator, quarter)
    if not found:
        others = workbook.breakdowns.quarters(indicator.indicator_id)
        named = ", ".join(map(str, others))
        where = f"; there are some in {named}" if named else ", and none in any other"
        raise UnknownError(
            f"{indicator.code} has no figures by group in {quarter}{where}."
        )
    by_dimension = groupby(found, key=lambda each: each.group.dimension)
    return GroupTable(
        indicator=indicator,
        quarter=quarter,
        breakdowns=tuple(
            _breakdown(dimension, list(outturns), indicator.unit)
            for dimension, outturns in by_dimension
        ),
    )


def _breakdown(
    dimension: str, outturns: Sequence[GroupOutturn], unit: str
) -> Breakdown:
    """The groups of a dimension beside their reference.

    Cases of a population are taken for shares where they are rare, since then the
    two hardly differ and the score interval holds for small numbers.
    """
    rates = {each.group.title: rate for each in outturns if (rate := _rate(each, unit))}
    named = next((each.group for each in outturns if each.group.is_reference), None)
    title = _reference(named, rates)
    reference = rates.get(title)
    compared: dict[str, Disparity] = {}
    if reference is not None:
        is_proportion = unit == "%" or all(map(_is_rare, rates.values()))
        found = disparities(
            list(rates.values()), reference, is_proportion=is_proportion
        )
        compared = {each.group.title: each for each in found}
    return Breakdown(
        dimension=dimension,
        reference=title,
        is_reference_named=named is not None,
        lines=tuple(
            _line(each, compared.get(each.group.title), title, unit, rates)
            for each in outturns
        ),
    )


def _reference(named: Group | None, rates: dict[str, GroupRate]) -> str:
    if named is not None:
        return named.title
    largest = max(rates.values(), key=lambda rate: rate.denominator, default=None)
    return "" if largest is None else largest.title


def _line(
    outturn: GroupOutturn,
    compared: Disparity | None,
    reference: str,
    unit: str,
    rates: dict[str, GroupRate],
) -> GroupLine:
    if outturn.group.title == reference:
        refusal = "reference"
    elif compared is not None:
        refusal = compared.refusal
    elif outturn.group.title not in rates:
        refusal = _why_no_rate(outturn, unit)
    else:
        refusal = "no reference rate"
    return GroupLine(outturn, compared, refusal, unit)


def _rate(outturn: GroupOutturn, unit: str) -> GroupRate | None:
    if _why_no_rate(outturn, unit):
        return None
    part, whole = outturn.numerator or 0, outturn.denominator or 0
    return GroupRate(outturn.group.title, int(part), int(whole))


def _why_no_rate(outturn: GroupOutturn, unit: str) -> str:
    """Why a group has no rate of whole cases; nothing where it has one."""
    part, whole = outturn.numerator, outturn.denominator
    if outturn.status in _ABSENT:
        return _ABSENT[outturn.status]
    if unit != "%" and not unit.startswith("per "):
        return f"no rate in {unit}" if unit else "no rate"
    if part is None:
        return "no cases on file"
    if whole is None:
        return "no population"
    if not whole:
        return "no members"
    is_share = unit != "%" or part <= whole
    if not is_share or not _is_whole(part) or not _is_whole(whole):
        return "no whole cases"
    return ""


def _is_whole(count: Decimal) -> bool:
    return count >= 0 and count == count.to_integral_value()


def _is_rare(rate: GroupRate) -> bool:
    return rate.numerator * _RARE <= rate.denominator


def _exact(rate: GroupRate) -> Fraction:
    return Fraction(rate.numerator, rate.denominator)
