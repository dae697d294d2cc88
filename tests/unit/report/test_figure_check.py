"""Numbers and claims in prose held against the figures they are about."""

from collections.abc import Sequence

import pytest

from qperf_tui.domain.facts import earlier_facts, facts_of
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Polarity
from qperf_tui.domain.proof import Flag
from qperf_tui.domain.theme_facts import theme_facts
from qperf_tui.report.figure_check import figure_flags, readings, spoken
from qperf_tui.report.figure_readings import Verdict
from qperf_tui.report.figure_rules import RULES
from qperf_tui.report.matters import Matter
from qperf_tui.report.unstated import unstated_flags
from qperf_tui.report.word_claims import direction_flags, status_flags
from unit.report.council import (
    ASSESSMENTS,
    CORE,
    Q2,
    SAFEGUARDING,
    SCHOOLS,
    Known,
    reported,
)

WAITING = Known(
    code="H 1",
    title="Days to let a council home",
    now=reported("27.0", unit="days"),
    earlier=(reported("24.5", back=1, unit="days"),),
    target="25",
    unit="days",
    polarity=Polarity.LOWER,
)
FEW = Known(
    code="C 9",
    title="Care leavers in work",
    now=reported("61.5", of=(8, 13)),
    target="60",
)
HIDDEN = Known(
    code="C 8",
    title="Exclusions of children in care",
    now=reported("3", status=OutturnStatus.SUPPRESSED),
    earlier=(reported("12", back=1),),
    target="10",
)


def matter(known: Known, run: int = 2) -> Matter:
    position = known.position()
    return Matter(
        position=position,
        facts=facts_of(position),
        earlier=earlier_facts(position, known.earlier),
        run=run,
    )


def flags(
    text: str, *known: Known, is_about: bool = True, run: int = 2
) -> Sequence[Flag]:
    sentences = spoken(text, [matter(each, run) for each in known], is_about=is_about)
    themes = theme_facts("safeguarding", Q2, [each.position() for each in SAFEGUARDING])
    placed = readings(text, sentences, themes)
    return [
        *figure_flags(placed, text),
        *direction_flags(sentences, placed),
        *status_flags(sentences),
        *unstated_flags(sentences, placed),
    ]


def said(text: str, known: Known, rule: str, *, run: int = 2) -> list[tuple[str, str]]:
    return [
        (text[each.start : each.end], each.mend)
        for each in flags(text, known, run=run)
        if each.rule == rule
    ]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Performance was 79.3% (253 of 319).", "AGREES AGREES"),
        ("Performance was 79%.", "ROUNDED"),
        ("Performance was about 80%.", "ROUNDED"),
        ("Nearly four in five were in time.", "ROUNDED"),
        ("More than three quarters of them were in time.", "ROUNDED"),
        ("Performance was 78.3%.", "DISAGREES"),
        ("It was 84.6% in Quarter 1 and 78.4% a year earlier.", "AGREES AGREES"),
        ("It was 84.6% in Quarter 2.", "DISAGREES"),
        ("The target of 85% was missed by 5.7 percentage points.", "AGREES AGREES"),
        ("The year-end target is 90%.", "DISAGREES"),
        ("Of late cases, 40% were complex and 12 were closed.", "UNKNOWN " * 2),
        ("It fell from 84.6% to 79.3%.", "AGREES AGREES"),
        ("The outturn of 79% compares with 85% in Quarter 1.", "ROUNDED ROUNDED"),
    ],
)
def test_each_number_is_set_against_the_facts(text: str, verdicts: str) -> None:
    sentences = spoken(text, [matter(ASSESSMENTS)], is_about=True)
    found = [each.reading.verdict for each in readings(text, sentences)]
    assert found == [Verdict[each] for each in verdicts.split()]


@pytest.mark.parametrize(
    ("text", "place", "mend"),
    [
        ("Performance was 78.3% in Quarter 2.", "78.3%", "79.3%"),
        ("253 of 318 were in time.", "253 of 318", "253 of 319"),
        (
            "It was 5.7 percentage points lower than in Quarter 1.",
            "5.7 percentage points",
            "5.3 percentage points",
        ),
        ("In Quarter 1 it was 84.7%.", "84.7%", "84.6%"),
    ],
)
def test_a_wrong_figure_is_named_with_the_right_one(
    text: str, place: str, mend: str
) -> None:
    assert said(text, ASSESSMENTS, "wrong-figure") == [(place, f"Write {mend}.")]


def test_a_count_of_a_theme_is_held_to_the_theme() -> None:
    text = "Four of the four safeguarding indicators were on target."
    every = flags(text, CORE, is_about=False)
    (found,) = [each for each in every if each.rule == "wrong-figure"]
    assert found.mend == "Write three of the four."
    right = text.replace("Four", "Three")
    rules = {each.rule for each in flags(right, CORE, is_about=False)}
    assert "wrong-figure" not in rules


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("Performance fell 5.3% on Quarter 1.", "5.3 percentage points"),
        ("There was a 5.3% fall.", "5.3 percentage points"),
        ("It is 6.3% lower than in Quarter 1.", "5.3 percentage points"),
    ],
)
def test_per_cent_is_not_percentage_points(text: str, mend: str) -> None:
    ((_, found),) = said(text, ASSESSMENTS, "per-cent-for-points")
    assert found == f"Write {mend}."


