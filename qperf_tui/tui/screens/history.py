"""Every change, who made it and when; undo and redo by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from textual import events, getters, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Static

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.changes import Change
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.change_rows import (
    Past,
    change_cells,
    change_columns,
    sought,
    what_was_done,
)
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.screens.at_hand import AtHandDesk
from qperf_tui.tui.screens.history_keys import HELP, KEYS
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.plain_input import PlainInput
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.widgets.turn_line import TurnLine
from qperf_tui.tui.widgets.window_table import Window, WindowTable
from qperf_tui.workbench.undoing import redo_last, undo_last


class HistoryScreen(AtHandDesk[None]):
    """The changes, newest first; only those in the window are read."""

    AUTO_FOCUS = "WindowTable"
    HELP = HELP
    BINDINGS = KEYS
    area = "history"

    table = getters.query_one(WindowTable)
    turns = getters.query_one(TurnLine)

    @dataclass
    class Read(Message):
        """The changes have been sought."""

        past: Past

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self._width = 0
        self._reading: Errand[str] = Errand(self, desk.workbook, "history", _read)

    def compose(self) -> ComposeResult:
        """What would be undone and done again, the words sought, and the changes."""
        yield TopLine()
        yield Static("reading what was changed", id="line", markup=False)
        yield TurnLine()
        yield PlainInput(id="filter", placeholder="a code, a name, or words")
        yield WindowTable(self._fetch)
        yield Static(id="whole", markup=False)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Read what was changed since."""
        self.reload()

    def reload(self) -> None:
        """Seek the changes again, and name what would be undone now."""
        self.turns.look(self.desk.workbook)
        self._reading.send(self._words.value)

    def on_resize(self, event: events.Resize) -> None:
        """Take the columns that fit now."""
        if event.size.width != self._width:
            self._width = event.size.width
            self.table.refresh_rows()

    @property
    def _words(self) -> Input:
        return self.query_one("#filter", Input)

    @on(Read)
    def _take(self, event: Read) -> None:
        if not self._reading.is_last():
            return
        past, is_at_top = event.past, self.table.place == 0
        self.table.show(past.numbers, keep=None if is_at_top else self.table.chosen)
        many = f"{len(past.numbers):,} of {past.whole:,}"
        last = "newest first" if past.numbers else "escape clears"
        said = f"{many} shown · {past.taken_for} · {last}"
        if past.whole == 0:
            said = "Nothing has been changed yet; what you do is listed here."
        self.query_one("#line", Static).update(plain_line(said))

    @on(Input.Changed, "#filter")
    def _type(self, event: Input.Changed) -> None:
        event.stop()
        self._reading.send(event.value)

    @on(Input.Submitted, "#filter")
    def _keep_filter(self, event: Input.Submitted) -> None:
        event.stop()
        event.input.display = bool(event.value)
        self.table.focus()

    @on(WindowTable.Rested)
    def _say_whole(self) -> None:
        """Say all of what the table may have had to cut."""
        chosen = self._chosen()
        said = ""
        if chosen is not None:
            between = ":" if chosen.is_undone else ""
            said = f"{chosen.made_by}{between} {what_was_done(chosen)}."
        self.query_one("#whole", Static).update(plain_line(said))

    @on(WindowTable.Opened)
    def _open(self) -> None:
        from qperf_tui.tui.screens.record import (  # noqa: PLC0415 - seldom
            RecordScreen,
        )

        if (indicator := self._indicator()) is not None:
            screen = RecordScreen(self.desk, self.shown_quarter, indicator.code)
            self.app.push_screen(screen)

    def action_filter(self) -> None:
        """Narrow the list as one types."""
        self._words.display = True
        self._words.focus()

    def action_who(self) -> None:
        """Show only what one person changed."""
        if (chosen := self._chosen()) is not None:
            self._seek(chosen.made_by)

    def action_indicator(self) -> None:
        """Show only what concerns one indicator."""
        if (indicator := self._indicator()) is not None:
            self._seek(indicator.code)

    async def action_clear(self) -> None:
        """Show every change again; go back where all are shown."""
        if not self._words.display:
            await self.run_action("app.area('review')")
            return
        self._words.value = ""
        self._words.display = False
        self.table.focus()

    def action_undo(self) -> None:
        """Undo what the line names, and nothing else."""
        named = self.turns.undo
        self.turn(named, partial(undo_last, named=named), "Undone", "undo")

    def action_redo(self) -> None:
        """Do again what the line names, and nothing else."""
        named = self.turns.redo
        self.turn(named, partial(redo_last, named=named), "Done again", "redo")

    def _seek(self, words: str) -> None:
        self._words.display = True
        self._words.value = words

    def _chosen(self) -> Change | None:
        number = self.table.chosen
        if number is None:
            return None
        return next(iter(self.desk.workbook.changes.of_ids([number])), None)

    def _indicator(self) -> Indicator | None:
        """The indicator that the change under the cursor was made to."""
        chosen = self._chosen()
        if chosen is None:
            return None
        key = chosen.indicator_id
        found = [] if key is None else self.desk.workbook.indicators.of_ids([key])
        if not found:
            self.notify("This was made to more than one indicator, or to none.")
        return next(iter(found), None)

    def _fetch(self, ids: Sequence[int]) -> Window:
        found = self.desk.workbook.changes.of_ids(ids)
        columns = change_columns(self._width, found)
        rows = [(each.change_id, change_cells(each, columns)) for each in found]
        return Window(columns, rows)


def _read(workbook: Workbook, words: str, stop: Stop) -> Message:
    del stop
    return HistoryScreen.Read(sought(workbook, words))
