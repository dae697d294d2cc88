"""The paper: its outline, what is to be mended, and how it will read."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from qperf_tui.domain.days import short_day
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.plain import plain
from qperf_tui.tui.screens.faults import FaultsScreen
from qperf_tui.tui.screens.report_keys import HELP, KEYS
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.outline import Outline
from qperf_tui.tui.widgets.preflight_pane import PreflightPane
from qperf_tui.tui.widgets.rule_line import RuleLine
from qperf_tui.tui.widgets.section_preview import SectionPreview
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.workbench.closing import closing_of

if TYPE_CHECKING:
    from qperf_tui.workbench.compiled import Summary, SummaryParagraph


class ReportScreen(FaultsScreen):
    """Outline and findings on the left, the live preview on the right."""

    AUTO_FOCUS = "Outline"
    HELP = HELP
    BINDINGS = KEYS
    area = "report"

    def compose(self) -> ComposeResult:
        """The outline and what is missing, beside the preview."""
        yield TopLine()
        yield RuleLine(id="paper-line")
        with Horizontal():
            with Vertical(id="left"):
                yield Outline()
                yield PreflightPane()
            yield SectionPreview(id="preview")
        yield KeyLine()

    @dataclass
    class Read(Message):
        """The paper has been put together."""

        summary: "Summary"

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self._reading: Errand[Quarter] = Errand(
            self, desk.workbook, "paper", self._compile
        )

    def on_screen_resume(self) -> None:
        """Show it as it stands; what was never drafted is drafted then."""
        self._is_new = True
        self.reload()

    @property
    def is_reading(self) -> bool:
        """Whether the paper is being put together."""
        return self._reading.is_out

    def reload(self) -> None:
        """Have the paper put together again, in another thread."""
        self._reading.send(self.shown_quarter)

    def _compile(self, workbook: Workbook, quarter: Quarter, stop: Stop) -> Message:
        del stop
        # Not at the top: nobody on the screen waits for it.
        from qperf_tui.workbench.compiling import compile_report  # noqa: PLC0415

        return self.Read(compile_report(workbook, quarter, with_exempt=True))

    @on(Read)
    def _show(self, event: Read) -> None:
        event.stop()
        if not self._reading.is_last():
            return
        self.outline.summary = event.summary
        self._head()
        self._preview()
        # Once: where nothing can be drafted it stays undrafted.
        may_draft, self._is_new = self._is_new and not self.desk.is_read_only, False
        may_draft &= not closing_of(self.desk.workbook, self.shown_quarter)
        if event.summary.is_drafted or not may_draft:
            self.preflight.look_through(self.desk.workbook, self.shown_quarter)
        else:
            self._draft()

    _is_new = False
    """Whether a paper that was never drafted may be drafted unasked."""

    def _draft(self) -> None:
        quarter = self.shown_quarter

        def draft(workbook: Workbook) -> object:
            from qperf_tui.workbench.redrafting import (  # noqa: PLC0415 - as above
                redraft,
            )

            return redraft(workbook, quarter)

        self.write("draft the section", draft)

    @on(PreflightPane.Counted)
    def _count(self, event: PreflightPane.Counted) -> None:
        event.stop()
        held = [each for each in event.findings if each.is_blocking]
        self._held = len(held)
        self._head()
        self.outline.mark_faults(Counter(each.paragraph or 0 for each in held))

    _held: int | None = None
    """How much holds the paper back; None until it is looked through."""

    def _head(self) -> None:
        summary = self.outline.summary
        if summary is not None:
            report, many = summary.report, self._held
            said = [report.committee or "A paper with no committee yet"]
            if report.meeting is not None:
                said.append(short_day(report.meeting))
            held = "" if many is None else f"{many} to mend" if many else "may go out"
            self.query_one("#paper-line", RuleLine).head(" · ".join(said), held)

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
        self.query_one(SectionPreview).show(above, onward)

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
            # Not at the top: most who open the report draft nothing again.
            from qperf_tui.tui.screens.redraft import RedraftScreen  # noqa: PLC0415

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

    def action_preview(self) -> None:
        """Show the whole paper as the public will read it."""
        # Not at the top: the report opens without it.
        from qperf_tui.tui.screens.paper_preview import (  # noqa: PLC0415
            PaperPreviewScreen,
        )

        def edit(number: int | None) -> None:
            if number is not None:
                self.outline.choose(number)
                self.action_edit()

        self.app.push_screen(PaperPreviewScreen(self.desk, self.shown_quarter), edit)

    def action_audit(self) -> None:
        """Show what the paper was held to, what was found and what was waived."""
        # Not at the top: few who open the report read it.
        from qperf_tui.tui.screens.audit import AuditScreen  # noqa: PLC0415

        self.app.push_screen(AuditScreen(self.desk, self.shown_quarter))

    def action_export(self) -> None:
        """Write the paper, or another document, to a file."""
        # Not at the top: most who open the report export nothing yet.
        from qperf_tui.tui.screens.export import ExportScreen  # noqa: PLC0415

        self.app.push_screen(ExportScreen(self.desk, self.shown_quarter))

    def action_publish(self) -> None:
        """Freeze the paper as a release, after a look at what holds it back."""
        # Not at the top: it is done once a quarter.
        from qperf_tui.tui.screens.publishing import ask_to_publish  # noqa: PLC0415

        ask_to_publish(self, self.shown_quarter)


def section_text(
    summary: "Summary", chosen: "SummaryParagraph | None"
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
                dot = "" if each.number is None else f"{each.number}."
                number = plain(f"\n\n{dot}")
                parts.append(number.stylize("reverse") if each is chosen else number)
                parts.append(plain(f" {each.body}"))
    return Content.assemble(*parts[:place]), Content.assemble(*parts[place:])
