"""Drafting the paragraphs of a report, and setting the report up."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.paper_template import PaperPart, PartLayout
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.text import capitalised
from qperf_tui.errors import QperfError
from qperf_tui.report.draft import code_in, draft
from qperf_tui.report.facts import (
    Background,
    ComparatorFigure,
    DraftedParagraph,
    FigureUsed,
)
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.reports import ReportOnFile, SectionOnFile
from qperf_tui.storage.stated_figures import Stated
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import as_exempt, as_published
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.fact_lookup import measured
from qperf_tui.workbench.house_style import style_of
from qperf_tui.workbench.implications import drafted_implication
from qperf_tui.workbench.layouts import (
    first_of_section,
    layout_of,
    sections_in_order,
)
from qperf_tui.workbench.resolving import Resolved, resolve
from qperf_tui.workbench.standings import positions
from qperf_tui.workbench.taking_over import take_over_parts
from qperf_tui.workbench.themes import theme_now
from qperf_tui.workbench.withholding import withheld_in

NOT_YET_ON_FILE: Final = 0
"""The id of a report, section or paragraph that is only in memory so far."""


def figures_used(book: FactBook, used: Sequence[FigureUsed]) -> list[Stated]:
    """The figures of a drafted paragraph, each as it is shown today."""
    found = []
    for each in used:
        indicator = book.indicator(each.code)
        if indicator is not None:
            fact = measured(book.of(indicator, each.quarter), each.measure)
            shown = "" if fact is None else fact.figure
            measure = each.measure if fact is None else fact.measure
            found.append((indicator.indicator_id, each.quarter, measure, shown))
    return found


def figures_drafted(workbook: Workbook, paragraph: ParagraphOnFile) -> list[Stated]:
    """The figures of a paragraph's draft on file; none where it is no longer drafted.

    What a draft of other figures was made of is not known any more.
    """
    quarter = workbook.reports.quarter_of(paragraph.section_id)
    report = None if quarter is None else workbook.reports.of_quarter(quarter)
    if report is None:
        return []
    return [
        each
        for _, section in sections_in_order(workbook, report)
        if section.section_id == paragraph.section_id
        for fresh in drafted(workbook, section, report)
        if (fresh.key, fresh.text) == (paragraph.draft_key, paragraph.drafted)
        for each in figures_used(FactBook(workbook), fresh.figures)
    ]


def ensure_report(workbook: Workbook, quarter: Quarter) -> ReportOnFile:
    """The report of a quarter, set up after the quarter before if it is new."""
    if workbook.reports.committee:
        # The first paper of a quarter is the one that was the first before.
        ensure_report(workbook.for_committee(""), quarter)
    report = workbook.reports.of_quarter(quarter)
    if report is not None:
        return report
    planned, sections = proposed(workbook, quarter)
    report_id = workbook.reports.add(planned)
    for section in sections:
        added = workbook.reports.add_section(report_id, section.title, section.theme)
        if section.exempt_under is not None:
            workbook.reports.exempt(added, section.exempt_under)
    take_over_parts(workbook, quarter, report_id)
    new = ensure_report(workbook, quarter)
    before = first_of_section(workbook, new) - new.first_paragraph
    workbook.reports.number_from(report_id, max(planned.first_paragraph - before, 1))
    return ensure_report(workbook, quarter)


def set_first_paragraph(workbook: Workbook, quarter: Quarter, first: int) -> None:
    """Let the section's paragraphs be numbered from `first` on.

    Raises:
        QperfError: If the paragraphs before it in the paper leave it no such number.
    """
    with workbook.transaction():
        report = ensure_report(workbook, quarter)
        before = first_of_section(workbook, report) - report.first_paragraph
        if first <= before:
            raise QperfError(
                f"{before} paragraphs of the paper come before the section, so its "
                f"first is number {before + 1} or later, not {first}."
            )
        workbook.reports.number_from(report.report_id, first - before)
        workbook.changes.record(
            f"paragraphs of {quarter} numbered from {first}",
            "numbering",
            {"report": report.report_id, "first_paragraph": report.first_paragraph},
        )


def drafted(
    workbook: Workbook, section: SectionOnFile, report: ReportOnFile
) -> Sequence[DraftedParagraph]:
    """What the figures say today for a section; nothing for one that is written."""
    if section.about:
        return drafted_implication(workbook, section, report)
    if section.theme is None:
        return ()
    indicators = workbook.indicators.of_theme(section.theme, report.quarter)
    if not indicators:
        return ()
    held = withheld_in(workbook, report.quarter)
    exempt = [each for each in indicators if each.indicator_id in held]
    public = [each for each in indicators if each.indicator_id not in held]
    # A draft is for the public, whatever may be seen by who has it drafted.
    said = _drafted_on(
        as_published(workbook, indicators), section.theme, report, public
    )
    if not exempt:
        return said
    for_those = as_exempt(workbook, indicators)
    return (*said, *_on_exempt(for_those, section.theme, report, indicators, exempt))


def _on_exempt(
    workbook: Workbook,
    theme: str,
    report: ReportOnFile,
    members: Sequence[Indicator],
    exempt: Sequence[Indicator],
) -> Iterator[DraftedParagraph]:
    """A paragraph on each indicator of a theme that is exempt, as if it were not."""
    whole = _drafted_on(workbook, theme, report, members)
    by_code = {code_in(each.key): each for each in whole}
    for each in exempt:
        if each.code in by_code:
            yield by_code[each.code]
        else:
            yield from _drafted_on(workbook, theme, report, [each])


def _drafted_on(
    workbook: Workbook,
    theme: str,
    report: ReportOnFile,
    indicators: Sequence[Indicator],
) -> tuple[DraftedParagraph, ...]:
    """The paragraphs of a theme on some of its indicators, as a workbook is read."""
    judged = positions(workbook, report.quarter, indicators)
    background = Background(
        agreed=agreed_bodies(workbook, indicators, report.quarter),
        history={each.code: workbook.outturns.series(each) for each in indicators},
        comparators={
            each.code: [
                ComparatorFigure(
                    body=found.body,
                    period=found.period,
                    value=Fraction(found.value),
                    is_checked=found.checked == "yes",
                )
                for found in workbook.context.comparators(each.indicator_id)
            ]
            for each in indicators
        },
        breaks={
            each.code: workbook.indicators.breaks(each.indicator_id)
            for each in indicators
        },
        as_at=report.meeting,
        style=style_of(workbook),
    )
    return draft(theme, judged, background)


def agreed_bodies(
    workbook: Workbook, indicators: Sequence[Indicator], quarter: Quarter
) -> dict[str, str]:
    """The agreed commentary on some indicators, as it reads today, by code."""
    agreed = agreed_texts(workbook, indicators, quarter)
    return {code: each.text for code, each in agreed.items()}


def agreed_texts(
    workbook: Workbook, indicators: Sequence[Indicator], quarter: Quarter
) -> dict[str, Resolved]:
    """The agreed commentary on some indicators with its figures in place, by code.

    One whose figure or target changed since it was agreed is not among them.
    """
    agreed = workbook.commentaries.agreed(
        [each.indicator_id for each in indicators], quarter
    )
    named = [each for each in indicators if each.indicator_id in agreed]
    book = FactBook(workbook)
    return {
        at.code: resolve(
            workbook,
            agreed[at.indicator.indicator_id].body,
            quarter,
            at.indicator,
            book,
        )
        for at in positions(workbook, quarter, named)
        if at.commentary is CommentaryState.AGREED
    }


def proposed(
    workbook: Workbook, quarter: Quarter
) -> tuple[ReportOnFile, list[SectionOnFile]]:
    """A report set up like the quarter before, or with a section for each theme."""
    earlier = workbook.reports.of_quarter(quarter.shifted(-PREVIOUS_QUARTER))
    heading = f"Quarter {quarter.number} Performance Summary"
    if earlier is None:
        report = ReportOnFile(
            report_id=NOT_YET_ON_FILE,
            quarter=quarter,
            committee=workbook.reports.committee,
            heading=heading,
            first_paragraph=1,
            fields={},
        )
        themes = workbook.indicators.themes(quarter)
        return report, [
            SectionOnFile(NOT_YET_ON_FILE, capitalised(each), each) for each in themes
        ]
    report = ReportOnFile(
        report_id=NOT_YET_ON_FILE,
        quarter=quarter,
        committee=earlier.committee,
        heading=heading,
        first_paragraph=first_of_section(workbook, earlier),
        fields={
            name: value
            for name, value in earlier.fields.items()
            if name not in {"meeting_date", "quarter"}
        },
        template=earlier.template,
    )
    return report, [
        _taken_over(workbook, each, each.theme, quarter)
        for each in workbook.reports.sections(earlier.report_id)
        if each.theme is not None
    ]


def _taken_over(
    workbook: Workbook, section: SectionOnFile, theme: str, quarter: Quarter
) -> SectionOnFile:
    """A section of the paper before, on the same theme as it is called now."""
    now = theme_now(workbook, theme, quarter)
    title = capitalised(now) if section.title == capitalised(theme) else section.title
    under = section.exempt_under
    return SectionOnFile(NOT_YET_ON_FILE, title, now, exempt_under=under)


def laid_out_paper(
    workbook: Workbook, quarter: Quarter
) -> tuple[ReportOnFile, list[tuple[PartLayout, SectionOnFile]]]:
    """A quarter's report, or the one that would be set up, and its sections."""
    report = workbook.reports.of_quarter(quarter)
    if report is not None:
        return report, [*sections_in_order(workbook, report)]
    report, sections = proposed(workbook, quarter)
    part = layout_of(report).part(PaperPart.SUMMARY)
    return report, [(part, each) for each in sections]


def indicators_of(
    workbook: Workbook, themes: Sequence[str], quarter: Quarter
) -> list[Indicator]:
    """The indicators that a quarter's sections on some themes are about, in order."""
    return [
        indicator
        for theme in themes
        for indicator in workbook.indicators.of_theme(theme, quarter)
    ]
