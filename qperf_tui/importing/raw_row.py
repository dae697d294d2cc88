"""One row of a file as text, gathering what is wrong with it."""

from dataclasses import dataclass

from qperf_tui.importing.staging import Findings, Layout


@dataclass(slots=True, kw_only=True)
class RawRow:
    """The cleaned text of one row, gathering what is wrong with it."""

    line: int
    cells: dict[str, str]
    """Our name of each column the file has, and what the row says there."""
    layout: Layout
    found: Findings
    is_refused: bool = False

    def text(self, column: str) -> str:
        """What the row says in a column; nothing if the file has no such column."""
        return self.cells.get(column, "")

    def refuse(self, column: str | None, cause: str) -> None:
        """Note why the row cannot be imported."""
        self.is_refused = True
        self._note(column, cause, is_refusal=True)

    def warn(self, column: str | None, cause: str) -> None:
        """Note what is odd in the row, which is imported all the same."""
        self._note(column, cause, is_refusal=False)

    def _note(self, column: str | None, cause: str, *, is_refusal: bool) -> None:
        entered = "" if column is None else self.text(column)
        self.found.about_entry(
            self.layout,
            self.line,
            column,
            cause=cause,
            entered=entered,
            is_refusal=is_refusal,
        )
