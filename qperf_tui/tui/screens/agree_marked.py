"""What of the marked texts would be agreed, and why the others would not be."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.plain import named, plain
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.workbench.agreeing import agree_many, preview_many
from qperf_tui.workbench.queue_entries import Entry

Answers = Sequence[tuple[Indicator, str | None]]
"""Each indicator, with why its text is not agreed; None where it is."""


class AgreeMarkedScreen(DeskScreen[bool]):
    """Ends with whether the texts were agreed."""

    AUTO_FOCUS = "VerticalScroll"
    HELP = """\
## Agree what is marked

Every marked text with what would become of it: `✓` would be agreed, `✗` would not, and
why. `y` agrees the first kind in one change, which one `u` undoes; escape agrees
nothing. What a colleague changes meanwhile is left as it is, and told.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "y",
            "agree",
            "Agree them",
            id="agree-marked.agree",
            tooltip="Agree every text marked with a tick",
        ),
        Binding(
            "escape",
            "cancel",
            "Agree nothing",
            id="agree-marked.cancel",
            tooltip="Go back; what is marked stays marked",
        ),
    ]

    @dataclass
    class Previewed(Message):
        """What would be agreed has been worked out."""

        answers: Answers

    def __init__(self, desk: Desk, quarter: Quarter, marked: Sequence[Entry]) -> None:
        super().__init__(desk, quarter)
        self._indicators = [each.indicator for each in marked if each.indicator]
        self._seen = {
            each.indicator.indicator_id: each.commentary.version
            for each in marked
            if each.indicator is not None and each.commentary is not None
        }
        self._answers: Answers | None = None
        self._previews: Errand[Sequence[Indicator]] = Errand(
            self, desk.workbook, "preview", self._preview
        )

    @property
    def place(self) -> str:
        """What is about to be done."""
        return "Agree what is marked"

    def compose(self) -> ComposeResult:
        """How many would be agreed, and each of them in turn."""
        yield TopLine()
        yield Static("looking through what is marked", id="banner", markup=False)
        with VerticalScroll(id="answers"):
            yield Static(id="refused", markup=False)
            yield Static(id="agreed", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Look through what is marked."""
        self.reload()

    def reload(self) -> None:
        """Look through it again."""
        self._previews.send(self._indicators)

    def _preview(
        self, workbook: Workbook, asked: Sequence[Indicator], stop: Stop
    ) -> Message:
        del stop
        return self.Previewed(preview_many(workbook, self.shown_quarter, asked))

    @on(Previewed)
    def _take(self, event: Previewed) -> None:
        if not self._previews.is_last():
            return
        self._answers = event.answers
        refused = [each for each in event.answers if each[1] is not None]
        would = [each for each in event.answers if each[1] is None]
        said = (
            f"Agree {len(would)} {_texts(len(would))} as {self.desk.workbook.stamp.by}?"
        )
        if refused:
            said += f" {len(refused)} cannot be agreed, and why is said first."
        self.query_one("#banner", Static).update(
            plain(f"{said} y agrees, escape does not.")
        )
        self.query_one("#refused", Static).update(_listed(refused))
        self.query_one("#agreed", Static).update(_listed(would))

    def action_agree(self) -> None:
        """Agree every text that may be."""
        answers, quarter, seen = self._answers, self.shown_quarter, self._seen
        if answers is None:
            return
        would = [each for each, refusal in answers if refusal is None]
        if not would:
            self.notify("None of these can be agreed; why is said beside each.")
            return
        self.write(
            f"agree {len(would)} {_texts(len(would))}",
            lambda held: agree_many(held, quarter, would, seen=seen),
            self._tell,
        )

    def _tell(self, given: object) -> None:
        if not isinstance(given, list):
            return
        refused = [each for each in given if each[1] is not None]
        agreed = len(given) - len(refused)
        said = f"{agreed} {_texts(agreed)} agreed; u undoes it."
        for indicator, refusal in refused[:1]:
            more = f" and {len(refused) - 1} more" if len(refused) > 1 else ""
            said += f" Not {indicator.code}{more}: {refusal}"
        self.app.notify(said, timeout=10 if refused else None)
        self.dismiss(True)  # noqa: FBT003 - as Textual has it

    def action_cancel(self) -> None:
        """Agree nothing."""
        self.dismiss(False)  # noqa: FBT003 - as Textual has it


def _texts(many: int) -> str:
    return plural(many, "text")


def _listed(answers: Answers) -> Content:
    return Content("\n").join(
        Content.assemble(
            " ✗ " if refusal else " ✓ ",
            named(indicator),
            plain(f"\n     {refusal}") if refusal else "",
        )
        for indicator, refusal in answers
    )
