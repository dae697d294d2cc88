"""What is done about indicators: raised, changed, closed, reopened and withdrawn."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from textwrap import shorten
from typing import Final

from qperf_tui.domain.action import (
    LONGEST_EVIDENCE,
    LONGEST_NAME,
    LONGEST_TITLE,
    Action,
    Closing,
)
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.errors import (
    ConflictError,
    QperfError,
    UnchangedError,
    UnknownError,
)
from qperf_tui.report.actions import ActionOn, action_findings
from qperf_tui.report.checks import Finding
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.action_log import log_action
from qperf_tui.workbench.bounds import bounded
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.house_style import style_of
from qperf_tui.workbench.withholding import told_of

_LONGEST_IN_NAME: Final = 60
"""Characters of a title that stand in the name of a change."""
_LOOKED_THROUGH: Final = 50
"""Changes among which that of a colleague who was first is looked for."""


def action_by_number(workbook: Workbook, number: int) -> Action:
    """One action.

    Raises:
        UnknownError: If there is none of that number.
    """
    found = workbook.actions.by_number(number)
    if found is None:
        raise UnknownError(
            f"There is no action {number}; qperf-tui action list --all numbers them."
        )
    return found


def findings_of_actions(
    workbook: Workbook, quarter: Quarter, positions: Sequence[Position]
) -> list[Finding]:
    """Reds on which nobody acts, and actions past their day, as hard as the style."""
    ids = [each.indicator.indicator_id for each in positions]
    found = workbook.actions.open_in(quarter, ids)
    style, today = style_of(workbook), day_of(workbook)
    return list(action_findings(positions, found, today, style))


def printed_actions(
    workbook: Workbook, quarter: Quarter, indicators: Sequence[Indicator]
) -> list[ActionOn]:
    """The actions that a quarter's report has, in the order of the indicators.

    Those on what is exempt for whom the workbook is read are not among them.
    """
    told = told_of(workbook, quarter, indicators)
    ids = [each.indicator_id for each in told]
    found = workbook.actions.open_in(quarter, ids)
    return [
        ActionOn(indicator, each)
        for indicator in told
        for each in found
        if each.indicator_id == indicator.indicator_id
    ]


def add_action(workbook: Workbook, raised: Action) -> Action:
    """Raise an action, whatever number it carries; returns it as it is kept.

    Raises:
        QperfError: If it does not say what is done, by whom and by when, or says
            too much.
    """
    stamp = workbook.stamp
    wanted = replace(
        _cleaned(raised),
        raised_by=stamp.by,
        raised_at=stamp.clock(),
        evidence="",
        closing=None,
        is_withdrawn=False,
    )
    with workbook.transaction():
        added = replace(wanted, number=workbook.actions.add(wanted), version=1)
        log_action(workbook, f"raised {named(workbook, added)}", added, was_there=False)
    return added


def change_action(workbook: Workbook, wanted: Action) -> Action:
    """Let what is done, by whom and by when be as given; the rest stays.

    Raises:
        ConflictError: If a colleague changed it since the version given.
        QperfError: If it is not open, does not say what, who and when, says too
            much, or is as it stands.
    """
    cleaned = _cleaned(wanted)

    def change(stood: Action) -> Action:
        _require_open(stood, "change")
        found = replace(
            stood, title=cleaned.title, owner=cleaned.owner, due=cleaned.due
        )
        if found == stood:
            raise UnchangedError(
                f"Action {stood.number} says that already, so nothing is changed."
            )
        return found

    return _changed(workbook, wanted, "changed", change)


def close_action(
    workbook: Workbook,
    action: Action,
    evidence: str,
    quarter: Quarter,
    *,
    by: str = "",
) -> Action:
    """Close an action with what shows that it is done, from a quarter's report on.

    `by` is who closed it, where that is not who writes.

    Raises:
        ConflictError: If a colleague changed it since the version given.
        QperfError: If it is not open, was raised after that quarter, or the
            evidence says nothing or too much.
    """
    said = bounded(clean_text(evidence).strip(), "The evidence", LONGEST_EVIDENCE)
    stamp = workbook.stamp

    def close(stood: Action) -> Action:
        _require_open(stood, "close")
        if quarter < stood.raised_in:
            raise QperfError(
                f"Action {stood.number} was raised in {stood.raised_in}, so it cannot "
                f"be closed in {quarter}; look at a later quarter."
            )
        done = Closing(by or stamp.by, stamp.clock(), quarter)
        return replace(stood, evidence=said, closing=done)

    return _changed(workbook, action, "closed", close)


def reopen_action(workbook: Workbook, action: Action) -> Action:
    """Take back the closing or the withdrawal; the evidence stays to be read.

    Raises:
        ConflictError: If a colleague changed it since the version given.
        QperfError: If it is open.
    """

    def reopen(stood: Action) -> Action:
        if stood.is_open:
            raise QperfError(f"Action {stood.number} is open already.")
        if stood.is_withdrawn:
            return replace(stood, is_withdrawn=False)
        return replace(stood, closing=None)

    return _changed(workbook, action, "reopened", reopen)


def withdraw_action(workbook: Workbook, action: Action) -> Action:
    """Let an action count for nothing, since it is not to be done any more.

    Raises:
        ConflictError: If a colleague changed it since the version given.
        QperfError: If it is not open.
    """

    def withdraw(stood: Action) -> Action:
        _require_open(stood, "withdraw")
        return replace(stood, is_withdrawn=True)

    return _changed(workbook, action, "withdrew", withdraw)


def named(workbook: Workbook, action: Action) -> str:
    """An action by its indicator and what is done, to be known by in a list."""
    code = workbook.indicators.code_of(action.indicator_id)
    title = shorten(action.title, _LONGEST_IN_NAME, placeholder="…")
    return f"the action on {code}: {title.rstrip('.')}"


def _require_open(action: Action, verb: str) -> None:
    if action.is_withdrawn:
        raise QperfError(
            f"Action {action.number} is withdrawn; reopen it, then {verb} it."
        )
    if action.closing is not None:
        who = action.closing.by or "Somebody"
        raise QperfError(
            f"{who} has closed action {action.number}; reopen it, then {verb} it."
        )


def _changed(
    workbook: Workbook, read: Action, verb: str, change: Callable[[Action], Action]
) -> Action:
    """Change an action as it stands, if it stands as it was read."""
    with workbook.transaction():
        stood = action_by_number(workbook, read.number)
        name = named(workbook, stood)
        if stood.version != read.version:
            raise ConflictError(
                f"{_who_changed(workbook, stood, read)} since you read it, so nothing "
                "is written; look at it as it stands, then try again."
            )
        found = replace(change(stood), version=stood.version + 1)
        workbook.actions.put(found)
        log_action(workbook, f"{verb} {name}", stood, was_there=True)
    return found


def _who_changed(workbook: Workbook, stood: Action, read: Action) -> str:
    """Who changed an action since it was read, and what they did."""
    names = (named(workbook, stood), named(workbook, read))
    made = workbook.changes.latest(_LOOKED_THROUGH, indicator_id=stood.indicator_id)
    found = next((each for each in made if each.says.endswith(names)), None)
    if found is None:
        return f"A colleague has changed {names[0]}"
    return f"{found.made_by} has changed it ({found.says})"


def _cleaned(raised: Action) -> Action:
    """An action as it is kept: cleaned and within bounds."""
    if raised.due is None:
        raise QperfError("An action is due on some day; say which.")
    return replace(
        raised,
        title=bounded(clean_line(raised.title), "What is done", LONGEST_TITLE),
        owner=bounded(clean_line(raised.owner), "Who does it", LONGEST_NAME),
    )
