from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, ReportBasis
from qperf_tui.report.draft import draft
from qperf_tui.report.facts import Background, ComparatorFigure, FigureUsed
from unit.report.council import (
    ASSESSMENTS,
    ENGLAND,
    Q2,
    SAFEGUARDING,
    SCHOOLS,
    Known,
    background,
    reported,
)
from unit.report.situations import SITUATIONS

AGREED = "The service reports that the dip followed the holiday period."


def drafted(theme: str, *known: Known, **extra: Background) -> list[str]:
    context = extra.get("context") or background(*known)
    positions = [each.position() for each in known]
    return [paragraph.text for paragraph in draft(theme, positions, context)]


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_paragraph_says_what_the_facts_are(situation: str) -> None:
    known, said = SITUATIONS[situation]
    assert drafted("reviews", known) == [said]


def test_the_sample_council_is_told_what_its_own_report_said_with_the_figures() -> None:
    assert drafted("safeguarding", *SAFEGUARDING) == [
        (
            "Three of the four safeguarding indicators were on target at the end of "
            "Quarter 2 (September 2012): referrals of children leading to the "
            "provision of a social care service (81.2% against a target of 80%), "
            "core assessments completed within 35 working days (83.4% against a "
            "target of 82%) and child protection cases reviewed within timescales "
            "(100% against a target of 100%). One was below target: initial "
            "assessments completed within 10 working days of referral (79.3% against "
            "a target of 85%)."
        ),
        (
            "The percentage of initial assessments completed within 10 working days "
            "of referral was 79.3% (253 of 319) in Quarter 2, 5.7 percentage points "
            "below the year-end target of 85%. This is 5.3 percentage points lower "
            "than in Quarter 1 (84.6%, 252 of 298, provisional), but 0.9 percentage "
            "points higher than in Quarter 2 of 2011/12 (78.4%). [cause?]"
        ),
    ]


def test_a_theme_of_one_leads_with_its_figure_and_its_steadiness() -> None:
    context = background(SCHOOLS, comparators={"B MTP 1": [ENGLAND]})
    assert drafted("schools", SCHOOLS, context=context) == [
        (
            "The percentage of schools and colleges judged good or outstanding at "
            "latest Ofsted inspection was 76% (105 of 138) at the end of Quarter 2 "
            "(September 2012), 4 percentage points below the year-end target of 80%. "
            "This is little changed from Quarter 1 and from Quarter 2 of 2011/12. It "
            "has remained between 75% and 76% over the last three years. The figure "
            "for England was 74% at 31 December 2012, after the end of the quarter. "
            "[cause?]"
        )
    ]


def test_agreed_commentary_stands_word_for_word_and_no_cause_is_asked_for() -> None:
    context = background(*SAFEGUARDING, agreed={"C MTP 8": AGREED})
    _, assessments = drafted("safeguarding", *SAFEGUARDING, context=context)
    assert assessments.endswith(f"(78.4%). {AGREED}")


def test_an_indicator_on_target_has_a_paragraph_when_commentary_is_agreed() -> None:
    context = background(*SAFEGUARDING, agreed={"C MTP 9": AGREED})
    paragraphs = drafted("safeguarding", *SAFEGUARDING, context=context)
    assert len(paragraphs) == 3
    assert "[cause?]" not in paragraphs[2]


@pytest.mark.parametrize(("earlier", "is_told"), [("87.9", False), ("88", True)])
def test_an_indicator_on_target_is_told_of_when_it_is_two_points_worse(
    earlier: str, is_told: bool
) -> None:
    known = Known(now=reported("86"), earlier=(reported(earlier, back=1),), target="85")
    other = Known(code="C 2", now=reported("86"), target="85")
    assert (len(drafted("reviews", known, other)) == 2) is is_told


def test_one_case_of_a_few_is_no_reason_for_a_paragraph() -> None:
    known = Known(
        now=reported("92.3", of=(12, 13)),
        earlier=(reported("100", back=1, of=(13, 13)),),
        target="85",
    )
    other = Known(code="C 2", now=reported("86"), target="85")
    assert len(drafted("reviews", known, other)) == 1


