"""Every boundary that methods 1 and 2 name, as a table: the edge and beside it."""

from dataclasses import dataclass
from fractions import Fraction

import pytest

from qperf_tui.domain.indicator import Polarity
from qperf_tui.domain.rag import Rag, is_reached, judge
from qperf_tui.domain.target import Target, Tolerance

HIGHER, LOWER, IN_RANGE = Polarity.HIGHER, Polarity.LOWER, Polarity.IN_RANGE
RED, AMBER, GREEN = Rag.RED, Rag.AMBER, Rag.GREEN


@dataclass(frozen=True)
class At:
    """A figure against a target by a tolerance, and the colour it has."""

    value: str | Fraction
    target: str
    tolerance: str
    colour: Rag
    polarity: Polarity = HIGHER


BOUNDARIES = [
    # Exactly on the target is green, and on the amber line amber.
    At("85", "85", "0", GREEN),
    At("84.999999", "85", "0", RED),
    At("85", "85", "0", GREEN, LOWER),
    At("85.000001", "85", "0", RED, LOWER),
    At("80", "85", "5 points", AMBER),
    At("79.999999", "85", "5 points", RED),
    At("90", "85", "5 points", AMBER, LOWER),
    At("90.000001", "85", "5 points", RED, LOWER),
    At("76.5", "85", "10%", AMBER),
    At("76.499999", "85", "10%", RED),
    At("93.5", "85", "10%", AMBER, LOWER),
    At("93.500001", "85", "10%", RED, LOWER),
    At("70", "85", "floor 70", AMBER),
    At("69.999999", "85", "floor 70", RED),
    At("100", "85", "floor 100", AMBER, LOWER),
    At("100.000001", "85", "floor 100", RED, LOWER),
    # A share of nought is no band; points of nought are.
    At("0", "0", "10%", GREEN),
    At("-0.000001", "0", "10%", RED),
    At("0.000001", "0", "10%", RED, LOWER),
    At("-5", "0", "5 points", AMBER),
    At("5", "0", "5 points", AMBER, LOWER),
    # A share of a target below nought is a share of its size.
    At("-11", "-10", "10%", AMBER),
    At("-11.000001", "-10", "10%", RED),
    At("-9", "-10", "10%", AMBER, LOWER),
    At("-8.999999", "-10", "10%", RED, LOWER),
    # 5% of a target of 5 is a quarter point; 5 points of it reach down to 0.
    At("4.75", "5", "5%", AMBER),
    At("4.749999", "5", "5%", RED),
    At("0", "5", "5 points", AMBER),
    At("-0.000001", "5", "5 points", RED),
    # Exact fractions: in binary 57 of 100 falls short of 57%.
    At(Fraction(57, 100) * 100, "57", "0", GREEN),
    At(Fraction(29, 100) * 100, "29", "0", GREEN),
    At(Fraction(1, 3) * 100, "33.333333", "0", GREEN),
    At(Fraction(1, 3) * 100, "33.333334", "0", RED),
    # What rounds to the target does not reach it.
    At("99.97", "100", "0", RED),
    At(Fraction(2_999 * 100, 3_000), "100", "0", RED),
    At("100", "100", "0", GREEN),
    At(Fraction(1_699 * 100, 2_000), "85", "0", RED),
    At("84.95", "85", "0", RED),
    At("84.95", "85", "5%", AMBER),
    At("85.04", "85", "0", RED, LOWER),
    # A strict bound leaves out its own figure.
    At("85", "fewer than 85", "0", RED, LOWER),
    At("84.999999", "fewer than 85", "0", GREEN, LOWER),
    At("85", "fewer than 85", "1 point", AMBER, LOWER),
    At("86", "fewer than 85", "1 point", AMBER, LOWER),
    At("86.000001", "fewer than 85", "1 point", RED, LOWER),
    At("85", "at most 85", "0", GREEN, LOWER),
    At("85", "no more than 85", "0", GREEN, LOWER),
    At("85", "above 85%", "0", RED),
    At("85.000001", "above 85%", "0", GREEN),
    At("85", "at least 85%", "0", GREEN),
    At("85", "at or above 85", "0", GREEN),
    # A range has two wrong sides, and its ends belong to it.
    At("10", "10 to 15", "0", GREEN, IN_RANGE),
    At("15", "10 to 15", "0", GREEN, IN_RANGE),
    At("9.999999", "10 to 15", "0", RED, IN_RANGE),
    At("15.000001", "10 to 15", "0", RED, IN_RANGE),
    At("9", "10 to 15", "10%", AMBER, IN_RANGE),
    At("8.999999", "10 to 15", "10%", RED, IN_RANGE),
    At("16.5", "10 to 15", "10%", AMBER, IN_RANGE),
    At("16.500001", "10 to 15", "10%", RED, IN_RANGE),
    At("8", "10 to 15", "2 points", AMBER, IN_RANGE),
    At("17", "10 to 15", "2 points", AMBER, IN_RANGE),
    At("17.000001", "10 to 15", "2 points", RED, IN_RANGE),
    # One wanted higher or lower is judged by its nearer end only.
    At("10", "10 to 15", "0", GREEN),
    At("99", "10 to 15", "0", GREEN),
    At("9.999999", "10 to 15", "0", RED),
    At("15", "10 to 15", "0", GREEN, LOWER),
    At("15.000001", "10 to 15", "0", RED, LOWER),
]


@pytest.mark.parametrize("at", BOUNDARIES, ids=str)
def test_a_boundary_is_where_the_methods_say(at: At) -> None:
    found = judge(
        Fraction(at.value),
        Target.parse(at.target),
        at.polarity,
        Tolerance.parse(at.tolerance),
    )
    assert found.rag is at.colour


@pytest.mark.parametrize("at", BOUNDARIES, ids=str)
def test_a_target_is_reached_where_it_is_green(at: At) -> None:
    found = is_reached(Fraction(at.value), Target.parse(at.target), at.polarity)
    assert found is (at.colour is GREEN)


@pytest.mark.parametrize(
    ("value", "edge"), [(9, 10), (11, 10), (12, 10), (13, 15), (14, 15), (16, 15)]
)
def test_the_edge_of_a_range_is_that_of_its_nearer_end(value: int, edge: int) -> None:
    target = Target.parse("10 to 15")
    found = judge(Fraction(value), target, IN_RANGE, Tolerance.parse("1 point"))
    assert found.green_edge == edge
    assert found.amber_edge == (9 if edge == 10 else 16)
