"""What the texts of a paper would tell that may not be told, found before it goes."""

from collections.abc import Iterator, Sequence

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.report.checks import Finding
from qperf_tui.report.figure_rules import SUPPRESSED_FIGURE
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import printed_actions
from qperf_tui.workbench.compiled import Summary
from qperf_tui.workbench.drafting import indicators_of
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.few_people import uncounted_findings
from qperf_tui.workbench.figure_proof import figures_held
from qperf_tui.workbench.hidden_prose import (
    Text,
    as_said_of,
    hidden_findings,
    paragraphs_of,
)
from qperf_tui.workbench.request_report import as_printed
from qperf_tui.workbench.requests import indicator_of
from qperf_tui.workbench.resolving import Resolved
from qperf_tui.workbench.withholding import (
    as_exempt_reads,
    as_the_public,
    withheld_findings,
)

_Listed = tuple[Text, Indicator | None]
"""A text of a list, and the indicator it is about."""


def undisclosed(workbook: Workbook, quarter: Quarter, whole: Summary) -> list[Finding]:
    """Where the paragraphs and lists of a report would state what may not be stated.

    And what is kept from the public with what is exempt, and what cannot be checked,
    which an officer is to know.
    """
    public, exempt = as_the_public(workbook), as_exempt_reads(workbook)
    indicators = indicators_of(public, whole.themes, quarter)
    listed = [*_actions(public, quarter, indicators), *_requests(public, quarter)]
    texts = [*paragraphs_of(whole, is_exempt=False), *(text for text, _ in listed)]
    return [
        *hidden_findings(public, quarter, texts),
        *hidden_findings(exempt, quarter, paragraphs_of(whole, is_exempt=True)),
        *_hinted(public, quarter, listed),
        *withheld_findings(workbook, quarter),
        *uncounted_findings(workbook, quarter, indicators),
    ]


def _actions(
    public: Workbook, quarter: Quarter, indicators: Sequence[Indicator]
) -> Iterator[_Listed]:
    for each in printed_actions(public, quarter, indicators):
        code = each.indicator.code
        where = f"Action {each.action.number} on {code}"
        said = as_said_of(code, each.action.title)
        yield Text(where, said, code=code), each.indicator


def _requests(public: Workbook, quarter: Quarter) -> Iterator[_Listed]:
    """Each question, and its answer where this report prints it."""
    for each in as_printed(public, quarter):
        about = indicator_of(public, each)
        answer = each.answer_in(quarter)
        for what, said in (
            ("Request", each.question),
            ("Answer to request", "" if answer is None else answer.text),
        ):
            whole = said if about is None else as_said_of(about.code, said)
            yield Text(f"{what} {each.number}", whole, request=each.number), about


def _hinted(
    public: Workbook, quarter: Quarter, listed: Sequence[_Listed]
) -> Iterator[Finding]:
    """Words in lists that may tell what is hidden: all but one, on target, rose."""
    if public.mask.is_read_as_it_is:
        return
    book = FactBook(public)
    for text, about in listed:
        if about is not None and not public.mask.touches(about.indicator_id):
            continue
        for flag in figures_held(book, Resolved(text=text.body), quarter, about):
            if flag.rule == SUPPRESSED_FIGURE:
                yield Finding(
                    rule=flag.rule,
                    says=f"{text.where}: {flag.sentence.rstrip('.')}",
                    code=text.code,
                    request=text.request,
                    is_blocking=True,
                )
