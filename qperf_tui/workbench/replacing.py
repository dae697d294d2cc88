"""Finding the edited paragraphs whose fresh drafts are to be put in their place."""

from collections.abc import Sequence

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.paragraph_changes import ParagraphChange
from qperf_tui.workbench.redrafting import redraft_changes


def edited_by_number(
    workbook: Workbook, quarter: Quarter, numbers: Sequence[int]
) -> frozenset[int]:
    """The ids of edited paragraphs, by their numbers in the section as it stands.

    Raises:
        UnknownError: If there is no paragraph of a number.
        QperfError: If a paragraph is not edited, or was never drafted.
    """
    known = {
        each.number: each
        for each in redraft_changes(workbook, quarter)
        if each.number is not None
    }
    return frozenset(_edited(known, number, quarter) for number in numbers)


def _edited(known: dict[int, ParagraphChange], number: int, quarter: Quarter) -> int:
    found = known.get(number)
    if found is None or found.paragraph_id is None:
        there_are = (
            f"they are numbered {min(known)} to {max(known)}"
            if known
            else "nothing is drafted yet; qperf-tui draft writes it"
        )
        raise UnknownError(
            f"There is no paragraph {number} in the section for {quarter}; {there_are}."
        )
    if found.key is None:
        raise QperfError(
            f"Paragraph {number} was written by an officer and never drafted, so there "
            "is no draft to put in its place; edit it, or leave it out."
        )
    if not found.is_edited:
        raise QperfError(
            f"Paragraph {number} is not edited, so there is nothing to replace; "
            "qperf-tui draft brings it up to date."
        )
    return found.paragraph_id
