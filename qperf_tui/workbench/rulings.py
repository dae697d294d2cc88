"""What an officer rules on how indicators are judged: signed, dated, with a reason."""

from collections.abc import Iterable
from difflib import get_close_matches
from fractions import Fraction

from qperf_tui.domain.indicator import Indicator, Polarity
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rules import OWN_TOLERANCE, RULE_SETS, RuleSet
from qperf_tui.domain.spc import read_signal, why_no_rebase
from qperf_tui.domain.target import Tolerance
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import short_figure_trimmed, tolerance_words
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.expecting import expected_value
from qperf_tui.workbench.reasons import named, reason_given, signed
from qperf_tui.workbench.ruling_log import (
    WHY_RULE,
    log_expectation,
    log_override,
    log_rebase,
    log_rule,
    override_at,
    rebase_at,
)


def set_tolerance(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    tolerance_text: str,
    reason: str,
) -> Tolerance:
    """Judge an indicator by another tolerance from `quarter` on; returns which.

    Raises:
        QperfError: If it is no tolerance, no reason is given, or neither way is good.
    """
    reason = reason_given(reason)
    if indicator.polarity is Polarity.NEUTRAL:
        raise QperfError(
            f"{indicator.code} takes no tolerance, for neither way is better; say "
            "which way is good in its record card first."
        )
    try:
        tolerance = Tolerance.parse(clean_line(tolerance_text))
    except ValueError as error:
        raise QperfError(f"{error}.") from None
    key = indicator.indicator_id
    words = tolerance_words(tolerance, indicator)
    with workbook.transaction():
        before = override_at(workbook, key, quarter)
        workbook.judging.put_override(key, quarter, tolerance, reason)
        says = f"tolerance of {indicator.code} from {quarter} set to {words}"
        log_override(workbook, named(says, reason), key, quarter, before)
    return tolerance


def take_back_tolerance(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, reason: str
) -> None:
    """Judge again as before the tolerance that was set from `quarter` on.

    Raises:
        UnknownError: If none is set from that quarter, naming those there are.
        QperfError: If no reason is given.
    """
    reason = reason_given(reason)
    key = indicator.indicator_id
    with workbook.transaction():
        before = override_at(workbook, key, quarter)
        if before is None:
            held = (each.first_quarter for each in workbook.judging.overrides(key))
            raise UnknownError(
                f"No tolerance of {indicator.code} is set from {quarter}; "
                f"{_there_are(held)}."
            )
        workbook.judging.remove_override(key, quarter)
        says = f"tolerance of {indicator.code} from {quarter} taken back"
        log_override(workbook, named(says, reason), key, quarter, before)


def expect(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    value_text: str,
    reason: str,
) -> Fraction:
    """Enter what is expected at the year end, as seen in `quarter`; returns it.

    Raises:
        QperfError: If it cannot be expected, no reason is given, or the year is over.
    """
    reason = reason_given(reason)
    if quarter == quarter.year_end:
        raise QperfError(
            f"Nothing is expected in {quarter}, whose own figure is the year's; bring "
            "that in with qperf-tui import, or choose an earlier quarter."
        )
    value = expected_value(workbook, indicator, clean_line(value_text))
    key = indicator.indicator_id
    words = short_figure_trimmed(value, indicator)
    with workbook.transaction():
        before = workbook.judging.expectation(key, quarter)
        workbook.judging.put_expectation(key, quarter, value, reason)
        says = f"{words} expected of {indicator.code} at the year end, as of {quarter}"
        log_expectation(workbook, named(says, reason), key, quarter, before)
    return value


def take_back_expectation(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, reason: str
) -> None:
    """Take back what was entered in `quarter`; what was said before stands again.

    Raises:
        UnknownError: If nothing was entered in that quarter.
        QperfError: If no reason is given.
    """
    reason = reason_given(reason)
    key = indicator.indicator_id
    with workbook.transaction():
        before = workbook.judging.expectation(key, quarter)
        if before is None:
            raise UnknownError(
                f"Nothing was entered in {quarter} as expected of {indicator.code} at "
                "the year end; name the quarter it was entered in."
            )
        workbook.judging.remove_expectation(key, quarter)
        says = f"what was expected of {indicator.code} as of {quarter} taken back"
        log_expectation(workbook, named(says, reason), key, quarter, before)


