"""What is known of the indicator under the cursor, in a few lines or with a chart."""

from typing import Final

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from qperf_tui.domain.commentary import word_count
from qperf_tui.domain.explaining import judgement_words, movement_lines
from qperf_tui.domain.sparkline import sparkline
from qperf_tui.domain.wording import outturn_figure
from qperf_tui.tui.plain import plain
from qperf_tui.tui.widgets.chart import Chart
from qperf_tui.workbench.dossier import Dossier

_RECENT: Final = 6
_TREND: Final = 14


class IndicatorPane(Horizontal):
    """The working, the latest figures, the chart and the commentary."""

    dossier: var[Dossier | None] = var(None, init=False)
    """The indicator on show, or None while there is none."""

    def __init__(self, marker: str) -> None:
        super().__init__(id="pane")
        self._marker = marker
        self._is_furnished = False

    def on_mount(self) -> None:
        """Furnish the pane once the list above it is on the screen."""
        self.call_after_refresh(self._furnish)

    async def _furnish(self) -> None:
        words = VerticalScroll(
            Static(id="facts", markup=False),
            Static(id="note", markup=False),
            id="words",
            can_focus=False,
        )
        await self.mount(words, Chart(self._marker))
        self._is_furnished = True
        if self.dossier is not None:
            self.watch_dossier(self.dossier)

    def watch_dossier(self, dossier: Dossier | None) -> None:
        """Say what is known of another indicator."""
        if not self._is_furnished:
            return
        self.query_one(Chart).dossier = dossier
        facts, note = self.query_one("#facts", Static), self.query_one("#note", Static)
        if dossier is None:
            facts.update("Nothing matches. Press escape to clear the filter.")
            note.update("")
            return
        facts.update(facts_of(dossier))
        note.update(note_of(dossier))


def facts_of(dossier: Dossier) -> Content:
    """Title, judgement, movements and the last figures."""
    position, indicator = dossier.position, dossier.indicator
    lines = [
        f"{indicator.code}  {indicator.title}",
        f"{position.status}: {judgement_words(position)}.",
    ]
    moved = movement_lines(position)
    if moved:
        said = "; ".join(moved)
        lines.append(f"{said[:1].upper()}{said[1:]}.")
    recent = " · ".join(
        f"Q{each.quarter.number} {outturn_figure(each.outturn, indicator)}"
        for each in dossier.history[-_RECENT:]
    )
    values = [
        None if each is None else each.value for each in dossier.outturns[-_TREND:]
    ]
    lines.append(f"{recent}   {sparkline(values)}")
    heading, *rest = lines
    title = plain(heading).stylize("bold")
    return Content.assemble(title, "\n", plain("\n".join(rest)))


def note_of(dossier: Dossier) -> Content:
    """The commentary with its state, or that there is none, and whose it is."""
    indicator = dossier.indicator
    owner = f"{indicator.polarity.words}; {indicator.basis.value}"
    if indicator.owner:
        owner += f"; owner: {indicator.owner}"
    return Content.assemble(_words_of(dossier), plain(f"\n\n{owner}"))


def _words_of(dossier: Dossier) -> Content:
    state = dossier.position.commentary
    if dossier.draft is not None:
        return plain(f"\nCommentary ✎ being written: {dossier.draft.body}")
    if dossier.commentary is None or not dossier.commentary.body:
        wanted = "! needed; press e to write it" if state.word == "needed" else "none"
        return plain(f"\nCommentary {wanted}")
    body = dossier.commentary.body
    return plain(f"\nCommentary {state}, {word_count(body)} words: {body}")
