from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import (
    NO_TOLERANCE,
    Target,
    TargetInWords,
    TargetKind,
    Tolerance,
    ToleranceKind,
    contradicts,
    folded_body,
    read_target,
    target_in_force,
)
from support.council import Q2, aim, quarters

amounts = st.decimals(-(10**9), 10**9, places=2)
bases = st.sampled_from(ReportBasis)


@given(amounts)
def test_a_target_reads_back_from_every_way_of_writing_it(amount: Decimal) -> None:
    for written in (f"{amount:f}", f"{amount:,f}", f"{amount:,f}%", f" {amount:f} % "):
        assert Target.parse(written) == aim(Fraction(amount))


@given(amounts, amounts)
def test_a_range_reads_back_unless_it_runs_backwards(
    low: Decimal, high: Decimal
) -> None:
    for between in (" to ", " \u2013 ", "-", "% to "):
        written = f"{low:,f}{between}{high:,f}"
        if low <= high:
            assert Target.parse(written) == Target(Fraction(low), Fraction(high))
        else:
            with pytest.raises(ValueError, match="runs backwards"):
                Target.parse(written)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("85", 85, 85),
        ("85%", 85, 85),
        ("85.50 %", "85.5", "85.5"),
        ("1,270", 1270, 1270),
        ("£1,308.33", "1308.33", "1308.33"),
        ("10 to 15", 10, 15),
        ("10% to 15%", 10, 15),
        ("10\u201315", 10, 15),
        ("10-15", 10, 15),
        ("-5 to -2", -5, -2),
        ("-5--2", -5, -2),
        ("7 to 7", 7, 7),
    ],
)
def test_a_target_is_one_figure_or_a_range(
    written: str, low: str | int, high: str | int
) -> None:
    target = Target.parse(written, TargetKind.MILESTONE)
    assert target == Target(Fraction(low), Fraction(high), TargetKind.MILESTONE)
    assert target.is_range is (low != high)


@pytest.mark.parametrize(
    "written",
    ["", "85.", ".85", "1,27", "0,123", "85 to", "fewer 85", "85 90", "1e3",
     "9" * 5_000, "\u0668\u0665", "nan"],
)  # fmt: skip
def test_what_is_no_target_is_refused_and_named(written: str) -> None:
    with pytest.raises(ValueError, match="is not a target such as '85'") as refused:
        Target.parse(written)
    assert repr(written) in str(refused.value)


@pytest.mark.parametrize(
    ("written", "edge", "is_strict"),
    [
        ("fewer than 85", 85, True),
        ("Fewer  than 85", 85, True),
        ("less than 85%", 85, True),
        ("below 85", 85, True),
        ("under 85", 85, True),
        ("more than 1,270", 1270, True),
        ("above 85", 85, True),
        ("over 85", 85, True),
        ("better than 85", 85, True),
        ("at least 85%", 85, False),
        ("at most 85", 85, False),
        ("no more than 85", 85, False),
        ("no fewer than 85", 85, False),
        ("no less than 85", 85, False),
        ("up to 85", 85, False),
        ("at or above 85", 85, False),
        ("at or below 85", 85, False),
        ("at or better than 85", 85, False),
        ("in line with 85", 85, False),
        ("below -0.5", "-0.5", True),
    ],
)
def test_a_bound_is_read_with_whether_it_leaves_out_its_own_figure(
    written: str, edge: str | int, is_strict: bool
) -> None:
    found = read_target(written, TargetKind.MILESTONE)
    words = " ".join(written.split())
    assert found == Target(
        Fraction(edge), Fraction(edge), TargetKind.MILESTONE, is_strict, words
    )
    assert not found.is_range


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("<85", "less than 85"),
        ("> 85%", "more than 85%"),
        (">=85%", "at least 85%"),
        ("\u2265 85", "at least 85"),
        ("\u2264 \u00a385", "at most \u00a385"),
    ],
)
def test_the_sign_of_a_bound_is_read_as_its_words(written: str, words: str) -> None:
    assert read_target(written) == read_target(words)
    assert read_target(written).words == words


@pytest.mark.parametrize(
    ("written", "body", "is_strict"),
    [
        ("above statistical neighbour average", "statistical neighbour", True),
        ("Above the Statistical Neighbours", "statistical neighbour", True),
        ("below England", "england", True),
        ("better than the England average", "england", True),
        ("at or above England", "england", False),
        ("at least  the East of England mean", "east of england", False),
        ("in line with the regional figure", "regional", False),
        ("no more than England", "england", False),
    ],
)
def test_a_target_in_words_names_a_body_and_is_settled_by_its_figure(
    written: str, body: str, is_strict: bool
) -> None:
    found = read_target(written)
    words = " ".join(written.split())
    assert found == TargetInWords(words, body, is_strict)
    settled = found.settled(Fraction("71.2"), "England, 2011/12")
    assert (settled.low, settled.high) == (Fraction("71.2"), Fraction("71.2"))
    assert (settled.kind, settled.is_strict) == (TargetKind.YEAR_END, is_strict)
    assert (settled.words, settled.settled_by) == (words, "England, 2011/12")


