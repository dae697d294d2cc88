"""Rows that give a figure which an earlier row of the same return gave."""

from typing import Final

from qperf_tui.importing.staged import StagedRow
from qperf_tui.importing.staging import Findings

_BITS: Final = 20
"""More than any quarter's ordinal needs."""


class Duplicates:
    """Remembers the figures of one return, and which row first gave each."""

    def __init__(self) -> None:
        self._refs: dict[str, int] = {}
        self._first: dict[int, StagedRow] = {}

    def is_new(self, row: StagedRow, found: Findings) -> bool:
        """Whether no earlier row gave this figure, after noting one that did."""
        ref = self._refs.setdefault(row.card.code, len(self._refs))
        # One number for both takes a third of the memory of a pair.
        first = self._first.setdefault(ref << _BITS | row.quarter.ordinal, row)
        if first is row:
            return True
        if row.layout is not None and first.layout is not None:
            where = first.layout.row(first.line)
            is_same = not first.figure.says_otherwise(row.figure)
            said = "the same figure" if is_same else "another figure"
            mend = ", so it is counted once" if is_same else "; delete the wrong one"
            cause = f"{where} gives {said} for {row.quarter}{mend}"
            found.about_entry(
                row.layout,
                row.line,
                "Ref",
                cause=cause,
                entered=row.ref,
                is_refusal=not is_same,
            )
        return False

    def forget(self) -> None:
        """Let go of all rows one by one, for keys would wait for a million at once."""
        while self._first:
            self._first.popitem()
