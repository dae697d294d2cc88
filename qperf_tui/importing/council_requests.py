"""What members asked for, as a council's folder has it."""

from datetime import date
from typing import Final

from qperf_tui.domain.days import read_day
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import (
    LONGEST_ANSWER,
    LONGEST_NAME,
    LONGEST_QUESTION,
    is_asked_before,
)
from qperf_tui.importing.council_files import AnswerRow, RequestRow
from qperf_tui.importing.tables import TableRow

REQUESTS: Final = (
    *("Asked on", "Asked by", "Minute", "Question", "Ref", "Owner", "Due"),
    *("Answered in", "Answered by", "Answer"),
)
_ANSWER: Final = ("Answered in", "Answered by", "Answer")
_LONGEST: Final = {
    "Asked by": LONGEST_NAME,
    "Minute": LONGEST_NAME,
    "Question": LONGEST_QUESTION,
    "Owner": LONGEST_NAME,
    "Answered by": LONGEST_NAME,
    "Answer": LONGEST_ANSWER,
}


def request_row(row: TableRow) -> RequestRow:
    """One thing that a member asked for.

    Raises:
        QperfError: If it does not say who asked what and when, is due before it was
            asked, is answered in part, or has a cell longer than is kept.
    """
    row.require_short(_LONGEST)
    asked_on = row.read("Asked on", read_day)
    due = row.read("Due", read_day) if row.text("Due") else None
    if due is not None and due < asked_on:
        raise row.error("Due", "it is before it was asked; mend one of the dates")
    return RequestRow(
        ref=row.text("Ref") or None,
        asked_on=asked_on,
        asked_by=row.needed("Asked by"),
        minute=row.text("Minute"),
        question=row.needed("Question"),
        owner=row.text("Owner"),
        due=due,
        answer=_answer(row, asked_on) if any(map(row.text, _ANSWER)) else None,
    )


def _answer(row: TableRow, asked_on: date) -> AnswerRow:
    quarter = row.read("Answered in", Quarter.read)
    if not is_asked_before(asked_on, quarter, None):
        raise row.error(
            "Answered in",
            "its report went out before the day of asking; write a later quarter",
        )
    row.needed("Answer")
    return AnswerRow(quarter, row.needed("Answered by"), row.paragraphs("Answer"))
