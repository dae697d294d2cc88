"""An officer reads the whole paper as the public will, before it goes anywhere."""

from decimal import Decimal
from pathlib import Path

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.widgets.outline import Outline
from qperf_tui.workbench.redrafting import redraft
from support.officer import Q2, Officer, at_the_workbench
from support.workbooks import stamp


async def reads(officer: Officer) -> None:
    """Open the preview and wait until the paper is there."""
    await officer.opens_report()
    await officer.press("p")
    await officer.until_said("#place", "For the public")
    await officer.settled()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_whole_paper_is_read_from_its_header_to_its_end(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        await reads(officer)
        for said in ("Meeting:", "RECOMMENDATION", "17. The percentage", "Location"):
            assert said.casefold() in officer.text.text.casefold()
        assert "Header" in officer.line("#place")
        await officer.press("right_square_bracket", "right_square_bracket")
        assert "Header" not in officer.line("#place")
        await officer.press("ctrl+end")
        assert "100%" in officer.line("#place")


async def test_words_are_found_and_the_paragraph_there_is_edited(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await reads(officer)
        await officer.press("slash", *"frameworki")
        assert officer.line("#found").startswith("1 of ")
        await officer.press("escape")
        assert "paragraph 14" in officer.line("#place")
        await officer.press("e")
        assert officer.screen == "ParagraphScreen"
        assert officer.text.text.startswith("The new information system")
        await officer.press("escape")
        await officer.until(lambda: officer.screen == "ReportScreen", "the report")
        chosen = officer.app.screen.query_one(Outline).chosen
        assert chosen is not None
        assert chosen.number == 14


async def test_it_can_be_read_and_not_written(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await reads(officer)
        before = officer.text.text
        await officer.press(*"abc", "delete", "backspace")
        assert officer.text.text == before
        await officer.press("escape")
        assert officer.screen == "ReportScreen"


async def test_what_the_public_may_not_read_is_not_there(sample: Path) -> None:
    with Workbook.open(sample, stamp()) as workbook:
        key = workbook.indicators.by_code("C MTP 7").indicator_id
        few = Figure(
            value=Decimal("0.1"),
            numerator=Decimal(3),
            denominator=Decimal(3217),
            status=OutturnStatus.FINAL,
        )
        with workbook.transaction():
            workbook.outturns.put({(key, Q2.ordinal): few}, None)
        redraft(workbook, Q2)
    async with at_the_workbench(sample) as officer:
        await reads(officer)
        assert "3,217" not in officer.text.text
        assert "not published" in officer.text.text
