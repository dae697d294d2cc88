"""The requests of members as a list, with the chosen one in full."""

from textual.content import Content

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import Request
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.request_form import STATES, details_of, line_of
from qperf_tui.tui.screens.chosen_list import ChosenListScreen, InFull
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.requests import printed, requests


class RequestListScreen(ChosenListScreen[Request]):
    """The requests that wait or are in this report, and one of them in full."""

    NONE = "Members have asked for nothing that waits; n enters a request."
    LACKING = "There is no request here; n enters one."

    def __init__(self, desk: Desk, quarter: Quarter, at: int | None = None) -> None:
        super().__init__(desk, quarter, at)
        self.is_all = False
        """Whether those of earlier reports are shown as well."""
        self._every: list[Request] = []

    @property
    def place(self) -> str:
        """What these are."""
        return "Requests"

    def reload(self) -> None:
        """Read the requests again, the cursor staying on its own."""
        workbook = self.desk.workbook
        self._every = every = requests(workbook, is_all=True)
        shown = {each.number for each in printed(workbook, self.shown_quarter)}
        listed = [
            each
            for each in every
            if self.is_all or each.is_open or each.number in shown
        ]
        today = day_of(workbook)
        late = sum(each.is_overdue(today) for each in every)
        waiting = sum(each.is_open for each in every)
        hidden = len(every) - len(listed)
        more = f" · f shows {hidden} more" if hidden else ""
        said = f"{waiting} to be answered, {late or 'none'} overdue{more}"
        self.show(listed, said)

    def key_of(self, thing: Request) -> int:
        """The number of a request."""
        return thing.number

    def line_of(self, thing: Request) -> Content:
        """A request with its state, who asked and by when."""
        return line_of(thing, day_of(self.desk.workbook))

    def in_full(self, thing: Request) -> InFull:
        """All there is to read of a request."""
        code = self.code_of(thing)
        about = f"It is about {code}." if code else "It is about no one indicator."
        state = STATES[thing.state(day_of(self.desk.workbook))].lower()
        return InFull(f"Request {thing.number}", details_of(thing, about), state)

    def code_of(self, request: Request) -> str:
        """The code of the indicator a request is about; nothing where of none."""
        key = request.indicator_id
        return "" if key is None else self.desk.workbook.indicators.code_of(key)

    def as_shown(self, read: Request) -> Request:
        """A request as last read: who was told of a colleague's change knows of it."""
        found = (each for each in self._every if each.number == read.number)
        return next(found, read)
