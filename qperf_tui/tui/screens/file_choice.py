"""Choose a file by typing its path, with what is in the folder below."""

import os
from pathlib import Path
from typing import ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.tui.last_folder import last_folder, remember_folder
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.widgets.plain_input import PlainInput

_MOST: Final = 200
"""Entries of a folder that are offered; typing narrows them."""


class FileScreen(ModalScreen[Path | None]):
    """Ends with a file that is there, or nothing."""

    HELP = """\
## Choosing a file

Type a path, or part of a name to narrow the list. Tab completes what the mark is on,
up and down move it; enter goes into a folder and takes a file. Escape takes none.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="files.cancel"),
        Binding("tab", "complete", "Complete", id="files.complete", priority=True),
        Binding("down", "step(1)", "Next", id="files.next", show=False),
        Binding("up", "step(-1)", "Previous", id="files.previous", show=False),
    ]

    path = getters.query_one(PlainInput)
    listed = getters.query_one(OptionList)

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Path] = []

    def compose(self) -> ComposeResult:
        """The path, and the entries that it could become."""
        with Vertical(id="dialog"):
            yield Static("Import which file?", id="about", markup=False)
            yield PlainInput(value=f"{last_folder()}{os.sep}", select_on_focus=False)
            yield OptionList()
            yield Static(id="problem", markup=False)
            yield Static(
                "enter takes it · tab completes · ↑ ↓ choose · esc cancels",
                markup=False,
            )

    @on(Input.Changed)
    def _offer(self, event: Input.Changed) -> None:
        event.stop()
        self._say("")
        folder, begun = os.path.split(event.value)
        self._entries = _entries(Path(folder or ".").expanduser(), begun)
        self.listed.set_options(
            Option(plain_line(f"{each.name}{os.sep if each.is_dir() else ''}"))
            for each in self._entries
        )
        self.listed.highlighted = 0 if self._entries and begun else None

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _take(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        event.stop()
        typed = Path(self.path.value).expanduser()
        chosen = typed if typed.is_file() else self._marked or typed
        if chosen.is_dir():
            self._type(chosen)
            if chosen == typed:
                self._say("That is a folder; choose a file in it.")
        elif not chosen.is_file():
            self._say("There is no such file.")
        else:
            remember_folder(chosen.absolute().parent)
            self.dismiss(chosen)

    def action_complete(self) -> None:
        """Write out the entry under the mark, or the first."""
        chosen = self._marked or next(iter(self._entries), None)
        if chosen is not None:
            self._type(chosen)

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
    def _marked(self) -> Path | None:
        at = self.listed.highlighted
        return None if at is None or at >= len(self._entries) else self._entries[at]

    def _type(self, path: Path) -> None:
        ending = os.sep if path.is_dir() else ""
        self.path.value = f"{str(path).rstrip(os.sep)}{ending}"
        self.path.cursor_position = len(self.path.value)
        self.path.focus()

    def _say(self, said: str) -> None:
        self.query_one("#problem", Static).update(plain(said))


def _entries(folder: Path, begun: str) -> list[Path]:
    """What a folder has whose name begins so, in any case; folders first."""
    wanted = begun.casefold()
    try:
        with os.scandir(folder) as found:
            named = [
                (not each.is_dir(), each.name)
                for each in found
                if each.name.casefold().startswith(wanted)
                and (begun.startswith(".") or not each.name.startswith("."))
            ]
    except (OSError, ValueError):
        return []
    return [folder / name for _, name in sorted(named)[:_MOST]]
