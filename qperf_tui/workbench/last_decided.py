"""The version that was last decided on, to see what was changed since."""

from dataclasses import dataclass

from qperf_tui.domain.agreement import Decision, standing_decisions
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Decided:
    """An earlier version of a text, and what was decided on it."""

    body: str
    decision: Decision

    @property
    def says(self) -> str:
        """Which it was, such as `version 2, which E. Grant returned`."""
        made = self.decision
        return f"version {made.version}, which {made.person} {made.verdict.value}"


def last_decided(
    workbook: Workbook, indicator: Indicator, quarter: Quarter
) -> Decided | None:
    """The newest version before the one that stands on which a decision stands.

    None where nobody has decided on an earlier one.
    """
    text = workbook.signoffs.text(indicator.indicator_id, quarter)
    if text is None:
        return None
    numbers = {each.version for each in text.decisions}
    for version in sorted(numbers, reverse=True):
        standing = standing_decisions(text.decisions, version)
        if version >= text.commentary.version or not standing:
            continue
        for each in workbook.commentaries.versions(indicator.indicator_id, quarter):
            if each.version == version:
                return Decided(each.body, standing[-1])
    return None
