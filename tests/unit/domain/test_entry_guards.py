"""What is odd about a figure as it is entered, with the number that shows it."""

from datetime import date
from decimal import Decimal

import pytest

from qperf_tui.domain.entry_guards import Earlier, Entered, odd_target, oddities
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import read_target

Q2 = Quarter.of(2012, 2)
DAY = date(2012, 10, 20)


def said(
    value: str | None,
    *earlier: str,
    unit: str = "no.",
    quarter: Quarter = Q2,
    step: int = 1,
    is_percentage: bool = False,
    counts: tuple[str, str] | None = None,
) -> list[tuple[str, str]]:
    """What is odd about a value after earlier ones, the last of them last."""
    stands = {
        quarter.ordinal - step * back: Earlier(
            Decimal(each), None if counts is None else Decimal(counts[0])
        )
        for back, each in enumerate(reversed(earlier), 1)
    }
    entered = Entered(
        quarter=quarter,
        value=None if value is None else Decimal(value),
        is_percentage=is_percentage,
        denominator=None if counts is None else Decimal(counts[1]),
        unit=unit,
        is_cumulative=step == 4,
    )
    return list(oddities(entered, stands, DAY))


@pytest.mark.parametrize(
    ("value", "earlier", "says"),
    [
        ("850", ["85"], "it is 10 times the last, 85 in Q1 2012/13"),
        ("8.5", ["85"], "the last, 85 in Q1 2012/13, was 10 times as much"),
        ("-850", ["-85"], "it is 10 times the last, -85"),
        ("30", ["10", "11", "10", "11", "10"], "it is 20 from the last, 10"),
    ],
)
def test_a_figure_out_of_scale_or_range_is_named(
    value: str, earlier: list[str], says: str
) -> None:
    ((column, cause),) = said(value, *earlier)
    assert column == "Value"
    assert says in cause


@pytest.mark.parametrize(
    ("value", "earlier"),
    [
        ("849", ["85"]),
        ("15", ["10", "11", "10", "11", "10"]),
        ("90", ["10", "11", "10"]),
        ("6", ["5", "5", "5", "5", "5"]),
        ("850", ["0"]),
        ("0", ["85"]),
        ("85", ["-5"]),
        ("85", []),
        (None, ["5"]),
    ],
)
def test_other_figures_are_left_alone(value: str | None, earlier: list[str]) -> None:
    assert said(value, *earlier) == []


def test_a_share_where_percentages_stood_is_named() -> None:
    ((_, cause),) = said("0.85", "84.2", unit="%")
    assert "if 85% is meant, write it so" in cause
    ((_, cause),) = said("0.85", "84.2", unit="%", is_percentage=True)
    assert "times as much" in cause


def test_a_percentage_over_a_hundred_is_named() -> None:
    assert said("101", "99", unit="%") == [("Value", "it is a percentage over 100")]
    assert said("100", "99", unit="%") == []


def test_a_running_total_is_held_against_the_same_quarter_last_year() -> None:
    assert said("80", "75", step=4) == []
    ((_, cause),) = said("800", "75", step=4)
    assert "75 in Q2 2011/12" in cause


def test_a_quarter_that_has_not_begun_is_named() -> None:
    assert said("5", quarter=Quarter.of(2012, 3)) == []
    assert said("5", quarter=Quarter.of(2012, 4)) == [
        ("Quarter", "Q4 2012/13 has not begun yet")
    ]


def test_cases_that_fall_by_half_are_named() -> None:
    assert said("50", "50", counts=("100", "50")) == []
    ((column, cause),) = said("50", "50", counts=("100", "49"))
    assert column == "Denominator"
    assert "less than half of the last, 100 in Q1 2012/13" in cause


def test_a_target_of_nothing_is_named() -> None:
    assert "leave it blank" in str(odd_target(read_target("0")))
    assert odd_target(read_target("5")) is None
    assert odd_target(read_target("0 to 5")) is None
    assert odd_target(read_target("above England average")) is None
