"""A quarter's whole committee paper, put together from what is on file."""

from collections.abc import Iterator, Sequence

from qperf_tui.domain.days import day_words
from qperf_tui.domain.period import Quarter
from qperf_tui.report.actions import HEADING as ACTIONS
from qperf_tui.report.actions import action_words
from qperf_tui.report.paper import Block, Field, Listing, Numbered, Paper, Part, Plain
from qperf_tui.report.requests import HEADING as REQUESTS
from qperf_tui.report.requests import request_words
from qperf_tui.storage.reports import (
    BACKGROUND,
    FURTHER,
    IMPLICATION,
    SUMMARY,
    ReportOnFile,
)
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import printed_actions
from qperf_tui.workbench.compiled import Summary, SummarySection
from qperf_tui.workbench.compiling import compile_report, compile_summary
from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.drafting import indicators_of
from qperf_tui.workbench.header import DATE, HEADER, MEETING, RECOMMENDATION
from qperf_tui.workbench.imprint import imprint_of
from qperf_tui.workbench.request_report import as_printed


def compile_paper(
    workbook: Workbook,
    quarter: Quarter,
    *,
    has_actions: bool = False,
    has_requests: bool = False,
) -> Paper:
    """The paper as it stands, its paragraphs numbered through all its parts.

    With `has_actions`, what is being done is listed after the summary; with
    `has_requests`, what members asked for.
    """
    workbook = as_published(workbook)
    whole = compile_report(workbook, quarter)
    report = whole.report
    parts = [
        *_implications(whole),
        *_recommendation(report),
        *_sections(whole, BACKGROUND, level=2),
        *_summary(whole),
    ]
    if has_actions:
        parts += _actions(workbook, quarter)
    if has_requests:
        asked = [request_words(each, quarter) for each in as_printed(workbook, quarter)]
        parts += _listed(REQUESTS, asked, level=3)
    parts += [*_sections(whole, FURTHER, level=2), *_papers(report)]
    title = report.field("subject") or report.heading
    return Paper(
        imprint=imprint_of(workbook, quarter, title),
        fields=tuple(_fields(report)),
        parts=tuple(parts),
    )


def _actions(workbook: Workbook, quarter: Quarter) -> list[Part]:
    themes = compile_summary(workbook, quarter).themes
    doing = printed_actions(workbook, quarter, indicators_of(workbook, themes))
    return _listed(ACTIONS, [action_words(each, quarter) for each in doing], level=3)


def _papers(report: ReportOnFile) -> Iterator[Part]:
    """What the paper names at its end: appendices, other papers, where they are."""
    yield from _listed("Appendices", report.lines("appendices"), level=2)
    yield from _listed(
        "Background papers (open to public inspection)",
        report.lines("background_papers"),
        level=2,
    )
    if location := report.field("location"):
        yield Part("Location of papers", 2, (Plain(location),))


def _fields(report: ReportOnFile) -> Iterator[Field]:
    if report.committee:
        yield Field(MEETING, report.committee)
    if report.meeting is not None:
        yield Field(DATE, day_words(report.meeting))
    for label, name in HEADER.items():
        if said := report.field(name):
            yield Field(label, said)


def _implications(whole: Summary) -> Iterator[Part]:
    parts = _sections(whole, IMPLICATION, level=3)
    if parts:
        yield Part("Corporate implications", 2)
        yield from parts


def _recommendation(report: ReportOnFile) -> Iterator[Part]:
    if said := report.field("recommendation"):
        yield Part(RECOMMENDATION, 2, (Plain(said),))


def _summary(whole: Summary) -> Iterator[Part]:
    """The summary under its heading; one section alone needs no title of its own."""
    sections = [
        each for each in whole.sections if each.on_file.part == SUMMARY and _in(each)
    ]
    if len(sections) == 1:
        yield Part(whole.report.heading, 2, _in(sections[0]))
        return
    yield Part(whole.report.heading, 2)
    for each in sections:
        yield Part(each.on_file.title, 3, _in(each))


def _sections(whole: Summary, part: str, *, level: int) -> list[Part]:
    return [
        Part(each.on_file.title, level, _in(each))
        for each in whole.sections
        if each.on_file.part == part and _in(each)
    ]


def _in(section: SummarySection) -> tuple[Block, ...]:
    """The paragraphs of a section that go out."""
    return tuple(
        Numbered(each.number, each.body)
        for each in section.paragraphs
        if each.number is not None
    )


def _listed(heading: str, items: Sequence[str], *, level: int) -> list[Part]:
    return [Part(heading, level, (Listing(tuple(items)),))] if items else []
