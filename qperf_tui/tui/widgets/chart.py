"""A chart of an indicator's figures with its target and its gaps."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual import work
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from qperf_tui.domain.explaining import outturn_words
from qperf_tui.domain.text import clean_line
from qperf_tui.tui.plain import plain
from qperf_tui.workbench.dossier import Dossier

if TYPE_CHECKING:
    from qperf_tui.domain.appraisal import Appraisal

_ROOM_FOR_ALL: Final = 12
"""Rows from which on there is room to say what events and other bodies are."""


class Chart(Widget):
    """Draws once the drawing library is in, which is only after the first screen."""

    dossier: reactive[Dossier | None] = reactive(None)
    """The indicator to draw, or None to leave the space empty."""
    appraisal: "reactive[Appraisal | None]" = reactive(None)
    """What its series says, for the mean and the limits; None to draw none."""
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
        import qperf_tui.tui.chart_view  # noqa: PLC0415
        import qperf_tui.tui.charts  # noqa: F401, PLC0415

        self.post_message(self.LibraryIn())

    def on_chart_library_in(self) -> None:
        """Draw what was asked for while the library was on its way."""
        self.is_ready = True

    def render(self) -> RenderResult:
        """The chart, or the figures in words where there is no room for one."""
        if self.dossier is None or not self.is_ready:
            return Content("")
        from qperf_tui.tui.chart_view import (  # noqa: PLC0415 - see _bring_in
            legend_of,
            series_of,
        )
        from qperf_tui.tui.charts import (  # noqa: PLC0415 - see _bring_in
            SMALLEST,
            trend,
        )

        width, height = self.content_size
        is_ascii = self._marker == "ascii"
        is_small = height < _ROOM_FOR_ALL
        said = legend_of(
            self.dossier, self.appraisal, is_ascii=is_ascii, is_small=is_small
        )
        room = min(max(height // 3, 1), max(height - SMALLEST[1], 1))
        legend = _fitted(said, width, room)
        drawn = trend(
            series_of(self.dossier, self.appraisal, is_small=is_small),
            width,
            height - len(legend),
            self._marker,
        )
        if not drawn:
            latest = outturn_words(
                self.dossier.position.outturn, self.dossier.indicator
            )
            return plain(f"{self.dossier.quarter}: {latest}")
        return plain("\n".join([drawn.rstrip(), *legend]))


def _fitted(lines: Sequence[str], width: int, room: int) -> list[str]:
    """Lines that end where the chart does, in full or each cut to one row."""
    wide = max(width, 8)
    full = [
        [clean_line(row) for row in textwrap.wrap(line, wide, subsequent_indent="  ")]
        for line in lines
    ]
    if sum(map(len, full)) <= room:
        return [row for rows in full for row in rows]
    # The first line says what the marks are, so that it is never cut.
    found = full[0][:room]
    for line in map(clean_line, lines[1:]):
        found.append(line if len(line) <= wide else f"{line[: wide - 1]}…")
    if len(found) > room > len(full[0]):
        found[room - 1 :] = [f"… {len(found) - room + 1} more"]
    return found[:room]
