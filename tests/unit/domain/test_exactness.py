"""Whether the exact figure is judged or the displayed one, and what it decides."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import Polarity
from qperf_tui.domain.position import Evidence, Position, take_position
from qperf_tui.domain.rules import Practice
from qperf_tui.domain.status import Status
from qperf_tui.domain.target import Tolerance, read_target
from support.council import Q2, aim, indicator, reported, share

LAST_YEAR = Q2.shifted(-4)
DISPLAYED = Practice(is_as_displayed=True)


def taken(evidence: Evidence, **of_indicator: object) -> Position:
    return take_position(indicator(**of_indicator), Q2, evidence)


@pytest.mark.parametrize(
    ("outturn", "exactly", "displayed"),
    [
        (share(1_699, 2_000), Status.RED, Status.GREEN),
        (reported("84.95"), Status.RED, Status.GREEN),
        (reported("84.94"), Status.RED, Status.RED),
        (reported("85"), Status.GREEN, Status.GREEN),
    ],
)
def test_a_figure_is_judged_exactly_or_as_it_is_displayed(
    outturn: Outturn, exactly: Status, displayed: Status
) -> None:
    evidence = Evidence(outturn=outturn, year_end=aim(85))
    assert taken(evidence).status is exactly
    assert taken(replace(evidence, practice=DISPLAYED)).status is displayed


def test_as_displayed_last_years_figure_is_read_as_displayed_too() -> None:
    evidence = Evidence(
        outturn=reported("79.31"),
        same_quarter_last_year=reported("79.34", LAST_YEAR),
        year_end=aim(85),
        tolerance=Tolerance.parse("must improve"),
    )
    assert taken(evidence).status is Status.RED
    assert taken(replace(evidence, practice=DISPLAYED)).status is Status.AMBER


def test_as_displayed_changes_are_still_worked_out_before_rounding() -> None:
    evidence = Evidence(
        outturn=reported("81.04"),
        previous=reported("86.15", Q2.shifted(-1)),
        practice=DISPLAYED,
    )
    assert taken(evidence).on_previous.change == Fraction("-5.11")


@pytest.mark.parametrize(
    ("value", "tolerance", "is_so"),
    [
        ("85.0", "0", True),
        ("84.95", "0", True),
        ("85.05", "0", True),
        ("84.94", "0", False),
        ("85.06", "0", False),
        ("80.05", "5 points", True),
        ("79.95", "5 points", True),
        ("79.94", "5 points", False),
        ("82.5", "5 points", False),
    ],
)
def test_a_rounded_figure_near_an_edge_is_marked(
    value: str, tolerance: str, is_so: bool
) -> None:
    evidence = Evidence(
        outturn=reported(value), year_end=aim(85), tolerance=Tolerance.parse(tolerance)
    )
    assert taken(evidence).is_from_rounded is is_so


@pytest.mark.parametrize(
    ("value", "is_so"), [("10", True), ("15", True), ("12", False)]
)
def test_either_end_of_a_range_is_an_edge_a_rounded_figure_may_be_near(
    value: str, is_so: bool
) -> None:
    evidence = Evidence(outturn=reported(value), year_end=read_target("10 to 15"))
    found = taken(evidence, polarity=Polarity.IN_RANGE)
    assert (found.status, found.is_from_rounded) == (Status.GREEN, is_so)


def test_what_is_exact_is_never_marked_as_from_a_rounded_figure() -> None:
    on_the_edge = share(17, 20)
    assert not taken(Evidence(outturn=on_the_edge, year_end=aim(85))).is_from_rounded
    half_known = replace(reported(85), numerator=Decimal(17))
    assert taken(Evidence(outturn=half_known, year_end=aim(85))).is_from_rounded
    counted = taken(Evidence(outturn=reported(85), year_end=aim(85)), unit="no.")
    assert not counted.is_from_rounded
    assert not taken(Evidence(outturn=reported(85))).is_from_rounded
    assert not taken(Evidence(year_end=aim(85))).is_from_rounded