@pytest.mark.parametrize(
    "written",
    ["", "England", "above", "above E", "above 85 90", "additional 800",
     f"above {'x' * 81}", "about England", "above 2011/12"],
)  # fmt: skip
def test_words_that_are_no_target_are_refused_and_named(written: str) -> None:
    with pytest.raises(ValueError, match="or 'above England'") as refused:
        read_target(written)
    assert repr(written) in str(refused.value)


def test_a_range_that_runs_backwards_is_told_so_and_not_read_as_words() -> None:
    with pytest.raises(ValueError, match="'15 to 10' runs backwards; write the lower"):
        read_target("15 to 10")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Statistical neighbours", "statistical neighbour average"),
        ("England", "the ENGLAND average"),
        ("East of England mean", "East of  England"),
    ],
)
def test_a_body_is_known_under_either_way_of_naming_it(one: str, other: str) -> None:
    assert folded_body(one) == folded_body(other)
    assert folded_body(folded_body(one)) == folded_body(one)


@pytest.mark.parametrize(
    ("written", "kind", "size"),
    [
        ("10%", ToleranceKind.RELATIVE, 10),
        ("2.5 %", ToleranceKind.RELATIVE, "2.5"),
        ("5 points", ToleranceKind.POINTS, 5),
        ("1 point", ToleranceKind.POINTS, 1),
        ("0.3 percentage points", ToleranceKind.POINTS, "0.3"),
        ("5pp", ToleranceKind.POINTS, 5),
        ("3 days", ToleranceKind.POINTS, 3),
        ("35 no.", ToleranceKind.POINTS, 35),
        ("1,000", ToleranceKind.POINTS, 1000),
        ("0", ToleranceKind.POINTS, 0),
        ("floor 70", ToleranceKind.FLOOR, 70),
        ("Floor: 70%", ToleranceKind.FLOOR, 70),
        ("floor -5", ToleranceKind.FLOOR, -5),
        ("must improve", ToleranceKind.MUST_IMPROVE, 0),
        ("Must  Improve", ToleranceKind.MUST_IMPROVE, 0),
    ],
)
def test_a_tolerance_is_read_with_its_unit(
    written: str, kind: ToleranceKind, size: str | int
) -> None:
    assert Tolerance.parse(written) == Tolerance(kind, Fraction(size))


@given(amounts.filter(lambda amount: amount >= 0))
def test_a_tolerance_reads_back_from_every_way_of_writing_it(size: Decimal) -> None:
    for written, kind in (
        (f"{size:,f}%", ToleranceKind.RELATIVE),
        (f"{size:f} points", ToleranceKind.POINTS),
        (f"{size:f}", ToleranceKind.POINTS),
        (f"floor {size:,f}", ToleranceKind.FLOOR),
    ):
        assert Tolerance.parse(written) == Tolerance(kind, Fraction(size))


@pytest.mark.parametrize(
    "written", ["", "-10%", "-5 points", "about 5", "floor", "10%%", "improve"]
)
def test_what_is_no_tolerance_is_refused_and_named(written: str) -> None:
    with pytest.raises(ValueError, match="is not a tolerance such as") as refused:
        Tolerance.parse(written)
    assert repr(written) in str(refused.value)


def test_a_bare_nought_is_no_tolerance_at_all() -> None:
    assert Tolerance.parse("0") == NO_TOLERANCE


@given(quarters, bases)
def test_a_milestone_is_always_the_target_in_force(
    quarter: Quarter, basis: ReportBasis
) -> None:
    assert target_in_force(quarter, basis, aim(56), aim(98)) == aim(56)


@given(quarters)
def test_a_year_end_target_is_no_yardstick_for_a_count_on_the_way(
    quarter: Quarter,
) -> None:
    found = target_in_force(quarter, ReportBasis.YEAR_TO_DATE, None, aim(98))
    assert found == (aim(98) if quarter.number == 4 else None)


@given(quarters, bases.filter(lambda basis: not basis.is_cumulative))
def test_a_year_end_target_holds_all_year_for_what_does_not_build_up(
    quarter: Quarter, basis: ReportBasis
) -> None:
    assert target_in_force(quarter, basis, None, aim(85)) == aim(85)


@given(bases)
def test_without_a_target_there_is_none_in_force(basis: ReportBasis) -> None:
    assert target_in_force(Q2, basis, None, None) is None


@pytest.mark.parametrize(
    ("words", "polarity", "is_against"),
    [
        ("fewer than 85", Polarity.HIGHER, True),
        ("at most England", Polarity.HIGHER, True),
        ("above England", Polarity.HIGHER, False),
        ("more than 85", Polarity.LOWER, True),
        ("at least 85", Polarity.LOWER, True),
        ("under 85", Polarity.LOWER, False),
        ("better than England", Polarity.LOWER, False),
        ("under 85", Polarity.NEUTRAL, False),
        ("85", Polarity.LOWER, False),
    ],
)
def test_a_bound_may_run_against_the_way_that_is_good(
    words: str, polarity: Polarity, is_against: bool
) -> None:
    assert contradicts(read_target(words), polarity) is is_against