def test_commentary_that_states_a_suppressed_number_is_withheld() -> None:
    known = Known(now=reported("37.5", status=OutturnStatus.SUPPRESSED))
    context = background(known, agreed={"C 1": "Only 3 of 8 were in time."})
    (only,) = drafted("reviews", known, context=context)
    assert not any(number in only for number in ("3 of", "8 were", "37"))


def test_keys_are_the_same_when_a_figure_changes() -> None:
    revised = replace(ASSESSMENTS, now=reported("80.1"))
    keys = [
        [each.key for each in draft("safeguarding", positions, background())]
        for positions in (
            [known.position() for known in SAFEGUARDING],
            [known.position() for known in (*SAFEGUARDING[:1], revised)],
        )
    ]
    assert keys[0] == keys[1] == ["safeguarding:overview", "safeguarding:C MTP 8"]


def test_a_paragraph_names_the_figures_it_shows() -> None:
    positions = [known.position() for known in SAFEGUARDING]
    _, assessments = draft("safeguarding", positions, background(*SAFEGUARDING))
    assert assessments.figures == (
        FigureUsed("C MTP 8", Q2, "outturn"),
        FigureUsed("C MTP 8", Q2, "target"),
        FigureUsed("C MTP 8", Q2.shifted(-1), "outturn"),
        FigureUsed("C MTP 8", Q2.shifted(-4), "outturn"),
    )


def test_no_positions_give_no_paragraphs() -> None:
    assert draft("safeguarding", [], Background()) == ()


@pytest.mark.parametrize(
    "comparator",
    [
        replace(ENGLAND, is_checked=False),
        replace(ENGLAND, period="not stated"),
        replace(ENGLAND, period=""),
    ],
)
def test_a_comparator_that_is_unchecked_or_undated_is_not_stated(
    comparator: ComparatorFigure,
) -> None:
    context = background(SCHOOLS, comparators={"B MTP 1": [comparator]})
    assert "England" not in drafted("schools", SCHOOLS, context=context)[0]


def test_a_meeting_is_told_nothing_that_happened_after_it() -> None:
    earlier = replace(ENGLAND, period="31 August 2011", value=Fraction(70))
    context = replace(
        background(SCHOOLS, comparators={"B MTP 1": [earlier, ENGLAND]}),
        as_at=date(2012, 12, 11),
    )
    (only,) = drafted("schools", SCHOOLS, context=context)
    assert "The figure for England was 70% at 31 August 2011." in only
    assert "74%" not in only


def test_several_comparators_are_told_in_one_sentence() -> None:
    neighbours = replace(ENGLAND, body="statistical neighbours", period="2011/12")
    context = background(SCHOOLS, comparators={"B MTP 1": [neighbours, ENGLAND]})
    assert (
        "The figure was 74% for statistical neighbours for 2011/12; and 74% for "
        "England at 31 December 2012, after the end of the quarter."
    ) in drafted("schools", SCHOOLS, context=context)[0]


def without(back: int) -> tuple[Outturn, ...]:
    return tuple(each for each in SCHOOLS.earlier if each.quarter != Q2.shifted(-back))


@pytest.mark.parametrize(
    "known",
    [
        replace(SCHOOLS, earlier=without(11)),
        replace(SCHOOLS, earlier=without(6)),
        replace(SCHOOLS, earlier=(*without(6), reported("79", back=6))),
        replace(
            SCHOOLS,
            earlier=(
                *without(6),
                reported("75", back=6, status=OutturnStatus.SUPPRESSED),
            ),
        ),
        replace(SCHOOLS, basis=ReportBasis.ROLLING),
        replace(SCHOOLS, breaks=(DefinitionBreak(Q2.ordinal - 6, "changed"),)),
        replace(SCHOOLS, unit="no."),
    ],
)
def test_nothing_is_said_to_have_remained_unless_three_years_show_it(
    known: Known,
) -> None:
    assert "remained" not in drafted("schools", known)[0]


def test_a_figure_that_never_moved_has_remained_at_it() -> None:
    known = replace(
        SCHOOLS, earlier=tuple(reported("76", back=back) for back in range(1, 12))
    )
    assert (
        "It has remained at 76% over the last three years."
        in (drafted("schools", known)[0])
    )
