"""What is asked of whoever fills in the header of a paper."""

from typing import Final

from qperf_tui.domain.paper_template import MEETING_DATE
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.reports import ReportOnFile
from qperf_tui.tui.screens.asking import Blank, Question, Typed
from qperf_tui.tui.writer import Job, Then
from qperf_tui.workbench.header import fill_in, filled_in, label_of

_A_DAY: Final = "such as 11 December 2012"


def header_question(
    report: ReportOnFile, quarter: Quarter, then: Then, only: str | None = None
) -> Question:
    """All the fields of a paper's header, or one of them, to be filled in."""
    stands, day = filled_in(report), label_of(report, MEETING_DATE)
    labels = list(stands) if only is None else [only]
    names = {f"field-{place}": label for place, label in enumerate(labels)}
    blanks = [
        Blank(
            name=name,
            label=label,
            value=stands[label],
            hint=_A_DAY if label == day else "",
        )
        for name, label in names.items()
    ]

    def fill(typed: Typed) -> Job:
        says = {label: typed[name] for name, label in names.items()}
        return lambda held: fill_in(held, quarter, says)

    return Question(
        saying="fill in the header",
        about=f"The header of the paper for {quarter}",
        blanks=blanks,
        job=fill,
        then=then,
    )
