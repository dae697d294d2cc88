"""A text as it will be read, with its figures in place."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.domain.commentary import word_count
from qperf_tui.domain.proof import line_and_column
from qperf_tui.domain.tokens import TokenProblem
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.workbench.resolving import Resolved


class PreviewScreen(ModalScreen[tuple[int, int] | None]):
    """Ends with the place of a problem to go to, or nothing."""

    HELP = """\
## Preview

The text with every figure in braces in place, as it will be exported. A figure that
cannot be found is named below with its line and column; enter goes to it.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f5", "close", "Close", id="preview.close")
    ]

    def __init__(self, body: str, resolved: Resolved) -> None:
        super().__init__()
        self._body = body
        self._resolved = resolved

    def compose(self) -> ComposeResult:
        """The text, and below it what is wrong with its figures."""
        problems = self._resolved.problems
        words = word_count(self._resolved.text)
        with Vertical(id="dialog"):
            yield Static(f"As it will be read · {words} words", markup=False)
            with VerticalScroll(id="resolved"):
                yield Static(plain(self._resolved.text), markup=False)
            if problems:
                yield OptionList(*(Option(self._line_of(each)) for each in problems))
            yield Static(
                "enter goes to the place · escape closes"
                if problems
                else "● Every figure is in place · escape closes",
                markup=False,
            )

    def on_mount(self) -> None:
        """Put the mark on the first problem."""
        for each in self.query(OptionList):
            each.highlighted = 0
            each.focus()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        problem = self._resolved.problems[event.option_index]
        self.dismiss((problem.start, problem.end))

    def _line_of(self, problem: TokenProblem) -> Content:
        line, column = line_and_column(self._body, problem.start)
        named = self._body[problem.start : problem.end]
        return plain_line(
            f"■ line {line}, column {column}, {named}: {problem.says} {problem.mend}"
        )

    def action_close(self) -> None:
        """Go back to writing."""
        self.dismiss(None)
