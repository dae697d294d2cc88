"""The returns of a quarter by owner: what has come, what is missing, what is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static

from qperf_tui.domain.days import day_words, read_day
from qperf_tui.domain.expected_return import ExpectedReturn
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.errors import QperfError
from qperf_tui.paths import at_home
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.return_rows import (
    Listed,
    Showing,
    details_of,
    return_cells,
    return_columns,
)
from qperf_tui.tui.screens.asking import AskingDesk, Blank, Question, Typed
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.screens.return_keys import HELP, KEYS
from qperf_tui.tui.widgets.ask_line import AskLine
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.widgets.window_table import Window, WindowTable
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.deadlines import deadlines
from qperf_tui.workbench.expected_returns import (
    by_owner,
    expected_returns,
    expected_targets,
    rule_on_return,
    take_back_ruling,
)
from qperf_tui.workbench.reminders import reminders, usual_folder, write_reminders

_NONE: Final = "none"
_BLANKS: Final = (
    Blank(
        name="day",
        label=f"Due on, or {_NONE}; blank as usual",
        hint="such as 20 February 2013",
    ),
    Blank(
        name="reason",
        label="Why",
        hint="for whoever looks at this next",
        lacking="A reason is needed, for whoever looks at this next.",
    ),
)

_Letters = tuple[Quarter, Path]


class ReturnsScreen(AskingDesk[None]):
    """What is expected of whom, and how far it has come."""

    AUTO_FOCUS = "WindowTable"
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    table = getters.query_one(WindowTable)

    @dataclass
    class Read(Message):
        """What is expected has been worked out."""

        found: Listed

    @dataclass
    class Written(Message):
        """The reminders are written, or why they are not."""

        says: str
        is_refused: bool = False

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self.showing = Showing.ALL
        self.found: Listed | None = None
        """What was last worked out."""
        self._width = 0
        self._reading: Errand[Quarter] = Errand(self, desk.workbook, "returns", _read)
        self._writing: Errand[_Letters] = Errand(self, desk.workbook, "remind", _write)

    @property
    def place(self) -> str:
        """What these are."""
        return "Returns"

    @property
    def is_reading(self) -> bool:
        """Whether something is still worked out or written."""
        return self._reading.is_out or self._writing.is_out

    def compose(self) -> ComposeResult:
        """How many of each state, the returns, and the chosen one in full."""
        yield TopLine()
        yield Static("reading what is expected", id="line", markup=False)
        yield WindowTable(self._fetch)
        yield Static(id="whole", markup=False)
        yield AskLine()
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Read what came since."""
        self.reload()

    def reload(self) -> None:
        """Have it worked out again."""
        self._reading.send(self.shown_quarter)

    def on_resize(self, event: events.Resize) -> None:
        """Take the columns that fit now."""
        if event.size.width != self._width:
            self._width = event.size.width
            self.table.refresh_rows()

    @on(Read)
    def _take(self, event: Read) -> None:
        if self._reading.is_last():
            self.found = event.found
            self._show()

    def _show(self) -> None:
        if self.found is None:
            return
        shown = self.found.shown(self.showing)
        self.table.show(shown, keep=self.table.chosen)
        said = self.found.line(self.showing)
        self.query_one("#line", Static).update(plain_line(said))

    def _fetch(self, ids: Sequence[int]) -> Window:
        if self.found is None:
            return Window(return_columns(self._width, ()), [])
        returns = self.found.returns
        columns = return_columns(self._width, returns.values())
        return Window(columns, [(k, return_cells(returns[k], columns)) for k in ids])

    @property
    def chosen(self) -> ExpectedReturn | None:
        """The return under the cursor."""
        key = self.table.chosen
        return None if self.found is None or key is None else self.found.returns[key]

    @on(WindowTable.Rested)
    def _say_whole(self) -> None:
        whole, chosen = self.query_one("#whole", Static), self.chosen
        if chosen is None or self.found is None:
            whole.update(plain_line("Nothing to show here; f shows the others."))
            return
        target = self.found.targets[chosen.position.indicator.indicator_id]
        whole.update(details_of(chosen, target))

    @on(WindowTable.Opened)
    def _open(self) -> None:
        from qperf_tui.tui.screens.record import (  # noqa: PLC0415 - seldom
            RecordScreen,
        )

        if (chosen := self.chosen) is not None:
            code = chosen.position.code
            self.app.push_screen(RecordScreen(self.desk, self.shown_quarter, code))

    def action_back(self) -> None:
        """Go back to where the officer was."""
        self.dismiss(None)

    def action_filter(self) -> None:
        """Show what is missing, then what is late, then all again."""
        self.showing = self.showing.following
        self._show()

    def action_open_next(self) -> None:
        """Look at what opening the next quarter would do."""
        from qperf_tui.tui.screens.opening import (  # noqa: PLC0415 - seldom
            OpeningScreen,
        )
        from qperf_tui.workbench.looking_ahead import (  # noqa: PLC0415 - seldom
            following_quarter,
        )

        quarter = following_quarter(self.desk.workbook) or self.shown_quarter
        self.app.push_screen(OpeningScreen(self.desk, quarter), self._go_to)

    def _go_to(self, opened: Quarter | None) -> None:
        if opened is not None:
            self.quarter = opened
            for each in self.app.screen_stack:
                if isinstance(each, DeskScreen) and each is not self:
                    each.turn_to(opened)

    def action_remind(self) -> None:
        """Ask for a folder, and write the reminders into it."""
        usual = str(usual_folder(self.shown_quarter))
        self.query_one(AskLine).ask("New folder for the reminders", usual, self._remind)

    def _remind(self, folder: str) -> None:
        if folder.strip():
            self._writing.send((self.shown_quarter, Path(folder.strip())))

    @on(Written)
    def _tell(self, event: Written) -> None:
        if not self._writing.is_last():
            return
        if event.is_refused:
            self.notify(event.says, severity="warning", timeout=15, markup=False)
        else:
            self.notify(event.says, timeout=15, markup=False)

    def action_due(self) -> None:
        """Ask for another day, or that none is due."""
        chosen, quarter = self.chosen, self.shown_quarter
        if chosen is None:
            self.notify("Choose a return first.")
            return
        indicator = chosen.position.indicator
        usual = "" if chosen.due is None else f" It is due {day_words(chosen.due)}."

        def decide(typed: Typed) -> Job:
            day, reason = typed["day"].strip(), typed["reason"]
            if not day:
                return lambda held: take_back_ruling(held, indicator, quarter, reason)
            return partial(
                _rule, indicator=indicator, quarter=quarter, day=day, reason=reason
            )

        self.ask(
            Question(
                saying=f"move the return of {indicator.code}",
                about=f"{indicator.code}  {indicator.title}",
                known=f"{quarter}: {chosen.claim.why}.{usual}",
                blanks=_BLANKS,
                job=decide,
                then=lambda _: self.notify(f"{indicator.code} is moved. u undoes it."),
            )
        )


