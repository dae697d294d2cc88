"""The main screens as text, compared with what a reviewer has read.

After a change that is meant, write them again and read the difference:

    QPERF_GOLDEN=write .venv/bin/python -m pytest tests/tui/test_golden_screens.py
"""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from qperf_tui.tui.app import QperfApp
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.widgets.chart import Chart
from qperf_tui.workbench.entry_drafts import drafts_of
from qperf_tui.workbench.remarks import remark, resolve_remark
from qperf_tui.workbench.waivers import waive
from support.colleague import colleague_saves, not_looking
from support.definitions import changed, definition, plan, retiring, targets
from support.import_screens import (
    choosing_a_sheet,
    choosing_files,
    definitions,
    importing,
    several_files,
)
from support.officer import Q2, Officer, at_the_workbench
from support.rolling_over import opening, returns
from support.section import edit_numbered, revise

Going = Callable[[Officer], Awaitable[None]]
GOLDEN = Path(__file__).parent / "golden"


async def review(officer: Officer) -> None:
    await officer.goes_to("C MTP 8")


async def record(officer: Officer) -> None:
    await review(officer)
    await officer.press("enter")


async def judgement(officer: Officer) -> None:
    await review(officer)
    await officer.press("v")
    await officer.until(
        lambda: not any("…" in row[-2] for row in officer.cells()), "the judgements"
    )


async def working(officer: Officer) -> None:
    await review(officer)
    await officer.press("w")


async def sources(officer: Officer) -> None:
    await record(officer)
    await officer.press("s")
    await officer.sees("SHA-256")


async def chart(officer: Officer) -> None:
    await record(officer)
    await officer.press("c")


async def editor(officer: Officer) -> None:
    await review(officer)
    await officer.press("e")
    await officer.until(
        lambda: "reading" not in officer.line("#checks-line"), "the checks"
    )


async def last_quarter(officer: Officer) -> None:
    await editor(officer)
    await officer.press("f3")


async def three_way(officer: Officer) -> None:
    standing = officer.note("C MTP 8").body
    path = officer.workbook.path
    await editor(officer)
    await officer.writes_on(" Cover is in place.")
    theirs = standing.replace("weekly", "daily").replace("about 88%", "88%")
    colleague_saves(path, "C MTP 8", theirs)
    await officer.press("ctrl+s")


async def versions(officer: Officer) -> None:
    await three_way(officer)
    await officer.press("y", "ctrl+t")
    officer.app.clear_notifications()


async def report(officer: Officer) -> None:
    await officer.opens_report()
    await officer.until_said("#paper-line", "may go out")
    preview = officer.app.screen.query_one("#preview")
    chosen = officer.app.screen.query_one("#onward")
    await officer.until(
        lambda: (
            preview.scroll_y == min(chosen.virtual_region.y, preview.max_scroll_y) > 0
        ),
        "the preview to be at what is chosen",
    )


async def preflight(officer: Officer) -> None:
    """A paper with things to mend, one of them waived."""
    found = officer.workbook.reports.of_quarter(Q2)
    with officer.workbook.transaction():
        for name in ("wards", "meeting_date"):
            officer.workbook.reports.put_field(found.report_id, name, None)
    waive(officer.workbook, Q2, "header-field", "Wards Affected", "Decided later.")
    await officer.opens_report()
    await officer.until_said("#paper-line", " to mend")
    await officer.press("left_square_bracket")


async def paper(officer: Officer) -> None:
    await officer.opens_report()
    await officer.press("p")
    await officer.until_said("#place", "For the public")
    await officer.press("right_square_bracket", "right_square_bracket")


async def audit(officer: Officer) -> None:
    await preflight(officer)
    await officer.press("A")
    await officer.until_said("#place", "For colleagues")
    await officer.press("right_square_bracket", "right_square_bracket")


