"""One indicator: its definition, every figure, its chart and its commentary."""

from typing import TYPE_CHECKING, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qperf_tui.domain.appraisal import Appraisal
from qperf_tui.domain.explaining import judgement_words
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import tolerance_words
from qperf_tui.tui.beside import body_line
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.hidden_check import HiddenCheck, hidden_words
from qperf_tui.tui.judged_words import movement_sentences, outlook_sentences
from qperf_tui.tui.outlooks import appraisal_of
from qperf_tui.tui.plain import plain
from qperf_tui.tui.screens.asking import Blank, Question, Typed
from qperf_tui.tui.screens.deciding import DecidingScreen, Subject
from qperf_tui.tui.screens.editor import EditorScreen
from qperf_tui.tui.screens.record_keys import KEYS
from qperf_tui.tui.screens.working import WorkingScreen
from qperf_tui.tui.widgets.chart import Chart
from qperf_tui.tui.widgets.indicator_pane import note_of
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.series_table import SeriesTable
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.dossier import Dossier, open_dossier

if TYPE_CHECKING:
    from qperf_tui.domain.disclosure import Reason

_ABOUT: Final = "The figure you expect for the year that ends with"
_STANDS: Final = (
    "What you enter, in the indicator's own unit, stands in place of the projection "
    "until you enter another; u undoes it."
)
_EXPECTED: Final = (
    Blank(
        name="value",
        label="Figure",
        hint="such as 85",
        lacking="A figure is needed.",
    ),
    Blank(name="reason", label="Reason", hint="for whoever looks at it next"),
)


