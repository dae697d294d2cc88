"""Two officers have written on one text: what both began from, and what each made."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qperf_tui.domain.merging import Merge, merged
from qperf_tui.domain.period import Quarter
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.rule_line import RuleLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.word_marks import differences


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Three texts, and whose the last is."""

    about: str
    """What all three are about, such as `C MTP 8`."""
    base: str
    mine: str
    theirs: str
    version: int
    """Of theirs, which yours is to come after."""
    whose: str
    """Such as `version 3 by B Colleague`."""

    @property
    def together(self) -> Merge:
        """Both changes in one text."""
        return merged(self.base, self.mine, self.theirs)


class Choice(Enum):
    """What is to stand; the other text stays on file whichever it is."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class ThreeWayScreen(DeskScreen[Choice | None]):
    """Ends with what is to stand, or nothing to go back to writing."""

    HELP = """\
## Two texts meet

A colleague saved while you were writing. Each pane shows what changed from the text
both of you began from: `[+ +]` is new, `[- -]` was taken out. `y` saves yours as the
next version, `t` leaves theirs standing with yours kept in the history, `b` takes both
changes into the editor for you to read, where they touch no sentence in common.
Nothing is lost whichever you choose: every text stays among the versions.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "y",
            "choose('mine')",
            "Yours next",
            id="meeting.mine",
            tooltip="Save your text as the next version; theirs stays in the history",
        ),
        Binding(
            "t",
            "choose('theirs')",
            "Theirs stands",
            id="meeting.theirs",
            tooltip="Leave theirs standing; yours is kept in the history",
        ),
        Binding(
            "b",
            "choose('both')",
            "Both together",
            id="meeting.both",
            tooltip="Take both changes into the editor, to be read and saved",
        ),
        Binding(
            "escape",
            "later",
            "Write on",
            id="meeting.later",
            tooltip="Go back to your text, which is kept as a draft",
        ),
    ]

    def __init__(self, desk: Desk, quarter: Quarter, meeting: Meeting) -> None:
        super().__init__(desk, quarter)
        self._meeting = meeting
        self._merge = meeting.together

    @property
    def place(self) -> str:
        """The text that two have written."""
        return f"Two texts {self._meeting.about}"

    def compose(self) -> ComposeResult:
        """Yours and theirs above, what both began from and both together below."""
        yield TopLine()
        yield Static(id="banner", markup=False)
        with Container(id="meeting"):
            for name in ("mine", "theirs", "base", "merge"):
                with Vertical(id=name):
                    yield RuleLine(id=f"{name}-line")
                    with VerticalScroll():
                        yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what changed in each."""
        met = self._meeting
        self.query_one("#banner", Static).update(
            plain_line(f"A colleague saved first: {met.whose}. Both texts are kept.")
        )
        self._fill("mine", "Yours", "", differences(met.base, met.mine))
        self._fill("theirs", "Theirs", met.whose, differences(met.base, met.theirs))
        base = plain(met.base or "Nothing was written yet.")
        self._fill("base", "Both began from", "", base)
        self._fill("merge", "Both together", _cleanly(self._merge), self._together())
        self.query_one("#mine VerticalScroll").focus()

    def action_choose(self, choice: str) -> None:
        """Decide what is to stand; both together only where nothing is contested."""
        if choice == Choice.BOTH.value and not self._merge.is_clean:
            self.notify(
                "Both changed the same sentence, marked below with whose it is: choose "
                "one text, or write on and put the two together yourself.",
                severity="warning",
                timeout=10,
            )
            return
        self.dismiss(Choice(choice))

    def action_later(self) -> None:
        """Decide nothing yet."""
        self.dismiss(None)

    def _together(self) -> Content:
        if self._merge.is_clean:
            return differences(self._meeting.base, self._merge.text)
        return plain(self._merge.text)

    def _fill(self, name: str, heading: str, right: str, said: Content) -> None:
        self.query_one(f"#{name}-line", RuleLine).head(heading, right)
        self.query_one(f"#{name} VerticalScroll Static", Static).update(said)


def _cleanly(merge: Merge) -> str:
    clashes = sum(each.is_contested for each in merge.stretches)
    return f"{clashes or 'no'} clash{'' if clashes < 2 else 'es'}"
