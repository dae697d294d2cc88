"""Somebody looks at what was changed, and turns the newest of it back."""

from pathlib import Path

import pytest

from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.app import QperfApp
from qperf_tui.tui.widgets.window_table import WINDOW, WindowTable
from qperf_tui.workbench.agreeing import agree
from qperf_tui.workbench.remarks import remark
from support.colleague import colleague_saves, not_looking
from support.officer import Q2, Officer, at_the_workbench, each_of
from support.workbooks import stamp

CODE = "C MTP 10"


def table(officer: Officer) -> WindowTable:
    """The list of changes."""
    return officer.app.screen.query_one(WindowTable)


async def finds(officer: Officer, *wanted: str) -> None:
    """Wait until the line above the list says this."""
    await officer.until(
        lambda: all(each in officer.line("#line") for each in wanted), f"{wanted}"
    )


def busy(path: Path) -> None:
    """Two people change three things."""
    with Workbook.open(path, stamp("B Colleague")) as workbook:
        agree(workbook, workbook.indicators.by_code(CODE), Q2)
        remark(workbook, workbook.indicators.by_code("C MTP 9"), Q2, "Which team?")
    with Workbook.open(path, stamp("C Director")) as workbook:
        remark(workbook, workbook.indicators.by_code(CODE), Q2, "Name the team.")


async def test_the_newest_comes_first_with_who_and_when(sample: Path) -> None:
    busy(sample)
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await officer.opens_history()
        newest = officer.workbook.changes.latest(3)
        rows = [[each.strip() for each in row] for row in officer.cells()[:3]]
        assert [each.says for each in newest][-1] == f"agreed {CODE}"
        for row, made in zip(rows, newest, strict=True):
            assert row[:2] == ["2012-11-05 10:42", made.made_by]
            assert made.says.startswith(row[2].rstrip("…"))
        await officer.press("down", "down")
        await officer.until(
            lambda: officer.line("#whole") == f"B Colleague agreed {CODE}.",
            "all of what was done",
        )


async def test_filter_by_a_person_an_indicator_or_words(sample: Path) -> None:
    busy(sample)
    async with at_the_workbench(sample) as officer:
        await officer.opens_history()
        whole = len(table(officer).shown)
        await officer.press("slash", *"b colleague", "enter")
        await finds(officer, f"2 of {whole}", "what b colleague changed")
        assert set(each_of(officer.cells(), 1)) == {"B Colleague"}
        await officer.press("escape", "slash", *"c mtp 10", "enter")
        await finds(officer, "what concerns c mtp 10")
        said = each_of(officer.cells(), 2)
        assert said == [f"remarked on {CODE} for Q2 2012/13", f"agreed {CODE}"]
        await officer.press("escape", "slash", *"team xyzzy", "enter")
        await finds(officer, f"0 of {whole}", "escape clears")
        await officer.press("enter", "w", "i", "escape")
        await finds(officer, f"{whole} of {whole}")
        await officer.press("w")
        await finds(officer, "1 of", "what C Director changed")
        await officer.press("escape")
        await finds(officer, "every change")
        await officer.press("i")
        await finds(officer, f"what concerns {CODE}")


async def test_only_the_newest_is_undone_and_by_name(sample: Path) -> None:
    busy(sample)
    async with at_the_workbench(sample) as officer:
        await officer.opens_history()
        assert officer.line("#turns") == f"u Undo: remarked on {CODE} for Q2 2012/13"
        await officer.press("end", "u")
        await officer.told_of(f"Undone: remarked on {CODE}")
        await officer.until(
            lambda: "U Redo: remarked on" in officer.line("#turns"), "the redo"
        )
        assert "u Undo: remarked on C MTP 9" in officer.line("#turns")
        await officer.press("home")
        await officer.sees(f"undid: remarked on {CODE}", "(undone) remarked on")
        await officer.press("U")
        await officer.told_of(f"Done again: remarked on {CODE}")


async def test_a_change_that_was_not_named_is_not_undone(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QperfApp, "_look_for_colleagues", not_looking)
    busy(sample)
    async with at_the_workbench(sample) as officer:
        await officer.opens_history()
        colleague_saves(sample, "D MTP 4")
        await officer.press("u")
        await officer.told_of("B Colleague has since changed something else")
        assert officer.note("D MTP 4") is not None


async def test_a_long_history_is_read_a_window_at_a_time(sample: Path) -> None:
    with Workbook.open(sample, stamp()) as workbook, workbook.transaction():
        for number in range(3000):
            workbook.changes.record(f"change {number}", "note", None)
    async with at_the_workbench(sample) as officer:
        await officer.opens_history()
        assert len(table(officer).shown) > 3000
        assert table(officer).row_count == WINDOW
        assert each_of(officer.cells(), 2)[0] == "change 2999"
        await officer.press(*["pagedown"] * 4)
        assert table(officer).row_count == WINDOW
        assert table(officer).place > WINDOW
        await officer.press("end")
        first = officer.workbook.changes.of_ids([1])[0].says
        assert each_of(officer.cells(), 2)[-1] == first[:80]
        assert "nothing to undo" not in officer.seen


async def test_enter_opens_the_indicator_and_says_where_there_is_none(
    sample: Path,
) -> None:
    busy(sample)
    async with at_the_workbench(sample) as officer:
        await officer.opens_history()
        await officer.press("enter")
        assert officer.app.screen.place == CODE
        await officer.press("escape", "end", "enter")
        await officer.told_of("made to more than one indicator, or to none")
        await officer.press("escape")
        assert officer.screen == "ReviewScreen"


async def test_nothing_to_undo_says_so(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_history()
        await officer.press("u")
        assert officer.told == ["There is nothing to undo."]
        await officer.press("U")
        assert officer.told[-1] == "There is nothing to redo."
