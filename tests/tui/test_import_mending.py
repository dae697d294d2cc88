"""Cells of a return mended on the screen, one by one or all alike."""

from pathlib import Path

from support.importing import (
    MTP7,
    MTP8,
    Q3,
    figure,
    is_read,
    looks_through,
    sent,
    types,
)
from support.officer import Q2, at_the_workbench

HEAD = "Ref,Indicator,Priority,Quarter,Value"


async def test_cells_that_say_the_same_are_mended_alike_and_that_is_kept(
    sample: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, HEAD, f"{MTP8},{Q3},(79)", f"{MTP7},{Q3},(79)")
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        screen = await looks_through(officer, path)
        await officer.press("f")
        await officer.sees("× 2 refused", "m mends all 2 that say “(79)” alike")
        await officer.press("m")
        await types(officer, "79")
        await is_read(officer, screen)
        await officer.sees("+ 2 added")
        assert len(screen.sight.previews[0].mended) == 2
        await officer.press("a")
        await officer.until(lambda: officer.screen == "ReviewScreen", "the list")
        assert figure(officer, "C MTP 7") == figure(officer, "C MTP 8") == "79"
        (batch, *_) = officer.workbook.sources.batches()
    assert batch.how.mended == dict.fromkeys(("E2", "E3"), "from '(79)' to '79'")


async def test_what_is_odd_is_warned_of_with_its_reason(
    sample: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, HEAD, f"{MTP8},{Q2},7930", f"{MTP7},{Q3.shifted(9)},81")
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        screen = await looks_through(officer, path)
        await officer.press("f")
        shown = [screen.sight.lines[at] for at in screen.table.shown]
        assert shown
        assert all(line.is_problem and line.says for line in shown)
        said = " ".join(says for line in shown for says in line.says)
        assert "has not begun yet" in said
        await officer.sees("! warned")


async def test_what_a_return_would_take_away_is_shown(
    sample: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, HEAD, f"{MTP8},{Q2},79.4")
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        screen = await looks_through(officer, path)
        await officer.sees("~ 1 changed")
        (changed,) = (
            line.cell for line in screen.sight.lines if line.state.value == "changed"
        )
        assert "no longer with numerator" in changed.after


async def test_read_only_says_that_it_is_looked_through_and_no_more(
    sample: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, HEAD, f"{MTP8},{Q3},79.9")
    async with at_the_workbench(sample, size=(80, 24), read_only=True) as officer:
        await looks_through(officer, path)
        await officer.sees("+ 1 added", "The workbook is open read-only")
        await officer.press("a")
        assert "read-only" in officer.told[-1]
        assert officer.screen == "ImportScreen"
        assert figure(officer, "C MTP 8") is None


async def test_nothing_new_is_said_before_it_is_accepted(
    sample: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, HEAD, f"{MTP8},{Q3},79.9")
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await looks_through(officer, path)
        await officer.press("a")
        await officer.until(lambda: officer.screen == "ReviewScreen", "the list")
        officer.app.clear_notifications()
        await looks_through(officer, path)
        await officer.sees("Nothing in it is new")
        await officer.press("a")
        await officer.told_of("Nothing in it is new, so nothing is written.")
        assert officer.screen == "ImportScreen"
