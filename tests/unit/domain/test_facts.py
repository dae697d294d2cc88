"""What may be said of an indicator, and what may not."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.fact import Fact
from qperf_tui.domain.fact_outlook import OtherBody
from qperf_tui.domain.facts import facts_of
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Polarity
from qperf_tui.domain.theme_facts import theme_facts
from qperf_tui.domain.tokens import Format
from unit.report.council import (
    ASSESSMENTS,
    CORE,
    Q2,
    REFERRALS,
    REVIEWS,
    SAFEGUARDING,
    SCHOOLS,
    Known,
    reported,
)


def fact(known: Known, measure: str) -> Fact:
    return next(each for each in facts_of(known.position()) if each.measure == measure)


@pytest.mark.parametrize(
    ("known", "measure", "how", "shown"),
    [
        (ASSESSMENTS, "value", Format.FIGURE, "79.3%"),
        (ASSESSMENTS, "value", Format.FRACTION, "253 of 319"),
        (ASSESSMENTS, "value", Format.WORDS, "79.3% (253 of 319)"),
        (ASSESSMENTS, "numerator", Format.FIGURE, "253"),
        (ASSESSMENTS, "denominator", Format.FIGURE, "319"),
        (ASSESSMENTS, "target", Format.FIGURE, "85%"),
        (ASSESSMENTS, "target", Format.WORDS, "the year-end target of 85%"),
        (ASSESSMENTS, "distance", Format.POINTS, "5.7 percentage points"),
        (ASSESSMENTS, "previous", Format.FIGURE, "84.6%"),
        (ASSESSMENTS, "movement", Format.POINTS, "5.3 percentage points"),
        (
            ASSESSMENTS,
            "movement",
            Format.WORDS,
            "5.3 percentage points lower than in Quarter 1",
        ),
        (ASSESSMENTS, "movement_year", Format.FIGURE, "0.9 percentage points"),
        (ASSESSMENTS, "status", Format.FIGURE, "red"),
        (ASSESSMENTS, "status", Format.WORDS, "below target"),
        (CORE, "status", Format.WORDS, "on target"),
        (REVIEWS, "value", Format.FIGURE, "100%"),
        (REVIEWS, "distance", Format.FIGURE, ""),
        (SCHOOLS, "movement", Format.FIGURE, ""),
        (SCHOOLS, "movement", Format.WORDS, "little changed from Quarter 1"),
    ],
)
def test_a_fact_reads_as_a_report_has_it(
    known: Known, measure: str, how: Format, shown: str
) -> None:
    assert fact(known, measure).shown(how) == shown


@pytest.mark.parametrize(
    ("known", "measure", "why"),
    [
        (Known(now=None, target="80"), "value", "has not been received"),
        (
            Known(
                now=reported(
                    None, status=OutturnStatus.NOT_AVAILABLE, reason="Late return."
                )
            ),
            "value",
            "is not available (Late return)",
        ),
        (Known(now=reported("80")), "target", "has no target in figures"),
        (Known(now=reported("80")), "previous", "has not been received"),
        (REFERRALS, "movement", "compared only with the same point last year"),
        (
            Known(
                now=reported("80"),
                earlier=(reported("70", back=1),),
                breaks=(DefinitionBreak(Q2.ordinal, "now 10 days"),),
            ),
            "movement",
            "definition changed (now 10 days)",
        ),
        (Known(now=reported("80")), "numerator", "is not on file"),
        (Known(now=reported("80")), "status", "is not rated"),
    ],
)
def test_what_may_not_be_stated_says_why(known: Known, measure: str, why: str) -> None:
    found = fact(known, measure)
    assert why in found.refusal
    assert [found.shown(how) for how in Format] == ["", "", "", ""]


@given(
    st.integers(1, 996).filter(lambda part: part % 10 > 0),
    st.sampled_from([0, 1, 4]),
    st.sampled_from(Polarity),
)
def test_no_fact_holds_a_suppressed_figure(
    part: int, back: int, polarity: Polarity
) -> None:
    def facts(hidden: int) -> list[object]:
        secret = reported(
            str(hidden / 10),
            back=back,
            of=(hidden, 997),
            status=OutturnStatus.SUPPRESSED,
        )
        others = [reported("61.5", back=each) for each in (0, 1, 4) if each != back]
        figures = [secret, *others]
        known = Known(
            now=next(each for each in figures if each.quarter == Q2),
            earlier=tuple(each for each in figures if each.quarter != Q2),
            target="50 to 60" if polarity is Polarity.IN_RANGE else "50",
            polarity=polarity,
        )
        return [
            tuple(getattr(each, field.name) for field in fields(each))
            for each in facts_of(known.position())
        ]

    assert facts(part) == facts(1)


def test_another_bodys_figure_goes_by_its_name() -> None:
    england = OtherBody(body="England", period="31 August 2011", value=SCHOOLS_ENGLAND)
    recalled = OtherBody(
        body="Wales", period="2011", value=SCHOOLS_ENGLAND, refusal="is not checked"
    )
    found = facts_of(SCHOOLS.position(), bodies=[england, recalled])[-2:]
    assert [each.measure for each in found] == ["England", "Wales"]
    assert found[0].words == "70% (31 August 2011)"
    assert found[1].refusal == "is not checked"
    assert found[1].figure == ""


SCHOOLS_ENGLAND = reported("70").value or pytest.fail("there is a figure")


@pytest.mark.parametrize(
    ("measure", "how", "shown"),
    [
        ("on_target", Format.FIGURE, "3"),
        ("on_target", Format.FRACTION, "3 of 4"),
        ("on_target", Format.WORDS, "three of the four"),
        ("red", Format.WORDS, "one of the four"),
        ("amber", Format.WORDS, "none of the four"),
        ("rated", Format.WORDS, "all four"),
        ("total", Format.WORDS, "four"),
        ("provisional", Format.FIGURE, "0"),
    ],
)
def test_a_theme_counts_its_indicators_in_words(
    measure: str, how: Format, shown: str
) -> None:
    positions = [each.position() for each in SAFEGUARDING]
    facts = theme_facts("safeguarding", Q2, positions)
    assert next(e for e in facts if e.measure == measure).shown(how) == shown