def rebase(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, reason: str
) -> None:
    """Begin an indicator's limits afresh at `quarter`.

    Raises:
        QperfError: If they may not, with the reason, or no reason is given.
    """
    reason = reason_given(reason)
    key = indicator.indicator_id
    with workbook.transaction():
        if refused := _why_no_rebase(workbook, indicator, quarter):
            raise QperfError(
                f"The limits of {indicator.code} may not begin afresh at {quarter}: "
                f"{refused}."
            )
        workbook.judging.put_rebase(key, quarter, reason)
        says = f"limits of {indicator.code} begun afresh at {quarter}"
        log_rebase(workbook, named(says, reason), key, quarter, None)


def take_back_rebase(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, reason: str
) -> None:
    """Let an indicator's limits run on through `quarter`.

    Raises:
        UnknownError: If they do not begin afresh there, naming where they do.
        QperfError: If no reason is given.
    """
    reason = reason_given(reason)
    key = indicator.indicator_id
    with workbook.transaction():
        before = rebase_at(workbook, key, quarter)
        if before is None:
            held = workbook.judging.rebases(key)
            raise UnknownError(
                f"The limits of {indicator.code} do not begin afresh at {quarter}; "
                f"{_there_are(each.first_quarter for each in held)}."
            )
        workbook.judging.remove_rebase(key, quarter)
        says = f"limits of {indicator.code} no longer begun afresh at {quarter}"
        log_rebase(workbook, named(says, reason), key, quarter, before)


def use_rule(workbook: Workbook, name: str, reason: str) -> RuleSet:
    """Judge this workbook by a rule set, or with no name by the settings again.

    Raises:
        UnknownError: If no rule set is called so, naming those there are.
        QperfError: If it is in force already, or no reason is given.
    """
    reason = reason_given(reason)
    if name and name not in RULE_SETS:
        near = get_close_matches(name, RULE_SETS, n=1)
        mend = f"did you mean {near[0]}? T" if near else "t"
        raise UnknownError(
            f"No rule is called {name!r}; {mend}here are {', '.join(RULE_SETS)}."
        )
    with workbook.transaction():
        before = workbook.judging.rule_name()
        if name == before:
            held = f"names {name}" if name else "follows the settings"
            raise QperfError(f"The workbook {held} already, so nothing is changed.")
        why = workbook.settings.get(WHY_RULE)
        workbook.judging.put_rule(name)
        workbook.settings.put(WHY_RULE, signed(workbook.stamp, reason))
        chosen = f"set to {name}" if name else "left to the settings"
        says = named(f"rule of judging {chosen}", reason)
        log_rule(workbook, says, before, why)
    return workbook.judging.practice().rule


def rule_in_force(workbook: Workbook) -> tuple[RuleSet, str]:
    """The rule that a workbook is judged by, and why it is that one."""
    rule = workbook.judging.practice().rule
    if workbook.judging.rule_name():
        return rule, f"set for this workbook by {workbook.settings.get(WHY_RULE)}"
    return rule, why_by_settings(rule)


def why_by_settings(rule: RuleSet) -> str:
    """Why a rule is in force where no workbook names one."""
    if rule is OWN_TOLERANCE:
        return "the usual rule, as no other is set"
    return "set in the settings file"


def _why_no_rebase(
    workbook: Workbook, indicator: Indicator, quarter: Quarter
) -> str | None:
    outturns = workbook.outturns.series(indicator)
    read = read_signal(indicator, outturns, upto=quarter)
    if not read.segments:
        return read.refusal
    key = indicator.indicator_id
    breaks = workbook.indicators.breaks(key)
    return why_no_rebase(outturns, quarter, breaks, workbook.judging.rebases(key))


def _there_are(quarters: Iterable[int]) -> str:
    named = ", ".join(str(Quarter(each)) for each in quarters)
    return f"there is {named or 'none'}"
