"""Tables of definitions that come by the guided import, with the keys alone."""

from pathlib import Path
from threading import Event

import pytest
import xlsxwriter

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.app import QperfApp
from support.colleague import not_looking
from support.definition_tables import CHANGES
from support.importing import (
    MTP8,
    Q3,
    figure,
    is_looked_through,
    is_read,
    looks_through,
    looks_through_definitions,
    opens,
    picks,
    sent,
    targets,
    types,
)
from support.officer import Officer, at_the_workbench
from support.on_file import on_file

WHY = "As cabinet agreed."
NEXT = Quarter.of(2013, 1)


def aim(workbook: Workbook, code: str, quarter: Quarter) -> str | None:
    key = workbook.indicators.by_code(code).indicator_id
    held = workbook.targets.of(key).get((quarter, TargetKind.MILESTONE))
    return None if held is None else held.written


async def accepts(officer: Officer, reason: str = WHY) -> None:
    """Bring in what is looked through, with a reason where one is asked for."""
    await officer.press("a")
    if officer.screen == "AskingScreen":
        officer.app.screen.query_one("#reason").value = reason
        await officer.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_from_a_table_of_targets_to_targets_and_back_by_one_undo(
    sample: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = targets(tmp_path)
    content = path.read_bytes()
    async with at_the_workbench(sample, size=size) as officer:
        before = on_file(officer.workbook)
        await opens(officer, path)
        await officer.sees("targets.csv looks like a table of targets", "targets: Ref")
        await picks(officer, "targets: Ref, Quarter or a year, Target")
        await is_looked_through(officer)
        await officer.sees("targets.csv, targets", "+ 1 added · ~ 1 changed", "→ 12")
        await officer.until_said("#whole", "it is asked for when a brings it in")
        assert on_file(officer.workbook) == before
        await officer.press("a")
        await officer.until(lambda: officer.screen == "AskingScreen", "the reason")
        await officer.press("enter")
        await officer.sees("without one nothing is written")
        officer.app.screen.query_one("#reason").value = WHY
        await officer.press("enter")
        await officer.until(lambda: officer.screen == "ReviewScreen", "the list")
        await officer.told_of("Imported targets.csv: targets, 1 added, 1 changed")
        assert aim(officer.workbook, "C MTP 8", NEXT) == "84"
        assert aim(officer.workbook, "CS 9", Q3) == "12"
        assert path.read_bytes() == content
        await officer.press("u")
        await officer.told_of("Undone: targets from targets.csv: 1 added, 1 changed")
        assert on_file(officer.workbook) == before


@pytest.mark.parametrize("kind", [each for each in CHANGES if each != "targets"])
async def test_every_kind_is_known_looked_through_and_undone_as_one(
    sample: Path, tmp_path: Path, kind: str
) -> None:
    path = sent(tmp_path, *CHANGES[kind].splitlines(), name=f"{kind}.csv")
    async with at_the_workbench(sample) as officer:
        before = on_file(officer.workbook)
        screen = await looks_through_definitions(officer, path)
        assert screen.sight.taken.done.kind.value == kind
        assert not screen.sight.refused
        await accepts(officer)
        await officer.until(lambda: officer.screen == "ReviewScreen", "the list")
        assert on_file(officer.workbook) != before
        await officer.press("u")
        await officer.told_of(f"Undone: {kind} from {kind}.csv")
        assert on_file(officer.workbook) == before


async def test_what_is_wrong_comes_first_and_is_mended_by_saying_it(
    sample: Path, tmp_path: Path
) -> None:
    lines = ("Ref,Tolerance", "CS 9,5 points", "CS 10,4 points,")
    path = sent(tmp_path, *lines, name="tolerances.csv")
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        screen = await looks_through_definitions(officer, path)
        await officer.sees("× 2 refused", "Next: w says from which quarter on.")
        await officer.until_said("#whole", "press w to give it")
        assert list(screen.table.shown[:2]) == [0, 1] == list(screen.sight.problems)
        await officer.press("a")
        assert "2 are refused, so nothing can be brought in" in officer.told[-1]
        await officer.press("w")
        await picks(officer, "From which quarter on: –")
        await types(officer, "Q9 2013/14")
        assert "is not a quarter" in officer.told[-1]
        await officer.press("w")
        await picks(officer, "From which quarter on: –")
        await types(officer, "Q1 2013/14")
        await is_looked_through(officer)
        await officer.sees("~ 2 changed", "CS 9, from Q1")
        await officer.press("w")
        await officer.sees("From which quarter on: Q1 2013/14")


async def test_a_wide_table_of_targets_is_asked_for_its_year(
    sample: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, "Ref,Q1,Q2,Year end,Why", "CS 9,11,10,9,Plan", name="t.csv")
    async with at_the_workbench(sample) as officer:
        await looks_through_definitions(officer, path)
        await officer.sees("Next: y gives the year.")
        await officer.press("y")
        await types(officer, "2013/14")
        await is_looked_through(officer)
        await officer.sees("+ 3 added", "CS 9, year end 2013/14")
        await officer.press("a")
        await officer.until(lambda: officer.screen == "ReviewScreen", "the list")
        assert aim(officer.workbook, "CS 9", NEXT) == "11"


async def test_a_row_of_no_indicator_is_refused_once_for_all_its_quarters(
    sample: Path, tmp_path: Path
) -> None:
    head = "Ref,Q1 2013/14,Q2 2013/14,Year end 2013/14,Why"
    path = sent(tmp_path, head, "CS 99,11,10,9,Plan", name="t.csv")
    async with at_the_workbench(sample) as officer:
        await looks_through_definitions(officer, path)
        await officer.sees("t.csv, targets · × 1 refused")
        await officer.until_said("#whole", "did you mean CS 9?")
        assert "?." not in officer.line("#whole")


async def test_any_file_is_read_as_a_table_of_a_kind_that_is_chosen(
    sample: Path, tmp_path: Path
) -> None:
    lines = ("Ref,Whose,Period,Value,Rank", "CS 9,England,2011/12,4.2,3")
    path = sent(tmp_path, *lines, name="england.csv")
    async with at_the_workbench(sample) as officer:
        screen = await looks_through(officer, path)
        assert screen.sight.refused
        await officer.press("d")
        await picks(officer, "people")
        await is_looked_through(officer)
        await officer.press("d")
        await picks(officer, "comparators")
        await officer.until(lambda: "comparators" in officer.line("#line"), "the kind")
        await is_looked_through(officer)
        await officer.press("c")
        await picks(officer, "Whose → not used")
        await picks(officer, "Body")
        await officer.sees("+ 1 added", "CS 9, England, 2011/12")
        await officer.press("escape")
        assert officer.app.screen is screen


async def test_a_worksheet_is_chosen(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {
            "Targets": (("Ref", "Quarter", "Target"), ("CS 9", "Q1 2013/14", 11)),
            "More": (("Ref", "Quarter", "Target"), ("CS 10", "Q1 2013/14", 12)),
        }.items():
            held = book.add_worksheet(name)
            for at, row in enumerate(rows):
                held.write_row(at, 0, row)
    async with at_the_workbench(sample) as officer:
        await looks_through_definitions(officer, path)
        await officer.sees("CS 9, Q1 2013/14")
        await officer.press("s")
        await picks(officer, "More")
        await is_looked_through(officer)
        await officer.sees("CS 10, Q1 2013/14")


async def test_a_file_that_has_changed_since_is_not_brought_in(
    sample: Path, tmp_path: Path
) -> None:
    path = targets(tmp_path)
    async with at_the_workbench(sample) as officer:
        before = on_file(officer.workbook)
        await looks_through_definitions(officer, path)
        sent(tmp_path, "Ref,Quarter,Target", "C MTP 8,Q1 2013/14,1", name=path.name)
        await accepts(officer)
        await officer.sees("targets.csv has changed since it was looked through")
        assert on_file(officer.workbook) == before
        await officer.press("escape")
        await officer.press("r")
        await is_looked_through(officer)
        await officer.sees("+ 1 added", "C MTP 8, Q1 2013/14")


async def test_escape_stops_what_is_being_brought_in_and_then_leaves(
    sample: Path, tmp_path: Path
) -> None:
    lines = ("Name,Role", "Jo Turner,Director")
    gate = Event()
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        before = on_file(officer.workbook)
        path = sent(tmp_path, *lines, name="people.csv")
        screen = await looks_through_definitions(officer, path)
        officer.app._desk.writer.do("wait", lambda _: gate.wait(), is_seen=False)
        await officer.pilot.press("a")
        await officer.sees("Importing people.csv, people … · escape stops it")
        await officer.pilot.press("escape")
        gate.set()
        await officer.until(lambda: not screen.is_busy, "the writer")
        await officer.told_of("Not done: import people.csv, people. Stopped")
        await officer.press("escape", "escape")
        assert officer.screen == "ReviewScreen"
        assert on_file(officer.workbook) == before


async def test_the_returns_beside_a_table_are_gone_on_with(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QperfApp, "_look_for_colleagues", not_looking)
    targets(tmp_path)
    head = "Ref,Indicator,Priority,Quarter,Value"
    path = sent(tmp_path, head, f"{MTP8},{Q3},79.9", name="children.csv")
    async with at_the_workbench(sample) as officer:
        await officer.press("i")
        chooser = officer.app.screen
        chooser.path.value = f"{path.parent}/"
        await officer.until(lambda: chooser._folder == path.parent, "the folder")
        await officer.press("ctrl+a")
        await officer.until_said("#problem", "2 marked")
        await officer.pilot.press("enter")
        await picks(officer, "targets")
        await is_looked_through(officer)
        await accepts(officer)
        await officer.until(lambda: officer.screen == "ImportScreen", "the return")
        await officer.sees("children.csv · + ")
        await is_read(officer, officer.app.screen)
        assert aim(officer.workbook, "C MTP 8", NEXT) == "84"
        await officer.press("a")
        await officer.until(lambda: officer.screen == "ReviewScreen", "the list")
        assert figure(officer, "C MTP 8") == "79.9"


async def test_a_workbook_that_may_only_be_read_is_looked_through_all_the_same(
    sample: Path, tmp_path: Path
) -> None:
    async with at_the_workbench(sample, read_only=True) as officer:
        before = on_file(officer.workbook)
        await looks_through_definitions(officer, targets(tmp_path))
        await officer.sees("+ 1 added · ~ 1 changed", "The workbook is open read-only")
        await accepts(officer)
        await officer.told_of("read-only, so nothing can be changed")
        assert on_file(officer.workbook) == before
