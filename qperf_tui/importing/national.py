"""A tidy national file read row by row, keeping only what an officer can use."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from qperf_tui.domain.areas import (
    NOT_GIVEN,
    AreaKind,
    area_kind,
    folded_council,
    period_named,
)
from qperf_tui.importing.council_groups import read_number
from qperf_tui.importing.tables import CellError, TableRow


@dataclass(slots=True)
class NationalSet:
    """What the file says of one indicator in one year."""

    line: int
    """The first line that says any of it."""
    bodies: dict[tuple[AreaKind, str], Decimal] = field(default_factory=dict)
    """Figures of England, of regions and of neighbours, by name."""
    authorities: dict[str, Decimal] = field(default_factory=dict)
    """Figures of authorities, by their key."""


@dataclass(slots=True)
class NationalFile:
    """What a national file says of the indicators that are wanted."""

    sets: dict[tuple[int, str], NationalSet] = field(default_factory=dict)
    """By indicator and period."""
    names: dict[str, str] = field(default_factory=dict)
    """Of each authority the name, by its key: its code, or else its name."""
    regions: dict[str, str] = field(default_factory=dict)
    """Of each authority the region, where the file says it."""
    unmatched: Counter[str] = field(default_factory=Counter)
    """Rows of indicators that are none of the council's, by their names."""
    marks: Counter[str] = field(default_factory=Counter)
    """What stands in place of a figure, and how often."""
    _numbers: dict[str, Decimal] = field(default_factory=dict)

    def read(
        self,
        rows: Iterable[TableRow],
        find: Callable[[str], int],
        refuse: Callable[[TableRow, CellError], None],
    ) -> int:
        """Read every row; `find` gives the indicator of a name, or 0.

        What cannot be read is given to `refuse`. Returns how many rows there were.
        """
        count = 0
        found: dict[str, int] = {}
        for count, row in enumerate(rows, start=1):  # noqa: B007 - returned
            name = row.text("Indicator")
            if name not in found:
                found[name] = find(name)
            try:
                if found[name]:
                    self._keep(row, found[name])
                else:
                    self.unmatched[row.needed("Indicator")] += 1
            except CellError as error:
                refuse(row, error)
        return count

    def key_of(self, named: str) -> str:
        """The key of the authority that a code or a name means; nothing if none."""
        wanted, folded = named.strip().upper(), folded_council(named)
        if wanted in self.names:
            return wanted
        return next(
            (key for key, name in self.names.items() if folded_council(name) == folded),
            "",
        )

    def _keep(self, row: TableRow, indicator: int) -> None:
        """Keep the figure of a row.

        Raises:
            CellError: If it is none, or of no year, or given otherwise before.
        """
        span = row.text("Span")
        period = row.read("Year", lambda text: period_named(text, span))
        code, name = row.text("Code").upper(), row.text("Authority")
        kind = area_kind(code, name)
        if kind is AreaKind.OTHER:
            return
        text = row.text("Value").casefold()
        if not text or text in NOT_GIVEN:
            self.marks[text or "blank"] += 1
            if kind is AreaKind.AUTHORITY:
                self._name(row, code or name, name)
            return
        value = self._numbers.get(text)
        if value is None:
            value = self._numbers[text] = row.read("Value", read_number)
        held = self.sets.setdefault((indicator, period), NationalSet(row.line))
        if kind is AreaKind.AUTHORITY:
            key = self._name(row, code or name, name)
            before = held.authorities.setdefault(key, value)
        else:
            before = held.bodies.setdefault((kind, name or kind.value), value)
        if before != value:
            raise row.error("Value", "an earlier row gives another; delete one")

    def _name(self, row: TableRow, key: str, name: str) -> str:
        """Note the name and the region of an authority; returns its key."""
        if key not in self.names:
            self.names[key] = name or key
            if region := row.text("Region"):
                self.regions[key] = region
        return key
