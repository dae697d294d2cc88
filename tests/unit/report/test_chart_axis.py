"""Where the axis of a chart starts, and how its marks are written."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.report.chart_axis import axis_of
from qperf_tui.report.paper import Chart, ChartPoint

figures = st.fractions(-(10**9), 10**9) | st.sampled_from(
    [Fraction(10**308), Fraction(-(10**308)), Fraction(1, 10**308), Fraction(0)]
)


def drawn(*values: Fraction | int | None, unit: str = "%") -> Chart:
    return Chart(
        title="Any",
        alt="",
        unit=unit,
        points=tuple(
            ChartPoint("Q1 2012/13", "", None if each is None else Fraction(each))
            for each in values
        ),
    )


@pytest.mark.parametrize(
    ("values", "unit", "labels", "says"),
    [
        ((62, 79, 85), "%", ("0%", "20%", "40%", "60%", "80%", "100%"), ""),
        ((61, None, 76), "%", ("0%", "20%", "40%", "60%", "80%"), ""),
        (
            (97, 98, 99),
            "%",
            ("96.5%", "97.0%", "97.5%", "98.0%", "98.5%", "99.0%"),
            "The axis starts at 96.5%, not at zero.",
        ),
        (
            (1300, 1290, 1250),
            "no.",
            ("1,240", "1,250", "1,260", "1,270", "1,280", "1,290", "1,300"),
            "The axis starts at 1,240, not at zero.",
        ),
        ((Fraction("1308.33"),), "GBP", ("£0", "£500", "£1,000", "£1,500"), ""),
        ((-5, 3), "pp", ("-6", "-4", "-2", "0", "2", "4"), ""),
        ((-98, -100), "no.", ("-100", "-80", "-60", "-40", "-20", "0"), ""),
        ((0, 0), "no.", ("0.0", "0.2"), ""),
        ((None,), "no.", ("0.0", "0.2"), ""),
        (
            (10**308,),
            "no.",
            ("0", "2.0e307", "4.0e307", "6.0e307", "8.0e307", "1.0e308"),
            "",
        ),
    ],
)  # fmt: skip
def test_an_axis_starts_at_zero_or_says_where(
    values: tuple[int | None, ...], unit: str, labels: tuple[str, ...], says: str
) -> None:
    axis = axis_of(drawn(*values, unit=unit))
    assert axis.labels == labels
    assert axis.says == says


@given(
    st.lists(st.none() | figures, min_size=1, max_size=20),
    st.sampled_from(["%", "GBP", "no."]),
)
def test_every_figure_stands_on_the_axis_and_in_its_order(
    values: list[Fraction | None], unit: str
) -> None:
    axis = axis_of(drawn(*values, unit=unit))
    known = sorted(each for each in values if each is not None)
    heights = [axis.height(each) for each in known]
    assert all(0 <= each <= 1 for each in heights)
    assert heights == sorted(heights)
    assert all(below < above for below, above in pairwise(axis.ticks))
    assert len(axis.ticks) <= 8
    assert max(map(len, axis.labels)) <= 20
    is_from_zero = axis.ticks[0] <= 0 <= axis.ticks[-1]
    assert is_from_zero or axis.says
