"""What a paper implies, looked up as the public may read it, and drafted."""

from collections.abc import Sequence
from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.paper_template import Implication
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.report.facts import DraftedParagraph
from qperf_tui.report.implications import (
    ImplicationFacts,
    draft_implication,
    flags_in,
    red_twice_running,
)
from qperf_tui.storage.reports import SUMMARY, ReportOnFile, SectionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import as_exempt, as_published
from qperf_tui.workbench.layouts import layout_of
from qperf_tui.workbench.standings import positions
from qperf_tui.workbench.withholding import as_the_public, told_of

_KNOWN: Final = {each.value: each for each in Implication}


def drafted_implication(
    workbook: Workbook, section: SectionOnFile, report: ReportOnFile
) -> Sequence[DraftedParagraph]:
    """What is drafted for an implication today; nothing for what is not drafted.

    One that an officer wrote from nothing is theirs, and nothing is drafted beside it.
    """
    about = _KNOWN.get(section.about)
    if about is None or _is_written(workbook, section):
        return ()
    text = layout_of(report).text_of(about)
    is_exempt = _is_exempt(workbook, section)
    facts = _facts(workbook, report, about, is_exempt=is_exempt)
    return (draft_implication(about, facts, text),)


def _is_exempt(workbook: Workbook, section: SectionOnFile) -> bool:
    held = workbook.paragraphs.of(section.section_id)
    under = [section.exempt_under, *(each.exempt_under for each in held)]
    return any(each is not None for each in under)


def _is_written(workbook: Workbook, section: SectionOnFile) -> bool:
    held = workbook.paragraphs.of(section.section_id)
    return bool(held) and all(each.draft_key is None for each in held)


def _facts(
    workbook: Workbook, report: ReportOnFile, about: Implication, *, is_exempt: bool
) -> ImplicationFacts:
    """The facts for who reads the public paper; what `is_exempt` tells of all."""
    sections = workbook.reports.sections(report.report_id, SUMMARY)
    themes = dict.fromkeys(each.theme for each in sections if each.theme)
    every = [
        each
        for theme in themes
        for each in workbook.indicators.of_theme(theme, report.quarter)
    ]
    indicators = (
        every if is_exempt else told_of(as_the_public(workbook), report.quarter, every)
    )
    flags = workbook.reports.implications()
    is_risk = about in {Implication.RISK, Implication.FINANCIAL}
    return ImplicationFacts(
        indicators=indicators,
        flags={key: flags_in(said) for key, said in flags.items()},
        ongoing=(
            _ongoing(
                as_exempt(workbook) if is_exempt else as_published(workbook),
                report.quarter,
                indicators,
            )
            if is_risk and indicators
            else ()
        ),
        by_group=(
            _by_group(workbook, report.quarter, indicators)
            if about is Implication.EQUALITIES
            else {}
        ),
    )


def _ongoing(
    public: Workbook, quarter: Quarter, indicators: Sequence[Indicator]
) -> list[Indicator]:
    """Those that are red and were in the quarter before, as far as may be told."""
    before = positions(public, quarter.shifted(-PREVIOUS_QUARTER), indicators)
    return [
        now.indicator
        for now, then in zip(
            positions(public, quarter, indicators), before, strict=True
        )
        if red_twice_running(now, then)
    ]


def _by_group(
    workbook: Workbook, quarter: Quarter, indicators: Sequence[Indicator]
) -> dict[str, list[Indicator]]:
    found: dict[str, list[Indicator]] = {}
    for each in indicators:
        held = workbook.breakdowns.of(each, quarter)
        for dimension in dict.fromkeys(group.group.dimension for group in held):
            found.setdefault(dimension, []).append(each)
    return found
