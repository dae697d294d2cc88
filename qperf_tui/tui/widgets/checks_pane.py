"""What a text tells, and what the checks have to say of it."""

from collections.abc import Sequence

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qperf_tui.domain.proof import Flag
from qperf_tui.domain.telling import points_line
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.widgets.rule_line import RuleLine

_QUOTED = 40
"""Characters of the text that a flag quotes."""


class ChecksPane(Vertical):
    """Informs and never stops anybody; the flag one has gone to comes first, whole."""

    line = getters.query_one("#checks-line", RuleLine)

    def __init__(self, *, has_points: bool) -> None:
        super().__init__(id="checks")
        self._has_points = has_points
        self._body = ""
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
        points = self.query_one("#points", Static)
        points.display = self._has_points
        points.update(points_line(body))
        self.line.head("Checks", "reading")

    def show(self, body: str, flags: Sequence[Flag]) -> None:
        """Show what was found in a text."""
        current = self.current
        self._body, self.flags = body, flags
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

    def leave(self) -> None:
        """Have gone to none of them."""
        if self.at is not None:
            self.at = None
            self._draw()

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

    def _counted(self) -> str:
        if not self.flags:
            return "nothing to mend"
        held = sum(flag.is_blocking for flag in self.flags)
        stops = f", {held} to mend before export" if held else ""
        place = f"{self.at + 1} of " if self.at is not None else ""
        return f"{place}{len(self.flags)} to look at{stops}"

    def _line_of(self, flag: Flag, *, is_current: bool) -> Content:
        mark = "▸" if is_current else "■" if flag.is_blocking else "◆"
        quoted = " ".join(self._body[flag.start : flag.end].split())
        if len(quoted) > _QUOTED:
            quoted = f"{quoted[: _QUOTED - 1]}…"
        named = plain_line(f"{mark} {flag.rule}").stylize("bold")
        where = f" “{quoted}”" if quoted else ""
        return Content.assemble(named, plain(f"{where}: {flag.says} {flag.mend}"))
