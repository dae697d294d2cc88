"""The audit of a paper to be read: every rule, finding, waiver and override."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from qperf_tui.domain.period import Quarter
from qperf_tui.report.audit import as_paper
from qperf_tui.report.paper import Paper
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.screens.paper_preview import PaperPreviewScreen
from qperf_tui.workbench.paper_audit import audit_of


class AuditScreen(PaperPreviewScreen):
    """What was looked for and found in the paper, and who let what go out."""

    HELP = """\
## The audit

What the paper was held to, what was found, what was waived and which small numbers are
shown all the same, with who, when and why. `]` and `[` go from part to part, `/` finds
words. `x` exports it: choose The audit, which repeats no words of a text.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,A", "back", "Back", id="back", tooltip="Back to the report")
    ]
    whose = "For colleagues"

    @property
    def place(self) -> str:
        """What is done here."""
        return "Audit"

    def compiled(self, workbook: Workbook, quarter: Quarter) -> Paper:
        """The audit as colleagues may read it."""
        return as_paper(audit_of(workbook, quarter, is_internal=True))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that is only for the paper itself."""
        del parameters
        return action != "edit"
