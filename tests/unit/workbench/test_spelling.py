"""Spelling: British English, the council's own words, and names met two ways."""

from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.report.style import COMMITTEE, Severity, Style
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.speller import wrong_words
from qperf_tui.workbench.spelling import spelling_flags
from qperf_tui.workbench.undoing import redo_last, undo_last
from qperf_tui.workbench.words import forget, known, learn

BRITISH = (
    "The programme centre's behaviour was analysed; whilst organisations fulfil their "
    "enrolment, grey kerbs and paediatric defences cost a cheque. We practise "
    "judgement, and don’t label ageing neighbours."
)


def flagged(workbook: Workbook, text: str) -> list[tuple[str, str, str]]:
    """The words flagged in a text, each with the rule and the mend."""
    return [
        (each.rule, text[each.start : each.end], each.mend)
        for each in spelling_flags(workbook, text, COMMITTEE)
    ]


def test_british_words_are_right(workbook: Workbook) -> None:
    assert flagged(workbook, BRITISH) == []


def test_a_word_mistyped_is_flagged_with_the_word_meant(workbook: Workbook) -> None:
    text = "We recieve an assesment."
    assert flagged(workbook, text) == [
        ("spelling", "recieve", "Write “receive”, or learn “recieve” if it is right."),
        (
            "spelling",
            "assesment",
            "Write “assessment”, or learn “assesment” if it is right.",
        ),
    ]


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("center", "centre"),
        ("behavior", "behaviour"),
        ("organized", "organised"),
        ("prioritization", "prioritisation"),
        ("gray", "grey"),
        ("aging", "ageing"),
        ("traveled", "travelled"),
    ],
)
def test_an_american_spelling_is_flagged_with_the_british(
    workbook: Workbook, american: str, british: str
) -> None:
    assert flagged(workbook, f"It was {american}.") == [
        ("american", american, f"Write “{british}”.")
    ]


def test_words_with_a_z_on_both_sides_are_left_alone(workbook: Workbook) -> None:
    assert flagged(workbook, "The size of the prize was seized.") == []


def test_a_word_learnt_is_right_and_one_nearly_it_is_flagged_with_it(
    workbook: Workbook,
) -> None:
    text = "The new system, Frameworki, and Frameworki's reports."
    assert [each[1] for each in flagged(workbook, text)] == ["Frameworki"] * 2
    assert learn(workbook, " Frameworki ") == "Frameworki"
    assert flagged(workbook, text) == []
    (wrong,) = flagged(workbook, "The new system is Frameworkki.")
    assert wrong == (
        "spelling",
        "Frameworkki",
        "Write “Frameworki”, or learn “Frameworkki” if it is right.",
    )


def test_words_are_listed_forgotten_and_each_change_undone_by_name(
    workbook: Workbook,
) -> None:
    learn(workbook, "Frameworki")
    learn(workbook, "reablement")
    assert [each.word for each in known(workbook)] == ["Frameworki", "reablement"]
    before = known(workbook)
    forget(workbook, "Frameworki")
    assert undo_last(workbook) == "forgot “Frameworki”"
    assert known(workbook) == before
    assert redo_last(workbook) == "forgot “Frameworki”"
    assert [each.word for each in known(workbook)] == ["reablement"]


@pytest.mark.parametrize("word", ["", "two words", "12", "a" * 70, "[/]", "x\ny"])
def test_what_is_no_word_is_not_learnt(workbook: Workbook, word: str) -> None:
    with pytest.raises(QperfError, match=r"word"):
        learn(workbook, word)
    assert known(workbook) == ()


def test_learning_twice_and_forgetting_what_is_unknown_are_refused(
    workbook: Workbook,
) -> None:
    learn(workbook, "Frameworki")
    with pytest.raises(QperfError, match="known already"):
        learn(workbook, "Frameworki")
    with pytest.raises(UnknownError, match="was not learnt"):
        forget(workbook, "frameworki")


def test_names_in_the_workbook_need_not_be_learnt(council: Workbook) -> None:
    text = "Ofsted visited Central Bedfordshire; Frameworki goes live in reablement."
    assert flagged(council, text) == []


def test_abbreviations_codes_addresses_and_tokens_are_not_words(
    workbook: Workbook,
) -> None:
    text = "CAMHS and NEET in C MTP 8: {CS 1.valeu} at wwww@exampel.org, [cause?]."
    assert flagged(workbook, text) == []


def test_one_name_spelled_two_ways_is_flagged_where_it_is_the_rarer(
    workbook: Workbook,
) -> None:
    text = "Frameworki is new. Frameworkki came in May. Frameworki helps."
    assert flagged(workbook, text)[1] == (
        "two-spellings",
        "Frameworkki",
        "Write “Frameworki”, or learn “Frameworkki” if both are right.",
    )
    learn(workbook, "Frameworki")
    assert [each[:2] for each in flagged(workbook, text)] == [
        ("two-spellings", "Frameworkki")
    ]


def test_other_words_alike_are_not_one_name(workbook: Workbook) -> None:
    text = "Officers and Offices; Manager, Managers; Assessment, Assessments; Councils."
    assert flagged(workbook, text) == []


def test_nothing_is_looked_up_where_no_rule_asks_for_it(workbook: Workbook) -> None:
    off = dict.fromkeys(("spelling", "american", "two-spellings"), Severity.OFF)
    style = Style(name="own", source="", severities=off)
    assert spelling_flags(workbook, "wrogn", style) == ()


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=60,
    deadline=None,
)
@given(st.text(max_size=200))
def test_places_lie_in_any_text(workbook: Workbook, text: str) -> None:
    for flag in spelling_flags(workbook, text, COMMITTEE):
        assert 0 <= flag.start < flag.end <= len(text)


def test_a_word_is_right_or_wrong_whatever_stands_beside_it() -> None:
    words = ["wrogn", "special", "e", "Ofsted", "I", "etc", "per", "St", "officers"]
    alone = {each: bool(wrong_words([each])) for each in words}
    together = wrong_words(words)
    assert alone == {each: each in together for each in words}


def test_a_text_of_nonsense_is_given_up_on_in_time(workbook: Workbook) -> None:
    spelling_flags(workbook, "abcdefgh Biggleswade", COMMITTEE)
    nonsense = " ".join(f"qx{'abcdefghij'[each % 10] * 3}zv{each}" for each in range(9))
    words = [f"q{chr(97 + a)}x{chr(97 + b)}zv" for a in range(26) for b in range(26)]
    text = f"{nonsense} {' '.join(words * 4)}"[:20_000]
    begun = process_time()
    assert spelling_flags(workbook, text, COMMITTEE)
    assert process_time() - begun < 1
