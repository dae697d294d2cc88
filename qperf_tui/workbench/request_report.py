"""Requests of members as a report prints them, and what is wrong with them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import Answer, Request
from qperf_tui.report.checks import Finding
from qperf_tui.report.requests import REQUEST_RULE, overdue_findings
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.figure_findings import cannot_stand
from qperf_tui.workbench.house_style import style_of
from qperf_tui.workbench.proofing import finding_on, proof
from qperf_tui.workbench.requests import indicator_of, printed
from qperf_tui.workbench.resolving import resolve

_OF_COMMENTARY: Final = {"length", "repeated"}
"""Rules that hold a commentary to its size and to last quarter's, and no answer."""


def as_printed(workbook: Workbook, quarter: Quarter) -> list[Request]:
    """The requests that a quarter's report prints, with the figures in the answers."""
    return [_resolved(workbook, each, quarter) for each in printed(workbook, quarter)]


def unresolved_answers(workbook: Workbook, quarter: Quarter) -> Iterator[Finding]:
    """Figures named in answers of a quarter's report that cannot stand there."""
    for request, answer in _answered(workbook, quarter):
        about = indicator_of(workbook, request)
        for problem in resolve(workbook, answer.text, quarter, about).problems:
            code = None if about is None else about.code
            one = cannot_stand(_where(request), answer.text, problem, code)
            yield replace(one, request=request.number)


def late_requests(workbook: Workbook) -> Iterator[Finding]:
    """What to do about requests past their day."""
    severity = style_of(workbook).severity(REQUEST_RULE.name)
    waiting = workbook.requests.open()
    yield from overdue_findings(waiting, day_of(workbook), severity)


def answer_findings(workbook: Workbook, quarter: Quarter) -> Iterator[Finding]:
    """What to do about the answers that a quarter's report may print."""
    for request, answer in _answered(workbook, quarter):
        about = indicator_of(workbook, request)
        for flag in proof(workbook, answer.text, quarter, about):
            if flag.rule not in _OF_COMMENTARY:
                one = finding_on(_where(request), flag, about, answer.text)
                yield replace(one, request=request.number)


def _answered(workbook: Workbook, quarter: Quarter) -> Iterator[tuple[Request, Answer]]:
    for each in printed(workbook, quarter):
        answer = each.answer_in(quarter)
        if answer is not None:
            yield each, answer


def _resolved(workbook: Workbook, request: Request, quarter: Quarter) -> Request:
    answer = request.answer_in(quarter)
    if answer is None:
        return request
    about = indicator_of(workbook, request)
    reads = resolve(workbook, answer.text, quarter, about).text
    return replace(request, answer=replace(answer, text=reads))


def _where(request: Request) -> str:
    return f"Answer to request {request.number}"
