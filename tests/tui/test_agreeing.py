"""Commentary agreed at the keys: never one's own, never on figures that changed."""

from pathlib import Path

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.workbench.people import set_chain
from support.office import restate
from support.officer import Q2, at_the_workbench

WORDS = "Fewer people were in work."
CODE = "A MTP 1"


async def test_the_writer_is_refused_and_a_colleague_agrees_and_undoes(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, WORDS)
        await officer.press("ctrl+s", "escape", "a")
        assert "nobody agrees their own" in officer.told[-1]
        assert officer.note(CODE).state is CommentaryState.READY
    async with at_the_workbench(sample, by="A Reviewer") as officer:
        await officer.goes_to(CODE)
        await officer.press("a")
        assert officer.told[-1] == f"{CODE} agreed. u undoes it."
        assert officer.note(CODE).state is CommentaryState.AGREED
        assert officer.note(CODE).body == WORDS
        await officer.press("u")
        assert f"agreed {CODE}" in officer.told[-1]
        assert officer.note(CODE).state is CommentaryState.READY


async def test_a_step_of_the_chain_says_in_whose_place_it_was_given(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, by="A Reviewer") as officer:
        set_chain(officer.workbook, ("owner", "director"))
        await officer.goes_to("C MTP 7")
        await officer.press("a")
        assert "C MTP 7 agreed as owner." in officer.told[-1]
        assert "since nobody is entered as owner" in officer.told[-1]
        await officer.press("a")
        assert "leave it to Edwina Grant" in officer.told[-1]


async def test_figures_that_change_under_agreed_words_are_seen_in_the_list(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, by="A Reviewer") as officer:
        indicator = officer.workbook.indicators.by_code("C MTP 8")
        assert officer.note("C MTP 8").state is CommentaryState.AGREED
        restate(officer.workbook, indicator, "80.1")
        await officer.press("greater_than_sign", "less_than_sign")
        await officer.goes_to("C MTP 8")
        await officer.sees("figs!")
        await officer.press("a")
        assert "mark it ready again" in officer.told[-1]
        assert officer.app.screen.shown_quarter == Q2
