"""Drafting a section again, and what that would change, by one and the same plan."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.errors import ConflictError
from qperf_tui.report.redraft import Became, Standing, Step, steps
from qperf_tui.storage.reports import SUMMARY, ReportOnFile, SectionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.drafting import (
    NOT_YET_ON_FILE,
    drafted,
    ensure_report,
    figures_used,
    laid_out_paper,
)
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.paragraph_changes import (
    ParagraphChange,
    Plan,
    PlannedSection,
    told,
)
from qperf_tui.workbench.section_log import DRAFT, sections_before
from qperf_tui.workbench.taking_over import exempt_before

REPLACED: Final = "replaced by its draft"
"""Why an officer's words gave way, beside the version that they are."""


def redraft_changes(
    workbook: Workbook,
    quarter: Quarter,
    *,
    taking: Collection[int] = (),
    only: Collection[int] | None = None,
) -> tuple[ParagraphChange, ...]:
    """What `redraft` would make of each paragraph, in order; nothing is written."""
    report, plan = _planned(workbook, quarter, taking, only)
    return tuple(told(workbook, report, plan))


def redraft(
    workbook: Workbook,
    quarter: Quarter,
    *,
    taking: Collection[int] = (),
    only: Collection[int] | None = None,
    expected: Sequence[ParagraphChange] | None = None,
) -> tuple[ParagraphChange, ...]:
    """Draft a section from the figures of today; what became of each paragraph.

    Edited text is left as it is, except in the paragraphs, by id, in `taking`; with
    `only`, so is every other paragraph. It is one change that can be undone, but for
    the first draft, before which there was nothing. A report that is not set up yet
    is set up.

    Raises:
        ConflictError: If it would not be what was `expected`; nothing is written.
        WorkbookError: If it could not be written; then nothing was.
    """
    with workbook.transaction():
        ensure_report(workbook, quarter)
        report, plan = _planned(workbook, quarter, taking, only)
        changes = tuple(told(workbook, report, plan))
        if expected is not None and changes != tuple(expected):
            raise ConflictError(
                "The figures or the words have changed meanwhile, so nothing is "
                "drafted; look at what would change now."
            )
        drawn = [each for each in plan if each.is_drafted]
        ids = (each.section.section_id for each in drawn)
        before = sections_before(workbook, ids)
        exempt = exempt_before(workbook, quarter)
        for each in drawn:
            _take(workbook, each.section, each.steps, exempt)
        if _was_drafted(plan) and any(each.is_written for each in _every_step(plan)):
            workbook.changes.record(_name(quarter, changes, only), DRAFT, before)
    return changes


def _planned(
    workbook: Workbook,
    quarter: Quarter,
    taking: Collection[int],
    only: Collection[int] | None,
) -> tuple[ReportOnFile, Plan]:
    report, laid_out = laid_out_paper(workbook, quarter)
    return report, [
        PlannedSection(
            section=section,
            steps=steps(
                _standing(workbook, section.section_id),
                drafted(workbook, section, report),
                taking=taking,
                only=only,
            ),
            is_numbered=part.is_numbered,
        )
        for part, section in laid_out
    ]


def _standing(workbook: Workbook, section_id: int) -> list[Standing]:
    if section_id == NOT_YET_ON_FILE:
        return []
    writers = workbook.paragraph_drafts.writers(section_id)
    return [
        Standing(
            paragraph_id=each.paragraph_id,
            key=each.draft_key,
            drafted=each.drafted,
            edited=each.edited,
            is_included=each.is_included,
            is_being_written=each.paragraph_id in writers,
            is_exempt=each.exempt_under is not None,
        )
        for each in workbook.paragraphs.of(section_id)
    ]


def _every_step(plan: Plan) -> list[Step]:
    return [each for planned in plan for each in planned.steps]


def _was_drafted(plan: Plan) -> bool:
    """Whether the summary section was ever drafted before."""
    return any(
        each.standing is not None and each.standing.key is not None
        for planned in plan
        if planned.section.part == SUMMARY
        for each in planned.steps
    )


def _take(
    workbook: Workbook,
    section: SectionOnFile,
    planned: Sequence[Step],
    exempt: Mapping[str, int],
) -> None:
    """Take the steps of a section; what was exempt last quarter is so again."""
    book, held = FactBook(workbook), workbook.paragraphs
    versions = {each.paragraph_id: each.version for each in held.of(section.section_id)}
    order = []
    for each in planned:
        stands = each.standing
        if stands is None:
            key = each.key or ""
            number = held.add_drafted(section.section_id, key, each.drafted)
            if key in exempt:
                held.exempt(number, exempt[key])
        elif each.became is Became.GONE:
            held.remove(stands.paragraph_id)
            continue
        else:
            number = stands.paragraph_id
            if each.drafted != stands.drafted:
                held.set_drafted(number, each.drafted)
            if each.edited != stands.edited:
                held.edit(
                    number, each.edited, base_version=versions[number], reason=REPLACED
                )
        order.append(number)
        # What an officer's words state was kept when they were written.
        if each.fresh is not None and each.is_as_drafted:
            held.keep_figures(number, figures_used(book, each.fresh.figures))
    if any(each.became is Became.ADDED for each in planned):
        held.arrange(order)


def _name(
    quarter: Quarter,
    changes: Sequence[ParagraphChange],
    only: Collection[int] | None,
) -> str:
    replaced = [str(each.number) for each in changes if each.is_edited and each.is_made]
    numbers = f"{plural(len(replaced), 'paragraph')} {', '.join(replaced)}"
    if only is not None:
        return f"{numbers} of {quarter} {REPLACED}"
    more = f", {numbers} {REPLACED}" if replaced else ""
    return f"section of {quarter} drafted again{more}"