@pytest.mark.parametrize(
    ("known", "text", "mend"),
    [
        (ASSESSMENTS, "Performance rose by 5.3 percentage points.", "fell"),
        (ASSESSMENTS, "Performance improved on Quarter 1.", "worsened"),
        (ASSESSMENTS, "Performance worsened on last year.", "improved"),
        (ASSESSMENTS, "It was higher than in Quarter 1.", "lower"),
        (WAITING, "The days to let a home fell to 27.0 days.", "rose"),
        (WAITING, "It improved on Quarter 1.", "worsened"),
        (SCHOOLS, "It rose on Quarter 1.", "little changed from Quarter 1"),
    ],
)
def test_a_word_the_wrong_way_round_is_found(
    known: Known, text: str, mend: str
) -> None:
    found = said(text, known, "wrong-direction")
    assert [each for _, each in found] == [f"Write “{mend}”."]


@pytest.mark.parametrize(
    ("known", "text"),
    [
        (ASSESSMENTS, "Performance fell on Quarter 1 and rose on last year."),
        (ASSESSMENTS, "Performance improved on last year."),
        (ASSESSMENTS, "Officers expect performance to have improved by March."),
        (ASSESSMENTS, "Performance has not improved on Quarter 1."),
        (ASSESSMENTS, "Clearer advice improved the quality of referrals."),
        (WAITING, "Performance fell on Quarter 1."),
        (WAITING, "It worsened on Quarter 1."),
    ],
)
def test_a_word_the_right_way_round_is_let_be(known: Known, text: str) -> None:
    assert said(text, known, "wrong-direction") == []


@pytest.mark.parametrize(
    ("known", "text", "is_wrong"),
    [
        (ASSESSMENTS, "Performance is on target.", True),
        (ASSESSMENTS, "It met its target.", True),
        (ASSESSMENTS, "That is 79.3% and on target.", True),
        (ASSESSMENTS, "Fell to 79.3% and is on target.", True),
        (ASSESSMENTS, "The percentage was 79.3%, on target.", True),
        (ASSESSMENTS, "Performance is above target.", True),
        (ASSESSMENTS, "Performance is below target.", False),
        (ASSESSMENTS, "Performance was on target in Quarter 1.", False),
        (ASSESSMENTS, "Officers expect it to be on target by March.", False),
        (ASSESSMENTS, "Performance is not on target.", False),
        (ASSESSMENTS, "Three of the four indicators were on target.", False),
        (CORE, "Performance is below target.", True),
        (CORE, "It missed the target.", True),
        (CORE, "Performance is on target.", False),
        (WAITING, "It is on target.", True),
        (WAITING, "It is above target.", False),
    ],
)
def test_on_target_is_held_to_the_rating(
    known: Known, text: str, *, is_wrong: bool
) -> None:
    assert bool(said(text, known, "wrong-status")) is is_wrong


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Results follow by 31 September.", "no-such-date"),
        ("The fall is due to holidays.", "unattributed-cause"),
        ("It fell because of leave.", "unattributed-cause"),
        ("Performance has steadily fallen.", "trend-on-few"),
        ("The downward trend goes on.", "trend-on-few"),
        ("It continues to improve.", "trend-on-few"),
        ("Performance shows a dip this quarter.", "unsized-movement"),
        ("Performance has levelled out.", "unsized-movement"),
        ("Performance is on target.", "target-without-figure"),
    ],
)
def test_what_a_reader_would_ask_is_found(text: str, rule: str) -> None:
    found = [each for each in flags(text, ASSESSMENTS) if each.rule == rule]
    assert len(found) == 1
    assert found[0].is_blocking is RULES[rule][1]


@pytest.mark.parametrize(
    "text",
    [
        "The service reports that the dip is due to holidays.",
        "The service reports that leave fell in August. This is because of holidays.",
        "An action is due to start in May.",
        "The figure is provisional because it was supplied late.",
        "People continue to be accepted.",
        "It fell by 5.3 percentage points on Quarter 1.",
        "It fell from 84.6% to 79.3%.",
        "Officers expect performance to level out; the target needs about 88%.",
        "Officers expect it to stay on target.",
    ],
)
def test_what_is_told_is_not_asked_for(text: str) -> None:
    asked = {"unattributed-cause", "trend-on-few", "unsized-movement"}
    asked |= {"target-without-figure", "no-such-date"}
    assert [e for e in flags(text, ASSESSMENTS) if e.rule in asked] == []


def test_a_trend_may_be_claimed_of_eight_comparable_quarters() -> None:
    text = "Performance has steadily fallen."
    assert said(text, ASSESSMENTS, "trend-on-few", run=7)
    assert said(text, ASSESSMENTS, "trend-on-few", run=8) == []


def test_a_percentage_of_few_cases_wants_the_cases() -> None:
    assert said("It was 61.5%.", FEW, "bare-percentage") == [
        ("61.5%", "Write 61.5% (8 of 13).")
    ]
    assert said("It was 8 of 13, or 61.5%.", FEW, "bare-percentage") == []
    assert said("It was 79.3%.", ASSESSMENTS, "bare-percentage") == []


@pytest.mark.parametrize("number", ["3%", "two of the five", "a third of them", "7"])
def test_no_number_may_stand_for_a_suppressed_figure(number: str) -> None:
    found = said(f"It was {number}.", HIDDEN, "suppressed-figure")
    assert [mend for _, mend in found] == ["Take the number out."]
    assert said("The target is 10%.", HIDDEN, "suppressed-figure") == []


def test_a_sentence_goes_on_about_what_the_last_one_named() -> None:
    text = (
        "The percentage of core assessments completed within 35 working days was "
        "83.4%. It was 81.7% in Quarter 1."
    )
    every = flags(text, ASSESSMENTS, CORE, is_about=False)
    (found,) = [each for each in every if each.rule == "wrong-figure"]
    assert text[found.start : found.end] == "81.7%"
    assert found.mend == "Write 82.7%."
