"""When the report is to be out, and by when each role is to have done its part."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from qperf_tui.domain.agreement import Chain
from qperf_tui.domain.period import Quarter

CLEAR_DAYS: Final = 5
"""Clear days that a paper is open to inspection before a meeting in England.

Local Government Act 1972, section 100B(3). Neither the day of publication nor that
of the meeting counts, nor a Saturday, a Sunday or a bank holiday.
"""

FIGURES: Final = "figures"
"""The part of whoever sends in the figures, which comes before everything else."""

WRITING: Final = "writing"
"""The part of whoever writes, which comes before every step of the chain."""

MOST_DAYS: Final = 100

_LAST_STEP: Final = 2
_BETWEEN_STEPS: Final = 3
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """The days by which things are to be done for one meeting."""

    quarter_end: date
    meeting: date
    publication: date
    """The last working day that leaves five clear days before the meeting."""
    by_role: Mapping[str, date] = field(default_factory=dict)
    """The last day of `FIGURES`, `WRITING` and each step of the chain, in order."""

    def days_to_publication(self, today: date) -> int:
        """How many days are left; below 0 once the day is past."""
        return (self.publication - today).days


def days_since_quarter_end(quarter: Quarter, today: date) -> int:
    """How many days ago the quarter ended; below 0 while it runs."""
    return (today - quarter.last_day).days


def clear_days_before(meeting: date, days: int, holidays: Container[date]) -> date:
    """The last working day that leaves so many clear working days before a meeting."""
    return working_days_before(meeting, days + 1, holidays)


def working_days_before(day: date, many: int, holidays: Container[date]) -> date:
    """The working day that lies so many working days before a day; 0 is the day."""
    while many:
        day -= timedelta(days=1)
        many -= is_working_day(day, holidays)
    return day


def is_working_day(day: date, holidays: Container[date]) -> bool:
    """Whether a day is no Saturday, no Sunday and no bank holiday."""
    return day.weekday() < _SATURDAY and day not in holidays


def usual_days(chain: Chain) -> dict[str, int]:
    """Working days before publication by which each part is to be done.

    Two for the last step and three more for each before it, so that nobody decides on
    the day the paper goes out: 17 for the figures, 14 for who writes, then 11, 8, 5
    and 2 for a chain of four.
    """
    parts = (FIGURES, WRITING, *chain.roles)
    return {
        part: _LAST_STEP + _BETWEEN_STEPS * (len(parts) - 1 - place)
        for place, part in enumerate(parts)
    }


def deadlines_for(
    quarter: Quarter,
    meeting: date,
    days: Mapping[str, int],
    holidays: Container[date],
) -> Deadlines:
    """The days by which each part is to be done, `days` working days before."""
    publication = clear_days_before(meeting, CLEAR_DAYS, holidays)
    return Deadlines(
        quarter_end=quarter.last_day,
        meeting=meeting,
        publication=publication,
        by_role={
            part: working_days_before(publication, many, holidays)
            for part, many in days.items()
        },
    )