def _rule(
    held: Workbook, *, indicator: Indicator, quarter: Quarter, day: str, reason: str
) -> None:
    """Let a return be due on the day that was typed, or not at all."""
    due = None
    if day.casefold() != _NONE:
        try:
            due = read_day(day)
        except ValueError as error:
            raise QperfError(f"Due on: {error}.") from None
    rule_on_return(held, indicator, quarter, due, reason)


def _read(workbook: Workbook, quarter: Quarter, stop: Stop) -> Message:
    del stop
    found = by_owner(expected_returns(workbook, quarter, day_of(workbook)))
    return ReturnsScreen.Read(
        Listed(
            quarter=quarter,
            returns={each.position.indicator.indicator_id: each for each in found},
            targets=expected_targets(workbook, found),
            due=deadlines(workbook, quarter),
        )
    )


def _write(workbook: Workbook, asked: _Letters, stop: Stop) -> Message:
    """Write the reminders; why they cannot be is an answer too."""
    del stop
    quarter, folder = asked
    try:
        found = reminders(workbook, quarter, day_of(workbook))
        if not found.letters and not found.unowned:
            return ReturnsScreen.Written(f"Nothing is missing for {quarter}.")
        write_reminders(found, folder)
    except QperfError as error:
        return ReturnsScreen.Written(str(error), is_refused=True)
    many = len(found.letters)
    return ReturnsScreen.Written(
        f"{many} {plural(many, 'reminder')} and a list are in "
        f"{at_home(folder).resolve()}; nothing is sent."
    )
