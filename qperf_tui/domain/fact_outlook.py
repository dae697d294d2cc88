"""What may be said of the year end, the status, and other bodies' figures."""

from dataclasses import dataclass, replace
from fractions import Fraction

from qperf_tui.domain.appraisal import Appraisal, Source
from qperf_tui.domain.fact import (
    EXPECTED,
    REQUIRED_RATE,
    STATUS,
    STILL_NEEDED,
    Fact,
    FactKind,
    blank_fact,
    why_unstated,
)
from qperf_tui.domain.indicator import Polarity
from qperf_tui.domain.position import Position
from qperf_tui.domain.projection_words import amount_words, rate_words, required_words
from qperf_tui.domain.prose import figure_words, off_words
from qperf_tui.domain.status import Status
from qperf_tui.domain.wording import short_figure_trimmed


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherBody:
    """Another body's figure, with the reason where it may not be stated."""

    body: str
    period: str
    value: Fraction
    refusal: str = ""


def outlook_facts(position: Position, appraisal: Appraisal | None) -> list[Fact]:
    """What is expected at the year end, and what the rest of the year needs."""
    if appraisal is None:
        return []
    expected = blank_fact(
        position, EXPECTED, FactKind.FIGURE, "expected at the year end"
    )
    rate = blank_fact(
        position, REQUIRED_RATE, FactKind.FIGURE, "needed in the remaining quarters"
    )
    is_points = position.indicator.unit == "%"
    kind = FactKind.CHANGE if is_points else FactKind.COUNT
    is_ceiling = position.indicator.polarity is Polarity.LOWER
    label = "left until the year end" if is_ceiling else "still needed by the year end"
    amount = blank_fact(position, STILL_NEEDED, kind, label)
    if position.status is Status.SUPPRESSED:
        hidden = why_unstated(position.code, position.quarter, position.outturn)
        return [replace(each, refusal=hidden) for each in (expected, rate, amount)]
    return [
        _expected(expected, appraisal),
        _required(rate, appraisal),
        _still_needed(amount, appraisal),
    ]


def _expected(fact: Fact, appraisal: Appraisal) -> Fact:
    year_end, indicator = appraisal.year_end, appraisal.position.indicator
    if year_end.value is None or year_end.source is Source.NONE:
        why = f": {year_end.why}" if year_end.why else ""
        return replace(fact, refusal=f"nothing is expected of {fact.code} yet{why}")
    is_set = year_end.source is Source.ENTERED
    write = short_figure_trimmed if is_set else figure_words
    shown = write(year_end.value, indicator)
    how = {Source.ENTERED: " (expected)", Source.PROJECTED: " (projected)"}
    return replace(
        fact,
        value=year_end.value,
        figure=shown,
        words=f"{shown}{how.get(year_end.source, '')}",
    )


def _required(fact: Fact, appraisal: Appraisal) -> Fact:
    required, indicator = appraisal.projection.required, appraisal.position.indicator
    if required is None:
        return replace(
            fact, refusal=f"what {fact.code} still needs cannot be worked out"
        )
    words = required_words(required, indicator)
    if required.is_out_of_reach or required.is_secured:
        return replace(fact, words=words)
    return replace(
        fact,
        value=required.rate,
        figure=rate_words(required, indicator),
        words=words,
    )


def _still_needed(fact: Fact, appraisal: Appraisal) -> Fact:
    required, indicator = appraisal.projection.required, appraisal.position.indicator
    if required is None or not required.is_amount:
        return replace(fact, refusal=f"{fact.code} needs no amount by the year end")
    words = required_words(required, indicator)
    if required.is_out_of_reach or required.is_secured:
        return replace(fact, refusal=f"of {fact.code}, {words}")
    left = required.rate * (5 - required.first)
    shown = amount_words(required, indicator)
    return replace(fact, value=left, figure=shown, points=shown, words=shown)


def status_fact(position: Position) -> Fact:
    """The rating, as a word and as prose says it."""
    fact = blank_fact(position, STATUS, FactKind.STATE, "status against target")
    refusal = why_unstated(position.code, position.quarter, position.outturn)
    if not refusal and not position.status.is_rated:
        why = f": {position.unrated}" if position.unrated else ""
        refusal = f"{position.code} is not rated for {position.quarter}{why}"
    if refusal:
        return replace(fact, refusal=refusal)
    is_met = position.status.is_on_target
    words = "on target" if is_met else off_words({position.indicator.polarity})
    return replace(fact, figure=position.status.word.lower(), words=words)


def body_fact(position: Position, other: OtherBody) -> Fact:
    """Another body's figure, under the name of the body."""
    fact = blank_fact(
        position, other.body, FactKind.FIGURE, f"{other.body}, {other.period}"
    )
    if other.refusal:
        return replace(fact, refusal=other.refusal)
    shown = figure_words(other.value, position.indicator)
    return replace(
        fact,
        value=other.value,
        figure=shown,
        words=f"{shown} ({other.period})",
    )
