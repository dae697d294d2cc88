"""Gaps, provisional figures, and where limits begin afresh."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak
from qperf_tui.domain.rules import Rebase
from qperf_tui.domain.spc import Signal, Variation, read_signal, why_no_rebase
from qperf_tui.domain.spc_rules import SpecialCause
from support.council import Q2, indicator, reported

WAVES = (50, 52, 51, 49, 48, 52, 50, 49, 51, 50, 48, 52, 50, 49, 51, 52, 48, 50)
RISEN = (*(50, 52, 49, 51, 50, 48, 51), *(55, 57, 54, 56, 55, 57, 54))
PROVISIONAL = OutturnStatus.PROVISIONAL


def series(
    values: Sequence[int | None], statuses: "dict[int, OutturnStatus] | None" = None
) -> list[Outturn]:
    """Figures that end at Q2, with the status of some, counted from the end."""
    told = statuses or {}
    return [
        reported(
            value,
            Q2.shifted(at - len(values) + 1),
            status=told.get(at - len(values), OutturnStatus.FINAL),
        )
        for at, value in enumerate(values)
        if value is not None
    ]


def read(
    outturns: Sequence[Outturn],
    breaks: Sequence[DefinitionBreak] = (),
    rebases: Sequence[Rebase] = (),
) -> Signal:
    return read_signal(indicator(), outturns, upto=Q2, breaks=breaks, rebases=rebases)


def changed(quarters_back: int) -> list[DefinitionBreak]:
    return [DefinitionBreak(Q2.ordinal - quarters_back, "counted anew")]


def rebased(quarters_back: int) -> list[Rebase]:
    return [
        Rebase(
            first_quarter=Q2.ordinal - quarters_back,
            reason="a second team",
            by="Ann Lee",
            at="2012-08-01T09:00:00Z",
        )
    ]


@pytest.mark.parametrize(
    "status", [OutturnStatus.SUPPRESSED, OutturnStatus.NOT_COMPARABLE]
)
def test_a_figure_that_may_not_be_used_is_a_gap(status: OutturnStatus) -> None:
    hidden = series([*WAVES[:5], 90, *WAVES[6:14]], {-9: status})
    missing = series([*WAVES[:5], None, *WAVES[6:14]])
    assert read(hidden) == read(missing)
    assert read(hidden).points[5].value is None
    assert read(hidden).segments[0].count == 13


def test_no_run_passes_a_gap() -> None:
    assert read(series(RISEN)).variation is Variation.IMPROVEMENT
    with_gap = [*WAVES[:3], *RISEN[:10], None, *RISEN[10:]]
    signal = read(series(with_gap))
    assert not signal.is_trial
    assert signal.variation is Variation.COMMON


def test_a_provisional_last_figure_makes_no_icon() -> None:
    signal = read(series([*WAVES[:14], 90], {-1: PROVISIONAL}))
    assert signal.points[-1].is_provisional
    assert signal.latest is not None
    assert signal.latest.quarter == Q2.shifted(-1)
    assert signal.variation is Variation.COMMON
    assert any("provisional" in each for each in signal.cautions)


def test_limits_do_not_rest_on_a_provisional_last_figure() -> None:
    settled = read_signal(indicator(), series(WAVES[:14]), upto=Q2)
    signal = read(series([*WAVES[:14], 90], {-1: PROVISIONAL}))
    assert signal.segments[-1].limits == settled.segments[-1].limits
    assert signal.segments[-1].count == 14
    assert SpecialCause.OUTSIDE in signal.points[-1].causes
    assert read(series(WAVES[:13], {-1: PROVISIONAL})).is_trial
    assert read(series(WAVES[:8], {-1: PROVISIONAL})).refusal


def test_a_run_that_a_provisional_figure_completes_marks_no_final_one() -> None:
    values = [50, 54, 49, 51, 50, 49, 51, *RISEN[7:]]
    signal = read(series(values, {-1: PROVISIONAL}))
    assert signal.variation is Variation.COMMON
    assert not any(each.causes for each in signal.points[:-1])


def test_one_far_point_makes_no_run_of_the_others() -> None:
    signal = read(series([*WAVES[:6], 90, *WAVES[7:14]]))
    assert SpecialCause.OUTSIDE in signal.points[6].causes
    assert signal.variation is Variation.COMMON


def test_a_break_begins_the_limits_and_the_rules_afresh() -> None:
    values = [*WAVES[:9], *(each + 30 for each in WAVES[:13])]
    signal = read(series(values), changed(12))
    former, last = signal.segments
    assert former.limits is not None
    assert last.limits is not None
    assert last.limits.mean == Fraction(sum(values[9:]), 13)
    assert last.limits.upper - last.limits.mean < 10, "no range is taken across"
    assert "counted anew" in last.starts_because
    assert signal.variation is Variation.COMMON
    assert not any(each.causes for each in signal.points)


def test_few_points_after_a_break_are_said_to_be_few() -> None:
    signal = read(series(WAVES), changed(2))
    assert signal.refusal.startswith("3 comparable quarters")
    assert signal.letters == "·"
    assert not any(each.causes for each in signal.points[-3:])


def test_a_rebase_says_why_and_by_whom() -> None:
    signal = read(series(WAVES), rebases=rebased(9))
    because = signal.segments[-1].starts_because
    assert len(signal.segments) == 2
    assert all(each in because for each in ("a second team", "Ann Lee", "2012-08-01"))


def test_a_break_stands_before_a_rebase_in_the_same_quarter() -> None:
    signal = read(series(WAVES), changed(8), rebased(8))
    assert len(signal.segments) == 2
    assert "counted anew" in signal.segments[-1].starts_because


def test_a_rebase_that_would_leave_three_points_gives_no_limits_from_three() -> None:
    signal = read(series(WAVES), rebases=rebased(2))
    assert all(each.count >= 8 for each in signal.segments if each.limits)


def test_a_break_after_the_last_quarter_read_changes_nothing() -> None:
    assert read(series(WAVES), changed(-1)) == read(series(WAVES))


@pytest.mark.parametrize(
    ("quarters_back", "why"),
    [
        (7, None),
        (9, None),
        (6, "leave 11 points before Q4 2010/11 and 7 from it on"),
        (10, "leave 7 points before Q4 2009/10 and 11 from it on"),
        (-1, "no comparable figure for Q3 2012/13"),
        (40, "no comparable figure"),
    ],
)
def test_each_side_of_a_rebase_keeps_eight(quarters_back: int, why: str | None) -> None:
    found = why_no_rebase(series(WAVES), Q2.shifted(-quarters_back))
    assert found == why if why is None else found and why in found


def test_a_rebase_needs_a_figure_in_its_quarter() -> None:
    with_gap = series([*WAVES[:9], None, *WAVES[9:18]])
    found = why_no_rebase(with_gap, Q2.shifted(-9))
    assert found == "there is no comparable figure for Q1 2010/11"


@pytest.mark.parametrize("is_break", [True, False])
def test_limits_begin_afresh_but_once_in_a_quarter(is_break: bool) -> None:
    found = why_no_rebase(
        series(WAVES),
        Q2.shifted(-8),
        changed(8) if is_break else [],
        [] if is_break else rebased(8),
    )
    assert found == "limits begin afresh at Q2 2010/11 already"


def test_a_rebase_is_counted_from_the_last_break() -> None:
    found = why_no_rebase(series(WAVES), Q2.shifted(-7), changed(14))
    assert found
    assert "7 points before" in found


def test_a_rebase_is_counted_up_to_the_next_break() -> None:
    found = why_no_rebase(series(WAVES), Q2.shifted(-9), changed(3))
    assert found
    assert "6 from it on" in found
