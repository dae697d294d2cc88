from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.comparability import (
    NOTHING_TO_KNOW,
    Comparable,
    NotComparable,
    Obstacle,
    compare,
)
from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, ReportBasis
from qperf_tui.domain.period import Quarter
from support.council import Q2, quarters, reported, share

Q1 = Q2.shifted(-1)
LAST_YEAR = Q2.shifted(-4)
bases = st.sampled_from(ReportBasis)
YEAR_TO_DATE = "year to date: compared only with the same point last year"
SELDOM = "not reported every quarter: compared only with last year"


def on_previous(
    later: Outturn,
    earlier: Outturn | None,
    basis: ReportBasis = ReportBasis.QUARTER,
) -> Comparable | NotComparable:
    return compare(later, earlier, Q1, basis, ())


@given(bases, quarters)
def test_the_same_quarter_last_year_may_be_compared_on_every_basis(
    basis: ReportBasis, quarter: Quarter
) -> None:
    then = quarter.shifted(-4)
    found = compare(reported(80, quarter), reported(79, then), then, basis, ())
    assert found == NOTHING_TO_KNOW


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (ReportBasis.QUARTER, NOTHING_TO_KNOW),
        (ReportBasis.SNAPSHOT, NOTHING_TO_KNOW),
        (ReportBasis.ROLLING, Comparable(overlap=9)),
        (ReportBasis.SEASONAL, NOTHING_TO_KNOW),
        (ReportBasis.YEAR_TO_DATE, NotComparable(Obstacle.BASIS, YEAR_TO_DATE)),
        (ReportBasis.ANNUAL, NotComparable(Obstacle.BASIS, SELDOM)),
        (ReportBasis.SURVEY, NotComparable(Obstacle.BASIS, SELDOM)),
        (ReportBasis.ACADEMIC_YEAR, NotComparable(Obstacle.BASIS, SELDOM)),
    ],
)
def test_the_basis_says_whether_the_previous_quarter_may_be_compared(
    basis: ReportBasis, expected: Comparable | NotComparable
) -> None:
    assert on_previous(reported(80), reported(79, Q1), basis) == expected


@pytest.mark.parametrize(("back", "months"), [(1, 9), (2, 6), (3, 3), (4, 0), (5, 0)])
def test_rolling_figures_share_the_months_that_both_cover(
    back: int, months: int
) -> None:
    then = Q2.shifted(-back)
    found = compare(reported(80), reported(79, then), then, ReportBasis.ROLLING, ())
    assert found == Comparable(overlap=months)


def test_a_quarter_nobody_reported_is_named() -> None:
    found = on_previous(reported(80), None)
    missing = "nothing was reported for Q1 2012/13"
    assert found == NotComparable(Obstacle.NO_FIGURE, missing)


@given(bases, st.integers(-8, 8).filter(bool), st.integers(1, 4))
def test_a_missing_quarter_is_never_compared_across(
    basis: ReportBasis, off: int, back: int
) -> None:
    """A neighbour handed over in its place is not taken for it."""
    wanted = Q2.shifted(-back)
    neighbour = reported(79, wanted.shifted(off))
    found = compare(reported(80), neighbour, wanted, basis, ())
    assert isinstance(found, NotComparable)
    if found.obstacle is not Obstacle.BASIS:
        assert found.says == f"nothing was reported for {wanted}"


@pytest.mark.parametrize(
    ("status", "obstacle", "because"),
    [
        (OutturnStatus.SUPPRESSED, Obstacle.SUPPRESSED, "is suppressed"),
        (OutturnStatus.NOT_AVAILABLE, Obstacle.NO_FIGURE, "is not available"),
        (OutturnStatus.NOT_DUE, Obstacle.NO_FIGURE, "was not due"),
        (OutturnStatus.NOT_COMPARABLE, Obstacle.MARKED, "is marked not comparable"),
    ],
)
@pytest.mark.parametrize("value", [80, None])
def test_a_figure_that_is_not_to_be_used_is_named_with_the_cause(
    status: OutturnStatus, obstacle: Obstacle, because: str, value: int | None
) -> None:
    later = on_previous(reported(value, status=status), reported(79, Q1))
    assert later == NotComparable(obstacle, f"Q2 2012/13 {because}")
    earlier = on_previous(reported(80), reported(value, Q1, status=status))
    assert earlier == NotComparable(obstacle, f"Q1 2012/13 {because}")


