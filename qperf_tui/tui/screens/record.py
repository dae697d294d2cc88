"""One indicator: its definition, every figure, its chart and its commentary."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from qperf_tui.domain.explaining import judgement_words, movement_lines
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.wording import (
    figure,
    movement_mark,
    outturn_figure,
    target_figure,
    tolerance_words,
)
from qperf_tui.tui.cells import status_colour
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import cell, figure_cell, plain
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.screens.editor import EditorScreen
from qperf_tui.tui.widgets.chart import Chart
from qperf_tui.tui.widgets.indicator_pane import note_of
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.workbench.dossier import Dossier, open_dossier

_COLUMNS = (
    ("Quarter", 10),
    ("Value", 9),
    ("Target", 11),
    ("On quarter", 11),
    ("On year", 11),
    ("Status", 15),
)
_FIGURES = {"Value", "Target"}


class RecordScreen(DeskScreen[None]):
    """The record card beside the figures, with the words below."""

    AUTO_FOCUS = "DataTable"
    HELP = """\
## One indicator

Every figure on file, newest first, with what it was judged against. A gap is a
quarter without a figure: it is never compared across. `c` changes between the
figures and the chart where both have no room.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="back", tooltip="Back to the list"),
        Binding(
            "e", "edit", "Edit note", id="note.edit", tooltip="Write the commentary"
        ),
        Binding(
            "c",
            "chart",
            "Chart",
            id="chart.toggle",
            tooltip="Change between figures and chart",
        ),
    ]

    def __init__(self, desk: Desk, quarter: Quarter, code: str) -> None:
        super().__init__(desk, quarter)
        self._code = code

    @property
    def place(self) -> str:
        """The indicator that is open."""
        return self._code

    def compose(self) -> ComposeResult:
        """Figures and chart above, the card and the commentary below."""
        yield TopLine()
        yield Static(id="title", markup=False)
        with Horizontal(id="figures"):
            yield DataTable[Text](cursor_type="row", cell_padding=0, id="series")
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
        if self.query_one(DataTable).row_count:
            self.reload()

    def reload(self) -> None:
        """Read the indicator again."""
        dossier = open_dossier(self.desk.workbook, self._code, self.shown_quarter)
        position = dossier.position
        self.query_one("#title", Static).update(
            Content.assemble(
                plain(f" {dossier.indicator.code}  {dossier.indicator.title}"),
                "\n",
                plain(f" {position.status}: {judgement_words(position)}."),
            )
        )
        self.query_one(Chart).dossier = dossier
        self._fill(dossier)
        self.query_one("#card Static", Static).update(plain(_card(dossier)))
        self.query_one("#note Static", Static).update(note_of(dossier))

    def _fill(self, dossier: Dossier) -> None:
        table = self.query_one(DataTable)
        table.clear(columns=True)
        said = [_said(each) for each in reversed(dossier.history)]
        widths = []
        for place, (name, least) in enumerate(_COLUMNS):
            width = max(least, *(len(row[place]) for row in said))
            shown = figure_cell(name, width) if name in _FIGURES else cell(name)
            table.add_column(shown, width=width + 1)
            widths.append(width)
        colours = self.app.theme_variables
        for each, row in zip(reversed(dossier.history), said, strict=True):
            table.add_row(
                cell(row[0]),
                figure_cell(row[1], widths[1]),
                figure_cell(row[2], widths[2]),
                cell(row[3]),
                cell(row[4]),
                cell(row[5], status_colour(each.status, colours)),
            )

    def action_back(self) -> None:
        """Go back to the list."""
        self.dismiss()

    def action_edit(self) -> None:
        """Write the commentary."""
        self.app.push_screen(EditorScreen(self.desk, self.shown_quarter, self._code))

    def action_chart(self) -> None:
        """Change between figures and chart where both have no room."""
        self.toggle_class("-chart")


def _said(position: Position) -> tuple[str, ...]:
    """What the row of a quarter says, in the order of the columns."""
    indicator, target = position.indicator, position.target
    return (
        str(position.quarter),
        outturn_figure(position.outturn, indicator, target),
        "–" if target is None else target_figure(target, indicator),
        movement_mark(position.on_previous, indicator),
        movement_mark(position.on_last_year, indicator),
        str(position.status),
    )


def _card(dossier: Dossier) -> str:
    indicator, position = dossier.indicator, dossier.position
    lines = [
        indicator.definition or "No definition is on file.",
        f"Priority: {indicator.priority}",
        f"Directorate: {indicator.directorate or '–'}; owner: {indicator.owner or '–'}",
        f"Unit {indicator.unit}; {indicator.basis.value}; {indicator.polarity.words}",
        f"Tolerance: {tolerance_words(position.tolerance, indicator)}",
    ]
    lines += [f"Movement: {said}" for said in movement_lines(position)]
    lines += [
        f"Definition changed from {Quarter(change.first_quarter)}: {change.reason}"
        for change in dossier.breaks
    ]
    lines += [f"{quarter}: {title}" for quarter, title in dossier.events]
    for found in dossier.comparators:
        checked = "" if found.checked == "yes" else f" ({found.checked}, not checked)"
        value = figure(found.as_fraction, indicator)
        lines.append(f"{found.body}, {found.period}: {value}{checked}")
    return "\n".join(lines)
