"""Every version of a text, and what changed between any two."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.domain.commentary import word_count
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.text_history import TextHistory, TextVersion
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.rule_line import RuleLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.word_marks import differences


class VersionsScreen(DeskScreen[None]):
    """The versions, newest first, and the words that differ."""

    AUTO_FOCUS = "OptionList"
    HELP = """\
## Versions of a text

Every text ever saved, newest first, with its author, its time and why it was saved.
Below are its words with what changed since the version before: `[+ +]` is new,
`[- -]` was taken out. Space marks another version to compare with, and lets it go;
`l` compares with last quarter's words. `R` lets the chosen version stand again, as a
new version; nothing is ever lost by it, and `u` undoes it.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,h", "back", "Back", id="back", tooltip="Back to where you were"
        ),
        Binding(
            "space",
            "mark",
            "Mark",
            id="versions.mark",
            tooltip="Compare every other version with this one, or no longer",
        ),
        Binding(
            "l",
            "last",
            "Last quarter",
            id="versions.last",
            tooltip="Compare with last quarter's words, or no longer",
        ),
        Binding(
            "R",
            "restore",
            "Restore",
            id="versions.restore",
            tooltip="Let the chosen version stand again, as a new version",
        ),
    ]

    listed = getters.query_one(OptionList)

    def __init__(self, desk: Desk, quarter: Quarter, history: TextHistory) -> None:
        super().__init__(desk, quarter)
        self._history = history
        self._versions: list[TextVersion] = []
        self._marked: int | None = None
        self._is_with_last = False

    @property
    def place(self) -> str:
        """Whose versions these are."""
        return f"Versions {self._history.named}"

    def compose(self) -> ComposeResult:
        """The list, and the words of the chosen one."""
        yield TopLine()
        with Container(id="versions"):
            yield OptionList()
            with Vertical():
                yield RuleLine(id="compared")
                with VerticalScroll(id="words", can_focus=False):
                    yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the versions."""
        self.reload()

    def reload(self) -> None:
        """Read the versions again, the mark staying where it is."""
        at = self.listed.highlighted or 0
        self._versions = self._history.versions(self.desk.workbook)
        self.listed.clear_options()
        self.listed.add_options(Option(self._line_of(each)) for each in self._versions)
        if self._versions:
            self.listed.highlighted = min(at, len(self._versions) - 1)
        self._compare()

    @on(OptionList.OptionHighlighted)
    def _compare(self) -> None:
        chosen = self._chosen()
        line = self.query_one("#compared", RuleLine)
        words = self.query_one("#words Static", Static)
        if chosen is None:
            line.head("Nothing is written yet")
            words.update("")
            return
        before, named = self._beside(chosen)
        line.head(f"Version {chosen.number}", named)
        said = (
            plain(chosen.body) if before is None else differences(before, chosen.body)
        )
        words.update(said)

    def _chosen(self) -> TextVersion | None:
        at = self.listed.highlighted
        return None if at is None or not self._versions else self._versions[at]

    def _beside(self, chosen: TextVersion) -> tuple[str | None, str]:
        """The words to compare with, and how they are called."""
        if self._is_with_last:
            last = self.shown_quarter.shifted(-PREVIOUS_QUARTER)
            found = self._history.last_quarter(self.desk.workbook)
            if found is None:
                return None, f"nothing was written for {last}"
            return found, f"what changed since {last}"
        wanted = self._marked
        if wanted is None or wanted == chosen.number:
            wanted = chosen.number - 1
        for each in self._versions:
            if each.number == wanted:
                return each.body, f"what changed since version {wanted}"
        return None, "the first version"

    def _line_of(self, each: TextVersion) -> Content:
        marked = "◂" if each.number == self._marked else " "
        when = each.written_at[:16].replace("T", " ")
        words = word_count(each.body)
        parts = (f"{marked}{each.number:>3}", when, each.said, f"{words} words")
        head = "  ".join(filter(None, parts))
        reason = f" · {each.reason}" if each.reason else ""
        return Content.assemble(
            plain(head), "\n      ", plain_line(f"{each.author}{reason}")
        )

    def action_back(self) -> None:
        """Go back to where the officer was."""
        self.dismiss(None)

    def action_mark(self) -> None:
        """Compare with the chosen version from now on, or no longer."""
        chosen = self._chosen()
        if chosen is not None:
            self._is_with_last = False
            is_marked = self._marked == chosen.number
            self._marked = None if is_marked else chosen.number
            self.reload()

    def action_last(self) -> None:
        """Compare with last quarter's words, or no longer."""
        self._is_with_last = not self._is_with_last
        self._compare()

    def action_restore(self) -> None:
        """Let the chosen version stand again."""
        chosen = self._chosen()
        if chosen is None:
            return
        newest = self._versions[0].number
        if chosen.number == newest:
            self.notify(f"Version {newest} stands already.")
            return
        restore = self._history.restoring(chosen.number, newest)

        def say(_saved: object) -> None:
            self.listed.highlighted = 0
            self.notify(f"Version {chosen.number} stands again; u undoes it.")

        self.write(f"restore version {chosen.number}", restore, say)
