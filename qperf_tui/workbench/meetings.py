"""A quarter's meeting put on file, with the paper that the first day of it sets up."""

from hashlib import sha256

import msgspec

from qperf_tui.domain.paper_template import MEETING_DATE
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.drafting import ensure_report
from qperf_tui.workbench.paper_log import paper_before, paper_sections, put_paper_back


class MeetingBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stood before a meeting was put on a day, or before that was undone."""

    meeting: str | None = None
    """The day that was on file, ISO 8601."""
    paper: str = ""
    """What tells the paper that was set up with it from one worked on since."""
    whole: dict[str, object] | None = None
    """The paper that was taken away with it, to be put back."""
    stays: str = ""
    """What the undoing left as it was, in words."""


def meeting_on_file(workbook: Workbook, quarter: Quarter) -> str | None:
    """The day of a quarter's meeting, ISO 8601; None where none is known."""
    report = workbook.reports.of_quarter(quarter)
    said = None if report is None else report.fields.get(MEETING_DATE)
    return said if isinstance(said, str) else None


def put_meeting(
    workbook: Workbook, quarter: Quarter, meeting: str | None
) -> MeetingBefore:
    """Let a quarter's meeting be on a day; returns what stood before.

    Its paper is set up with it where there is none yet.
    """
    is_new = workbook.reports.of_quarter(quarter) is None
    report = ensure_report(workbook, quarter)
    before = meeting_on_file(workbook, quarter)
    workbook.reports.put_field(report.report_id, MEETING_DATE, meeting)
    return MeetingBefore(before, _mark(workbook, quarter) if is_new else "")


def put_meeting_back(
    workbook: Workbook, quarter: Quarter, before: MeetingBefore
) -> MeetingBefore:
    """Let a meeting be as it was; returns what stood until now.

    A paper that was set up with it goes again, unless somebody has worked on it.
    """
    if before.whole is not None:
        put_paper_back(workbook, before.whole)
        return MeetingBefore(None, _mark(workbook, quarter))
    report = workbook.reports.of_quarter(quarter)
    if not before.paper or report is None:
        return put_meeting(workbook, quarter, before.meeting)
    if _is_worked_on(workbook, report.report_id) or (
        _mark(workbook, quarter) != before.paper
    ):
        stood = put_meeting(workbook, quarter, before.meeting)
        stays = f"the paper of {quarter} stays, since somebody has worked on it"
        return MeetingBefore(stood.meeting, stays=stays)
    whole = paper_before(workbook, quarter, report.committee)
    now = meeting_on_file(workbook, quarter)
    workbook.reports.committees.remove_paper(report.report_id)
    return MeetingBefore(now, whole=dict(whole))


def _mark(workbook: Workbook, quarter: Quarter) -> str:
    """What tells a paper from what it is once it was changed."""
    report = workbook.reports.of_quarter(quarter)
    committee = "" if report is None else report.committee
    stands = paper_before(workbook, quarter, committee)
    return sha256(msgspec.json.encode(stands, order="sorted")).hexdigest()


def _is_worked_on(workbook: Workbook, report_id: int) -> bool:
    """Whether somebody is writing in a paper and has not saved."""
    return any(
        workbook.paragraph_drafts.writers(each.section_id)
        for each in paper_sections(workbook, report_id)
    )
