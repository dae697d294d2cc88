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

AGREED = "The service reports that the dip followed the holiday period."


def drafted(theme: str, *known: Known, **extra: Background) -> list[str]:
    context = extra.get("context") or background(*known)
    positions = [each.position() for each in known]
    return [paragraph.text for paragraph in draft(theme, positions, context)]


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
        FigureUsed("C MTP 8", Q2, "value"),
        FigureUsed("C MTP 8", Q2, "target"),
        FigureUsed("C MTP 8", Q2.shifted(-1), "value"),
        FigureUsed("C MTP 8", Q2.shifted(-4), "value"),
        FigureUsed("C MTP 8", Q2, "year_end"),
        FigureUsed("C MTP 8", Q2, "required_rate"),
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
    assert "The figure for England was 70% at 31 August 2011," in only
    assert "74%" not in only


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
