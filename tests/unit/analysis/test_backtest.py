"""The back-test against series whose answers are known."""

from fractions import Fraction

import pytest

from qperf_tui.analysis.backtest import frame_of, occasions, summary
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
    errors = {(after, name): error for after, _, name, error, _ in rows}
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
            for _, _, _, error, _ in tried(HOMES, each)[: 2 * 3 * 8]
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
    rows = [(1, "long", "blend", 1.0, None)] * 9 + [(1, "short", "blend", 3.0, None)]
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
    last = {error for _, _, name, error, _ in rows if name == "last year's outturn"}
    assert last == {1.0}
    mid_year = DefinitionBreak(Quarter.of(2006, 3).ordinal, "counted anew")
    assert isinstance(occasions(HOMES, years(100, 110), [mid_year]), str)
