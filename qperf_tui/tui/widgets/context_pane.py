"""What stands beside the text: figures, chart, and what was written before."""

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qperf_tui.domain.appraisal import Appraisal
from qperf_tui.tui.figures_beside import figures_beside
from qperf_tui.tui.plain import plain
from qperf_tui.tui.widgets.chart import Chart
from qperf_tui.tui.widgets.indicator_pane import named_of
from qperf_tui.tui.word_marks import differences
from qperf_tui.workbench.dossier import Dossier


class ContextPane(Container):
    """Figures and chart, giving way to the words of last quarter where it is small."""

    def __init__(self, marker: str) -> None:
        super().__init__(id="context")
        self._marker = marker
        self._dossier: Dossier | None = None
        self._is_differing = False

    def compose(self) -> ComposeResult:
        """The figures, the chart, and the words."""
        with VerticalScroll(id="beside", can_focus=False):
            yield Static(id="named", markup=False)
            yield Static(id="facts", markup=False)
        yield Chart(self._marker)
        with VerticalScroll(id="reference", can_focus=False):
            yield Static(markup=False)

    def show(self, dossier: Dossier, appraisal: Appraisal, mine: str) -> None:
        """Show another state of the indicator."""
        self._dossier = dossier
        self.query_one("#named", Static).update(named_of(dossier))
        self.query_one("#facts", Static).update(figures_beside(dossier, appraisal))
        chart = self.query_one(Chart)
        chart.dossier, chart.appraisal = dossier, appraisal
        self.compare(mine)

    def compare(self, mine: str) -> None:
        """Set last quarter's words beside the text as it is now."""
        if self._dossier is None:
            return
        if self._is_differing:
            said = _differences(self._dossier, mine)
        else:
            said = _written(self._dossier)
        self.query_one("#reference Static", Static).update(said)

    def turn(self, mine: str) -> None:
        """Show the words, then what differs from them, then the figures again."""
        if not self.query_one("#reference").display:
            self.screen.add_class("-words")
        elif not self._is_differing:
            self._is_differing = True
        else:
            self._is_differing = False
            self.screen.remove_class("-words")
        self.compare(mine)


def _written(dossier: Dossier) -> Content:
    parts = []
    last, standing = dossier.last_commentary, dossier.commentary
    if last is not None and last.body:
        parts.append(f"Last quarter, {last.state} by {last.author}:\n{last.body}")
    if standing is not None and standing.body:
        parts.append(
            f"Version {standing.version} by {standing.author}:\n{standing.body}"
        )
    return plain("\n\n".join(parts) or "Nothing was written last quarter.")


def _differences(dossier: Dossier, mine: str) -> Content:
    last = dossier.last_commentary
    if last is None or not last.body:
        return plain("Nothing was written last quarter.")
    return Content.assemble(
        plain("From last quarter's words to yours:\n"), differences(last.body, mine)
    )
