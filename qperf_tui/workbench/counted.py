"""Figures that come as counts alone, valued by the unit that the workbook knows."""

from dataclasses import replace
from typing import Final

from qperf_tui.domain.figures import WITH_A_VALUE, worked_out
from qperf_tui.importing.figures_entered import (
    TOO_LARGE,
    TOO_LARGE_SAID,
    worked_out_said,
)
from qperf_tui.importing.staged import StagedRow
from qperf_tui.workbench.compared_card import ComparedCard

_NO_UNIT: Final = (
    "it is blank beside a numerator and denominator, and without a Unit it cannot be "
    "worked out; write the value"
)


def wants_value(row: StagedRow) -> bool:
    """Whether a row has counts and waits for the unit in which they make a value."""
    figure = row.figure
    if figure.value is not None or figure.status not in WITH_A_VALUE:
        return False
    return figure.numerator is not None and bool(figure.denominator)


def valued(row: StagedRow, unit: str) -> StagedRow:
    """A row with the value that its counts make in a unit, where it waits for one."""
    figure = row.figure
    if not wants_value(row) or figure.numerator is None or not figure.denominator:
        return row
    value = worked_out(figure.numerator, figure.denominator, unit)
    return replace(row, figure=replace(figure, value=value))


def why_no_value(row: StagedRow, card: ComparedCard) -> str:
    """Why counts make no value; nothing where they do, or where one was given."""
    if not wants_value(row):
        return ""
    if card.indicator is None and row.card.unit is None:
        return _NO_UNIT
    value = valued(row, card.unit).value
    return TOO_LARGE_SAID if value is not None and value >= TOO_LARGE else ""


def said_of_value(row: StagedRow, made: StagedRow) -> str:
    """That a value was worked out, where a column had room for it."""
    has_column = row.layout is not None and "Value" in row.layout.columns
    if made.value is None or not (wants_value(row) and has_column):
        return ""
    return worked_out_said(made.value)
