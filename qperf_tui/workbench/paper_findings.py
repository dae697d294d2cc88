"""What is to be mended in a whole paper: around its summary, and for the public."""

from collections.abc import Sequence
from dataclasses import replace

from qperf_tui.domain.paper_template import MEETING_DATE
from qperf_tui.report.checks import Finding, causes_asked
from qperf_tui.report.paper_checks import PaperSays, paper_findings
from qperf_tui.report.style import Style
from qperf_tui.storage.reports import IMPLICATION, SUMMARY
from qperf_tui.workbench.compiled import Summary
from qperf_tui.workbench.header import header_of, label_of


def around_the_summary(whole: Summary, style: Style) -> list[Finding]:
    """What is missing in a paper's header, in its other parts and in references."""
    report = whole.report
    says = PaperSays(
        header=header_of(report),
        has_meeting=report.meeting is not None,
        day=label_of(report, MEETING_DATE),
        empty=[
            section.on_file.title
            for section in whole.sections
            if section.on_file.part == IMPLICATION
            and all(each.is_left_out for each in section.paragraphs)
        ],
        paragraphs={
            each.number: each.body
            for each in whole.paragraphs
            if each.number is not None
        },
        appendices=report.lines("appendices"),
        unnumbered={
            where: each.body for where, each in whole.places if each.number is None
        },
    )
    standing = {
        each.number: each.body
        for section in whole.sections
        for each in section.paragraphs
        if section.on_file.part != SUMMARY and each.number is not None
    }
    return [*causes_asked(standing), *paper_findings(says, style)]


def as_held_back(
    known: Sequence[Finding], published: Sequence[Finding]
) -> list[Finding]:
    """What is known of a paper, blocking where it blocks what the public may read.

    `published` is what is found once small numbers are hidden. What it adds is told
    apart, since the screen shows the figures as they are.
    """
    holds = {_key(each) for each in published if each.is_blocking}
    said = {_key(each) for each in known}
    found = [
        each if _key(each) in holds else replace(each, is_blocking=False)
        for each in known
    ]
    return found + [
        replace(each, says=f"For the public: {each.says}")
        for each in published
        if each.is_blocking and _key(each) not in said
    ]


def _key(finding: Finding) -> tuple[str, str | None, int | None, int | None, str]:
    """What a finding is about, and what it says."""
    about = (finding.rule, finding.subject, finding.paragraph, finding.request)
    return (*about, finding.says)
