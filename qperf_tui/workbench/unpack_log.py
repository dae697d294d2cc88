"""Packs in the log of changes: what stood before each, and how it is put back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.word_log import put_commentary_back


class DraftBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A draft of an owner's, as it was before a change and after it."""

    author: str
    indicator: int
    quarter: int
    base: int
    """The version it was begun from."""
    before: str | None
    """None where there was no draft."""
    left: str | None


class _PackBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    saved: list[dict[str, object]]
    """What undoes each version that was saved."""
    drafts: list[DraftBefore]


def log_pack(
    workbook: Workbook,
    says: str,
    saved: Sequence[Undo],
    drafts: Sequence[DraftBefore],
    *,
    about: int | None = None,
) -> None:
    """Log that texts of a file were kept, as one change; `about` one indicator."""
    kept = _PackBefore([dict(each) for each in saved], list(drafts))
    workbook.changes.record(says, "pack", msgspec.to_builtins(kept), about)


def keep_beside(
    workbook: Workbook, author: str, where: tuple[int, Quarter], body: str, base: int
) -> DraftBefore:
    """Keep a text as a draft of its author's beside what stands; what undoes it."""
    key, quarter = where
    workbook.commentaries.by(author).keep_draft(key, quarter, body, base)
    return DraftBefore(
        author=author,
        indicator=key,
        quarter=quarter.ordinal,
        base=base,
        before=None,
        left=body,
    )


def _pack(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _PackBefore)
    saved = [put_commentary_back(workbook, each) for each in reversed(before.saved)]
    drafts = [_turned(workbook, each) for each in before.drafts]
    found: Undo = msgspec.to_builtins(
        _PackBefore([dict(each) for each in saved], drafts)
    )
    return found


def _turned(workbook: Workbook, kept: DraftBefore) -> DraftBefore:
    """Put a draft back; one that its owner has gone on with is left alone."""
    texts, quarter = workbook.commentaries.by(kept.author), Quarter(kept.quarter)
    now = texts.draft(kept.indicator, quarter)
    if now is not None and now.body != kept.left:
        code = workbook.indicators.code_of(kept.indicator)
        raise ConflictError(
            f"{kept.author} has since gone on with the draft on {code}, so the pack "
            "stays as it is; look at what stands, and set it right by hand."
        )
    if kept.before is None:
        texts.discard_draft(kept.indicator, quarter)
    else:
        texts.keep_draft(kept.indicator, quarter, kept.before, kept.base)
    return msgspec.structs.replace(kept, before=kept.left, left=kept.before)


PACKS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {"pack": _pack}
"""How the reading back of a pack is undone, and done again."""
