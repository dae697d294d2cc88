"""Where one indicator stands in one quarter, with everything that was judged."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from qperf_tui.domain.agreement import figures_seen
from qperf_tui.domain.commentary import (
    ON_FIGURES,
    CommentaryState,
    needs_commentary,
    standing,
)
from qperf_tui.domain.comparator_period import order_of
from qperf_tui.domain.figures import WITH_A_VALUE, Outturn
from qperf_tui.domain.indicator import DefinitionBreak, Indicator, ReportBasis
from qperf_tui.domain.movement import Movement, movement
from qperf_tui.domain.period import (
    PREVIOUS_QUARTER,
    SAME_QUARTER_LAST_YEAR,
    Quarter,
)
from qperf_tui.domain.rag import Judgement, Unrated, is_reached
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.rules import USUAL_PRACTICE, Override, Practice
from qperf_tui.domain.status import Status, status_of
from qperf_tui.domain.target import (
    NO_TOLERANCE,
    AnyTarget,
    Target,
    TargetInWords,
    Tolerance,
    folded_body,
    target_in_force,
)
from qperf_tui.domain.terms import Terms, rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What an officer expects at the year end, in the indicator's unit."""

    quarter: Quarter
    """The quarter in which it was said."""
    value: Fraction
    reason: str
    entered_by: str
    entered_at: str
    """Coordinated universal time, ISO 8601."""


@dataclass(frozen=True, slots=True)
class BodyFigure:
    """Another body's figure, for its own period."""

    body: str
    period: str
    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is on file for one indicator around one quarter, before any judgement."""

    outturn: Outturn | None = None
    is_due: bool = True
    """Whether one is due in the quarter, where none is on file."""
    previous: Outturn | None = None
    same_quarter_last_year: Outturn | None = None
    milestone: AnyTarget | None = None
    year_end: AnyTarget | None = None
    tolerance: Tolerance = NO_TOLERANCE
    """The indicator's own, as its record card has it."""
    override: Override | None = None
    """What an officer has set in its place for this quarter, if anything."""
    practice: Practice = USUAL_PRACTICE
    expectation: Expectation | None = None
    bodies: Sequence[BodyFigure] = ()
    """Other bodies' figures, which a target in words is settled by; newest last."""
    breaks: Sequence[DefinitionBreak] = ()
    written: CommentaryState | None = None
    """The state of the quarter's commentary; None when nothing is written."""
    figures_seen: str = ""
    """The figures that commentary was ready or agreed on; nothing if unknown."""


NO_EVIDENCE: Final = Evidence()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """An indicator in a quarter: its figure, judged and set beside earlier ones."""

    indicator: Indicator
    quarter: Quarter
    outturn: Outturn | None
    target: Target | None
    """The target in force: the quarter's milestone, or the year end's."""
    year_end: Target | None
    tolerance: Tolerance
    """The tolerance in force: an override, else the indicator's own."""
    judgement: Judgement | None
    unrated: str
    """Why a figure that is there was not rated; nothing where it was."""
    status: Status
    on_previous: Movement | None
    """None when there is no figure to have moved."""
    on_last_year: Movement | None
    is_commentary_needed: bool
    commentary: CommentaryState
    evidence: Evidence = NO_EVIDENCE
    """What it was judged on."""

    @property
    def leading(self) -> Movement | None:
        """The movement to look at first: on last year where the basis asks for it.

        Seasonal and year-to-date figures, and those of once a year, are read
        against the same quarter last year before anything else.
        """
        by_quarter = is_read_by_quarter(self.indicator.basis)
        return self.on_previous if by_quarter else self.on_last_year

    @property
    def is_from_rounded(self) -> bool:
        """Whether only a rounded figure is there, and its rounding decides.

        Half a unit in the last place shown would carry it over an edge.
        """
        value = None if self.outturn is None else self.outturn.value
        if value is None or self.judgement is None or self.outturn is None:
            return False
        parts = (self.outturn.numerator, self.outturn.denominator)
        if None not in parts or self.indicator.unit == "no.":
            return False
        half = Fraction(1, 2 * 10**self.indicator.decimals)
        edges = (self.judgement.green_edge, self.judgement.amber_edge)
        return any(edge is not None and abs(value - edge) <= half for edge in edges)

    @property
    def figures(self) -> str:
        """The exact figure and the target that words written now rest on."""
        return figures_seen(self.evidence.outturn, self.target)

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.indicator.code


