"""Going between the areas, each of which stays as it was left."""

from qperf_tui.domain.period import Quarter
from qperf_tui.tui.areas import HOME
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain_notices import PlainNotices
from qperf_tui.tui.screens.desk_screen import DeskScreen


class AreaApp(PlainNotices):
    """A program of areas, of which one is in front or beneath what is."""

    _desk: Desk
    _areas: dict[str, DeskScreen[None]]
    """The areas that one has been to, by name; home is always among them."""

    def action_area(self, name: str) -> None:
        """Go to an area as it was left, in the quarter looked at."""
        _, quarter = self._here()
        while len(self.screen_stack) > 2:
            if isinstance(self.screen, DeskScreen):
                self.screen.flush()
            self.pop_screen()
        area = self._areas.get(name)
        if area is None:
            area = _make(name, self._desk, quarter)
            self._areas[name] = area
            self.install_screen(area, name)
        area.turn_to(quarter)
        if name != HOME:
            self.push_screen(area)

    def action_returns(self) -> None:
        """Show what is expected of whom, and what is missing."""
        from qperf_tui.tui.screens.returns import (  # noqa: PLC0415 - start-up
            ReturnsScreen,
        )

        _, quarter = self._here()
        self.push_screen(ReturnsScreen(self._desk, quarter))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the areas one is not in."""
        if action != "area" or not self.is_running:
            return True
        return self._here()[0] not in parameters

    def _here(self) -> tuple[str, Quarter]:
        """The area and the quarter in front, or beneath a dialog."""
        for each in reversed(self.screen_stack):
            if isinstance(each, DeskScreen):
                return each.area, each.shown_quarter
        return HOME, self._areas[HOME].shown_quarter


def _make(name: str, desk: Desk, quarter: Quarter) -> DeskScreen[None]:
    """The screen of an area; what it needs is imported only now."""
    match name:
        case "queue":
            from qperf_tui.tui.screens.queue import (  # noqa: PLC0415 - start-up
                QueueScreen,
            )

            return QueueScreen(desk, quarter)
        case "report":
            from qperf_tui.tui.screens.report import (  # noqa: PLC0415 - start-up
                ReportScreen,
            )

            return ReportScreen(desk, quarter)
        case "history":
            from qperf_tui.tui.screens.history import (  # noqa: PLC0415 - start-up
                HistoryScreen,
            )

            return HistoryScreen(desk, quarter)
        case _:
            raise ValueError(f"there is no area {name}")
