"""Priorities with how many of their indicators stand where."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Priority
from qperf_tui.domain.status import Status
from qperf_tui.tui.grounds import EXCEPTION, GROUNDS
from qperf_tui.tui.plain import plain_line
from qperf_tui.workbench.standings import Tally

_COUNTED = (Status.GREEN, Status.AMBER, Status.RED)


class TallyPane(OptionList):
    """All priorities and each of them, then statuses and states to narrow by."""

    HELP = (
        "Council priorities with their indicators green, amber and red, and how many "
        "want commentary. Press enter to show one priority's indicators, or those of "
        "one status; choose All priorities to see every one again."
    )

    tallies: var[Mapping[Priority, Tally]] = var(dict)
    """A tally for each priority, in the plan's order."""
    whole: var[Tally | None] = var(None)
    """The tally of every indicator; None until it has been counted."""

    exceptions: var[Mapping[str, int] | None] = var(None)
    """How many indicators there are to ask about, in all and by the ground."""

    @dataclass
    class Narrowed(Message):
        """The list is to be narrowed."""

        pane: "TallyPane"
        priority_id: int | None
        """The priority to show, or None for all."""
        words: str
        """What to put in the filter."""

        @property
        def control(self) -> "TallyPane":
            """The pane it was chosen in."""
            return self.pane

    def watch_whole(self) -> None:
        """Draw the counts once they are known."""
        self._draw()

    def watch_exceptions(self) -> None:
        """Draw the exceptions once somebody has asked for them."""
        self._draw()

    def _draw(self) -> None:
        whole = self.whole
        if whole is None:
            return
        chosen = self.highlighted or 0
        self.clear_options()
        self.add_option(Option(_heading("All priorities", whole), id="all"))
        for priority, tally in self.tallies.items():
            named = f"{priority.code} {priority.title}".strip()
            self.add_option(
                Option(_heading(named, tally), id=f"priority-{priority.priority_id}")
            )
        for group in (_statuses(whole), _states(whole), _grounds(self.exceptions)):
            self.add_option(None)
            self.add_options(group)
        self.highlighted = min(chosen, self.option_count - 1)

    @on(OptionList.OptionSelected)
    def _narrow(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        chosen = event.option_id or "all"
        kind, _, name = chosen.partition("-")
        if kind == "is":
            self.post_message(self.Narrowed(self, None, f"is:{name}"))
        elif kind == "ground":
            words = f"is:{EXCEPTION} is:{name}"
            self.post_message(self.Narrowed(self, None, words))
        else:
            number = int(name) if kind == "priority" else None
            self.post_message(self.Narrowed(self, number, ""))


def _heading(title: str, tally: Tally) -> Content:
    counts = " ".join(f"{each.symbol}{tally.statuses[each]}" for each in _COUNTED)
    wanted = tally.wanting_commentary
    due = f"  !{wanted}" if wanted else ""
    return Content("\n").join(
        [plain_line(title), Content(f"  {tally.total}  {counts}{due}")]
    )


def _statuses(whole: Tally) -> list[Option]:
    return [
        Option(
            _counted(str(status), whole.statuses[status]),
            id=f"is-{status.word.lower().split()[-1]}",
        )
        for status in Status
        if whole.statuses[status]
    ]


def _states(whole: Tally) -> list[Option]:
    return [
        Option(
            _counted(f"{state.symbol} {state.word}", whole.commentaries[state]),
            id=f"is-{state.word}",
        )
        for state in CommentaryState
        if whole.commentaries[state] and state is not CommentaryState.NONE
    ]


def _grounds(exceptions: Mapping[str, int] | None) -> list[Option]:
    named = f"is-{EXCEPTION}"
    if exceptions is None:
        return [Option(Content("Exceptions"), id=named)]
    found = [Option(_counted("Exceptions", exceptions[EXCEPTION]), id=named)]
    return found + [
        Option(_counted(f"  {said}", exceptions[ground]), id=f"ground-{ground}")
        for ground, said in GROUNDS.items()
        if exceptions[ground]
    ]


def _counted(said: str, count: int) -> Content:
    return Content(f"{said:<18}{count:>4}")
