"""What kind of fault each finding is, so that an officer can take them kind by kind."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

from qperf_tui.report import figure_rules
from qperf_tui.report.actions import LATE_ACTION, NO_ACTION
from qperf_tui.report.checks import UNCOUNTED, WITHHELD, Finding
from qperf_tui.report.paper_checks import (
    DEAD_REFERENCE,
    EMPTY_PART,
    HEADER_FIELD,
    NO_MEETING,
    PLACEHOLDER,
)
from qperf_tui.report.requests import REQUEST_RULE


class Fault(Enum):
    """The kinds of fault, in the order in which they are best mended."""

    UNDISCLOSED = "not to be shown"
    MISSING = "missing"
    UNAGREED = "not agreed"
    OUT_OF_DATE = "out of date"
    DISAGREEING = "disagrees"
    UNBALANCED = "unbalanced"
    UNREADABLE = "reads badly"


_BY_RULE: Final[Mapping[str, Fault]] = {
    "disclosure": Fault.UNDISCLOSED,
    WITHHELD: Fault.UNDISCLOSED,
    UNCOUNTED: Fault.UNDISCLOSED,
    figure_rules.SUPPRESSED_FIGURE: Fault.UNDISCLOSED,
    "figure": Fault.MISSING,
    "cause": Fault.MISSING,
    HEADER_FIELD.name: Fault.MISSING,
    NO_MEETING.name: Fault.MISSING,
    EMPTY_PART.name: Fault.MISSING,
    PLACEHOLDER.name: Fault.MISSING,
    NO_ACTION.name: Fault.MISSING,
    "commentary": Fault.UNAGREED,
    "both-texts": Fault.UNAGREED,
    "drift": Fault.OUT_OF_DATE,
    "revised": Fault.OUT_OF_DATE,
    LATE_ACTION.name: Fault.OUT_OF_DATE,
    REQUEST_RULE.name: Fault.OUT_OF_DATE,
    figure_rules.UNRESOLVED: Fault.DISAGREEING,
    figure_rules.CROSS_REFERENCE: Fault.DISAGREEING,
    figure_rules.WRONG_FIGURE: Fault.DISAGREEING,
    figure_rules.PER_CENT_FOR_POINTS: Fault.DISAGREEING,
    figure_rules.NO_SUCH_DATE: Fault.DISAGREEING,
    figure_rules.WRONG_DIRECTION: Fault.DISAGREEING,
    figure_rules.WRONG_STATUS: Fault.DISAGREEING,
    DEAD_REFERENCE.name: Fault.DISAGREEING,
    "balance": Fault.UNBALANCED,
    figure_rules.BARE_PERCENTAGE: Fault.UNBALANCED,
    figure_rules.TARGET_WITHOUT_FIGURE: Fault.UNBALANCED,
    figure_rules.UNSIZED_MOVEMENT: Fault.UNBALANCED,
    figure_rules.UNATTRIBUTED_CAUSE: Fault.UNBALANCED,
    figure_rules.TREND_ON_FEW: Fault.UNBALANCED,
}
_ORDER: Final = {each: place for place, each in enumerate(Fault)}


def fault_of(finding: Finding) -> Fault:
    """The kind of fault that a finding is; a rule of style makes a text read badly."""
    return _BY_RULE.get(finding.rule, Fault.UNREADABLE)


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Findings as an officer takes them: what blocks first, then kind by kind."""
    return sorted(
        findings, key=lambda each: (not each.is_blocking, _ORDER[fault_of(each)])
    )


def counted(findings: Sequence[Finding]) -> str:
    """How many of each kind there are, such as "2 missing, 1 out of date"."""
    kinds = [fault_of(each) for each in findings]
    return ", ".join(
        f"{kinds.count(each)} {each.value}" for each in Fault if each in kinds
    )
