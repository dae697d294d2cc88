"""The paper: its outline, what is to be mended, and how it will read."""

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from qperf_tui.tui.plain import plain
from qperf_tui.tui.screens.export import ExportScreen
from qperf_tui.tui.screens.paragraphs import ParagraphsScreen
from qperf_tui.tui.screens.redraft import RedraftScreen
from qperf_tui.tui.screens.report_keys import KEYS
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.outline import Outline
from qperf_tui.tui.widgets.preflight_pane import PreflightPane
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.workbench.compiled import Summary, SummaryParagraph
from qperf_tui.workbench.compiling import compile_report
from qperf_tui.workbench.drift import DRIFT
from qperf_tui.workbench.redrafting import redraft

_LAID_OUT = 0.05
"""Seconds after which new texts have their heights, so that one can scroll to them."""


class ReportScreen(ParagraphsScreen):
    """Outline and findings on the left, the live preview on the right."""

    AUTO_FOCUS = "Outline"
    HELP = """\
## The paper

Every part of it, its paragraphs numbered through. Those of the summary are drafted
from the figures and the agreed commentary, and stand until they are drafted again. `d`
shows first what that changes; edited words stay unless you take the fresh draft in
their place. `!` still asks for a cause, `✎` is edited by an
officer, `≠` is not what would be drafted now, `–` is left out. `x` exports Markdown,
once nothing but an officer's own words is `≠`.

Below the outline is what is to be mended before it goes out: `■` holds the export
back, `◆` is advice. `]` and `[` step through it, and `g` goes to where the one under
the cursor is mended; so does enter in that list.
"""

    BINDINGS = KEYS
    area = "report"

    preflight = getters.query_one(PreflightPane)

    def compose(self) -> ComposeResult:
        """The outline and what is missing, beside the preview."""
        yield TopLine()
        with Horizontal():
            with Vertical(id="left"):
                yield Outline()
                yield PreflightPane()
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
        summary = compile_report(self.desk.workbook, self.shown_quarter)
        self.outline.summary = summary
        self.preflight.look_through(self.desk.workbook, self.shown_quarter)
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

    @on(PreflightPane.Chosen)
    def _mend(self, event: PreflightPane.Chosen) -> None:
        event.stop()
        self.action_go_to_fault()

    def action_fault(self, by: int) -> None:
        """Step to another finding, and to the paragraph it is about."""
        found = self.preflight.step(by)
        if found is None:
            self.notify("Nothing is left to mend.")
        elif found.paragraph is not None:
            self.outline.choose(found.paragraph)

    def action_go_to_fault(self) -> None:
        """Go to where the finding under the cursor is mended."""
        found = self.preflight.chosen or self.preflight.step(1)
        if found is None:
            self.notify("Nothing is left to mend.")
            return
        # Not at the top: most never go to another screen from here.
        from qperf_tui.tui.screens.mending import screen_to_mend  # noqa: PLC0415

        screen = screen_to_mend(self.desk, self.shown_quarter, found)
        if screen is not None:
            self.app.push_screen(screen)
        elif found.paragraph is not None:
            self.outline.choose(found.paragraph)
            if found.rule == DRIFT:
                self.action_draft()
            else:
                self.action_edit()
        elif found.rule == DRIFT:
            self.action_draft()

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
            chosen = self.chosen_id()
            self.app.push_screen(
                RedraftScreen(
                    self.desk, self.shown_quarter, None if chosen is None else chosen[0]
                )
            )

    def action_compare(self) -> None:
        """Show what differs from the draft, or from last quarter's paper."""
        from qperf_tui.tui.screens.comparison import (  # noqa: PLC0415 - seldom
            ComparisonScreen,
        )

        self.app.push_screen(ComparisonScreen(self.desk, self.shown_quarter))

    def action_export(self) -> None:
        """Write the section as Markdown."""
        self.app.push_screen(ExportScreen(self.desk, self.shown_quarter))


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
