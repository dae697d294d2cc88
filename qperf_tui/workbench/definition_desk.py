"""A table of definitions on its way in: what each row changes, and what refuses it."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.mends import Cause, Mend, Wanted
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line, without_entry
from qperf_tui.errors import QperfError, UnchangedError, WorkbookError
from qperf_tui.importing.asked import NOTHING_ASKED, Asked
from qperf_tui.importing.definition_words import TableKind
from qperf_tui.importing.nearest import did_you_mean
from qperf_tui.importing.tables import CellError, Once, TableRow
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.cell_state import CellState

_LATER: Final = "the reason is given when it is brought in"
"""What stands for a reason while a file is only looked through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """What an officer says beside a table of definitions."""

    asked: Asked = NOTHING_ASKED
    reason: str = ""
    quarter: Quarter | None = None
    """From which quarter on, or for which one, where the file does not say."""
    plan: str = ""
    """The new plan that priorities are of."""
    authority: str = ""
    """The council's own code in a national file."""
    neighbours: tuple[str, ...] = ()
    """The codes or names of the nearest neighbours in a national file."""
    named: tuple[tuple[str, str], ...] = ()
    """Names of indicators in a national file, and their codes here."""


def parted(text: str) -> tuple[str, ...]:
    """Names that are parted by semicolons, such as those of neighbours."""
    return tuple(filter(None, map(str.strip, text.split(";"))))


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedCell:
    """One thing that a table says, beside what the workbook says of it."""

    line: int
    cell: str | None
    """Its name in a worksheet, such as `E3`."""
    about: str
    """The code of an indicator, or whatever else it is about."""
    column: str
    before: str | None
    """None where nothing stands."""
    after: str
    state: CellState


@dataclass(frozen=True, slots=True)
class Warned:
    """What is odd about a table, which is brought in all the same."""

    cause: Cause
    where: str = ""
    """How a sentence about it begins; nothing for the table as a whole."""
    line: int | None = None


@dataclass(slots=True, kw_only=True)
class Defined:
    """What a table of definitions does, counted and named."""

    kind: TableKind
    rows: int = 0
    cells: list[DefinedCell] = field(default_factory=list)
    """Those that change something, in the order of the file."""
    counts: Counter[CellState] = field(default_factory=Counter)
    notes: list[Cause] = field(default_factory=list)
    """What is to be known of it, though nothing is wrong."""
    warnings: list[Warned] = field(default_factory=list)
    lacks_reason: bool = False
    """Whether something changes that wants a reason, and none is given."""

    def count(self, state: CellState) -> int:
        """How many things that it says are in a state."""
        return self.counts[state]


