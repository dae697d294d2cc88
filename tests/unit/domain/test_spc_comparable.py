"""Which figures a signal is read from, and whose ruling on its limits stands."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Polarity
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.spc import (
    Rebase,
    Signal,
    Variation,
    read_signal,
)
from qperf_tui.domain.target import Target
from support.council import Q2, indicator, reported

WAVES = (50, 52, 51, 49, 48, 52, 50, 49, 51, 50, 48, 52, 50, 49, 51, 52, 48, 50)
PROVISIONAL = OutturnStatus.PROVISIONAL


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


def test_a_figure_that_covers_another_area_is_a_gap() -> None:
    figures = series(WAVES[:14])
    figures[4] = replace(figures[4], coverage="the north only")
    signal = read(figures)
    assert signal.points[4].value is None
    assert signal.segments[-1].count == 13
    assert signal.cautions == (
        "1 figure covers another part of the council and is a gap",
    )


def test_an_area_that_changed_for_good_leaves_what_came_before() -> None:
    figures = series(WAVES)
    figures[-3:] = [replace(each, coverage="the new area") for each in figures[-3:]]
    assert read(figures).refusal == "3 comparable quarters; limits need 8"
    changed = [DefinitionBreak(figures[-3].quarter.ordinal, "boundary moved")]
    assert read(figures, breaks=changed).segments[0].count == 15


def test_a_partial_provisional_figure_stops_nothing() -> None:
    figures = series(WAVES[:14])
    figures[-1] = replace(figures[-1], status=PROVISIONAL, coverage="the north only")
    signal = read(figures)
    assert signal.variation is Variation.COMMON
    assert signal.points[-1].value is None


def test_only_provisional_figures_say_nothing() -> None:
    figures = [replace(each, status=PROVISIONAL) for each in series(WAVES)]
    assert read(figures).refusal == "0 comparable quarters; limits need 8"


def test_the_latest_revision_of_a_quarter_is_read() -> None:
    figures = series(WAVES[:13])
    revised = replace(figures[5], value=Fraction(53), revision=2)
    assert read([revised, *figures]) == read([*figures[:5], revised, *figures[6:]])


def test_a_figure_not_yet_due_is_none() -> None:
    figures = series(WAVES[:14])
    figures[-1] = replace(figures[-1], status=OutturnStatus.NOT_DUE)
    assert read(figures).points[-1].value is None


def test_a_definition_that_changes_without_a_figure_ends_the_old_limits() -> None:
    known = series(WAVES[:14], Q2.shifted(-1))
    signal = read(known, breaks=[DefinitionBreak(Q2.ordinal, "counted anew")])
    assert signal.refusal == "0 comparable quarters; limits need 8"
    assert signal.variation is None


def test_of_two_rebases_too_close_the_one_ruled_first_stands() -> None:
    values = [*WAVES, *WAVES[:6]]
    early, late = Q2.ordinal - 12, Q2.ordinal - 9
    ruled = [
        Rebase(early, "a team", "A", "2012-09-01"),
        Rebase(late, "a system", "B", "2012-08-01"),
    ]
    signal = read(series(values), rebases=ruled)
    assert [each.first.ordinal for each in signal.segments[1:]] == [late]
    assert any("a team" in each and "each side" in each for each in signal.cautions)


def test_a_rebase_outside_the_series_is_said_to_be_refused() -> None:
    signal = read(series(WAVES), rebases=[Rebase(Q2.ordinal - 40, "long ago")])
    assert len(signal.segments) == 1
    assert "no comparable figure" in signal.cautions[0]
