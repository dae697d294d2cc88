"""What is drafted for each implication, and what is never said in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.indicator import Indicator, Priority
from qperf_tui.domain.paper_template import Implication
from qperf_tui.report.draft import code_in
from qperf_tui.report.implications import (
    ImplicationFacts,
    draft_implication,
    flags_in,
    implication_key,
)

HEALTH = Priority(1, "C", "Health")


def indicator(number: int, title: str) -> Indicator:
    return Indicator(
        indicator_id=number, code=f"CS {number}", title=title, priority=HEALTH
    )


ONE, TWO = indicator(1, "Placement moves"), indicator(2, "Agency spend, per head")
MANY = tuple(indicator(n, f"Measure {chr(64 + n)}") for n in range(1, 8))


@pytest.mark.parametrize(
    ("about", "facts", "said"),
    [
        (Implication.LEGAL, ImplicationFacts(), "Not applicable."),
        (
            Implication.FINANCIAL,
            ImplicationFacts(indicators=[ONE], flags={1: {"financial"}}),
            "The measure of placement moves has a financial link.",
        ),
        (
            Implication.FINANCIAL,
            ImplicationFacts(
                indicators=[ONE, TWO],
                flags={1: {"financial"}, 2: {"financial"}},
                ongoing=[ONE],
            ),
            (
                "The measures of placement moves; and agency spend, per head have a "
                "financial link. The cost of putting ongoing underperformance right is "
                "to be considered for placement moves."
            ),
        ),
        (
            Implication.STAFFING,
            ImplicationFacts(
                indicators=MANY,
                flags={each.indicator_id: {"staffing"} for each in MANY},
            ),
            (
                "Measures in this report, among them Measure A, Measure B, Measure C "
                "and Measure D, depend on staffing."
            ),
        ),
        (
            Implication.RISK,
            ImplicationFacts(indicators=[ONE], flags={1: {"risk"}}),
            "Not applicable.",
        ),
        (
            Implication.RISK,
            ImplicationFacts(indicators=[ONE, TWO], ongoing=[ONE]),
            (
                "The measure of placement moves has been red in this quarter and in "
                "the one before. Ongoing underperformance is a risk to service "
                "delivery and to the reputation of the Council."
            ),
        ),
        (
            Implication.EQUALITIES,
            ImplicationFacts(indicators=[ONE], by_group={"Ethnicity": [ONE]}),
            "Figures by ethnicity are on file for placement moves.",
        ),
        (
            Implication.PRIORITIES,
            ImplicationFacts(indicators=[ONE, TWO]),
            "It reports on this priority of the Council: Health.",
        ),
    ],
)
def test_what_is_drafted(
    about: Implication, facts: ImplicationFacts, said: str
) -> None:
    assert draft_implication(about, facts).text == said


def test_the_councils_own_words_stand_where_nothing_is_drafted() -> None:
    said = draft_implication(Implication.LEGAL, ImplicationFacts(), "None arise.")
    assert said.text == "None arise."


def test_a_draft_is_about_no_indicator() -> None:
    assert all(code_in(implication_key(each)) == "" for each in Implication)


@given(
    st.sampled_from(Implication),
    st.lists(st.sampled_from(MANY), unique=True),
    st.sets(st.sampled_from([*Implication])),
)
def test_no_sentence_counts_anything(
    about: Implication, indicators: list[Indicator], flags: set[Implication]
) -> None:
    facts = ImplicationFacts(
        indicators=indicators,
        flags={each.indicator_id: flags for each in indicators},
        ongoing=indicators,
        by_group={"Sex": indicators},
    )
    text = draft_implication(about, facts).text
    assert text.strip()
    assert not any(each.isdigit() for each in text)


def test_flags_are_read_in_any_case_and_spacing() -> None:
    assert flags_in("Financial;  community   Safety ;") == {
        *("financial", "community safety", "")
    }
