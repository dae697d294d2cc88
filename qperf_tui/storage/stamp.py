"""Who writes to a workbook, and when: told from outside, never looked up here."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stamp:
    """The writer of a change and the clock it is dated by."""

    by: str
    """The officer's name as it is to stand in the history."""
    clock: Callable[[], str]
    """Gives coordinated universal time, ISO 8601, to the second."""
