"""Ours beside another body's: in points, by polarity, and in its place."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.comparator import (
    BodyKind,
    Comparison,
    checked_words,
    comparison_words,
    kind_of,
    rank,
    verdict,
)
from qperf_tui.domain.indicator import Indicator, Polarity, Priority
from qperf_tui.domain.period import Quarter


def schools(
    unit: str = "%", decimals: int = 1, polarity: Polarity = Polarity.HIGHER
) -> Indicator:
    return Indicator(
        indicator_id=1,
        code="B MTP 1",
        title="Schools judged good or outstanding",
        priority=Priority(1, "B", "Attainment"),
        polarity=polarity,
        unit=unit,
        decimals=decimals,
    )


SCHOOLS = schools()
Q2 = Quarter.parse("Q2 2012/13")
ENGLAND = ("England", "31 December 2012")
values = st.fractions(-1000, 1000, max_denominator=100)
members = st.dictionaries(st.text(max_size=5), values, max_size=12)
one_sided = st.sampled_from([Polarity.HIGHER, Polarity.LOWER])


def beside_england(ours: str, indicator: Indicator) -> str:
    return comparison_words(Fraction(ours), Fraction(74), indicator, *ENGLAND)


@pytest.mark.parametrize(
    ("ours", "indicator", "says"),
    [
        ("76", schools(), "2.0 percentage points above {}, better"),
        ("76", schools(polarity=Polarity.LOWER), "2.0 percentage points above {}, wo"),
        ("71.5", schools(), "2.5 percentage points below {}, worse"),
        ("71.5", schools(polarity=Polarity.NEUTRAL), "2.5 percentage points below {}"),
        ("71.5", schools(polarity=Polarity.IN_RANGE), "2.5 percentage points below {}"),
        ("75", schools(), "1.0 percentage point above {}, better"),
        ("74.04", schools(), "level with {}"),
    ],
)
def test_a_difference_is_in_points_and_named(
    ours: str, indicator: Indicator, says: str
) -> None:
    said = beside_england(ours, indicator)
    assert said.startswith(says.format("England (74%, 31 December 2012)"))
    assert said.endswith(("better", "worse", ")"))


@pytest.mark.parametrize(
    ("indicator", "says"),
    [
        (schools("pp"), "6.0 percentage points above England (74, 31 December 2012)"),
        (schools("per 10,000"), "6.0 per 10,000 above England (74, 31 December 2012)"),
        (schools("GBP", 2), "£6.00 above England (£74, 31 December 2012)"),
        (schools("days", 0), "6 days above England (74, 31 December 2012)"),
    ],
)
def test_a_difference_is_in_the_unit_of_the_indicator(
    indicator: Indicator, says: str
) -> None:
    assert beside_england("80", indicator) == f"{says}, better"


@given(ours=values, theirs=values, unit=st.sampled_from(["%", "pp"]))
def test_a_difference_of_percentages_is_never_per_cent(
    ours: Fraction, theirs: Fraction, unit: str
) -> None:
    said = comparison_words(ours, theirs, replace(SCHOOLS, unit=unit), *ENGLAND)
    assert "%" not in said.partition("England")[0]


@given(ours=values, theirs=values)
def test_polarity_mirrors_the_verdict(ours: Fraction, theirs: Fraction) -> None:
    lower = replace(SCHOOLS, polarity=Polarity.LOWER)
    assert verdict(ours, theirs, SCHOOLS) == verdict(-ours, -theirs, lower)


@pytest.mark.parametrize(
    ("body", "kind", "named"),
    [
        ("England", BodyKind.ENGLAND, "England"),
        ("East of England", BodyKind.REGION, "the East of England"),
        ("the South West", BodyKind.REGION, "the South West"),
        ("London", BodyKind.REGION, "London"),
        ("Region", BodyKind.REGION, "the Region"),
        ("Statistical neighbours", BodyKind.NEIGHBOURS, "statistical neighbours"),
        ("CIPFA family", BodyKind.NEIGHBOURS, "CIPFA family"),
        ("Bedfordshire", BodyKind.OTHER, "Bedfordshire"),
    ],
)
def test_a_body_is_known_by_its_name(body: str, kind: BodyKind, named: str) -> None:
    assert kind_of(body) is kind
    said = comparison_words(Fraction(76), Fraction(74), SCHOOLS, body, "not stated")
    assert said == f"2.0 percentage points above {named} (74%), better"


@pytest.mark.parametrize(
    ("checked", "says"),
    [
        ("yes", ""),
        ("no", "(not checked)"),
        ("recalled", "(recalled, not checked)"),
        ("illustrative", "(illustrative, not checked)"),
    ],
)
def test_what_nobody_checked_is_labelled(checked: str, says: str) -> None:
    assert checked_words(checked) == says


@pytest.mark.parametrize(
    ("value", "others", "polarity", "words"),
    [
        (5, [9, 7, 3], Polarity.HIGHER, "rank 3 of 4 (1 is best), third quartile"),
        (5, [9, 7, 3], Polarity.LOWER, "rank 2 of 4 (1 is best), second quartile"),
        (5, [9, 5, 3], Polarity.HIGHER, "joint rank 2 of 4 (1 is best), second quart"),
        (9, [9, 9], Polarity.HIGHER, "joint rank 1 of 3 (1 is best)"),
        (5, [], Polarity.HIGHER, "rank 1 of 1 (1 is best)"),
        (5, [9, 7, 3], Polarity.NEUTRAL, "position 3 of 4 by size (1 is largest"),
        (5, [9, 7, 3], Polarity.IN_RANGE, "position 3 of 4 by size (1 is largest"),
        (0, range(1, 11), Polarity.HIGHER, "rank 11 of 11 (1 is best), fourth quart"),
    ],
)
def test_a_figure_has_its_place(
    value: int, others: list[int], polarity: Polarity, words: str
) -> None:
    named = {str(at): Fraction(each) for at, each in enumerate(others)}
    assert rank(Fraction(value), named, polarity).words.startswith(words)


@given(value=values, others=members)
def test_polarity_mirrors_the_rank(
    value: Fraction, others: dict[str, Fraction]
) -> None:
    mirrored = {name: -each for name, each in others.items()}
    higher = rank(value, others, Polarity.HIGHER)
    assert higher == rank(-value, mirrored, Polarity.LOWER)


@given(value=values, rise=st.fractions(0, 10), others=members, polarity=one_sided)
def test_doing_better_is_never_ranked_lower(
    value: Fraction, rise: Fraction, others: dict[str, Fraction], polarity: Polarity
) -> None:
    better = value + rise if polarity is Polarity.HIGHER else value - rise
    assert rank(better, others, polarity).rank <= rank(value, others, polarity).rank


@given(value=values, others=members, polarity=st.sampled_from(Polarity))
def test_a_rank_and_its_quartile_are_within_the_set(
    value: Fraction, others: dict[str, Fraction], polarity: Polarity
) -> None:
    found = rank(value, others, polarity)
    assert 1 <= found.rank <= found.of == len(others) + 1
    if found.is_by_size or found.of < 4:
        assert found.quartile is None
    else:
        assert found.quartile in {1, 2, 3, 4}


def comparison(ours: str | None) -> Comparison:
    named = zip("ABC", (75, 76, 78), strict=True)
    return Comparison(
        indicator=schools(decimals=0),
        quarter=Q2,
        ours=None if ours is None else Fraction(ours),
        body="Statistical neighbours",
        period="30 September 2011",
        theirs=Fraction(75),
        authorities=10,
        source="Made up",
        checked="illustrative",
        members={name: Fraction(each) for name, each in named},
    )


def test_a_comparison_says_all_that_a_reader_must_know() -> None:
    assert comparison("76.2").words == (
        "1 percentage point above statistical neighbours (75%, 30 September 2011), "
        "better (illustrative, not checked); 12 months older; 10 authorities; "
        "joint rank 2 of 4 (1 is best), second quartile; source: Made up"
    )


def test_without_a_figure_of_ours_theirs_still_stands() -> None:
    found = replace(comparison(None), authorities=None, source=" ", checked="yes")
    assert (found.difference, found.verdict, found.standing) == (None, "", None)
    assert found.words == (
        "Statistical neighbours, 30 September 2011: 75%; 12 months older; number of "
        "authorities not stated; source not stated"
    )


def test_what_is_said_of_another_body_stays_on_one_line() -> None:
    found = replace(
        comparison("76"), body="E\x1b[2J\nX", period="a\nb", source="s\r\nt"
    )
    assert found.words.isprintable()
