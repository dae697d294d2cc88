"""A position under a council's own practice: its rule, overrides, words and edges."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.position import (
    BodyFigure,
    Evidence,
    Expectation,
    Position,
    take_position,
)
from qperf_tui.domain.rules import RULE_SETS, Override, Practice
from qperf_tui.domain.status import Status
from qperf_tui.domain.target import (
    NO_TOLERANCE,
    Target,
    TargetKind,
    Tolerance,
    read_target,
)
from support.council import Q2, aim, indicator, reported

LAST_YEAR = Q2.shifted(-4)


def taken(evidence: Evidence, **of_indicator: object) -> Position:
    return take_position(indicator(**of_indicator), Q2, evidence)


def under(rule: str, **evidence: object) -> Position:
    """79.3% against 85% by a council's rule."""
    known = {"outturn": reported("79.3"), "year_end": aim(85), **evidence}
    return taken(Evidence(practice=Practice(RULE_SETS[rule]), **known))


def expecting(value: str | int) -> Expectation:
    return Expectation(
        quarter=Q2,
        value=Fraction(value),
        reason="Two starters in October",
        entered_by="A Officer",
        entered_at="2012-11-05T10:42:00Z",
    )


def overriding(tolerance: str) -> Override:
    return Override(
        first_quarter=Q2.ordinal,
        tolerance=Tolerance.parse(tolerance),
        reason="A small team",
        set_by="A Officer",
        set_at="2012-11-05T10:42:00Z",
    )


@pytest.mark.parametrize(
    ("expected", "status", "why"),
    [
        (expecting(85), Status.AMBER, ""),
        (expecting("84.99"), Status.RED, ""),
        (None, Status.NOT_RATED, "nobody has entered what is expected at the year end"),
    ],
)
def test_medways_amber_is_the_officers_expectation(
    expected: Expectation | None, status: Status, why: str
) -> None:
    found = under("medway-2009", expectation=expected)
    assert (found.status, found.unrated) == (status, why)


def test_expecting_a_strict_bounds_own_figure_is_not_expecting_to_meet_it() -> None:
    fewer = {"year_end": read_target("fewer than 85"), "outturn": reported(90)}
    practice = Practice(RULE_SETS["medway-2009"])
    colours = [
        taken(
            Evidence(practice=practice, expectation=expecting(said), **fewer),
            polarity=Polarity.LOWER,
        ).status
        for said in (84, 85)
    ]
    assert colours == [Status.AMBER, Status.RED]


def test_havering_asks_for_a_comparable_figure_of_last_year() -> None:
    low = reported("70")
    held = reported("70", LAST_YEAR)
    assert under("havering-2013", outturn=low, same_quarter_last_year=held).status is (
        Status.AMBER
    )
    partial = replace(held, coverage="North")
    found = under("havering-2013", outturn=low, same_quarter_last_year=partial)
    assert found.status is Status.NOT_RATED
    assert found.unrated.startswith("there is no comparable figure")


def test_kent_without_a_floor_is_not_rated_and_says_why() -> None:
    found = under("kent", tolerance=Tolerance.parse("10%"))
    assert (found.status, found.unrated) == (
        Status.NOT_RATED,
        "no floor standard is set",
    )
    assert found.judgement is None
    floored = under("kent", override=overriding("floor 75"))
    assert floored.status is Status.AMBER


def test_cambridgeshires_blue_counts_as_on_target() -> None:
    found = under("cambridgeshire", outturn=reported(86))
    assert found.status is Status.BLUE
    assert found.status.is_on_target


