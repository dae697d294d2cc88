"""An officer looks for what members will ask about."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import OptionList

from qperf_tui.domain.appraisal import Ground
from qperf_tui.tui.grounds import split
from qperf_tui.workbench.appraisals import appraisals
from support.officer import Q2, Officer, at_the_workbench
from support.workbooks import NOW

TODAY = date.fromisoformat(NOW[:10])
BOTH = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def codes(officer: Officer, ground: Ground | None = None) -> list[str]:
    """The exceptions as the core has them, or those for one ground."""
    return [
        each.position.code
        for each in appraisals(officer.workbook, Q2, TODAY)
        if each.grounds and (ground is None or ground in each.grounds)
    ]


@BOTH
async def test_the_exceptions_and_every_indicator_again(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        await officer.goes_to("D MTP 4")
        await officer.press("f")
        wanted = codes(officer)
        await officer.until(lambda: officer.listed == wanted, "the exceptions")
        assert f"{len(wanted)} of 82 shown" in officer.line("#line")
        assert officer.chosen == "D MTP 4"
        await officer.until(
            lambda: "Exception: red; " in officer.line("#facts"), "the pane to say why"
        )
        assert "red without an action" in officer.line("#facts")
        await officer.press("f")
        assert len(officer.listed) == 82
        await officer.press("f")
        assert officer.listed == wanted, "known already"
        await officer.press("escape")
        assert len(officer.listed) == 82


async def test_each_ground_is_counted_and_can_be_chosen(sample: Path) -> None:
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await officer.press("f")
        await officer.until(lambda: len(officer.listed) < 82, "the exceptions")
        await officer.press("escape", "p")
        pane = officer.app.screen.query_one(OptionList)
        said = [" ".join(str(each.prompt).split()) for each in pane.options]
        assert f"Exceptions {len(codes(officer))}" in said
        for ground, name in (
            (Ground.RED, "red"),
            (Ground.AMBER, "amber"),
            (Ground.ONGOING, "off target again"),
            (Ground.NO_ACTION, "red, no action"),
            (Ground.WORSENING, "worsening twice"),
        ):
            assert f"{name} {len(codes(officer, ground))}" in said
        pane.highlighted = pane.get_option_index("ground-ongoing")
        await officer.press("enter")
        assert officer.listed == codes(officer, Ground.ONGOING)
        await officer.press("p")
        pane.highlighted = pane.get_option_index("ground-red")
        await officer.press("enter")
        assert officer.listed == codes(officer, Ground.RED)


async def test_exceptions_follow_the_quarter_and_what_is_undone(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.press("f")
        now = codes(officer)
        await officer.until(lambda: officer.listed == now, "the exceptions")
        found = appraisals(officer.workbook, Q2.shifted(-1), TODAY)
        before = [each.position.code for each in found if each.grounds]
        assert before != now
        await officer.press("less_than_sign")
        await officer.until(lambda: officer.listed == before, "those of the quarter")
        await officer.press("greater_than_sign")
        await officer.until(lambda: officer.listed == now, "those of now")
        await officer.press("a")
        await officer.until(lambda: officer.listed == now, "the same again")


@pytest.mark.parametrize(
    ("typed", "words", "grounds"),
    [
        ("is:exception homes", "homes", {"exception"}),
        ("is:exc IS:Concern", "", {"exception", "concern"}),
        ("is:red is:no-action", "is:red", {"no-action"}),
        ("is:not is:needed is:ne", "is:not is:needed is:ne", set()),
        ("exception worsening", "exception worsening", set()),
    ],
)
def test_grounds_are_told_from_other_words(
    typed: str, words: str, grounds: set[str]
) -> None:
    assert split(typed).words == words
    assert split(typed).grounds == grounds
