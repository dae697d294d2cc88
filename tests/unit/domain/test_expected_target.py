"""What a figure will be held to; a target that is missing is said, never made up."""

from dataclasses import replace

import pytest

from qperf_tui.domain.expected_target import ExpectedTarget, expected_target
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Evidence, take_position
from qperf_tui.domain.target import AnyTarget, TargetKind, read_target
from support.council import Q2, aim, indicator

MILESTONE = read_target("83", TargetKind.MILESTONE)
Q1 = Quarter.parse("Q1 2013/14")


@pytest.mark.parametrize(
    ("basis", "milestone", "year_end", "said"),
    [
        (ReportBasis.QUARTER, MILESTONE, aim(85), "83% (milestone)"),
        (ReportBasis.QUARTER, None, aim(85), "85% (year end)"),
        (ReportBasis.YEAR_TO_DATE, None, aim(85), "85% (year end; no milestone)"),
        (ReportBasis.YEAR_TO_DATE, MILESTONE, aim(85), "83% (milestone)"),
        (ReportBasis.QUARTER, None, read_target("above England"), "above England"),
    ],
)
def test_it_is_the_milestone_else_the_year_ends(
    basis: ReportBasis, milestone: AnyTarget | None, year_end: AnyTarget, said: str
) -> None:
    evidence = Evidence(milestone=milestone, year_end=year_end)
    at = take_position(indicator(basis=basis), Q2, evidence)
    found = expected_target(at, None)
    assert found.words.startswith(said)
    assert not found.is_lacking


def test_a_new_year_without_one_is_said_with_what_there_was() -> None:
    at = take_position(indicator(), Q1, Evidence())
    assert expected_target(at, aim(85)) == ExpectedTarget(
        "none set for 2013/14 (last year's: 85%)", is_lacking=True
    )
    assert expected_target(at, None) == ExpectedTarget("none set")
    held = replace(at, evidence=Evidence(year_end=aim(86)))
    assert expected_target(held, aim(85)).words == "86% (year end)"
