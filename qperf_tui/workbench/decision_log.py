"""Decisions in the log of changes: what had been decided, and how it is put back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import msgspec

from qperf_tui.domain.agreement import Decision, Verdict, standing_decisions
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.signoffs import TextOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.people import chain


class _Decided(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What had been decided on one text."""

    indicator: int
    quarter: int
    body: str
    state: str
    decisions: list[tuple[str, str, str, str, str, str]]


class _DecidedBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    texts: list[_Decided]


def decided(texts: Mapping[int, TextOnFile], quarter: Quarter) -> Undo:
    """What has been decided on some texts, by indicator id, to be put back."""
    return {
        "texts": [
            {
                "indicator": key,
                "quarter": quarter.ordinal,
                "body": text.commentary.body,
                "state": text.commentary.state.word,
                "decisions": [
                    (
                        *(each.role, each.person, each.verdict.value),
                        *(each.reason, each.figures, each.decided_at),
                    )
                    for each in _standing(text)
                ],
            }
            for key, text in texts.items()
        ]
    }


def carry_over(
    workbook: Workbook, indicator_id: int, quarter: Quarter, versions: tuple[int, int]
) -> None:
    """Let what was decided on an earlier version stand for a later, where it is alike.

    That is how undoing an edit brings back the agreement the edit made void.
    """
    text = workbook.signoffs.text(indicator_id, quarter)
    earlier, later = versions
    if text is None or text.commentary.version != later:
        return
    for each in standing_decisions(text.decisions, earlier):
        workbook.signoffs.decide(indicator_id, quarter, replace(each, version=later))


def state_at(
    workbook: Workbook,
    indicator_id: int,
    quarter: Quarter,
    version: int,
    saved: CommentaryState,
) -> CommentaryState:
    """The state a version stood in at last: as it was saved, or decided since."""
    text = workbook.signoffs.text(indicator_id, quarter)
    decisions = () if text is None else standing_decisions(text.decisions, version)
    agreed = {each.role for each in decisions if each.verdict is Verdict.AGREED}
    if decisions and decisions[-1].verdict is Verdict.RETURNED:
        return CommentaryState.RETURNED
    if agreed and agreed >= set(chain(workbook).roles):
        return CommentaryState.AGREED
    decided = {CommentaryState.AGREED, CommentaryState.RETURNED}
    return CommentaryState.READY if saved in decided else saved


def _standing(text: TextOnFile) -> tuple[Decision, ...]:
    return standing_decisions(text.decisions, text.commentary.version)


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _DecidedBefore)
    stood: list[object] = []
    for each in before.texts:
        key, quarter = each.indicator, Quarter(each.quarter)
        text = workbook.signoffs.text(key, quarter)
        if text is None or text.commentary.body != each.body:
            raise ConflictError(
                "The commentary has since been changed, so what was decided on it "
                "cannot be put back; read it, and decide again."
            )
        stood += msgspec.to_builtins(decided({key: text}, quarter)["texts"])
        _decide_as(workbook, key, quarter, text, _wanted(each, text))
        workbook.signoffs.settle(
            key, quarter, text.commentary.version, CommentaryState[each.state.upper()]
        )
    return {"texts": stood}


def _wanted(before: _Decided, text: TextOnFile) -> list[Decision]:
    return [
        Decision(
            role=role,
            person=person,
            verdict=Verdict(verdict),
            version=text.commentary.version,
            reason=reason,
            figures=figures,
            decided_at=decided_at,
        )
        for role, person, verdict, reason, figures, decided_at in before.decisions
    ]


def _decide_as(
    workbook: Workbook,
    key: int,
    quarter: Quarter,
    text: TextOnFile,
    wanted: Sequence[Decision],
) -> None:
    """Take back what is not wanted, newest first, and add what is; all is kept."""
    now = _standing(text)
    alike = 0
    while alike < min(len(now), len(wanted)) and now[alike] == wanted[alike]:
        alike += 1
    for each in reversed(now[alike:]):
        taken_back = replace(
            each,
            person=workbook.stamp.by,
            verdict=Verdict.WITHDRAWN,
            reason="undone",
            decided_at="",
        )
        workbook.signoffs.decide(key, quarter, taken_back)
    for each in wanted[alike:]:
        workbook.signoffs.decide(key, quarter, each)


DECISIONS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "decision": _put_back
}
"""How decisions on texts are undone."""
