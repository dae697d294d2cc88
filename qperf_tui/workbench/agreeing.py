"""Getting commentary agreed: marking it ready, agreeing it, returning it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.agreement import (
    Decision,
    Verdict,
    may_be_taken_back,
)
from qperf_tui.domain.commentary import Commentary, CommentaryState
from qperf_tui.domain.entitlement import (
    role_to_return,
    stands_in,
    why_not_agree,
    why_not_return,
)
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError, WorkbookError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.agreement_cases import (
    NOTHING_WRITTEN,
    StandingText,
    as_read,
    standing_texts,
    text_as_read,
    why_not_ready,
)
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.decision_log import decided, state_at

LONGEST_REASON: Final = 500


@dataclass(frozen=True, slots=True)
class Agreed:
    """A step that was given."""

    role: str
    is_final: bool
    """Whether it was the last, so that the text is agreed."""
    stood_in: str = ""
    """Why the person acted for a role that is not theirs; nothing if it is."""

    def says(self, code: str) -> str:
        """What was given, as a person is told."""
        why = f" You acted as {self.role}, since {self.stood_in}."
        done = f"{code} agreed" if self.is_final else f"{code} agreed as {self.role}"
        return f"{done}.{why if self.stood_in else ''}"


def mark_ready(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    *,
    version: int | None = None,
) -> Commentary:
    """Mark the text that stands ready, on the figures as they are now.

    `version` is the one that was read; another that was saved meanwhile is refused.

    Raises:
        ConflictError: If another version stands.
        QperfError: If nothing is written, or it is ready or agreed as it is.
    """
    with workbook.transaction():
        found = text_as_read(workbook, indicator, quarter, version)
        if (refusal := why_not_ready(indicator, found)) is not None:
            raise QperfError(refusal)
        return save_commentary(
            workbook,
            indicator,
            quarter,
            found.text.commentary.body,
            CommentaryState.READY,
            base_version=found.version,
        )


def may_agree(workbook: Workbook, indicator: Indicator, quarter: Quarter) -> str | None:
    """Why who writes may not agree an indicator's text; None if they may."""
    (_, refusal), *_ = preview_many(workbook, quarter, [indicator])
    return refusal


def agree(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    *,
    version: int | None = None,
) -> Agreed:
    """Give the next step of an indicator's text, in the name of who writes.

    `version` is the one that was read; another that was saved meanwhile is refused.

    Raises:
        ConflictError: If another version stands.
        QperfError: If they may not give it, in words that say why.
    """
    with workbook.transaction():
        found = text_as_read(workbook, indicator, quarter, version)
        before = decided({indicator.indicator_id: found.text}, quarter)
        given = _give_step(workbook, indicator, quarter, found)
        named = f" as {given.role}" if found.case.chain.is_set else ""
        workbook.changes.record(
            f"agreed {indicator.code}{named}",
            "decision",
            before,
            indicator.indicator_id,
        )
    return given


def send_back(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    reason: str,
    *,
    version: int | None = None,
) -> str:
    """Return an indicator's text to whoever wrote it, with a reason; gives their name.

    Raises:
        ConflictError: If another version than the one that was read stands.
        QperfError: If there is no reason, or they may not return it.
    """
    said = _reason(reason)
    with workbook.transaction():
        found = text_as_read(workbook, indicator, quarter, version)
        refusal = why_not_return(found.case, workbook.stamp.by)
        role = role_to_return(found.case, workbook.stamp.by)
        if refusal is not None or role is None:
            raise QperfError(refusal or NOTHING_WRITTEN)
        writer = found.text.commentary.author
        workbook.changes.record(
            f"returned {indicator.code} to {writer}",
            "decision",
            decided({indicator.indicator_id: found.text}, quarter),
            indicator.indicator_id,
        )
        _decide(workbook, indicator, quarter, found, (role, Verdict.RETURNED, said))
    return writer


