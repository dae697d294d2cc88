"""The keys that work here, on one line, as many as fit whole."""

from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from qperf_tui.domain.text import clean_line

_GAP = 2


class KeyLine(Widget):
    """One line in place of Textual's Footer.

    The Footer makes a widget of every key, several times over on the way to the
    first screen (a quarter of it), and cuts what does not fit without a sign.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key"}

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, _screen: object) -> None:
        self.refresh()

    def render(self) -> RenderResult:
        """The keys that fit, and the palette, where every other action is."""
        key_style = self.get_visual_style("key-line--key")
        content = Content(" ")
        for shown, binding in self._fitting():
            content = content.append(Content.styled(shown, key_style))
            content = content.append(f" {binding.description}{' ' * _GAP}")
        return content

    def on_click(self, event: events.Click) -> None:
        """Do what the key clicked on does."""
        reached = 1
        for shown, binding in self._fitting():
            reached += len(shown) + 1 + len(binding.description) + _GAP
            if event.x < reached:
                self.app.simulate_key(binding.key)
                return

    def _fitting(self) -> list[tuple[str, Binding]]:
        """The keys of the screen that fit beside those that work everywhere."""
        palette = Binding("ctrl+p", "app.command_palette", "All", key_display="^p")
        own: list[tuple[str, Binding]] = []
        everywhere: list[tuple[str, Binding]] = []
        seen = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not (binding.show and active.enabled) or binding.system:
                continue
            if binding.action in seen:
                continue
            seen.add(binding.action)
            shown = clean_line(self.app.get_key_display(binding))
            kept = everywhere if active.node is self.app else own
            kept.append((shown, binding))
        # What the screen declares itself comes before what every such screen has.
        declared = [
            each.id
            for each in vars(type(self.screen)).get("BINDINGS", ())
            if isinstance(each, Binding)
        ]
        own.sort(
            key=lambda key: (
                declared.index(key[1].id) if key[1].id in declared else len(declared)
            )
        )
        room = self.size.width - 2 - len("^p All")
        everywhere, room = _first(everywhere, room)
        own, room = _first(own, room)
        return [*own, *everywhere, ("^p", palette)]


def _first(
    keys: list[tuple[str, Binding]], room: int
) -> tuple[list[tuple[str, Binding]], int]:
    """The first keys that fit whole, and the room that is left."""
    for place, (shown, binding) in enumerate(keys):
        taken = len(shown) + 1 + len(binding.description) + _GAP
        if taken > room:
            return keys[:place], room
        room -= taken
    return keys, room
