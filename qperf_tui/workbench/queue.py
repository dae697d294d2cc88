"""What is to be done before the report goes out, by the day it is due."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from qperf_tui.domain.action import Action
from qperf_tui.domain.agreement import Progress, same_name
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.days import short_day
from qperf_tui.domain.deadlines import (
    WRITING,
    Deadlines,
    days_since_quarter_end,
)
from qperf_tui.domain.entitlement import is_acting, why_not_agree
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.readiness import is_repeated, readiness, worth
from qperf_tui.domain.request import Request
from qperf_tui.domain.status import Status
from qperf_tui.storage.signoffs import TextOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.agreement_cases import Arrangement, arrangement
from qperf_tui.workbench.day import held_day
from qperf_tui.workbench.deadlines import deadlines
from qperf_tui.workbench.expected_returns import days_due
from qperf_tui.workbench.queue_entries import Entry, EntryKind, Queue
from qperf_tui.workbench.standings import positions, worsening

_OWNER: Final = "owner"
_WORST: Final = (Status.RED, Status.AMBER, Status.NOT_AVAILABLE, Status.MISSING)


def queue(workbook: Workbook, quarter: Quarter, today: date) -> Queue:
    """Everything to be done for a quarter's report, as seen by who asks."""
    due = deadlines(workbook, quarter)
    collector = _Collector(workbook, quarter, due)
    found = [_late(each, today) for each in collector.entries()]
    return Queue(
        quarter=quarter,
        entries=tuple(sorted(found, key=_urgency)),
        deadlines=due,
        days_since_quarter_end=days_since_quarter_end(quarter, today),
        days_to_publication=None if due is None else due.days_to_publication(today),
        readiness=readiness(collector.worths),
        as_at=held_day(workbook),
    )


def mine(found: Queue) -> Queue:
    """What of a queue is for whoever asked for it."""
    return replace(found, entries=tuple(each for each in found.entries if each.is_mine))


class _Collector:
    """Collects what is to be done from all that is on file for a quarter."""

    def __init__(
        self, workbook: Workbook, quarter: Quarter, due: Deadlines | None
    ) -> None:
        self._workbook = workbook
        self._quarter = quarter
        self._by_role = {} if due is None else due.by_role
        self._days = days_due(due)
        self._rulings = workbook.openings.rulings(quarter)
        self._me = same_name(workbook.stamp.by)
        self._arranged: Arrangement = arrangement(workbook, quarter)
        self._texts = workbook.signoffs.texts(quarter)
        self._before = workbook.signoffs.texts(quarter.shifted(-PREVIOUS_QUARTER))
        self.worths: list[Fraction] = []
        """What is done of each text that is asked for, once all are collected."""

    def entries(self) -> Iterator[Entry]:
        """Every entry, in no order."""
        found = positions(self._workbook, self._quarter)
        for at in found:
            text = self._texts.get(at.indicator.indicator_id)
            if at.outturn is None and at.status is Status.MISSING:
                yield self._awaited(at, text)
            if at.commentary is not CommentaryState.NONE:
                yield from self._words(at, text)
            yield from self._remarks(at, text)
        by_id = {each.indicator.indicator_id: each for each in found}
        for action in self._workbook.actions.open_in(self._quarter):
            if action.is_open:
                yield self._acting(action, by_id.get(action.indicator_id))
        for request in self._workbook.requests.open():
            yield self._asked(request, by_id.get(request.indicator_id or 0))

    def _awaited(self, at: Position, text: TextOnFile | None) -> Entry:
        """A figure that is due and has not come; until then no words are asked for."""
        if at.commentary is CommentaryState.NONE:
            self.worths.append(Fraction(0))
        days = self._days.moved(self._rulings.get(at.indicator.indicator_id))
        return Entry(
            kind=EntryKind.FIGURE,
            says="figure awaited",
            due=days.figure,
            effect=Fraction(1),
            is_mine=self._is_writer(at.indicator, text),
            indicator=at.indicator,
            position=at,
            commentary=None if text is None else text.commentary,
        )

    def _words(self, at: Position, text: TextOnFile | None) -> Iterator[Entry]:
        """What is to be done to a text that is asked for, or there all the same."""
        moved = None if text is None else self._arranged.progress(at, text)
        again = self._is_repeated(at, text)
        done = worth(
            at.commentary,
            0 if moved is None else len(moved.given),
            len(self._arranged.chain.roles),
            is_repeated=again,
        )
        self.worths.append(done)
        if at.commentary is CommentaryState.READY and text is not None:
            entry = self._ready(at, text)
        elif at.commentary in _TO_WRITE:
            entry = self._to_write(at, text, moved)
        else:
            return
        flags = [each for each in (entry.flag, "repeated" if again else "") if each]
        yield replace(entry, effect=1 - done, flag=", ".join(flags))

    def _is_repeated(self, at: Position, text: TextOnFile | None) -> bool:
        before = self._before.get(at.indicator.indicator_id)
        if text is None or before is None:
            return False
        return is_repeated(before.commentary.body, text.commentary.body)

    def _ready(self, at: Position, text: TextOnFile) -> Entry:
        case = self._arranged.case(at, text)
        role = case.progress.next_role or ""
        return Entry(
            kind=EntryKind.READY,
            says=f"for the {role} to agree",
            due=self._by_role.get(role),
            is_mine=why_not_agree(case, self._workbook.stamp.by) is None,
            flag=_remarks_open(case.open_remarks),
            indicator=at.indicator,
            position=at,
            commentary=text.commentary,
            progress=case.progress,
        )

    def _to_write(
        self, at: Position, text: TextOnFile | None, moved: Progress | None
    ) -> Entry:
        kind, says = _TO_WRITE[at.commentary]
        if moved is not None and moved.returned is not None:
            says = f"returned by {moved.returned.person}: {moved.returned.reason}"
        return Entry(
            kind=kind,
            says=says,
            due=self._by_role.get(WRITING),
            is_mine=self._is_writer(at.indicator, text),
            flag="figs!" if kind is EntryKind.FIGURES_CHANGED else "",
            indicator=at.indicator,
            position=at,
            commentary=None if text is None else text.commentary,
            progress=moved,
        )

    def _remarks(self, at: Position, text: TextOnFile | None) -> Iterator[Entry]:
        many = self._arranged.open_remarks.get(at.indicator.indicator_id, 0)
        if not many:
            return
        chain = self._arranged.chain
        held = next(each for each in chain.roles if chain.waits_for_remarks(each))
        yield Entry(
            kind=EntryKind.REMARK,
            says=f"{_remarks_open(many)}, which holds the {held}'s step",
            due=self._by_role.get(held),
            is_mine=self._is_writer(at.indicator, text),
            indicator=at.indicator,
            position=at,
            commentary=None if text is None else text.commentary,
        )

    def _acting(self, action: Action, at: Position | None) -> Entry:
        """An action that is to be done, carried forward until it is closed."""
        text = self._texts.get(action.indicator_id)
        return Entry(
            kind=EntryKind.ACTION,
            says=f"{action.title} ({action.owner})",
            due=action.due,
            is_mine=same_name(action.owner) == self._me,
            indicator=None if at is None else at.indicator,
            position=at,
            commentary=None if text is None else text.commentary,
            action=action,
        )

    def _asked(self, request: Request, at: Position | None) -> Entry:
        """A request that waits for its answer, whichever quarter is looked at."""
        text = None if at is None else self._texts.get(at.indicator.indicator_id)
        is_mine = same_name(request.owner) == self._me
        if not request.owner and at is not None:
            is_mine = self._is_writer(at.indicator, text)
        return Entry(
            kind=EntryKind.REQUEST,
            says=f"asked {short_day(request.asked_on)}: {request.question}",
            due=request.due,
            is_mine=is_mine,
            indicator=None if at is None else at.indicator,
            position=at,
            commentary=None if text is None else text.commentary,
            request=request,
        )

    def _is_writer(self, indicator: Indicator, text: TextOnFile | None) -> bool:
        """Whether it is for whoever asks to write: theirs, or begun by them."""
        if text is not None and self._me in text.writers:
            return True
        return same_name(indicator.owner) == self._me or any(
            same_name(each.name) == self._me
            and is_acting(each, _OWNER, indicator.directorate)
            for each in self._arranged.people
        )


