"""What has changed in what is reported since a quarter, with reason, who and when."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.errors import QperfError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.screens.asking import AskingScreen, Blank, Question, Typed
from qperf_tui.tui.screens.changed_keys import HELP, KEYS
from qperf_tui.tui.screens.chosen_list import ChosenListScreen, InFull
from qperf_tui.workbench.files import write_file
from qperf_tui.workbench.since import ChangedSince, changed_since, changes_as_csv

_Ask = tuple[Question, Typed]
_UNSIGNED: Final = "as it came with the council's files"


class ChangedScreen(ChosenListScreen[ChangedSince]):
    """The changes that still stand, the earliest first."""

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS
    NONE = "Nothing has changed in what is reported since then."
    LACKING = "There is no change here; < begins a quarter earlier."

    @dataclass
    class Written(Message):
        """The list is on disk, or why it is not."""

        asked: Question
        typed: Typed
        says: str
        is_refused: bool = False

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter.shifted(-PREVIOUS_QUARTER))
        self._writing: Errand[_Ask] = Errand(self, desk.workbook, "list", _write)

    @property
    def place(self) -> str:
        """Since when these are the changes."""
        return "Changed since"

    @property
    def is_reading(self) -> bool:
        """Whether the list is still written."""
        return self._writing.is_out

    def reload(self) -> None:
        """Read the changes again, the cursor staying on its own."""
        found = changed_since(self.desk.workbook, self.shown_quarter)
        many = f"{len(found) or 'No'} {plural(len(found), 'change')}"
        self.show(found, f"{many} since the end of {self.shown_quarter} · x exports")

    def key_of(self, thing: ChangedSince) -> ChangedSince:
        """A change is known by all that is told of it."""
        return thing

    def line_of(self, thing: ChangedSince) -> Content:
        """A change with who made it and when."""
        head = plain_line(_signed(thing)).stylize("bold")
        return Content.assemble(head, "\n", plain_line(thing.says))

    def in_full(self, thing: ChangedSince) -> InFull:
        """All that is told of a change."""
        opens = "" if thing.indicator_id is None else "\n\nEnter opens the indicator."
        return InFull(_signed(thing), f"{thing.says}.{opens}")

    def action_open(self) -> None:
        """Show the definition of the indicator."""
        from qperf_tui.tui.screens.definition import (  # noqa: PLC0415 - start-up
            DefinitionScreen,
        )

        chosen = self.wanted()
        if chosen is None:
            return
        key = chosen.indicator_id
        found = [] if key is None else self.desk.workbook.indicators.of_ids([key])
        if not found:
            self.notify("This was made to more than one indicator, or to none.")
            return
        quarter = self.shown_quarter.shifted(PREVIOUS_QUARTER)
        self.app.push_screen(DefinitionScreen(self.desk, quarter, found[0]))

    @on(OptionList.OptionSelected)
    def _open_selected(self) -> None:
        self.action_open()

    def action_export(self) -> None:
        """Ask where the list is to be written, and write it."""
        begins, content = self.shown_quarter, changes_as_csv(self.things)
        name = f"changed-since-{begins.starting}-Q{begins.number}.csv"
        path = Blank(
            name="path",
            label="File",
            value=str(Path.cwd() / name),
            lacking="Name the file that is to be written.",
        )
        self._ask_where(
            Question(
                saying="write the list",
                about=f"What has changed since {begins}, for a spreadsheet",
                blanks=[path],
                job=lambda typed: (
                    lambda _: write_file(
                        Path(typed["path"]), content, may_replace=False
                    )
                ),
            )
        )

    def _ask_where(self, question: Question) -> None:
        self.app.push_screen(AskingScreen(question), partial(self._export, question))

    def _export(self, question: Question, typed: Typed | None) -> None:
        """Have the file written, which changes nothing in the workbook."""
        if typed is not None:
            self._writing.send((question, typed))

    @on(Written)
    def _tell(self, event: Written) -> None:
        if not self._writing.is_last():
            return
        if event.is_refused:
            self._ask_where(event.asked.answered(event.typed, event.says))
        else:
            self.notify(event.says, timeout=10, markup=False)


def _write(workbook: Workbook, ask: _Ask, stop: Stop) -> Message:
    """Write the list where it was asked for; a shared drive may be slow."""
    del stop
    question, typed = ask
    try:
        path = question.job(typed)(workbook)
    except QperfError as error:
        return ChangedScreen.Written(question, typed, str(error), is_refused=True)
    return ChangedScreen.Written(question, typed, f"Written to {path}")


def _signed(change: ChangedSince) -> str:
    return f"{change.on} · by {change.by}" if change.by else _UNSIGNED
