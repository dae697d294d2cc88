"""What a change of definition will do, in sentences that read right of any number."""

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.defining import move
from qperf_tui.workbench.foreseeing import breaking, renaming
from qperf_tui.workbench.plan import add_priority
from support.office import Q2, restate


def test_a_break_with_figures_on_one_side_only_says_what_is_not_compared(
    workbook: Workbook,
) -> None:
    indicator = workbook.indicators.on_file()[0]
    restate(workbook, indicator, "7.5")
    assert breaking(workbook, indicator, Q2) == (
        "Figures before Q2 2012/13 are not compared with those after; no figure, "
        "target or text is changed."
    )


@pytest.mark.parametrize(
    ("count", "quarter", "said"),
    [
        (0, Q2, "no indicators stand under the new one from Q2 2012/13 on; "),
        (1, Q2, "1 indicator stands under the new one from Q2 2012/13 on; "),
        (2, Q2, "2 indicators stand under the new one from Q2 2012/13 on; "),
        (1, None, "now on have the new title over 1 indicator, and so have"),
    ],
)
def test_what_stands_under_a_priority_is_counted_in_words(
    workbook: Workbook, count: int, quarter: Quarter | None, said: str
) -> None:
    added = add_priority(workbook, "B", "Prosperity", "The new plan.")
    for each in workbook.indicators.on_file()[:count]:
        move(workbook, each, added, Q2, "The new plan.")
    assert said in renaming(workbook, added, quarter)
