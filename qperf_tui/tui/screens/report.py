"""The summary section: its outline, what is missing, and how it will read."""

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.plain import plain
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.screens.export import ExportScreen
from qperf_tui.tui.screens.paragraph import ParagraphScreen
from qperf_tui.tui.screens.redraft import RedraftScreen
from qperf_tui.tui.screens.report_keys import KEYS
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.missing_pane import MissingPane
from qperf_tui.tui.widgets.outline import Outline
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.workbench.compiled import Summary, SummaryParagraph
from qperf_tui.workbench.paragraphs import (
    add_paragraph,
    include_paragraph,
    move_paragraph,
    remove_paragraph,
)
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.summary import compile_summary

_LAID_OUT = 0.05
"""Seconds after which new texts have their heights, so that one can scroll to them."""


class ReportScreen(DeskScreen[None]):
    """Outline and findings on the left, the live preview on the right."""

    AUTO_FOCUS = "Outline"
    HELP = """\
## The summary section

Paragraphs are drafted from the figures and the agreed commentary, and stand until
they are drafted again. `d` shows first what that changes; edited words stay unless you
take the fresh draft in their place. `!` still asks for a cause, `✎` is edited by an
officer, `≠` is not what would be drafted now, `–` is left out. `x` exports Markdown,
once nothing but an officer's own words is `≠`.
"""

    BINDINGS = KEYS
    area = "report"

    outline = getters.query_one(Outline)

    def compose(self) -> ComposeResult:
        """The outline and what is missing, beside the preview."""
        yield TopLine()
        with Horizontal():
            with Vertical(id="left"):
                yield Outline()
                yield MissingPane(id="missing")
            with VerticalScroll(id="preview"):
                yield Static(id="above", markup=False)
                yield Static(id="onward", markup=False)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Show it as it stands; what was never drafted is drafted now."""
        self.reload()
        summary = self.outline.summary
        if not self.desk.is_read_only and summary and not summary.is_drafted:
            self._draft()

    def _draft(self) -> None:
        quarter = self.shown_quarter
        self.write("draft the section", lambda workbook: redraft(workbook, quarter))

    def reload(self) -> None:
        """Show the section as it stands."""
        summary = compile_summary(self.desk.workbook, self.shown_quarter)
        self.outline.summary = summary
        self.query_one(MissingPane).look_through(self.desk.workbook, self.shown_quarter)
        self._preview()

    @on(Outline.Chosen)
    def _follow(self) -> None:
        self._preview()

    @on(OptionList.OptionSelected)
    def _enter(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_edit()

    def _preview(self) -> None:
        # The outline's own: it keeps the one it has when a new one says the same.
        summary = self.outline.summary
        if summary is None:
            return
        above, onward = section_text(summary, self.outline.chosen)
        self.query_one("#above", Static).update(above)
        self.query_one("#onward", Static).update(onward)
        self.set_timer(_LAID_OUT, self._scroll_to_chosen)

    def _scroll_to_chosen(self) -> None:
        preview = self.query_one("#preview", VerticalScroll)
        preview.scroll_to_widget(
            self.query_one("#onward"), animate=False, top=True, force=True
        )

    def action_edit(self) -> None:
        """Edit the paragraph under the cursor."""
        chosen = self.outline.chosen
        if chosen is not None and chosen.on_file is not None:
            self._edit(chosen.on_file, chosen.number or 0)

    def _edit(self, paragraph: ParagraphOnFile, number: int) -> None:
        self.app.push_screen(
            ParagraphScreen(self.desk, self.shown_quarter, paragraph, number)
        )

    def action_new(self) -> None:
        """Add a paragraph after this one, and write it."""
        chosen = self.outline.chosen
        if chosen is None or chosen.on_file is None:
            return
        after = chosen.on_file

        def add(workbook: Workbook) -> int:
            return add_paragraph(workbook, after.section_id, "", after.paragraph_id)

        def write(added: object) -> None:
            if isinstance(added, int):
                paragraph = self.desk.workbook.paragraphs.by_id(added)
                if paragraph is not None:
                    self._edit(paragraph, (chosen.number or 0) + 1)

        self.write("add a paragraph", add, write)

    def action_include(self) -> None:
        """Leave the paragraph out, or take it in again."""
        if (chosen := self._chosen_id()) is not None:
            paragraph_id, is_left_out = chosen
            self.write(
                "leave the paragraph out or take it in",
                lambda workbook: include_paragraph(
                    workbook, paragraph_id, is_included=is_left_out
                ),
            )

    def action_move(self, by: int) -> None:
        """Move the paragraph within its section."""
        if (chosen := self._chosen_id()) is not None:
            self.write(
                "move the paragraph",
                lambda workbook: move_paragraph(workbook, chosen[0], by),
            )

    def action_remove(self) -> None:
        """Take the paragraph away."""
        if (chosen := self._chosen_id()) is not None:
            self.write(
                "remove the paragraph",
                lambda workbook: remove_paragraph(workbook, chosen[0]),
                lambda _done: self.notify("Removed; u brings it back."),
            )

    def action_draft(self) -> None:
        """Draft again from the figures, after a look at what that changes."""
        summary = self.outline.summary
        if summary is None:
            return
        if not summary.is_drafted:
            self._draft()
        elif summary.is_as_drafted and not summary.has_edits:
            self.notify("Nothing would change: it says what the figures say.")
        else:
            chosen = self._chosen_id()
            self.app.push_screen(
                RedraftScreen(
                    self.desk, self.shown_quarter, None if chosen is None else chosen[0]
                )
            )

    def action_export(self) -> None:
        """Write the section as Markdown."""
        self.app.push_screen(ExportScreen(self.desk, self.shown_quarter))

    def _chosen_id(self) -> tuple[int, bool] | None:
        """The id of the paragraph under the cursor, and whether it is left out."""
        chosen = self.outline.chosen
        if chosen is None or chosen.on_file is None:
            return None
        return chosen.on_file.paragraph_id, not chosen.on_file.is_included


def section_text(
    summary: Summary, chosen: SummaryParagraph | None
) -> tuple[Content, Content]:
    """The section as it will read: what is above the chosen paragraph, and the rest."""
    parts: list[Content] = [plain(summary.report.heading).stylize("bold")]
    if summary.notice:
        parts.append(plain(f"\n{summary.notice}"))
    place = 0
    for section in summary.sections:
        parts.append(plain(f"\n\n{section.on_file.title}").stylize("bold"))
        for each in section.paragraphs:
            if each is chosen:
                place = len(parts)
            if not each.is_left_out:
                number = plain(f"\n\n{each.number}.")
                parts.append(number.stylize("reverse") if each is chosen else number)
                parts.append(plain(f" {each.body}"))
    return Content.assemble(*parts[:place]), Content.assemble(*parts[place:])