class RecordScreen(DecidingScreen[None]):
    """The record card beside the figures, with the words below."""

    AUTO_FOCUS = "DataTable"
    HELP = """\
## One indicator

Every figure on file, newest first, with what it was judged against. A gap is a
quarter without a figure: it is never compared across. `c` shows the chart alone, with
target, mean, limits (dotted while they are on trial), new definitions, events and other
bodies' figures; `t` shows the same figures as a table, and once more its other columns:
mean, limits, signals and what happened. `w` shows the working of every judgement, and
`s` where each figure came from: its file, who brought it in, when and why.
`d` shows the definition and changes it: the card, codes, moves, retirement, targets.
`y` enters what is expected at the year end in place of the projection. `h` shows every
version of the commentary.
"""

    BINDINGS = KEYS

    def __init__(self, desk: Desk, quarter: Quarter, code: str) -> None:
        super().__init__(desk, quarter)
        self._code = code
        self._check = HiddenCheck(self, desk.workbook)
        self._reason: Reason | None = None
        """Why the public may not read the figure, once that is known."""
        self._shown: tuple[Dossier, Appraisal] | None = None

    table = getters.query_one(SeriesTable)

    @property
    def place(self) -> str:
        """The indicator that is open."""
        return self._code

    @property
    def subject(self) -> Subject:
        """The indicator that is open."""
        workbook, quarter = self.desk.workbook, self.shown_quarter
        indicator = workbook.indicators.by_code(self._code)
        key = indicator.indicator_id
        text = workbook.commentaries.standing(key, quarter)
        return Subject.of(indicator, quarter, text)

    def compose(self) -> ComposeResult:
        """Figures and chart above, the card and the commentary below."""
        yield TopLine()
        yield Static(id="title", markup=False)
        with Horizontal(id="figures"):
            yield SeriesTable()
            yield Chart(self.desk.chart_marker)
        with Horizontal(id="words"):
            with VerticalScroll(id="card"):
                yield Static(markup=False)
            with VerticalScroll(id="note"):
                yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the indicator."""
        self.reload()

    def on_screen_resume(self) -> None:
        """Read again what the editor may have changed."""
        if self.table.row_count:
            self.reload()

    def reload(self) -> None:
        """Read the indicator again."""
        dossier = open_dossier(self.desk.workbook, self._code, self.shown_quarter)
        position = dossier.position
        if self._shown is None or self._shown[0].quarter != dossier.quarter:
            self._reason = None
        self.query_one("#title", Static).update(
            Content.assemble(
                plain(f" {dossier.indicator.code}  {dossier.indicator.title}"),
                "\n",
                plain(f" {position.status}: {judgement_words(position)}."),
            )
        )
        found = appraisal_of(self.desk.workbook, self.shown_quarter, dossier.indicator)
        chart = self.query_one(Chart)
        chart.dossier, chart.appraisal = dossier, found
        self.table.show(dossier, found)
        self._shown = dossier, found
        self._show_card()
        self._check.ask(dossier.indicator, self.shown_quarter)
        self.query_one("#note Static", Static).update(note_of(dossier))

    @on(HiddenCheck.Found)
    def _learn(self, event: HiddenCheck.Found) -> None:
        if self._shown is None:
            return
        indicator = self._shown[0].indicator
        if self._check.take(event, indicator, self.shown_quarter):
            self._reason = event.reason
            self._show_card()

    def _show_card(self) -> None:
        if self._shown is not None:
            card = _card(*self._shown)
            if self._reason is not None:
                card = f"{hidden_words(self._reason)}.\n{card}"
            self.query_one("#card Static", Static).update(plain(card))

    def action_back(self) -> None:
        """Go back to the list."""
        self.dismiss()

    def action_edit(self) -> None:
        """Write the commentary."""
        self.app.push_screen(EditorScreen(self.desk, self.shown_quarter, self._code))

    def action_working(self) -> None:
        """Show how each judgement of the quarter came about."""
        indicator = self.desk.workbook.indicators.by_code(self._code)
        self.app.push_screen(
            WorkingScreen(self.desk, self.shown_quarter, indicator.indicator_id)
        )

    def action_definition(self) -> None:
        """Show the definition, to be read and changed."""
        from qperf_tui.tui.screens.definition import (  # noqa: PLC0415 - seldom
            DefinitionScreen,
        )

        indicator = self.desk.workbook.indicators.by_code(self._code)
        self.app.push_screen(DefinitionScreen(self.desk, self.shown_quarter, indicator))

    def action_sources(self) -> None:
        """Show where each figure came from."""
        from qperf_tui.tui.screens.sources import (  # noqa: PLC0415 - seldom
            SourcesScreen,
        )

        screen = SourcesScreen(self.desk, self.shown_quarter, self._code)
        self.app.push_screen(screen)

    def action_versions(self) -> None:
        """Show every version of the commentary."""
        from qperf_tui.tui.screens.versions import (  # noqa: PLC0415 - seldom
            VersionsScreen,
        )
        from qperf_tui.tui.text_history import (  # noqa: PLC0415 - seldom
            CommentaryHistory,
        )

        indicator = self.desk.workbook.indicators.by_code(self._code)
        history = CommentaryHistory(indicator, self.shown_quarter)
        self.app.push_screen(VersionsScreen(self.desk, self.shown_quarter, history))

    def action_chart(self) -> None:
        """Show the chart alone, or the table with it where both have room."""
        self.remove_class("-table")
        self.toggle_class("-chart")

    def action_figures(self) -> None:
        """Show the table alone; from there its other columns, and so on."""
        if self.has_class("-chart"):
            self.remove_class("-chart")
            self.add_class("-table")
        elif not self.has_class("-table") and self.has_class("-wide"):
            self.add_class("-table")
        elif self.table.has_room_for_all:
            self.remove_class("-table")
        else:
            self.table.is_varied = not self.table.is_varied

    def action_expect(self) -> None:
        """Enter what is expected at the year end."""
        quarter = self.shown_quarter
        if quarter == quarter.year_end:
            self.notify("The year is complete: its own figure stands.")
            return
        workbook = self.desk.workbook
        indicator = workbook.indicators.by_code(self._code)
        found = appraisal_of(workbook, quarter, indicator)

        def enter(typed: Typed) -> Job:
            from qperf_tui.workbench.rulings import expect  # noqa: PLC0415 - seldom

            return lambda held: expect(
                held, indicator, quarter, typed["value"], typed["reason"]
            )

        self.ask(
            Question(
                saying="enter what is expected at the year end",
                about=f"{indicator.code}  {indicator.title}\n{_ABOUT} "
                f"{quarter.year_end}.",
                known=" ".join([*outlook_sentences(found)[:1], _STANDS]),
                blanks=_EXPECTED,
                job=enter,
                then=lambda _: self.notify(
                    f"Expected of {indicator.code} entered; u undoes it."
                ),
            )
        )


def _card(dossier: Dossier, found: Appraisal) -> str:
    indicator, position = dossier.indicator, dossier.position
    lines = [
        indicator.definition or "No definition is on file.",
        f"Priority: {indicator.priority}",
        f"Directorate: {indicator.directorate or '–'}; owner: {indicator.owner or '–'}",
        f"Unit {indicator.unit}; {indicator.basis.value}; {indicator.polarity.words}",
        f"Tolerance: {tolerance_words(position.tolerance, indicator)}",
    ]
    lines += [f"Movement: {said}" for said in movement_sentences(position)]
    lines += outlook_sentences(found)
    lines += [
        f"Definition changed from {Quarter(change.first_quarter)}: {change.reason}"
        for change in dossier.breaks
    ]
    lines += [f"{quarter}: {title}" for quarter, title in dossier.events]
    lines += [
        body_line(each, indicator, dossier.quarter) for each in dossier.comparators
    ]
    return "\n".join(lines)
