"""What a figure that has not come yet will be held to, or that nothing is set."""

from dataclasses import dataclass

from qperf_tui.domain.position import Position, terms_in_force
from qperf_tui.domain.target import AnyTarget
from qperf_tui.domain.wording import target_figure


@dataclass(frozen=True, slots=True)
class ExpectedTarget:
    """The target that a quarter's figure will be held to, in words."""

    words: str
    is_lacking: bool = False
    """Whether the year has none though the year before had one."""


def expected_target(position: Position, last_year: AnyTarget | None) -> ExpectedTarget:
    """What the figure of a quarter will be held to; nothing is ever made up.

    `last_year` is the year-end target of the year before, to say what there was.
    """
    indicator, quarter = position.indicator, position.quarter
    evidence = position.evidence
    in_force = terms_in_force(indicator, quarter, evidence).in_force
    if evidence.milestone is not None:
        said = target_figure(evidence.milestone, indicator)
        return ExpectedTarget(f"{said} (milestone)")
    if in_force is not None:
        return ExpectedTarget(f"{target_figure(in_force, indicator)} (year end)")
    if evidence.year_end is not None:
        said = target_figure(evidence.year_end, indicator)
        return ExpectedTarget(f"{said} (year end; no milestone)")
    if last_year is None:
        return ExpectedTarget("none set")
    before = target_figure(last_year, indicator)
    return ExpectedTarget(
        f"none set for {quarter.year} (last year's: {before})", is_lacking=True
    )
