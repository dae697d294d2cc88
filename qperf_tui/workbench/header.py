"""The header of a quarter's paper: what each field says, filled in and undone."""

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from qperf_tui.domain.days import read_day
from qperf_tui.domain.paper_template import COMMITTEE, MEETING_DATE, PaperPart
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.reports import ReportOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.deadlines import set_meeting
from qperf_tui.workbench.drafting import ensure_report, laid_out_paper
from qperf_tui.workbench.house_style import one_of
from qperf_tui.workbench.layouts import layout_of

RECOMMENDATION: Final = "recommendation"
_LONGEST: Final = 2000


class _FieldBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    quarter: int
    label: str
    says: str


def labels_of(report: ReportOnFile) -> dict[str, str]:
    """The fields of a paper by the labels that its template prints them with."""
    template = layout_of(report)
    asked = template.part(PaperPart.RECOMMENDATION)
    labels = {each.label: each.field for each in template.header}
    return {**labels, asked.heading: RECOMMENDATION}


def header_of(report: ReportOnFile) -> dict[str, str]:
    """What each field of a paper says, by the label it is printed with.

    The day of the meeting is not among them.
    """
    template = layout_of(report)
    usual = {each.field: each.text for each in template.header}
    usual[RECOMMENDATION] = template.part(PaperPart.RECOMMENDATION).text
    return {
        label: _says(report, field) or usual[field]
        for label, field in labels_of(report).items()
        if field != MEETING_DATE
    }


def _says(report: ReportOnFile, field: str) -> str:
    return report.committee.strip() if field == COMMITTEE else report.field(field)


def fill_field(workbook: Workbook, quarter: Quarter, label: str, says: str) -> str:
    """Let a field of a quarter's paper say something else; returns its label.

    Raises:
        UnknownError: If the paper has no such field.
        QperfError: If it is left blank, is too long, or is a day that is none.
    """
    report, _ = laid_out_paper(workbook, quarter)
    fields = labels_of(report)
    labels = {each.casefold(): each for each in fields}
    chosen, said = labels[one_of(labels, label, "field")], clean_line(says)
    if not said:
        raise QperfError(f"{chosen} needs some words; without any it stays as it is.")
    if len(said) > _LONGEST:
        raise QperfError(
            f"{chosen} has {len(said):,} characters and at most {_LONGEST:,} are kept; "
            "shorten it."
        )
    if fields[chosen] == MEETING_DATE:
        try:
            day = read_day(said)
        except ValueError as error:
            raise QperfError(f"{chosen}: {error}.") from None
        set_meeting(workbook, quarter, day)
        return chosen
    with workbook.transaction():
        before = _says(ensure_report(workbook, quarter), fields[chosen])
        if before == said:
            raise QperfError(f"{chosen} says that already, so nothing is changed.")
        _put(workbook, quarter, fields[chosen], said)
        workbook.changes.record(
            f"{chosen} of {quarter} filled in",
            "header",
            {"quarter": quarter.ordinal, "label": chosen, "says": before},
        )
    return chosen


def _put(workbook: Workbook, quarter: Quarter, field: str, says: str) -> None:
    report = ensure_report(workbook, quarter)
    if field == COMMITTEE:
        workbook.reports.put_committee(report.report_id, says)
    else:
        workbook.reports.put_field(report.report_id, field, says or None)


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _FieldBefore)
    quarter = Quarter(before.quarter)
    report = ensure_report(workbook, quarter)
    # It was filled in under this template: what was done later is undone already.
    field = labels_of(report)[before.label]
    stood = _says(report, field)
    _put(workbook, quarter, field, before.says)
    return {"quarter": before.quarter, "label": before.label, "says": stood}


HEADER_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "header": _put_back
}
"""How filling in a field of the header is undone."""
