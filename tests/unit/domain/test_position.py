from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Polarity, ReportBasis
from qperf_tui.domain.movement import Direction
from qperf_tui.domain.position import Evidence, Position, take_position
from qperf_tui.domain.rag import Rag
from qperf_tui.domain.rounding import digits
from qperf_tui.domain.status import Status
from qperf_tui.domain.target import Target, Tolerance
from qperf_tui.domain.wording import figure, movement_words
from support.council import Q2, aim, amounts, indicator, reported, share

Q1 = Q2.shifted(-1)
LAST_YEAR = Q2.shifted(-4)

ASSESSMENTS = Evidence(
    outturn=share(253, 319),
    previous=share(252, 298, Q1),
    year_end=aim(85),
    tolerance=Tolerance.parse("5 points"),
)
"""C MTP 8 at Q2 2012/13, as the seed report has it."""

COUNCIL_TAX = indicator(
    code="F MTP 3",
    title="Council tax collected",
    basis=ReportBasis.YEAR_TO_DATE,
)


def assessments(**changes: object) -> Position:
    return take_position(indicator(), Q2, replace(ASSESSMENTS, **changes))


def test_the_assessments_of_the_seed_report_are_red_by_the_exact_fraction() -> None:
    found = assessments()
    assert found.outturn.value == Fraction(25_300, 319)
    assert found.status is Status.RED
    assert found.judgement.shortfall == 85 - Fraction(25_300, 319)
    assert digits(found.judgement.shortfall, 2) == "5.69"
    assert found.judgement.allowed == 5


def test_the_assessments_are_5_3_points_worse_than_the_quarter_before() -> None:
    found = assessments()
    assert found.on_previous.direction is Direction.WORSENING
    assert movement_words(found.on_previous, found.indicator) == (
        "down 5.3 percentage points on Q1 2012/13 (worse)"
    )
    assert figure(found.outturn.value, found.indicator, found.target) == "79.3%"
    assert found.on_last_year.reason == "nothing was reported for Q2 2011/12"


def test_council_tax_is_amber_against_its_milestone_and_not_its_year_end() -> None:
    evidence = Evidence(
        outturn=reported("55.9"),
        previous=reported("28.4", Q1),
        same_quarter_last_year=reported("56.2", LAST_YEAR),
        milestone=aim("56.1"),
        year_end=aim("98.2"),
        tolerance=Tolerance.parse("0.3 points"),
    )
    found = take_position(COUNCIL_TAX, Q2, evidence)
    assert found.target == aim("56.1")
    assert found.year_end == aim("98.2")
    assert (found.status, found.judgement.shortfall) == (Status.AMBER, Fraction("0.2"))
    assert found.on_previous.direction is Direction.NOT_COMPARABLE
    assert found.on_last_year.change == Fraction("-0.3")


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_figure_that_builds_up_is_not_rated_on_the_year_end_before_it(
    number: int,
) -> None:
    quarter = Q2.shifted(number - 2)
    evidence = Evidence(outturn=reported("55.9", quarter), year_end=aim("98.2"))
    found = take_position(COUNCIL_TAX, quarter, evidence)
    assert found.status is (Status.RED if number == 4 else Status.NOT_RATED)
    assert (found.judgement is None) is (number != 4)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (OutturnStatus.SUPPRESSED, Status.SUPPRESSED),
        (OutturnStatus.NOT_AVAILABLE, Status.NOT_AVAILABLE),
        (OutturnStatus.NOT_DUE, Status.NOT_DUE),
    ],
)
@pytest.mark.parametrize("value", [None, 0, 79])
def test_a_figure_that_is_not_to_be_shown_is_not_judged_or_moved(
    status: OutturnStatus, word: Status, value: int | None
) -> None:
    found = assessments(outturn=reported(value, status=status))
    assert found.status is word
    assert (found.judgement, found.on_previous, found.on_last_year) == (None,) * 3


def test_nothing_reported_is_missing_and_no_words_are_asked_of_it() -> None:
    found = assessments(outturn=None)
    assert found.status is Status.MISSING
    assert (found.judgement, found.on_previous, found.on_last_year) == (None,) * 3
    assert found.commentary is CommentaryState.NONE
    assert assessments(outturn=None, is_due=False).status is Status.NOT_DUE


@given(amounts)
def test_without_a_target_a_figure_is_not_rated(value: Fraction) -> None:
    found = assessments(outturn=reported(value), year_end=None)
    assert found.status is Status.NOT_RATED
    assert found.on_previous.change is not None


@given(amounts)
def test_where_neither_way_is_good_a_figure_is_not_rated(value: Fraction) -> None:
    neutral = indicator(polarity=Polarity.NEUTRAL)
    found = take_position(
        neutral, Q2, replace(ASSESSMENTS, outturn=reported(value))
    )  # fmt: skip
    assert found.status is Status.NOT_RATED


MUST_IMPROVE = Tolerance.parse("must improve")
CHANGED = DefinitionBreak(Q1.ordinal, "7 days became 10")


@pytest.mark.parametrize(
    ("last_year", "status", "breaks", "rag"),
    [
        ("78", OutturnStatus.FINAL, (), Rag.AMBER),
        ("80", OutturnStatus.FINAL, (), Rag.RED),
        ("78", OutturnStatus.FINAL, (CHANGED,), None),
        ("78", OutturnStatus.NOT_COMPARABLE, (), None),
        ("78", OutturnStatus.SUPPRESSED, (), None),
    ],
)
def test_improving_on_last_year_counts_only_where_the_two_compare(
    last_year: str,
    status: OutturnStatus,
    breaks: tuple[DefinitionBreak, ...],
    rag: Rag | None,
) -> None:
    found = assessments(
        tolerance=MUST_IMPROVE,
        same_quarter_last_year=reported(last_year, LAST_YEAR, status=status),
        breaks=breaks,
    )
    assert (found.judgement and found.judgement.rag) is rag
    no_figure = "there is no comparable figure for the same quarter last year"
    assert found.unrated == ("" if rag else no_figure)


@given(st.sampled_from(CommentaryState))
def test_what_was_written_is_shown_as_it_stands(written: CommentaryState) -> None:
    assert assessments(written=written).commentary is written


def test_a_green_that_is_worsening_asks_for_words_and_a_steady_one_does_not() -> None:
    worse = assessments(outturn=reported(86), previous=reported(90, Q1))
    assert (worse.status, worse.is_commentary_needed) == (Status.GREEN, True)
    steady = assessments(outturn=reported(86), previous=reported(86, Q1))
    assert (steady.status, steady.commentary) == (Status.GREEN, CommentaryState.NONE)


def test_a_range_is_judged_on_both_sides() -> None:
    turnover = indicator(code="CS 28", polarity=Polarity.IN_RANGE)
    evidence = Evidence(
        outturn=share(19, 135), year_end=Target(Fraction(10), Fraction(15))
    )
    assert take_position(turnover, Q2, evidence).status is Status.GREEN
    assert take_position(turnover, Q2, evidence).code == "CS 28"
