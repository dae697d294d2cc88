"""Rows that give a figure which an earlier row of the same return gave."""

from qperf_tui.importing.staging import Findings, StagedRow


class Duplicates:
    """Remembers the figures of one return, and where each was first given."""

    def __init__(self) -> None:
        self._refs: dict[str, int] = {}
        self._first: dict[int, tuple[int, int, str | None]] = {}

    def is_new(self, row: StagedRow, found: Findings) -> bool:
        """Whether no earlier row gave this figure, after noting one that did."""
        ref = row.ref.casefold()
        number = self._refs.setdefault(ref, len(self._refs))
        key = number << 20 | row.quarter.ordinal
        layout = row.layout
        sheet = None if layout is None else layout.sheet
        mine = (row.line, hash(row.figure), sheet)
        first = self._first.setdefault(key, mine)
        if first is mine:
            return True
        line, figure, where = first
        self._note(row, found, line, where, is_same=figure == mine[1])
        return False

    @staticmethod
    def _note(
        row: StagedRow, found: Findings, line: int, sheet: str | None, *, is_same: bool
    ) -> None:
        layout = row.layout
        if layout is None:
            return
        of = f" of '{sheet}'" if sheet is not None else ""
        where = f"{'row' if layout.is_sheet else 'line'} {line}{of}"
        cause = (
            f"{where} gives the same figure for {row.quarter}, so it is counted once"
            if is_same
            else f"{where} gives another figure for {row.quarter}; delete the wrong one"
        )
        found.about_entry(
            layout,
            row.line,
            "Ref",
            cause=cause,
            entered=row.ref,
            is_refusal=not is_same,
        )
