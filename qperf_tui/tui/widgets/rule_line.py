"""A line across a pane with a heading at its left and a state at its right."""

from textual.widgets import Static

from qperf_tui.tui.plain import plain_line


class RuleLine(Static):
    """`─ Commentary ──────── 41 words · draft ─`, as wide as there is room."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._left = self._right = ""

    def head(self, left: str, right: str = "") -> None:
        """Say something else at either end."""
        self._left, self._right = left, right
        self._draw()

    def on_resize(self) -> None:
        """Reach from edge to edge again."""
        self._draw()

    def _draw(self) -> None:
        left = f"─ {self._left} "
        right = f" {self._right} ─" if self._right else ""
        between = max(self.size.width - len(left) - len(right), 1)
        self.update(plain_line(f"{left}{'─' * between}{right}"))