class Desk:
    """Where the rows of one table are worked through, inside a transaction."""

    def __init__(self, workbook: Workbook, wished: Wished, done: Defined) -> None:
        self.workbook = workbook
        self.wished = wished
        self.done = done
        self._once = Once()
        self._looked_at: set[tuple[int, str]] = set()
        self.look_again()

    def look_again(self) -> None:
        """Read which indicators there are, after one was added."""
        self._ids = self.workbook.indicators.ids_by_code()
        self._by_id = {
            each.indicator_id: each for each in self.workbook.indicators.in_use()
        }

    def is_known(self, ref: str) -> bool:
        """Whether an indicator is called so, now or before, and is on the lists."""
        return self._ids.get(ref.casefold()) in self._by_id

    @property
    def indicators(self) -> list[Indicator]:
        """Every indicator on the lists."""
        return list(self._by_id.values())

    def every_code(self) -> Iterator[tuple[str, Indicator]]:
        """Every case-folded code there is or was, with the indicator it means."""
        for code, key in self._ids.items():
            if key in self._by_id:
                yield code, self._by_id[key]

    def find(self, ref: str) -> Indicator | None:
        """The indicator that a code means, or one that it had before."""
        return self._by_id.get(self._ids.get(ref.casefold(), 0))

    def indicator(self, row: TableRow) -> Indicator:
        """The indicator that a row is about.

        Raises:
            CellError: If there is none of that code, or it is retired.
        """
        ref = row.needed("Ref")
        found = self.find(ref)
        if found is not None:
            return found
        for code, _, quarter in self.workbook.definitions.retired():
            if code.casefold() == ref.casefold():
                raise row.error(
                    "Ref",
                    f"it was retired from {quarter}; take the row out, or bring it "
                    "back with qperf-tui indicator reinstate",
                )
        meant = did_you_mean(ref, [each.code for each in self._by_id.values()])
        raise row.error(
            "Ref",
            f"no indicator has that code{meant}",
            None if meant else Mend(Wanted.CODE),
        )

    def is_first_look(self, row: TableRow, column: str) -> bool:
        """Whether a column of a row is met first, and not for another quarter again."""
        is_first = (row.line, column) not in self._looked_at
        self._looked_at.add((row.line, column))
        return is_first

    def once(self, row: TableRow, column: str, *key: Hashable) -> None:
        """Check that no row before says anything of the same.

        Raises:
            CellError: If one does.
        """
        self._once.require(row, column, key)

    def reason(self, row: TableRow) -> str:
        """Why a row changes what it changes: its own reason, or that of the file."""
        return clean_line(row.cells.get("Reason", "")) or self.wished.reason or _LATER

    def first_quarter(self, row: TableRow, column: str) -> Quarter:
        """From which quarter on a row holds.

        Raises:
            CellError: If neither the row nor the officer says.
        """
        if row.cells.get("From"):
            return row.read("From", Quarter.read)
        if self.wished.quarter is None:
            raise row.error(
                column, "it does not say from which quarter on", Mend(Wanted.FROM)
            )
        return self.wished.quarter

    @contextmanager
    def at(self, row: TableRow, column: str) -> Iterator[None]:
        """Name a cell in what a deed refuses.

        Raises:
            CellError: If the deed refuses it.
        """
        try:
            yield
        except (CellError, UnchangedError, WorkbookError):
            raise
        except QperfError as error:
            cause = without_entry(str(error).rstrip("."), row.text(column))
            raise row.error(column, cause) from None

    def does(self, row: TableRow, column: str, deed: Callable[[], object]) -> bool:
        """Do a deed that a cell asks for; whether anything changed.

        Raises:
            CellError: If it is refused.
        """
        try:
            with self.at(row, column):
                deed()
        except UnchangedError:
            return False
        return True

    def note(
        self,
        row: TableRow,
        column: str,
        about: str,
        change: tuple[str | None, str],
        *,
        wants_reason: bool = True,
    ) -> None:
        """Note what a cell says, from what to what."""
        is_changed = change[0] != change[1]
        if is_changed and wants_reason and self.reason(row) == _LATER:
            self.done.lacks_reason = True
        layout = row.layout
        cell = None if layout is None else layout.cell(row.line, column)
        heading = column if layout is None else layout.columns.get(column, column)
        self._add(row.line, cell, about, heading, change)

    def warn(self, row: TableRow, column: str, cause: str) -> None:
        """Note what is odd about a cell."""
        self.done.warnings.append(Warned(Cause(cause), row.where(column), row.line))

    def tell(
        self, line: int, about: str, column: str, change: tuple[str | None, str]
    ) -> None:
        """Note what several rows come to, by the line of the first of them."""
        self._add(line, None, about, column, change)

    def _add(
        self,
        line: int,
        cell: str | None,
        about: str,
        column: str,
        change: tuple[str | None, str],
    ) -> None:
        before, after = change
        state = CellState.ADDED if before is None else CellState.CHANGED
        if before == after:
            state = CellState.UNCHANGED
        self.done.counts[state] += 1
        if state is CellState.UNCHANGED:
            return
        self.done.cells.append(
            DefinedCell(
                line=line,
                cell=cell,
                about=about,
                column=column,
                before=before,
                after=after,
                state=state,
            )
        )
