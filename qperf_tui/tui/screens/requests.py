"""What members asked for at meetings, and what they are answered."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import OptionList

from qperf_tui.domain.days import short_day
from qperf_tui.domain.request import Request
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.request_form import as_typed, blanks
from qperf_tui.tui.screens.asking import Blank, Question, Typed
from qperf_tui.tui.screens.request_keys import HELP, KEYS
from qperf_tui.tui.screens.request_list import RequestListScreen
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.requests import (
    add_request,
    answer_request,
    change_request,
    reopen_request,
    withdraw_request,
)


class RequestsScreen(RequestListScreen):
    """Requests entered, changed, answered, opened again and withdrawn."""

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def action_all(self) -> None:
        """Show those answered and withdrawn before as well, or no longer."""
        self.is_all = not self.is_all
        self.reload()

    def action_add(self) -> None:
        """Ask what was asked, and keep it."""

        def add(typed: Typed) -> Job:
            return lambda held: add_request(held, as_typed(held, typed, None))

        def say(added: object) -> None:
            if isinstance(added, Request):
                self.go_to(added.number)
                self.notify(f"Kept as request {added.number}. u undoes it.")

        self.ask(
            Question(
                saying="enter a request",
                about="A request of a member",
                blanks=blanks(None, ""),
                job=add,
                then=say,
            )
        )

    def action_change(self) -> None:
        """Ask what is to stand in place of what was entered."""
        if (chosen := self.wanted()) is None:
            return
        number = chosen.number

        def change(typed: Typed) -> Job:
            stood = self.as_shown(chosen)
            return lambda held: change_request(held, as_typed(held, typed, stood))

        self.ask(
            Question(
                saying=f"change request {number}",
                about=f"Request {number}",
                blanks=blanks(chosen, self.code_of(chosen)),
                job=change,
                then=lambda _: self.notify(f"Request {number} changed. u undoes it."),
            )
        )

    def action_answer(self) -> None:
        """Ask for the answer, which this quarter's report prints."""
        if (chosen := self.wanted()) is None:
            return
        quarter, held = self.shown_quarter, chosen.answer

        def give(typed: Typed) -> Job:
            stood, said = self.as_shown(chosen), typed["answer"]
            return lambda held: answer_request(held, stood, said, quarter)

        def say(done: object) -> None:
            if isinstance(done, Request) and done.answer is not None:
                printed_in = done.answer.quarter
                self.notify(f"Answered, for the report of {printed_in}. u undoes it.")

        self.ask(
            Question(
                saying=f"answer request {chosen.number}",
                about=f"Answer to {chosen.asked_by}, {short_day(chosen.asked_on)}",
                known=chosen.question,
                blanks=[
                    Blank(
                        name="answer",
                        label="Answer, as the report is to print it",
                        value="" if held is None else held.text,
                        lacking="The answer says nothing yet.",
                        is_long=True,
                    )
                ],
                job=give,
                then=say,
            )
        )

    @on(OptionList.OptionSelected)
    def _answer_selected(self) -> None:
        self.action_answer()

    def action_reopen(self) -> None:
        """Let the request wait for an answer again."""
        self._turn("reopen", reopen_request, "open again")

    def action_withdraw(self) -> None:
        """Take the request out of the queue and of every report."""
        self._turn("withdraw", withdraw_request, "withdrawn")

    def _turn(
        self, verb: str, way: Callable[[Workbook, Request], Request], done: str
    ) -> None:
        if (chosen := self.wanted()) is None:
            return
        self.write(
            f"{verb} request {chosen.number}",
            lambda held: way(held, chosen),
            lambda _: self.notify(f"Request {chosen.number} {done}. u undoes it."),
        )
