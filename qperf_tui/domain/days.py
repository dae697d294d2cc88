"""Days as officers write them, and as a report names them."""

from datetime import date, datetime
from typing import Final

_WRITTEN: Final = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y")
_YEARS: Final = range(1900, 2200)
"""Years a day can be of; outside them something was mistyped."""


def read_day(text: str) -> date:
    """The day that a text names, such as 2012-12-11, 11 December 2012 or 11/12/2012.

    Raises:
        ValueError: If it names none, or one that nobody can have meant.
    """
    for written in _WRITTEN:
        try:
            found = datetime.strptime(text.strip(), written).date()  # noqa: DTZ007
        except ValueError:
            continue
        if found.year not in _YEARS:
            raise ValueError(
                f"{text!r} is not between {_YEARS.start} and {_YEARS.stop - 1}"
            )
        return found
    raise ValueError(f"{text!r} is no date such as 2012-12-11 or '11 December 2012'")


def day_words(day: date) -> str:
    """A day as a report names it: 11 December 2012."""
    return f"{day.day} {day:%B %Y}"


def moment_words(moment: str) -> str:
    """The day of a moment kept as ISO 8601, as a report names it."""
    try:
        return day_words(date.fromisoformat(moment[:10]))
    except ValueError:
        return moment


def short_day(day: date) -> str:
    """A day in few characters: 11 Dec 2012."""
    return f"{day.day} {day:%b %Y}"
