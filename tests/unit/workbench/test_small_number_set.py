"""Two hundred cells near the threshold, as a council might hold them: none gets out.

Groups and their totals, years to date, shares with few left over, two ways of grouping
the same people, and a second release joined with the first.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Final

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.breakdowns import Group, GroupFigure
from qperf_tui.storage.new_indicators import RecordCard
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.attacking import Attack, attack, files_of
from qperf_tui.workbench.closing import reopen_quarter
from qperf_tui.workbench.disclosing import hidden_figures
from qperf_tui.workbench.publishing import publish
from support.workbooks import stamp

Q1: Final = Quarter.of(2012, 1)
Q2: Final = Quarter.of(2012, 2)
Q3: Final = Quarter.of(2012, 3)
EACH: Final = 15
"""Indicators of each kind."""
TREES: Final = (
    *("Alder", "Aspen", "Beech", "Birch", "Cedar", "Cherry", "Elder", "Hazel"),
    *("Holly", "Juniper", "Larch", "Maple", "Poplar", "Rowan", "Willow"),
)
SORTS: Final = {"G": "grouped", "Y": "yearly", "S": "shared"}
NEAR: Final = (0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 20)


def counted(count: int, whole: int | None = None) -> Figure:
    value = Decimal(count)
    if whole:
        value = round(Decimal(100 * count) / whole, 1)
    return Figure(
        value=value,
        numerator=Decimal(count),
        denominator=None if whole is None else Decimal(whole),
        status=OutturnStatus.FINAL,
    )


@pytest.fixture(params=[1, 2, 3])
def workbook(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workbook]:
    lot = Random(int(request.param))  # noqa: S311 - the same cells each time
    with Workbook.create(tmp_path / "near.qperf", stamp()) as held:
        with held.transaction():
            fill(held, lot)
        yield held


def fill(held: Workbook, lot: Random) -> None:
    priority = held.priorities.add("C", "Health and wellbeing")

    def add(code: str, unit: str, basis: str = "quarter") -> int:
        held.indicators.add(
            RecordCard(
                code=code,
                title=f"{TREES[int(code[2:])]} {SORTS[code[0]]} children",
                priority_id=priority,
                unit=unit,
                basis=basis,
            )
        )
        return held.indicators.by_code(code).indicator_id

    figures: dict[tuple[int, int], Figure] = {}
    for number in range(EACH):
        grouped(held, lot, add(f"G {number}", "no."), figures)
        key, total = add(f"Y {number}", "no.", "year to date"), 0
        for quarter in (Q1, Q2, Q3):
            total += lot.choice(NEAR)
            figures[key, quarter.ordinal] = counted(total)
        key = add(f"S {number}", "%")
        for quarter in (Q1, Q2, Q3):
            whole = lot.choice((8, 13, 40, 60))
            left = min(lot.choice(NEAR), whole)
            figures[key, quarter.ordinal] = counted(whole - left, whole)
    held.outturns.put(figures, None)


def grouped(
    held: Workbook, lot: Random, key: int, figures: dict[tuple[int, int], Figure]
) -> None:
    """People by age and by sex, which add up to the same total."""
    ages = [lot.choice(NEAR) for _ in range(5)]
    girls = lot.randint(0, sum(ages))
    figures[key, Q2.ordinal] = counted(sum(ages))
    parts = {"Age": ages, "Sex": [girls, sum(ages) - girls]}
    for dimension, counts in parts.items():
        told = {}
        for place, count in enumerate(counts):
            group = Group(dimension=dimension, title=f"{place}", position=place)
            told[held.breakdowns.put_group(group)] = GroupFigure(
                value=Decimal(count), numerator=Decimal(count)
            )
        held.breakdowns.put(key, Q2, told)


def assert_safe(found: Attack) -> None:
    assert len(found.targets) > EACH
    assert (found.recovered, found.narrowed, found.open_in) == (0, 0, {})


def test_no_small_number_of_two_hundred_cells_gets_out(workbook: Workbook) -> None:
    cells = sum(
        len(workbook.outturns.series(each)) for each in workbook.indicators.on_file()
    )
    groups = workbook.breakdowns.standing(workbook.indicators.on_file())
    assert cells + sum(map(len, groups.values())) >= 200
    assert_safe(attack(workbook, Q3, files_of(workbook, Q3)))
    hidden = hidden_figures(workbook)
    alone = workbook.hide({k: why for k, why in hidden.items() if why.is_primary})
    weak = attack(workbook, Q3, files_of(alone, Q3))
    assert weak.recovered + weak.narrowed > 0, "the attack would find it"


def test_nor_does_it_with_an_earlier_release_beside_it(workbook: Workbook) -> None:
    publish(workbook, Q2)
    reopen_quarter(workbook, Q2, "Late figures.")
    lot = Random(4)  # noqa: S311 - the same figures each time
    late = {
        (each.indicator_id, Q2.ordinal): counted(lot.choice((3, 6, 30)))
        for each in workbook.indicators.on_file()
        if each.code.startswith("Y")
    }
    with workbook.transaction():
        workbook.outturns.put(late, None)
    found = attack(workbook, Q3, files_of(workbook, Q3))
    assert found.earlier > 100
    assert (found.recovered, found.narrowed) == (0, 0)
