"""What came back in a pack goes on at the workbench, and meets a colleague's."""

from pathlib import Path

from openpyxl import load_workbook

from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.packing import write_packs
from qperf_tui.workbench.unpacking import unpack
from support.colleague import colleague_saves
from support.officer import Q2, at_the_workbench
from support.packs import boxes_of, put
from support.workbooks import stamp

CODE = "A MTP 1"
OWNER = stamp().by
BASE = "Leave was taken in August. Cover began in October."
MINE = "Leave was taken in July. Cover began in October."
THEIRS = "Leave was taken in August. Cover began in October. Two posts are open."


async def test_an_owner_who_was_away_meets_what_a_colleague_saved(
    sample: Path, tmp_path: Path
) -> None:
    colleague_saves(sample, CODE, BASE)
    with Workbook.open(sample, stamp("Pat Clerk")) as clerk:
        key = clerk.indicators.by_code(CODE).indicator_id
        clerk.indicators.amend(key, "owner", OWNER)
        (one,) = write_packs(clerk, Q2, tmp_path / "to", owner=OWNER)
        book = load_workbook(one.path)
        put(boxes_of(book), "K7", MINE)
        book.save(one.path)
        colleague_saves(sample, CODE, THEIRS)
        done = unpack(clerk, one.path, Q2)
        assert "the two fit together" in done.notices[0]
    async with at_the_workbench(sample) as officer:
        await officer.until(lambda: officer.screen == "RecoveryScreen", "the offer")
        await officer.press("enter")
        assert officer.text.text == MINE
        await officer.press("ctrl+s")
        await officer.sees("Leave was taken in [-August-] [+July+].")
        await officer.press("y")
        held = officer.workbook.commentaries.versions(key, Q2)
        assert [each.body for each in held] == [MINE, THEIRS, BASE]
