"""Reminders as letters in plain text, and as a list for a mail merge.

They name what is missing and never a figure; nothing that came from data is markup,
a heading of a mail or a formula.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from qperf_tui.domain.days import day_words
from qperf_tui.domain.expected_return import ReturnPart
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.reminder import Awaited, Reminder
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import plural
from qperf_tui.report.formats.delimited import as_csv

MARKING: Final = "INTERNAL: for colleagues of the council only."
_MARK: Final = "Internal"
_HEADINGS: Final = (
    *("Owner", "Directorate", "Ref", "Indicator", "Quarter", "Missing", "Due"),
    *("Days late", "Target", "File", "Marking"),
)
_FIGURES: Final = (
    "Figures: put them in your usual return, or reply with each reference and its\n"
    "figure, and with numerator and denominator where it is a share or a rate."
)
_NOT_YET: Final = (
    "If something cannot be had by then, reply with the reason, and with the day you\n"
    "expect it."
)


def as_letter(reminder: Reminder) -> str:
    """A reminder as a letter in plain text, to be pasted into a mail."""
    return "\n".join(_lines(reminder)) + "\n"


def as_list(quarter: Quarter, listed: Sequence[tuple[str, Awaited, str]]) -> str:
    """Awaited returns as CSV, each with its owner and the file of their letter."""
    return as_csv(
        _HEADINGS,
        [
            [
                *map(clean_line, (owner, each.directorate, each.code, each.title)),
                *(str(quarter), each.missing),
                "" if each.due is None else day_words(each.due),
                *(str(each.days_late), clean_line(each.target), name, _MARK),
            ]
            for owner, each, name in listed
        ],
    )


def _lines(reminder: Reminder) -> Iterator[str]:
    quarter = reminder.quarter
    yield f"To: {clean_line(reminder.owner)}"
    yield f"Subject: {_subject(reminder)}"
    yield ""
    yield MARKING
    yield ""
    council = clean_line(reminder.council)
    yield f"{council or 'The council'}, as at {day_words(reminder.as_at)}"
    yield ""
    yield f"Still awaited from you for {quarter} ({quarter.months}):"
    for number, each in enumerate(reminder.awaited, 1):
        yield ""
        yield f"{number}. {clean_line(each.code)}: {clean_line(each.title)}"
        yield f"   Missing: {each.missing}{_when(each)}"
        yield f"   Target: {clean_line(each.target)}"
    yield from _how_to_send(reminder)
    yield ""
    yield clean_line(reminder.sender)


def _subject(reminder: Reminder) -> str:
    many = len(reminder.awaited)
    late = f", {reminder.late} late" if reminder.late else ""
    return f"{reminder.quarter}: {many} {plural(many, 'return')} awaited{late}"


def _when(awaited: Awaited) -> str:
    if awaited.due is None:
        return "; the day it is due is not set yet"
    since = awaited.days_late
    late = f", {since} {plural(since, 'day')} late" if since else ""
    return f", due on {day_words(awaited.due)}{late}"


def _how_to_send(reminder: Reminder) -> Iterator[str]:
    parts = frozenset[ReturnPart]().union(*(each.parts for each in reminder.awaited))
    yield ""
    yield "How to send it"
    if ReturnPart.FIGURE in parts:
        yield ""
        yield _FIGURES
    if ReturnPart.COMMENTARY in parts:
        yield ""
        yield "Commentary: write in the yellow boxes of the spreadsheet we send you"
        yield f"({reminder.pack}), and send it back."
    yield ""
    yield _NOT_YET
