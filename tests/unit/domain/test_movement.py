from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.comparability import Comparable, NotComparable, Obstacle
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Polarity, ReportBasis
from qperf_tui.domain.movement import Direction, Movement, movement
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.target import Target
from support.council import Q2, amounts, indicator, polarities, reported

Q1 = Q2.shifted(-1)
LAST_YEAR = Q2.shifted(-4)
ANY_POLARITY = st.sampled_from(Polarity)
RANGE = Target(Fraction(10), Fraction(15))
REVERSED = {
    Direction.IMPROVING: Direction.WORSENING,
    Direction.WORSENING: Direction.IMPROVING,
    Direction.UNCHANGED: Direction.UNCHANGED,
    Direction.NEITHER: Direction.NEITHER,
}


def moved(
    later: str | int | Fraction | None,
    earlier: str | int | Fraction | None,
    polarity: Polarity = Polarity.HIGHER,
    target: Target | None = None,
) -> Movement:
    return movement(
        indicator(polarity=polarity),
        reported(later),
        reported(earlier, Q1),
        Q1,
        target=target,
    )


@given(amounts, amounts, ANY_POLARITY, st.none() | st.just(RANGE))
def test_a_movement_reversed_changes_sign_and_direction(
    one: Fraction, other: Fraction, polarity: Polarity, target: Target | None
) -> None:
    there = moved(one, other, polarity, target)
    back = moved(other, one, polarity, target)
    assert there.change == -back.change
    assert there.direction is REVERSED[back.direction]


@given(amounts, amounts, polarities)
def test_polarity_turns_a_direction_and_never_an_arrow(
    later: Fraction, earlier: Fraction, polarity: Polarity
) -> None:
    other = Polarity.LOWER if polarity is Polarity.HIGHER else Polarity.HIGHER
    one, mirrored = moved(later, earlier, polarity), moved(later, earlier, other)
    assert one.arrow == mirrored.arrow
    assert one.direction is REVERSED[mirrored.direction]


@given(amounts, amounts, ANY_POLARITY)
def test_no_arrow_contradicts_what_is_printed(
    later: Fraction, earlier: Fraction, polarity: Polarity
) -> None:
    found = moved(later, earlier, polarity, RANGE)
    printed_later, printed_earlier = half_up(later, 1), half_up(earlier, 1)
    expected = {True: "▲", False: "▼"}[printed_later > printed_earlier]
    assert found.arrow == ("=" if printed_later == printed_earlier else expected)


@given(amounts, amounts, polarities)
def test_a_better_figure_is_an_improvement(
    later: Fraction, earlier: Fraction, polarity: Polarity
) -> None:
    found = moved(later, earlier, polarity)
    if found.direction is not Direction.UNCHANGED:
        is_better = (later > earlier) is (polarity is Polarity.HIGHER)
        assert found.direction is (
            Direction.IMPROVING if is_better else Direction.WORSENING
        )


@pytest.mark.parametrize(
    ("later", "earlier", "polarity", "direction", "arrow"),
    [
        ("79.3", "84.6", Polarity.HIGHER, Direction.WORSENING, "▼"),
        ("84.6", "79.3", Polarity.HIGHER, Direction.IMPROVING, "▲"),
        ("79.3", "84.6", Polarity.LOWER, Direction.IMPROVING, "▼"),
        ("79.3", "84.6", Polarity.NEUTRAL, Direction.NEITHER, "▼"),
        ("86.04", "85.96", Polarity.HIGHER, Direction.UNCHANGED, "="),
        ("86.04", "85.96", Polarity.NEUTRAL, Direction.UNCHANGED, "="),
        ("85.95", "85.94", Polarity.HIGHER, Direction.IMPROVING, "▲"),
        ("14", "16", Polarity.IN_RANGE, Direction.IMPROVING, "▼"),
        ("9", "12", Polarity.IN_RANGE, Direction.WORSENING, "▼"),
        ("11", "14", Polarity.IN_RANGE, Direction.NEITHER, "▼"),
        ("16", "9", Polarity.IN_RANGE, Direction.NEITHER, "▲"),
    ],
)
def test_a_direction_follows_from_the_figures_and_their_polarity(
    later: str, earlier: str, polarity: Polarity, direction: Direction, arrow: str
) -> None:
    found = moved(later, earlier, polarity, RANGE)
    assert (found.direction, found.arrow) == (direction, arrow)
    assert found.change == Fraction(later) - Fraction(earlier)


