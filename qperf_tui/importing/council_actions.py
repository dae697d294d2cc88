"""What is being done about indicators, as a council's folder has it."""

from typing import Final

from qperf_tui.domain.action import LONGEST_EVIDENCE, LONGEST_NAME, LONGEST_TITLE
from qperf_tui.domain.days import read_day
from qperf_tui.domain.period import Quarter
from qperf_tui.importing.council_files import ActionRow, ClosingRow
from qperf_tui.importing.tables import TableRow

ACTIONS: Final = (
    *("Ref", "Raised in", "Action", "Owner", "Due"),
    *("Closed in", "Closed by", "Evidence"),
)
_CLOSING: Final = ("Closed in", "Closed by", "Evidence")
_LONGEST: Final = {
    "Action": LONGEST_TITLE,
    "Owner": LONGEST_NAME,
    "Closed by": LONGEST_NAME,
    "Evidence": LONGEST_EVIDENCE,
}


def action_row(row: TableRow) -> ActionRow:
    """One thing that is done about an indicator.

    Raises:
        QperfError: If it does not say what is done, by whom and by when, is closed in
            part or before it was raised, or has a cell longer than is kept.
    """
    row.require_short(_LONGEST)
    raised_in = row.read("Raised in", Quarter.read)
    return ActionRow(
        ref=row.needed("Ref"),
        raised_in=raised_in,
        title=row.needed("Action"),
        owner=row.needed("Owner"),
        due=row.read("Due", read_day),
        closing=_closing(row, raised_in) if any(map(row.text, _CLOSING)) else None,
    )


def _closing(row: TableRow, raised_in: Quarter) -> ClosingRow:
    quarter = row.read("Closed in", Quarter.read)
    if quarter < raised_in:
        raise row.error("Closed in", "it is before it was raised; mend one of them")
    row.needed("Evidence")
    return ClosingRow(quarter, row.needed("Closed by"), row.paragraphs("Evidence"))
