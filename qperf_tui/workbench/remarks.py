"""Remarks between officers and reviewers; no report or export ever holds one."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

import msgspec

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_text
from qperf_tui.domain.wording import plural
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.remarks import Remark
from qperf_tui.storage.workbook import Workbook

_LONGEST: Final = 2_000


class _RemarkKept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number: int
    indicator: int
    quarter: int
    author: str
    body: str
    written_at: str
    resolved_by: str | None
    resolved_at: str | None
    is_there: bool
    """Whether the remark stood before the change at all."""


def remark(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, text: str
) -> Remark:
    """Add a remark on an indicator's commentary; it holds the director's step.

    Raises:
        QperfError: If it says nothing or too much.
    """
    said = clean_text(text).strip()
    if not said:
        raise QperfError("The remark says nothing; write what is to be looked at.")
    if len(said) > _LONGEST:
        raise QperfError(
            f"The remark has {len(said):,} characters and at most {_LONGEST:,} are "
            "kept; shorten it."
        )
    with workbook.transaction():
        added = workbook.remarks.add(indicator.indicator_id, quarter, said)
        workbook.changes.record(
            f"remarked on {indicator.code} for {quarter}",
            "remark",
            _kept(added, is_there=False),
            indicator.indicator_id,
        )
    return added


def remarks(workbook: Workbook, indicator: Indicator, quarter: Quarter) -> list[Remark]:
    """The remarks on an indicator's commentary, oldest first."""
    return workbook.remarks.of(indicator.indicator_id, quarter)


def resolve_remark(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, place: int
) -> Remark:
    """Resolve a remark by its place among those on the text, from 1.

    Raises:
        UnknownError: If there is none at that place.
        QperfError: If it is resolved already.
    """
    with workbook.transaction():
        found = remarks(workbook, indicator, quarter)
        if not 1 <= place <= len(found):
            many = f"{len(found)} {plural(len(found), 'remark')}"
            raise UnknownError(
                f"There is no remark {place} on {indicator.code} for {quarter}, which "
                f"has {many}; qperf-tui remark {indicator.code} --list numbers them."
            )
        before = found[place - 1]
        if not before.is_open:
            raise QperfError(f"{before.resolved_by} has resolved that remark already.")
        resolved = replace(
            before,
            resolved_by=workbook.stamp.by,
            resolved_at=workbook.stamp.clock(),
        )
        workbook.remarks.put_back(resolved)
        workbook.changes.record(
            f"resolved {before.author}'s remark on {indicator.code} for {quarter}",
            "remark",
            _kept(before, is_there=True),
            indicator.indicator_id,
        )
    return resolved


def _kept(remark: Remark, *, is_there: bool) -> Undo:
    return {
        "number": remark.remark_id,
        "indicator": remark.indicator_id,
        "quarter": remark.quarter.ordinal,
        "author": remark.author,
        "body": remark.body,
        "written_at": remark.written_at,
        "resolved_by": remark.resolved_by,
        "resolved_at": remark.resolved_at,
        "is_there": is_there,
    }


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _RemarkKept)
    wanted = Remark(
        remark_id=before.number,
        indicator_id=before.indicator,
        quarter=Quarter(before.quarter),
        author=before.author,
        body=before.body,
        written_at=before.written_at,
        resolved_by=before.resolved_by,
        resolved_at=before.resolved_at,
    )
    stood = workbook.remarks.by_id(before.number)
    if before.is_there:
        workbook.remarks.put_back(wanted)
    else:
        workbook.remarks.remove(before.number)
    return _kept(stood or wanted, is_there=stood is not None)


REMARKS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "remark": _put_back
}
"""How a remark, or its being resolved, is undone."""
