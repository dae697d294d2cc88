"""The text under the cursor of the queue, with what one needs to decide on it."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qperf_tui.domain.commentary import Commentary
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.decision_words import (
    before_of,
    figures_of,
    standing_of,
    words_of,
)
from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.queue_rows import STATES
from qperf_tui.tui.widgets.rule_line import RuleLine
from qperf_tui.workbench.queue_entries import Entry


class DecisionPane(Vertical):
    """Figures, what is asked for, and the words with what was changed in them."""

    def __init__(self) -> None:
        super().__init__(id="decision")
        self._looked_at: dict[tuple[int, Quarter], Commentary] = {}
        self._before: dict[tuple[int, Quarter], Commentary] = {}

    def compose(self) -> ComposeResult:
        """A line with the name, and below it all there is to read."""
        yield RuleLine(id="about")
        with VerticalScroll():
            yield Static(id="named", markup=False)
            yield Static(id="facts", markup=False)
            yield Static(id="standing", markup=False)
            yield RuleLine(id="since")
            yield Static(id="said", markup=False)

    def show(self, workbook: Workbook, entry: Entry | None, quarter: Quarter) -> None:
        """Show another entry, or that there is none."""
        line, since = (
            self.query_one("#about", RuleLine),
            self.query_one("#since", RuleLine),
        )
        parts = [self.query_one(f"#{each}", Static) for each in _PARTS]
        since.display = entry is not None and entry.commentary is not None
        if entry is None:
            line.head("")
            for part in parts:
                part.update("")
            return
        before = before_of(workbook, entry, quarter, self._seen(entry, quarter))
        text = entry.commentary
        code = entry.kind.value if entry.indicator is None else entry.indicator.code
        line.head(code, STATES[entry.kind])
        since.head(
            "" if text is None else f"Version {text.version} by {text.author}",
            "" if before is None else f"changed since {before.says}",
        )
        said = (
            Content() if entry.indicator is None else plain_line(entry.indicator.title),
            figures_of(entry),
            standing_of(entry),
            words_of(workbook, entry, quarter, before),
        )
        for part, content in zip(parts, said, strict=True):
            part.display = bool(content)
            part.update(content)
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _seen(self, entry: Entry, quarter: Quarter) -> Commentary | None:
        """The version that was on show before the one that stands, if one was."""
        text, indicator = entry.commentary, entry.indicator
        if text is None or indicator is None:
            return None
        key = (indicator.indicator_id, quarter)
        last = self._looked_at.get(key)
        if last is not None and last.version < text.version:
            self._before[key] = last
        self._looked_at[key] = text
        return self._before.get(key)


_PARTS = ("named", "facts", "standing", "said")