_TO_WRITE: Final = {
    CommentaryState.NEEDED: (EntryKind.MISSING, "commentary to be written"),
    CommentaryState.DRAFT: (EntryKind.DRAFT, "draft to be finished"),
    CommentaryState.RETURNED: (EntryKind.RETURNED, "returned"),
    CommentaryState.VOID: (
        EntryKind.FIGURES_CHANGED,
        "a figure or target changed after it was written",
    ),
}


def _late(entry: Entry, today: date) -> Entry:
    """An entry as it stands on a day: one that is past its day is overdue."""
    if entry.due is None or entry.due >= today:
        return entry
    kind = _OVERDUE.get(entry.kind, entry.kind)
    return replace(entry, kind=kind, is_overdue=True)


_OVERDUE: Final = {
    EntryKind.FIGURE: EntryKind.OVERDUE_FIGURE,
    EntryKind.MISSING: EntryKind.OVERDUE,
    EntryKind.ACTION: EntryKind.OVERDUE_ACTION,
}


def _urgency(entry: Entry) -> tuple[date, int, Fraction, int]:
    at = entry.position
    return (
        entry.due or date.max,
        _WORST.index(at.status) if at and at.status in _WORST else len(_WORST),
        Fraction(0) if at is None else -worsening(at),
        0 if entry.indicator is None else entry.indicator.indicator_id,
    )


def by_effect(found: Queue) -> Queue:
    """A queue with what would bring the report on most first."""
    entries = sorted(found.entries, key=lambda each: -each.effect)
    return replace(found, entries=tuple(entries))


def ready_for_me(found: Queue) -> Sequence[Indicator]:
    """The indicators whose next step whoever asked may give, the first due first."""
    return [
        each.indicator
        for each in found.entries
        if each.kind is EntryKind.READY and each.is_mine and each.indicator is not None
    ]


def _remarks_open(many: int) -> str:
    if not many:
        return ""
    return "1 remark open" if many == 1 else f"{many} remarks open"
