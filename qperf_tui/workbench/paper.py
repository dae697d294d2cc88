"""A quarter's whole committee paper, put together from what is on file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from qperf_tui.domain.days import day_words
from qperf_tui.domain.exemption import exempt_marking
from qperf_tui.domain.paper_template import (
    COMMITTEE,
    MEETING_DATE,
    PUBLIC,
    PaperPart,
    PartLayout,
)
from qperf_tui.domain.period import Quarter
from qperf_tui.report.actions import HEADING as ACTIONS
from qperf_tui.report.actions import action_words
from qperf_tui.report.paper import (
    Block,
    Field,
    Imprint,
    Listing,
    Numbered,
    Paper,
    Part,
    Plain,
)
from qperf_tui.report.requests import HEADING as REQUESTS
from qperf_tui.report.requests import request_words
from qperf_tui.report.subparagraphs import parted, spaced
from qperf_tui.storage.reports import SUMMARY
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import printed_actions
from qperf_tui.workbench.appendix import TITLE, within_paper
from qperf_tui.workbench.compiled import Summary, SummarySection
from qperf_tui.workbench.compiling import compile_report
from qperf_tui.workbench.disclosing import as_exempt, as_published
from qperf_tui.workbench.drafting import indicators_of
from qperf_tui.workbench.imprint import imprint_of
from qperf_tui.workbench.layouts import ON_FILE
from qperf_tui.workbench.request_report import as_printed
from qperf_tui.workbench.revised_figures import revised_parts

_NAMED: Final = re.compile(r"\s*Appendix\s+A\b", re.IGNORECASE)


def compile_paper(
    workbook: Workbook,
    quarter: Quarter,
    *,
    has_actions: bool = False,
    has_requests: bool = False,
    has_appendix: bool = False,
    before: int | None = None,
    with_exempt: bool = False,
) -> Paper:
    """The paper as it stands, its paragraphs numbered through all its parts.

    What was revised since it was published stands at its end, before Appendix A: as
    told by every release, or by those numbered below `before`.

    With `has_actions`, what is being done is listed after the summary; with
    `has_requests`, what members asked for. With `has_appendix`, Appendix A stands at
    its end and is named among the appendices, whatever else is. Nothing of what is
    exempt is in it, unless it is `with_exempt`; then its marking says so.
    """
    workbook = as_exempt(workbook) if with_exempt else as_published(workbook)
    whole = compile_report(workbook, quarter, with_exempt=with_exempt)
    report = whole.report
    lists = _actions(workbook, whole) if has_actions else []
    lists += _requests(workbook, quarter) if has_requests else []
    heading = _appendix_heading(whole) if has_appendix else ""
    parts: list[Part] = []
    for layout in whole.template.parts:
        parts += _part(whole, layout, heading)
        if layout.part is PaperPart.SUMMARY:
            parts += lists
    parts += revised_parts(workbook, quarter, before)
    if heading:
        parts += within_paper(workbook, quarter, heading)
    title = report.field("subject") or report.heading
    whole, imprint = _marked(whole, imprint_of(workbook, quarter, title))
    return Paper(imprint=imprint, fields=tuple(_fields(whole)), parts=tuple(parts))


def _marked(whole: Summary, imprint: Imprint) -> tuple[Summary, Imprint]:
    """A paper and its imprint with the marking of what in it is exempt, if anything."""
    under = {each.exempt_under for each in whole.paragraphs if not each.is_left_out}
    reasons = {each for each in under if each is not None}
    if not reasons:
        return whole, imprint
    marking = exempt_marking(reasons)
    fields = {**whole.report.fields, PUBLIC: marking}
    report = replace(whole.report, fields=fields)
    return replace(whole, report=report), replace(imprint, marking=marking)


def _actions(workbook: Workbook, whole: Summary) -> list[Part]:
    quarter = whole.report.quarter
    themes = [
        each.on_file.theme
        for each in whole.sections
        if each.on_file.part == SUMMARY and each.on_file.theme
    ]
    doing = printed_actions(workbook, quarter, indicators_of(workbook, themes, quarter))
    return _listed(ACTIONS, [action_words(each, quarter) for each in doing], level=3)


def _requests(workbook: Workbook, quarter: Quarter) -> list[Part]:
    asked = [request_words(each, quarter) for each in as_printed(workbook, quarter)]
    return _listed(REQUESTS, asked, level=3)


def _fields(whole: Summary) -> Iterator[Field]:
    report = whole.report
    for line in whole.template.header:
        said = report.field(line.field)
        if line.field == COMMITTEE:
            said = report.committee
        elif line.field == MEETING_DATE:
            said = "" if report.meeting is None else day_words(report.meeting)
        if shown := said or line.text:
            yield Field(line.label, shown)


def _appendices(whole: Summary) -> Sequence[str]:
    """What the paper says that its appendices are."""
    said = whole.report.lines("appendices")
    return said or [
        line
        for layout in whole.template.parts
        if layout.part is PaperPart.APPENDICES
        for line in layout.lines
    ]


def _appendix_heading(whole: Summary) -> str:
    """What the paper calls Appendix A, if it names it."""
    named = (each for each in _appendices(whole) if _NAMED.match(each))
    return next(named, TITLE)


def _part(whole: Summary, layout: PartLayout, appendix: str) -> Sequence[Part]:
    """What is printed of a part; nothing where it has nothing in it."""
    report = whole.report
    match layout.part:
        case PaperPart.IMPLICATIONS:
            parts = _sections(whole, layout, level=3)
            return [Part(layout.heading, 2), *parts] if parts else []
        case PaperPart.BACKGROUND | PaperPart.FURTHER:
            return _sections(whole, layout, level=2)
        case PaperPart.SUMMARY:
            return _summary(whole)
        case PaperPart.RECOMMENDATION:
            return _text(layout, report.field("recommendation"))
        case PaperPart.LOCATION:
            return _text(layout, report.field("location"))
        case PaperPart.APPENDICES:
            named = _appendices(whole)
            missing = [appendix] if appendix and appendix not in named else []
            return _listed(layout.heading, [*missing, *named], level=2)
        case PaperPart.PAPERS:
            return _lines(layout, report.lines("background_papers"))


def _text(layout: PartLayout, said: str) -> list[Part]:
    shown = said or layout.text
    return [Part(layout.heading, 2, (Plain(shown),))] if shown else []


def _lines(layout: PartLayout, said: Sequence[str]) -> list[Part]:
    return _listed(layout.heading, said or layout.lines, level=2)


def _summary(whole: Summary) -> list[Part]:
    """The summary under its heading; one section alone needs no title of its own."""
    layout = whole.template.part(PaperPart.SUMMARY)
    sections = _sections(whole, layout, level=3)
    heading = whole.report.heading
    if len(sections) == 1:
        return [Part(heading, 2, sections[0].blocks)]
    return [Part(heading, 2), *sections]


def _sections(whole: Summary, layout: PartLayout, *, level: int) -> list[Part]:
    kept = ON_FILE[layout.part]
    return [
        Part(each.on_file.title, level, blocks)
        for each in whole.sections
        if each.on_file.part == kept and (blocks := tuple(_in(each)))
    ]


def _in(section: SummarySection) -> Iterator[Block]:
    """The paragraphs of a section that go out, with their numbers if they have any."""
    for each in section.paragraphs:
        said = each.body
        if each.exempt_under is not None:
            said = f"[{exempt_marking([each.exempt_under])}] {said}"
        if each.number is not None:
            yield Numbered(each.number, *parted(said))
        elif not each.is_left_out:
            yield Plain(spaced(said))


def _listed(heading: str, items: Sequence[str], *, level: int) -> list[Part]:
    return [Part(heading, level, (Listing(tuple(items)),))] if items else []
