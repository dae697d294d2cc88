"""Headings that name a quarter, with or without its year, and what stands below."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from qperf_tui.domain.period import Quarter

ROLES: Final = {
    "Target": "target|milestone|tgt|plan",
    "Value": "actual|outturn|value|result|performance|figure|act|total",
    "Numerator": "numerator|num",
    "Denominator": "denominator|denom|den",
    "Status": "status",
    "Note": "note|notes|comment|comments",
}
"""What a column of a quarter can hold, by our name, and the words for it."""

_ROLE_OF: Final = {
    word: column for column, said in ROLES.items() for word in said.split("|")
}
_ROLE_WORDS: Final = "|".join(sorted(_ROLE_OF, key=len, reverse=True))
_FIRST: Final = re.compile(rf"({_ROLE_WORDS})\b[\s:,.–-]*(.+)", re.IGNORECASE)
_LAST: Final = re.compile(
    rf"(.+?)[\s:,.–-]*[(\[]?\b({_ROLE_WORDS})\b[)\]]?", re.IGNORECASE
)
_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_MONTH: Final = (
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?"
)
_NUMBERED: Final = re.compile(
    r"(?:q|qtr|quarter)[ .]?([1-4])|([1-4])(?:st|nd|rd|th)? (?:q|qtr|quarter)",
    re.IGNORECASE,
)
_SPANS: Final = re.compile(
    rf"{_MONTH}\.? ?(?:-|–|to|/) ?{_MONTH}\.?(?:[ ,'’/-]*([0-9]{{4}}|[0-9]{{2}}))?",
    re.IGNORECASE,
)
_ONE_MONTH: Final = re.compile(
    rf"{_MONTH}\.?[ ,'’/-]*([0-9]{{4}}|[0-9]{{2}})", re.IGNORECASE
)
_SHORT_YEARS: Final = re.compile(r"(?<![0-9/-])([0-9]{2})[/-]([0-9]{2})(?![0-9/-])")
_YEAR: Final = re.compile(
    r"(?:(?:fy|year|financial year)\s*)?([0-9]{4}|[0-9]{2}) ?[/-] ?([0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
_YEAR_ALONE: Final = r"[0-9]{2,4} ?[/-] ?[0-9]{2,4}"
_AIM: Final = r"(?:(?:annual|year[ -]end|full[ -]year|new) )?targets?|year[ -]end"
_TARGET_OF_YEAR: Final = re.compile(
    rf"(?:{_AIM})(?: for| in|:)? \(?(?P<first>{_YEAR_ALONE})\)?"
    rf"|(?P<last>{_YEAR_ALONE}) (?:{_AIM})",
    re.IGNORECASE,
)
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterHeading:
    """A heading over one quarter's figures."""

    quarter: Quarter | None
    """None where the heading gives its number alone."""
    number: int
    column: str
    """Our name of what stands below: `Value`, `Target` and so on."""

    def in_year(self, starting: int | None) -> Quarter | None:
        """The quarter, in the financial year that begins in `starting` if need be."""
        if self.quarter is not None or starting is None:
            return self.quarter
        return Quarter.of(starting, self.number)


@lru_cache(maxsize=512)
def quarter_heading(text: str) -> QuarterHeading | None:
    """The quarter that a heading names, if it names one.

    Raises:
        ValueError: If it names a quarter that could be more than one.
    """
    said = " ".join(text.split())
    if not said or len(said) > _LONGEST:
        return None
    for rest, column in _roles(said):
        found = _named(rest)
        if found is not None:
            quarter, number = found
            return QuarterHeading(quarter=quarter, number=number, column=column)
    return None


def months_among(headings: Sequence[str]) -> AbstractSet[int]:
    """Where headings are of single months, and not of quarters by their last month."""
    months = {
        position: month
        for position, heading in enumerate(headings)
        if (month := _month_heading(heading)) is not None
    }
    is_monthly = any(month % 3 for month in months.values())
    return months.keys() if is_monthly else frozenset()


def _month_heading(text: str) -> int | None:
    """The month that a heading such as `Oct-12 actual` names, from 1 for January."""
    for rest, _ in _roles(" ".join(text[:_LONGEST].split())):
        if match := _ONE_MONTH.fullmatch(rest.strip("()[] ")):
            return _month(match[1])
    return None


def year_heading(text: str) -> int | None:
    """The calendar year in which the financial year a heading names begins."""
    match = _YEAR.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    starting, ending = match[1], match[2]
    begins = int(starting) if len(starting) == 4 else _full(int(starting))
    return begins if (begins + 1) % 100 == int(ending) % 100 else None


def year_of_target(text: str) -> int | None:
    """The year of a heading over year-end targets, such as `Target 2013/14`."""
    said = " ".join(text.split())
    match = _TARGET_OF_YEAR.fullmatch(said)
    return None if match is None else year_heading(match["first"] or match["last"])


def _roles(said: str) -> list[tuple[str, str]]:
    """What a heading says without the word for what stands below, and that."""
    found = [(said, "Value")]
    if match := _LAST.fullmatch(said):
        found.append((match[1].strip(" ([-–:"), _ROLE_OF[match[2].casefold()]))
    if match := _FIRST.fullmatch(said):
        found.append((match[2].strip(" )]"), _ROLE_OF[match[1].casefold()]))
    return found


def _named(said: str) -> tuple[Quarter | None, int] | None:
    bare = said.strip("()[] ")
    if match := _NUMBERED.fullmatch(bare):
        return None, int(match[1] or match[2])
    if match := _SPANS.fullmatch(bare):
        return _spanned(match)
    if match := _ONE_MONTH.fullmatch(bare):
        month = _month(match[1])
        return _in(_calendar(match[2]), month) if month % 3 == 0 else None
    return _written(bare)


def _written(bare: str) -> tuple[Quarter, int] | None:
    whole = _SHORT_YEARS.sub(
        lambda years: f"{_full(int(years[1]))}/{years[2]}", bare, count=1
    )
    try:
        quarter = Quarter.read(whole)
    except ValueError as error:
        if "is not a quarter such as" in str(error):
            return None
        raise
    return quarter, quarter.number


def _spanned(match: re.Match[str]) -> tuple[Quarter | None, int] | None:
    first, last = _month(match[1]), _month(match[2])
    if last % 3 or (last - first) % 12 != 2:
        return None
    if match[3] is None:
        return None, (last - 4) // 3 % 4 + 1
    return _in(_calendar(match[3]), last)


def _in(year: int, month: int) -> tuple[Quarter, int]:
    quarter = Quarter((year * 12 + month - 4) // 3)
    return quarter, quarter.number


def _month(name: str) -> int:
    return _MONTHS.index(name.casefold()) + 1


def _calendar(year: str) -> int:
    return int(year) if len(year) == 4 else _full(int(year))


def _full(year: int) -> int:
    """A year of two digits, which is never before 1970."""
    return year + (1900 if year >= 70 else 2000)
