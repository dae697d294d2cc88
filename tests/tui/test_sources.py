"""An officer asks where a figure came from, and is told file, place, who and why."""

from pathlib import Path

import pytest

from qperf_tui.workbench.returns import take_in_files
from support.officer import at_the_workbench

BOTH = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


@BOTH
async def test_every_revision_says_where_it_came_from(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        told = officer.workbook.indicators.by_code("C MTP 8")
        path = sample.with_name("late.csv")
        path.write_text(
            "Ref,Indicator,Priority,Quarter,Value\n"
            f'C MTP 8,"{told.title}","{told.priority.title}",Q2 2012/13,79.9\n',
            encoding="utf-8",
        )
        take_in_files(officer.workbook, [path])
        await officer.goes_to("C MTP 8")
        await officer.press("enter", "s", "a")
        assert officer.screen == "SourcesScreen"
        await officer.sees("Q2 2012/13: 79.9, from late.csv, line 2")
        await officer.sees("Revision 2, by A Officer, 5 November 2012.")
        await officer.sees("79.3 (253 of 319) (stands no more)")
        assert "Q1 2012/13" not in officer.line("#sources Static")
        await officer.press("a")
        assert "Q1 2012/13:" in officer.line("#sources Static")
        await officer.press("escape")
        assert officer.screen == "RecordScreen"
