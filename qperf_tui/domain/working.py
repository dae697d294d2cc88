"""The working behind every judgement: the rule, the arithmetic, the reason."""

from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from qperf_tui.domain.appraisal import Appraisal, Source
from qperf_tui.domain.explaining import judgement_words, outturn_words
from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import Indicator, Polarity
from qperf_tui.domain.interval_words import change_interval_words, interval_words
from qperf_tui.domain.intervals import NoInterval, change_interval, figure_interval
from qperf_tui.domain.movement import Direction, Movement
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.projection_words import projection_words
from qperf_tui.domain.rounding import digits
from qperf_tui.domain.rules import AmberWhen
from qperf_tui.domain.signal_words import signal_words
from qperf_tui.domain.target import NO_TOLERANCE
from qperf_tui.domain.text import capitalised
from qperf_tui.domain.wording import (
    change_words,
    figure,
    movement_words,
    target_figure,
    tolerance_words,
)

_EXACT = 4
"""Decimals that the arithmetic is shown with, so that rounding hides nothing."""


_NO_WORSE = {
    Polarity.HIGHER: "no lower than",
    Polarity.LOWER: "no higher than",
}


class Topic(Enum):
    """What a working is the working of."""

    NOW = "Now"
    YEAR_END = "Expected at year end"
    ON_QUARTER = "On the previous quarter"
    ON_YEAR = "On the same quarter last year"
    SIGNAL = "Signal"


@dataclass(frozen=True, slots=True)
class Working:
    """One judgement with its working, line by line, in plain words."""

    topic: Topic
    verdict: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetNote:
    """Who set a target, when and why, in the order they bear on the quarter."""

    says: str


def workings(
    appraisal: Appraisal, notes: tuple[TargetNote, ...] = ()
) -> tuple[Working, ...]:
    """The working of each judgement of an appraisal, in the order of the topics."""
    position = appraisal.position
    return (
        Working(Topic.NOW, str(position.status), tuple(_now(position, notes))),
        Working(Topic.YEAR_END, year_end_verdict(appraisal), _year_end(appraisal)),
        _moved(Topic.ON_QUARTER, position, position.on_previous),
        _moved(Topic.ON_YEAR, position, position.on_last_year),
        Working(
            Topic.SIGNAL,
            appraisal.signal.letters,
            tuple(signal_words(appraisal.signal, position.indicator)),
        ),
    )


def year_end_verdict(appraisal: Appraisal) -> str:
    """The status expected at the year end with whose word it is: `◆ Amber, entered`."""
    expected = appraisal.year_end
    if expected.source is Source.NONE:
        return "–"
    return f"{expected.status}, {expected.source.value}"


def _now(position: Position, notes: tuple[TargetNote, ...]) -> list[str]:
    indicator, outturn = position.indicator, position.outturn
    lines = [f"{judgement_words(position)}."]
    if outturn is not None and outturn.value is not None:
        lines += _arithmetic(outturn, outturn.value, indicator)
    lines += _edges(position)
    lines += _rule(position)
    lines += [each.says for each in notes]
    if outturn is not None:
        interval = figure_interval(outturn, indicator)
        lines.append(
            f"No interval: {interval.says}."
            if isinstance(interval, NoInterval)
            else f"{interval_words(interval, indicator)}, if the quarter is read as a"
            " sample of how the service usually does."
        )
    if outturn is not None and outturn.reason:
        lines.append(f"On file with it: {outturn.reason}")
    return lines


def _arithmetic(outturn: Outturn, value: Fraction, indicator: Indicator) -> list[str]:
    if outturn.numerator is None or not outturn.denominator:
        return ["Only the figure itself is on file, as it was reported."]
    of = f"{outturn.numerator:,f} of {outturn.denominator:,f}"
    decimals = 0 if outturn.is_of_few(indicator.unit) else indicator.decimals
    shown = figure(value, replace(indicator, decimals=decimals))
    return [f"{of} is exactly {digits(value, _EXACT)}, shown as {shown}."]


