"""What is found wrong with the figures of a section's texts, in sentences."""

from collections.abc import Iterator, Mapping, Sequence

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.proof import line_and_column
from qperf_tui.domain.tokens import TokenProblem
from qperf_tui.report.checks import Finding
from qperf_tui.report.figure_rules import CROSS_REFERENCE, UNRESOLVED
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.drafting import agreed_texts
from qperf_tui.workbench.revising import revised_texts


def cannot_stand(
    where: str,
    text: str,
    problem: TokenProblem,
    code: str | None = None,
    paragraph: int | None = None,
) -> Finding:
    """That a figure named in a text cannot stand there, with its line and column."""
    line, column = line_and_column(text, problem.start)
    return Finding(
        rule=CROSS_REFERENCE if problem.is_reference else UNRESOLVED,
        says=f"{where}, line {line}, column {column}: {problem.says} "
        f"{problem.mend.rstrip('.')}",
        code=code,
        paragraph=paragraph,
        is_blocking=True,
    )


def unresolved_commentary(
    workbook: Workbook, quarter: Quarter, indicators: Sequence[Indicator]
) -> Iterator[Finding]:
    """Figures that agreed commentary names and that cannot stand there."""
    for code, reads in agreed_texts(workbook, indicators, quarter).items():
        if not reads.problems:
            continue
        indicator = workbook.indicators.by_code(code)
        held = workbook.commentaries.standing(indicator.indicator_id, quarter)
        body = "" if held is None else held.body
        for problem in reads.problems:
            yield cannot_stand(f"Commentary on {code}", body, problem, code)


def revised_findings(
    workbook: Workbook, quarter: Quarter, numbers: Mapping[int, int | None]
) -> Iterator[Finding]:
    """Texts that state a figure which is now another and do not follow by themselves.

    `numbers` are those of the paragraphs in the report, by id.
    """
    for each in revised_texts(workbook, quarter, numbers):
        if each.is_live or each.is_drafted:
            continue
        now = f"is now {each.after}" if each.after else f"may not be stated: {each.why}"
        yield Finding(
            rule="revised",
            says=f"The {each.where} states {each.before}, which {now}; put it right",
            code=each.code,
            is_blocking=False,
        )
