"""A position in words: what it is judged against, by how much, and why."""

from dataclasses import replace

from qperf_tui.domain.figures import WITH_A_VALUE, Outturn, OutturnStatus
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.position import Position
from qperf_tui.domain.target import NO_TOLERANCE, TargetKind
from qperf_tui.domain.wording import (
    change_words,
    figure,
    movement_words,
    target_figure,
    tolerance_words,
)

_FLAGS = {
    OutturnStatus.PROVISIONAL: ", provisional",
    OutturnStatus.REVISED: ", revised",
    OutturnStatus.NOT_COMPARABLE: ", not comparable with other quarters",
}


def outturn_words(outturn: Outturn | None, indicator: Indicator) -> str:
    """An outturn in words: `79.3% (253 of 319), provisional`, or why there is none."""
    if outturn is None:
        return "no figure reported"
    if outturn.value is None or outturn.status not in WITH_A_VALUE:
        state = "no cases" if outturn.has_no_cases else outturn.status.value
        reason = f": {outturn.reason}" if outturn.reason else ""
        expected = f", expected {outturn.expected}" if outturn.expected else ""
        return f"{state}{reason}{expected}"
    if outturn.is_of_few(indicator.unit):
        made_of = f"{outturn.numerator:,f} of {outturn.denominator:,f}"
        whole = figure(outturn.value, replace(indicator, decimals=0))
        return f"{made_of}, or {whole}{_FLAGS.get(outturn.status, '')}"
    said = figure(outturn.value, indicator)
    if outturn.numerator is not None and outturn.denominator is not None:
        said += f" ({outturn.numerator:,f} of {outturn.denominator:,f})"
    return said + _FLAGS.get(outturn.status, "")


def judgement_words(position: Position) -> str:
    """The working behind a status, in the indicator's own unit."""
    indicator, target = position.indicator, position.target
    said = outturn_words(position.outturn, indicator)
    if position.outturn is None or position.outturn.value is None:
        return said
    if target is None or position.unrated:
        return f"{said}; not rated, as {position.unrated or 'no target is set'}"
    kind = "milestone" if target.kind is TargetKind.MILESTONE else "year-end target"
    against = f"{said} against the {kind} of {target_figure(target, indicator)}"
    judged = position.judgement
    if judged is None:
        return f"{against}: not rated, as it is not comparable"
    if not judged.shortfall:
        is_met = position.status.is_on_target
        return f"{against}: {'on target' if is_met else 'equal to it, a miss'}"
    short = f"{against}: {change_words(judged.shortfall, indicator)} off"
    if position.status.is_on_target:
        return f"{short}, near enough to count as on target"
    if position.tolerance == NO_TOLERANCE:
        return f"{short}, with no tolerance"
    return f"{short}, tolerance {tolerance_words(position.tolerance, indicator)}"


def movement_lines(position: Position) -> list[str]:
    """The movements on the previous quarter and the year before, in words."""
    return [
        movement_words(moved, position.indicator)
        for moved in (position.on_previous, position.on_last_year)
        if moved is not None
    ]
