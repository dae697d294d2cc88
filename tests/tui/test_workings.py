"""An officer asks how a judgement came about."""

from fractions import Fraction
from pathlib import Path

import pytest
from textual.widgets import Static

from qperf_tui.domain.working import Topic
from qperf_tui.storage.workbook import Workbook
from support.officer import Q2, Officer, at_the_workbench
from support.workbooks import stamp

BOTH = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def worked(officer: Officer) -> str:
    """All that a working says, seen or scrolled away."""
    parts = officer.app.screen.query("#working Static").results(Static)
    return "\n".join(str(each.content) for each in parts if each.display)


@BOTH
async def test_the_working_has_five_parts_and_the_keys_scroll_to_the_last(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        await officer.goes_to("C MTP 8")
        await officer.press("w")
        assert officer.screen == "WorkingScreen"
        said = worked(officer)
        places = [said.index(f"{topic.value}: ") for topic in Topic]
        assert places == sorted(places)
        assert "253 of 319 is exactly 79.3103, shown as 79.3%." in said
        assert "Year-end target set by A Officer on 2012-11-05" in said
        assert "77.4%, 2011/12" in said
        assert "6 months older" in said
        await officer.sees("Now: ■ Red", "Green is no lower than")
        await officer.press("end")
        await officer.sees("Signal: trial", "Beside other bodies")
        await officer.press("escape")
        assert officer.screen == "ReviewScreen"
        assert officer.chosen == "C MTP 8"


async def test_the_working_steps_along_the_list_and_leaves_the_cursor_there(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.goes_to("C MTP 8")
        await officer.press("w", "right_square_bracket")
        assert "C MTP 9 " in worked(officer)
        await officer.press("w")
        assert officer.chosen == "C MTP 9"
        await officer.press("w", "left_square_bracket", "j", "k", "escape")
        assert officer.chosen == "C MTP 8"


async def test_the_working_opens_from_the_record_too(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.goes_to("A MTP 4")
        await officer.press("enter", "w")
        assert "year to date: compared only with" in worked(officer)
        assert "figures build up and start again in April" in worked(officer)
        assert "] Next" not in officer.seen
        await officer.press("escape")
        assert officer.screen == "RecordScreen"


async def test_a_working_shows_what_a_colleague_has_just_entered(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.goes_to("CS 26")
        await officer.press("w")
        assert "entered by" not in worked(officer)
        key = officer.workbook.indicators.by_code("CS 26").indicator_id
        with Workbook.open(sample, stamp("B Colleague")) as theirs:
            theirs.judging.put_expectation(key, Q2, Fraction(10), "New team")
        await officer.until(
            lambda: (
                "10.0% entered by B Colleague in Q2 2012/13: New team"
                in worked(officer)
            ),
            "the look for what colleagues have saved",
        )