def take_back(workbook: Workbook, indicator: Indicator, quarter: Quarter) -> str:
    """Take back the last decision that who writes made; gives its role.

    Every later step that rested on it falls with it.

    Raises:
        QperfError: If they decided nothing on the text that stands.
    """
    with workbook.transaction():
        found = text_as_read(workbook, indicator, quarter, None)
        last = may_be_taken_back(found.text.decisions, found.version, workbook.stamp.by)
        if last is None:
            raise QperfError(
                f"There is nothing on {indicator.code} as it stands that you may take "
                "back."
            )
        what = "agreement to" if last.verdict is Verdict.AGREED else "return of"
        workbook.changes.record(
            f"took back the {what} {indicator.code}",
            "decision",
            decided({indicator.indicator_id: found.text}, quarter),
            indicator.indicator_id,
        )
        taken_back = (last.role, Verdict.WITHDRAWN, "")
        _decide(workbook, indicator, quarter, found, taken_back)
    return last.role


def preview_many(
    workbook: Workbook, quarter: Quarter, indicators: Sequence[Indicator]
) -> list[tuple[Indicator, str | None]]:
    """Why who writes may not agree each of some texts; None for those they may."""
    found = standing_texts(workbook, quarter, indicators)
    return [
        (
            each,
            NOTHING_WRITTEN
            if each.indicator_id not in found
            else why_not_agree(found[each.indicator_id].case, workbook.stamp.by),
        )
        for each in indicators
    ]


def agree_many(
    workbook: Workbook,
    quarter: Quarter,
    indicators: Sequence[Indicator],
    *,
    seen: Mapping[int, int] | None = None,
) -> list[tuple[Indicator, str | None]]:
    """Give the next step of every text that who writes may; why not for the others.

    It is one change, and is undone as one. `seen` is the version of each that was
    read, by indicator id; another that was saved meanwhile is left as it is.

    Raises:
        WorkbookError: If it could not be written; then nothing was.
    """
    said: list[tuple[Indicator, str | None]] = []
    agreed = {}
    with workbook.transaction():
        found = standing_texts(workbook, quarter, indicators)
        for each in indicators:
            key, refused = each.indicator_id, None
            try:
                text = as_read(found.get(key), (seen or {}).get(key))
                _give_step(workbook, each, quarter, text)
                agreed[key] = text.text
            except WorkbookError:
                raise
            except QperfError as refusal:
                refused = str(refusal)
            said.append((each, refused))
        if agreed:
            workbook.changes.record(
                _named([each.code for each, refused in said if refused is None]),
                *("decision", decided(agreed, quarter)),
                next(iter(agreed)) if len(agreed) == 1 else None,
            )
    return said


def _named(codes: Sequence[str]) -> str:
    if len(codes) == 1:
        return f"agreed {codes[0]}"
    return f"agreed {len(codes)} commentaries, {codes[0]} to {codes[-1]}"


def _reason(said: str) -> str:
    reason = clean_line(said)
    if not reason:
        raise QperfError(
            "Say why it is returned, so that its writer knows what to mend."
        )
    if len(reason) > LONGEST_REASON:
        raise QperfError(
            f"The reason has {len(reason)} characters and at most {LONGEST_REASON} are "
            "kept; shorten it, or write a remark."
        )
    return reason


def _give_step(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, found: StandingText
) -> Agreed:
    by = workbook.stamp.by
    refusal, role = why_not_agree(found.case, by), found.case.progress.next_role
    if refusal is not None or role is None:
        raise QperfError(refusal or NOTHING_WRITTEN)
    state = _decide(workbook, indicator, quarter, found, (role, Verdict.AGREED, ""))
    return Agreed(role, state is CommentaryState.AGREED, stands_in(found.case, by))


def _decide(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    found: StandingText,
    made: tuple[str, Verdict, str],
) -> CommentaryState:
    """Add a decision in the name of who writes; the state it leaves the text in."""
    role, verdict, reason = made
    key, version = indicator.indicator_id, found.version
    decision = Decision(
        role=role,
        person=workbook.stamp.by,
        verdict=verdict,
        version=version,
        reason=reason,
        figures=found.figures,
    )
    workbook.signoffs.decide(key, quarter, decision)
    state = state_at(workbook, key, quarter, version, CommentaryState.READY)
    workbook.signoffs.settle(key, quarter, version, state)
    return state