def take_position(
    indicator: Indicator, quarter: Quarter, evidence: Evidence
) -> Position:
    """Judge an indicator in a quarter by its own rules."""
    terms = terms_in_force(indicator, quarter, evidence)
    on_previous, on_last_year = _movements(indicator, quarter, evidence, terms.target)
    outturn = _judged_figure(evidence, indicator)
    judgement = _judged(indicator, evidence, outturn, terms, on_last_year)
    rated = judgement if isinstance(judgement, Judgement) else None
    status = status_of(outturn, rated, is_due=evidence.is_due)
    leading = on_previous if is_read_by_quarter(indicator.basis) else on_last_year
    is_needed = needs_commentary(status, leading)
    return Position(
        indicator=indicator,
        quarter=quarter,
        outturn=outturn,
        target=terms.target,
        year_end=terms.year_end,
        tolerance=terms.tolerance,
        judgement=rated if status.is_rated else None,
        unrated=judgement.says if isinstance(judgement, Unrated) else "",
        status=status,
        on_previous=on_previous,
        on_last_year=on_last_year,
        is_commentary_needed=is_needed,
        commentary=standing(_written(evidence, terms.target), is_needed=is_needed),
        evidence=evidence,
    )


def _written(evidence: Evidence, target: Target | None) -> CommentaryState | None:
    """The state of what is written, void where its figures have changed since."""
    if evidence.written not in ON_FIGURES or not evidence.figures_seen:
        return evidence.written
    now = figures_seen(evidence.outturn, target)
    return evidence.written if now == evidence.figures_seen else CommentaryState.VOID


def terms_in_force(indicator: Indicator, quarter: Quarter, evidence: Evidence) -> Terms:
    """What an indicator is held to in a quarter; no figure of it has a say."""
    milestone, settled = (
        _settled(each, evidence.bodies)
        for each in (evidence.milestone, evidence.year_end)
    )
    year_end = settled if isinstance(settled, Target) else None
    rule, tolerance = evidence.practice.rule, evidence.tolerance
    if evidence.override is not None:
        rule = replace(rule, tolerance=evidence.override.tolerance)
    return Terms(
        polarity=indicator.polarity,
        in_force=target_in_force(quarter, indicator.basis, milestone, settled),
        year_end=year_end,
        is_milestone_due=indicator.basis.is_cumulative,
        tolerance=rule.tolerance_of(tolerance),
        rule=rule,
        is_recovery_expected=_expected_to_recover(evidence, indicator, year_end),
    )


def is_read_by_quarter(basis: ReportBasis) -> bool:
    """Whether figures are read against the previous quarter before anything else."""
    return (
        basis.is_quarterly
        and not basis.is_cumulative
        and basis is not ReportBasis.SEASONAL
    )


def _expected_to_recover(
    evidence: Evidence, indicator: Indicator, year_end: Target | None
) -> bool | None:
    if evidence.expectation is None or year_end is None:
        return None
    return is_reached(evidence.expectation.value, year_end, indicator.polarity)


def _settled(
    target: AnyTarget | None, bodies: Sequence[BodyFigure]
) -> AnyTarget | None:
    """A target in words turned into the body's newest figure, where that is known."""
    if not isinstance(target, TargetInWords):
        return target
    alike = [each for each in reversed(bodies) if folded_body(each.body) == target.body]
    if not alike:
        return target
    newest = max(alike, key=lambda each: order_of(each.period))
    return target.settled(newest.value, f"{newest.body}, {newest.period}")


def _judged_figure(evidence: Evidence, indicator: Indicator) -> Outturn | None:
    """The figure that is judged: the exact one, or as displayed if that is the rule."""
    outturn, practice = evidence.outturn, evidence.practice
    if outturn is None or outturn.value is None or not practice.is_as_displayed:
        return outturn
    return replace(
        outturn, value=as_judged(outturn.value, indicator.decimals, practice)
    )


def as_judged(value: Fraction, decimals: int, practice: Practice) -> Fraction:
    """A value as this council holds it against its target: exact, or as displayed."""
    return half_up(value, decimals) if practice.is_as_displayed else value


def _movements(
    indicator: Indicator, quarter: Quarter, evidence: Evidence, target: Target | None
) -> tuple[Movement | None, Movement | None]:
    outturn = evidence.outturn
    if outturn is None or reported(outturn) is None:
        return None, None
    on_previous, on_last_year = (
        movement(
            indicator,
            outturn,
            earlier,
            quarter.shifted(-lag),
            target=target,
            breaks=evidence.breaks,
        )
        for earlier, lag in (
            (evidence.previous, PREVIOUS_QUARTER),
            (evidence.same_quarter_last_year, SAME_QUARTER_LAST_YEAR),
        )
    )
    return on_previous, on_last_year


def _judged(
    indicator: Indicator,
    evidence: Evidence,
    outturn: Outturn | None,
    terms: Terms,
    on_last_year: Movement | None,
) -> Judgement | Unrated | None:
    value = reported(outturn)
    if value is None:
        return None
    last_year = None if on_last_year is None else on_last_year.comparable
    if last_year is not None:
        last_year = as_judged(last_year, indicator.decimals, evidence.practice)
    return rate(value, terms, last_year)


def reported(outturn: Outturn | None) -> Fraction | None:
    """The value, unless the outturn's state says that there is none to show."""
    if outturn is None or outturn.status not in WITH_A_VALUE:
        return None
    return outturn.value
