"""A reviewer goes through what is to be done, first due first."""

from datetime import date
from pathlib import Path

import pytest

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.app import QperfApp
from qperf_tui.tui.queue_filters import Filter
from qperf_tui.tui.widgets.queue_list import QueueList
from qperf_tui.workbench.opening import open_quarter
from qperf_tui.workbench.queue import by_effect
from qperf_tui.workbench.queue import queue as work
from qperf_tui.workbench.queue_entries import EntryKind
from support.colleague import colleague_saves, not_looking
from support.officer import Q2, Officer, at_the_workbench
from support.workbooks import stamp

TODAY = date(2012, 11, 5)
Q3 = Q2.shifted(1)
WORDS = "Two posts were empty in August."
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def listed(officer: Officer) -> QueueList:
    """The queue in front."""
    return officer.app.screen.query_one(QueueList)


def codes(officer: Officer) -> list[str]:
    """The codes shown, in order."""
    return [each.indicator.code for each in listed(officer).shown]


def chosen(officer: Officer) -> str:
    """The code under the cursor."""
    return listed(officer).chosen.indicator.code


async def goes_to(officer: Officer, code: str) -> None:
    """Put the cursor on the entry of an indicator."""
    found = listed(officer)
    number = next(
        each
        for each in found.table.shown
        if found._entries[each].indicator.code == code
    )
    found.table.go_to(number)
    await officer.pilot.pause()


async def shows(officer: Officer, *wanted: str) -> None:
    """Wait until the queue shows these and nothing else."""
    await officer.until(
        lambda: codes(officer) == list(wanted), f"{wanted} in the queue"
    )


@SIZES
async def test_what_is_due_first_comes_first_under_how_late_it_is(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size, by="A Reviewer") as officer:
        await officer.opens_queue()
        found = work(officer.workbook, Q2, TODAY)
        assert codes(officer) == [each.indicator.code for each in found.entries]
        assert officer.line("#head").startswith(
            "Day 36 after quarter end; papers published in 28 days; "
        )
        for at, row in zip(found.entries, officer.cells(), strict=False):
            late = "!" if at.is_overdue else ""
            assert row[1].strip() == f"{at.due.day} {at.due:%b}{late}"
            assert row[2].strip() == at.indicator.code
            assert row[-2].split()[1] == at.kind.value.split()[0], (
                "a word, not a colour"
            )
            assert str(at.position.status).split()[1] in row[3]


@SIZES
async def test_figures_that_are_awaited_are_told_from_words_that_are_missing(
    sample: Path, size: tuple[int, int]
) -> None:
    with Workbook.open(sample, stamp()) as held:
        open_quarter(held, Q3, TODAY, meeting=date(2013, 3, 12))
    async with at_the_workbench(sample, size=size, quarter=Q3) as officer:
        await officer.opens_queue()
        assert "70 figures awaited; 0 commentaries missing" in officer.line("#head")
        await officer.press("f", "f")
        await officer.until(
            lambda: "›figures awaited 70" in officer.line("#filters"), "the filter"
        )
        assert {row[-2].strip() for row in officer.cells()} == {"□ figure"}
        await officer.sees("Figure awaited, due 20 Feb", "once it is in")


async def test_filters_show_mine_ready_and_what_has_some_words(sample: Path) -> None:
    async with at_the_workbench(sample, by="A Reviewer") as officer:
        await officer.opens_queue()
        found = work(officer.workbook, Q2, TODAY).entries
        await officer.press("f")
        assert listed(officer).filter is Filter.MINE
        mine = [each.indicator.code for each in found if each.is_mine]
        assert codes(officer) == mine == ["C MTP 10", "C MTP 9", "C MTP 7"]
        await officer.press("f")
        assert "›ready for me 3" in officer.line("#filters")
        await officer.press("f", "F", "F")
        assert "›mine 3" in officer.line("#filters"), "round the empty ones and back"
        await officer.press("escape", "slash", *"missing", "enter")
        late = {EntryKind.MISSING}
        assert codes(officer) == [
            each.indicator.code for each in found if each.kind in late
        ]
        await officer.press("slash", *" xyzzy", "enter")
        assert "nothing here; escape clears" in officer.line("#filters")
        await officer.press(
            "a", "e", "m", "k", "space", "enter", "right_square_bracket"
        )
        assert officer.screen == "QueueScreen"
        await officer.press("escape")
        assert len(codes(officer)) == len(found)
        await officer.press("escape")
        assert officer.screen == "ReviewScreen"


