"""A list of things that are on file and, below it, the chosen one in full."""

from abc import abstractmethod
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.domain.period import Quarter
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import plain
from qperf_tui.tui.screens.asking import AskingDesk
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.rule_line import RuleLine
from qperf_tui.tui.widgets.top_line import TopLine

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class InFull:
    """All there is to read of one thing."""

    head: str
    text: Content | str
    state: str = ""


class ChosenListScreen(AskingDesk[None], Generic[Thing]):
    """Things to choose from, each on a line or two, and one of them in full.

    The cursor stays on its own thing however often the list is read again.
    """

    AUTO_FOCUS = "OptionList"
    NONE: ClassVar[str] = ""
    """What the list says where it is empty."""
    LACKING: ClassVar[str] = ""
    """What is told where a key wants a thing and there is none."""
    WAIT: ClassVar[str] = ""
    """What is said until the list has been read."""

    listed = getters.query_one(OptionList)

    def __init__(self, desk: Desk, quarter: Quarter, at: Hashable = None) -> None:
        super().__init__(desk, quarter)
        self.things: Sequence[Thing] = ()
        self._at = at
        """The key of the thing to begin at."""

    @property
    def heading(self) -> Content | None:
        """What the list is about; None where the top line says enough."""
        return None

    @abstractmethod
    def key_of(self, thing: Thing) -> Hashable:
        """What a thing is known by, whatever is changed of it."""

    @abstractmethod
    def line_of(self, thing: Thing) -> Content:
        """A thing as the list has it."""

    @abstractmethod
    def in_full(self, thing: Thing) -> InFull:
        """A thing as it is shown below the list."""

    def compose(self) -> ComposeResult:
        """The list, and below it the chosen one."""
        yield TopLine()
        if self.heading is not None:
            yield Static(self.heading, id="title", markup=False)
        yield Static(self.WAIT, id="line", markup=False)
        yield OptionList(id="thread")
        yield RuleLine(id="about")
        with VerticalScroll(id="text"):
            yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the list."""
        self.reload()

    def action_back(self) -> None:
        """Go back to where the officer was."""
        self.dismiss(None)

    def show(self, things: Sequence[Thing], said: str) -> None:
        """List things, the cursor staying on its own, and say something of them all."""
        chosen = self.chosen
        key = self._at if chosen is None else self.key_of(chosen)
        place = self.listed.highlighted or 0
        self.things = things
        options = [Option(self.line_of(each)) for each in things]
        self.listed.set_options(options or [Option(self.NONE, disabled=True)])
        if options:
            keys = self._keys()
            last = min(place, len(options) - 1)
            self.listed.highlighted = keys.index(key) if key in keys else last
        self.query_one("#line", Static).update(plain(said))
        self._show_chosen()

    @property
    def chosen(self) -> Thing | None:
        """The thing under the cursor."""
        at = self.listed.highlighted
        return self.things[at] if self.things and at is not None else None

    def wanted(self) -> Thing | None:
        """The thing under the cursor; where there is none that is told."""
        chosen = self.chosen
        if chosen is None:
            self.notify(self.LACKING)
        return chosen

    def go_to(self, key: Hashable) -> None:
        """Put the cursor on a thing, if it is listed."""
        keys = self._keys()
        if key in keys:
            self.listed.highlighted = keys.index(key)

    @on(OptionList.OptionHighlighted)
    def _show_chosen(self) -> None:
        chosen = self.chosen
        rule = self.query_one("#about", RuleLine)
        text = self.query_one("#text Static", Static)
        if chosen is None:
            rule.head("")
            text.update("")
            return
        found = self.in_full(chosen)
        rule.head(found.head, found.state)
        said = found.text
        text.update(plain(said) if isinstance(said, str) else said)

    def _keys(self) -> list[Hashable]:
        return [self.key_of(each) for each in self.things]
