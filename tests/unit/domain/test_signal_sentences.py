"""What is said of a series at each length, and what is never said."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Polarity, ReportBasis
from qperf_tui.domain.rules import Rebase
from qperf_tui.domain.signal_words import cause_words, signal_words
from qperf_tui.domain.spc import Point, SignalSettings, SpecialCause, read_signal
from qperf_tui.domain.target import Target
from support.council import Q2, aim, indicator, reported

ASSESSMENTS = ["74.1", "76.3", "78.0", "79.5", "81.0", "78.4", "82.6", "84.6", "79.3"]
WAVES = (50, 52, 51, 49, 48, 52, 50, 49, 51, 50, 48, 52, 50, 49, 51, 52, 48, 50)
RISEN = (*(50, 52, 49, 51, 50, 48, 51), *(55, 57, 54, 56, 55, 57, 54))
CHART_WORDS = re.compile(
    r"variation|assurance|special|common|signal|trend|shift|mean\b|trial|stable|usual",
    re.IGNORECASE,
)
NEVER = re.compile(
    r"significan|because|due to|caused|result of|owing|led to|thanks|probab|certain",
    re.IGNORECASE,
)


def series(values: Sequence[object]) -> list[Outturn]:
    """Figures of consecutive quarters that end at Q2; None leaves a gap."""
    return [
        reported(str(value), Q2.shifted(at - len(values) + 1))
        for at, value in enumerate(values)
        if value is not None
    ]


def say(
    outturns: Sequence[Outturn],
    *,
    polarity: Polarity = Polarity.HIGHER,
    target: Target | None = None,
    breaks: Sequence[DefinitionBreak] = (),
    rebases: Sequence[Rebase] = (),
    settings: SignalSettings | None = None,
    basis: ReportBasis = ReportBasis.QUARTER,
) -> list[str]:
    what = indicator(polarity=polarity, basis=basis)
    signal = read_signal(
        what,
        outturns,
        upto=Q2,
        target=target,
        breaks=breaks,
        rebases=rebases,
        settings=settings or SignalSettings(),
    )
    return signal_words(signal, what)


@pytest.mark.parametrize("count", range(1, 8))
def test_below_eight_only_the_count_is_said(count: int) -> None:
    quarters = "quarter" if count == 1 else "quarters"
    said = say(series(WAVES[:count]), target=aim(85))
    assert said == [f"{count} comparable {quarters}; limits need 8."]
    assert not CHART_WORDS.search(said[0])


def test_few_since_a_break_say_no_more_whatever_came_before() -> None:
    changed = [DefinitionBreak(Q2.ordinal - 4, "7 days became 10")]
    assert say(series([*WAVES, 99]), breaks=changed) == [
        "5 comparable quarters; limits need 8."
    ]


def test_the_worked_example_is_on_trial() -> None:
    assert say(series(ASSESSMENTS), target=aim(85)) == [
        "Mean 79.3%, limits 72.3% to 86.3% from nine quarters, trial.",
        "Q2 2012/13 is inside the limits.",
        "On trial limits only a point outside them is marked, and no icon given.",
    ]


@pytest.mark.parametrize("count", range(8, 13))
def test_on_trial_no_icon_is_spoken_of(count: int) -> None:
    said = " ".join(say(series(RISEN[-count:]), target=aim(85)))
    assert not re.search(r"Variation|Assurance|in a run|common|special", said)


def test_a_point_outside_trial_limits_is_said_to_be() -> None:
    said = say(series([*[50, 51] * 5, 90]))
    assert said[1] == "Q2 2012/13 is above the upper limit."
    assert say(series([*[50, 51] * 5, 10]))[1] == "Q2 2012/13 is below the lower limit."


def test_thirteen_speak_of_variation_and_assurance() -> None:
    assert say(series(WAVES[:13]), target=aim(80)) == [
        "Mean 50.2%, limits 44.8% to 55.5% from 13 quarters.",
        (
            "Variation ~ (common cause): Q2 2012/13 is within the usual variation "
            "of the series."
        ),
        (
            "Assurance F (expected to miss the target each quarter): the target is "
            "outside the limits on the side that is missed."
        ),
    ]


@pytest.mark.parametrize(
    ("polarity", "ends"),
    [
        (Polarity.HIGHER, "departs from the usual variation for the better."),
        (Polarity.LOWER, "departs from the usual variation for the worse."),
        (Polarity.NEUTRAL, "departs from the usual variation upwards."),
        (Polarity.IN_RANGE, "departs from the usual variation upwards."),
    ],
)
def test_a_signal_is_named_by_its_polarity(polarity: Polarity, ends: str) -> None:
    said = say(series(RISEN), polarity=polarity)
    assert said[1] == "Q2 2012/13 is in a run above the mean."
    assert said[2].endswith(ends)


def test_every_cause_of_the_latest_point_is_said_in_naming_order() -> None:
    said = say(series([20 - at for at in range(14)]))
    assert said[1] == (
        "Q2 2012/13 is below the lower limit, in a run that falls each quarter and in "
        "a run below the mean."
    )


def test_causes_that_point_both_ways_are_said_to() -> None:
    falling_from_above = [*[50, 51, 49, 50, 51, 49] * 2, *(80, 79, 78, 77, 76, 75, 74)]
    said = say(series(falling_from_above))
    assert "in a run that falls each quarter" in said[1]
    assert "above the" in said[1]
    assert said[2] == "These point both ways, and the first names the signal."


@pytest.mark.parametrize(
    ("cause", "up", "down"),
    [
        (SpecialCause.OUTSIDE, "above the upper limit", "below the lower limit"),
        (SpecialCause.TREND, "rises each quarter", "falls each quarter"),
        (SpecialCause.TWO_IN_THREE, "near the upper limit", "near the lower limit"),
        (SpecialCause.SHIFT, "above the mean", "below the mean"),
    ],
)
def test_every_cause_has_words_each_way(
    cause: SpecialCause, up: str, down: str
) -> None:
    for is_up, words in ((True, up), (False, down)):
        point = Point(quarter=Q2, value=None, causes=(cause,), upwards=(is_up,))
        assert cause_words(point)[0].endswith(words)


def test_after_a_rebase_its_ruling_and_the_old_mean_stay_in_sight() -> None:
    ruled = Rebase(Q2.ordinal - 8, "A second team.", "Ann Lee", "2012-08-01T09:00:00Z")
    values = [*WAVES[:9], *(each + 20 for each in WAVES[:9])]
    assert say(series(values), rebases=[ruled])[1:3] == [
        "Limits begin at Q2 2010/11, rebased: A second team, Ann Lee on 2012-08-01.",
        "From Q1 2008/09 to Q1 2010/11 the mean was 50.2%.",
    ]


def test_a_rebase_that_may_not_stand_is_said_to_be_refused() -> None:
    ruled = Rebase(Q2.ordinal - 2, "A second team", "Ann Lee", "2012-08-01")
    assert say(series(WAVES), rebases=[ruled])[-1] == (
        "Limits do not begin afresh at Q4 2011/12 (A second team, Ann Lee on "
        "2012-08-01): it would leave 15 points before Q4 2011/12 and 3 from it on; "
        "each side needs 8."
    )


def test_a_provisional_figure_is_said_to_drive_nothing() -> None:
    figures = series(WAVES[:14])
    figures[-1] = replace(figures[-1], status=OutturnStatus.PROVISIONAL)
    said = say(figures)
    assert said[-1] == (
        "Q2 2012/13 is provisional; limits and signal are of Q1 2012/13."
    )
    assert any(each.startswith("Variation ~") and "Q1 2012/13" in each for each in said)


def test_a_missing_last_quarter_is_said_to_be() -> None:
    assert say(series([*WAVES[:14], None]))[-1] == (
        "There is no comparable figure for Q2 2012/13; the signal is of Q1 2012/13."
    )


@pytest.mark.parametrize(
    ("basis", "why"),
    [
        (ReportBasis.YEAR_TO_DATE, "start again in April"),
        (ReportBasis.ROLLING, "share nine months"),
        (ReportBasis.ANNUAL, "once a year"),
        (ReportBasis.ACADEMIC_YEAR, "academic year"),
        (ReportBasis.SURVEY, "survey"),
        (ReportBasis.SEASONAL, "compare with the same quarter last year"),
    ],
)
def test_a_basis_that_is_not_read_says_why(basis: ReportBasis, why: str) -> None:
    (said,) = say(series(WAVES), basis=basis)
    assert said.startswith("No signal is read: ")
    assert why in said


def test_no_variation_is_said_to_be_none() -> None:
    assert say(series([50] * 9)) == ["No signal is read: no variation in 9 quarters."]


def test_screening_says_how_many_ranges_it_left_out() -> None:
    screened = SignalSettings(is_screened=True)
    said = say(series([*[50, 51] * 6, 50, 90]), settings=screened)
    assert said[1] == (
        "One moving range was screened out; the rest average 1.0 percentage point."
    )
    assert say(series(WAVES[:13]), settings=screened) == say(series(WAVES[:13]))


def test_a_long_series_is_said_to_be_long() -> None:
    many = [*WAVES, *WAVES[:3]]
    assert "Of 21 quarters the last 16 to 20" in say(series(many))[-1]
    assert not any("may tell more" in each for each in say(series(many[1:])))


def test_limits_have_the_decimals_that_tell_them_apart() -> None:
    whole = indicator(decimals=0)
    close = [75, 76, 75, 75, 76, 74, 75, 75, 76, 75, 75, 74, 75]
    signal = read_signal(whole, series(close), upto=Q2)
    assert signal_words(signal, whole)[0] == (
        "Mean 75.1%, limits 72.9% to 77.3% from 13 quarters."
    )
    wide = read_signal(whole, series([each * 9 for each in range(12)]), upto=Q2)
    assert re.search(r"Mean \d+%, limits \d+% to \d+%", signal_words(wide, whole)[0])


def test_a_point_off_a_limit_never_reads_as_on_it() -> None:
    what = indicator()
    signal = read_signal(what, series(WAVES[:13]), upto=Q2)
    limits = signal.segments[-1].limits
    assert limits is not None
    assert signal.latest is not None
    near = replace(signal.latest, value=limits.upper + Fraction(1, 100))
    plain, finer = (
        signal_words(replace(signal, latest=each), what)[0]
        for each in (signal.latest, near)
    )
    assert "limits 44.8% to 55.5%" in plain
    assert "limits 44.83% to 55.47%" in finer


@given(
    st.lists(st.none() | st.integers(0, 100), max_size=30),
    st.sampled_from(Polarity),
    st.booleans(),
)
def test_nothing_is_claimed_of_cause_or_chance(
    values: list[int | None], polarity: Polarity, is_screened: bool
) -> None:
    said = say(
        series(values),
        polarity=polarity,
        target=aim(60),
        settings=SignalSettings(is_screened=is_screened),
    )
    assert said
    for each in said:
        assert not NEVER.search(each)
        assert not each[0].islower()
        assert each.endswith(".")
        assert not each.endswith("..")
