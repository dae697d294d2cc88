"""The requests of members as a list, with the chosen one in full."""

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import Request
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import plain
from qperf_tui.tui.request_form import STATES, details_of, line_of
from qperf_tui.tui.screens.asking import AskingDesk
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.rule_line import RuleLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.requests import printed, requests

_NONE = "Members have asked for nothing that waits; n enters a request."


class RequestListScreen(AskingDesk[None]):
    """The requests that wait or are in this report, and one of them in full."""

    AUTO_FOCUS = "OptionList"

    listed = getters.query_one(OptionList)

    def __init__(self, desk: Desk, quarter: Quarter, at: int | None = None) -> None:
        super().__init__(desk, quarter)
        self._at = at
        """The number of the request to begin at."""
        self.is_all = False
        """Whether those of earlier reports are shown as well."""
        self._every: list[Request] = []
        self._requests: list[Request] = []
        """Those of them that are shown."""

    @property
    def place(self) -> str:
        """What these are."""
        return "Requests"

    def compose(self) -> ComposeResult:
        """The requests, and below them the chosen one."""
        yield TopLine()
        yield Static(id="line", markup=False)
        yield OptionList(id="thread")
        yield RuleLine(id="about")
        with VerticalScroll(id="text"):
            yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the requests."""
        self.reload()

    def reload(self) -> None:
        """Read the requests again, the cursor staying on its own."""
        workbook = self.desk.workbook
        chosen = self.chosen
        number, place = self._at, self.listed.highlighted or 0
        if chosen is not None:
            number = chosen.number
        self._every = every = requests(workbook, is_all=True)
        shown = {each.number for each in printed(workbook, self.shown_quarter)}
        self._requests = [
            each
            for each in every
            if self.is_all or each.is_open or each.number in shown
        ]
        today = day_of(workbook)
        options = [Option(line_of(each, today)) for each in self._requests]
        self.listed.set_options(options or [Option(_NONE, disabled=True)])
        if options:
            numbers = [each.number for each in self._requests]
            last = min(place, len(options) - 1)
            at = numbers.index(number) if number in numbers else last
            self.listed.highlighted = at
        late = sum(each.is_overdue(today) for each in every)
        waiting = sum(each.is_open for each in every)
        hidden = len(every) - len(self._requests)
        more = f" · f shows {hidden} more" if hidden else ""
        self.query_one("#line", Static).update(
            plain(f"{waiting} to be answered, {late or 'none'} overdue{more}")
        )
        self._show()

    @property
    def chosen(self) -> Request | None:
        """The request under the cursor."""
        at = self.listed.highlighted
        return self._requests[at] if self._requests and at is not None else None

    @on(OptionList.OptionHighlighted)
    def _show(self) -> None:
        chosen = self.chosen
        rule = self.query_one("#about", RuleLine)
        text = self.query_one("#text Static", Static)
        if chosen is None:
            rule.head("")
            text.update("")
            return
        state = STATES[chosen.state(day_of(self.desk.workbook))]
        rule.head(f"Request {chosen.number}", state.lower())
        text.update(details_of(chosen, self._about(chosen)))

    def _about(self, request: Request) -> str:
        code = self.code_of(request)
        return f"It is about {code}." if code else "It is about no one indicator."

    def code_of(self, request: Request) -> str:
        """The code of the indicator a request is about; nothing where of none."""
        key = request.indicator_id
        return "" if key is None else self.desk.workbook.indicators.code_of(key)

    def wanted(self) -> Request | None:
        """The request under the cursor; where there is none that is told."""
        chosen = self.chosen
        if chosen is None:
            self.notify("There is no request here; n enters one.")
        return chosen

    def as_shown(self, read: Request) -> Request:
        """A request as last read: who was told of a colleague's change knows of it."""
        found = (each for each in self._every if each.number == read.number)
        return next(found, read)

    def go_to(self, number: int) -> None:
        """Put the cursor on a request, if it is shown."""
        numbers = [each.number for each in self._requests]
        if number in numbers:
            self.listed.highlighted = numbers.index(number)
