from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rules import Rebase
from qperf_tui.domain.spc import (
    Assurance,
    Signal,
    SignalSettings,
    Variation,
    read_signal,
)
from qperf_tui.domain.spc_rules import SpecialCause
from qperf_tui.domain.target import Target
from support.council import Q2, aim, indicator, reported

WAVES = (50, 52, 51, 49, 48, 52, 50, 49, 51, 50, 48, 52, 50, 49, 51, 52, 48, 50)
"""A stable series without a season; any first 8 or more of it have limits."""
RISEN = (*(50, 52, 49, 51, 50, 48, 51), *(55, 57, 54, 56, 55, 57, 54))
"""Seven quarters and then seven more on a higher level."""
ASSESSMENTS = ["74.1", "76.3", "78.0", "79.5", "81.0", "78.4", "82.6", "84.6", "79.3"]
EARLIER = ["65.0", "68.4", "69.9", "74.2"]
HIGHER, LOWER = Polarity.HIGHER, Polarity.LOWER


def series(values: Sequence[object], last: Quarter = Q2) -> list[Outturn]:
    """Figures of consecutive quarters that end at `last`; None leaves a gap."""
    first = last.ordinal - len(values) + 1
    return [
        reported(str(value), Quarter(first + at))
        for at, value in enumerate(values)
        if value is not None
    ]


def read(
    values: Sequence[object],
    *,
    polarity: Polarity = HIGHER,
    target: Target | None = None,
    settings: SignalSettings | None = None,
    breaks: Sequence[DefinitionBreak] = (),
    rebases: Sequence[Rebase] = (),
) -> Signal:
    return read_signal(
        indicator(polarity=polarity),
        series(values),
        upto=Q2,
        target=target,
        breaks=breaks,
        rebases=rebases,
        settings=settings or SignalSettings(),
    )


def flags(signal: Signal) -> list[tuple[SpecialCause, ...]]:
    return [tuple(each.causes) for each in signal.points]


def back(quarters: int) -> int:
    """The ordinal of the quarter that many before the last."""
    return Q2.ordinal - quarters


@pytest.mark.parametrize(
    "basis",
    [each for each in ReportBasis if each not in {"quarter", "snapshot"}],
)
def test_only_figures_of_a_quarter_or_a_day_are_read(basis: ReportBasis) -> None:
    signal = read_signal(indicator(basis=basis), series(WAVES), upto=Q2)
    assert signal.refusal
    assert signal.letters == "·"
    assert not signal.points


def test_a_snapshot_is_read() -> None:
    snapshot = indicator(basis=ReportBasis.SNAPSHOT)
    assert read_signal(snapshot, series(WAVES), upto=Q2).variation is Variation.COMMON


def test_no_figures_are_said_to_be_none() -> None:
    assert read([]).refusal == "there are no figures"


@pytest.mark.parametrize("count", [1, 5, 7])
def test_nothing_is_said_below_eight(count: int) -> None:
    signal = read(WAVES[:count])
    assert signal.refusal.startswith(f"{count} comparable quarter")
    assert signal.letters == "·"
    assert signal.variation is signal.assurance is None
    assert not any(flags(signal))
    assert all(each.limits is None for each in signal.segments)


@pytest.mark.parametrize("count", [8, 12])
def test_limits_are_on_trial_below_thirteen(count: int) -> None:
    signal = read(WAVES[:count], target=aim(80))
    assert not signal.refusal
    assert signal.is_trial
    assert signal.letters == "trial"
    assert signal.variation is signal.assurance is None


def test_on_trial_only_points_outside_are_marked() -> None:
    signal = read([*RISEN[2:12], 90])
    marked = {cause for each in flags(signal) for cause in each}
    assert marked <= {SpecialCause.OUTSIDE}
    fallen = read([50, 51] * 5 + [90])
    assert flags(fallen)[-1] == (SpecialCause.OUTSIDE,)
    assert fallen.variation is None
    assert fallen.letters not in {"trial", "·"}


def test_thirteen_speak_with_every_rule() -> None:
    signal = read(WAVES[:13], target=aim(80))
    assert not signal.is_trial
    assert signal.letters == "~ F"
    assert read(RISEN).variation is Variation.IMPROVEMENT
    assert flags(read(RISEN))[-1] == (SpecialCause.SHIFT,)


def test_the_worked_example_rebased_and_not() -> None:
    whole = [*EARLIER, *ASSESSMENTS]
    rebased = read(
        whole, breaks=[DefinitionBreak(back(8), "new timescale")], target=aim(85)
    )
    limits = rebased.segments[-1].limits
    assert limits is not None
    assert [f"{float(x):.1f}" for x in (limits.mean, limits.lower, limits.upper)] == [
        *("79.3", "72.3", "86.3")
    ]
    assert rebased.is_trial
    assert not any(flags(rebased))
    assert SpecialCause.OUTSIDE in flags(read(whole))[-2], "84.6, a false signal"


