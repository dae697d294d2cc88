"""The figure of a row: its value, what it was made of and its status, in agreement."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from qperf_tui.domain.figures import (
    WITH_A_VALUE,
    OutturnStatus,
    worked_out,
)
from qperf_tui.domain.reading import Entry, UnreadableError, read_entry
from qperf_tui.importing.raw_row import RawRow
from qperf_tui.importing.shares import percentage, share_problem
from qperf_tui.importing.staged import StagedFigure
from qperf_tui.importing.vocabulary import read_status

_DIVISION: Final = "#div/0!"
_A_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+)?")
TOO_LARGE: Final = 10**15
TOO_LARGE_SAID: Final = "worked out from its counts it is too large; mend the counts"


def read_figure(row: RawRow, unit: str | None) -> StagedFigure | None:
    """The figure of a row, or None after noting why it cannot be had."""
    entry = _entry(row)
    numerator, denominator = _count(row, "Numerator"), _count(row, "Denominator")
    said = _said_status(row)
    if entry is None or row.is_refused:
        return None
    if entry.is_percentage and unit not in {None, "%"}:
        row.refuse("Value", f"it is a percentage and Unit is {unit}; mend one of them")
        return None
    scale = "%" if entry.is_percentage else unit
    value = entry.number
    _check_counts(row, scale, numerator, denominator)
    if value is not None and numerator is not None and denominator:
        _check_share(row, value, numerator, denominator, scale)
    is_counted = False
    if entry.is_blank and (said is None or said in WITH_A_VALUE):
        is_counted = numerator is not None and bool(denominator)
        value = _worked_out(row, unit, numerator, denominator)
    is_valued = value is not None or is_counted
    status = _agreed_status(row, entry, said, is_valued=is_valued)
    _warn_of_oddities(row, entry, scale)
    return StagedFigure(
        is_given=not entry.is_blank
        or said is not None
        or is_valued
        or denominator == 0,
        value=value,
        is_percentage=entry.is_percentage,
        mark=entry.mark,
        numerator=numerator,
        denominator=denominator,
        status=status,
    )


@lru_cache(maxsize=4_096)
def _read(text: str) -> Entry | str:
    if _A_DAY.fullmatch(text):
        return "it is a date; format the cell as a number and type the figure again"
    try:
        return read_entry(text)
    except UnreadableError as error:
        return str(error)


def _read_number(text: str) -> Decimal | None:
    read = _read(text)
    return read.number if isinstance(read, Entry) else None


def _entry(row: RawRow) -> Entry | None:
    read = _read(row.text("Value"))
    if isinstance(read, str):
        row.refuse("Value", read)
        return None
    if read.mark is not None and read.mark.casefold() == _DIVISION:
        row.warn("Value", "it is a division by zero and is imported as not available")
    return read


def _count(row: RawRow, column: str) -> Decimal | None:
    text = row.text(column)
    if not text:
        return None
    read = _read(text)
    if isinstance(read, str):
        row.refuse(column, read)
        return None
    if read.is_percentage:
        row.refuse(column, "it is a percentage; write the number of cases")
        return None
    if read.mark is not None:
        row.warn(column, "it is no number and is left out")
    if read.number is not None and read.number < 0:
        row.refuse(column, "it is below 0; write the number of cases")
    return read.number


def _said_status(row: RawRow) -> OutturnStatus | None:
    text = row.text("Status")
    if not text:
        return None
    try:
        return read_status(text)
    except ValueError as error:
        row.refuse("Status", str(error))
        return None


def _check_counts(
    row: RawRow,
    scale: str | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
) -> None:
    if denominator == 0:
        if _read_number(row.text("Value")) is not None:
            row.refuse(
                "Denominator",
                "there were no cases, so there can be no value; blank the value and "
                "write the status Not available, or correct the denominator",
            )
        return
    if (numerator is None) is not (denominator is None):
        given, other = (
            ("Denominator", "numerator")
            if numerator is None
            else ("Numerator", "denominator")
        )
        row.warn(given, f"it has no {other} beside it, so the value is not checked")
    elif numerator and denominator and scale == "%" and numerator > denominator:
        row.refuse(
            "Numerator",
            f"it is more than its denominator, {denominator:,f}, so the share is over "
            "100%; correct one of them",
        )


def _check_share(
    row: RawRow,
    value: Decimal,
    numerator: Decimal,
    denominator: Decimal,
    scale: str | None,
) -> None:
    if row.is_refused:
        return
    problem = share_problem(value, numerator, denominator, scale)
    if problem is not None:
        row.refuse("Value", problem)


def _worked_out(
    row: RawRow,
    unit: str | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
) -> Decimal | None:
    """The value that counts make; None where the unit is only known to the workbook."""
    if row.is_refused or unit is None or numerator is None or not denominator:
        return None
    value = worked_out(numerator, denominator, unit)
    if value >= TOO_LARGE:
        row.refuse("Value", TOO_LARGE_SAID)
        return None
    if "Value" in row.layout.columns:
        row.warn("Value", worked_out_said(value))
    return value


def worked_out_said(value: Decimal) -> str:
    """That a value was worked out, in words without a place."""
    return f"it is blank, and is worked out from its counts as {value:f}"


def _agreed_status(
    row: RawRow, entry: Entry, said: OutturnStatus | None, *, is_valued: bool
) -> OutturnStatus:
    if is_valued:
        if said is not None and said not in WITH_A_VALUE:
            row.refuse(
                "Status", f"a value is given, {row.text('Value')}; blank one of them"
            )
        flag = entry.status
        if None not in {said, flag} and said is not flag:
            row.refuse("Status", f"the value is marked {flag}; mend one of them")
        return said or flag or OutturnStatus.FINAL
    if said is None:
        return _unsaid_status(row, entry)
    if said in WITH_A_VALUE:
        stands = f"{row.text('Value')} stands for one" if entry.mark else "it is blank"
        row.refuse(
            "Status",
            f"it needs a value and {stands}; give the value, or write Not due, Not "
            "available or Suppressed",
        )
    elif entry.status not in {None, said, OutturnStatus.NOT_AVAILABLE}:
        row.refuse("Status", f"the value means {entry.status}; mend one of them")
    return said


def _unsaid_status(row: RawRow, entry: Entry) -> OutturnStatus:
    if entry.is_blank and not row.is_refused:
        if _read_number(row.text("Denominator")) == 0:
            row.warn("Value", "there were no cases; it is imported as not available")
        else:
            row.warn("Value", "it is blank and no status says why; nothing is imported")
    return entry.status or OutturnStatus.NOT_AVAILABLE


def _warn_of_oddities(row: RawRow, entry: Entry, scale: str | None) -> None:
    value = entry.number
    if value is None or scale != "%":
        return
    if value < 0:
        row.warn("Value", "it is a percentage below 0")
    elif value > 100:
        row.warn("Value", "it is a percentage over 100")
    elif 0 < value < 1 and not entry.is_percentage:
        row.warn(
            "Value",
            f"it is read as less than one per cent and not as {percentage(value)}",
        )
