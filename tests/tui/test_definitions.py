"""Definitions, targets and the plan on the screen: each deed told, done and undone."""

from pathlib import Path
from typing import Final

import pytest
from textual.widgets import Input

from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.app import QperfApp
from qperf_tui.workbench import defining
from qperf_tui.workbench.closing import close_quarter
from support.colleague import not_looking
from support.definitions import CODE, WHY, chooses, fills_in, opens_definition
from support.officer import Q2, Officer, at_the_workbench
from support.workbooks import stamp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
Q3: Final = Q2.shifted(1)


def told(officer: Officer) -> str:
    """What the dialog says that the deed will do."""
    return officer.line("#foretold")


def on_file(officer: Officer, code: str = CODE) -> dict[str, str | int | None]:
    """The record card on file."""
    key = officer.workbook.indicators.by_code(code).indicator_id
    return officer.workbook.definitions.of(key).card


@SIZES
async def test_a_card_is_amended_in_place_and_put_back(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        before = on_file(officer)
        await opens_definition(officer)
        await chooses(officer, "Owner")
        await officer.press("enter")
        assert officer.screen == "AskingScreen"
        await fills_in(officer, owner="Head of Care", reason=WHY)
        await officer.told_of("Amended: CS 9. u undoes it.")
        assert on_file(officer)["owner"] == "Head of Care"
        await officer.sees("Head of Care")
        await officer.press("u")
        await officer.told_of("Undone: CS 9 amended")
        assert on_file(officer) == before


async def test_what_it_will_do_is_told_as_it_is_typed(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await opens_definition(officer)
        await chooses(officer, "Tolerance")
        await officer.press("enter")
        assert told(officer) == ""
        officer.app.screen.query_one("#tolerance", Input).value = "5 points"
        await officer.until(
            lambda: "Every quarter is judged by it: 1" in told(officer), "the figures"
        )
        officer.app.screen.query_one("#tolerance", Input).value = "some"
        await officer.until(
            lambda: "'some' cannot be the tolerance of CS 9" in told(officer), "why not"
        )
        await fills_in(officer, reason=WHY)
        assert "'some' cannot be the tolerance" in officer.line("#problem")
        await officer.press("escape")
        assert officer.screen == "DefinitionScreen"


@pytest.mark.parametrize(
    ("key", "typed", "foretold", "undone"),
    [
        (
            "b",
            {"quarter": "Q2 2012/13"},
            "figures before Q2 2012/13 are not compared with 1 figure",
            "definition of CS 9 changed from Q2 2012/13",
        ),
        (
            "m",
            {"priority": "A", "quarter": "Q3 2012/13"},
            "From Q3 2012/13 on it stands under A ",
            "CS 9 moved to A",
        ),
        (
            "c",
            {"code": "C MTP 99"},
            "CS 9 goes on finding it",
            "CS 9 recoded as C MTP 99",
        ),
        (
            "s",
            {
                "code_1": "CS 9a",
                "title_1": "Of under-fives",
                "code_2": "CS 9b",
                "title_2": "Of others",
                "quarter": "Q3 2012/13",
            },
            "CS 9a and CS 9b begin in Q3 2012/13",
            "CS 9 split into CS 9a and CS 9b",
        ),
        (
            "x",
            {"quarter": "Q3 2012/13"},
            "From Q3 2012/13 on it is in no list, paper or count",
            "CS 9 retired from Q3 2012/13",
        ),
    ],
    ids=["break", "move", "recode", "split", "retire"],
)
async def test_a_dated_deed_says_what_it_does_is_done_and_undone(
    sample: Path, key: str, typed: dict[str, str], foretold: str, undone: str
) -> None:
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        number = officer.workbook.indicators.by_code(CODE).indicator_id
        before = officer.workbook.definitions.of(number)
        codes = officer.workbook.indicators.ids_by_code()
        await opens_definition(officer)
        await officer.press(key)
        await fills_in(officer, **typed)
        said = " ".join(told(officer).split())
        assert foretold in said
        assert officer.line("#problem") == (
            "A reason is needed, for whoever looks at this next."
        )
        await fills_in(officer, reason=WHY)
        await officer.told_of("u undoes it.")
        (done, *_) = officer.workbook.changes.latest(1)
        assert done.says.startswith(undone)
        assert done.says.endswith(WHY)
        await officer.press("u")
        await officer.told_of(f"Undone: {undone}")
        assert officer.workbook.definitions.of(number) == before
        reported = officer.workbook.indicators.reported(Q3)
        assert {each.code for each in reported} <= {
            each.code for each in officer.workbook.indicators.reported(Q2)
        }
        assert officer.workbook.indicators.ids_by_code().keys() >= codes.keys()


async def test_a_split_that_was_undone_is_made_again(sample: Path) -> None:
    parts = {"code_1": "CS 9a", "title_1": "One", "code_2": "CS 9b", "title_2": "Two"}
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await opens_definition(officer)
        for title in ("Of under-fives", "Of the under-fives"):
            await officer.press("s")
            typed = {**parts, "title_1": title, "quarter": "Q3 2012/13", "reason": WHY}
            await fills_in(officer, **typed)
            await officer.until(lambda: officer.screen == "DefinitionScreen", "saved")
            await officer.sees("× retired from Q3 2012/13")
            found = officer.workbook.indicators.by_code("CS 9a")
            assert found.title == title
            await officer.press("u")
            await officer.told_of("Undone: CS 9 split into CS 9a and CS 9b")
            await officer.until(
                lambda: "× retired from" not in officer.seen, "it is back"
            )
            assert on_file(officer)["retired_from"] is None


async def test_a_retired_indicator_is_found_and_brought_back(sample: Path) -> None:
    async with at_the_workbench(sample, quarter=Q2) as officer:
        await opens_definition(officer)
        await chooses(officer, "Reported")
        await officer.press("enter")
        await fills_in(officer, quarter="Q2 2012/13", reason=WHY)
        await officer.sees("× retired from Q2 2012/13")
        await officer.press("s")
        await officer.told_of("CS 9 is retired; r brings it back first.")
        await officer.press("1")
        await officer.until(lambda: CODE not in officer.listed, "the list without it")
        await officer.press("ctrl+p", *"CS 9")
        await officer.sees("retired from Q2 2012/13")
        await officer.press("enter")
        await officer.until(lambda: officer.screen == "RecordScreen", "the record")
        await officer.press("d", "r")
        await fills_in(officer, reason=WHY)
        await officer.told_of("Reported again: CS 9. u undoes it.")
        await officer.press("1")
        await officer.until(lambda: CODE in officer.listed, "the list with it")


async def test_a_colleagues_change_of_the_same_is_said_and_not_lost(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QperfApp, "_look_for_colleagues", not_looking)
    async with at_the_workbench(sample) as officer:
        await opens_definition(officer)
        await chooses(officer, "Owner")
        await officer.press("e")
        with Workbook.open(sample, stamp("B Colleague")) as theirs:
            about = theirs.indicators.by_code(CODE)
            defining.amend(theirs, about, {"owner": "Head of Schools"}, WHY)
        await fills_in(officer, owner="Head of Care", reason=WHY)
        await officer.until_said(
            "#problem", "B Colleague has changed the owner of CS 9 since you looked"
        )
        assert on_file(officer)["owner"] == "Head of Schools"
        assert officer.app.screen.query_one("#owner", Input).value == "Head of Care"
        await officer.press("ctrl+s")
        await officer.told_of("Amended: CS 9")
        assert on_file(officer)["owner"] == "Head of Care"


async def test_a_closed_quarter_and_a_read_only_file_refuse(sample: Path) -> None:
    with Workbook.open(sample, stamp()) as held:
        close_quarter(held, Q2, WHY)
    async with at_the_workbench(sample) as officer:
        await opens_definition(officer)
        await officer.press("x")
        await fills_in(officer, quarter="Q2 2012/13", reason=WHY)
        await officer.until_said("#problem", "was closed by")
        await officer.press("escape")
        await officer.press("t", "e")
        await fills_in(officer, target="9", reason=WHY)
        await officer.until_said("#problem", "was closed by")
    async with at_the_workbench(sample, read_only=True) as officer:
        await opens_definition(officer)
        await chooses(officer, "Owner")
        await officer.press("enter")
        await fills_in(officer, owner="Head of Care", reason=WHY)
        await officer.told_of("read-only")
