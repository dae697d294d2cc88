"""What officers and reviewers say of a text among themselves."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.remarks import Remark
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import named, plain, plain_line
from qperf_tui.tui.screens.asking import AskingDesk, Blank, Question, Typed
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.rule_line import RuleLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.remarks import remark, remarks, resolve_remark


class RemarksScreen(AskingDesk[None]):
    """The remarks on a text, oldest first, and the text they are about."""

    AUTO_FOCUS = "OptionList"
    HELP = """\
## Remarks

What officers and reviewers say of the text among themselves, the oldest first. No
report or export ever holds a remark. One that is open holds the director's step, or the
last where there is no director. `n` adds one, `s` resolves the one under the cursor.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,k", "back", "Back", id="back", tooltip="Back to where you were"
        ),
        Binding("n", "add", "New remark", id="remarks.add", tooltip="Say something"),
        Binding(
            "s",
            "resolve",
            "Resolve",
            id="remarks.resolve",
            tooltip="Mark the remark under the cursor as resolved; u undoes it",
        ),
    ]

    listed = getters.query_one(OptionList)

    def __init__(self, desk: Desk, quarter: Quarter, indicator: Indicator) -> None:
        super().__init__(desk, quarter)
        self._indicator = indicator
        self._remarks: list[Remark] = []

    @property
    def place(self) -> str:
        """Of what these are the remarks."""
        return f"Remarks {self._indicator.code}"

    def compose(self) -> ComposeResult:
        """The remarks, and below them the text."""
        yield TopLine()
        yield Static(
            named(self._indicator),
            id="title",
            markup=False,
        )
        yield OptionList(id="thread")
        yield RuleLine(id="about")
        with VerticalScroll(id="text", can_focus=False):
            yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the remarks."""
        self.reload()

    def reload(self) -> None:
        """Read the remarks again, the cursor staying where it is."""
        workbook, quarter = self.desk.workbook, self.shown_quarter
        at = self.listed.highlighted
        self._remarks = remarks(workbook, self._indicator, quarter)
        options = [Option(_line_of(each)) for each in self._remarks]
        none = Option("Nobody has remarked on this text; n does.", disabled=True)
        self.listed.set_options(options or [none])
        if options:
            self.listed.highlighted = min(
                len(options) - 1 if at is None else at, len(options) - 1
            )
        key = self._indicator.indicator_id
        text = workbook.commentaries.standing(key, quarter)
        body = "" if text is None else text.body
        written = "" if text is None else f"version {text.version} by {text.author}"
        self.query_one("#about", RuleLine).head("The text", written)
        self.query_one("#text Static", Static).update(
            plain(body or "Nothing is written yet.")
        )

    def action_back(self) -> None:
        """Go back to where the officer was."""
        self.dismiss(None)

    def action_add(self) -> None:
        """Ask what there is to say, and keep it."""
        indicator, quarter = self._indicator, self.shown_quarter

        def add(typed: Typed) -> Job:
            return lambda held: remark(held, indicator, quarter, typed["said"])

        def say(_added: object) -> None:
            self.listed.highlighted = len(self._remarks) - 1
            self.notify("Remark added; it is in no report. u undoes it.")

        self.ask(
            Question(
                saying=f"remark on {indicator.code}",
                about=f"Remark on {indicator.code}  {indicator.title}",
                blanks=[_SAID],
                job=add,
                then=say,
            )
        )

    def action_resolve(self) -> None:
        """Mark the remark under the cursor as resolved."""
        at = self.listed.highlighted
        if at is None or not self._remarks:
            self.notify("There is no remark to resolve; n adds one.")
            return
        if not self._remarks[at].is_open:
            self.notify(f"{self._remarks[at].resolved_by} has resolved it already.")
            return
        indicator, quarter = self._indicator, self.shown_quarter
        self.write(
            f"resolve a remark on {indicator.code}",
            lambda held: resolve_remark(held, indicator, quarter, at + 1),
            lambda _: self.notify("Resolved; u opens it again."),
        )


_SAID = Blank(
    name="said",
    label="What is to be looked at or answered",
    hint="it stays out of every report and export",
    lacking="The remark says nothing yet.",
)


def _line_of(each: Remark) -> Content:
    when = each.written_at[:16].replace("T", " ")
    state = "¶ Open" if each.is_open else f"✓ Resolved by {each.resolved_by}"
    head = plain_line(f"{state} · said by {each.author}, {when}").stylize("bold")
    return Content.assemble(head, "\n", plain(each.body))
