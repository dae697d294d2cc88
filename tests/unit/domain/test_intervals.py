from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from qperf_tui.domain.figures import Outturn, OutturnStatus, multiplier
from qperf_tui.domain.indicator import Indicator, Priority, ReportBasis
from qperf_tui.domain.interval_words import change_interval_words, interval_words
from qperf_tui.domain.intervals import (
    ChangeInterval,
    Interval,
    NoInterval,
    change_interval,
    figure_interval,
    newcombe,
    poisson,
    ratio_of_counts,
    wilson,
)
from qperf_tui.domain.period import Quarter
from support.council import Q2

counts = st.integers(0, 3000)
shares = st.tuples(st.integers(0, 500), st.integers(1, 500)).filter(
    lambda pair: pair[0] <= pair[1]
)


def indicator(unit: str = "%", basis: ReportBasis = ReportBasis.QUARTER) -> Indicator:
    return Indicator(
        indicator_id=1,
        code="A 1",
        title="Anything",
        priority=Priority(1, "A", "A priority"),
        unit=unit,
        basis=basis,
    )


def made_of(part: int, whole: int, quarter: Quarter = Q2, unit: str = "%") -> Outturn:
    exact = Fraction(part, whole) * multiplier(unit) if whole else None
    return Outturn(
        quarter=quarter,
        value=exact,
        numerator=Decimal(part),
        denominator=Decimal(whole),
    )


SEVEN_SEVEN = [
    ("B MTP 1", 105, 138, 68.3, 82.4),
    ("CS 10", 58, 60, 88.6, 99.1),
    ("C MTP 7", 958, 1180, 78.9, 83.3),
    ("C MTP 8", 253, 319, 74.5, 83.4),
    ("C MTP 9", 151, 181, 77.3, 88.1),
    ("C MTP 10", 112, 112, 96.7, 100.0),
    ("CS 11", 97, 113, 78.2, 91.1),
    ("CS 12", 3, 126, 0.8, 6.8),
    ("CS 16", 219, 1180, 16.4, 20.9),
    ("CS 17", 12, 235, 2.9, 8.7),
    ("CS 18", 41, 71, 46.2, 68.5),
    ("CS 19", 206, 207, 97.3, 99.9),
    ("CS 22", 8, 13, 35.5, 82.3),
    ("CS 23", 12, 13, 66.7, 98.6),
    ("CS 24", 99, 111, 82.0, 93.7),
    ("CS 26", 21, 169, 8.3, 18.2),
    ("CS 28", 19, 135, 9.2, 20.9),
    ("C MTP 8 in Quarter 1", 252, 298, 80.0, 88.2),
    ("none of ten", 0, 10, 0.0, 27.8),
    ("ten of ten", 10, 10, 72.2, 100.0),
    ("none of a hundred", 0, 100, 0.0, 3.7),
]


@pytest.mark.parametrize(("name", "part", "whole", "lower", "upper"), SEVEN_SEVEN)
def test_shares_have_the_wilson_interval_of_the_published_table(
    name: str, part: int, whole: int, lower: float, upper: float
) -> None:
    found = wilson(part, whole)
    assert (round(found.lower * 100, 1), round(found.upper * 100, 1)) == (lower, upper)


@given(shares, st.sampled_from([0.9, 0.95, 0.998]))
def test_wilson_agrees_with_another_implementation(
    pair: tuple[int, int], confidence: float
) -> None:
    theirs = stats.binomtest(*pair).proportion_ci(confidence, method="wilson")
    ours = wilson(*pair, confidence)
    assert ours.lower == pytest.approx(theirs.low, abs=1e-9)
    assert ours.upper == pytest.approx(theirs.high, abs=1e-9)


@given(shares)
def test_an_interval_holds_its_share_and_mirrors_the_complement(
    pair: tuple[int, int],
) -> None:
    part, whole = pair
    found, other = wilson(part, whole), wilson(whole - part, whole)
    assert 0 <= found.lower <= part / whole <= found.upper <= 1
    assert found.lower == pytest.approx(1 - other.upper)


@given(shares, st.integers(2, 20))
def test_more_cases_of_the_same_share_narrow_the_interval(
    pair: tuple[int, int], times: int
) -> None:
    few, many = wilson(*pair), wilson(pair[0] * times, pair[1] * times)
    assert many.upper - many.lower < few.upper - few.lower


def test_the_ends_are_exact_at_nought_and_all_and_at_full_confidence() -> None:
    assert wilson(0, 3000).lower == 0
    assert wilson(3000, 3000).upper == 1
    assert wilson(2999, 3000).upper < 1
    assert (wilson(5, 9, 1).lower, wilson(5, 9, 1).upper) == (0, 1)
    assert wilson(5, 9, 95) == wilson(5, 9, 0.95)


@pytest.mark.parametrize(
    ("part", "whole", "confidence"),
    [(1, 0, 0.95), (-1, 9, 0.95), (10, 9, 0.95), (1, 9, 0.5), (1, 9, 89), (1, 9, 101)],
)
def test_what_is_no_share_or_no_confidence_is_refused(
    part: int, whole: int, confidence: float
) -> None:
    with pytest.raises(ValueError, match=r"share|confidence"):
        wilson(part, whole, confidence)


@pytest.mark.parametrize("count", range(10))
def test_small_counts_have_the_exact_interval(count: int) -> None:
    found = poisson(count)
    lower = stats.chi2.ppf(0.025, 2 * count) / 2 if count else 0
    assert found.method == "exact Poisson"
    assert found.lower == pytest.approx(lower, abs=1e-9)
    assert found.upper == pytest.approx(stats.chi2.ppf(0.975, 2 * count + 2) / 2)