async def exporting(officer: Officer) -> None:
    await officer.opens_report()
    await officer.press("x")
    screen = officer.app.screen
    await officer.until(lambda: screen._found is not None, "the check")
    await officer.press("down", "right")
    screen.path.value = "/papers/paper-2012-2.docx"
    await officer.until(lambda: screen._found is not None, "the check")


async def redraft(officer: Officer) -> None:
    revise(officer.workbook, "C MTP 8", "71.2")
    edit_numbered(officer.workbook, 15, "In our own words.", by="J. Turner")
    await officer.opens_report()
    await officer.press("d")
    await officer.sees("Enter drafts again")
    await officer.press("down")
    await officer.sees("79.3% → 71.2%")


async def queue(officer: Officer) -> None:
    await officer.opens_queue()
    await officer.press("f")
    await officer.until(lambda: "reviewer to agree" in officer.seen, "the pane")


async def agree_marked(officer: Officer) -> None:
    await queue(officer)
    await officer.press("asterisk", "escape", "space", "A")
    await officer.sees("y agrees")


async def returning(officer: Officer) -> None:
    await queue(officer)
    await officer.press("r")


async def remarks(officer: Officer) -> None:
    await queue(officer)
    indicator = officer.workbook.indicators.by_code("C MTP 10")
    for said in ("Does this cover the looked-after children?", "Name the team."):
        remark(officer.workbook, indicator, Q2, said)
    resolve_remark(officer.workbook, indicator, Q2, 1)
    await officer.press("k")


async def requests(officer: Officer) -> None:
    await officer.press("R", "down")


async def actions(officer: Officer) -> None:
    await review(officer)
    await officer.press("o")


async def asking(officer: Officer) -> None:
    await requests(officer)
    await officer.press("e")


async def history(officer: Officer) -> None:
    await remarks(officer)
    await officer.opens_history()
    await officer.sees("resolved A Officer's remark")


async def typing(officer: Officer) -> None:
    """A row that is odd, a row that was kept, and one that is being typed."""
    await review(officer)
    await officer.press("t", *"254", "enter")
    await officer.press("right", "right", *"912")
    await officer.press("enter")
    await officer.until_said("#whole", "Enter once more")
    await officer.until(lambda: bool(drafts_of(officer.workbook, Q2)), "the draft")
    await officer.settled()


async def at_rest(officer: Officer) -> str:
    """The screen once nothing is worked out any more and four looks are alike."""
    looks: list[str] = []
    while len(looks) < 4 or len(set(looks[-4:])) > 1:
        await officer.until(lambda: not officer.is_working_out, "the answers")
        await officer.pilot.pause()
        looks.append(officer.seen)
    return looks[-1]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    "going",
    [
        review,
        judgement,
        working,
        record,
        sources,
        chart,
        editor,
        last_quarter,
        three_way,
        versions,
        report,
        preflight,
        paper,
        audit,
        exporting,
        redraft,
        queue,
        agree_marked,
        returning,
        remarks,
        requests,
        actions,
        *(definition, retiring, targets, plan, changed),
        asking,
        history,
        *(importing, choosing_files, choosing_a_sheet, several_files, definitions),
        typing,
        returns,
        opening,
    ],
)
async def test_the_screen_reads_as_it_did(
    sample: Path,
    going: Going,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QperfApp, "_look_for_colleagues", not_looking)
    async with at_the_workbench(sample, size=size) as officer:
        await going(officer)
        charts = officer.app.screen.query(Chart)
        await officer.until(lambda: all(each.is_ready for each in charts), "the charts")
        if going in {review, judgement}:
            pane = officer.app.screen.pane
            await officer.until(
                lambda: pane.dossier.indicator.code == "C MTP 8", "the pane to follow"
            )
        front = [e for e in officer.app.screen_stack if isinstance(e, DeskScreen)][-1]
        # It tells the time of day.
        front.top_line.saved = ""
        shown = await at_rest(officer) + "\n"
    path = GOLDEN / f"{going.__name__}-{size[0]}x{size[1]}.txt"
    if os.environ.get("QPERF_GOLDEN") == "write":
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")
