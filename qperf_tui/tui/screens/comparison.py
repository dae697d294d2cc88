"""A paper beside its draft or last quarter's paper, word by word."""

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.rule_line import RuleLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.word_marks import marked
from qperf_tui.workbench.paper_comparison import Against, Compared, compared

_WITH: Final = {
    Against.DRAFT: "with what is drafted from the figures now",
    Against.LAST_QUARTER: "with last quarter's paper",
    Against.LAST_DRAFT: "with the paper before it was drafted last",
    Against.RELEASE: "with what was published last",
}
_NEXT: Final = dict(pairwise([*Against, Against.DRAFT]))


class ComparisonScreen(DeskScreen[None]):
    """The paragraphs that differ, and the words of the chosen one."""

    AUTO_FOCUS = "OptionList"
    HELP = """\
## Compare the paper

Each paragraph beside what is drafted from the figures now: `=` says the same, `≠`
differs, `+` is only in this paper, `–` only in the other. Below are its words: `[+ +]`
is in this paper, `[- -]` in the other. `l` compares with last quarter's paper, with the
paper before it was drafted last, with what was published of it, and again with the
draft. Nothing exempt is here. Every text of one paragraph is under `h` in the report.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,c", "back", "Back", id="back", tooltip="Back to the report"),
        Binding(
            "l",
            "other",
            "Compare with another",
            id="compare.other",
            tooltip="Compare with last quarter's paper, an earlier draft, a release",
        ),
    ]

    listed = getters.query_one(OptionList)

    @dataclass
    class Ready(Message):
        """Two papers have been compared."""

        compared: tuple[Compared, ...]
        against: Against
        """What with, which may be the next there is after what was asked for."""
        refused: str
        """Why it is not what was asked for; nothing where it is."""

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self._against = Against.DRAFT
        self._compared: tuple[Compared, ...] = ()
        self._comparing: Errand[Against] = Errand(
            self, desk.workbook, "comparison", self._compare
        )

    @property
    def place(self) -> str:
        """What is done here."""
        return "Compare"

    def compose(self) -> ComposeResult:
        """The paragraphs, and the words of the chosen one."""
        yield TopLine()
        yield Static("comparing …", id="banner", markup=False)
        with Container(id="versions"):
            yield OptionList()
            with Vertical():
                yield RuleLine(id="compared")
                with VerticalScroll(id="words", can_focus=False):
                    yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Compare."""
        self.reload()

    @property
    def is_reading(self) -> bool:
        """Whether the two papers are being compared."""
        return self._comparing.is_out

    def reload(self) -> None:
        """Have them compared again, in another thread."""
        self._comparing.send(self._against)

    def _compare(self, workbook: Workbook, against: Against, stop: Stop) -> Message:
        """Compare with what was asked for, or with the next that there is."""
        del stop
        refused = ""
        while True:
            try:
                found = compared(workbook, self.shown_quarter, against)
            except QperfError as refusal:
                refused = refused or str(refusal)
                against = _NEXT[against]
            else:
                return self.Ready(found, against, refused)

    @on(Ready)
    def _take(self, event: Ready) -> None:
        event.stop()
        if not self._comparing.is_last():
            return
        self._compared, self._against = event.compared, event.against
        if event.refused:
            self.notify(event.refused, severity="warning", markup=False)
        many = sum(each.is_changed for each in self._compared)
        self.query_one("#banner", Static).update(
            f"Compared {_WITH[self._against]}: {many} of {len(self._compared)} differ."
        )
        self.listed.clear_options()
        self.listed.add_options(Option(_line(each)) for each in self._compared)
        first = (n for n, each in enumerate(self._compared) if each.is_changed)
        self.listed.highlighted = next(first, 0) if self._compared else None
        self._show()

    @on(OptionList.OptionHighlighted)
    def _show(self) -> None:
        at = self.listed.highlighted
        if at is None or at >= len(self._compared):
            return
        chosen = self._compared[at]
        self.query_one("#compared", RuleLine).head(chosen.section, _said(chosen))
        self.query_one("#words Static", Static).update(
            marked(chosen.pieces) if chosen.is_changed else plain(chosen.after)
        )

    def action_back(self) -> None:
        """Go back to the report."""
        self.dismiss(None)

    def action_other(self) -> None:
        """Compare with the next that there is."""
        self._against = _NEXT[self._against]
        self.reload()


def _sign(each: Compared) -> str:
    if not each.is_changed:
        return "="
    return "≠" if each.before and each.after else "+" if each.after else "–"


def _said(each: Compared) -> str:
    return {
        "=": "says the same",
        "≠": "differs",
        "+": "only in this paper",
        "–": "only in the other",
    }[_sign(each)]


def _line(each: Compared) -> Content:
    number = "" if each.number is None else str(each.number)
    return plain_line(f"{number:>3} {_sign(each)} {(each.after or each.before)[:200]}")
