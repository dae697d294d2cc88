"""What the year may end on: methods, refusals, ranges and what is still needed."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import (
    DefinitionBreak,
    Indicator,
    Polarity,
    ReportBasis,
)
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.projection import half_width, project
from qperf_tui.domain.projection_methods import METHODS
from qperf_tui.domain.projection_words import projection_words
from support.council import Q2, aim, indicator, reported

Series = dict[Quarter, Outturn]
COUNTS = indicator(
    polarity=Polarity.HIGHER, basis=ReportBasis.YEAR_TO_DATE, unit="no.", decimals=0
)
SHARES = indicator(polarity=Polarity.HIGHER, basis=ReportBasis.QUARTER)


def share(part: int, whole: int, quarter: Quarter) -> Outturn:
    return Outturn(
        quarter=quarter,
        value=Fraction(part, whole) * 100,
        numerator=Decimal(part),
        denominator=Decimal(whole),
    )


def years(*rows: tuple[int | None, ...]) -> Series:
    """Years of figures by quarter, the last of them 2012/13; None is a gap."""
    first = 2013 - len(rows)
    return {
        quarter: reported(value, quarter)
        for place, row in enumerate(rows)
        for number, value in enumerate(row, 1)
        if value is not None
        for quarter in (Quarter.of(first + place, number),)
    }


ASSESSMENTS = {
    Q2.shifted(-1): share(252, 298, Q2.shifted(-1)),
    Q2: share(253, 319, Q2),
}
HOMES = years((10, 30, 60, 100), (20, 60, 120, 200), (12, 40, None, None))


def test_85_per_cent_needs_88_in_the_quarters_that_remain() -> None:
    found = project(SHARES, Q2, ASSESSMENTS, target=aim(85))
    assert found.value == Fraction(505 * 100, 617)
    assert found.method == "simple run rate, no seasonal pattern known"
    assert found.low is None
    assert found.required is not None
    exact = (Fraction(85, 100) * 1234 - 505) / 617 * 100
    assert found.required.rate == exact
    assert float(exact) == pytest.approx(88.15, abs=0.005)
    words = projection_words(found, SHARES)
    assert "85% needs 88.2% in Quarters 3 and 4 at like volume." in words


def test_the_blend_is_the_mean_of_share_and_same_quarter() -> None:
    found = project(COUNTS, Q2, HOMES)
    by_share = 40 / Fraction(3, 10)
    by_quarter = Fraction(40 + 200 - 60)
    assert found.value == (by_share + by_quarter) / 2
    said = {each.name: each.value for each in found.alternatives}
    assert said["share of the year"] == by_share
    assert said["same quarters last year"] == by_quarter
    assert said["run rate"] == 80
    assert said["last year's outturn"] == 200
    assert said["seasonal ratio"] == Fraction(40 * 200, 60)
    assert said["shift"] == by_quarter - 20
    assert said["half shift"] == by_quarter - 10


def test_percentages_are_the_ratio_of_sums_and_never_averaged() -> None:
    found = project(
        SHARES,
        Q2,
        {
            Q2.shifted(-1): share(9, 10, Q2.shifted(-1)),
            Q2: share(60, 90, Q2),
        },
    )
    assert found.value == 69
    assert found.value != (90 + Fraction(200, 3)) / 2


def test_quarters_that_were_counted_are_added_up_and_told_by_the_quarter() -> None:
    quarterly = indicator(unit="no.", decimals=0, basis=ReportBasis.QUARTER)
    found = project(quarterly, Q2, years((10, 10, 10, 10), (10, 10, None, None)))
    assert (found.value, found.total) == (10, 40)


@pytest.mark.parametrize(
    ("of", "quarter", "series", "refusal"),
    [
        (indicator(basis=ReportBasis.ANNUAL), Q2, HOMES, "once a year"),
        (indicator(basis=ReportBasis.SURVEY), Q2, HOMES, "once a year"),
        (COUNTS, Quarter.of(2011, 4), HOMES, "the year is complete"),
        (COUNTS, Quarter.of(2012, 3), HOMES, "no figure for Q3 2012/13"),
        (SHARES, Q2, {Q2: reported(80)}, "not on file"),
        (
            indicator(basis=ReportBasis.SNAPSHOT),
            Q2,
            {Q2: reported(80)},
            "no complete year before it",
        ),
        (
            COUNTS,
            Q2,
            {**HOMES, Q2: reported(40, status=OutturnStatus.SUPPRESSED)},
            "suppressed",
        ),
    ],
)
def test_what_cannot_be_projected_is_refused_with_its_reason(
    of: Indicator, quarter: Quarter, series: Series, refusal: str
) -> None:
    found = project(of, quarter, series)
    assert found.value is None
    assert refusal in found.refusal
    assert projection_words(found, of)[0].startswith("No projection")


def test_years_before_a_new_definition_are_not_used() -> None:
    change = DefinitionBreak(Quarter.of(2011, 1).ordinal, "counted anew")
    found = project(COUNTS, Q2, HOMES, breaks=[change])
    assert {each.name: each.value for each in found.alternatives}[
        "share of the year"
    ] == 40 / Fraction(3, 10)
    later = DefinitionBreak(Quarter.of(2012, 1).ordinal, "counted anew")
    found = project(COUNTS, Q2, HOMES, breaks=[later])
    assert found.method.startswith("simple run rate")


def test_a_missing_quarter_is_taken_as_last_year_and_marked() -> None:
    quarterly = indicator(unit="no.", decimals=0, basis=ReportBasis.QUARTER)
    found = project(quarterly, Q2, years((10, 20, 30, 40), (None, 20, None, None)))
    assert found.total == 100
    assert any("Quarter 1 is missing" in note for note in found.notes)


def test_a_range_needs_three_errors_of_the_same_method() -> None:
    two = years(
        *[(10, 30, 60, 100 + each) for each in (0, 10, 5)], (10, 30, None, None)
    )
    three = years(
        *[(10, 30, 60, 100 + each) for each in (0, 10, 5, 0)], (10, 30, None, None)
    )
    assert project(COUNTS, Q2, two).low is None
    assert "2 past years" in project(COUNTS, Q2, two).range_refusal
    found = project(COUNTS, Q2, three)
    assert found.low is not None
    assert found.low < found.value < found.high


@pytest.mark.parametrize("many", range(3, 9))
def test_the_half_width_is_students_t_times_the_root_mean_square(many: int) -> None:
    errors = [Fraction(3)] * many
    wanted = stats.t.ppf(0.9, many) * (9 * (1 + 1 / many)) ** 0.5
    assert half_width(errors) == pytest.approx(wanted, rel=1e-5)


def test_only_the_last_eight_errors_count_and_two_are_refused() -> None:
    assert half_width([Fraction(99)] * 5 + [Fraction(3)] * 8) == half_width(
        [Fraction(3)] * 8
    )
    with pytest.raises(ValueError, match="too few"):
        half_width([Fraction(1)] * 2)


@pytest.mark.parametrize(
    ("part", "is_out_of_reach", "is_secured"),
    [(0, True, False), (60, True, False), (150, False, False), (200, False, False)],
)
def test_what_can_no_longer_be_reached_is_said(
    part: int, *, is_out_of_reach: bool, is_secured: bool
) -> None:
    at = Quarter.of(2012, 2)
    series = {
        at.shifted(-1): share(part // 2, 100, at.shifted(-1)),
        at: share(part - part // 2, 100, at),
    }
    required = project(SHARES, at, series, target=aim(85)).required
    assert required is not None
    assert (required.is_out_of_reach, required.is_secured) == (
        is_out_of_reach,
        is_secured,
    )
    if is_out_of_reach:
        assert required.rate > 100


def test_a_total_already_reached_is_secured() -> None:
    required = project(COUNTS, Q2, HOMES, target=aim(40)).required
    assert required is not None
    assert required.is_secured


amounts = st.integers(1, 500)


@given(st.lists(st.tuples(*[amounts] * 4), min_size=2, max_size=6), amounts, amounts)
def test_later_quarters_are_never_read(
    past: list[tuple[int, ...]], first: int, second: int
) -> None:
    known = years(*past, (first, second, None, None))
    leaked = years(*past, (first, second, 9999, 9999))
    assert project(COUNTS, Q2, known) == project(COUNTS, Q2, leaked)


@given(
    st.lists(st.tuples(*[amounts] * 4), min_size=1, max_size=5),
    amounts,
    st.integers(2, 9),
)
def test_another_unit_changes_nothing_but_the_unit(
    past: list[tuple[int, ...]], now: int, times: int
) -> None:
    small = project(COUNTS, Q2, years(*past, (1, now, None, None)))
    large = project(
        COUNTS,
        Q2,
        years(
            *[tuple(each * times for each in row) for row in past],
            (times, now * times, None, None),
        ),
    )
    assert large.value == small.value * times
    assert [each.name for each in large.alternatives] == [
        each.name for each in small.alternatives
    ]


def test_methods_without_what_they_need_say_nothing() -> None:
    nothing: list[Fraction | None] = [None] * 4
    for name, method in METHODS.items():
        assert method(nothing, [nothing], 2) is None, name
    zeros = [Fraction(0)] * 4
    assert METHODS["share of the year"](zeros, [zeros], 2) is None
    assert METHODS["seasonal ratio"](zeros, [zeros], 2) is None
    assert METHODS["blend"](zeros, [zeros], 2) == 0
