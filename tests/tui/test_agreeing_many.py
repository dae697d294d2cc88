"""Several texts agreed at once, after a look at which and why not the others."""

from pathlib import Path

from textual.widgets import Static

from qperf_tui.domain.commentary import CommentaryState
from support.colleague import colleague_saves
from support.officer import Officer, at_the_workbench
from tui.test_queue import goes_to, listed, shows

READY = ("C MTP 10", "C MTP 9", "C MTP 7")


async def previewed(officer: Officer) -> str:
    """What the preview says, once it has looked."""
    await officer.press("A")
    assert officer.screen == "AgreeMarkedScreen"
    await officer.until(
        lambda: "looking through" not in officer.line("#banner"), "the preview"
    )
    parts = officer.app.screen.query("#answers Static").results(Static)
    return "\n".join(str(each.content) for each in parts)


async def test_the_preview_says_who_is_refused_and_why_then_one_undo(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, by="Head of Conference and Review") as officer:
        await officer.opens_queue()
        await officer.press("A")
        await officer.told_of("Mark what is to be agreed with space first")
        for code in (*READY, "D MTP 4"):
            await goes_to(officer, code)
            await officer.press("space")
        assert officer.line("#filters").startswith(" 4 marked")
        said = await previewed(officer)
        assert "Agree 2 texts as Head of Conference and Review?" in officer.seen
        refused, agreed = said.split("✓", 1)
        assert "✗ C MTP 10" in refused
        assert "nobody agrees their own" in refused
        assert "✗ D MTP 4" in refused
        assert "C MTP 9" in agreed
        assert "C MTP 7" in agreed
        await officer.press("escape")
        assert officer.note("C MTP 9").state is CommentaryState.READY
        assert officer.line("#filters").startswith(" 4 marked"), "still marked"
        await previewed(officer)
        await officer.press("y")
        await officer.told_of("2 texts agreed; u undoes it.")
        assert officer.note("C MTP 9").state is CommentaryState.AGREED
        assert officer.note("C MTP 7").state is CommentaryState.AGREED
        assert officer.note("C MTP 10").state is CommentaryState.READY
        await officer.until(
            lambda: "agreed 2 commentaries" in officer.line("#turns"), "its name"
        )
        assert "marked" not in officer.line("#filters")
        await officer.press("u")
        await officer.told_of("Undone: agreed 2 commentaries")
        for code in READY:
            assert officer.note(code).state is CommentaryState.READY


async def test_all_that_is_shown_is_marked_and_let_go(sample: Path) -> None:
    async with at_the_workbench(sample, by="A Reviewer") as officer:
        await officer.opens_queue()
        await officer.press("f", "asterisk")
        assert [row[0].strip() for row in officer.cells()] == ["*", "*", "*"]
        await officer.press("asterisk")
        assert not listed(officer).marked
        await officer.press("space", "space")
        assert len(listed(officer).marked) == 2
        await previewed(officer)
        await officer.press("y")
        await shows(officer, "C MTP 7")


async def test_what_a_colleague_saves_meanwhile_is_left_and_told(sample: Path) -> None:
    async with at_the_workbench(sample, by="A Reviewer") as officer:
        await officer.opens_queue()
        await officer.press("f", "asterisk")
        await previewed(officer)
        colleague_saves(sample, "C MTP 9", state=CommentaryState.READY)
        await officer.press("y")
        await officer.told_of("2 texts agreed", "Not C MTP 9")
        assert officer.note("C MTP 9").state is CommentaryState.READY
        assert officer.note("C MTP 10").state is CommentaryState.AGREED


async def test_none_that_may_be_agreed_changes_nothing(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_queue()
        await goes_to(officer, "D MTP 4")
        await officer.press("space")
        assert "✗ D MTP 4" in await previewed(officer)
        await officer.press("y")
        await officer.told_of("None of these can be agreed")
        assert officer.screen == "AgreeMarkedScreen"
