"""Quarters of the UK financial year, which runs from April to March."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

_LABEL: Final = re.compile(r"Q([1-4]) ([0-9]{4})/([0-9]{2})")
_WRITTEN: Final = re.compile(
    r"(?:(?:Q|QTR|QUARTER) ?(?P<first>[1-4])[ ,]+)?"
    r"(?P<starting>[0-9]{4}) ?[/-] ?(?P<ending>[0-9]{4}|[0-9]{2})"
    r"(?:[ ,]+(?:Q|QTR|QUARTER) ?(?P<last>[1-4]))?"
)
_ONE_YEAR: Final = re.compile(
    r"[0-9]{4}[ ,/-]*(?:Q|QTR|QUARTER) ?[1-4]|(?:Q|QTR|QUARTER) ?[1-4][ ,/-]*[0-9]{4}"
)
_ISO_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]+)?")
_UK_DAY: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_MONTHS: Final = (
    ("April", "June"),
    ("July", "September"),
    ("October", "December"),
    ("January", "March"),
)

_YEARS: Final = range(1900, 2200)
"""Years a figure can be of; outside them something was mistyped."""

PREVIOUS_QUARTER: Final = 1
SAME_QUARTER_LAST_YEAR: Final = 4
"""How many quarters back a comparison looks."""


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter, ordered and counted by how many have gone before it.

    Counting from a fixed start makes "the quarter before" and "the same
    quarter last year" subtraction, in Python and in SQL alike.
    """

    ordinal: int

    @classmethod
    def of(cls, starting: int, number: int) -> Self:
        """Quarter `number` of the financial year that begins in `starting`."""
        if not 1 <= number <= 4:
            raise ValueError(f"a financial year has no quarter {number}")
        return cls(starting * 4 + number - 1)

    @classmethod
    def parse(cls, label: str) -> Self:
        """Read a label as this product writes it, such as 'Q2 2012/13'.

        Raises:
            ValueError: If it is anything else.
        """
        match = _LABEL.fullmatch(label.strip())
        if match is None:
            raise ValueError(f"{label!r} is not a quarter such as 'Q2 2012/13'")
        return cls._of_written(label, match[1], match[2], match[3])

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a quarter as people write it, or the quarter a date falls in.

        Raises:
            ValueError: If it is no quarter, or could be more than one.
        """
        folded = " ".join(text.split()).upper()
        if match := _WRITTEN.fullmatch(folded):
            number = match["first"] or match["last"]
            if number and not (match["first"] and match["last"]):
                return cls._of_written(text, number, match["starting"], match["ending"])
        if _ONE_YEAR.fullmatch(folded):
            raise ValueError(
                f"{text!r} names one year, and a financial year spans two; "
                "write it as 'Q2 2012/13'"
            )
        if match := _ISO_DAY.fullmatch(folded):
            return cls._of_day(text, match[1], match[2], match[3])
        if match := _UK_DAY.fullmatch(folded):
            return cls._of_uk_day(text, match[1], match[2], match[3])
        raise ValueError(f"{text!r} is not a quarter such as 'Q2 2012/13'")

    @classmethod
    def _of_written(cls, text: str, number: str, starting: str, ending: str) -> Self:
        if (int(starting) + 1) % 100 != int(ending) % 100 or (
            len(ending) == 4 and int(ending) != int(starting) + 1
        ):
            raise ValueError(
                f"{text!r} does not span one financial year, as 'Q2 2012/13' does"
            )
        return cls._in_living_memory(text, cls.of(int(starting), int(number)))

    @classmethod
    def _of_day(cls, text: str, year: str, month: str, day: str) -> Self:
        try:
            quarter = cls.containing(date(int(year), int(month), int(day)))
        except ValueError:
            raise ValueError(f"{text!r} is not a day in any calendar") from None
        return cls._in_living_memory(text, quarter)

    @classmethod
    def _in_living_memory(cls, text: str, quarter: Self) -> Self:
        if quarter.starting not in _YEARS:
            raise ValueError(
                f"{text!r} is not between {_YEARS.start} and {_YEARS.stop - 1}"
            )
        return quarter

    @classmethod
    def _of_uk_day(cls, text: str, day: str, month: str, year: str) -> Self:
        as_uk = cls._of_day(text, year, month, day)
        if int(day) <= 12 and cls._of_day(text, year, day, month) != as_uk:
            raise ValueError(
                f"{text!r} is a different quarter with day and month the other way "
                "round; write the quarter as 'Q2 2012/13'"
            )
        return as_uk

    @classmethod
    def containing(cls, day: date) -> Self:
        """The quarter that `day` falls in."""
        return cls((day.year * 12 + day.month - 4) // 3)

    @property
    def starting(self) -> int:
        """The calendar year in which the financial year begins."""
        return self.ordinal // 4

    @property
    def number(self) -> int:
        """1 for April to June, through to 4 for January to March."""
        return self.ordinal % 4 + 1

    @property
    def year_end(self) -> Self:
        """The last quarter of the same financial year."""
        return type(self).of(self.starting, 4)

    @property
    def year(self) -> str:
        """The financial year, such as '2012/13'."""
        return f"{self.starting}/{(self.starting + 1) % 100:02d}"

    @property
    def months(self) -> str:
        """The months it spans, such as 'July to September 2012'."""
        first, last = _MONTHS[self.number - 1]
        return f"{first} to {last} {self.last_day.year}"

    @property
    def last_day(self) -> date:
        """The day it ends: generated and never typed, since no 31 September is."""
        months = (self.ordinal + 1) * 3 + 3
        return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)

    def shifted(self, quarters: int) -> Self:
        """The quarter that many quarters later, or earlier if negative."""
        return type(self)(self.ordinal + quarters)

    def __str__(self) -> str:
        return f"Q{self.number} {self.year}"
