"""What drafting the section again would change, before it does."""

from collections.abc import Sequence
from dataclasses import dataclass
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
from qperf_tui.domain.wording import plural
from qperf_tui.report.redraft import Became
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.rule_line import RuleLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.word_marks import marked
from qperf_tui.workbench.paragraph_changes import ParagraphChange
from qperf_tui.workbench.redrafting import redraft, redraft_changes

_SIGNS: Final = {
    Became.CHANGED: ("≠", "changes"),
    Became.ADDED: ("+", "is added"),
    Became.GONE: ("–", "goes"),
    Became.KEPT: ("✎", "kept"),
}
"""What becomes of a paragraph as a sign and as a word, which reads without colour."""


class RedraftScreen(DeskScreen[bool]):
    """Ends with whether the section was drafted again."""

    AUTO_FOCUS = "OptionList"
    HELP = """\
## Draft again

Every paragraph that drafting again is about, with what becomes of it: `≠` changes, `+`
is added, `–` goes, `✎` is kept because an officer edited it. Below are the figures that
moved and its words: `[+ +]` comes, `[- -]` goes. `f` takes the fresh draft of an edited
paragraph, and again keeps the edited words; words that give way stay on file. Enter
does all that is shown as one change, which one `u` undoes; escape changes nothing.
Where nobody has given a cause, `[cause?]` stays.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "take",
            "Draft again",
            id="redraft.take",
            # The list beneath the cursor would take it otherwise.
            priority=True,
            tooltip="Do all that is shown, as one change",
        ),
        Binding(
            "f",
            "fresh",
            "Take fresh/keep",
            id="redraft.fresh",
            tooltip="Take the fresh draft in place of edited words, or keep them",
        ),
        Binding(
            "escape",
            "leave",
            "Change nothing",
            id="redraft.leave",
            tooltip="Go back; the section stays as it is",
        ),
    ]

    listed = getters.query_one(OptionList)

    @dataclass
    class Previewed(Message):
        """What would change has been worked out."""

        changes: Sequence[ParagraphChange]
        taking: frozenset[int]

    def __init__(self, desk: Desk, quarter: Quarter, chosen: int | None = None) -> None:
        super().__init__(desk, quarter)
        self._changes: Sequence[ParagraphChange] | None = None
        self._shown: list[ParagraphChange] = []
        self._taking: frozenset[int] = frozenset()
        """The edited paragraphs whose fresh drafts are taken, by id."""
        self._chosen = chosen
        """The paragraph to begin at, by id."""
        self._previews: Errand[frozenset[int]] = Errand(
            self, desk.workbook, "preview", self._preview
        )

    @property
    def place(self) -> str:
        """What is about to be done."""
        return "Draft again"

    def compose(self) -> ComposeResult:
        """What would become of each paragraph, and the words of the chosen one."""
        yield TopLine()
        yield Static("working out what would change", id="banner", markup=False)
        with Container(id="redraft"):
            yield OptionList()
            with Vertical():
                yield RuleLine(id="compared")
                with VerticalScroll(id="words"):
                    yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Work out what would change."""
        self.reload()

    def reload(self) -> None:
        """Work it out again."""
        self._previews.send(self._taking)

    def _preview(
        self, workbook: Workbook, taking: frozenset[int], stop: Stop
    ) -> Message:
        del stop
        found = redraft_changes(workbook, self.shown_quarter, taking=taking)
        return self.Previewed(found, taking)

    @on(Previewed)
    def _show(self, event: Previewed) -> None:
        if not self._previews.is_last():
            return
        self._changes = event.changes
        at = self.listed.highlighted
        self._shown = [
            each for each in event.changes if each.kind is not Became.UNCHANGED
        ]
        self.listed.clear_options()
        self.listed.add_options(Option(self._line_of(each)) for each in self._shown)
        self.query_one("#banner", Static).update(plain(self._summed_up()))
        if self._shown:
            self.listed.highlighted = self._first() if at is None else at
        self._compare()

    def _first(self) -> int:
        ids = [each.paragraph_id for each in self._shown]
        return ids.index(self._chosen) if self._chosen in ids else 0

    def _summed_up(self) -> str:
        made, kept, is_noted = _counted(self._changes or ())
        stays = (
            f"{kept} {'is' if kept == 1 else 'are'} kept as edited. " if kept else ""
        )
        if made:
            verb = "changes" if made == 1 else "change"
            return (
                f"{made} {plural(made, 'paragraph')} {verb}. {stays}"
                "Enter drafts again, escape does not."
            )
        then = "Enter puts the new draft beside it on file, e" if is_noted else "E"
        return f"No text changes. {stays}{then}scape goes back."

    @on(OptionList.OptionHighlighted)
    def _compare(self) -> None:
        chosen = self._highlighted()
        head = self.query_one("#compared", RuleLine)
        words = self.query_one("#words Static", Static)
        if chosen is None:
            head.head("Nothing would change")
            words.update("")
            return
        head.head(_named(chosen), _becomes(chosen))
        parts = [plain(f"{each.words}\n") for each in chosen.figures]
        parts += [plain("\n")] if parts else []
        words.update(Content.assemble(*parts, _text(chosen)))
        self.query_one("#words").scroll_home(animate=False)

    def _highlighted(self) -> ParagraphChange | None:
        at = self.listed.highlighted
        return None if at is None or at >= len(self._shown) else self._shown[at]

    def _line_of(self, change: ParagraphChange) -> Content:
        sign, _ = _SIGNS[change.kind]
        number = change.number_after if change.number is None else change.number
        text = change.before or change.after
        head = f"{'–' if number is None else number:>3} {sign} {_becomes(change)}"
        return plain_line(f"{head} · {text[:200]}")

    def action_take(self) -> None:
        """Draft again, exactly as it is shown."""
        changes, quarter, taking = self._changes, self.shown_quarter, self._taking
        if changes is None:
            return
        made, _, is_noted = _counted(changes)
        if not made and not is_noted:
            self.dismiss(False)  # noqa: FBT003 - as Textual has it
            return
        self.write(
            "draft the section again",
            lambda held: redraft(held, quarter, taking=taking, expected=changes),
            self._tell,
        )

    def _tell(self, done: object) -> None:
        if isinstance(done, tuple):
            made, _, _ = _counted(done)
            verb = "has" if made == 1 else "have"
            self.app.notify(
                f"{made} {plural(made, 'paragraph')} {verb} changed; u undoes it."
            )
            self.dismiss(True)  # noqa: FBT003 - as Textual has it

    def action_fresh(self) -> None:
        """Take the fresh draft of the chosen paragraph, or keep its edited words."""
        chosen = self._highlighted()
        if chosen is None or chosen.paragraph_id is None or not chosen.is_edited:
            self.notify("Only edited words can give way to a fresh draft.")
            return
        self._taking ^= {chosen.paragraph_id}
        self.reload()

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(False)  # noqa: FBT003 - as Textual has it


