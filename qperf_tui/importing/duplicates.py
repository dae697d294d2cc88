"""Rows that give a figure which an earlier row of the same return gave."""

from typing import Final

from qperf_tui.importing.staged import StagedRow
from qperf_tui.importing.staged_rows import StagedRows
from qperf_tui.importing.staging import Findings

_BITS: Final = 20
"""More than any quarter's ordinal needs."""
_PARTS: Final = 64
"""Parts of what is remembered: to make room in all of it at once would take long."""


class Duplicates:
    """Remembers the figures of one return, and which row first gave each."""

    def __init__(self) -> None:
        self.rows = StagedRows()
        """The rows that gave a figure first, in the order they gave it."""
        self._refs: dict[str, int] = {}
        self._places: tuple[dict[int, int], ...] = tuple({} for _ in range(_PARTS))

    def is_new(self, row: StagedRow, found: Findings) -> bool:
        """Whether no earlier row gave this figure, after noting one that did."""
        ref = self._refs.setdefault(row.card.code, len(self._refs))
        # One number for both takes a third of the memory of a pair.
        part = self._places[ref % _PARTS]
        place = part.setdefault(ref << _BITS | row.quarter.ordinal, len(self.rows))
        if place == len(self.rows):
            self.rows.append(row)
            return True
        first = self.rows[place]
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
        """Let go of all rows by parts, for keys would wait for a million at once."""
        for part in self._places:
            part.clear()
        self.rows.forget()
