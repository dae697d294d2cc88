"""The back-test against series whose answers are known."""

from fractions import Fraction

import pytest

from qperf_tui.analysis.backtest import (
    ADDED_UP,
    LEVELS,
    frame_of,
    occasions,
    summary,
)
from qperf_tui.analysis.schemas import BACKTEST, OCCASIONS
from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import (
    DefinitionBreak,
    Indicator,
    Polarity,
    ReportBasis,
)
from qperf_tui.domain.period import Quarter
from support.council import indicator, reported

HOMES = indicator(
    polarity=Polarity.HIGHER, basis=ReportBasis.YEAR_TO_DATE, unit="no.", decimals=0
)


def years(*ends: int) -> dict[Quarter, Outturn]:
    """Years that reach 10, 30 and 60% of their end before it."""
    return {
        quarter: reported(Fraction(end * share, 100), quarter)
        for place, end in enumerate(ends)
        for number, share in enumerate((10, 30, 60, 100), 1)
        for quarter in (Quarter.of(2005 + place, number),)
    }


def tried(of: Indicator, outturns: dict[Quarter, Outturn]) -> list[tuple[object, ...]]:
    found = occasions(of, outturns, ())
    assert not isinstance(found, str), found
    return found


def test_a_series_that_keeps_its_shares_is_projected_without_error_by_them() -> None:
    rows = tried(HOMES, years(100, 200, 100, 300))
    errors = {(after, name): error for after, _, _, name, error, _ in rows}
    shares = [
        error for (_, name), error in errors.items() if name == "share of the year"
    ]
    assert shares == [0, 0, 0]
    assert errors[1, "last year's outturn"] == pytest.approx(200 / (400 / 3))
    assert errors[1, "run rate"] == pytest.approx(180 / (400 / 3))


def test_every_method_is_tried_as_often_and_the_first_year_never() -> None:
    frame = frame_of(tried(HOMES, years(100, 200, 100, 300)))
    assert frame.schema == OCCASIONS
    assert set(frame.group_by("after", "method").len()["len"]) == {3}


def test_nothing_later_is_read() -> None:
    """What came after a year changes no error but by the scale it is told in."""
    short, long = years(100, 200, 100), years(100, 200, 100, 300)
    scale = {len(each): Fraction(s) for each, s in ((short, 100), (long, "400/3"))}
    told = [
        [
            error * float(scale[len(each)])
            for _, _, _, _, error, _ in tried(HOMES, each)[: 2 * 3 * 8]
        ]
        for each in (short, long)
    ]
    assert told[0] == pytest.approx(told[1])


def test_a_range_is_held_to_what_came_once_there_are_three_errors() -> None:
    frame = summary(frame_of(tried(HOMES, years(100, 110, 100, 110, 100, 110, 100))))
    assert frame.schema == BACKTEST
    ranges = dict(zip(frame["method"], frame["ranges"], strict=True))
    assert ranges["blend"] == 3
    assert {many for name, many in ranges.items() if name != "blend"} == {0}


def test_a_method_is_weighed_by_indicators_and_not_by_how_long_they_are() -> None:
    rows = [
        (1, code, "levels", "blend", error, None)
        for code, error in (*[("long", 1.0)] * 9, ("short", 3.0))
    ]
    frame = summary(frame_of(rows))
    assert frame["scaled_error"].to_list() == [2.0]
    assert frame["indicators"].to_list() == [2]
    assert frame["occasions"].to_list() == [10]


@pytest.mark.parametrize(
    ("of", "outturns", "reason"),
    [
        (HOMES, years(100), "fewer than two complete years"),
        (HOMES, years(100, 100), "years all alike"),
        (HOMES, {}, "fewer than two"),
        (indicator(basis=ReportBasis.ANNUAL), years(100, 200), "once a year"),
    ],
)
def test_what_cannot_be_tried_is_left_out_by_reason(
    of: Indicator, outturns: dict[Quarter, Outturn], reason: str
) -> None:
    found = occasions(of, outturns, ())
    assert isinstance(found, str)
    assert reason in found


def test_a_new_definition_neither_sets_the_scale_nor_is_projected_into() -> None:
    """100 and 110 under one definition, 1,000 and 1,010 under the next: 10 a year."""
    of = years(100, 110, 1000, 1010)
    anew = DefinitionBreak(Quarter.of(2007, 1).ordinal, "counted anew")
    rows = occasions(HOMES, of, [anew])
    last = {error for _, _, _, name, error, _ in rows if name == "last year's outturn"}
    assert last == {1.0}
    mid_year = DefinitionBreak(Quarter.of(2006, 3).ordinal, "counted anew")
    assert isinstance(occasions(HOMES, years(100, 110), [mid_year]), str)


def test_levels_and_figures_added_up_are_not_weighed_together() -> None:
    """A run rate of a level means nothing, so that the methods differ by kind."""
    stock = indicator(basis=ReportBasis.SNAPSHOT, unit="no.", code="CS 5")
    rows = [*tried(HOMES, years(100, 200, 100)), *tried(stock, years(100, 200, 100))]
    frame = summary(frame_of(rows))
    methods = {
        kind: set(frame.filter(frame["figures"] == kind)["method"])
        for kind in (ADDED_UP, LEVELS)
    }
    only_added_up = {"run rate", "shift", "half shift"}
    assert methods[ADDED_UP] - methods[LEVELS] == only_added_up
    assert methods[LEVELS] < methods[ADDED_UP]


def test_what_is_tested_is_what_would_have_been_shown() -> None:
    """The shift comes to -260 homes and shows the 10 on file: 30 short of 40."""
    homes = [(100, 100, 100, 100), (10, 20, 30, 40)]
    of = {
        quarter: reported(value, quarter)
        for place, year in enumerate(homes)
        for number, value in enumerate(year, 1)
        for quarter in (Quarter.of(2010 + place, number),)
    }
    errors = {(after, name): each for after, _, _, name, each, _ in tried(HOMES, of)}
    assert errors[1, "shift"] == pytest.approx(30 / 60)


def test_a_range_is_covered_as_often_as_it_held() -> None:
    """Ends of 100 and 110 by turns: errors alike, so that every range holds them."""
    frame = summary(frame_of(tried(HOMES, years(100, 110, 100, 110, 100, 110, 100))))
    blend = frame.filter(frame["method"] == "blend")
    assert blend["coverage"].to_list() == [1.0] * 3
    jump = summary(frame_of(tried(HOMES, years(100, 110, 100, 110, 9000))))
    blend = jump.filter(jump["method"] == "blend")
    assert blend["ranges"].to_list() == [1] * 3
    assert blend["coverage"].to_list() == [0.0] * 3


def test_no_occasions_are_an_empty_frame_of_the_same_shape() -> None:
    frame = summary(frame_of([]))
    assert frame.schema == BACKTEST
    assert frame.is_empty()
