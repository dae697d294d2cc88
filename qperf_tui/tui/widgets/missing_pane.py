"""What is still to be mended in a section, found in another thread."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from qperf_tui.domain.period import Quarter
from qperf_tui.report.checks import Finding
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.plain import plain
from qperf_tui.workbench.summary import findings

_MOST = 8


class MissingPane(VerticalScroll, can_focus=False):
    """The findings of a section, what blocks it first; the dictionary loads apart."""

    @dataclass
    class Found(Message):
        """A section has been looked through."""

        findings: Sequence[Finding]

    _looks: Errand[Quarter] | None = None

    def compose(self) -> ComposeResult:
        """One text of some lines."""
        yield Static(markup=False)

    def look_through(self, workbook: Workbook, quarter: Quarter) -> None:
        """Show what is to be mended in a section as it stands now, before long."""
        if self._looks is None:
            self._looks = Errand(self, workbook, "findings", self._look)
        self._looks.send(quarter)

    def _look(self, workbook: Workbook, quarter: Quarter, stop: Stop) -> Message:
        del stop
        return self.Found(findings(workbook, quarter))

    @on(Found)
    def _show(self, event: Found) -> None:
        event.stop()
        if self._looks is None or not self._looks.is_last():
            return
        found = event.findings
        lines = [
            f"{'■' if each.is_blocking else '◆'} {each.says}" for each in found[:_MOST]
        ]
        if len(found) > _MOST:
            lines.append(f"and {len(found) - _MOST} more: qperf-tui check")
        said = "\n".join(lines) or "● Nothing is missing."
        self.query_one(Static).update(plain(f"Before you export\n{said}"))
