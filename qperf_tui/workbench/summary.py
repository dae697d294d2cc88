"""The summary section of a quarter: put together, looked through and exported."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ExportError
from qperf_tui.report.checks import Finding, missing
from qperf_tui.report.document import Document
from qperf_tui.report.figure_rules import SUPPRESSED_FIGURE, UNRESOLVED
from qperf_tui.report.imprint_words import imprint_words
from qperf_tui.report.markdown import render
from qperf_tui.report.preflight import in_order
from qperf_tui.report.style import Style
from qperf_tui.report.waivers import with_waivers
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import findings_of_actions, printed_actions
from qperf_tui.workbench.compiled import Summary
from qperf_tui.workbench.compiling import compile_report, compile_summary
from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.drafting import (
    agreed_bodies,
    indicators_of,
)
from qperf_tui.workbench.drift import DRIFT, moved_on
from qperf_tui.workbench.figure_findings import (
    cannot_stand,
    revised_findings,
    unresolved_commentary,
)
from qperf_tui.workbench.hidden_prose import (
    Text,
    refuse_what_tells,
)
from qperf_tui.workbench.house_style import style_of, what_blocks
from qperf_tui.workbench.imprint import imprint_of
from qperf_tui.workbench.paper_findings import around_the_summary, as_held_back
from qperf_tui.workbench.proofing import Said, proof_summary
from qperf_tui.workbench.request_report import (
    answer_findings,
    as_printed,
    late_requests,
    unresolved_answers,
)
from qperf_tui.workbench.revising import RevisedText, revised_texts
from qperf_tui.workbench.standings import positions
from qperf_tui.workbench.undisclosed import undisclosed
from qperf_tui.workbench.withholding import (
    as_exempt_reads,
)


def export_text(
    workbook: Workbook,
    quarter: Quarter,
    first: int | None = None,
    *,
    has_actions: bool = False,
    has_requests: bool = False,
    is_draft: bool = False,
) -> str:
    """The summary section as Markdown: the same data give the same bytes.

    With `has_actions`, what is being done about its indicators is listed after it;
    with `has_requests`, what members asked for. What `is_draft` goes out with things
    still to be mended and says so at the top, but never with a figure that cannot or
    may not be stated.

    Raises:
        ExportError: If anything holds it back.
    """
    workbook = as_published(workbook)
    still = require_nothing_holds_back(
        workbook, quarter, has_requests=has_requests, is_draft=is_draft
    )
    summary = compile_summary(workbook, quarter)
    indicators = indicators_of(workbook, summary.themes, quarter)
    document = summary.document()
    imprint = imprint_of(workbook, quarter, document.heading)
    notice = f"{still} {imprint.notice}".strip()
    document = replace(document, notice=notice, imprint=imprint_words(imprint))
    if has_actions:
        doing = printed_actions(workbook, quarter, indicators)
        document = replace(document, actions=tuple(doing))
    if has_requests:
        document = replace(document, requests=tuple(as_printed(workbook, quarter)))
    written = _rendered(document, first)
    refuse_what_tells(workbook, quarter, [Text("The section", written)])
    return written


def require_nothing_holds_back(
    workbook: Workbook,
    quarter: Quarter,
    *,
    has_requests: bool,
    is_draft: bool,
    is_whole: bool = False,
) -> str:
    """Refuse to let a section out that is not ready; a draft is let out for less.

    With `is_whole`, the paper that the section is in.

    Returns what a draft says at its top of what is still to be mended; nothing where
    there is nothing.

    Raises:
        ExportError: If anything holds it back.
    """
    workbook = as_published(workbook)
    whole = compile_report(workbook, quarter, with_exempt=True)
    indicators = indicators_of(workbook, whole.themes, quarter)
    stuck = [*_unresolved(whole)]
    stuck += unresolved_commentary(as_exempt_reads(workbook), quarter, indicators)
    if has_requests:
        stuck += unresolved_answers(workbook, quarter)
    held = held_back(workbook, quarter, is_whole=is_whole)
    ids = {each.indicator_id for each in indicators}
    is_hiding = any(
        each.quarter == quarter and each.indicator_id in ids
        for each in (*workbook.mask.hidden, *workbook.mask.withheld)
    )
    # What was drafted before may state what is hidden now.
    never = (*_NEVER, DRIFT) if is_hiding else _NEVER
    stuck += [each for each in held if each.rule in never]
    _require_free(stuck, "qperf-tui check lists what is to be mended.")
    if not is_draft:
        _require_free(held, _OR_AS_A_DRAFT)
    return _still(held) if held else ""


_OR_AS_A_DRAFT: Final = (
    "qperf-tui check lists what is to be mended, and qperf-tui export summary --draft "
    "exports it for colleagues to read."
)
_NEVER: Final = (UNRESOLVED, SUPPRESSED_FIGURE, "disclosure")
"""The rules that hold back a draft as well."""


def _require_free(stuck: Sequence[Finding], mend: str) -> None:
    if stuck:
        more = f" (and {len(stuck) - 1} more)" if len(stuck) > 1 else ""
        raise ExportError(f"{stuck[0].says.rstrip('.')}{more}; {mend}")


def _still(held: Sequence[Finding]) -> str:
    things = "thing is" if len(held) == 1 else "things are"
    return f"DRAFT, not to be published: {len(held)} {things} still to be mended."


def section_text(summary: Summary) -> str:
    """The section as Markdown as it stands, to be looked at before it goes out."""
    return render(summary.document())


def _rendered(document: Document, first: int | None) -> str:
    return render(
        document if first is None else replace(document, first_paragraph=first)
    )


def revised(workbook: Workbook, quarter: Quarter) -> list[RevisedText]:
    """Every standing text of a quarter that was written with another figure."""
    summary = compile_summary(workbook, quarter, with_exempt=True)
    return revised_texts(workbook, quarter, summary.numbers)


def _unresolved(summary: Summary) -> Iterator[Finding]:
    """Figures named in edited paragraphs that cannot stand there, with the place."""
    for where, each in summary.places:
        if each.on_file is None:
            continue
        for problem in each.problems:
            body, number = each.on_file.body, each.number
            yield cannot_stand(where, body, problem, paragraph=number)


def findings(workbook: Workbook, quarter: Quarter) -> list[Finding]:
    """What is to be mended before the paper can go out, what blocks it first.

    It blocks where it blocks what the public may read, with small numbers hidden.
    """
    style = style_of(workbook)
    found = [*_of_paper(workbook, quarter, style), *answer_findings(workbook, quarter)]
    masked = as_published(workbook)
    if masked is not workbook:
        published = _of_paper(masked, quarter, what_blocks(style))
        published += answer_findings(masked, quarter)
        found = as_held_back(found, published)
    return in_order(_with_waivers(workbook, quarter, found))


def held_back(
    workbook: Workbook, quarter: Quarter, *, is_whole: bool = False
) -> list[Finding]:
    """What holds a section back without its lists, and not what is only advised.

    With `is_whole`, what holds back the paper that it is in. What is to be drafted
    again comes first, since the rest may change with it.
    """
    style, read = what_blocks(style_of(workbook)), _of_paper if is_whole else _findings
    found = _with_waivers(workbook, quarter, read(workbook, quarter, style))
    held = [each for each in found if each.is_blocking]
    return sorted(held, key=lambda each: each.rule != DRIFT)


def _with_waivers(
    workbook: Workbook, quarter: Quarter, found: Sequence[Finding]
) -> list[Finding]:
    return list(with_waivers(found, workbook.waivers.in_quarter(quarter)))


def _of_paper(workbook: Workbook, quarter: Quarter, style: Style) -> list[Finding]:
    """What is found in the paper: in its section, and around it."""
    around = around_the_summary(
        compile_report(workbook, quarter, with_exempt=True), style
    )
    return [*_findings(workbook, quarter, style), *around]


def _findings(workbook: Workbook, quarter: Quarter, style: Style) -> list[Finding]:
    """What is found in a section that is held to a style."""
    summary = compile_summary(workbook, quarter, with_exempt=True)
    whole = compile_report(workbook, quarter, with_exempt=True)
    exempt = as_exempt_reads(workbook)
    indicators = indicators_of(workbook, summary.themes, quarter)
    agreed = agreed_bodies(exempt, indicators, quarter)
    at = positions(exempt, quarter, indicators)
    found = missing(
        at,
        [each.body for each in summary.paragraphs if not each.is_left_out],
        agreed=agreed,
        first_paragraph=summary.report.first_paragraph,
    )
    worded = proof_summary(
        workbook,
        quarter,
        indicators,
        # What is to be drafted again is not read for what was right when it was.
        [
            Said(where, each.number, each.body, each.exempt_under is not None)
            for where, each in whole.places
            if each.is_edited or not each.has_moved_on
        ],
        agreed=agreed,
        style=style,
    )
    of_summary = {each.number for each in summary.paragraphs}
    return [
        *found,
        *_unresolved(whole),
        *moved_on(whole),
        *revised_findings(exempt, quarter, summary.numbers),
        *(each for each in worded if _is_for_this_quarter(each, of_summary)),
        *findings_of_actions(workbook, quarter, at),
        *late_requests(workbook),
        *undisclosed(workbook, quarter, whole),
    ]


def _is_for_this_quarter(finding: Finding, of_summary: Container[int | None]) -> bool:
    """Whether a finding is about words written for the quarter.

    How the words read that stand around the section in every paper is not said again
    each quarter; what is wrong in them is.
    """
    is_around = finding.part is not None or (
        finding.paragraph is not None and finding.paragraph not in of_summary
    )
    return finding.is_blocking or not is_around
