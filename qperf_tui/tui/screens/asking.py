"""Ask for a few lines of text, and ask again where what was typed is refused."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Final, Generic

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from qperf_tui.errors import QperfError
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.screens.desk_screen import DeskScreen, Result
from qperf_tui.tui.widgets.plain_input import PlainInput
from qperf_tui.tui.writer import Job, Then, Writer

_FEW: Final = 3
"""Blanks that have a line of their own for what is asked; with more it is beside."""

Typed = Mapping[str, str]
"""What was typed, by the name of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A line to be filled in."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    """What may be typed, shown while nothing is."""
    lacking: str = ""
    """What to say where nothing is typed; nothing where that will do."""
    is_long: bool = False
    """Whether there is room for several lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Some lines to be filled in, and what is then to be done."""

    saying: str
    """What is to be done with them, as a person would say it."""
    about: str
    known: str = ""
    """What to know before answering."""
    blanks: Sequence[Blank]
    job: Callable[[Typed], Job]
    then: Then | None = None
    foretold: Callable[[Typed], str] | None = None
    """What it will do, told as it is typed; it raises what the deed would."""
    is_seen: bool = True
    """Whether the screen shows what it changes, and is to look at it again."""
    problem: str = ""
    """Why what was typed before was refused."""

    def answered(self, typed: Typed, problem: str) -> "Question":
        """The same question with what was typed, to be mended."""
        blanks = [replace(each, value=typed[each.name]) for each in self.blanks]
        return replace(self, blanks=blanks, problem=problem)


class AskingScreen(ModalScreen[Typed | None]):
    """A dialog that ends with what was typed, or nothing if dismissed."""

    HELP = """\
## Filling in

Enter goes to the next line and saves from the last; ctrl+s saves from any. Where there
is room for several lines, enter begins one and ctrl+s saves. Escape leaves everything
as it is; it asks again before it drops several lines.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="asking.cancel"),
        Binding("ctrl+s", "save", "Save", id="asking.save"),
    ]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self._is_warned = False
        """Whether it was said that what was typed would be lost."""

    def compose(self) -> ComposeResult:
        """What it is about, and a line for each blank."""
        asked = self._question
        with Vertical(id="dialog", classes="-many" if len(asked.blanks) > _FEW else ""):
            yield Static(plain(asked.about), id="about", markup=False)
            yield Static(plain(asked.known), id="known", markup=False)
            for each in asked.blanks:
                with Container(classes="blank"):
                    yield Static(plain_line(each.label), classes="label", markup=False)
                    yield _field(each)
            yield Static(id="foretold", markup=False)
            yield Static(plain(asked.problem), id="problem", markup=False)
            yield Static(_keys(asked.blanks), markup=False)

    def on_mount(self) -> None:
        """Leave out what says nothing."""
        self.query_one("#known").display = bool(self._question.known)
        self.query_one("#foretold").display = self._question.foretold is not None
        self._foretell()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _foretell(self) -> None:
        """Say what it will do as it is typed so far, or why it cannot be done."""
        if self._question.foretold is None:
            return
        try:
            said = self._question.foretold(self._as_typed())
        except QperfError as error:
            said = str(error)
        self.query_one("#foretold", Static).update(plain(said))

    def _as_typed(self) -> Typed:
        return {
            each.name: _typed(self.query_one(f"#{each.name}"))
            for each in self._question.blanks
        }

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == self._question.blanks[-1].name:
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """End with what was typed, if nothing that is needed is lacking."""
        typed = self._as_typed()
        for each in self._question.blanks:
            if each.lacking and not typed[each.name].strip():
                self.query_one("#problem", Static).update(plain(each.lacking))
                self.query_one(f"#{each.name}").focus()
                return
        self.dismiss(typed)

    def action_cancel(self) -> None:
        """Close without saving; where much was typed, not before a second time."""
        is_typed = any(
            each.is_long and _typed(self.query_one(f"#{each.name}")) != each.value
            for each in self._question.blanks
        )
        if is_typed and not self._is_warned:
            self._is_warned = True
            said = (
                "What you typed is not saved; escape again drops it, ctrl+s saves it."
            )
            self.query_one("#problem", Static).update(plain(said))
            return
        self.dismiss(None)


def _field(blank: Blank) -> Widget:
    """What a blank is typed into."""
    if not blank.is_long:
        return PlainInput(value=blank.value, placeholder=blank.hint, id=blank.name)
    from qperf_tui.tui.widgets.draft_editor import (  # noqa: PLC0415 - start-up
        DraftEditor,
    )

    return DraftEditor(blank.value, id=blank.name, placeholder=blank.hint)


def _typed(field: Widget) -> str:
    if isinstance(field, Input):
        return field.value
    return field.text if isinstance(field, TextArea) else ""


def _keys(blanks: Sequence[Blank]) -> str:
    if any(each.is_long for each in blanks):
        return "ctrl+s saves · escape cancels"
    if len(blanks) > 1:
        return "enter goes on, then saves · ctrl+s saves · escape cancels"
    return "enter saves · escape cancels"


class AskingDesk(DeskScreen[Result], Generic[Result]):
    """A screen that asks for a few lines, and loses none that are refused."""

    _asked: tuple[Question, Typed] | None = None
    """What was asked and typed, until it is on file."""

    def ask(self, question: Question) -> None:
        """Ask, and have what is typed written."""
        self.app.push_screen(AskingScreen(question), partial(self._answer, question))

    def settle(self, event: Writer.Finished) -> None:
        """Say what became of a write; what was refused is asked again, as typed."""
        asked = self._asked
        if asked is None or event.job != asked[0].saying:
            super().settle(event)
            return
        self._asked = None
        if event.refusal is None:
            super().settle(event)
            return
        self.top_line.saved = "NOT SAVED"
        self.reload()
        self.ask(asked[0].answered(asked[1], str(event.refusal)))

    def _answer(self, question: Question, typed: Typed | None) -> None:
        if typed is None:
            return
        if not self.desk.is_read_only:
            self._asked = (question, typed)
        self.write(
            question.saying,
            question.job(typed),
            question.then,
            is_seen=question.is_seen,
        )
