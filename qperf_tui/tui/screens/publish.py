"""Ask twice whether a quarter is to be published, and for a reason the second time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from qperf_tui.domain.days import moment_words
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop, heeding
from qperf_tui.tui.plain import plain
from qperf_tui.tui.widgets.plain_input import PlainInput
from qperf_tui.workbench.publish_trial import Trial, try_publishing

_SHOWN = 4
"""Reasons why it is held back that are listed."""


class PublishScreen(ModalScreen[str | None]):
    """A dialog that ends with the reason to publish by, or None if dismissed."""

    HELP = """\
## Publish

Publishing freezes the paper in every format, its appendix and its figures as one
release that is never changed, and closes the quarter. Enter asks for it and `Y` does
it; nothing is published by one key. What holds the paper back is listed, and a quarter
that was published before needs a reason, which the new paper prints.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="publish.cancel"),
        Binding(
            "enter",
            "ask",
            "Publish",
            id="publish.ask",
            tooltip="Ask for it to be published; Y then does it",
        ),
        Binding(
            "Y",
            "publish",
            "Yes, publish",
            id="publish.yes",
            tooltip="Publish it for good, once enter has asked for it",
        ),
    ]

    @dataclass
    class Read(Message):
        """What publishing would come to is known."""

        trial: Trial

    @dataclass
    class Went(Message):
        """What is hidden has been worked out of so many indicators."""

        done: int
        total: int

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__()
        self._quarter = quarter
        self._trial: Trial | None = None
        self._is_asked = False
        self._reading: Errand[Quarter] = Errand(
            self, desk.workbook, "publish", self._read
        )

    def _read(self, workbook: Workbook, quarter: Quarter, stop: Stop) -> Message:
        def hear(done: int, total: int) -> None:
            self.post_message(self.Went(done, total))

        return self.Read(try_publishing(workbook, quarter, heeding(stop, hear)))

    @on(Went)
    def _say_how_far(self, event: Went) -> None:
        event.stop()
        if self._trial is None:
            far = f"indicator {event.done:,} of {event.total:,}"
            said = f"Working out what is hidden: {far} …"
            self.query_one("#problem", Static).update(plain(said))

    def compose(self) -> ComposeResult:
        """Say what would be published, and what holds it back."""
        with Vertical(id="dialog"):
            yield Static(f"Publish {self._quarter}", markup=False)
            yield Static(id="comes-to", markup=False)
            yield Static(id="problem", markup=False)
            yield PlainInput(placeholder="Why it is published again", id="why")
            yield Static(id="asked", markup=False)

    def on_mount(self) -> None:
        """Have it looked through."""
        self.query_one("#why").display = False
        self.query_one("#problem", Static).update("Looking it through …")
        self._reading.send(self._quarter)

    @on(Read)
    def _take(self, event: Read) -> None:
        event.stop()
        if not self._reading.is_last():
            return
        trial = self._trial = event.trial
        said = self.query_one("#comes-to", Static)
        said.update(plain("\n".join(_comes_to(trial))))
        self.query_one("#problem", Static).update(plain("\n".join(_held(trial))))
        why = self.query_one(PlainInput)
        why.display = trial.replaces is not None and not trial.held
        if why.display:
            why.focus()
        self._say("escape closes" if trial.held else "enter goes on · escape cancels")

    @on(Input.Submitted)
    def _reasoned(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_ask()

    def action_ask(self) -> None:
        """Ask whether it is really meant, if it may go out."""
        trial = self._trial
        if trial is None or trial.held:
            return
        if trial.replaces is not None and not self._reason:
            self._say("Say first why it is published again.")
            return
        self._is_asked = True
        self.set_focus(None)
        self._say(
            f"{self._quarter} is then published for good and closed, and cannot be "
            "undone.\nY publishes it · escape cancels"
        )

    @property
    def _reason(self) -> str:
        return self.query_one(PlainInput).value.strip()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Publishing is open only once it was asked for."""
        del parameters
        return self._is_asked if action == "publish" else True

    def action_publish(self) -> None:
        """End with the reason, so that it is published."""
        self.dismiss(self._reason)

    def action_cancel(self) -> None:
        """Close without publishing."""
        self.dismiss(None)

    def _say(self, said: str) -> None:
        self.query_one("#asked", Static).update(plain(said))


def _comes_to(trial: Trial) -> Iterator[str]:
    yield "The paper in every format, Appendix A, its figures and its audit."
    hidden, revised = trial.hidden, trial.revised
    yield f"{hidden:,} {plural(hidden, 'figure')} hidden as small numbers of people."
    if revised:
        verb = "figures have" if revised > 1 else "figure has"
        yield f"{revised:,} {verb} been revised since publication, and are listed."
    if trial.replaces is not None:
        last = trial.replaces
        yield (
            f"It replaces release {last.number} of {moment_words(last.published_at)}, "
            f"by {last.published_by}."
        )


def _held(trial: Trial) -> Iterator[str]:
    if not trial.held:
        yield "Nothing holds it back."
        return
    yield from (f"■ {each}" for each in trial.held[:_SHOWN])
    if len(trial.held) > _SHOWN:
        yield f"and {len(trial.held) - _SHOWN:,} more"
    yield "Mend that first; ] and g in the report go there."
