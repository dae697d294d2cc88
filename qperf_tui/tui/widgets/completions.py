"""A short list under the cursor of what the figure begun with `{` may become."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from qperf_tui.tui.plain import plain_line


class Completions(OptionList, can_focus=False):
    """Open while there is something to offer; the text keeps the keys it does not take.

    Enter or tab takes the line under the mark, the arrows move it, escape closes.
    """

    @dataclass
    class Taken(Message):
        """A completion was chosen."""

        token: str

    def __init__(self) -> None:
        super().__init__(id="completions")
        self._offered: Sequence[tuple[str, str]] = ()
        self.display = False

    def offer(self, offered: Sequence[tuple[str, str]], under: Offset) -> None:
        """Show tokens with what each shows, below a place on the screen."""
        self._offered = offered
        self.display = bool(offered)
        if offered:
            widest = max(len(token) for token, _ in offered)
            self.set_options(
                Option(
                    Content.assemble(
                        plain_line(token),
                        " " * (widest - len(token) + 2),
                        plain_line(shown),
                    )
                )
                for token, shown in offered
            )
            self.highlighted = 0
            self.absolute_offset = under + Offset(0, 1)

    def close(self) -> None:
        """Offer nothing."""
        self.offer((), Offset())

    def takes(self, key: str) -> bool:
        """Do what a key asks of the list; False when it is none of its own."""
        if not self.display:
            return False
        if key in {"up", "down"}:
            step = 1 if key == "down" else -1
            self.highlighted = ((self.highlighted or 0) + step) % len(self._offered)
        elif key in {"enter", "tab"}:
            self.post_message(self.Taken(self._offered[self.highlighted or 0][0]))
            self.close()
        elif key == "escape":
            self.close()
        else:
            return False
        return True
