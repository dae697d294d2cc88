"""The period of another body's figure, as entered, and how old that makes it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line

_MONTHS: Final = (
    *("JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST"),
    *("SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"),
)
_UNSTATED: Final = frozenset({"", "not stated", "not known", "unknown", "-", "–", "?"})
_LEAD: Final = re.compile(
    r"(?:(?:AS )?AT |THE |END OF |END |FINANCIAL YEAR |CALENDAR YEAR "
    r"|(?:ROLLING )?(?:12|TWELVE) MONTHS (?:TO|ENDING|ENDED) "
    r"|(?:YEAR|QUARTER|PERIOD) (?:TO|ENDING|ENDED) )*"
)
_SPAN: Final = re.compile(r" (?:TO|-|–|—) ")
_DAY: Final = re.compile(r"([0-9]{1,2})(?:ST|ND|RD|TH)? ([A-Z]{3,9}),? ([0-9]{4})")
_MONTH: Final = re.compile(r"([A-Z]{3,9}),? ([0-9]{4})")
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SLASHED: Final = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
_YEARS: Final = re.compile(r"([0-9]{4}) ?[/–-] ?([0-9]{4}|[0-9]{2})")
_YEAR: Final = re.compile(r"[0-9]{4}")
_ACADEMIC: Final = re.compile(r"(?:ACADEMIC|SCHOOL) YEAR (.+)|(.+) (?:ACADEMIC|SCHOOL)")
_LIVING_MEMORY: Final = range(1900, 2200)
_MONTHS_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class ComparatorPeriod:
    """What a comparator's period says, and the last day that it covers."""

    said: str
    last_day: date | None
    """None where none is stated, or what is said can be read in two ways."""
    is_year_only: bool = False
    """Whether a bare year is all that is said: its day is the last there can be."""

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a period as people write it; what cannot be read has no last day."""
        said = clean_line(text)
        folded = said.upper().rstrip(".")
        last = _SPAN.split(folded[_end_of_lead(folded) :])[-1]
        if _YEAR.fullmatch(last):
            return cls(said, _day(last, 12, 31), is_year_only=True)
        return cls(said, _last_day(last))

    @property
    def is_stated(self) -> bool:
        """Whether it says anything at all of when."""
        return self.said.casefold() not in _UNSTATED

    def is_out_of_date(self, quarter: Quarter) -> bool:
        """Whether it ended more than a year before a quarter did, so far as is told."""
        return (
            self.last_day is not None
            and self.last_day < quarter.last_day
            and months_between(self.last_day, quarter.last_day) > _MONTHS_A_YEAR
        )

    def age_words(self, quarter: Quarter) -> str:
        """How much older or later it is than the end of a quarter; see `age_words`."""
        if not self.is_stated:
            return "period not stated"
        if self.last_day is None:
            return "age not known"
        if self.is_year_only and self.last_day.year == quarter.last_day.year:
            return "same year, month not stated"
        return _apart(self.last_day, quarter.last_day, is_about=self.is_year_only)


def age_words(period: str, quarter: Quarter) -> str:
    """How old a comparator is against a quarter: `12 months older`; nothing if not.

    A bare year is at least so much older as its last day is.
    """
    return ComparatorPeriod.read(period).age_words(quarter)


def order_of(period: str) -> str:
    """What puts periods in the order of their last days; one not known comes first."""
    last = ComparatorPeriod.read(period).last_day
    return "" if last is None else last.isoformat()


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to a later one; the ends of months count as alike."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    is_short = later.day < earlier.day and (later + timedelta(days=1)).day != 1
    return months - is_short


def _apart(covered: date, ended: date, *, is_about: bool) -> str:
    if covered == ended:
        return ""
    span = _length(min(covered, ended), max(covered, ended))
    if covered < ended:
        return f"{'at least ' if is_about else ''}{span} older"
    bound = "up to " if is_about else ""
    return f"{bound}{span} later than the quarter (not yet published then?)"


def _length(earlier: date, later: date) -> str:
    months = months_between(earlier, later)
    number, noun = (months, "month") if months else ((later - earlier).days, "day")
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _end_of_lead(folded: str) -> int:
    match = _LEAD.match(folded)
    return match.end() if match else 0


def _last_day(folded: str) -> date | None:
    if match := _DAY.fullmatch(folded):
        return _day(match[3], _month(match[2]), int(match[1]))
    if match := _MONTH.fullmatch(folded):
        return _month_end(match[2], _month(match[1]))
    if match := _ISO.fullmatch(folded):
        return _day(match[1], int(match[2]), int(match[3]))
    if match := _SLASHED.fullmatch(folded):
        return _slashed(int(match[1]), int(match[2]), match[3])
    if match := _ACADEMIC.fullmatch(folded):
        return _month_end(_second_year(match[1] or match[2]), 8)
    if _YEARS.fullmatch(folded):
        return _month_end(_second_year(folded), 3)
    try:
        return Quarter.read(folded).last_day
    except ValueError:
        return None


def _slashed(day: int, month: int, year: str) -> date | None:
    """A day written in numbers; None where it could be another, American, one."""
    is_told = day > _MONTHS_A_YEAR or day == month
    return _day(year, month, day) if is_told else None


def _second_year(years: str) -> str:
    """The second of two years that follow each other, such as `2012` of `2011/12`."""
    match = _YEARS.fullmatch(years)
    if match is None:
        return ""
    ending = str(int(match[1]) + 1)
    return ending if ending.endswith(match[2]) else ""


def _month(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0 for none."""
    return next(
        (at for at, month in enumerate(_MONTHS, start=1) if month.startswith(name)), 0
    )


def _month_end(year: str, month: int) -> date | None:
    first = _day(year, month, 1)
    if first is None:
        return None
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _day(year: str, month: int, day: int) -> date | None:
    if not year or int(year) not in _LIVING_MEMORY:
        return None
    try:
        return date(int(year), month, day)
    except ValueError:
        return None
