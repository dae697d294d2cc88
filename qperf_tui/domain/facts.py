"""What may be said of an indicator in a quarter, figure by figure."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from qperf_tui.domain.appraisal import Appraisal
from qperf_tui.domain.fact import (
    DENOMINATOR,
    DISTANCE,
    LAST_YEAR,
    MOVEMENT,
    MOVEMENT_YEAR,
    NUMERATOR,
    PREVIOUS,
    TARGET,
    VALUE,
    YEAR_END,
    YEAR_END_DISTANCE,
    Fact,
    FactKind,
    blank_fact,
    why_unstated,
)
from qperf_tui.domain.fact_outlook import (
    OtherBody,
    body_fact,
    outlook_facts,
    status_fact,
)
from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.movement import Direction, Movement
from qperf_tui.domain.position import Position, reported
from qperf_tui.domain.prose import (
    bare_span,
    bracketed,
    count_figure,
    distance_words,
    earlier_span,
    figure_words,
    fraction_words,
    how_moved,
    size_words,
    target_amount,
    target_words,
    with_asides,
)
from qperf_tui.domain.rag import Judgement, judge
from qperf_tui.domain.target import NO_TOLERANCE, Target
from qperf_tui.domain.wording import in_words


def facts_of(
    position: Position,
    appraisal: Appraisal | None = None,
    bodies: Sequence[OtherBody] = (),
) -> tuple[Fact, ...]:
    """What may be said of an indicator in a quarter, in the order it is looked for.

    A figure that is suppressed is in no fact, nor is any that would give it away.
    """
    found = [
        *_own(position),
        *_targets(position),
        *_earlier(position),
        *outlook_facts(position, appraisal),
        status_fact(position),
        *(body_fact(position, each) for each in bodies),
    ]
    return tuple(found)


def earlier_facts(position: Position, outturns: Sequence[Outturn]) -> tuple[Fact, ...]:
    """The figures of earlier quarters, where they may be stated."""
    return tuple(
        replace(_reported(fact, each, position.indicator, ""), quarter=each.quarter)
        for each in outturns
        if each.quarter < position.quarter and reported(each) is not None
        for fact in [
            blank_fact(position, VALUE, FactKind.FIGURE, f"figure, {each.quarter}")
        ]
    )


def _own(position: Position) -> list[Fact]:
    outturn, indicator = position.outturn, position.indicator
    refusal = why_unstated(position.code, position.quarter, outturn)
    found = [
        _reported(
            blank_fact(position, VALUE, FactKind.FIGURE, f"figure, {position.quarter}"),
            outturn,
            indicator,
            refusal,
            position.target,
        )
    ]
    for measure, label in (
        (NUMERATOR, "numerator"),
        (DENOMINATOR, "denominator"),
    ):
        fact = blank_fact(position, measure, FactKind.COUNT, label, refusal)
        amount = None
        if outturn is not None and not refusal:
            is_part = measure == NUMERATOR
            amount = outturn.numerator if is_part else outturn.denominator
            if amount is None:
                refusal_here = f"the {label} of {position.code} is not on file"
                fact = replace(fact, refusal=refusal_here)
        found.append(fact if amount is None else _count(fact, amount))
    return found


def _count(fact: Fact, amount: Decimal) -> Fact:
    shown = count_figure(amount)
    is_whole = amount == amount.to_integral_value()
    return replace(
        fact,
        value=Fraction(amount),
        unit="no.",
        decimals=0,
        figure=shown,
        words=in_words(int(amount)) if is_whole else shown,
    )


def _reported(
    fact: Fact,
    outturn: Outturn | None,
    indicator: Indicator,
    refusal: str,
    target: Target | None = None,
) -> Fact:
    value = reported(outturn)
    if refusal or value is None or outturn is None:
        return replace(fact, refusal=refusal)
    fraction = fraction_words(outturn, indicator)
    lead, asides = with_asides(value, outturn, indicator, target)
    return replace(
        fact,
        value=value,
        part=outturn.numerator if fraction else None,
        whole=outturn.denominator if fraction else None,
        figure=figure_words(value, indicator, target),
        fraction=fraction,
        words=bracketed(lead, asides),
    )


def _targets(position: Position) -> list[Fact]:
    in_force, year_end = position.target, position.year_end
    return [
        _target(position, TARGET, "target", in_force, position.unrated),
        _target(position, YEAR_END, "year-end target", year_end, ""),
        _distance(position, DISTANCE, in_force, position.judgement),
        _distance(position, YEAR_END_DISTANCE, year_end, _year_end_judgement(position)),
    ]


def _target(
    position: Position, measure: str, label: str, target: Target | None, why: str
) -> Fact:
    fact = blank_fact(position, measure, FactKind.TARGET, label)
    if target is None:
        said = f" ({why})" if why else ""
        return replace(fact, refusal=f"{position.code} has no {label} in figures{said}")
    return replace(
        fact,
        value=target.low,
        high=target.high if target.is_range else None,
        figure=target_amount(target, position.indicator),
        words=target_words(replace(position, target=target), target),
    )


def _year_end_judgement(position: Position) -> Judgement | None:
    """What a figure is off the year-end target, unless it is still building up."""
    value, target = reported(position.outturn), position.year_end
    is_early = position.quarter != position.quarter.year_end
    if value is None or target is None:
        return None
    if position.indicator.basis.is_cumulative and is_early:
        return None
    found = judge(value, target, position.indicator.polarity, NO_TOLERANCE)
    return found if isinstance(found, Judgement) else None


def _distance(
    position: Position, measure: str, target: Target | None, judged: Judgement | None
) -> Fact:
    is_year_end = measure == YEAR_END_DISTANCE
    label = f"distance from the {'year-end target' if is_year_end else 'target'}"
    fact = blank_fact(position, measure, FactKind.CHANGE, label)
    value = reported(position.outturn)
    refusal = why_unstated(position.code, position.quarter, position.outturn)
    if refusal or value is None:
        return replace(fact, refusal=refusal)
    if target is None or judged is None:
        why = f"{position.code} is not held against a {label.split('the ')[1]} yet"
        return replace(fact, refusal=why)
    off, indicator = value - judged.aim, position.indicator
    beside = figure_words(value, indicator, target)
    is_inside = target.is_range and not judged.shortfall
    size = size_words(off, indicator, beside) if off and not is_inside else ""
    how = distance_words(position, value, target, judged)
    wanted = target_words(replace(position, target=target), target)
    return replace(fact, value=off, figure=size, points=size, words=f"{how} {wanted}")


def _earlier(position: Position) -> list[Fact]:
    evidence = position.evidence
    found = []
    for label, before, move, measures in (
        (
            "previous quarter",
            evidence.previous,
            position.on_previous,
            (PREVIOUS, MOVEMENT),
        ),
        (
            "same quarter last year",
            evidence.same_quarter_last_year,
            position.on_last_year,
            (LAST_YEAR, MOVEMENT_YEAR),
        ),
    ):
        found += _pair(position, label, before, move, measures)
    return found


def _pair(
    position: Position,
    label: str,
    before: Outturn | None,
    move: Movement | None,
    measures: tuple[str, str],
) -> list[Fact]:
    """An earlier figure and the movement since, or why they are not comparable."""
    back = 1 if measures[0] == PREVIOUS else 4
    since = position.quarter.shifted(-back)
    missing = why_unstated(position.code, since, before)
    refusal = missing
    if not missing and move is not None and move.reason:
        refusal = f"{position.code} is not comparable with {since}: {move.reason}"
    then = blank_fact(position, measures[0], FactKind.FIGURE, f"{label}, {since}")
    stated = _reported(then, before, position.indicator, refusal)
    own = why_unstated(position.code, position.quarter, position.outturn)
    moved = blank_fact(
        position, measures[1], FactKind.CHANGE, f"change since {since}", own or refusal
    )
    if own or refusal or move is None or move.change is None:
        return [stated, moved]
    is_same = move.direction is Direction.UNCHANGED
    size = "" if is_same else size_words(move.change, position.indicator)
    return [
        stated,
        replace(
            moved,
            value=move.change,
            figure=size,
            points=size,
            words=moved_words(position, move),
        ),
    ]


def moved_words(position: Position, move: Movement) -> str:
    """A comparable movement: `5.3 percentage points lower than in Quarter 1`."""
    span = earlier_span(position, move.since)
    if not move.change:
        return f"unchanged from {bare_span(span)}"
    if move.direction is Direction.UNCHANGED:
        return f"little changed from {bare_span(span)}"
    size = size_words(move.change, position.indicator)
    return f"{size} {how_moved(move.change, position.indicator)} than {span}"
