"""Packs that owners have filled in, read back as drafts of theirs."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.pack import SHEET, Pack, PackRow, body_of
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import plural
from qperf_tui.importing.pack_cells import PackProblem
from qperf_tui.importing.packs import PackRead, read_pack
from qperf_tui.importing.staging import FileRefusedError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import put_version
from qperf_tui.workbench.pack_rows import Found, Outcome, weigh
from qperf_tui.workbench.unpack_log import DraftBefore, keep_beside, log_pack

_LONGEST_NAME: Final = 100
"""Characters in a name that stands in the history."""


@dataclass(kw_only=True)
class Unpacked:
    """What became of a pack that was read back, or would become of it."""

    file_name: str
    owner: str = ""
    quarter: Quarter | None = None
    found: Sequence[Found] = ()
    """What each indicator's boxes came to, in the order they were sent."""
    problems: Sequence[PackProblem] = ()
    notices: Sequence[str] = ()
    """What is to be known of what was taken, in sentences."""
    is_refused: bool = False
    """Whether nothing of it is taken because of its problems."""

    @property
    def taken(self) -> list[Found]:
        """The texts that are kept, unless the file is refused."""
        wanted = {Outcome.SAVED, Outcome.BESIDE}
        return [each for each in self.found if each.outcome in wanted]

    def said(self, problem: PackProblem) -> str:
        """A problem in a sentence that begins with its place."""
        if problem.cell is None:
            return f"{self.file_name}: {problem.says}."
        place = f"{self.file_name}, sheet {SHEET}, cell {problem.cell}"
        return f"{place}: {problem.says}."


@dataclass(slots=True)
class _Kept:
    """What it takes to undo a pack."""

    saved: list[Undo] = field(default_factory=list)
    drafts: list[DraftBefore] = field(default_factory=list)


def unpack(
    workbook: Workbook,
    path: Path,
    quarter: Quarter,
    *,
    takes_rest: bool = False,
    is_trial: bool = False,
) -> Unpacked:
    """Read a pack back as drafts by its owner, as one change.

    With any cell that cannot be used nothing of it is taken, or with `takes_rest` the
    rows without one; on trial nothing is written.

    Raises:
        WorkbookError: If it could not be written; then nothing was.
    """
    try:
        read = read_pack(path)
    except FileRefusedError as refusal:
        problem = PackProblem(refusal.cell, str(refusal))
        return Unpacked(
            file_name=clean_line(path.name), problems=(problem,), is_refused=True
        )
    return take_pack(workbook, read, quarter, takes_rest=takes_rest, is_trial=is_trial)


def take_pack(
    workbook: Workbook,
    read: PackRead,
    quarter: Quarter,
    *,
    takes_rest: bool = False,
    is_trial: bool = False,
) -> Unpacked:
    """Keep what was read from a pack as drafts by its owner, as one change.

    Raises:
        ClosedQuarterError: If its quarter is published and closed.
        WorkbookError: If it could not be written; then nothing was.
    """
    if cause := _not_for_here(workbook, read.sent, quarter):
        return Unpacked(
            file_name=read.file_name,
            owner=read.sent.owner,
            quarter=read.sent.quarter,
            problems=(PackProblem(None, cause),),
            is_refused=True,
        )
    with nullcontext() if is_trial else workbook.transaction():
        done = _weighed(workbook, read)
        done.is_refused = bool(done.problems) and not takes_rest
        if done.taken and not done.is_refused and not is_trial:
            _keep(workbook, read, done)
    return done


def _not_for_here(workbook: Workbook, sent: Pack, quarter: Quarter) -> str | None:
    """Why a pack has no place in this workbook or this quarter."""
    council = clean_line(workbook.settings.get("council"))
    if clean_line(sent.council) != council:
        return (
            f"it was written for {sent.council or 'a council without a name'} and "
            f"{workbook.path} is that of {council or 'a council without a name'}; "
            "unpack it into the workbook it came from, with -w"
        )
    if sent.quarter != quarter:
        return (
            f"it is for {sent.quarter} and what is being written is {quarter}; if it "
            f"is meant for {sent.quarter}, add --quarter '{sent.quarter}'"
        )
    if len(sent.owner) > _LONGEST_NAME:
        return (
            f"its owner's name has more than {_LONGEST_NAME} characters; ask for a "
            "new pack"
        )
    return None


def _weighed(workbook: Workbook, read: PackRead) -> Unpacked:
    """What each row comes to, with everything that is to be said of it."""
    found: list[Found] = []
    problems = list(read.problems)
    named = {code for each in problems for code in each.codes}
    notices: list[str] = []
    for row in read.sent.rows:
        written = read.written.get(row.code)
        if written is None:
            if row.code not in named:
                notices.append(_left_out(row))
            continue
        weighed = weigh(workbook, read.sent, row, written)
        if weighed is None:
            notices.append(f"{row.code}: it is no longer reported.")
        elif isinstance(weighed, PackProblem):
            problems.append(weighed)
        else:
            found.append(weighed)
            notices += weighed.notices
    return Unpacked(
        file_name=read.file_name,
        owner=read.sent.owner,
        quarter=read.sent.quarter,
        found=found,
        problems=problems,
        notices=notices,
    )


def _left_out(row: PackRow) -> str:
    return (
        f"{row.code}: it has no row in the file that can be used; nothing is changed."
    )


def _keep(workbook: Workbook, read: PackRead, done: Unpacked) -> None:
    """Write what was taken, inside a transaction."""
    kept, sent = _Kept(), read.sent
    workbook.closings.require_open(sent.quarter)
    for each in done.taken:
        body = body_of(each.boxes)
        if each.outcome is Outcome.SAVED:
            _, undo = put_version(
                *(workbook, each.indicator, sent.quarter, body, CommentaryState.DRAFT),
                base_version=each.base,
                reason=f"from the pack {read.file_name}",
                author=sent.owner,
            )
            kept.saved.append(undo)
        else:
            where = (each.indicator.indicator_id, sent.quarter)
            beside = keep_beside(workbook, sent.owner, where, body, each.base)
            kept.drafts.append(beside)
    many = len(done.taken)
    log_pack(
        workbook,
        f"pack of {sent.owner} for {sent.quarter}, {many} {plural(many, 'text')}",
        kept.saved,
        kept.drafts,
    )
