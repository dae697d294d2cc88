"""The imports that stand and can be undone, with the files that came together."""

from collections.abc import Iterator, Sequence

from qperf_tui.storage.changes import REDONE, Change, Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.change_sets import MANY, parts_of
from qperf_tui.workbench.import_log import IMPORT

Parts = Sequence[tuple[str, Undo]]
"""The kind of each part of a change, and what it keeps."""


def standing_imports(workbook: Workbook) -> Iterator[tuple[Change, Parts]]:
    """The changes that brought files in and stand, newest first, in their parts."""
    for change in workbook.changes.latest_of(IMPORT, MANY, REDONE):
        kind, kept = change.kind, workbook.changes.kept(change)
        if kind == REDONE:
            first, back = kept.get("kind"), kept.get("back")
            if not (isinstance(first, str) and isinstance(back, dict)):
                continue
            kind, kept = first, back
        parts = parts_of(kind, kept)
        if any(each == IMPORT for each, _ in parts):
            yield change, parts


def batches_in(parts: Parts) -> list[int]:
    """The numbers of the imports among the parts of a change."""
    found = (kept.get("batch") for kind, kept in parts if kind == IMPORT)
    return sorted(each for each in found if isinstance(each, int))


def brought_together(workbook: Workbook) -> dict[int, tuple[int, ...]]:
    """By import the others that it came with, and with which it is undone."""
    found: dict[int, tuple[int, ...]] = {}
    for _, parts in standing_imports(workbook):
        every = batches_in(parts)
        for each in every:
            found[each] = tuple(other for other in every if other != each)
    return found
