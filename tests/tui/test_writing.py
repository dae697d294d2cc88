"""An officer writes why a figure moved, and loses none of it."""

from pathlib import Path

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import speller
from qperf_tui.workbench.commenting import keep_draft
from support.colleague import THEIRS, colleague_saves
from support.officer import Q2, at_the_workbench
from support.workbooks import stamp

WORDS = "Leave in August left two posts uncovered."


async def test_what_is_typed_is_a_draft_version_after_escape(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1")
        await officer.press(*"Slow", "escape")
        assert officer.screen == "ReviewScreen"
        saved = officer.note("A MTP 1")
        assert saved is not None
        assert (saved.body, saved.state) == ("Slow", CommentaryState.DRAFT)
        assert (saved.version, saved.author) == (1, "A Officer")
        assert officer.draft("A MTP 1") is None
        await officer.sees("Slow")


async def test_ready_then_undone_and_its_words_are_still_on_file(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1", WORDS)
        await officer.press("ctrl+s")
        assert officer.note("A MTP 1").state is CommentaryState.READY
        assert "ready" in officer.line("#count")
        assert officer.told[-1] == "A MTP 1 is ready to be agreed."
        await officer.press("ctrl+s")
        assert "ready already" in officer.told[-1]
        await officer.press("escape", "u")
        assert officer.note("A MTP 1").body == ""
        assert (
            officer.workbook.commentaries.versions(
                officer.workbook.indicators.by_code("A MTP 1").indicator_id, Q2
            )[-1].body
            == WORDS
        )


async def test_nothing_written_cannot_be_agreed_or_marked_ready(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.press("a")
        assert "nothing is written" in officer.told[-1].casefold()
        await officer.press("m")
        assert "press e to write it" in officer.told[-1]
        await officer.press("e", "ctrl+s")
        assert officer.told[-1] == "There is nothing written yet."
        await officer.press("escape")
        assert officer.note("A MTP 1") is None


async def test_the_dictionary_is_loaded_before_a_word_is_written(sample: Path) -> None:
    known = speller._verdicts[speller.English.BRITISH]
    known.clear()
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1")
        assert officer.text.text == ""
        await officer.until(lambda: bool(known), "the dictionary")


async def test_the_draft_keeps_itself_while_it_is_being_typed(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1")
        await officer.pilot.press(*"Slo")
        await officer.until(
            lambda: (
                (kept := officer.draft("A MTP 1")) is not None and kept.body == "Slo"
            ),
            "the draft in the workbook",
        )
        assert officer.screen == "EditorScreen"
        assert officer.note("A MTP 1") is None


async def test_a_draft_is_kept_though_the_typing_never_pauses(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1")
        typed = ""
        while officer.draft("A MTP 1") is None:
            await officer.pilot.press("x")
            typed += "x"
            assert len(typed) < 100, "a hundred keys without a pause, and none kept"
        assert officer.draft("A MTP 1").body


async def test_a_draft_is_offered_at_the_next_start(sample: Path) -> None:
    with Workbook.open(sample, stamp()) as workbook:
        indicator = workbook.indicators.by_code("C MTP 8")
        keep_draft(workbook, indicator, Q2, WORDS, base_version=1)
    async with at_the_workbench(sample) as officer:
        await officer.until(lambda: officer.screen == "RecoveryScreen", "the offer")
        await officer.sees("1 draft is kept from last time", WORDS[:30])
        await officer.press("enter")
        assert officer.screen == "EditorScreen"
        assert officer.text.text == WORDS
        await officer.sees("Your draft of 2012-11-05 10:42 is back.")
        await officer.press("escape")
        assert officer.note("C MTP 8").body == WORDS
        assert officer.draft("C MTP 8") is None


async def test_a_draft_left_for_later_outlives_an_agreement(sample: Path) -> None:
    with Workbook.open(sample, stamp()) as workbook:
        indicator = workbook.indicators.by_code("C MTP 8")
        keep_draft(workbook, indicator, Q2, WORDS, base_version=1)
    async with at_the_workbench(sample) as officer:
        await officer.until(lambda: officer.screen == "RecoveryScreen", "the offer")
        await officer.press("escape")
        await officer.goes_to("C MTP 8")
        await officer.press("a")
        await officer.press("u")
        assert officer.draft("C MTP 8").body == WORDS


async def test_a_colleagues_save_is_told_while_one_is_still_writing(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1", WORDS)
        colleague_saves(sample, "A MTP 1")
        await officer.sees("B Colleague saved version 1 meanwhile")
        assert officer.text.text == WORDS


async def test_a_colleagues_save_is_seen_in_the_list_by_itself(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        assert THEIRS not in officer.seen
        colleague_saves(sample, "A MTP 1")
        await officer.sees(THEIRS)


async def test_next_due_from_the_editor_saves_and_goes_on(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1", WORDS)
        await officer.press("f8")
        assert officer.screen == "EditorScreen"
        assert officer.app.screen.place == "Edit A MTP 4"
        assert officer.note("A MTP 1").body == WORDS


async def test_leaving_for_the_list_by_the_palette_keeps_what_was_typed(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1", WORDS)
        officer.app.action_area("review")
        await officer.settled()
        assert officer.draft("A MTP 1").body == WORDS


async def test_quitting_in_the_middle_of_a_word_keeps_it(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1", WORDS)
        await officer.pilot.press("ctrl+q")
        assert officer.draft("A MTP 1").body == WORDS


async def test_a_text_longer_than_is_kept_says_so_and_stays(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1", "x" * 20_001)
        await officer.press("ctrl+s")
        assert "20,001 characters and at most 20,000" in officer.told[-1]
        assert len(officer.text.text) == 20_001


async def test_a_read_only_workbook_refuses_every_write_in_a_sentence(
    sample: Path,
) -> None:
    before = content(sample)
    async with at_the_workbench(sample, read_only=True) as officer:
        assert officer.saved == "read-only"
        for keys in (("u",), ("3", "m"), ("escape",)):
            await officer.press(*keys)
        await officer.writes("A MTP 1", WORDS)
        await officer.press("ctrl+s", "escape")
        sentence = "The workbook is open read-only, so nothing can be changed."
        assert set(officer.told) == {sentence}
    assert content(sample) == before


def content(path: Path) -> tuple[bytes, list[str]]:
    """What is in a file, and what else is in its folder."""
    return path.read_bytes(), sorted(each.name for each in path.parent.iterdir())


async def test_a_paragraph_that_was_being_written_is_offered_at_the_next_start(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        await officer.press("e")
        place = officer.app.screen.place
        officer.text.text = WORDS
        await officer.until(
            lambda: [each.body for each in officer.workbook.paragraph_drafts.left()],
            "the draft in the workbook",
        )
        await officer.press("ctrl+q")
    async with at_the_workbench(sample) as officer:
        await officer.until(lambda: officer.screen == "RecoveryScreen", "the offer")
        await officer.sees(f"{place} Q2 2012/13", WORDS[:30])
        await officer.press("enter")
        assert officer.app.screen.place == place
        assert officer.text.text == WORDS
        assert officer.line("#banner") == "Your unsaved text is back."
        await officer.press("escape")
        assert officer.workbook.paragraph_drafts.left() == []


async def test_a_text_too_long_to_keep_is_never_left_behind(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1", "x" * 20_001)
        await officer.press("escape")
        assert officer.screen == "EditorScreen"
        await officer.press("escape")
        assert officer.screen == "EditorScreen"
        assert "at most 20,000" in officer.told[-1]
        officer.text.text = "x" * 20_000
        await officer.press("escape")
        assert officer.screen == "ReviewScreen"
        assert officer.note("A MTP 1").body == "x" * 20_000
