"""Choose files by typing a path, with what is in the folder below."""

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.paths import at_home
from qperf_tui.tui.folder_entries import (
    Entry,
    beginning,
    entries_of,
    kind_of,
    meant,
)
from qperf_tui.tui.last_folder import last_folder, remember_folder
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.widgets.plain_input import PlainInput

_MOST: Final = 200
"""Entries of a folder that are offered; typing narrows them."""
_KEYS: Final = (
    "enter takes it · ↑ ↓ choose · tab completes · esc cancels\n"
    "ctrl+t marks one of several · ctrl+a marks all in the folder"
)
_FOLDER: Final = (
    "That is a folder; choose a file in it, or ctrl+a marks all of its returns."
)


@dataclass
class Began(Message):
    """It is known which folder to begin in."""

    folder: Path


@dataclass
class Looked(Message):
    """A folder was looked into."""

    folder: Path
    entries: list[Entry]


@dataclass
class Judged(Message):
    """What is at a path that was to be taken."""

    path: Path
    kind: str
    is_typed: bool


class FileScreen(ModalScreen[tuple[Path, ...] | None]):
    """Ends with files that are there, or nothing."""

    HELP = """\
## Choosing files

Type a path, or part of a name to narrow the list. Tab completes what the mark is on,
up and down move it; enter goes into a folder and takes a file. Escape takes none.

Ctrl+t marks a file, and ctrl+a every return in the folder, one of each directorate
say; enter then takes all that are marked, to be brought in together.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="files.cancel"),
        Binding("tab", "complete", "Complete", id="files.complete", priority=True),
        Binding("ctrl+t", "mark", "Mark", id="files.mark", priority=True),
        Binding("ctrl+a", "mark_all", "Mark all", id="files.all", priority=True),
        Binding("down", "step(1)", "Next", id="files.next", show=False),
        Binding("up", "step(-1)", "Previous", id="files.previous", show=False),
    ]

    path = getters.query_one(PlainInput)
    listed = getters.query_one(OptionList)

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self._begin_in = folder
        """The folder to begin in; None for the one last chosen from."""
        self._folder: Path | None = None
        """The folder that was looked into."""
        self._all: list[Entry] = []
        self._entries: list[Entry] = []
        self._marked: list[Path] = []

    def compose(self) -> ComposeResult:
        """The path, and the entries that it could become."""
        with Vertical(id="dialog"):
            yield Static("Import which file?", id="about", markup=False)
            yield PlainInput(select_on_focus=False)
            yield OptionList()
            yield Static(id="problem", markup=False)
            yield Static(_KEYS, markup=False)

    def on_mount(self) -> None:
        """Begin in the folder that a return was last taken from."""
        if self._begin_in is not None:
            self._type(self._begin_in, is_folder=True)
        else:
            self.run_worker(self._recall, group="recall", thread=True)

    def _recall(self) -> None:
        """Look it up in another thread, for a home on a network may be slow."""
        self.post_message(Began(last_folder()))

    @on(Began)
    def _begin(self, event: Began) -> None:
        event.stop()
        if not self.path.value:
            self._type(event.folder, is_folder=True)

    @on(Input.Changed)
    def _offer(self, event: Input.Changed) -> None:
        event.stop()
        self._say("")
        folder, _ = os.path.split(meant(self.path.value))
        wanted = at_home(folder or ".")
        if wanted == self._folder:
            self._narrow()
            return
        self._all, self._entries = [], []
        self.listed.clear_options()
        self.run_worker(
            partial(self._look, wanted), group="look", exclusive=True, thread=True
        )

    def _look(self, folder: Path) -> None:
        self.post_message(Looked(folder, entries_of(folder)))

    @on(Looked)
    def _hear(self, event: Looked) -> None:
        event.stop()
        folder, _ = os.path.split(meant(self.path.value))
        if event.folder == at_home(folder or "."):
            self._folder, self._all = event.folder, event.entries
            self._narrow()

    def _narrow(self, at: int | None = None) -> None:
        """Offer what begins as is typed, the mark on the first once something is."""
        _, begun = os.path.split(meant(self.path.value))
        self._entries = beginning(self._all, begun)[:_MOST]
        self.listed.set_options(Option(self._line(each)) for each in self._entries)
        first = 0 if self._entries and begun else None
        self.listed.highlighted = first if at is None else at

    def _line(self, entry: Entry) -> Content:
        mark = "✓ " if entry.path in self._marked else ""
        ending = os.sep if entry.is_folder else ""
        return plain_line(f"{mark}{entry.path.name}{ending}")

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _take(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        event.stop()
        if self._marked:
            self._end(self._marked)
            return
        chosen = self._chosen
        self.run_worker(
            partial(self._judge, at_home(meant(self.path.value)), chosen),
            group="judge",
            exclusive=True,
            thread=True,
        )

    def _judge(self, typed: Path, chosen: Entry | None) -> None:
        """Find in another thread what was meant: the path typed, or the entry."""
        kind = kind_of(typed)
        if kind == "file" or chosen is None:
            self.post_message(Judged(typed, kind, is_typed=True))
            return
        self.post_message(
            Judged(chosen.path, kind_of(chosen.path), is_typed=chosen.path == typed)
        )

    @on(Judged)
    def _go(self, event: Judged) -> None:
        event.stop()
        if event.kind == "file":
            self._end([event.path])
        elif event.kind == "folder":
            self._type(event.path, is_folder=True)
            if event.is_typed:
                self._say(_FOLDER)
        else:
            self._say("There is no such file.")

    def _end(self, paths: list[Path]) -> None:
        remember = partial(remember_folder, paths[0].absolute().parent)
        self.app.run_worker(remember, group="remember", thread=True)
        self.dismiss(tuple(paths))

    def action_complete(self) -> None:
        """Write out the entry under the mark, or the first."""
        chosen = self._chosen or next(iter(self._entries), None)
        if chosen is not None:
            self._type(chosen.path, is_folder=chosen.is_folder)

    def action_mark(self) -> None:
        """Mark the file under the mark, one of several that are taken together."""
        chosen = self._chosen
        if chosen is None or chosen.is_folder:
            self._say("Move the mark onto a file with ↓; ctrl+t then marks it.")
        else:
            others = [each for each in self._marked if each != chosen.path]
            is_new = others == self._marked
            self._marked = [*others, chosen.path] if is_new else others
            self._show_marked()

    def action_mark_all(self) -> None:
        """Mark every file listed that may be a return, or none again."""
        found = [each.path for each in self._entries if each.is_return]
        if not found:
            self._say("No file listed here is one that can be imported.")
            return
        self._marked = [] if self._marked == found else found
        self._show_marked()

    def _show_marked(self) -> None:
        self._narrow(self.listed.highlighted)
        many = len(self._marked)
        said = f"{many:,} marked; enter takes them together." if many else ""
        self._say(said)

    def action_step(self, by: int) -> None:
        """Move the mark while the path goes on being typed."""
        if by > 0:
            self.listed.action_cursor_down()
        else:
            self.listed.action_cursor_up()

    def action_cancel(self) -> None:
        """Take no file."""
        self.dismiss(None)

    @property
    def _chosen(self) -> Entry | None:
        at = self.listed.highlighted
        return None if at is None or at >= len(self._entries) else self._entries[at]

    def _type(self, path: Path, *, is_folder: bool) -> None:
        ending = os.sep if is_folder else ""
        self.path.value = f"{str(path).rstrip(os.sep)}{ending}"
        self.path.cursor_position = len(self.path.value)
        self.path.focus()

    def _say(self, said: str) -> None:
        self.query_one("#problem", Static).update(plain(said))