@given(st.integers(10, 5000))
def test_byar_is_close_to_exact_from_ten_on(count: int) -> None:
    found = poisson(count)
    assert found.method == "Byar"
    assert found.lower == pytest.approx(stats.chi2.ppf(0.025, 2 * count) / 2, rel=0.01)
    assert found.upper == pytest.approx(
        stats.chi2.ppf(0.975, 2 * count + 2) / 2, rel=0.01
    )


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="not a count"):
        poisson(-1)


@pytest.mark.parametrize(
    ("later", "earlier", "lower", "upper"),
    [
        ((81, 100), (86, 100), -15.3, 5.4),
        ((810, 1000), (861, 1000), -8.3, -1.9),
        ((253, 319), (252, 298), -11.3, 0.9),
    ],
)
def test_a_change_of_shares_has_newcombes_interval(
    later: tuple[int, int], earlier: tuple[int, int], lower: float, upper: float
) -> None:
    found = newcombe(later, earlier)
    assert tuple(round(each * 100, 1) for each in found) == (lower, upper)


@given(shares, shares)
def test_a_change_turned_round_is_its_mirror(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    lower, upper = newcombe(one, other)
    gap = one[0] / one[1] - other[0] / other[1]
    assert lower - 1e-12 <= gap <= upper + 1e-12
    assert newcombe(other, one) == pytest.approx((-upper, -lower))


@given(st.integers(1, 2000), st.integers(1, 2000))
def test_a_ratio_of_counts_holds_the_ratio_and_inverts(one: int, other: int) -> None:
    lower, upper = ratio_of_counts(one, other)
    assert lower <= one / other <= upper
    assert ratio_of_counts(other, one) == pytest.approx((1 / upper, 1 / lower))


def test_a_ratio_to_nought_is_none() -> None:
    assert ratio_of_counts(5, 0) is None


@pytest.mark.parametrize(
    ("unit", "outturn", "method"),
    [
        ("%", made_of(253, 319), "Wilson"),
        ("no.", Outturn(quarter=Q2, value=Fraction(9)), "exact Poisson"),
        ("no.", Outturn(quarter=Q2, value=Fraction(40)), "Byar"),
        ("per 1,000", made_of(12, 4000, unit="per 1,000"), "Byar"),
    ],
)
def test_the_unit_says_which_interval_is_right(
    unit: str, outturn: Outturn, method: str
) -> None:
    found = figure_interval(outturn, indicator(unit))
    assert isinstance(found, Interval)
    assert found.method == method
    assert found.lower < float(outturn.value) < found.upper


@pytest.mark.parametrize(
    ("unit", "basis", "outturn", "says"),
    [
        ("%", ReportBasis.SURVEY, made_of(5, 9), "design effect"),
        ("days", ReportBasis.QUARTER, Outturn(quarter=Q2, value=Fraction(5)), "days"),
        ("%", ReportBasis.QUARTER, Outturn(quarter=Q2, value=Fraction(5)), "on file"),
        ("%", ReportBasis.QUARTER, Outturn(quarter=Q2, value=None), "no figure"),
        (
            "no.",
            ReportBasis.QUARTER,
            Outturn(quarter=Q2, value=Fraction(1, 2)),
            "whole",
        ),
        ("%", ReportBasis.QUARTER, made_of(0, 0), "no cases"),
        (
            "%",
            ReportBasis.QUARTER,
            Outturn(quarter=Q2, value=Fraction(5), status=OutturnStatus.SUPPRESSED),
            "suppressed",
        ),
        ("%", ReportBasis.QUARTER, made_of(10, 9), "not a share"),
    ],
)
def test_where_no_interval_may_be_shown_the_reason_is_said(
    unit: str, basis: ReportBasis, outturn: Outturn, says: str
) -> None:
    found = figure_interval(outturn, indicator(unit, basis))
    assert isinstance(found, NoInterval)
    assert says in found.says


@pytest.mark.parametrize(("back", "has_one"), [(1, False), (3, False), (4, True)])
def test_windows_that_overlap_have_no_interval_of_change(
    back: int, *, has_one: bool
) -> None:
    rolling = indicator(basis=ReportBasis.ROLLING)
    then = made_of(80, 100, Q2.shifted(-back))
    found = change_interval(made_of(70, 100), then, rolling)
    assert isinstance(found, ChangeInterval) is has_one


@given(counts, counts)
def test_a_change_of_counts_is_told_in_per_cent(now: int, then: int) -> None:
    assume(then > 0)
    later = Outturn(quarter=Q2, value=Fraction(now))
    earlier = Outturn(quarter=Q2.shifted(-1), value=Fraction(then))
    found = change_interval(later, earlier, indicator("no."))
    assert isinstance(found, ChangeInterval)
    assert found.unit == "%"
    assert found.lower <= (now / then - 1) * 100 + 1e-6
    assert found.is_within_chance is (found.lower <= 0 <= found.upper)


def test_intervals_are_said_in_the_unit_and_claim_no_more_than_chance() -> None:
    share = figure_interval(made_of(253, 319), indicator())
    assert interval_words(share, indicator()) == (
        "95% interval 74.5% to 83.4% (Wilson)"
    )
    change = change_interval(
        made_of(253, 319), made_of(252, 298, Q2.shifted(-1)), indicator()
    )
    assert change_interval_words(change) == (
        "95% interval \u221211.3 to +0.9 percentage points: within chance"
    )
    beyond = change_interval(
        made_of(810, 1000), made_of(861, 1000, Q2.shifted(-1)), indicator()
    )
    assert change_interval_words(beyond).endswith(": beyond chance")
    missing = Interval(None, 3.0, "Byar")
    assert interval_words(missing, indicator("no.")) == (
        "95% interval up to 3.0 (Byar)"
    )
