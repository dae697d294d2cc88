"""The screens at every size: nothing crashes, and no figure is ever clipped."""

from decimal import Decimal
from pathlib import Path

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.wording import movement_mark, outturn_figure, target_figure
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.cells import Row, columns_for, row_cells
from qperf_tui.workbench.standings import positions
from support.officer import Q2, at_the_workbench, each_of
from support.workbooks import stamp


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (60, 15)])
async def test_a_small_window_says_so_and_still_works(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        assert officer.seen.startswith("Small window"[: size[0]])
        await officer.press("enter", "escape", "e", *"ok", "escape")
        assert officer.note("A MTP 1").body == "ok"
        await officer.press("question_mark", "escape")
        await officer.opens_report()
        await officer.press("x", "escape", "escape")
        assert officer.screen == "ReviewScreen"


async def test_the_smallest_window_that_shows_all_does_not_complain(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, size=(60, 16)) as officer:
        assert "Small window" not in officer.seen
        assert "qperf-tui › 1 Review" in officer.seen


async def test_a_storm_of_sizes_loses_no_word(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1", "Kept through it all.")
        for size in ((200, 50), (20, 5), (1, 1), (80, 24), (500, 300), (60, 16)):
            await officer.pilot.resize_terminal(*size)
        await officer.press("escape")
        assert officer.note("A MTP 1").body == "Kept through it all."


def test_no_figure_is_clipped_at_any_width(council: Workbook) -> None:
    judged = positions(council, Q2)
    checked = set()
    for width in range(40, 201):
        columns = columns_for(width, [Row(each) for each in judged])
        figures = tuple(each for each in columns if each.key != "title")
        if figures in checked:
            continue
        checked.add(figures)
        by_key = {column.key: place for place, column in enumerate(columns)}
        for each in judged:
            cells = [
                str(cell)[: column.width]
                for cell, column in zip(
                    row_cells(Row(each), columns, {}), columns, strict=True
                )
            ]
            indicator, target = each.indicator, each.target
            whole = {
                "value": outturn_figure(each.outturn, indicator, target),
                "target": "–" if target is None else target_figure(target, indicator),
                "previous": movement_mark(each.on_previous, indicator),
                "last_year": movement_mark(each.on_last_year, indicator),
            }
            assert "value" in by_key
            for key in whole.keys() & by_key.keys():
                assert cells[by_key[key]].strip() == whole[key], (width, key)


@pytest.mark.parametrize("width", [60, 80, 100, 110, 137, 200])
async def test_the_columns_shown_are_all_within_the_window(
    sample: Path, width: int
) -> None:
    async with at_the_workbench(sample, size=(width, 40)) as officer:
        table = officer.browser.table
        assert table.virtual_size.width <= table.size.width
        (row,) = [row for row in officer.cells() if row[0].strip() == "C MTP 8"]
        assert "79.3%" in [each.strip() for each in row]


async def test_a_figure_of_nine_digits_is_whole_wherever_it_is_shown(
    small: Path,
) -> None:
    figure = Figure(value=Decimal("123456789.1"), status=OutturnStatus.PROVISIONAL)
    with Workbook.open(small, stamp()) as workbook:
        key = workbook.indicators.by_code("CS 1").indicator_id
        workbook.outturns.put({(key, Q2.ordinal): figure}, None)
    async with at_the_workbench(small, size=(80, 24)) as officer:
        assert each_of(officer.cells(), 2)[0] == "123,456,789.1%p"
        await officer.press("enter")
        assert "123,456,789.1%p" in each_of(officer.cells(), 1)
