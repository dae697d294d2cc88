"""A figure is revised: the officer sees what drafting again changes, and takes it."""

from pathlib import Path

import pytest

from qperf_tui.tui.widgets.outline import Outline
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.undoing import next_undo
from support.officer import Q2, Officer, at_the_workbench
from support.section import bodies, edit_numbered, revise

ASKED = "[cause?] Officers expect 85% at the year end, which would meet the target."
OURS = "In our own words."
CODE = "C MTP 8"


async def previews(officer: Officer) -> None:
    """Ask for a fresh draft, and wait for what it would change."""
    await officer.opens_report()
    await officer.press("d")
    await officer.until(lambda: officer.screen == "RedraftScreen", "the preview")
    await officer.until(lambda: "working" not in officer.line("#banner"), "the changes")


async def back_at_the_report(officer: Officer) -> None:
    await officer.until(lambda: officer.screen == "ReportScreen", "the report")
    await officer.settled()


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_changes_are_seen_taken_and_undone(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        held = officer.workbook
        before = bodies(held)
        revise(held, CODE, "71.2")
        edit_numbered(held, 15, OURS, by="J. Turner")
        await officer.opens_report()
        await officer.sees("15 ≠", "16 ≠")
        await previews(officer)
        await officer.sees(
            *("1 paragraph changes. 1 is kept as edited.", "Draft again"),
            *("15 ✎ kept: edited by J. Turner", "16 ≠ changes", "Its words stay."),
        )
        await officer.press("down")
        await officer.sees("C MTP 8, value, Q2 2012/13: 79.3% → 71.2%", "[-79.3-]")
        await officer.sees("[+71.2+]", "[+[cause?]+]")
        await officer.press("up", "f")
        await officer.sees("2 paragraphs change.", "fresh draft for J. Turner's")
        await officer.press("f")
        await officer.sees("1 is kept as edited.")
        await officer.press("f")
        await officer.sees("2 paragraphs change.")
        await officer.press("enter")
        await back_at_the_report(officer)
        says = "2 paragraphs have changed; u undoes it."
        await officer.until(lambda: officer.told[-1:] == [says], "what was done")
        now = bodies(held)
        assert OURS not in now
        assert "71.2%" in now[1]
        assert now[2].endswith(ASKED)
        await officer.press("u")
        assert bodies(held) == [before[0], OURS, *before[2:]]
        await officer.sees("15 ≠", "16 ≠")


async def test_escape_changes_nothing(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        before = bodies(officer.workbook)
        revise(officer.workbook, CODE, "71.2")
        await previews(officer)
        await officer.press("escape")
        await back_at_the_report(officer)
        assert bodies(officer.workbook) == before
        assert next_undo(officer.workbook) is None


async def test_edited_words_stay_unless_their_draft_is_taken(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        revise(officer.workbook, CODE, "71.2")
        number = edit_numbered(officer.workbook, 16, OURS)
        await previews(officer)
        await officer.press("enter")
        await back_at_the_report(officer)
        assert bodies(officer.workbook)[2] == OURS
        assert "71.2%" in officer.workbook.paragraphs.by_id(number).drafted


async def test_what_only_edited_words_stand_against_is_put_beside_them(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        for each in (15, 16):
            edit_numbered(officer.workbook, each, OURS)
        revise(officer.workbook, CODE, "71.2")
        await previews(officer)
        await officer.sees("No text changes. 2 are kept as edited.")
        await officer.press("enter")
        await back_at_the_report(officer)
        await officer.sees("15 ✎", "16 ✎")
        await previews(officer)
        await officer.press("enter")
        await back_at_the_report(officer)
        assert next_undo(officer.workbook) == "section of Q2 2012/13 drafted again"


async def test_the_preview_begins_at_the_chosen_paragraph(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        revise(officer.workbook, CODE, "71.2")
        await officer.opens_report()
        outline = officer.app.screen.query_one(Outline)
        outline.highlighted = outline.get_option_index("15")
        await officer.pilot.pause()
        await previews(officer)
        await officer.sees("─ Paragraph 16 ─")
        await officer.press("f")
        assert officer.told[-1] == "Only edited words can give way to a fresh draft."


async def test_what_changed_meanwhile_is_shown_before_it_is_taken(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        before = bodies(officer.workbook)
        revise(officer.workbook, CODE, "71.2")
        await previews(officer)
        screen = officer.app.screen
        shown = screen._changes
        revise(officer.workbook, CODE, "72.4")
        await officer.press("enter")
        await officer.until(
            lambda: any("have changed meanwhile" in each for each in officer.told),
            "the refusal",
        )
        assert bodies(officer.workbook) == before
        await officer.until(lambda: screen._changes != shown, "the changes of now")
        await officer.press("enter")
        await back_at_the_report(officer)
        assert "72.4%" in bodies(officer.workbook)[2]


async def test_a_first_draft_asks_nothing(small: Path) -> None:
    async with at_the_workbench(small) as officer:
        assert officer.workbook.reports.of_quarter(Q2) is None
        await officer.opens_report()
        await officer.until(lambda: bool(bodies(officer.workbook)), "the draft")
        assert officer.screen == "ReportScreen"
        assert next_undo(officer.workbook) is None


async def test_nothing_to_draft_is_said(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        redraft(officer.workbook, Q2)
        await officer.opens_report()
        await officer.press("d")
        assert officer.screen == "ReportScreen"
        assert officer.told[-1] == (
            "Nothing would change: it says what the figures say."
        )


async def test_who_may_only_read_can_look_but_not_take(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        revise(officer.workbook, CODE, "71.2")
    async with at_the_workbench(sample, read_only=True) as officer:
        before = bodies(officer.workbook)
        await previews(officer)
        await officer.press("enter")
        assert "read-only" in officer.told[-1]
        assert officer.screen == "RedraftScreen"
        assert bodies(officer.workbook) == before
