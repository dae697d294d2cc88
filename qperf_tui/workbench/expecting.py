"""A figure that an officer expects at the year end, read and held against sense."""

from decimal import Decimal
from fractions import Fraction

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.reading import Entry, UnreadableError, read_entry
from qperf_tui.errors import QperfError
from qperf_tui.storage.workbook import Workbook


def expected_value(workbook: Workbook, indicator: Indicator, text: str) -> Fraction:
    """The figure that `text` says is expected of an indicator, in its unit.

    Raises:
        QperfError: If it is no figure, or one that the indicator cannot have.
    """
    try:
        entry = read_entry(text)
    except UnreadableError as error:
        raise QperfError(f"{text!r} cannot be expected: {error}.") from None
    if entry.number is None or entry.status is not None:
        raise QperfError(
            f"{text!r} is not a figure that can be expected; write the figure alone, "
            "such as 85."
        )
    if wrong := _nonsense(workbook, indicator, entry.number, entry):
        raise QperfError(f"{text!r} cannot be expected of {indicator.code}: {wrong}.")
    return Fraction(entry.number)


def _nonsense(
    workbook: Workbook, indicator: Indicator, number: Decimal, entry: Entry
) -> str:
    """Why an indicator cannot come to a number, with the mend; nothing if it can."""
    if entry.is_percentage and indicator.unit != "%":
        return "it is a percentage and the indicator is not; write the number alone"
    if indicator.unit == "%":
        if 0 < number < 1 and not entry.is_percentage:
            share = f"{(number * 100).normalize():f}%"
            return f"it could mean {share} or {number:f}%; write it with its sign"
        if not 0 <= number <= 100 and _are_all_shares(workbook, indicator):
            return "every figure of it on file is between 0% and 100%; correct it"
    if indicator.unit == "no." and not indicator.decimals and number % 1:
        return "it is counted in whole numbers; write one"
    return ""


def _are_all_shares(workbook: Workbook, indicator: Indicator) -> bool:
    return all(
        each.value is None or 0 <= each.value <= 100
        for each in workbook.outturns.series(indicator)
    )
