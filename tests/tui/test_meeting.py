"""Two officers write on one text: both are shown, and both survive any choice."""

from pathlib import Path

import pytest

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.app import QperfApp
from qperf_tui.workbench.paragraphs import edit_paragraph
from support.colleague import COLLEAGUE, THEIRS, colleague_saves, not_looking
from support.officer import Q2, Officer, at_the_workbench
from support.workbooks import stamp

CODE = "A MTP 1"
BASE = "Leave was taken in August. Cover began in October."
MINE = "Leave was taken in July. Cover began in October."
THEIRS_TOO = "Leave was taken in August. Cover began in October. Two posts are open."


@pytest.fixture(autouse=True)
def _unwarned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody hear of a save before they save themselves."""
    monkeypatch.setattr(QperfApp, "_look_for_colleagues", not_looking)


def bodies(officer: Officer) -> list[str]:
    """Every text on file for the quarter, newest first."""
    key = officer.workbook.indicators.by_code(CODE).indicator_id
    return [each.body for each in officer.workbook.commentaries.versions(key, Q2)]


async def meets(officer: Officer, path: Path, theirs: str = THEIRS_TOO) -> None:
    """Write over a text that a colleague saves meanwhile, and try to save."""
    colleague_saves(path, CODE, BASE)
    await officer.writes(CODE, MINE)
    colleague_saves(path, CODE, theirs)
    await officer.press("ctrl+s")
    await officer.until(lambda: officer.screen == "ThreeWayScreen", "the two texts")


async def test_the_second_save_shows_all_three_texts_and_what_changed(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await meets(officer, sample)
        await officer.sees(
            f"version 2 by {COLLEAGUE}",
            "Leave was taken in [-August-] [+July+].",
            "[+Two",
            "Both began from",
            "no clash",
        )
        assert officer.draft(CODE).body == MINE
        assert officer.note(CODE).body == THEIRS_TOO


async def test_mine_becomes_the_next_version_and_theirs_stays_in_the_history(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await meets(officer, sample)
        await officer.press("y")
        assert officer.screen == "EditorScreen"
        assert bodies(officer) == [MINE, THEIRS_TOO, BASE]
        assert officer.note(CODE).state is CommentaryState.READY
        assert officer.told[-1] == f"{CODE} is ready to be agreed."
        assert officer.line("#banner") == ""


async def test_theirs_stands_and_mine_stays_in_the_history(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await meets(officer, sample)
        await officer.press("t")
        assert bodies(officer) == [THEIRS_TOO, MINE, THEIRS_TOO, BASE]
        assert officer.text.text == THEIRS_TOO
        assert "yours is among the versions" in officer.line("#banner")
        await officer.press("escape")
        assert officer.screen == "ReviewScreen"
        assert len(bodies(officer)) == 4
        assert officer.draft(CODE) is None


async def test_theirs_that_is_ready_stays_ready_and_mine_stays_a_draft(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, MINE)
        colleague_saves(sample, CODE, THEIRS, CommentaryState.READY)
        await officer.press("ctrl+s")
        await officer.press("t")
        assert officer.screen == "ReviewScreen"
        assert officer.note(CODE).state is CommentaryState.READY
        assert bodies(officer) == [THEIRS]
        assert officer.draft(CODE).body == MINE
        assert "yours stays your draft" in officer.told[-1]


async def test_both_changes_are_taken_into_the_text_and_saved_by_hand(
    sample: Path,
) -> None:
    both = "Leave was taken in July. Cover began in October. Two posts are open."
    async with at_the_workbench(sample) as officer:
        await meets(officer, sample)
        await officer.press("b")
        assert officer.text.text == both
        assert "read it, then save it" in officer.line("#banner")
        assert bodies(officer) == [THEIRS_TOO, BASE]
        await officer.press("ctrl+z")
        assert officer.text.text == MINE
        await officer.press("ctrl+y", "ctrl+s")
        assert bodies(officer) == [both, THEIRS_TOO, BASE]


async def test_a_sentence_both_changed_is_never_put_together(sample: Path) -> None:
    theirs = "Leave was taken in May. Cover began in October."
    async with at_the_workbench(sample) as officer:
        await meets(officer, sample, theirs)
        await officer.sees("1 clash", "[yours:", "[theirs:")
        await officer.press("b")
        assert officer.screen == "ThreeWayScreen"
        assert "Both changed the same sentence" in officer.told[-1]


async def test_who_wrote_nothing_meets_nobody(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        colleague_saves(sample, CODE, BASE)
        await officer.writes(CODE)
        colleague_saves(sample, CODE, THEIRS_TOO)
        await officer.press("escape")
        assert officer.screen == "ReviewScreen"
        assert bodies(officer) == [THEIRS_TOO, BASE]
        assert officer.draft(CODE) is None


async def test_writing_on_keeps_the_draft_and_asks_again_at_the_next_save(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await meets(officer, sample)
        await officer.press("escape")
        assert officer.screen == "EditorScreen"
        assert officer.text.text == MINE
        assert "saved version 2 meanwhile" in officer.line("#banner")
        await officer.press("escape")
        assert officer.screen == "ThreeWayScreen"
        await officer.press("y")
        assert officer.screen == "ReviewScreen"
        assert bodies(officer) == [MINE, THEIRS_TOO, BASE]
        assert officer.note(CODE).state is CommentaryState.DRAFT


async def test_a_draft_on_an_older_version_meets_the_newer_one(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await meets(officer, sample)
        await officer.press("ctrl+q")
    async with at_the_workbench(sample) as officer:
        await officer.until(lambda: officer.screen == "RecoveryScreen", "the offer")
        await officer.press("enter")
        assert "a colleague has saved another version" in officer.line("#banner")
        await officer.press("ctrl+s")
        await officer.sees("Leave was taken in [-August-] [+July+].")
        await officer.press("y")
        assert bodies(officer) == [MINE, THEIRS_TOO, BASE]


async def test_two_on_one_paragraph_meet_as_well(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        await officer.press("e")
        key = officer.app.screen._paragraph.paragraph_id
        drafted = officer.text.text
        officer.text.text = f"{drafted} Mine."
        with Workbook.open(sample, stamp(COLLEAGUE)) as other:
            base = other.paragraphs.by_id(key).version
            edit_paragraph(other, key, f"Theirs. {drafted}", base_version=base)
        await officer.press("escape")
        await officer.sees(f"the words of {COLLEAGUE}", "[+Theirs.+]", "[+Mine.+]")
        await officer.press("t")
        now = officer.workbook.paragraphs.by_id(key)
        kept = [each.body for each in officer.workbook.paragraphs.versions(key)]
        assert now.body == f"Theirs. {drafted}" == officer.text.text
        assert f"{drafted} Mine." in kept
