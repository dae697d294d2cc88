"""The words of a council's folder put on file: texts, people, actions, requests."""

from collections.abc import Mapping

from qperf_tui.domain.action import Action, Closing
from qperf_tui.domain.agreement import Decision, Verdict
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.request import Answer, Request
from qperf_tui.importing.council_files import (
    ActionRow,
    CommentaryRow,
    CouncilFiles,
    RequestRow,
)
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import figures_now
from qperf_tui.workbench.figure_proof import keep_stated
from qperf_tui.workbench.people import chain


def add_words(
    workbook: Workbook, files: CouncilFiles, ids: Mapping[str, Indicator]
) -> None:
    """Add commentary, who agrees it, what is done about figures, what was asked."""
    for person in files.people:
        workbook.people.add(person)
    for row in files.commentary:
        _add(workbook, row, ids[row.ref.casefold()])
    for raised in files.actions:
        about = ids[raised.ref.casefold()]
        workbook.actions.add(_action(workbook, raised, about.indicator_id))
    for asked in files.requests:
        ref = asked.ref
        on = None if ref is None else ids[ref.casefold()]
        workbook.requests.add(_request(workbook, asked, on))


def _action(workbook: Workbook, row: ActionRow, indicator_id: int) -> Action:
    done, now = row.closing, workbook.stamp.clock()
    return Action(
        number=0,
        indicator_id=indicator_id,
        raised_in=row.raised_in,
        title=row.title,
        owner=row.owner,
        due=row.due,
        evidence="" if done is None else done.evidence,
        raised_by=row.owner,
        raised_at=now,
        closing=None if done is None else Closing(done.by, now, done.quarter),
    )


def _request(workbook: Workbook, row: RequestRow, about: Indicator | None) -> Request:
    said = row.answer
    return Request(
        number=0,
        asked_on=row.asked_on,
        asked_by=row.asked_by,
        question=row.question,
        minute=row.minute,
        indicator_id=None if about is None else about.indicator_id,
        owner=row.owner,
        due=row.due,
        answer=(
            None
            if said is None
            else Answer(said.text, said.by, workbook.stamp.clock(), said.quarter)
        ),
    )


def _add(workbook: Workbook, row: CommentaryRow, indicator: Indicator) -> None:
    key, quarter = indicator.indicator_id, row.quarter
    before = workbook.commentaries.standing(key, quarter)
    figures = figures_now(workbook, indicator, quarter)
    is_agreed = row.state is CommentaryState.AGREED
    saved = workbook.commentaries.save(
        key,
        quarter,
        row.body,
        CommentaryState.READY if is_agreed else row.state,
        base_version=0 if before is None else before.version,
        author=row.author or None,
        figures=figures,
    )
    keep_stated(workbook, indicator, quarter, saved)
    if not is_agreed:
        return
    for role in chain(workbook).roles:
        workbook.signoffs.decide(
            key,
            quarter,
            Decision(
                role=role,
                person=row.agreed_by,
                verdict=Verdict.AGREED,
                version=saved.version,
                figures=figures,
            ),
        )
    workbook.signoffs.settle(key, quarter, saved.version, CommentaryState.AGREED)
