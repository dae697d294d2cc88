"""Whether a return only says again what stands of a figure already."""

from decimal import Decimal

from qperf_tui.domain.figures import exact_value, reconciles


def says_again(
    value: Decimal | None,
    standing: Decimal | None,
    counts: tuple[Decimal | None, Decimal | None],
    unit: str,
) -> bool:
    """Whether a value that comes without counts is the one that stands.

    It is where both are equal, and where it is what the standing numerator and
    denominator make, rounded as it is written: 79.3 says 79.3103 (253 of 319) again.
    """
    if value is None or standing is None:
        return value is standing
    if value == standing:
        return True
    numerator, denominator = counts
    if numerator is None or not denominator:
        return False
    exact = exact_value(standing, numerator, denominator, unit)
    return exact is not None and reconciles(value, exact)
