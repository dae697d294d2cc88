"""A quarter that is published: what the screens say of it, and what they refuse."""

from decimal import Decimal
from pathlib import Path

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.widgets.outline import Outline
from qperf_tui.workbench.closing import close_quarter, reopen_quarter
from qperf_tui.workbench.compiling import compile_summary
from qperf_tui.workbench.publishing import publish
from support.officer import Q2, at_the_workbench
from support.workbooks import stamp


@pytest.fixture
def published(sample: Path) -> Path:
    with Workbook.open(sample, stamp("P Publisher")) as workbook:
        publish(workbook, Q2)
    return sample


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_top_line_says_that_it_is_closed(
    published: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(published, size=size) as officer:
        await officer.sees("Q2 2012/13 closed")
        await officer.opens_report()
        await officer.sees("Q2 2012/13 closed")
        await officer.press("escape", "comma")
        await officer.until(
            lambda: "closed" not in officer.seen.splitlines()[0], "another quarter"
        )


async def test_a_closed_quarter_that_was_never_drafted_is_only_looked_at(
    small: Path,
) -> None:
    with Workbook.open(small, stamp()) as workbook:
        key = workbook.indicators.by_code("CS 1").indicator_id
        figure = Figure(value=Decimal(79), status=OutturnStatus.FINAL)
        workbook.outturns.put({(key, Q2.ordinal): figure}, None)
        close_quarter(workbook, Q2, "As the committee agreed.")
    async with at_the_workbench(small, size=(80, 24)) as officer:
        await officer.press("3")
        await officer.sees("Q2 2012/13 closed")
        await officer.until(
            lambda: officer.app.screen.query_one(Outline).summary is not None,
            "the paper to be put together",
        )
        await officer.settled()
        assert officer.told == []


async def test_a_change_is_refused_with_who_published_it_until_it_is_reopened(
    published: Path,
) -> None:
    async with at_the_workbench(published, size=(120, 40)) as officer:
        await officer.opens_report()
        before = compile_summary(officer.workbook, Q2)
        await officer.press("m")
        assert "was published as release 1 by P Publisher" in officer.told[-1]
        assert "qperf-tui quarter reopen" in officer.told[-1]
        assert compile_summary(officer.workbook, Q2) == before
        await officer.press("escape")
        await officer.writes("CS 1", "Words that come too late.")
        await officer.press("ctrl+s")
        assert officer.saved == "NOT SAVED"
        assert "is closed" in officer.told[-1]
        assert officer.text.text == "Words that come too late."
        with Workbook.open(published, stamp("P Publisher")) as workbook:
            reopen_quarter(workbook, Q2, "One word is wrong.")
        await officer.press("ctrl+s")
        assert officer.note("CS 1").body == "Words that come too late."


async def test_a_text_of_a_closed_quarter_says_so_before_a_word_is_typed(
    published: Path,
) -> None:
    async with at_the_workbench(published, size=(80, 24)) as officer:
        await officer.opens_report()
        await officer.press("e")
        await officer.until(lambda: bool(officer.told), "why nothing can be saved")
        assert "was published as release 1 by P Publisher" in officer.told[-1]
