"""What an officer rules on small numbers: how they are protected, and what is shown."""

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final

from qperf_tui.domain.disclosure import CellKey, Hidden
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.storage.breakdowns import GroupOutturn
from qperf_tui.storage.disclosure import PolicyOnFile, ShownAllTheSame
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import hidden_figures
from qperf_tui.workbench.house_style import one_of
from qperf_tui.workbench.people_figures import people_figures
from qperf_tui.workbench.protecting_log import log_override, log_policy, policy_on
from qperf_tui.workbench.reasons import named, reason_given, signed

SUPPRESS: Final = "suppress"
ROUND: Final = "round5"
OFF: Final = "off"
METHODS: Final = (SUPPRESS, ROUND, OFF)
"""Hide small numbers, round every number to the nearest 5, or show all as they are."""
WORKBOOK: Final = "workbook"
THEME: Final = "theme"
INDICATOR: Final = "indicator"
LEAST: Final = 2
MOST: Final = 100
"""The thresholds that may be chosen, from one to the other."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a policy is for: the workbook, a theme of it, or one indicator."""

    kind: str
    name: str

    def __str__(self) -> str:
        """How it is spoken of."""
        return "the workbook" if self.kind == WORKBOOK else f"{self.kind} {self.name}"


def subject_of(workbook: Workbook, *, code: str = "", theme: str = "") -> Subject:
    """What is meant by a code or a theme; the workbook where neither is given.

    Raises:
        UnknownError: If there is no such indicator or theme.
        QperfError: If both are given.
    """
    if code and theme:
        raise QperfError(
            "A policy is for an indicator or for a theme, not for both; give one of "
            "them, or neither for the whole workbook."
        )
    if code:
        return Subject(INDICATOR, workbook.indicators.by_code(code.strip()).code)
    if theme:
        held = {each.casefold(): each for each in workbook.indicators.themes()}
        wanted = clean_line(theme).casefold()
        if wanted not in held:
            near = get_close_matches(wanted, held, 1)
            meant = f"; did you mean {held[near[0]]}?" if near else "."
            raise UnknownError(f"There is no theme {clean_line(theme)!r}{meant}")
        return Subject(THEME, held[wanted])
    return Subject(WORKBOOK, "")


def set_policy(
    workbook: Workbook,
    subject: Subject,
    method: str,
    reason: str,
    *,
    threshold: int,
    hides_zero: bool = False,
) -> PolicyOnFile:
    """Protect the small numbers of a subject in one way from now on.

    Raises:
        UnknownError: If there is no such method.
        QperfError: If the threshold cannot be used, no reason is given, or it is so
            already.
    """
    given = reason_given(reason)
    _require_usable(threshold)
    made = PolicyOnFile(
        kind=subject.kind,
        subject=subject.name,
        method=one_of(METHODS, method, "way to protect numbers"),
        threshold=threshold,
        hides_zero=hides_zero,
        why=signed(workbook.stamp, given),
    )
    with workbook.transaction():
        before = policy_on(workbook, subject.kind, subject.name)
        if before is not None and replace(before, why=made.why) == made:
            raise QperfError(
                f"The small numbers of {subject} are protected so already: "
                f"{policy_words(made)}."
            )
        workbook.disclosure.put_policy(made)
        says = f"small numbers of {subject}: {policy_words(made)}"
        log_policy(workbook, named(says, given), made, before)
    return made


def _require_usable(threshold: int) -> None:
    if not LEAST <= threshold <= MOST:
        raise QperfError(
            f"The smallest number that may be shown is from {LEAST} to {MOST}, not "
            f"{threshold}; 5 hides 1 to 4."
        )


def remove_policy(workbook: Workbook, subject: Subject, reason: str) -> PolicyOnFile:
    """Protect a subject as what it belongs to is protected; returns what stood.

    Raises:
        UnknownError: If it has no policy of its own.
        QperfError: If no reason is given.
    """
    given = reason_given(reason)
    with workbook.transaction():
        before = policy_on(workbook, subject.kind, subject.name)
        if before is None:
            raise UnknownError(
                f"No policy is set for {subject}; qperf-tui disclosure policy lists "
                "those there are."
            )
        workbook.disclosure.remove_policy(subject.kind, subject.name)
        says = f"policy on small numbers of {subject} taken back"
        log_policy(workbook, named(says, given), before, before)
    return before


def policy_words(policy: PolicyOnFile) -> str:
    """What a policy does, in words."""
    if policy.method == OFF:
        return "shown as they are"
    zero = "0 as well" if policy.hides_zero else "0 is shown"
    hidden = f"below {policy.threshold} hidden, {zero}"
    return f"rounded to 5, and {hidden}" if policy.method == ROUND else hidden


