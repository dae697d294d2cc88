"""The whole paper as the public will read it, before it is written anywhere."""

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from qperf_tui.domain.period import Quarter
from qperf_tui.report.paper import Paper
from qperf_tui.report.plain_paper import PlainPaper, as_read
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.widgets.draft_editor import DraftEditor
from qperf_tui.tui.widgets.find_bar import FindBar
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.rule_line import RuleLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.workbench.paper import compile_paper

_READING: Final = "reading the paper …"


class PaperPreviewScreen(DeskScreen[int | None]):
    """Ends with the number of a paragraph to be edited, or nothing."""

    AUTO_FOCUS = "#paper"
    HELP = """\
## The paper, as the public will read it

Small numbers stand as their mark, what is exempt is left out, and the paragraphs have
the numbers they go out with. The line at the top says where the cursor is. `]` and `[`
go from part to part, `/` finds words, `e` or enter edits the paragraph at the cursor,
and `x` exports.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,p", "back", "Back", id="back", tooltip="Back to the report"),
        Binding(
            "right_square_bracket",
            "part(1)",
            "Next part",
            key_display="]",
            id="paper.next",
            tooltip="Go to the next heading",
        ),
        Binding(
            "left_square_bracket",
            "part(-1)",
            "Part before",
            key_display="[",
            id="paper.previous",
            show=False,
            tooltip="Go to the heading before",
        ),
        Binding(
            "ctrl+home",
            "edge(False)",
            "Start",
            id="paper.start",
            show=False,
            tooltip="Go to the start of the paper",
        ),
        Binding(
            "ctrl+end",
            "edge(True)",
            "End",
            id="paper.end",
            show=False,
            tooltip="Go to the end of the paper",
        ),
        Binding("slash", "find", "Find", key_display="/", id="paper.find"),
        Binding(
            "e,enter",
            "edit",
            "Edit",
            key_display="e",
            id="paper.edit",
            tooltip="Edit the paragraph at the cursor",
        ),
        Binding(
            "x", "export", "Export", id="paper.export", tooltip="Write it to a file"
        ),
    ]

    whose: ClassVar[str] = "For the public"
    """Who may read it, as the line at the top says."""

    shown = getters.query_one("#paper", DraftEditor)
    line = getters.query_one("#place", RuleLine)
    finding = getters.query_one(FindBar)

    @dataclass
    class Compiled(Message):
        """The paper has been put together."""

        paper: PlainPaper

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self._paper: PlainPaper | None = None
        self._reading: Errand[Quarter] = Errand(
            self, desk.workbook, "paper", self._compile
        )

    @property
    def place(self) -> str:
        """What is done here."""
        return "Preview"

    def compose(self) -> ComposeResult:
        """Where one is, the paper, and a line to look for words in it."""
        yield TopLine()
        yield RuleLine(id="place")
        shown = DraftEditor("", id="paper")
        shown.read_only = True
        yield shown
        yield FindBar(shown)
        yield KeyLine()

    def on_mount(self) -> None:
        """Have the paper put together, in another thread."""
        super().on_mount()
        self.line.head(_READING)
        self.reload()

    def reload(self) -> None:
        """Put the paper together again."""
        self._reading.send(self.shown_quarter)

    def _compile(self, workbook: Workbook, quarter: Quarter, stop: Stop) -> Message:
        del stop
        return self.Compiled(as_read(self.compiled(workbook, quarter)))

    def compiled(self, workbook: Workbook, quarter: Quarter) -> Paper:
        """The paper as it stands, with what the public may not read hidden."""
        return compile_paper(workbook, quarter, has_appendix=True)

    @on(Compiled)
    def _show(self, event: Compiled) -> None:
        event.stop()
        if not self._reading.is_last():
            return
        at = self.shown.cursor_location
        self._paper = event.paper
        self.shown.load_text(event.paper.text)
        self.shown.mark(event.paper.headings)
        self.shown.move_cursor(at)
        self._say_place()

    @on(TextArea.SelectionChanged)
    def _follow(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        self._say_place()

    def _say_place(self) -> None:
        if self._paper is None:
            return
        anchor = self._paper.at(self.shown.cursor)
        said = anchor.heading
        if anchor.number is not None:
            said += f", paragraph {anchor.number}"
        lines = self.shown.document.line_count
        share = 100 * self.shown.cursor_location[0] // max(lines - 1, 1)
        self.line.head(f"{self.whose} · {said}", f"{share}%")

    def action_part(self, by: int) -> None:
        """Go to the next heading, or the one before."""
        if self._paper is not None:
            to = self._paper.heading_beyond(self.shown.cursor, by)
            self.shown.select((to, to))
            self.shown.scroll_to(y=self.shown.scroll_y + _above(self.shown))

    def action_edge(self, is_end: bool) -> None:  # noqa: FBT001 - as a binding has it
        """Go to the end of the paper, or to its start."""
        self.shown.move_cursor(self.shown.document.end if is_end else (0, 0))

    def action_find(self) -> None:
        """Look for words."""
        self.finding.open()

    @on(FindBar.Closed)
    def _found(self, event: FindBar.Closed) -> None:
        event.stop()
        self.shown.focus()

    def action_edit(self) -> None:
        """Go back to the report, to edit the paragraph at the cursor."""
        number = (
            None if self._paper is None else self._paper.at(self.shown.cursor).number
        )
        if number is None:
            self.notify("No numbered paragraph is at the cursor; go to one.")
        else:
            self.dismiss(number)

    def action_export(self) -> None:
        """Write it to a file."""
        # Not at the top: not everybody who reads it exports it.
        from qperf_tui.tui.screens.export import ExportScreen  # noqa: PLC0415

        self.app.push_screen(ExportScreen(self.desk, self.shown_quarter))

    def action_back(self) -> None:
        """Go back to the report."""
        self.dismiss(None)


def _above(shown: TextArea) -> int:
    """How far the cursor stands below the top of the window."""
    return shown.cursor_screen_offset.y - shown.content_region.y
