"""Screens from which one opens what is about no one indicator."""

from typing import ClassVar, Generic

from textual.binding import Binding, BindingType

from qperf_tui.tui.screens.asking import AskingDesk
from qperf_tui.tui.screens.desk_screen import Result
from qperf_tui.tui.screens.hidden_keys import OPEN_HIDDEN


class AtHandDesk(AskingDesk[Result], Generic[Result]):
    """A screen with the requests, the hidden figures, the plan and its changes at hand.

    They have keys and are in the palette; the line at the foot has no room for them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "R",
            "requests",
            "Requests",
            id="requests",
            show=False,
            tooltip="What members asked for at meetings, and the answers",
        ),
        OPEN_HIDDEN,
        Binding(
            "P",
            "plan",
            "Plan",
            id="plan",
            show=False,
            tooltip="The council's priorities: add one, rename one, begin a new plan",
        ),
        Binding(
            "C",
            "changed",
            "Changed since",
            id="changed",
            show=False,
            tooltip="What has changed in what is reported since a quarter, and why",
        ),
    ]

    def action_requests(self) -> None:
        """Show what members asked for."""
        from qperf_tui.tui.screens.requests import (  # noqa: PLC0415 - start-up
            RequestsScreen,
        )

        self.app.push_screen(RequestsScreen(self.desk, self.shown_quarter))

    def action_hidden(self) -> None:
        """Show what is hidden from the public."""
        from qperf_tui.tui.screens.hidden import (  # noqa: PLC0415 - start-up
            HiddenScreen,
        )

        self.app.push_screen(HiddenScreen(self.desk, self.shown_quarter))

    def action_plan(self) -> None:
        """Show the priorities of the council's plan."""
        from qperf_tui.tui.screens.plan import PlanScreen  # noqa: PLC0415 - start-up

        self.app.push_screen(PlanScreen(self.desk, self.shown_quarter))

    def action_changed(self) -> None:
        """Show what has changed since the quarter before."""
        from qperf_tui.tui.screens.changed import (  # noqa: PLC0415 - start-up
            ChangedScreen,
        )

        self.app.push_screen(ChangedScreen(self.desk, self.shown_quarter))