@pytest.mark.parametrize(
    ("polarity", "target", "expected"),
    [
        (HIGHER, "40", Assurance.PASS),
        (HIGHER, "60", Assurance.FAIL),
        (LOWER, "40", Assurance.FAIL),
        (LOWER, "60", Assurance.PASS),
        (HIGHER, "50", Assurance.HIT_OR_MISS),
        (Polarity.IN_RANGE, "40 to 60", Assurance.PASS),
        (Polarity.IN_RANGE, "49 to 60", Assurance.HIT_OR_MISS),
        (Polarity.IN_RANGE, "60 to 70", Assurance.FAIL),
        (Polarity.IN_RANGE, "30 to 40", Assurance.FAIL),
        (Polarity.NEUTRAL, "40", None),
    ],
)
def test_assurance(polarity: Polarity, target: str, expected: Assurance | None) -> None:
    aimed = Target.parse(target)
    assert read(WAVES, polarity=polarity, target=aimed).assurance is expected


@pytest.mark.parametrize("polarity", [HIGHER, LOWER, Polarity.IN_RANGE])
@pytest.mark.parametrize("is_upper", [True, False])
def test_a_target_on_a_limit_is_hit_or_miss(polarity: Polarity, is_upper: bool) -> None:
    limits = read(WAVES).segments[-1].limits
    assert limits is not None
    limit = limits.upper if is_upper else limits.lower
    aimed = aim(limit)
    if polarity is Polarity.IN_RANGE:
        aimed = Target(Fraction(0), limit) if is_upper else Target(limit, Fraction(100))
    signal = read(WAVES, polarity=polarity, target=aimed)
    assert signal.assurance is Assurance.HIT_OR_MISS


def test_without_a_target_there_is_no_assurance() -> None:
    assert read(WAVES[:13]).assurance is None
    assert read(WAVES[:13]).letters == "~"


@pytest.mark.parametrize(
    ("polarity", "letter"),
    [(HIGHER, "I"), (LOWER, "C"), (Polarity.NEUTRAL, "H"), (Polarity.IN_RANGE, "H")],
)
def test_the_letter_of_a_rise(polarity: Polarity, letter: str) -> None:
    turned = {"I": "C", "C": "I", "H": "L"}
    assert read(RISEN, polarity=polarity).letters == letter
    fallen = [100 - each for each in RISEN]
    assert read(fallen, polarity=polarity).letters == turned[letter]


def test_only_the_latest_point_makes_the_icon() -> None:
    signal = read([*WAVES[:6], 90, 50, 10, *WAVES[9:14]])
    assert any(flags(signal))
    assert signal.variation is Variation.COMMON


@pytest.mark.parametrize("count", [8, 13])
@pytest.mark.parametrize("is_screened", [True, False])
def test_a_constant_series_has_no_variation(count: int, is_screened: bool) -> None:
    signal = read([50] * count, settings=SignalSettings(is_screened=is_screened))
    assert signal.refusal == f"no variation in {count} quarters"
    assert not any(flags(signal))


@pytest.mark.parametrize("is_screened", [True, False])
def test_a_spike_in_a_flat_series_marks_no_other_point(is_screened: bool) -> None:
    values = [50] * 6 + [90] + [50] * 3
    signal = read(values, settings=SignalSettings(is_screened=is_screened))
    assert {at for at, each in enumerate(flags(signal)) if each} <= {6}


def test_a_run_of_six_is_a_signal_where_a_council_chose_six() -> None:
    values = [50, 52, 49, 51, 50, 48, 51, 50, 55, 57, 54, 56, 55, 57]
    assert read(values).variation is Variation.COMMON
    six = read(values, settings=SignalSettings(run_length=6))
    assert six.variation is Variation.IMPROVEMENT


def test_seasons_are_refused() -> None:
    seasonal = [at % 2 + (60, 50, 40, 50)[at % 4] for at in range(16)]
    wobbled = [each + (1 if at % 3 else -1) for at, each in enumerate(seasonal)]
    signal = read(wobbled)
    assert "strongly seasonal" in signal.refusal
    assert signal.variation is None


def test_near_an_end_the_reader_is_cautioned() -> None:
    near = [99, 97, 100, 96, 99, 98, 97, 99, 100, 96, 98, 99, 97]
    assert any("near" in each for each in read(near).cautions)
    assert not read(WAVES).cautions


@given(st.lists(st.integers(0, 100), min_size=13, max_size=20))
def test_the_other_polarity_swaps_improvement_and_concern(values: list[int]) -> None:
    other = {
        Variation.IMPROVEMENT: Variation.CONCERN,
        Variation.CONCERN: Variation.IMPROVEMENT,
    }
    high, low = read(values), read(values, polarity=LOWER)
    assert flags(high) == flags(low)
    if high.variation is None:
        assert low.variation is None
    else:
        assert low.variation is other.get(high.variation, high.variation)


@given(
    st.lists(st.integers(0, 100), min_size=8, max_size=16),
    st.lists(st.integers(0, 100), min_size=1, max_size=8),
)
def test_a_later_figure_is_never_read(values: list[int], later: list[int]) -> None:
    known = series(values)
    known_later = [
        replace(each, status=OutturnStatus.FINAL)
        for each in series(later, Q2.shifted(len(later)))
    ]
    alone = read_signal(indicator(), known, upto=Q2, target=aim(50))
    assert alone == read_signal(
        indicator(), [*known, *known_later], upto=Q2, target=aim(50)
    )