async def test_by_effect_what_is_furthest_from_done_comes_first(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_queue()
        first = chosen(officer)
        await officer.press("s")
        ordered = by_effect(work(officer.workbook, Q2, TODAY)).entries
        assert codes(officer) == [each.indicator.code for each in ordered]
        assert "most to do first" in officer.line("#head")
        assert chosen(officer) == first
        await officer.press("s")
        assert "first due first" in officer.line("#head")


async def test_write_from_the_queue_and_mark_it_ready(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_queue()
        await goes_to(officer, "D MTP 4")
        await officer.press("m")
        await officer.told_of("Nothing is written yet")
        await officer.press("e")
        assert officer.app.screen.place == "Edit D MTP 4"
        await officer.press(*"Slow", "escape")
        assert officer.screen == "QueueScreen"
        await officer.until(
            lambda: listed(officer).chosen.kind is EntryKind.DRAFT, "the draft"
        )
        assert chosen(officer) == "D MTP 4"
        await officer.press("m")
        await officer.told_of("D MTP 4 is ready to be agreed.")
        assert officer.note("D MTP 4").state is CommentaryState.READY
        await officer.press("m")
        await officer.told_of("D MTP 4 is ready already.")
        assert "saved" in officer.saved, "nothing was refused, for nothing was asked"
        await officer.until(
            lambda: "D MTP 4" in officer.line("#turns"),
            "what u would undo",
        )


async def test_next_from_the_editor_is_the_next_of_ones_own(sample: Path) -> None:
    async with at_the_workbench(sample, by="Head of Youth Support Services") as officer:
        await officer.opens_queue()
        mine = [each.indicator.code for each in listed(officer).shown if each.is_mine]
        await goes_to(officer, mine[0])
        await officer.press("e", "f8")
        assert officer.app.screen.place == f"Edit {mine[1]}"
        await officer.press("escape", "left_square_bracket")
        assert chosen(officer) == mine[0]


async def test_agree_goes_on_and_is_undone_and_done_again_by_name(sample: Path) -> None:
    async with at_the_workbench(sample, by="A Reviewer") as officer:
        await officer.opens_queue()
        await officer.press("f", "a")
        assert chosen(officer) == "C MTP 9"
        await shows(officer, "C MTP 9", "C MTP 7")
        assert officer.line("#turns") == "u Undo: agreed C MTP 10"
        assert officer.note("C MTP 10").state is CommentaryState.AGREED
        await officer.press("u")
        await officer.told_of("Undone: agreed C MTP 10.")
        await shows(officer, "C MTP 10", "C MTP 9", "C MTP 7")
        assert officer.line("#turns") == "U Redo: agreed C MTP 10"
        await officer.press("U")
        await officer.told_of("Done again: agreed C MTP 10.")
        assert officer.note("C MTP 10").state is CommentaryState.AGREED


async def test_a_return_wants_a_reason_and_names_who_gets_it(sample: Path) -> None:
    async with at_the_workbench(sample, by="A Reviewer") as officer:
        await officer.opens_queue()
        await officer.press("f", "r", "enter")
        assert "A reason is needed" in officer.line("#problem")
        await officer.press("escape")
        assert officer.note("C MTP 10").state is CommentaryState.READY
        await officer.press("r", *"Say why", "enter")
        await officer.told_of("C MTP 10 returned to Head of Conference and Review.")
        assert officer.note("C MTP 10").state is CommentaryState.RETURNED
        await officer.until(
            lambda: (
                officer.line("#turns")
                == "u Undo: returned C MTP 10 to Head of Conference and Review"
            ),
            "the name of the return",
        )
        await officer.press("escape")
        await goes_to(officer, "C MTP 10")
        await officer.sees("↩ returned", "Returned by A Reviewer: Say why")
        await officer.press("u")
        await officer.told_of("Undone: returned C MTP 10 to Head of Conference")
        assert officer.note("C MTP 10").state is CommentaryState.READY


async def test_nobody_agrees_or_returns_what_may_not_be(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("D MTP 4", WORDS)
        await officer.press("ctrl+s", "escape")
        await officer.opens_queue()
        await goes_to(officer, "D MTP 4")
        await officer.press("a")
        await officer.told_of("nobody agrees their own")
        await goes_to(officer, "A MTP 9")
        await officer.press("r")
        await officer.told_of("Nothing is written yet, so there is nothing to return.")
        assert officer.screen == "QueueScreen"


async def test_undo_refuses_what_the_line_did_not_name(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QperfApp, "_look_for_colleagues", not_looking)
    async with at_the_workbench(sample, by="A Reviewer") as officer:
        await officer.opens_queue()
        await officer.press("f", "a")
        colleague_saves(sample, "D MTP 4")
        await officer.press("u")
        await officer.told_of("B Colleague has since changed something else")
        assert officer.note("C MTP 10").state is CommentaryState.AGREED
        assert officer.note("D MTP 4") is not None
        await officer.until(
            lambda: "D MTP 4" in officer.line("#turns"), "what u would undo now"
        )


async def test_another_quarter_has_a_queue_of_its_own(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_queue()
        await officer.press("less_than_sign")
        earlier = work(officer.workbook, Q2.shifted(-1), TODAY)
        await shows(officer, *(each.indicator.code for each in earlier.entries))
        await officer.press("1")
        assert officer.app.screen.shown_quarter == Q2.shifted(-1)


async def test_read_only_refuses_every_decision_in_a_sentence(sample: Path) -> None:
    async with at_the_workbench(sample, by="A Reviewer", read_only=True) as officer:
        await officer.opens_queue()
        await officer.press("f", "a", "u", "U", "r", *"why", "enter")
        assert set(officer.told) == {
            "The workbook is open read-only, so nothing can be changed."
        }
