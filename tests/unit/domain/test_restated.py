"""A value that only says again what stands."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.figures import worked_out
from qperf_tui.domain.restated import says_again
from qperf_tui.domain.rounding import digits

OF_MTP8 = (Decimal(253), Decimal(319))


@pytest.mark.parametrize(
    ("value", "standing", "counts", "unit", "expected"),
    [
        ("79.3", "79.3", (None, None), "%", True),
        ("79.30", "79.3", (None, None), "%", True),
        ("79", "79.3", (None, None), "%", False),
        ("79.3", "79.310345", OF_MTP8, "%", True),
        ("79", "79.310345", OF_MTP8, "%", True),
        ("79.4", "79.310345", OF_MTP8, "%", False),
        ("793", "79.310345", OF_MTP8, "per 1,000", True),
        ("79.3", None, (None, None), "%", False),
        (None, "79.3", OF_MTP8, "%", False),
        (None, None, (None, None), "%", True),
        ("0", None, (None, Decimal(0)), "%", False),
        ("12", "12", (Decimal(12), None), "no.", True),
        ("12.4", "12", (Decimal(12), None), "no.", False),
    ],
)
def test_it_does_where_it_is_equal_or_what_the_counts_make(
    value: str | None,
    standing: str | None,
    counts: tuple[Decimal | None, Decimal | None],
    unit: str,
    expected: bool,
) -> None:
    said = None if value is None else Decimal(value)
    stood = None if standing is None else Decimal(standing)
    assert says_again(said, stood, counts, unit) is expected


@given(
    numerator=st.integers(0, 900), more=st.integers(0, 900), places=st.integers(0, 4)
)
def test_counts_are_said_again_at_any_number_of_decimals(
    numerator: int, more: int, places: int
) -> None:
    counts = (Decimal(numerator), Decimal(numerator + more + 1))
    standing = worked_out(*counts, "%")
    said = Decimal(digits(standing, places).replace(",", ""))
    assert says_again(said, standing, counts, "%")
    step = Decimal(1).scaleb(-places)
    assert not says_again(said + 2 * step, standing, counts, "%")
