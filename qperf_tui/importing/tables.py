"""The small CSV tables of a council's folder, each held to its own headings."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, TypeVar

from qperf_tui.domain.mends import Cause, Mend, in_the_file
from qperf_tui.domain.text import clean_line, clean_text, without_entry
from qperf_tui.errors import QperfError
from qperf_tui.importing.delimited import cell_limit, records
from qperf_tui.importing.encodings import require_utf_8, text_of
from qperf_tui.importing.staging import (
    FileRefusedError,
    Layout,
    quoted,
)

LARGEST: Final = 50_000_000
"""Bytes of the largest table that is read."""

_LONGEST: Final = 20_000
"""Characters in one cell: a commentary at its longest."""

Read = TypeVar("Read")


class CellError(QperfError):
    """A cell that cannot be used, named with its place, its cause and the mend."""

    def __init__(self, where: str, cause: Cause, column: str) -> None:
        super().__init__(f"{where}: {cause.worded(in_the_file)}.")
        self.where = where
        self.cause = cause
        self.column = column
        """Ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row of a table as cleaned text; what it raises is the sentence to show."""

    file_name: str
    line: int
    cells: Mapping[str, str]
    layout: Layout | None = None
    """Where its cells stand, in a file whose headings are its own."""

    def text(self, column: str) -> str:
        """What the row says in a column, on one line."""
        return clean_line(self.cells[column])

    def paragraphs(self, column: str) -> str:
        """What the row says in a column, with its line ends."""
        return clean_text(self.cells[column]).strip()

    def listed(self, column: str) -> tuple[str, ...]:
        """The entries of a column that holds several, parted by semicolons."""
        entries = (entry.strip() for entry in self.text(column).split(";"))
        return tuple(entry for entry in entries if entry)

    def needed(self, column: str) -> str:
        """What the row says in a column that may not be blank.

        Raises:
            QperfError: If it is blank.
        """
        text = self.text(column)
        if not text:
            raise self.error(column, "it is blank; fill it in")
        return text

    def read(self, column: str, read: Callable[[str], Read]) -> Read:
        """What a column that may not be blank stands for.

        Raises:
            QperfError: If it is blank or `read` refuses it with a ValueError.
        """
        text = self.needed(column)
        try:
            return read(text)
        except ValueError as error:
            raise self.error(column, without_entry(str(error), text)) from None

    def require_short(self, longest: Mapping[str, int]) -> None:
        """Refuse a cell that is longer than is kept of its column.

        Raises:
            QperfError: If one is.
        """
        for column, most in longest.items():
            many = len(self.paragraphs(column))
            if many > most:
                raise self.error(
                    column,
                    f"it has {many:,} characters and at most {most:,} are kept; "
                    "shorten it",
                )

    def error(self, column: str, cause: str, mend: Mend | None = None) -> CellError:
        """The sentence that names a cell of the row and what is wrong with it."""
        text = self.text(column)
        said = f"{quoted(text)}: {cause}" if text else cause
        return CellError(self.where(column), Cause(said, mend), column)

    def where(self, column: str | None) -> str:
        """How a sentence about a cell begins, or about the row."""
        if self.layout is None:
            named = "" if column is None else f", column {column}"
            return f"{self.file_name}, line {self.line}{named}"
        return self.layout.where(self.line, column)

    def row(self, line: int) -> str:
        """How a sentence names a row of the same file in passing."""
        return f"line {line}" if self.layout is None else self.layout.row(line)


class Once:
    """The line on which each thing was first said."""

    def __init__(self) -> None:
        self._lines: dict[Hashable, int] = {}

    def require(self, row: TableRow, column: str, key: Hashable) -> None:
        """Check that no line before has it.

        Raises:
            QperfError: If one has, naming it.
        """
        line = self._lines.setdefault(key, row.line)
        if line != row.line:
            raise row.error(column, f"{row.row(line)} has it too; delete one of them")


def read_bytes(file: Traversable) -> bytes:
    """The bytes of a file in a council's folder.

    Raises:
        QperfError: If it cannot be read or is too large.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        cause = error.strerror or "unknown cause"
        raise QperfError(
            f"{clean_line(file.name)} cannot be read ({cause}); check that it is a "
            "file you may read."
        ) from None
    if len(content) > LARGEST:
        raise QperfError(
            f"{clean_line(file.name)} is larger than {LARGEST // 1_000_000} MB; "
            "part it."
        )
    return content


def read_table(
    file: Traversable, headings: tuple[str, ...], *, is_needed: bool = False
) -> list[TableRow]:
    """The rows of a table; none where the file is absent and not needed.

    Raises:
        QperfError: If it is absent and needed, or is not a table of these headings.
    """
    name = clean_line(file.name)
    if not file.is_file():
        if is_needed or file.is_dir():
            raise QperfError(f"{name} is missing; put it into the council's folder.")
        return []
    try:
        content = read_bytes(file)
        require_utf_8(content)
        text = text_of(content)
        with cell_limit(), text.lines() as ends:
            lines = list(records(ends))
    except FileRefusedError as refusal:
        place = name if refusal.line is None else f"{name}, line {refusal.line}"
        raise QperfError(f"{place}: {refusal}.") from None
    if not lines:
        raise QperfError(f"{name} is empty; its headings are {', '.join(headings)}.")
    _check_headings(name, lines[0], headings)
    return [_row(name, line, cells, headings) for line, cells in lines[1:]]


def _check_headings(
    name: str, first: tuple[int, list[str]], headings: tuple[str, ...]
) -> None:
    line, cells = first
    written = [clean_line(cell) for cell in cells]
    if tuple(written) == headings:
        return
    wrong = [heading for heading in written if heading not in headings]
    missing = [heading for heading in headings if heading not in written]
    said = f"the headings are not {', '.join(headings)} in that order"
    if wrong:
        said = f"{quoted(wrong[0])} is no heading of this table"
    elif missing:
        said = f"the heading {missing[0]} is missing"
    raise QperfError(
        f"{name}, line {line}: {said}; write {','.join(headings)} as its first line."
    )


def _row(name: str, line: int, cells: list[str], headings: tuple[str, ...]) -> TableRow:
    if len(cells) != len(headings):
        raise QperfError(
            f"{name}, line {line}: it has {len(cells)} cells and the headings "
            f"{len(headings)}; look for a comma or quotation mark too many or too few."
        )
    row = TableRow(
        file_name=name, line=line, cells=dict(zip(headings, cells, strict=True))
    )
    for column, text in row.cells.items():
        if len(text) > _LONGEST:
            raise row.error(
                column, f"it is longer than {_LONGEST:,} characters; shorten it"
            )
    return row


def existing_path(entry: Traversable) -> Path:
    """A shipped or given file as a path of this machine."""
    return entry if isinstance(entry, Path) else Path(str(entry))