def _counted(changes: Sequence[ParagraphChange]) -> tuple[int, int, bool]:
    """How many change and are kept, and if one that is kept has another draft now."""
    kept = [each for each in changes if each.kind is Became.KEPT]
    is_noted = any(each.has_moved_on and each.after for each in kept)
    return sum(each.is_made for each in changes), len(kept), is_noted


def _named(change: ParagraphChange) -> str:
    number = change.number_after if change.number is None else change.number
    return "Left out" if number is None else f"Paragraph {number}"


def _becomes(change: ParagraphChange) -> str:
    """What becomes of a paragraph, in a few words."""
    _, word = _SIGNS[change.kind]
    if change.kind is Became.KEPT and not change.is_edited:
        return f"kept: {change.edited_by} is writing in it"
    if change.kind is Became.KEPT:
        return f"kept: edited by {change.edited_by}"
    if change.is_edited:
        return f"{word}: fresh draft for {change.edited_by}'s words"
    return word


def _text(change: ParagraphChange) -> Content:
    """The words of a paragraph, with what comes and what goes marked."""
    if change.kind is Became.KEPT and not change.after:
        return plain(f"{change.before}\n\nNothing is drafted for it any more.")
    if change.kind is not Became.KEPT:
        return marked(change.pieces)
    return Content.assemble(
        plain(
            "Its words stay. The fresh draft, which f takes, would change them so:\n"
        ),
        marked(change.pieces),
    )
