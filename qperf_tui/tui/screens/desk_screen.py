"""What every screen that shows and changes the workbook has in common."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.screen import Screen

from qperf_tui.domain.agreement import same_name
from qperf_tui.domain.period import Quarter
from qperf_tui.tui.areas import TITLES
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.writer import Job, Then, Writer
from qperf_tui.workbench.closing import closing_of
from qperf_tui.workbench.in_hand import quarter_in_hand

if TYPE_CHECKING:
    from qperf_tui.workbench.undoing import Turn

Result = TypeVar("Result")


class DeskScreen(Screen[Result], Generic[Result]):
    """A screen with a top line, a quarter, and writes that are done elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "u",
            "undo",
            "Undo",
            id="undo",
            show=False,
            tooltip="Undo the last change to the workbook, whoever made it",
        ),
        Binding(
            "U",
            "redo",
            "Redo",
            id="redo",
            show=False,
            tooltip="Do again what was undone last",
        ),
    ]

    area: ClassVar[str] = ""
    """The name of the area this screen is; nothing for a screen within one."""

    turning: ClassVar[tuple[str, str]] = ("u", "U")
    """The keys that undo here, and that do again."""

    quarter: var[Quarter | None] = var(None, init=False)
    """The quarter looked at."""

    top_line = getters.query_one(TopLine)

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__()
        self.desk = desk
        self._warned: Turn | None = None
        """A colleague's change that one was told of before it is turned back."""
        self.set_reactive(DeskScreen.quarter, quarter)

    @property
    def shown_quarter(self) -> Quarter:
        """The quarter looked at, which is always set."""
        if self.quarter is None:
            raise ValueError("a desk screen is made with a quarter")
        return self.quarter

    @property
    def place(self) -> str:
        """Where in the program this screen is, for the top line.

        A screen within an area says so itself.
        """
        return TITLES[self.area]

    @property
    def is_reading(self) -> bool:
        """Whether what it shows is being worked out in another thread."""
        return False

    def turn_to(self, quarter: Quarter) -> None:
        """Look at a quarter when the screen is next in front."""
        self.set_reactive(DeskScreen.quarter, quarter)
        if self.is_mounted:
            self._say_where()

    def on_mount(self) -> None:
        """Say where one is."""
        self._say_where()

    def watch_quarter(self) -> None:
        """Show another quarter."""
        self._say_where()
        self.reload()

    def reload(self) -> None:
        """Ask the workbook again; each screen knows what for."""

    def flush(self) -> None:
        """Give the writer what has been typed and is not saved yet."""

    def write(
        self, saying: str, job: Job, then: Then | None = None, *, is_seen: bool = True
    ) -> None:
        """Have a job done by the writer; `then` gets what it returns once committed."""
        if self.desk.is_read_only:
            self.notify(
                "The workbook is open read-only, so nothing can be changed.",
                severity="warning",
                markup=False,
            )
            return
        self.top_line.saved = "saving"
        self.desk.writer.do(saying, job, then, is_seen=is_seen)

    def settle(self, event: Writer.Finished) -> None:
        """Say what became of a write, and look at the workbook again."""
        if event.refusal is not None:
            self.top_line.saved = "NOT SAVED"
            self.notify(
                f"Not done: {event.job}. {event.refusal}",
                severity="error",
                timeout=30,
                markup=False,
            )
            self.reload()
            return
        now = datetime.now().astimezone()
        self.top_line.saved = f"saved {now:%H:%M}"
        if event.is_seen:
            self._say_where()
            self.reload()
        if event.then is not None:
            event.then(event.outcome)

    def action_quarter(self, by: int) -> None:
        """Look at another quarter, from the first on file to the one after the last.

        The last is the one in hand, which may have been opened before any figure came.
        """
        known = self.desk.workbook.outturns.quarters()
        last = quarter_in_hand(self.desk.workbook)
        wanted = self.shown_quarter.shifted(by)
        if last is not None and (known or [last])[0] <= wanted <= last.shifted(1):
            self.quarter = wanted
        else:
            self.notify(f"There are no figures for {wanted}.")

    def action_undo(self) -> None:
        """Undo the last change to the workbook, and nothing else."""
        # Not at the top: reading what stood before needs a library of 25 ms.
        from qperf_tui.workbench.undoing import (  # noqa: PLC0415
            turn_to_undo,
            undo_last,
        )

        found = turn_to_undo(self.desk.workbook)
        if self._is_expected(found, f"{self.turning[0]} again undoes it."):
            named = None if found is None else found.name
            self.turn(named, partial(undo_last, named=named), "Undone", "undo")

    def action_redo(self) -> None:
        """Do again what was undone last, and nothing else."""
        from qperf_tui.workbench.undoing import (  # noqa: PLC0415
            redo_last,
            turn_to_redo,
        )

        found = turn_to_redo(self.desk.workbook)
        if self._is_expected(found, f"{self.turning[1]} again does it again."):
            named = None if found is None else found.name
            self.turn(named, partial(redo_last, named=named), "Done again", "redo")

    def _is_expected(self, found: "Turn | None", again: str) -> bool:
        """Whether one would expect to turn this back; if not, it is named first.

        Nothing on the screen names it, and one's own change may not be the newest.
        """
        if found is None or self.desk.is_read_only or found == self._warned:
            self._warned = None
            return True
        if same_name(found.whose) == same_name(self.desk.workbook.stamp.by):
            return True
        self._warned = found
        self.notify(
            f"The newest change is not yours: {found.whose} “{found.name}”. {again}",
            severity="warning",
            timeout=15,
            markup=False,
        )
        return False

    def turn(self, named: str | None, job: Job, done: str, verb: str) -> None:
        """Have what is named undone or redone, and say so; None says there is none."""
        if named is None and not self.desk.is_read_only:
            self.notify(f"There is nothing to {verb}.")
            return
        self.write(
            f"{verb} “{named}”", job, lambda turned: self.notify(f"{done}: {turned}.")
        )

    def _say_where(self) -> None:
        desk = self.desk
        made_up = " (illustrative figures)" if desk.is_illustrative else ""
        self.top_line.is_illustrative = desk.is_illustrative
        self.top_line.council = f"{desk.council}{made_up}"
        quarter = self.shown_quarter
        closed = " closed" if closing_of(desk.workbook, quarter) else ""
        self.top_line.quarter = f"{quarter}{closed} ({quarter.months})"
        self.top_line.area = self.place
        if desk.is_read_only:
            self.top_line.saved = "read-only"
