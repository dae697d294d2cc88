"""An officer asks what is judged, how it came about, and what members will ask."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from qperf_tui.domain.appraisal import Appraisal, Source
from qperf_tui.tui.cells import Outlook, Row, columns_for, row_cells
from qperf_tui.tui.columns import View
from qperf_tui.workbench.appraisals import appraisals
from qperf_tui.workbench.standings import positions
from support.officer import Q2, Officer, at_the_workbench
from support.workbooks import NOW

TODAY = date.fromisoformat(NOW[:10])
BOTH = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
LETTERS = {Source.ENTERED: " e", Source.PROJECTED: " p", Source.KNOWN: ""}


def judged(officer: Officer) -> dict[str, Appraisal]:
    """Every appraisal as the core has it, by code."""
    found = appraisals(officer.workbook, Q2, TODAY)
    return {each.position.code: each for each in found}


def headings(officer: Officer) -> list[str]:
    """The headings of the list."""
    columns = officer.browser.table.ordered_columns
    return [str(each.label).strip() for each in columns]


async def judges(officer: Officer) -> None:
    """Change to the columns of judgement, and wait until they are worked out."""
    await officer.press("v")
    await officer.until(
        lambda: not any("…" in (row[-2], row[-3]) for row in by_name(officer)),
        "the judgements",
    )


def by_name(officer: Officer) -> list[list[str]]:
    """The rows of the list, without the spaces that set them."""
    return [[each.strip() for each in row] for row in officer.cells()]


def test_the_first_screen_goes_without_the_modules_of_judgement() -> None:
    code = "import qperf_tui.tui.app, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    imported = set(done.stdout.split())
    assert "qperf_tui.tui.screens.review" in imported
    for module in ("appraisal", "spc", "projection", "intervals"):
        assert f"qperf_tui.domain.{module}" not in imported


@BOTH
async def test_the_columns_of_judgement_say_what_the_core_judges(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        assert "Status" in headings(officer)
        await judges(officer)
        assert headings(officer)[-4:] == ["Now", "Year end", "Signal", "Note"]
        assert "Target" in headings(officer)
        known = judged(officer)
        rows = by_name(officer)
        assert len(rows) == 48
        for row in rows:
            each = known[row[0]]
            assert row[-4] == str(each.position.status)
            assert row[-2] == each.signal.letters
            expected = each.year_end
            if expected.source is Source.NONE:
                assert row[-3] == "–"
            elif expected.status.is_rated:
                assert row[-3] == f"{expected.status}{LETTERS[expected.source]}"
        (row,) = [row for row in rows if row[0] == "CS 26"]
        assert row[-4:-1] == ["■ Red", "◆ Amber p", "I F"]
        await officer.press("v")
        assert headings(officer)[-2:] == ["Status", "Note"]


async def test_judgements_are_worked_out_for_rows_further_down_and_quarters_before(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await judges(officer)
        await officer.press("end")
        await officer.until(
            lambda: by_name(officer)[-1][0] == "F MTP 9", "the end of the list"
        )
        await officer.until(
            lambda: by_name(officer)[-1][-2] == "I F", "the judgement of the last"
        )
        await officer.press("less_than_sign")
        await officer.until(lambda: "…" not in by_name(officer)[-1][-2], "its signal")
        assert "Q1 2012/13" in officer.seen


async def test_a_wide_list_shows_movement_and_judgement_at_once(sample: Path) -> None:
    async with at_the_workbench(sample, size=(172, 40)) as officer:
        await judges(officer)
        shown = headings(officer)
        for name in ("Trend", "On quarter", "On year", "Now", "Year end", "Signal"):
            assert name in shown


async def test_no_judgement_is_clipped_at_any_width(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        outlooks = [
            Outlook("◆ Amber p", each.status, letters)
            for each, letters in zip(
                positions(officer.workbook, Q2), ["trial !", "C ?"] * 41, strict=True
            )
        ]
        rows = [
            Row(each, (), outlook)
            for each, outlook in zip(
                positions(officer.workbook, Q2), outlooks, strict=True
            )
        ]
        for width in range(40, 201):
            columns = columns_for(width, rows, View.JUDGEMENT)
            by_key = {column.key: place for place, column in enumerate(columns)}
            taken = sum(column.width + 1 for column in columns)
            assert taken <= width or width < 58
            for row in rows[:6]:
                cells = [str(each) for each in row_cells(row, columns, {})]
                for key in {"year_end", "signal", "value"} & by_key.keys():
                    at = by_key[key]
                    assert len(cells[at]) <= columns[at].width, (width, key)
