"""The header of a quarter's paper: what each field says, filled in and undone."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from qperf_tui.domain.days import read_day
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.reports import ReportOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.deadlines import set_meeting
from qperf_tui.workbench.drafting import ensure_report
from qperf_tui.workbench.house_style import one_of

HEADER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Subject": "subject",
        "Report of": "report_of",
        "Summary": "summary",
        "Advising Officer": "advising_officer",
        "Contact Officer": "contact_officer",
        "Public/Exempt": "public",
        "Wards Affected": "wards",
        "Function of": "function_of",
    }
)
"""The lines of the header below the meeting and its day, each with its field."""
MEETING: Final = "Meeting"
DATE: Final = "Date"
RECOMMENDATION: Final = "Recommendation"

_FIELDS: Final = MappingProxyType({**HEADER, RECOMMENDATION: "recommendation"})
_LONGEST: Final = 2000


class _FieldBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    quarter: int
    label: str
    says: str


def header_of(report: ReportOnFile) -> dict[str, str]:
    """What each field of a paper says, by the label it is printed with."""
    said = {label: report.field(name) for label, name in _FIELDS.items()}
    return {MEETING: report.committee.strip(), **said}


def fill_field(workbook: Workbook, quarter: Quarter, label: str, says: str) -> str:
    """Let a field of a quarter's paper say something else; returns its label.

    Raises:
        UnknownError: If the paper has no such field.
        QperfError: If it is left blank, is too long, or is a day that is none.
    """
    labels = {each.casefold(): each for each in (MEETING, DATE, *_FIELDS)}
    chosen, said = labels[one_of(labels, label, "field")], clean_line(says)
    if not said:
        raise QperfError(f"{chosen} needs some words; without any it stays as it is.")
    if len(said) > _LONGEST:
        raise QperfError(
            f"{chosen} has {len(said):,} characters and at most {_LONGEST:,} are kept; "
            "shorten it."
        )
    if chosen == DATE:
        try:
            day = read_day(said)
        except ValueError as error:
            raise QperfError(f"Date: {error}.") from None
        set_meeting(workbook, quarter, day)
        return chosen
    with workbook.transaction():
        before = header_of(ensure_report(workbook, quarter))[chosen]
        if before == said:
            raise QperfError(f"{chosen} says that already, so nothing is changed.")
        _put(workbook, quarter, chosen, said)
        workbook.changes.record(
            f"{chosen} of {quarter} filled in",
            "header",
            {"quarter": quarter.ordinal, "label": chosen, "says": before},
        )
    return chosen


def _put(workbook: Workbook, quarter: Quarter, label: str, says: str) -> None:
    report = ensure_report(workbook, quarter)
    if label == MEETING:
        workbook.reports.put_committee(report.report_id, says)
    else:
        workbook.reports.put_field(report.report_id, _FIELDS[label], says or None)


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _FieldBefore)
    quarter = Quarter(before.quarter)
    stood = header_of(ensure_report(workbook, quarter))[before.label]
    _put(workbook, quarter, before.label, before.says)
    return {"quarter": before.quarter, "label": before.label, "says": stood}


HEADER_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "header": _put_back
}
"""How filling in a field of the header is undone."""
