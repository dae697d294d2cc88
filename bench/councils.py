"""Councils of any size, the same at every run, as a workbook and as CSV."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Target, Tolerance
from qperf_tui.storage.new_indicators import RecordCard
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook

QUARTERS = [Quarter.of(2012, 2).shifted(back) for back in range(-39, 1)]
"""Ten years of quarters, the last of them the one that is looked at."""
STAMP = Stamp(by="bench", clock=lambda: "2012-10-15T09:00:00Z")

_PRIORITIES = 8
_SUBJECTS = ("Assessments", "Repairs", "Waste recycled", "Schools", "Visits", "Calls")
_MANNERS = ("in time", "within target", "by quarter", "to standard", "at first try")


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator with its figure in each quarter; None where there was none."""

    code: str
    title: str
    priority: int
    target: int
    values: tuple[Decimal | None, ...]


def rows(count: int) -> Iterator[Row]:
    """So many indicators, in the order a list shows them."""
    dice = random.Random(count)  # noqa: S311 - the same figures at every run
    for number in range(1, count + 1):
        level = dice.randrange(300, 900)
        values: list[Decimal | None] = []
        for _ in QUARTERS:
            level = max(0, min(1000, level + dice.randrange(-40, 41)))
            values.append(None if dice.random() < 0.02 else Decimal(level) / 10)
        subject = _SUBJECTS[number % len(_SUBJECTS)]
        manner = _MANNERS[number % len(_MANNERS)]
        yield Row(
            code=f"N{number:05}",
            title=f"{subject} {manner}, ward {number % 97}",
            priority=(number - 1) * _PRIORITIES // count,
            target=dice.randrange(50, 96, 5),
            values=tuple(values),
        )


def write_workbook(path: Path, count: int, themes: int = 0) -> Path:
    """A workbook of so many indicators, made in one transaction.

    Where it has themes, its report has a section for each.
    """
    with Workbook.create(path, STAMP) as workbook, workbook.transaction():
        priorities = [
            workbook.priorities.add(f"P{number}", f"Priority number {number}")
            for number in range(1, _PRIORITIES + 1)
        ]
        figures: dict[tuple[int, int], Figure] = {}
        for number, row in enumerate(rows(count)):
            key = workbook.indicators.add(
                RecordCard(
                    code=row.code,
                    title=row.title,
                    priority_id=priorities[row.priority],
                    polarity="higher",
                    tolerance=Tolerance.parse("5 points"),
                    owner=f"Officer {row.priority + 1}",
                    theme=f"theme {number % themes + 1}" if themes else "",
                )
            )
            aim = Target(Fraction(row.target), Fraction(row.target))
            workbook.targets.put(key, QUARTERS[-1].year_end, aim)
            for quarter, value in zip(QUARTERS, row.values, strict=True):
                if value is not None:
                    figures[key, quarter.ordinal] = Figure(
                        value=value, status=OutturnStatus.FINAL
                    )
        workbook.outturns.put(figures, None)
        workbook.settings.put("council", f"{count:,} indicators")
    return path


def write_csv(path: Path, count: int) -> Path:
    """The same figures with a line for each indicator and a column a quarter."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Ref", "Indicator", "Priority", "Target", *map(str, QUARTERS)])
        for row in rows(count):
            writer.writerow(
                [row.code, row.title, row.priority + 1, row.target, *row.values]
            )
    return path


def write_long_csv(path: Path, count: int) -> Path:
    """The same figures with a line for each of them, as a return has them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Ref", "Indicator", "Priority", "Quarter", "Value"])
        for row in rows(count):
            for quarter, value in zip(QUARTERS, row.values, strict=True):
                writer.writerow([row.code, row.title, row.priority + 1, quarter, value])
    return path
