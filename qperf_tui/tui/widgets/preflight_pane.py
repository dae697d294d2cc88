"""What is still to be mended in a paper, found in another thread, to be gone to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.errand import Errand, Stop, heeding
from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.widgets.rule_line import RuleLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qperf_tui.report.checks import Finding


class PreflightPane(Vertical):
    """The findings, what blocks first; the dictionary loads apart."""

    line = getters.query_one("#preflight-line", RuleLine)
    listed = getters.query_one("#faults", OptionList)

    @dataclass
    class Found(Message):
        """A paper has been looked through."""

        findings: "Sequence[Finding]"

    @dataclass
    class Counted(Message):
        """What is to be mended is on show."""

        findings: "Sequence[Finding]"

    @dataclass
    class Chosen(Message):
        """An officer wants to go to where a finding can be mended."""

        finding: "Finding"

    _looks: Errand[Quarter] | None = None
    _found: "Sequence[Finding]" = ()

    def compose(self) -> ComposeResult:
        """How many there are, and each in some lines."""
        yield RuleLine(id="preflight-line")
        yield OptionList(id="faults")

    @property
    def chosen(self) -> "Finding | None":
        """The finding under the cursor."""
        at = self.listed.highlighted
        return None if at is None or not self._found else self._found[at]

    def look_through(self, workbook: Workbook, quarter: Quarter) -> None:
        """Show what is to be mended in a paper as it stands now, before long."""
        if self._looks is None:
            self._looks = Errand(self, workbook, "findings", self._look)
        self._looks.send(quarter)

    def step(self, by: int) -> "Finding | None":
        """Put the cursor on another finding, round and round; the one it is on then."""
        if not self._found:
            return None
        at = self.listed.highlighted
        first = 0 if by > 0 else len(self._found) - 1
        self.listed.highlighted = first if at is None else (at + by) % len(self._found)
        return self.chosen

    def _look(self, workbook: Workbook, quarter: Quarter, stop: Stop) -> Message:
        # Not at the top: every check of a text, which nobody on the screen waits for.
        from qperf_tui.workbench.disclosing import work_out  # noqa: PLC0415
        from qperf_tui.workbench.summary import findings  # noqa: PLC0415

        work_out(workbook, heeding(stop))
        return self.Found(findings(workbook, quarter))

    @on(Found)
    def _show(self, event: Found) -> None:
        event.stop()
        if self._looks is None or not self._looks.is_last():
            return
        before = self.chosen
        self._found = event.findings
        self.listed.clear_options()
        self.listed.add_options(Option(_line(each)) for each in self._found)
        if not self._found:
            self.listed.add_option(Option("● Nothing is missing.", disabled=True))
        if before in self._found:
            self.listed.highlighted = self._found.index(before)
        held = sum(each.is_blocking for each in self._found)
        waived = sum(each.waived is not None for each in self._found)
        rest = len(self._found) - held - waived
        many = {"first": held, "advice": rest, "waived": waived}
        said = [f"{count} {kind}" for kind, count in many.items() if count]
        self.line.head("To mend", ", ".join(said))
        self.post_message(self.Counted(self._found))

    @on(OptionList.OptionSelected)
    def _go(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if (chosen := self.chosen) is not None:
            self.post_message(self.Chosen(chosen))


def _line(finding: "Finding") -> Content:
    # Not at the top: whoever found it has loaded it already, in another thread.
    from qperf_tui.report.preflight import fault_of  # noqa: PLC0415

    kind = fault_of(finding).value
    if finding.waived is not None:
        return plain_line(f"◇ waived, {kind}: {finding.says}")
    mark = "■" if finding.is_blocking else "◆"
    return plain_line(f"{mark} {kind}: {finding.says}")
