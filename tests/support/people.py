"""Workbooks that count people, as small as a test needs them."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.breakdowns import Group, GroupFigure
from qperf_tui.storage.new_indicators import RecordCard
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from support.workbooks import stamp

Q1: Final = Quarter.of(2012, 1)
Q2: Final = Quarter.of(2012, 2)
Q3: Final = Quarter.of(2012, 3)
Told = tuple[int, int | None] | None
"""So many, of so many; None where the figure came suppressed."""


def people_file(path: Path, *cards: str, basis: ReportBasis, unit: str) -> Path:
    """A workbook with indicators of children by their codes."""
    with Workbook.create(path, stamp()) as workbook:
        priority = workbook.priorities.add("C", "Health and wellbeing")
        for code in cards:
            workbook.indicators.add(
                RecordCard(
                    code=code,
                    title=f"Children counted as {code}",
                    priority_id=priority,
                    polarity="lower",
                    theme="safeguarding",
                    unit=unit,
                    basis=basis.value,
                )
            )
    return path


def people(
    path: Path,
    series: Mapping[Quarter, Told],
    *,
    basis: ReportBasis = ReportBasis.QUARTER,
    unit: str = "%",
    code: str = "CS 1",
) -> Path:
    """A workbook with one indicator, and what was reported of it."""
    people_file(path, code, basis=basis, unit=unit)
    report(path, series, code=code)
    return path


def report(path: Path, series: Mapping[Quarter, Told], *, code: str = "CS 1") -> None:
    """Let figures stand for an indicator."""
    with Workbook.open(path, stamp()) as workbook, workbook.transaction():
        about = workbook.indicators.by_code(code)
        workbook.outturns.put(
            {
                (about.indicator_id, quarter.ordinal): _figure(told, about.unit)
                for quarter, told in series.items()
            },
            None,
        )


def by_group(
    path: Path,
    quarter: Quarter,
    groups: Mapping[str, Told],
    *,
    dimension: str = "Age",
    code: str = "CS 1",
) -> None:
    """Let figures stand for an indicator by group."""
    with Workbook.open(path, stamp()) as workbook, workbook.transaction():
        about = workbook.indicators.by_code(code)
        figures = {}
        for place, (title, told) in enumerate(groups.items()):
            group = Group(dimension=dimension, title=title, position=place)
            found = _figure(told, about.unit)
            figures[workbook.breakdowns.put_group(group)] = GroupFigure(
                value=found.value,
                numerator=found.numerator,
                denominator=found.denominator,
                mark=found.mark,
                status=found.status,
            )
        workbook.breakdowns.put(about.indicator_id, quarter, figures)


def _figure(told: Told, unit: str) -> Figure:
    if told is None:
        return Figure(value=None, mark="c", status=OutturnStatus.SUPPRESSED)
    count, whole = told
    value = Decimal(count)
    if unit == "%" and whole:
        value = round(Decimal(100 * count) / whole, 1)
    return Figure(
        value=value,
        numerator=Decimal(count),
        denominator=None if whole is None else Decimal(whole),
        status=OutturnStatus.FINAL,
    )
