"""Papers in the log of changes: what stood of one before, and how it is put back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Final

import msgspec

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.reports import (
    BACKGROUND,
    FURTHER,
    IMPLICATION,
    SUMMARY,
    ReportOnFile,
    SectionOnFile,
)
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.section_log import put_draft_back, sections_before

PAPER: Final = "paper of a committee"
"""The kind of a change that set a committee's paper up, or took it away."""
_PARTS: Final = (IMPLICATION, BACKGROUND, SUMMARY, FURTHER)


class _Section(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"section_id": "section"},
):
    """The fields of `SectionOnFile`, as they are written in the log."""

    section_id: int
    title: str
    theme: str | None
    part: str
    about: str
    exempt_under: int | None
    position: int


class _Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    report: int
    committee: str
    heading: str
    first_paragraph: int
    fields: str
    template: str
    sections: list[_Section]
    words: dict[str, object]
    """What its paragraphs say, as the log of sections keeps it."""


class _PaperBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    quarter: int
    committee: str
    paper: _Paper | None
    """None where the committee had none."""


def paper_before(workbook: Workbook, quarter: Quarter, committee: str) -> Undo:
    """A committee's paper as it stands, to be put back to the letter, or that none is.

    Raises:
        ClosedQuarterError: If the quarter is closed, for it is about to be changed.
    """
    held = _of(workbook, quarter, committee)
    paper = None if held is None else _kept(workbook, held)
    return {
        "quarter": quarter.ordinal,
        "committee": committee,
        "paper": None if paper is None else msgspec.to_builtins(paper),
    }


def _of(workbook: Workbook, quarter: Quarter, committee: str) -> ReportOnFile | None:
    named = [each.casefold() for each in workbook.reports.committees.of(quarter)]
    if committee.casefold() not in named:
        return None
    return workbook.for_committee(committee).reports.of_quarter(quarter)


def paper_sections(workbook: Workbook, report_id: int) -> list[SectionOnFile]:
    """Every section of a paper, part by part."""
    return [
        each for part in _PARTS for each in workbook.reports.sections(report_id, part)
    ]


def _kept(workbook: Workbook, report: ReportOnFile) -> _Paper:
    sections = paper_sections(workbook, report.report_id)
    return _Paper(
        report=report.report_id,
        committee=report.committee,
        heading=report.heading,
        first_paragraph=report.first_paragraph,
        fields=json.dumps(dict(report.fields), sort_keys=True),
        template=report.template,
        sections=[_Section(**asdict(each)) for each in sections],
        words=dict(sections_before(workbook, (each.section_id for each in sections))),
    )


def put_paper_back(workbook: Workbook, undo: Undo) -> Undo:
    """Let a committee's paper be as it was kept; returns it as it stood till now.

    Raises:
        ConflictError: If another was set up in its place since.
    """
    before = msgspec.convert(undo, _PaperBefore)
    quarter = Quarter(before.quarter)
    stood = paper_before(workbook, quarter, before.committee)
    held = _of(workbook, quarter, before.committee)
    if held is not None:
        workbook.reports.committees.remove_paper(held.report_id)
    if before.paper is not None:
        _set_up_again(workbook, quarter, before.paper)
    return stood


def _set_up_again(workbook: Workbook, quarter: Quarter, paper: _Paper) -> None:
    report = ReportOnFile(
        report_id=paper.report,
        quarter=quarter,
        committee=paper.committee,
        heading=paper.heading,
        first_paragraph=paper.first_paragraph,
        fields=json.loads(paper.fields),
        template=paper.template,
    )
    sections = [
        SectionOnFile(**msgspec.structs.asdict(each)) for each in paper.sections
    ]
    if not workbook.reports.committees.has_room_for(
        paper.report, [each.section_id for each in sections]
    ):
        raise ConflictError(
            f"The paper of {quarter} for {paper.committee} cannot be brought back, for "
            "another was set up in its place since; set it up anew (paper add)."
        )
    workbook.reports.add(report, again=True)
    for each in sections:
        workbook.reports.add_section_again(paper.report, each)
    put_draft_back(workbook, paper.words)


PAPERS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    PAPER: put_paper_back
}
"""How setting a committee's paper up, or taking it away, is undone."""
