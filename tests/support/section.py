"""The summary section of the sample council, as its figures and words change."""

from decimal import Decimal
from typing import Final

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiling import compile_summary
from qperf_tui.workbench.paragraphs import edit_paragraph
from support.visible import Visible, visible
from support.workbooks import stamp

Q2: Final = Quarter.of(2012, 2)


def revise(workbook: Workbook, code: str, value: str) -> None:
    """Let another figure stand for Quarter 2, as a return brought it."""
    key = workbook.indicators.by_code(code).indicator_id
    figure = Figure(value=Decimal(value), status=OutturnStatus.REVISED)
    with workbook.transaction():
        workbook.outturns.put({(key, Q2.ordinal): figure}, None)


def numbered(workbook: Workbook, number: int) -> int:
    """The id of the paragraph of a number."""
    return next(
        each.on_file.paragraph_id
        for each in compile_summary(workbook, Q2).paragraphs
        if each.number == number and each.on_file is not None
    )


def edit_numbered(
    workbook: Workbook, number: int, body: str, by: str | None = None
) -> int:
    """Let somebody edit the paragraph of a number; its id."""
    found = workbook.paragraphs.by_id(numbered(workbook, number))
    assert found is not None
    with Workbook.open(workbook.path, stamp(by or workbook.stamp.by)) as held:
        edit_paragraph(held, found.paragraph_id, body, base_version=found.version)
    return found.paragraph_id


def bodies(workbook: Workbook) -> list[str]:
    """The paragraphs that go out, as they read."""
    return [
        each.body
        for each in compile_summary(workbook, Q2).paragraphs
        if not each.is_left_out
    ]


def figures(workbook: Workbook) -> list[object]:
    """Every figure that a paragraph is said to state."""
    return [
        *workbook._connection.rows("SELECT * FROM paragraph_figure ORDER BY 1, 2, 3, 4")
    ]


def everything(workbook: Workbook) -> tuple[Visible, list[object]]:
    """All that a workbook says, and the figures that its paragraphs state."""
    return visible(workbook), figures(workbook)