HAS_A_VALUE = [OutturnStatus.PROVISIONAL, OutturnStatus.REVISED, OutturnStatus.FINAL]


@pytest.mark.parametrize("now", HAS_A_VALUE)
@pytest.mark.parametrize("then", HAS_A_VALUE)
def test_a_comparison_with_a_provisional_figure_says_so(
    now: OutturnStatus, then: OutturnStatus
) -> None:
    found = on_previous(reported(80, status=now), reported(79, Q1, status=then))
    is_provisional = OutturnStatus.PROVISIONAL in {now, then}
    assert found == Comparable(is_provisional=is_provisional)


def test_a_figure_that_is_simply_absent_is_said_to_be() -> None:
    found = on_previous(reported(None), reported(79, Q1))
    assert found == NotComparable(Obstacle.NO_FIGURE, "Q2 2012/13 has no figure")


def test_a_share_of_no_cases_is_not_compared() -> None:
    no_cases = replace(share(3, 10), value=None, denominator=share(3, 10).numerator * 0)
    found = on_previous(no_cases, reported(79, Q1))
    assert found == NotComparable(Obstacle.NO_FIGURE, "Q2 2012/13 had no cases")
    then = replace(no_cases, quarter=Q1)
    found = on_previous(reported(80), then)
    assert found == NotComparable(Obstacle.NO_FIGURE, "Q1 2012/13 had no cases")


@given(st.integers(-12, 12))
def test_a_definition_break_parts_the_quarters_on_either_side_of_it(at: int) -> None:
    changed = DefinitionBreak(Q2.shifted(at).ordinal, "7 days became 10")
    found = compare(
        reported(80), reported(79, LAST_YEAR), LAST_YEAR, ReportBasis.QUARTER, [changed]
    )
    refused = NotComparable(
        Obstacle.DEFINITION, "definition changed (7 days became 10)", "7 days became 10"
    )
    assert found == (refused if -4 < at <= 0 else NOTHING_TO_KNOW)


@pytest.mark.parametrize(
    ("then", "now", "says"),
    [
        ("", "", ""),
        ("North", "North", ""),
        ("", "North", "coverage changed (from the whole area to North)"),
        ("North", "", "coverage changed (from North to the whole area)"),
        ("North", "South", "coverage changed (from North to South)"),
    ],
)
def test_figures_of_different_parts_of_the_council_are_not_compared(
    then: str, now: str, says: str
) -> None:
    earlier = replace(reported(79, Q1), coverage=then)
    found = on_previous(replace(reported(80), coverage=now), earlier)
    refused = NotComparable(Obstacle.COVERAGE, says)
    assert found == (refused if says else NOTHING_TO_KNOW)


@given(
    bases,
    st.sampled_from(OutturnStatus),
    st.sampled_from(OutturnStatus),
    st.none() | st.integers(0, 100),
    st.integers(1, 8),
)
def test_a_refusal_always_says_why_and_a_comparison_always_has_two_figures(
    basis: ReportBasis,
    now: OutturnStatus,
    then: OutturnStatus,
    value: int | None,
    back: int,
) -> None:
    at = Q2.shifted(-back)
    earlier = reported(value, at, status=then)
    found = compare(reported(80, status=now), earlier, at, basis, ())
    if isinstance(found, NotComparable):
        assert found.says
    else:
        assert value is not None
        assert {now, then} <= {*HAS_A_VALUE}
        assert back == 4 or (basis.is_quarterly and not basis.is_cumulative)
