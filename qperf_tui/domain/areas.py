"""The areas and years of a national file: authorities, regions and England."""

import re
from collections.abc import Collection
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final

from qperf_tui.domain.comparator import BodyKind, kind_of
from qperf_tui.domain.comparator_period import ComparatorPeriod
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rounding import half_up, places
from qperf_tui.domain.text import clean_line

_CODE: Final = re.compile(r"[EKNSW][0-9]{8}")
_AUTHORITIES: Final = ("E06", "E07", "E08", "E09", "E10", "W06", "S12", "N09")
_ENGLAND: Final = "E92"
_REGION: Final = "E12"
_SIX: Final = re.compile(r"(?:19|20|21)[0-9]{4}")
_SPAN: Final = re.compile(r"([0-9]{4}) ?[/\u2013-] ?([0-9]{4}|[0-9]{2})")
_PLACES: Final = 6

NOT_GIVEN: Final = frozenset(
    {
        "c",
        "x",
        ":",
        "-",
        "\u2013",
        "\u2014",
        "..",
        ".",
        "z",
        "u",
        "k",
        "low",
        "*",
        "n/a",
    }
)
"""What stands for a figure that is suppressed, not available or not applicable."""


class AreaKind(Enum):
    """What sort of area a row of a national file is of."""

    ENGLAND = "England"
    REGION = "region"
    NEIGHBOURS = "statistical neighbours"
    AUTHORITY = "authority"
    OTHER = "other"


_BY_BODY: Final = {
    BodyKind.ENGLAND: AreaKind.ENGLAND,
    BodyKind.REGION: AreaKind.REGION,
    BodyKind.NEIGHBOURS: AreaKind.NEIGHBOURS,
    BodyKind.OTHER: AreaKind.AUTHORITY,
}


def area_kind(code: str, name: str) -> AreaKind:
    """The sort of area by its code, or by its name where it has no code of the ONS."""
    if _CODE.fullmatch(code.upper()):
        if code.upper().startswith(_AUTHORITIES):
            return AreaKind.AUTHORITY
        named = {_ENGLAND: AreaKind.ENGLAND, _REGION: AreaKind.REGION}
        return named.get(code[:3].upper(), AreaKind.OTHER)
    return _BY_BODY[kind_of(name)] if name else AreaKind.OTHER


def folded_council(name: str) -> str:
    """A council's name as it is known again: without case, and without what it is."""
    folded = clean_line(name).casefold().replace("&", "and").replace(".", "")
    for ending in (" council", " borough", " city", " district", " county"):
        folded = folded.removesuffix(ending)
    return folded.removeprefix("london borough of ").removeprefix("city of ")


def period_named(year: str, span: str) -> str:
    """A year of a national file as a comparator's period: `2012/13`, `2012`.

    `span` says which kind of year it is, where the file does.

    Raises:
        ValueError: If it is no year, or no period that ends on any day.
    """
    said = clean_line(year)
    if _SIX.fullmatch(said):
        said = f"{said[:4]}/{said[4:]}"
    if match := _SPAN.fullmatch(said):
        if (int(match[1]) + 1) % 100 != int(match[2]) % 100:
            raise ValueError(f"{year!r} is no year such as 2012/13; mend it")
        said = f"{match[1]}/{match[2][-2:]}"
    if "academic" in span.casefold() and "/" in said:
        said = f"academic year {said}"
    if ComparatorPeriod.read(said).last_day is None:
        raise ValueError(f"{year!r} is no year such as 2012/13; mend it")
    return said


def mean(values: Collection[Decimal]) -> Decimal:
    """The mean of figures, each of them counting once, to six places."""
    exact = sum(map(Fraction, values), Fraction(0)) / len(values)
    rounded = half_up(exact, _PLACES)
    return (Decimal(rounded.numerator) / rounded.denominator).normalize() + 0


def quarter_of(period: str, basis: ReportBasis) -> Quarter | None:
    """The quarter whose figure is of the same span as a year's, if one is.

    A figure of one quarter alone is of another span than a year.
    """
    last = ComparatorPeriod.read(period).last_day
    if last is None or basis in {ReportBasis.QUARTER, ReportBasis.SEASONAL}:
        return None
    return Quarter.containing(last)


def disagree(ours: Fraction, theirs: Decimal) -> bool:
    """Whether our figure is not theirs, at the decimals that theirs is given with."""
    return half_up(ours, max(places(theirs), 0)) != Fraction(theirs)
