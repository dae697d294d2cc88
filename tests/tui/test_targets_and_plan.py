"""Targets, the plan and what has changed, on the screen: each done and undone."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.domain.wording import target_figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import defining
from support.definitions import CODE, WHY, chooses, fills_in, opens_definition
from support.officer import Q2, Officer, at_the_workbench
from support.workbooks import stamp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
Q3: Final = Q2.shifted(1)


def aims(officer: Officer) -> dict[tuple[Quarter, TargetKind], str]:
    """The targets on file, as they are written."""
    about = officer.workbook.indicators.by_code(CODE)
    held = officer.workbook.targets.of(about.indicator_id)
    return {aim: target_figure(each, about) for aim, each in held.items()}


@SIZES
async def test_targets_are_set_one_by_one_and_for_a_year(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        before = aims(officer)
        await opens_definition(officer)
        await officer.press("t")
        assert officer.screen == "TargetsScreen"
        await chooses(officer, "Q3 2012/13")
        await officer.press("enter")
        await fills_in(officer, target="soon", reason=WHY)
        await officer.until_said("#problem", "not a target")
        await fills_in(officer, target="12")
        await officer.told_of("Target of CS 9 set. u undoes it.")
        milestone = Q3, TargetKind.MILESTONE
        assert aims(officer)[milestone] == "12"
        await officer.press("w")
        await fills_in(officer, reason=WHY)
        await officer.told_of("taken back")
        assert milestone not in aims(officer)
        await chooses(officer, "Q1 2013/14")
        await officer.press("y")
        await fills_in(officer, quarter_1="3", quarter_2="6", year_end="12", reason=WHY)
        await officer.told_of("Target of CS 9 set")
        new = {at for at, _ in aims(officer)} - {at for at, _ in before}
        assert {str(each) for each in new} == {
            *("Q1 2013/14", "Q2 2013/14", "Q4 2013/14")
        }
        for _ in range(3):
            await officer.press("u")
        await officer.until(lambda: aims(officer) == before, "what stood before")


@SIZES
async def test_the_plan_is_added_to_renamed_and_replaced(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:

        def titles() -> Sequence[str]:
            return [each.title for each in officer.workbook.priorities.all()]

        before = titles()
        await officer.press("P")
        assert officer.screen == "PlanScreen"
        await officer.press("n")
        await fills_in(officer, title="Something new", code="G", reason=WHY)
        await officer.told_of("Priority added. u undoes it.")
        assert titles()[-1] == "Something new"
        await officer.press("home", "e")
        await fills_in(officer, title="Growing well", reason=WHY)
        await officer.told_of("Renamed")
        assert "Growing well" in titles()
        await officer.press("p")
        assert "stand under the new one from Q2 2012/13" in officer.line("#foretold")
        await fills_in(
            officer,
            title="Good growth",
            plan="Plan 2013 to 2017",
            quarter="Q1 2013/14",
            reason=WHY,
        )
        await officer.told_of("New plan")
        assert "Good growth" in titles()
        assert "Growing well" not in titles()
        await officer.sees("earlier plan")
        for _ in range(3):
            await officer.press("u")
        await officer.until(lambda: titles() == before, "the plan as it was")


@SIZES
async def test_a_priority_is_moved_from_a_quarter_on(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        before = officer.workbook.priorities.all()
        await officer.press("P", "end", "m")
        await fills_in(officer, before="A", quarter="Q3 2012/13")
        assert "From Q3 2012/13 on it comes before A" in officer.line("#foretold")
        await fills_in(officer, reason=WHY)
        await officer.told_of("Moved. u undoes it.")
        assert officer.workbook.priorities.all() == [before[-1], *before[:-1]]
        await officer.sees(str(before[-1]))
        await officer.press("u")
        await officer.told_of("Undone: priority Value for money moved before")
        assert officer.workbook.priorities.all() == before


@SIZES
async def test_what_has_changed_since_a_quarter_is_read_opened_and_exported(
    sample: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    with Workbook.open(sample, stamp("Pat")) as held:
        about = held.indicators.by_code(CODE)
        defining.amend(held, about, {"owner": "=1+1"}, WHY)
    async with at_the_workbench(sample, size=size) as officer:
        await officer.press("C")
        assert officer.screen == "ChangedScreen"
        await officer.sees("since the end of Q1 2012/13")
        await officer.press("end")
        assert WHY in officer.line("#text Static")
        assert "by Pat" in officer.seen
        path = tmp_path / "changed.csv"
        await officer.press("x")
        await fills_in(officer, path=str(path))
        await officer.told_of("Written to")
        assert WHY in path.read_text(encoding="utf-8")
        await officer.press("x")
        await fills_in(officer, path=str(path))
        await officer.until(
            lambda: bool(officer.app.screen.query("#problem")), "the dialog again"
        )
        await officer.until_said("#problem", "is there already")
        await officer.press("escape", "enter")
        assert officer.screen == "DefinitionScreen"
        assert officer.app.screen.place == f"Definition {CODE}"
