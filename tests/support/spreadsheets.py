"""Spreadsheets as colleagues send them: banners, tabs of last year, hidden sheets."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

TITLE = (
    "Initial assessments completed within 10 working days of referral (7 days to "
    "2009/10)"
)
PRIORITY = "Promote health and wellbeing and protecting the vulnerable"
Cells = Sequence[Sequence[object]]


def spreadsheet(
    path: Path, sheets: Mapping[str, Cells], *, hidden: Sequence[str] = ()
) -> Path:
    """A workbook with these sheets, in their order."""
    made = Workbook()
    first = made.active
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
    if first is not None:
        made.remove(first)
    path.parent.mkdir(exist_ok=True)
    made.save(path)
    return path


def long_return(quarter: object, value: object) -> list[list[object]]:
    """A banner, headings, a figure of C MTP 8 and a total."""
    return [
        ["Children's services: return"],
        [],
        ["PI Ref", "Quarter", "Actual", "Measure", "Priority"],
        ["C MTP 8", str(quarter), value, TITLE, PRIORITY],
        ["Total", None, value, None, None],
    ]
