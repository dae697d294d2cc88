"""What a text tells, and what the checks have to say of it."""

from collections.abc import Sequence
from typing import Final

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qperf_tui.domain.proof import Flag
from qperf_tui.domain.telling import points
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.widgets.rule_line import RuleLine

_MARGINS: Final = 4
"""Columns at the sides and of the scroll bar."""
_QUOTED: Final = 40
"""Characters of the text that a flag quotes."""


class ChecksPane(Vertical):
    """Informs and never stops anybody; the flag one has gone to comes first, whole."""

    line = getters.query_one("#checks-line", RuleLine)

    def __init__(self, *, has_points: bool) -> None:
        super().__init__(id="checks")
        self._has_points = has_points
        self._body = ""
        self.read = ""
        """The text the flags are of."""
        self.flags: Sequence[Flag] = ()
        """In the order of their places in the text."""
        self.at: int | None = None
        """Which of the flags one has gone to."""

    def compose(self) -> ComposeResult:
        """How many there are, what the text tells, and each flag in a line or two."""
        yield RuleLine(id="checks-line")
        with VerticalScroll(can_focus=False):
            yield Static(id="points", markup=False)
            yield Static(id="flags", markup=False)

    @property
    def current(self) -> Flag | None:
        """The flag one has gone to."""
        return None if self.at is None else self.flags[self.at]

    def begin(self, body: str) -> None:
        """Say what a text tells; its flags are not known yet."""
        self._body = body
        self._draw_points()
        self.line.head("Checks", "reading")

    def fail(self) -> None:
        """Say that the checks met a fault of their own."""
        self.line.head("Checks", "a fault of the program; writing goes on unchecked")

    def on_resize(self) -> None:
        """Break the points anew."""
        self._draw_points()

    def show(self, body: str, flags: Sequence[Flag]) -> None:
        """Show what was found in a text."""
        current = self.current
        self.read, self.flags = body, flags
        self.at = flags.index(current) if current in flags else None
        self._draw()

    def step_from(self, cursor: int) -> Flag | None:
        """Go to the next flag: from the one gone to, else from the cursor, round."""
        if not self.flags:
            return None
        if self.at is None:
            later = (n for n, flag in enumerate(self.flags) if flag.start >= cursor)
            self.at = next(later, 0)
        else:
            self.at = (self.at + 1) % len(self.flags)
        self._draw()
        return self.current

    def _draw_points(self) -> None:
        said = self.query_one("#points", Static)
        said.display = self._has_points and self.at is None
        room = self.size.width - _MARGINS
        said.update(plain("\n".join(_filled(points(self._body), room))))

    def _draw(self) -> None:
        self.line.head("Checks", self._counted())
        first = self.at or 0
        turned = [*self.flags[first:], *self.flags[:first]]
        lines = [
            self._line_of(flag, is_current=self.at is not None and place == 0)
            for place, flag in enumerate(turned)
        ]
        said = Content("\n").join(lines) if lines else Content("● Nothing to mend.")
        self.query_one("#flags", Static).update(said)
        self._draw_points()

    def _counted(self) -> str:
        if not self.flags:
            return "nothing to mend"
        held = sum(flag.is_blocking for flag in self.flags)
        stops = f", {held} to mend before export" if held else ""
        place = f"{self.at + 1} of " if self.at is not None else ""
        return f"{place}{len(self.flags)} to look at{stops}"

    def _line_of(self, flag: Flag, *, is_current: bool) -> Content:
        mark = "▸" if is_current else "■" if flag.is_blocking else "◆"
        quoted = " ".join(self.read[flag.start : flag.end].split())
        if quoted in flag.says:
            quoted = ""
        elif len(quoted) > _QUOTED:
            quoted = f"{quoted[: _QUOTED - 1]}…"
        named = plain_line(f"{mark} {flag.rule}").stylize("bold")
        where = f" “{quoted}”" if quoted else ""
        return Content.assemble(named, plain(f"{where}: {flag.sentence}"))


def _filled(parts: Sequence[str], width: int) -> list[str]:
    """Lines of whole parts, as many on each as fit."""
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + 2 + len(part) <= width:
            lines[-1] += f"  {part}"
        else:
            lines.append(part)
    return lines
