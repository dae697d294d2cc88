"""A chart of an indicator's figures with its target and its gaps."""

from typing import TYPE_CHECKING, Final

from textual import work
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from qperf_tui.domain.explaining import outturn_words
from qperf_tui.tui.plain import plain
from qperf_tui.workbench.dossier import Dossier

if TYPE_CHECKING:
    from qperf_tui.tui.charts import Series

_MOST_QUARTERS: Final = 24


class Chart(Widget):
    """Draws once the drawing library is in, which is only after the first screen."""

    dossier: reactive[Dossier | None] = reactive(None)
    """The indicator to draw, or None to leave the space empty."""
    is_ready: reactive[bool] = reactive(default=False)
    """Whether the drawing library is in."""

    class LibraryIn(Message):
        """The drawing library has been imported."""

    def __init__(self, marker: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._marker = marker

    def on_mount(self) -> None:
        """Start bringing the library in once the screen has been painted."""
        self.call_after_refresh(self._bring_in)

    @work(thread=True, exclusive=True, group="chart")
    def _bring_in(self) -> None:
        # It takes 0.13 s to import, which would hold up the keys.
        import qperf_tui.tui.charts  # noqa: F401, PLC0415

        self.post_message(self.LibraryIn())

    def on_chart_library_in(self) -> None:
        """Draw what was asked for while the library was on its way."""
        self.is_ready = True

    def render(self) -> RenderResult:
        """The chart, or the figures in words where there is no room for one."""
        if self.dossier is None or not self.is_ready:
            return Content("")
        from qperf_tui.tui.charts import trend  # noqa: PLC0415 - see _bring_in

        width, height = self.content_size
        caption = _caption(self.dossier)
        drawn = trend(_series(self.dossier), width, height - 1, self._marker)
        if not drawn:
            latest = outturn_words(
                self.dossier.position.outturn, self.dossier.indicator
            )
            return plain(f"{self.dossier.quarter}: {latest}")
        return plain(f"{drawn.rstrip()}\n{caption[:width]}")


def _series(dossier: Dossier) -> "Series":
    from qperf_tui.tui.charts import Series  # noqa: PLC0415 - see _bring_in

    history = dossier.history[-_MOST_QUARTERS:]
    aims = [each.target for each in history]
    begun = {change.first_quarter for change in dossier.breaks}
    return Series(
        quarters=[each.quarter for each in history],
        values=[
            None if each.outturn is None else each.outturn.value for each in history
        ],
        targets=[None if each is None else each.low for each in aims],
        starts=frozenset(
            place
            for place, each in enumerate(history)
            if each.quarter.ordinal in begun
            or (dossier.indicator.basis.is_cumulative and each.quarter.number == 1)
        ),
    )


def _caption(dossier: Dossier) -> str:
    parts = ["● figure, gap = none reported"]
    if any(each.target for each in dossier.history):
        parts.append("- target")
    if dossier.breaks:
        parts.append("line breaks where the definition changed")
    return "; ".join(parts)
