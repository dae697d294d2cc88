"""What is known of the indicator under the cursor, in a few lines or with a chart."""

from typing import TYPE_CHECKING, Final

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qperf_tui.domain.commentary import word_count
from qperf_tui.domain.explaining import judgement_words, movement_lines
from qperf_tui.domain.position import Position
from qperf_tui.domain.sparkline import sparkline
from qperf_tui.domain.text import capitalised
from qperf_tui.domain.wording import outturn_figure
from qperf_tui.tui.hidden_check import hidden_words
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.widgets.chart import Chart
from qperf_tui.workbench.dossier import Dossier

if TYPE_CHECKING:
    from qperf_tui.domain.appraisal import Appraisal
    from qperf_tui.domain.disclosure import Reason
    from qperf_tui.domain.period import Quarter

_RECENT: Final = 5
_TREND: Final = 14


class IndicatorPane(Horizontal):
    """The working, the latest figures, the chart and the commentary."""

    def __init__(self, marker: str) -> None:
        super().__init__(id="pane")
        self._marker = marker
        self._is_furnished = False
        self._appraisal: Appraisal | None = None
        self.dossier: Dossier | None = None
        """The indicator on show, or None while there is none."""
        self._reason: Reason | None = None

    def on_mount(self) -> None:
        """Furnish the pane once the list above it is on the screen."""
        self.call_after_refresh(self._furnish)

    async def _furnish(self) -> None:
        words = VerticalScroll(
            Static(id="named", markup=False),
            Static(id="facts", markup=False),
            Static(id="note", markup=False),
            id="words",
            can_focus=False,
        )
        await self.mount(words, Chart(self._marker))
        self._is_furnished = True
        if self.dossier is not None:
            self.show(self.dossier, self._appraisal)

    def show(self, dossier: Dossier | None, appraisal: "Appraisal | None") -> None:
        """Say what is known of another indicator, or more of the one on show."""
        if self._place_of(dossier) != self._place_of(self.dossier):
            self._reason = None
        self.dossier, self._appraisal = dossier, appraisal
        if not self._is_furnished:
            return
        chart = self.query_one(Chart)
        chart.dossier, chart.appraisal = dossier, appraisal
        named, note = (self.query_one(each, Static) for each in ("#named", "#note"))
        if dossier is None:
            named.update("Nothing matches. Press escape to clear the filter.")
            self.query_one("#facts", Static).update("")
            note.update("")
            return
        named.update(named_of(dossier))
        self.say_hidden(self._reason)
        note.update(note_of(dossier))

    def say_hidden(self, reason: "Reason | None") -> None:
        """Say that the public may not read the figure on show, and why."""
        self._reason = reason
        if self.dossier is None or not self._is_furnished:
            return
        said = facts_of(self.dossier, self._appraisal)
        if reason is not None:
            said = Content.assemble(plain(f"{hidden_words(reason)}.\n"), said)
        self.query_one("#facts", Static).update(said)

    @staticmethod
    def _place_of(dossier: Dossier | None) -> "tuple[int, Quarter] | None":
        if dossier is None:
            return None
        return dossier.indicator.indicator_id, dossier.quarter


def named_of(dossier: Dossier) -> Content:
    """The code and the title."""
    indicator = dossier.indicator
    code, title = plain_line(indicator.code), plain_line(indicator.title)
    return Content.assemble(code, "  ", title).stylize("bold")


def facts_of(dossier: Dossier, appraisal: "Appraisal | None" = None) -> Content:
    """Judgement, movements, what the series adds, and the last figures."""
    position, indicator = dossier.position, dossier.indicator
    lines = [f"{position.status}: {judgement_words(position)}."]
    if moved := _movements(position, appraisal):
        lines.append(f"{'. '.join(map(capitalised, moved))}.")
    if appraisal is not None:
        from qperf_tui.tui.judged_words import (  # noqa: PLC0415 - start-up
            outlook_sentences,
        )

        if said := outlook_sentences(appraisal):
            lines.append(" ".join(said))
    recent = " · ".join(
        f"Q{each.quarter.number} {outturn_figure(each.outturn, indicator)}"
        for each in dossier.history[-_RECENT:]
    )
    values = [
        None if each is None else each.value for each in dossier.outturns[-_TREND:]
    ]
    lines.append(f"{recent}   {sparkline(values)}")
    return plain("\n".join(lines))


def _movements(position: Position, appraisal: "Appraisal | None") -> list[str]:
    if appraisal is None:
        return movement_lines(position)
    from qperf_tui.tui.judged_words import (  # noqa: PLC0415 - start-up
        movement_sentences,
    )

    return movement_sentences(position)


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
