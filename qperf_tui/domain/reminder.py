"""A reminder: what one owner has still to send for a quarter."""

from dataclasses import dataclass
from datetime import date

from qperf_tui.domain.expected_return import ReturnPart
from qperf_tui.domain.period import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """One indicator whose return is awaited, in words for its owner."""

    code: str
    title: str
    directorate: str
    parts: frozenset[ReturnPart]
    missing: str
    """What is missing: `figure`, `commentary` or both."""
    due: date | None
    """None where no day is known."""
    days_late: int
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What one owner is asked for, and how to send it."""

    owner: str
    council: str
    quarter: Quarter
    as_at: date
    sender: str
    pack: str
    """The name of the spreadsheet that the owner writes commentary in."""
    awaited: tuple[Awaited, ...]

    @property
    def late(self) -> int:
        """How many of them are late."""
        return sum(each.days_late > 0 for each in self.awaited)
