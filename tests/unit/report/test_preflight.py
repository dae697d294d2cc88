"""Findings kind by kind: every rule is of a kind, what blocks comes first."""

import pytest

from qperf_tui.report import figure_rules
from qperf_tui.report.checks import Finding
from qperf_tui.report.preflight import Fault, counted, fault_of, in_order


def found(rule: str, *, is_blocking: bool = False) -> Finding:
    return Finding(rule=rule, says=f"about {rule}", is_blocking=is_blocking)


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("figure", Fault.MISSING),
        ("no-action", Fault.MISSING),
        ("commentary", Fault.UNAGREED),
        ("wrong-figure", Fault.DISAGREEING),
        ("token", Fault.DISAGREEING),
        ("disclosure", Fault.UNDISCLOSED),
        ("suppressed-figure", Fault.UNDISCLOSED),
        ("balance", Fault.UNBALANCED),
        ("drift", Fault.OUT_OF_DATE),
        ("request", Fault.OUT_OF_DATE),
        ("spelling", Fault.UNREADABLE),
        ("sentence-length", Fault.UNREADABLE),
    ],
)
def test_the_kind_of_a_rule(rule: str, fault: Fault) -> None:
    assert fault_of(found(rule)) is fault


def test_no_rule_about_figures_counts_as_style() -> None:
    assert all(
        fault_of(found(rule)) is not Fault.UNREADABLE for rule in figure_rules.RULES
    )


def test_what_blocks_comes_first_and_then_kind_by_kind() -> None:
    rules = ["spelling", "balance", "drift", "disclosure"]
    listed = [found(each) for each in rules]
    listed += [found(each, is_blocking=True) for each in rules]
    ordered = in_order(listed)
    assert [each.is_blocking for each in ordered] == [True] * 4 + [False] * 4
    assert [each.rule for each in ordered[:4]] == rules[::-1]
    assert counted(listed) == (
        "2 not to be shown, 2 out of date, 2 unbalanced, 2 reads badly"
    )