def cell_called(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, group: str = ""
) -> CellKey:
    """The figure of an indicator, or of the group meant by its title.

    A title that several dimensions have is given as `Dimension: title`.

    Raises:
        UnknownError: If there is none, or more than one, naming those there are.
    """
    if not group:
        return CellKey(indicator.indicator_id, quarter)
    wanted = clean_line(group).casefold()
    held = workbook.breakdowns.of(indicator, quarter)
    found = [
        each
        for each in held
        if wanted in {each.group.title.casefold(), _full(each).casefold()}
    ]
    if len(found) == 1:
        return CellKey(indicator.indicator_id, quarter, found[0].group_id)
    there = "; ".join(map(_full, found or held)) or "none on file"
    what = "more than one group" if found else "no group"
    raise UnknownError(
        f"{indicator.code} has {what} {clean_line(group)!r} in {quarter}: {there}."
    )


def _full(outturn: GroupOutturn) -> str:
    return f"{outturn.group.dimension}: {outturn.group.title}"


def show_all_the_same(
    workbook: Workbook, cell: CellKey, reason: str
) -> ShownAllTheSame:
    """Let a figure be shown to the public although a rule hides it, signed for.

    That holds for the figure as it is: one that is revised is held to the rules again.

    Raises:
        QperfError: If no reason is given, or it is shown already.
    """
    given, stamp = reason_given(reason), workbook.stamp
    with workbook.transaction():
        name, signed_on = _require_hidden(workbook, cell)
        made = ShownAllTheSame(
            override_id=0,
            indicator_id=cell.indicator_id,
            quarter=cell.quarter,
            group_id=cell.group_id,
            reason=given,
            signed_by=stamp.by,
            signed_at=stamp.clock(),
            is_withdrawn=False,
            signed_on=signed_on,
        )
        made = replace(made, override_id=workbook.disclosure.sign(made))
        says = f"{name} shown to the public all the same"
        log_override(workbook, named(says, given), made, was_withdrawn=True)
    return made


def _require_hidden(workbook: Workbook, cell: CellKey) -> tuple[str, str]:
    """What a hidden figure is called, and the numbers that are signed for.

    Raises:
        QperfError: If the public may read it as it is, so there is nothing to sign.
    """
    (indicator,) = workbook.indicators.of_ids([cell.indicator_id])
    group = "" if cell.group_id is None else workbook.breakdowns.titles()[cell.group_id]
    name = f"{indicator.code}{f' ({group})' if group else ''} in {cell.quarter}"
    if cell not in hidden_figures(workbook, [indicator]):
        for each in standing_overrides(workbook):
            if CellKey(each.indicator_id, each.quarter, each.group_id) == cell:
                raise QperfError(
                    f"{each.signed_by} has signed for {name} already: "
                    f"{each.reason.rstrip('.')}. Withdraw that (--withdraw "
                    f"{each.override_id}) to give another reason."
                )
        raise QperfError(
            f"{name} is not hidden from the public, so there is nothing to sign for; "
            "qperf-tui disclosure lists what is."
        )
    told = {each.cell: each for each in people_figures(workbook, [indicator])}
    held = told.get(cell)
    return name, "" if held is None else held.signed_on


def withdraw_override(workbook: Workbook, number: int) -> ShownAllTheSame:
    """Hide again what was signed for under a number; returns what was signed.

    Raises:
        UnknownError: If nothing that stands was signed under that number.
    """
    with workbook.transaction():
        held = {each.override_id: each for each in standing_overrides(workbook)}
        if number not in held:
            there = ", ".join(map(str, held)) or "none"
            raise UnknownError(
                f"No override {number} stands; there are these: {there}."
            )
        found = held[number]
        workbook.disclosure.withdraw(number, is_withdrawn=True)
        code = workbook.indicators.code_of(found.indicator_id)
        says = f"override {number} of {code} in {found.quarter} withdrawn"
        log_override(workbook, says, found, was_withdrawn=False)
    return found


def is_void(override: ShownAllTheSame, hidden: Hidden) -> bool:
    """Whether what was signed for is hidden again, since it has been revised."""
    cell = CellKey(override.indicator_id, override.quarter, override.group_id)
    return not override.is_withdrawn and cell in hidden


def standing_overrides(workbook: Workbook) -> list[ShownAllTheSame]:
    """Every override that has not been withdrawn, in the order they were signed."""
    return [each for each in workbook.disclosure.overrides() if not each.is_withdrawn]
