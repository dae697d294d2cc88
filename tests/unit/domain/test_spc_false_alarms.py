"""How often charts of unchanged series show a signal, held to the table of 5.6."""

from fractions import Fraction
from functools import cache
from math import sqrt
from random import Random

import pytest

from qperf_tui.domain.spc_rules import Limits, limits_of, special_causes

SERIES = 1_500
_ERRORS = 4
"""Standard errors that a rate may be off, with 0.5 points for the table's rounding."""


@cache
def rates(length: int, *, is_screened: bool) -> tuple[float, float]:
    """Of how many in one charts any point, and the last point, is a signal."""
    chance = Random(length)  # noqa: S311 - a simulation and no secret
    any_point = last_point = 0
    for _ in range(SERIES):
        values = [Fraction(int(chance.gauss(0, 1) * 1000)) for _ in range(length)]
        limits = limits_of(values, is_screened=is_screened)
        assert isinstance(limits, Limits)
        found = special_causes(values, limits)
        any_point += any(found)
        last_point += bool(found[-1])
    return any_point / SERIES, last_point / SERIES


def is_near(found: float, expected: float) -> bool:
    """Whether a rate is as near to the table as chance allows."""
    error = sqrt(expected * (1 - expected) / SERIES)
    return abs(found - expected) <= _ERRORS * error + 0.005


@pytest.mark.parametrize(
    ("length", "is_screened", "expected"),
    [
        (8, True, 0.036),
        (13, True, 0.084),
        (20, True, 0.149),
        (8, False, 0.021),
        (13, False, 0.053),
        (20, False, 0.119),
    ],
)
def test_any_false_alarm(length: int, is_screened: bool, expected: float) -> None:
    assert is_near(rates(length, is_screened=is_screened)[0], expected)


@pytest.mark.parametrize(("length", "expected"), [(8, 0.014), (13, 0.015), (20, 0.015)])
def test_a_false_icon(length: int, expected: float) -> None:
    assert is_near(rates(length, is_screened=True)[1], expected)


@pytest.mark.parametrize("length", [8, 13, 20])
def test_screening_tells_more_and_not_less(length: int) -> None:
    with_screening, without = (
        rates(length, is_screened=each) for each in (True, False)
    )
    assert with_screening[0] >= without[0]
    assert with_screening[1] >= without[1]
