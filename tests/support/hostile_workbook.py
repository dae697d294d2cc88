"""A workbook with hostile text in every place that keeps any."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.target import NO_TOLERANCE, Target
from qperf_tui.storage.context import Comparator
from qperf_tui.storage.new_indicators import RecordCard
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.reports import ReportOnFile
from qperf_tui.storage.workbook import Workbook
from support.officer import Q2
from support.workbooks import stamp

AUTHOR = "B [/] \x1b]52;c;eA==\x07 Colleague"


def fill(path: Path, payloads: Sequence[str]) -> None:
    """Put each payload in every text that belongs to one indicator or section."""
    with Workbook.create(path, stamp(AUTHOR)) as workbook, workbook.transaction():
        workbook.settings.put("council", "".join(payloads[:3]))
        workbook.settings.put("notice", " ".join(payloads))
        report_id = workbook.reports.add(
            ReportOnFile(
                report_id=0,
                quarter=Q2,
                committee=payloads[0],
                heading=" ".join(payloads),
                first_paragraph=14,
                fields={},
            )
        )
        for place, said in enumerate(payloads):
            priority = workbook.priorities.add(said, f"{said} {place}")
            key = workbook.indicators.add(
                RecordCard(
                    code=f"{place} {said}",
                    title=said,
                    priority_id=priority,
                    unit=said,
                    theme=f"{said} {place}",
                    definition=said,
                    directorate=said,
                    owner=said,
                    implications=said,
                )
            )
            speak(workbook, key, said)
            section = workbook.reports.add_section(report_id, said, None)
            workbook.paragraphs.add(section, said, None)


def speak(workbook: Workbook, key: int, said: str) -> None:
    """Put a payload in everything that is said of an indicator."""
    absent = OutturnStatus.NOT_AVAILABLE
    figures = {
        (key, Q2.ordinal - 1): Figure(value=Decimal("7.5"), status=OutturnStatus.FINAL),
        (key, Q2.ordinal): Figure(value=None, status=absent, reason=said, mark=said),
    }
    workbook.outturns.put(figures, None)
    workbook.indicators.add_break(key, Q2, said)
    workbook.context.add_event(key, Q2, said)
    workbook.context.add_comparator(
        key, Comparator(said, said, Decimal(1), None, said, "no")
    )
    aim = Target(Fraction(9), Fraction(9))
    workbook.targets.put(key, Q2.year_end, aim, said, set_by=said)
    workbook.judging.put_override(key, Q2, NO_TOLERANCE, said)
    workbook.judging.put_expectation(key, Q2, Fraction(8), said)
    workbook.judging.put_rebase(key, Q2, said)
    for quarter in (Q2.shifted(-1), Q2):
        workbook.commentaries.save(
            key, quarter, said, CommentaryState.READY, base_version=0
        )
