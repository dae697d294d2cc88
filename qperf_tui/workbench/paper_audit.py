"""The audit of a quarter's paper, put together from what is on file."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.waiver import Waiver
from qperf_tui.domain.wording import plural
from qperf_tui.report.actions import LATE_ACTION
from qperf_tui.report.audit import (
    ALWAYS,
    LEADING,
    Audit,
    Checked,
    Shown,
    as_paper,
    as_rows,
)
from qperf_tui.report.requests import REQUEST_RULE
from qperf_tui.storage.disclosure import ShownAllTheSame
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiling import compile_report
from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.drafting import agreed_bodies, indicators_of
from qperf_tui.workbench.hidden_list import CellNames
from qperf_tui.workbench.hidden_prose import reason_told
from qperf_tui.workbench.house_style import RULES, style_of, why_so
from qperf_tui.workbench.imprint import imprint_of
from qperf_tui.workbench.paper_export import FORMATS
from qperf_tui.workbench.protecting import is_void
from qperf_tui.workbench.summary import findings
from qperf_tui.workbench.withholding import withheld_codes

TITLE: Final = "Audit of the paper"
EXEMPT: Final = "exempt"
"""What stands for an indicator that is kept from the public."""
_INTERNAL: Final = "Internal"
_NOT_PUBLIC: Final = "INTERNAL, not for publication: it repeats what texts say."
_BY_THE_DAY: Final = frozenset({REQUEST_RULE.name, LATE_ACTION.name})
"""The rules under which something is found tomorrow that is not found today."""
_ENDINGS: Final = ("md", "csv")
"""The formats in which an audit goes with a release."""


def audit_of(
    workbook: Workbook, quarter: Quarter, *, is_internal: bool = False
) -> Audit:
    """What a quarter's paper was held to, what was found, and who let what go out.

    Unless `is_internal`, nothing in it repeats what a text says, nor any figure, and
    it leaves out what is late by the day on which it is read.
    """
    imprint = imprint_of(workbook, quarter, TITLE)
    exempt = withheld_codes(workbook, quarter)
    if is_internal:
        notice = f"{_NOT_PUBLIC} {imprint.notice}".strip()
        imprint = replace(imprint, marking=_INTERNAL, notice=notice)
    return Audit(
        imprint=imprint,
        looked_at=tuple(_looked_at(workbook, quarter)),
        checked=tuple(
            each
            for each in _checked(workbook)
            if is_internal or each.rule.name not in _BY_THE_DAY
        ),
        findings=tuple(
            each
            for each in findings(workbook, quarter)
            if is_internal or not (each.rule in _BY_THE_DAY or each.subject in exempt)
        ),
        waivers=tuple(
            each if is_internal else waiver_told(workbook, quarter, each)
            for each in workbook.waivers.in_quarter(quarter)
        ),
        shown=tuple(_shown(workbook, is_internal=is_internal)),
        is_internal=is_internal,
    )


def audit_as(audit: Audit, ending: str) -> bytes:
    """An audit in one of its formats."""
    if ending != "csv":
        return FORMATS[ending](as_paper(audit))
    from qperf_tui.report.formats import delimited  # noqa: PLC0415 - only when asked

    # Excel takes a CSV without the mark for Windows-1252.
    return delimited.render(as_rows(audit), LEADING).encode("utf-8-sig")


def audit_parts(workbook: Workbook, quarter: Quarter) -> dict[str, bytes]:
    """The audit as it goes with a release, by the names of its files."""
    audit = audit_of(workbook, quarter)
    return {f"audit.{ending}": audit_as(audit, ending) for ending in _ENDINGS}


def _looked_at(workbook: Workbook, quarter: Quarter) -> Iterator[str]:
    whole = compile_report(workbook, quarter)
    numbered = [each for each in whole.paragraphs if not each.is_left_out]
    left = len(whole.paragraphs) - len(numbered)
    indicators = indicators_of(workbook, whole.themes, quarter)
    agreed = len(agreed_bodies(workbook, indicators, quarter))
    paragraphs, reported = len(numbered), len(indicators)
    yield f"{paragraphs} {plural(paragraphs, 'paragraph')}, {left} left out"
    yield f"{reported} {plural(reported, 'indicator')} in the summary"
    yield f"agreed commentary on {agreed} of them"
    hidden = as_published(workbook).mask.hidden
    here = sum(each.quarter == quarter for each in hidden)
    yield (
        f"{len(hidden)} {plural(len(hidden), 'figure')} hidden from the public, "
        f"{here} of {quarter}"
    )


def _checked(workbook: Workbook) -> Iterator[Checked]:
    style, why = style_of(workbook), why_so(workbook)
    for each in ALWAYS:
        yield Checked(rule=each, severity=each.usual, why="")
    for name, rule in RULES.items():
        yield Checked(rule=rule, severity=style.severity(name), why=why.get(name, ""))


def waiver_told(workbook: Workbook, quarter: Quarter, waiver: Waiver) -> Waiver:
    """A waiver as the public may read it; of what is exempt it tells nothing."""
    if waiver.subject in withheld_codes(workbook, quarter):
        return replace(waiver, subject=EXEMPT, reason=EXEMPT)
    reason = reason_told(workbook, quarter, waiver.subject, waiver.reason)
    return replace(waiver, reason=reason, figure="")


def _shown(workbook: Workbook, *, is_internal: bool) -> Iterator[Shown]:
    names, hidden = CellNames(workbook), as_published(workbook).mask.hidden
    for each in workbook.disclosure.overrides():
        if names.knows(each.indicator_id):
            code, _, _ = names.of(each.indicator_id, each.group_id)
            reason = each.reason
            about = _cell(names, each, is_void=is_void(each, hidden))
            if not is_internal:
                reason = reason_told(workbook, each.quarter, code, reason)
                if code in withheld_codes(workbook, each.quarter):
                    about = reason = EXEMPT
            yield Shown(
                about=about,
                reason=reason,
                by=each.signed_by,
                at=each.signed_at,
            )


def _cell(names: CellNames, override: ShownAllTheSame, *, is_void: bool) -> str:
    code, _, group = names.of(override.indicator_id, override.group_id)
    said = ", ".join(filter(None, (code, group, str(override.quarter))))
    if is_void:
        return f"{said} (void: the figure was revised)"
    return f"{said} (withdrawn)" if override.is_withdrawn else said
