"""A position's working in words: what is said must be what was judged."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.explaining import judgement_words, movement_lines, outturn_words
from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.position import Evidence, Position, take_position
from qperf_tui.domain.rules import RULE_SETS, Practice
from qperf_tui.domain.status import Status
from qperf_tui.domain.target import Tolerance, read_target
from support.council import Q2, aim, indicator, reported, share

NO_CASES = Outturn(quarter=Q2, value=None, denominator=Decimal(0))


def said(evidence: Evidence, **of_indicator: object) -> str:
    return judgement_words(take_position(indicator(**of_indicator), Q2, evidence))


@pytest.mark.parametrize(
    ("outturn", "words"),
    [
        (None, "no figure reported"),
        (share(253, 319), "79.3% (253 of 319)"),
        (reported("79.3"), "79.3%"),
        (reported("79.3", status=OutturnStatus.PROVISIONAL), "79.3%, provisional"),
        (reported("79.3", status=OutturnStatus.REVISED), "79.3%, revised"),
        (
            reported("79.3", status=OutturnStatus.NOT_COMPARABLE),
            "79.3%, not comparable with other quarters",
        ),
        (NO_CASES, "no cases"),
        (reported(None, status=OutturnStatus.NOT_DUE), "not due"),
        (
            replace(
                reported(None, status=OutturnStatus.NOT_AVAILABLE),
                reason="the case system moved",
            ),
            "not available: the case system moved",
        ),
    ],
)
def test_an_outturn_is_said_or_why_there_is_none(
    outturn: Outturn | None, words: str
) -> None:
    assert outturn_words(outturn, indicator()) == words


def test_a_figure_that_is_awaited_is_said_with_its_day() -> None:
    awaited = replace(
        reported(None, status=OutturnStatus.NOT_AVAILABLE), expected="2012-12-14"
    )
    assert "2012-12-14" in outturn_words(awaited, indicator())


@pytest.mark.parametrize(
    ("value", "tolerance", "words"),
    [
        ("86", "0", "86.0% against the year-end target of 85%: on target"),
        (
            "79.3",
            "0",
            (
                "79.3% against the year-end target of 85%: 5.7 percentage points off, "
                "with no tolerance"
            ),
        ),
        (
            "79.3",
            "10%",
            (
                "79.3% against the year-end target of 85%: 5.7 percentage points off, "
                "tolerance 10% of the target"
            ),
        ),
    ],
)
def test_a_judgement_is_said_with_its_distance_and_tolerance(
    value: str, tolerance: str, words: str
) -> None:
    evidence = Evidence(
        outturn=reported(value), year_end=aim(85), tolerance=Tolerance.parse(tolerance)
    )
    assert said(evidence) == words


def test_a_strict_bounds_own_figure_is_a_miss_of_no_distance() -> None:
    evidence = Evidence(outturn=reported(85), year_end=read_target("above 85"))
    assert said(evidence) == (
        "85.0% against the year-end target of >85%: equal to it, a miss"
    )


def test_what_a_rule_counts_as_on_target_is_said_with_its_distance() -> None:
    havering = Practice(RULE_SETS["havering-2013"])
    evidence = Evidence(outturn=reported(80), year_end=aim(85), practice=havering)
    assert said(evidence) == (
        "80.0% against the year-end target of 85%: 5.0 percentage points off, "
        "near enough to count as on target"
    )


UNRATED = {
    "no target": (Evidence(), {}, "no target is set"),
    "no milestone": (
        Evidence(year_end=aim(85)),
        {"basis": ReportBasis.YEAR_TO_DATE},
        "no milestone is set",
    ),
    "neutral": (
        Evidence(year_end=aim(85)),
        {"polarity": Polarity.NEUTRAL},
        "neither way is better",
    ),
    "in words": (
        Evidence(year_end=read_target("above England")),
        {},
        "no figure is on file for the target “above England”",
    ),
    "no floor": (
        Evidence(year_end=aim(85), practice=Practice(RULE_SETS["kent"])),
        {},
        "no floor standard is set",
    ),
}


@pytest.mark.parametrize("case", UNRATED)
def test_a_figure_that_is_not_rated_is_said_to_be_and_why(case: str) -> None:
    evidence, of_indicator, why = UNRATED[case]
    words = said(replace(evidence, outturn=reported("79.3")), **of_indicator)
    assert words.startswith("79.3%; not rated, as ")
    assert why in words


def positions() -> st.SearchStrategy[Position]:
    evidence = st.builds(
        Evidence,
        outturn=st.builds(
            reported,
            st.sampled_from([40, 50, 51, 60]) | st.fractions(0, 100),
            status=st.sampled_from(OutturnStatus),
        ),
        year_end=st.sampled_from(
            [None, *map(read_target, ("50", "above 50", "10 to 60", "above England"))]
        ),
        tolerance=st.sampled_from(
            [Tolerance.parse(each) for each in ("0", "10%", "floor 40", "must improve")]
        ),
        practice=st.builds(Practice, st.sampled_from([*RULE_SETS.values()])),
    )
    return st.builds(
        take_position,
        st.builds(indicator, polarity=st.sampled_from(Polarity)),
        st.just(Q2),
        evidence,
    )


@given(positions())
def test_nothing_is_said_to_be_on_target_but_what_is(position: Position) -> None:
    if judgement_words(position).endswith("on target"):
        assert position.status in {Status.GREEN, Status.BLUE}
    if position.unrated and position.status is Status.NOT_RATED:
        assert "not rated" in judgement_words(position)


def test_movements_are_said_one_to_a_line() -> None:
    evidence = Evidence(
        outturn=reported("79.3"),
        previous=reported("84.6", Q2.shifted(-1)),
        same_quarter_last_year=reported(Fraction(78), Q2.shifted(-4)),
    )
    assert movement_lines(take_position(indicator(), Q2, evidence)) == [
        "down 5.3 percentage points on Q1 2012/13 (worse)",
        "up 1.3 percentage points on Q2 2011/12 (better)",
    ]
    assert movement_lines(take_position(indicator(), Q2, Evidence())) == []
