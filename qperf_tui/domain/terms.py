"""What a figure is held to, and its rating by that: the same for one and for all."""

from dataclasses import dataclass
from fractions import Fraction

from qperf_tui.domain.indicator import Polarity
from qperf_tui.domain.rag import Circumstances, Judgement, Unrated, judge
from qperf_tui.domain.rules import AmberWhen, RuleSet
from qperf_tui.domain.target import (
    AnyTarget,
    Target,
    TargetInWords,
    Tolerance,
    ToleranceKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What an indicator's figure is held to in a quarter: all but the figures."""

    polarity: Polarity
    in_force: AnyTarget | None
    """The target in force: the quarter's milestone, or the year end's."""
    year_end: Target | None
    is_milestone_due: bool
    """Whether a milestone is what is wanting where there is no target."""
    tolerance: Tolerance
    """The tolerance in force: an override, else the rule's, else the indicator's."""
    rule: RuleSet
    is_recovery_expected: bool | None
    """Whether an officer expects the year-end target to be met; None if not said."""

    @property
    def target(self) -> Target | None:
        """The target in force where it comes to a figure."""
        return self.in_force if isinstance(self.in_force, Target) else None

    @property
    def asks_for_last_year(self) -> bool:
        """Whether the same quarter last year has a say in what is amber."""
        return self.rule.amber is AmberWhen.NO_WORSE_THAN_LAST_YEAR or (
            self.rule.amber is AmberWhen.WITHIN_TOLERANCE
            and self.tolerance.kind is ToleranceKind.MUST_IMPROVE
        )


def rate(
    value: Fraction, terms: Terms, last_year: Fraction | None
) -> Judgement | Unrated:
    """Judge a figure by its terms; `last_year` is None where it is not comparable."""
    target = terms.in_force
    if target is None:
        which = "milestone" if terms.is_milestone_due else "target"
        return Unrated(f"no {which} is set")
    if isinstance(target, TargetInWords):
        return Unrated(
            f"no figure is on file for the target \u201c{target.words}\u201d"
        )
    known = Circumstances(
        last_year=last_year, is_recovery_expected=terms.is_recovery_expected
    )
    return judge(
        value,
        target,
        terms.polarity,
        terms.tolerance,
        rule=terms.rule,
        known=known,
    )
