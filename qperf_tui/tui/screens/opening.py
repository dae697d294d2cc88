"""What opening the next quarter would do, and opening it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from qperf_tui.domain.agreement import same_name
from qperf_tui.domain.days import day_words, read_day
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.return_rows import NOBODY
from qperf_tui.tui.screens.asking import AskingDesk, Blank, Question, Typed
from qperf_tui.tui.screens.return_keys import OPENING_HELP, OPENING_KEYS
from qperf_tui.tui.widgets.ask_line import AskLine
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.expected_returns import each_owner
from qperf_tui.workbench.looking_ahead import LookAhead, ahead_lines, look_ahead
from qperf_tui.workbench.opening import open_quarter

_REASON: Final = Blank(
    name="reason",
    label="Why last year's targets are set again",
    hint="such as: until cabinet has agreed the new ones",
    lacking="A reason is needed; without one no target is set.",
)
_Ask = tuple[Quarter, date | None]


class OpeningScreen(AskingDesk[Quarter | None]):
    """Ends with the quarter that was opened, or nothing."""

    AUTO_FOCUS = "VerticalScroll"
    HELP = OPENING_HELP
    BINDINGS: ClassVar[list[BindingType]] = OPENING_KEYS

    @dataclass
    class Looked(Message):
        """What opening it would do has been worked out, or why it may not be."""

        found: LookAhead | None
        refusal: str = ""

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self._meeting: date | None = None
        """The day of its meeting, as typed here."""
        self.looked: OpeningScreen.Looked | None = None
        """What was last worked out."""
        self._looking: Errand[_Ask] = Errand(self, desk.workbook, "look ahead", _look)

    @property
    def place(self) -> str:
        """What is about to be done."""
        return "Open a quarter"

    @property
    def is_reading(self) -> bool:
        """Whether it is still worked out."""
        return self._looking.is_out

    def compose(self) -> ComposeResult:
        """What it does, and whom it expects what of."""
        yield TopLine()
        yield Static("looking ahead", id="banner", markup=False)
        with VerticalScroll(id="answers"):
            yield Static(id="does", markup=False)
            yield Static(id="whom", markup=False)
        yield AskLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Look ahead."""
        self.reload()

    def reload(self) -> None:
        """Look ahead again."""
        self._looking.send((self.shown_quarter, self._meeting))

    @on(Looked)
    def _take(self, event: Looked) -> None:
        if not self._looking.is_last():
            return
        self.looked = event
        banner, found = self.query_one("#banner", Static), event.found
        if found is None:
            banner.update(plain(event.refusal))
            return
        lacks = " though the one before lacks figures" if found.incomplete else ""
        banner.update(
            plain(f"Open {found.quarter}{lacks}? y opens it, escape does not.")
        )
        lines = [f"{each}." for each in ahead_lines(found)]
        self.query_one("#does", Static).update(plain("\n".join(lines)))
        self.query_one("#whom", Static).update(_whom(found))

    def action_open(self) -> None:
        """Open the quarter."""
        if self._found() is not None:
            self.write(self._saying, self._job(None), self._tell)

    def action_carry(self) -> None:
        """Ask why last year's targets are set again, and open the quarter with them."""
        found = self._found()
        if found is None:
            return
        many = len(found.to_carry)
        if not many:
            self.notify("No indicator lacks a target that it had last year.")
            return

        def carry(typed: Typed) -> Job:
            return self._job(typed["reason"])

        self.ask(
            Question(
                saying=self._saying,
                about=f"Open {found.quarter} with last year's targets",
                known=f"{many} have none for {found.quarter.year}; those they have "
                "already stay as they are.",
                blanks=[_REASON],
                job=carry,
                then=self._tell,
            )
        )

    def action_meeting(self) -> None:
        """Ask for the day of the meeting, and look ahead with it."""
        said = "" if self._meeting is None else day_words(self._meeting)
        self.query_one(AskLine).ask("Day of the meeting", said, self._set_meeting)

    def _set_meeting(self, typed: str) -> None:
        try:
            self._meeting = read_day(typed) if typed.strip() else None
        except ValueError as error:
            self.notify(f"{error}.", severity="warning", timeout=10, markup=False)
            return
        self.reload()

    def action_cancel(self) -> None:
        """Open nothing."""
        self.dismiss(None)

    @property
    def _saying(self) -> str:
        return f"open {self.shown_quarter}"

    def _found(self) -> LookAhead | None:
        """What was worked out; where the quarter may not be opened that is told."""
        looked = self.looked
        if looked is not None and looked.found is None:
            self.notify(looked.refusal, severity="warning", timeout=10, markup=False)
        return None if looked is None else looked.found

    def _job(self, carry_reason: str | None) -> Job:
        quarter, meeting = self.shown_quarter, self._meeting

        def opens(held: Workbook) -> LookAhead:
            return open_quarter(
                *(held, quarter, day_of(held)),
                meeting=meeting,
                carry_reason=carry_reason,
                may_be_incomplete=True,
            )

        return opens

    def _tell(self, done: object) -> None:
        if isinstance(done, LookAhead):
            self.app.notify(f"{done.quarter} is open; u undoes it.")
            self.dismiss(done.quarter)


def _whom(found: LookAhead) -> Content:
    """The owners that something is expected of, with the codes."""
    lines: list[Content] = []
    last: str | None = None
    for members in each_owner(found.expected):
        indicator = members[0].position.indicator
        directorate = indicator.directorate or "no directorate"
        if last is None or same_name(directorate) != same_name(last):
            lines += [Content(""), plain_line(directorate).stylize("bold")]
            last = directorate
        codes = [each.position.code for each in members]
        said = f"{indicator.owner or NOBODY} ({len(codes)}): {', '.join(codes)}"
        lines.append(Content.assemble("  ", plain_line(said)))
    return Content("\n").join(lines[1:])


def _look(workbook: Workbook, asked: _Ask, stop: Stop) -> Message:
    del stop
    quarter, meeting = asked
    try:
        found = look_ahead(workbook, quarter, day_of(workbook), meeting)
    except QperfError as error:
        return OpeningScreen.Looked(None, str(error))
    return OpeningScreen.Looked(found)
