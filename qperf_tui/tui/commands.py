"""What the command palette finds: every action of the screen, and every indicator."""

from collections.abc import Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.screens.desk_screen import DeskScreen

_MOST_INDICATORS = 30


class Actions(Provider):
    """Every action that a key does on the screen beneath, with its key."""

    def _found(self) -> list[tuple[str, str, Callable[[], object]]]:
        found = []
        seen = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not active.enabled or not binding.description or binding.system:
                continue
            if binding.action in seen or binding.action == "app.command_palette":
                continue
            seen.add(binding.action)
            key = self.app.get_key_display(binding)
            run: Callable[[], object] = partial(
                self.app.run_action, binding.action, active.node
            )
            found.append((f"{binding.description}  ({key})", binding.tooltip, run))
        return found

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for name, tip, run in self._found():
            yield DiscoveryHit(name, run, help=tip or None)

    async def search(self, query: str) -> Hits:
        """What fits the words typed so far."""
        matcher = self.matcher(query)
        for name, tip, run in self._found():
            score = matcher.match(f"{name} {tip}")
            if score > 0:
                yield Hit(score, plain_line(name), run, help=tip or None)


class Indicators(Provider):
    """Go to an indicator by its code or any words of its title."""

    async def search(self, query: str) -> Hits:
        """Indicators whose code or title has the words."""
        screen = self.screen
        if not isinstance(screen, DeskScreen):
            return
        matcher = self.matcher(query)
        shown = 0
        workbook = screen.desk.workbook
        retired = {code: at for code, _, at in workbook.definitions.retired()}
        for each in workbook.indicators.on_file():
            name = f"{each.code}  {each.title}"
            if each.code in retired:
                name = f"{name} (retired from {retired[each.code]})"
            score = matcher.match(name)
            if score > 0 and shown < _MOST_INDICATORS:
                shown += 1
                yield Hit(
                    score,
                    plain_line(name),
                    partial(_open, screen, each.code),
                    help="Open this indicator",
                )


def _open(screen: DeskScreen[object], code: str) -> None:
    from qperf_tui.tui.screens.record import RecordScreen  # noqa: PLC0415 - start-up

    screen.app.push_screen(RecordScreen(screen.desk, screen.shown_quarter, code))
