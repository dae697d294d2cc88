"""What holds of every council's rule, whatever its numbers are."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.indicator import Polarity
from qperf_tui.domain.rag import Circumstances, Judgement, Rag, Unrated, judge
from qperf_tui.domain.rules import RULE_SETS, RuleSet
from qperf_tui.domain.target import Target, Tolerance, ToleranceKind
from support.council import aim, amounts, polarities, sizes

ORDER = [None, Rag.RED, Rag.AMBER, Rag.GREEN, Rag.BLUE]
OPPOSITE = {
    Polarity.HIGHER: Polarity.LOWER,
    Polarity.LOWER: Polarity.HIGHER,
    Polarity.IN_RANGE: Polarity.IN_RANGE,
}

rules = st.sampled_from([*RULE_SETS.values()])
tolerances = st.builds(Tolerance, st.sampled_from(ToleranceKind), sizes)
ranges = st.tuples(amounts, amounts).map(lambda ends: Target(min(ends), max(ends)))
bounds = amounts.map(lambda edge: replace(aim(edge), is_strict=True))
targets = ranges | amounts.map(aim) | bounds
circumstances = st.builds(
    Circumstances,
    last_year=st.none() | amounts,
    is_recovery_expected=st.none() | st.booleans(),
)
# Figures near a target, where rules differ, and on its edges.
near = st.sampled_from([Fraction(part, 100) for part in (50, 90, 95, 99, 100, 101)])


def colour(found: Judgement | Unrated) -> Rag | None:
    return found.rag if isinstance(found, Judgement) else None


@given(st.data(), rules, targets, polarities, tolerances, circumstances)
def test_doing_better_is_never_judged_worse(  # noqa: PLR0917
    data: st.DataObject,
    rule: RuleSet,
    target: Target,
    polarity: Polarity,
    tolerance: Tolerance,
    known: Circumstances,
) -> None:
    values = amounts | near.map(lambda part: part * target.low) | st.just(target.high)
    one, other = data.draw(values), data.draw(values)
    worse, better = sorted((one, other), reverse=polarity is Polarity.LOWER)
    found = [
        colour(judge(value, target, polarity, tolerance, rule=rule, known=known))
        for value in (worse, better)
    ]
    assert ORDER.index(found[1]) >= ORDER.index(found[0])


@given(amounts, rules, targets, st.sampled_from([*OPPOSITE]), tolerances, circumstances)
def test_polarity_is_a_mirror(  # noqa: PLR0917
    value: Fraction,
    rule: RuleSet,
    target: Target,
    polarity: Polarity,
    tolerance: Tolerance,
    known: Circumstances,
) -> None:
    is_floor = tolerance.kind is ToleranceKind.FLOOR
    last_year = None if known.last_year is None else -known.last_year
    found = judge(value, target, polarity, tolerance, rule=rule, known=known)
    mirrored = judge(
        -value,
        replace(target, low=-target.high, high=-target.low),
        OPPOSITE[polarity],
        replace(tolerance, size=-tolerance.size) if is_floor else tolerance,
        rule=rule,
        known=replace(known, last_year=last_year),
    )
    if isinstance(found, Unrated) or isinstance(mirrored, Unrated):
        assert found == mirrored
        return
    assert (found.rag, found.shortfall) == (mirrored.rag, mirrored.shortfall)
    # In the very middle of a range neither end is the nearer one.
    if polarity is not Polarity.IN_RANGE or 2 * value != target.low + target.high:
        assert found.allowed == mirrored.allowed
        assert found.green_edge == -mirrored.green_edge


@given(
    amounts,
    rules,
    targets,
    st.sampled_from([*OPPOSITE]),
    tolerances,
    circumstances,
    st.fractions("1/1000", 1000).filter(bool),
)
def test_a_unit_of_another_size_changes_no_colour(  # noqa: PLR0917
    value: Fraction,
    rule: RuleSet,
    target: Target,
    polarity: Polarity,
    tolerance: Tolerance,
    known: Circumstances,
    by: Fraction,
) -> None:
    is_share = tolerance.kind is ToleranceKind.RELATIVE
    last_year = None if known.last_year is None else known.last_year * by
    found = judge(value, target, polarity, tolerance, rule=rule, known=known)
    scaled = judge(
        value * by,
        replace(target, low=target.low * by, high=target.high * by),
        polarity,
        tolerance if is_share else replace(tolerance, size=tolerance.size * by),
        rule=rule,
        known=replace(known, last_year=last_year),
    )
    assert colour(found) is colour(scaled)
    if isinstance(found, Judgement) and isinstance(scaled, Judgement):
        assert scaled.shortfall == found.shortfall * by
        assert scaled.green_edge == found.green_edge * by


@given(amounts, rules, polarities, tolerances, circumstances)
def test_exactly_on_a_target_is_green_everywhere(
    target: Fraction,
    rule: RuleSet,
    polarity: Polarity,
    tolerance: Tolerance,
    known: Circumstances,
) -> None:
    found = judge(target, aim(target), polarity, tolerance, rule=rule, known=known)
    assert colour(found) is Rag.GREEN


@given(amounts, rules, targets, st.sampled_from([*OPPOSITE]), tolerances, circumstances)
def test_only_a_missed_target_is_ever_unrated_and_always_with_a_reason(  # noqa: PLR0917
    value: Fraction,
    rule: RuleSet,
    target: Target,
    polarity: Polarity,
    tolerance: Tolerance,
    known: Circumstances,
) -> None:
    found = judge(value, target, polarity, tolerance, rule=rule, known=known)
    if isinstance(found, Unrated):
        assert found.says
        lenient = replace(known, last_year=value, is_recovery_expected=True)
        floor = Tolerance(ToleranceKind.FLOOR, value)
        asked = judge(value, target, polarity, floor, rule=rule, known=lenient)
        assert colour(asked) in {Rag.AMBER, Rag.RED}
