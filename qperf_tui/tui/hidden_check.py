"""Finds out beside the screen whether the public may read the figure on show."""

from dataclasses import dataclass
from typing import Final

from textual.message import Message
from textual.widget import Widget

from qperf_tui.domain.disclosure import CellKey, Reason
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.errand import Errand, Stop

HIDDEN: Final = "⊘ hidden from the public"
"""A symbol and words, so that colour is never needed."""

_Ask = tuple[Indicator, Quarter]


def hidden_words(reason: Reason) -> str:
    """That a figure is hidden, and why."""
    return f"{HIDDEN}: {reason.says}"


class HiddenCheck:
    """Asks for one indicator at a time, since integer programs may be run for it."""

    @dataclass
    class Found(Message):
        """Why a figure is hidden from the public; None where it is not."""

        indicator_id: int
        quarter: Quarter
        reason: Reason | None

    def __init__(self, owner: Widget, workbook: Workbook) -> None:
        self._errand: Errand[_Ask] = Errand(owner, workbook, "hidden", _search)

    def ask(self, indicator: Indicator, quarter: Quarter) -> None:
        """Find out; the owner is sent `Found`."""
        self._errand.send((indicator, quarter))

    def take(self, found: Found, indicator: Indicator, quarter: Quarter) -> bool:
        """Whether an answer is to what was asked last, and of what is on show."""
        is_last = self._errand.is_last()
        about = (found.indicator_id, found.quarter)
        return is_last and about == (indicator.indicator_id, quarter)


def _search(workbook: Workbook, ask: _Ask, stop: Stop) -> Message:
    # Not at the top: the program starts without it.
    from qperf_tui.workbench.disclosing import hidden_figures  # noqa: PLC0415

    del stop
    indicator, quarter = ask
    key = indicator.indicator_id
    reason = hidden_figures(workbook, [indicator]).get(CellKey(key, quarter))
    return HiddenCheck.Found(key, quarter, reason)
