"""The header of a quarter's paper: what each field says, filled in and undone."""

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from qperf_tui.domain.days import day_words, read_day
from qperf_tui.domain.paper_template import COMMITTEE, MEETING_DATE, PaperPart
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.reports import ReportOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.deadlines import require_after_quarter
from qperf_tui.workbench.drafting import ensure_report, laid_out_paper
from qperf_tui.workbench.house_style import one_of
from qperf_tui.workbench.layouts import layout_of

RECOMMENDATION: Final = "recommendation"
_LONGEST: Final = 2000


class _HeaderBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    quarter: int
    says: dict[str, str]
    """What the fields that were changed said before, by field."""


def labels_of(report: ReportOnFile) -> dict[str, str]:
    """The fields of a paper by the labels that its template prints them with."""
    template = layout_of(report)
    asked = template.part(PaperPart.RECOMMENDATION)
    labels = {each.label: each.field for each in template.header}
    return {**labels, asked.heading: RECOMMENDATION}


def label_of(report: ReportOnFile, field: str) -> str:
    """The label that a field is printed with; nothing where it is not printed."""
    labels = {named: label for label, named in labels_of(report).items()}
    return labels.get(field, "")


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


def filled_in(report: ReportOnFile) -> dict[str, str]:
    """What is on file of each field by its label, the day of the meeting as well."""
    return {label: _says(report, field) for label, field in labels_of(report).items()}


def fill_in(workbook: Workbook, quarter: Quarter, says: Mapping[str, str]) -> list[str]:
    """Let fields of a quarter's paper say something else; returns those that do.

    A field that is left blank says nothing any more.

    Raises:
        UnknownError: If the paper has no such field.
        QperfError: If what a field is to say is too long or a day that is none, or
            nothing would be changed.
    """
    report, _ = laid_out_paper(workbook, quarter)
    fields = labels_of(report)
    labels = {each.casefold(): each for each in fields}
    wanted = {
        labels[one_of(labels, label, "field")]: clean_line(said)
        for label, said in says.items()
    }
    for label, said in wanted.items():
        _require_short(label, said)
        if said and fields[label] == MEETING_DATE:
            wanted[label] = _day(quarter, label, said)
    with workbook.transaction():
        before = filled_in(ensure_report(workbook, quarter))
        changed = [each for each in wanted if wanted[each] != before[each]]
        if not changed:
            raise QperfError("The header says that already, so nothing is changed.")
        for label in changed:
            _put(workbook, quarter, fields[label], wanted[label])
        workbook.changes.record(
            f"{', '.join(changed)} of {quarter} filled in",
            "header",
            {
                "quarter": quarter.ordinal,
                "says": {fields[each]: before[each] for each in changed},
            },
        )
    return changed


def _require_short(label: str, said: str) -> None:
    if len(said) > _LONGEST:
        raise QperfError(
            f"{label} has {len(said):,} characters and at most {_LONGEST:,} are kept; "
            "shorten it."
        )


def _says(report: ReportOnFile, field: str) -> str:
    if field == COMMITTEE:
        return report.committee.strip()
    if field == MEETING_DATE:
        return "" if report.meeting is None else day_words(report.meeting)
    return report.field(field)


def _day(quarter: Quarter, label: str, said: str) -> str:
    """The day of a meeting as it is printed."""
    try:
        day = read_day(said)
    except ValueError as error:
        raise QperfError(f"{label}: {error}.") from None
    require_after_quarter(quarter, day)
    return day_words(day)


def _put(workbook: Workbook, quarter: Quarter, field: str, says: str) -> None:
    report_id = ensure_report(workbook, quarter).report_id
    if field == COMMITTEE:
        workbook.reports.put_committee(report_id, says)
        return
    if field == MEETING_DATE and says:
        says = read_day(says).isoformat()
    workbook.reports.put_field(report_id, field, says or None)


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _HeaderBefore)
    quarter = Quarter(before.quarter)
    report = ensure_report(workbook, quarter)
    stood = {field: _says(report, field) for field in before.says}
    for field, says in before.says.items():
        _put(workbook, quarter, field, says)
    return {"quarter": before.quarter, "says": stood}


HEADER_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "header": _put_back
}
"""How filling in the header is undone."""