@pytest.mark.parametrize(
    ("rule", "own", "override", "in_force", "status"),
    [
        ("own", "5 points", None, "5 points", Status.RED),
        ("own", "5 points", "6 points", "6 points", Status.AMBER),
        ("own", "10%", "0", "0", Status.RED),
        ("maidstone", "0", None, "10%", Status.AMBER),
        ("maidstone", "0", "5%", "5%", Status.RED),
        ("belfast", "0", None, "5%", Status.RED),
        ("belfast", "0", "7%", "7%", Status.AMBER),
        ("cambridgeshire", "0", "5 points", "5 points", Status.RED),
    ],
)
def test_an_override_stands_in_place_of_the_councils_and_the_own_tolerance(
    rule: str, own: str, override: str | None, in_force: str, status: Status
) -> None:
    found = under(
        rule,
        tolerance=Tolerance.parse(own),
        override=None if override is None else overriding(override),
    )
    assert found.tolerance == Tolerance.parse(in_force)
    assert found.status is status


NEIGHBOURS = [
    BodyFigure("England", "2010/11", Fraction(60)),
    BodyFigure("Statistical neighbours", "2010/11", Fraction(78)),
    BodyFigure("Statistical neighbours", "2011/12", Fraction("79.3")),
    BodyFigure("England", "2011/12", Fraction(81)),
]


@pytest.mark.parametrize(
    ("words", "status", "settled_by"),
    [
        (
            "above statistical neighbour average",
            Status.RED,
            "Statistical neighbours, 2011/12",
        ),
        (
            "at or above the statistical neighbour average",
            Status.GREEN,
            "Statistical neighbours, 2011/12",
        ),
        ("above England", Status.RED, "England, 2011/12"),
    ],
)
def test_a_target_in_words_is_settled_by_the_bodys_latest_figure(
    words: str, status: Status, settled_by: str
) -> None:
    found = under("own", year_end=read_target(words), bodies=NEIGHBOURS)
    assert (found.status, found.target.settled_by) == (status, settled_by)
    assert found.year_end == found.target


@pytest.mark.parametrize("bodies", [[], NEIGHBOURS])
def test_without_the_bodys_figure_a_target_in_words_is_not_rated(
    bodies: list[BodyFigure],
) -> None:
    found = under("own", year_end=read_target("above Wales"), bodies=bodies)
    assert (found.status, found.target, found.judgement) == (
        Status.NOT_RATED,
        None,
        None,
    )
    assert found.unrated == "no figure is on file for the target “above Wales”"


def test_a_milestone_in_words_goes_before_the_year_end() -> None:
    milestone = read_target("above England", TargetKind.MILESTONE)
    found = under("own", milestone=milestone, bodies=NEIGHBOURS)
    assert found.target.kind is TargetKind.MILESTONE
    assert (found.target.low, found.year_end) == (81, aim(85))


def test_the_milestone_judges_a_quarter_and_the_year_end_stands_beside_it() -> None:
    counted = {"unit": "no.", "decimals": 0, "basis": ReportBasis.YEAR_TO_DATE}
    milestone = Target.parse("400", TargetKind.MILESTONE)
    evidence = Evidence(outturn=reported(410), milestone=milestone, year_end=aim(800))
    found = taken(evidence, **counted)
    assert (found.status, found.target, found.year_end) == (
        Status.GREEN,
        milestone,
        aim(800),
    )
    without = taken(replace(evidence, milestone=None), **counted)
    assert (without.status, without.unrated) == (
        Status.NOT_RATED,
        "no milestone is set",
    )


@given(st.sampled_from([*RULE_SETS]), st.fractions(0, 100))
def test_a_figure_marked_not_comparable_is_judged_by_nobody(
    rule: str, value: Fraction
) -> None:
    marked = reported(value, status=OutturnStatus.NOT_COMPARABLE)
    found = under(rule, outturn=marked, tolerance=NO_TOLERANCE)
    assert (found.status, found.judgement) == (Status.NOT_COMPARABLE, None)
    assert not found.status.is_rated
    assert not found.is_from_rounded


def test_a_share_of_no_cases_is_said_so_and_not_moved() -> None:
    none = Outturn(quarter=Q2, value=None, numerator=Decimal(0), denominator=Decimal(0))
    found = under("own", outturn=none)
    assert found.status is Status.NO_CASES
    assert (found.judgement, found.on_previous, found.unrated) == (None, None, "")
    assert not found.is_commentary_needed