def test_a_range_without_its_target_has_no_better_way() -> None:
    assert moved("14", "16", Polarity.IN_RANGE).direction is Direction.NEITHER


def test_a_change_is_taken_before_rounding() -> None:
    found = moved("81.04", "86.15")
    assert half_up(found.change, 1) == Fraction("-5.1")


@given(amounts, amounts)
def test_a_figure_that_builds_up_is_never_set_beside_the_previous_quarter(
    later: Fraction, earlier: Fraction
) -> None:
    built_up = indicator(basis=ReportBasis.YEAR_TO_DATE)
    on_previous = movement(built_up, reported(later), reported(earlier, Q1), Q1)
    assert on_previous.change is None
    assert on_previous.reason.startswith("year to date")
    last_year = reported(earlier, LAST_YEAR)
    on_last_year = movement(built_up, reported(later), last_year, LAST_YEAR)
    assert on_last_year.change == later - earlier


def test_an_annual_figure_is_set_beside_last_years_only() -> None:
    annual = indicator(basis=ReportBasis.ANNUAL)
    assert movement(annual, reported(80), reported(79, Q1), Q1).change is None
    last_year = reported(79, LAST_YEAR)
    assert movement(annual, reported(80), last_year, LAST_YEAR).change == 1


def test_a_missing_quarter_is_named_and_not_compared_across() -> None:
    found = movement(indicator(), reported(80), None, Q1)
    missing = "nothing was reported for Q1 2012/13"
    assert found == Movement(
        since=Q1,
        change=None,
        direction=Direction.NOT_COMPARABLE,
        refusal=NotComparable(Obstacle.NO_FIGURE, missing),
    )
    assert (found.arrow, found.reason, found.earlier) == ("–", missing, None)


def test_a_movement_says_what_a_reader_of_it_must_know() -> None:
    provisional = reported(79, Q1, status=OutturnStatus.PROVISIONAL)
    rolling = indicator(basis=ReportBasis.ROLLING)
    found = movement(rolling, reported(80), provisional, Q1)
    assert found.known == Comparable(is_provisional=True, overlap=9)
    assert (found.before, found.comparable, found.obstacle) == (provisional, 79, None)


def test_a_neighbours_figure_is_not_taken_for_a_missing_quarters() -> None:
    found = movement(indicator(), reported(80), reported(79, Q1.shifted(-1)), Q1)
    assert (found.change, found.obstacle) == (None, Obstacle.NO_FIGURE)


def test_figures_of_different_coverage_have_no_change_and_no_arrow() -> None:
    partial = replace(reported(80), coverage="North")
    found = movement(indicator(), partial, reported(79, Q1), Q1)
    assert (found.change, found.arrow, found.comparable) == (None, "–", None)
    assert found.obstacle is Obstacle.COVERAGE
    assert found.earlier == 79


def test_nothing_is_compared_across_a_definition_break() -> None:
    changed = DefinitionBreak(Q2.ordinal, "7 days became 10")
    found = movement(
        indicator(), reported(80), reported(79, Q1), Q1, breaks=[changed]
    )  # fmt: skip
    assert (found.change, found.arrow) == (None, "–")
    assert found.reason == "definition changed (7 days became 10)"
    assert found.earlier == 79


@given(amounts, st.sampled_from(OutturnStatus))
def test_what_is_not_comparable_has_no_change_and_a_reason(
    value: Fraction, status: OutturnStatus
) -> None:
    found = movement(indicator(), reported(80), reported(value, Q1, status=status), Q1)
    is_comparable = found.direction is not Direction.NOT_COMPARABLE
    assert is_comparable is (found.change is not None)
    assert is_comparable is (found.reason == "")
