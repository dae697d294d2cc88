"""Edges of signals: reference defects, coverage, stale quarters, counts, seasons."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import DefinitionBreak, Polarity
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.spc import (
    Assurance,
    Rebase,
    Signal,
    SignalSettings,
    SpecialCause,
    Variation,
    read_signal,
)
from qperf_tui.domain.spc_rules import Limits, limits_of, special_causes
from qperf_tui.domain.target import Target
from support.council import Q2, aim, indicator, reported, share

WAVES = (50, 52, 51, 49, 48, 52, 50, 49, 51, 50, 48, 52, 50, 49, 51, 52, 48, 50)
BEFORE = ["62.3", "64.0", "66.1", "65.2"]
ASSESSMENTS = ["74.1", "76.3", "78.0", "79.5", "81.0", "78.4", "82.6", "84.6", "79.3"]
OUTSIDE, TREND = SpecialCause.OUTSIDE, SpecialCause.TREND


def series(values: Sequence[object], last: Quarter = Q2) -> list[Outturn]:
    """Figures of consecutive quarters that end at `last`; None leaves a gap."""
    return [
        reported(str(value), last.shifted(at - len(values) + 1))
        for at, value in enumerate(values)
        if value is not None
    ]


def read(
    outturns: Sequence[Outturn],
    *,
    polarity: Polarity = Polarity.HIGHER,
    target: Target | None = None,
    breaks: Sequence[DefinitionBreak] = (),
    rebases: Sequence[Rebase] = (),
) -> Signal:
    return read_signal(
        indicator(polarity=polarity),
        outturns,
        upto=Q2,
        target=target,
        breaks=breaks,
        rebases=rebases,
    )


def in_force(signal: Signal) -> Limits:
    limits = signal.segments[-1].limits
    assert limits is not None
    return limits


def shown(limits: Limits) -> list[str]:
    return [f"{float(x):.1f}" for x in (limits.mean, limits.lower, limits.upper)]


def test_the_worked_example_with_its_hole_keeps_its_slot() -> None:
    whole, holed = (
        in_force(read(series(values)))
        for values in (ASSESSMENTS, [*ASSESSMENTS[:7], None, *ASSESSMENTS[7:]])
    )
    assert f"{float(whole.amr):.2f}" == "2.62"
    assert shown(whole) == ["79.3", "72.3", "86.3"]
    assert holed.mean == whole.mean
    assert holed.amr == (whole.amr * 8 - 2) / 7, "82.6 to 84.6 is no neighbours' range"
    assert shown(holed) == ["79.3", "72.1", "86.5"]


def test_not_rebased_the_worked_example_has_a_false_signal() -> None:
    signal = read(series([*BEFORE, *ASSESSMENTS]))
    assert shown(in_force(signal))[1:] == ["67.1", "82.4"]
    assert signal.points[-2].causes[0] is OUTSIDE
    assert signal.points[-2].is_good is True


def test_the_limits_of_the_ranges_and_the_near_limits() -> None:
    limits = in_force(read(series(ASSESSMENTS)))
    assert limits.upper - limits.mean == limits.amr * Fraction(266, 100)
    assert limits.near_upper - limits.mean == (limits.upper - limits.mean) * 2 / 3
    assert limits.mean - limits.near_lower == limits.near_upper - limits.mean
    assert limits.mr_upper == limits.amr * Fraction(3267, 1000)


def test_eight_falling_points_begin_with_no_improvement() -> None:
    signal = read(series(range(80, 72, -1)))
    assert signal.points[0].causes == (OUTSIDE,)
    assert all(each.is_good is None for each in signal.points)
    assert signal.letters == "out"


def test_eight_with_one_low_point_have_no_run_of_the_others() -> None:
    signal = read(series([50, 52, 51, 10, 53, 50, 52, 51]))
    assert {at for at, each in enumerate(signal.points) if each.causes} <= {3}


def test_a_first_point_on_the_mean_is_not_flagged() -> None:
    limits = Limits.around(Fraction(0), Fraction(100))
    values: list[Fraction | None] = [Fraction(n) for n in (0, 3, 1, 3, 1, 3, 1, 2)]
    assert not special_causes(values, limits)[0]
    assert all(special_causes(values, limits)[1:])


def test_a_far_point_makes_no_run_but_leaves_one_that_is_there() -> None:
    limits = limits_of([Fraction(n) for n in [*[50, 52] * 6, 0]])
    assert isinstance(limits, Limits)
    dragged = special_causes([Fraction(n) for n in [*[50, 52] * 6, 0]], limits)
    assert [list(each) for each in dragged] == [[]] * 12 + [[OUTSIDE]]
    stepped = [*[50, 52] * 5, *[60, 62] * 4, 90]
    found = read(series(stepped)).points
    assert SpecialCause.SHIFT in found[0].causes
    assert SpecialCause.SHIFT in found[-2].causes


def test_both_codes_of_a_contradictory_point_are_kept() -> None:
    signal = read(series([20 - at for at in range(14)]))
    first = signal.points[0]
    assert first.causes[:2] == (OUTSIDE, TREND)
    assert first.upwards[:2] == (True, False)
    assert first.is_good is True
    assert signal.variation is Variation.CONCERN


@pytest.mark.parametrize("length", [0, 5, 8])
def test_a_run_is_of_six_or_seven(length: int) -> None:
    with pytest.raises(ValueError, match="6 or 7"):
        SignalSettings(run_length=length)


def test_letters_fit_a_column_of_six_and_mean_one_thing() -> None:
    letters = [each.letter for each in (*Variation, *Assurance)]
    assert len(set(letters)) == len(letters)
    words = {
        read(series(WAVES[:7])).letters,
        read(series(WAVES[:9])).letters,
        read(series([*[50, 51] * 5, 90])).letters,
        read(series(WAVES), target=aim(50)).letters,
    }
    assert words == {"·", "trial", "out", "~ ?"}
    assert max(map(len, words)) <= 6


def test_a_rebase_hides_no_season() -> None:
    swing = [at % 3 + (60, 50, 40, 50)[at % 4] for at in range(18)]
    ruled = [Rebase(Q2.ordinal - 8, "a new team")]
    assert "strongly seasonal" in read(series(swing)).refusal
    assert "strongly seasonal" in read(series(swing), rebases=ruled).refusal
    assert not read(series(swing), rebases=ruled).segments


def test_a_step_is_no_season() -> None:
    assert not read(series([*WAVES[:9], *(each + 20 for each in WAVES[:9])])).refusal


@pytest.mark.parametrize(
    ("cases", "is_told"), [(20, True), (60, True), (1000, False), (2000, False)]
)
def test_near_the_ceiling_it_is_counts_that_matter(cases: int, is_told: bool) -> None:
    tenths = (990, 970, 1000, 960, 990, 980, 970, 990, 1000, 960, 980, 990, 970)
    figures = [
        replace(
            share(round(each * cases / 1000), cases, Q2.shifted(at - 12)),
            value=Fraction(each, 10),
        )
        for at, each in enumerate(tenths)
    ]
    told = [each for each in read(figures).cautions if "near 100%" in each]
    assert bool(told) is is_told
    assert all(f"some {cases} cases" in each for each in told)


def test_a_figure_of_no_share_is_near_no_end() -> None:
    counts = replace(indicator(), unit="no.")
    low = [each - 48 for each in WAVES]
    assert not read_signal(counts, series(low), upto=Q2).cautions
    assert read(series(low)).cautions
    beyond = [each + 60 for each in WAVES]
    assert not read(series(beyond)).cautions, "a rate of change may pass 100%"


def test_limits_are_never_cut_for_a_test() -> None:
    assert in_force(read(series([each - 48 for each in WAVES]))).lower < 0
    assert in_force(read(series([each + 48 for each in WAVES]))).upper > 100


@pytest.mark.parametrize(
    ("polarity", "words", "expected"),
    [
        (Polarity.HIGHER, "40 to 49", Assurance.PASS),
        (Polarity.HIGHER, "40 to 90", Assurance.PASS),
        (Polarity.LOWER, "40 to 60", Assurance.PASS),
        (Polarity.LOWER, "20 to 40", Assurance.FAIL),
        (Polarity.HIGHER, "60 to 90", Assurance.FAIL),
    ],
)
def test_a_range_aimed_at_one_way_asks_for_its_near_end(
    polarity: Polarity, words: str, expected: Assurance
) -> None:
    found = read(series(WAVES), polarity=polarity, target=Target.parse(words))
    assert found.assurance is expected


@given(
    st.lists(st.integers(0, 100).map(Fraction), min_size=6, max_size=12),
    st.lists(st.integers(0, 100).map(Fraction), min_size=6, max_size=12),
    st.sampled_from([6, 7]),
)
def test_a_missing_quarter_is_never_bridged(
    before: list[Fraction], after: list[Fraction], length: int
) -> None:
    limits = Limits.around(Fraction(50), Fraction(10))
    # Nothing is outside these limits of 23.4 to 76.6, so that no rule but runs differs.
    near = [Fraction(25) + each / 2 for each in before]
    far = [Fraction(25) + each / 2 for each in after]
    together = special_causes([*near, None, *far], limits, length)
    assert together == [
        *special_causes(near, limits, length),
        {},
        *special_causes(far, limits, length),
    ]


@given(st.lists(st.none() | st.integers(0, 1000), min_size=1, max_size=40))
def test_any_series_is_read_or_refused_and_flags_only_figures(
    values: list[int | None],
) -> None:
    signal = read(series(values), target=aim(500))
    assert (signal.variation is None) or not signal.refusal
    assert all(each.value is not None for each in signal.points if each.causes)
    assert sum(map(len, (each.causes for each in signal.points))) == sum(
        len(each.upwards) for each in signal.points
    )


def test_forty_quarters_are_read_in_a_blink() -> None:
    figures = [
        replace(
            share(150 + at * 7 % 31, 199 + at * 13 % 101, Q2.shifted(at - 39)),
            numerator=Decimal(1),
        )
        for at in range(40)
    ]
    best = min(_seconds(figures) for _ in range(20))
    assert best < 0.01, "some 1 ms on a quiet machine"


def _seconds(figures: Sequence[Outturn]) -> float:
    began = perf_counter()
    read(figures)
    return perf_counter() - began