def _edges(position: Position) -> list[str]:
    judged, target, indicator = position.judgement, position.target, position.indicator
    if judged is None or target is None or indicator.polarity is Polarity.NEUTRAL:
        return []
    green = (
        f"{_NO_WORSE.get(indicator.polarity)} {figure(judged.green_edge, indicator)}"
    )
    if indicator.polarity is Polarity.IN_RANGE:
        green = target_figure(target, indicator)
    lines = [f"Green is {green}"]
    if judged.amber_edge is None:
        lines[0] += "; anything else is amber while recovery is expected."
    elif judged.amber_edge == judged.green_edge:
        lines[0] += "; there is no amber."
    else:
        lines[0] += f"; amber ends at {figure(judged.amber_edge, indicator)}."
    if target.settled_by:
        figures = target_figure(target, indicator)
        lines.append(f"\u201c{target.words}\u201d: {figures}, {target.settled_by}.")
    if position.is_from_rounded:
        lines.append(
            "Judged from a rounded figure, whose rounding decides: ask for the counts."
        )
    return lines


def _rule(position: Position) -> list[str]:
    evidence = position.evidence
    rule = evidence.practice.rule
    lines = [f"Rule: {rule.title}: {rule.words}."]
    if rule.amber is AmberWhen.WITHIN_TOLERANCE and position.tolerance != NO_TOLERANCE:
        size = tolerance_words(position.tolerance, position.indicator)
        lines.append(f"Tolerance: {size}.")
    if (override := evidence.override) is not None:
        lines.append(
            f"Tolerance set by {override.set_by} on {override.set_at[:10]} from"
            f" {Quarter(override.first_quarter)}: {override.reason}"
        )
    is_displayed = evidence.practice.is_as_displayed
    how = "as it is published" if is_displayed else "unrounded"
    return [*lines, f"The figure is judged {how}."]


def _year_end(appraisal: Appraisal) -> tuple[str, ...]:
    position, expected = appraisal.position, appraisal.year_end
    indicator = position.indicator
    lines: list[str] = []
    if expected.source is Source.KNOWN:
        return ("The year is complete: the outturn of Quarter 4 stands.",)
    if (entered := position.evidence.expectation) is not None:
        lines.append(
            f"{figure(entered.value, indicator)} entered by {entered.entered_by} in"
            f" {entered.quarter}: {entered.reason}"
        )
    if expected.why and expected.source is not Source.NONE:
        lines.append(f"Not rated: {expected.why}.")
    if position.year_end is not None:
        target = target_figure(position.year_end, indicator)
        lines.append(f"Year-end target {target}.")
    return (*lines, *projection_words(appraisal.projection, indicator))


def _moved(topic: Topic, position: Position, moved: Movement | None) -> Working:
    indicator, outturn = position.indicator, position.outturn
    if moved is None or outturn is None:
        return Working(topic, "–", ("There is no figure to have moved.",))
    verdict = movement_words(moved, indicator)
    if moved.change is None or moved.before is None or outturn.value is None:
        return Working(topic, "–", (f"{capitalised(verdict)}.",))
    earlier = moved.before
    now, then = (outturn_words(each, indicator) for each in (outturn, earlier))
    said = (
        f"both are shown as {figure(outturn.value, indicator)}"
        if moved.direction is Direction.UNCHANGED
        else f"said as {change_words(moved.change, indicator)}"
    )
    exact = f"{now} less {then} in {moved.since}: {_signed(moved.change)}"
    lines = [f"{exact}, {said}."]
    found = change_interval(outturn, earlier, indicator)
    lines.append(
        f"No interval: {found.says}."
        if isinstance(found, NoInterval)
        else f"{change_interval_words(found)}."
    )
    if moved.known.is_provisional:
        lines.append("One of the two figures is provisional.")
    if moved.known.overlap:
        lines.append(f"The two figures share {moved.known.overlap} months.")
    return Working(topic, verdict, tuple(lines))


def _signed(change: Fraction) -> str:
    sign = "+" if change > 0 else "\u2212" if change < 0 else ""
    return f"{sign}{digits(abs(change), _EXACT)}"
