"""The rows of a return, held in little room however many they are."""

from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Generic, TypeVar, overload

import msgspec

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.importing.staged import OwnWords, StagedCard, StagedFigure, StagedRow

if TYPE_CHECKING:
    from qperf_tui.domain.period import Quarter
    from qperf_tui.domain.target import AnyTarget
    from qperf_tui.importing.staging import Layout

_AS_THEY_ARE: Final = 20_000
"""Figures that are held as they were read, with every row that has one of them."""

Thing = TypeVar("Thing")


class _Packed(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A row whose figure is its own; what it has in common with others by its place."""

    line: int
    card: int
    quarter: int
    is_given: bool
    value: Decimal | None
    is_percentage: bool
    mark: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: OutturnStatus
    target: int
    note: str
    layout: int
    own: int


class _InCommon(Generic[Thing]):
    """What rows have in common, each once and known by its place."""

    def __init__(self) -> None:
        self.things: list[Thing] = []
        self._places: dict[Hashable, int] = {}

    def place(self, thing: Thing, key: Hashable) -> int:
        """The place of a thing, which is told from others by its key."""
        place = self._places.setdefault(key, len(self.things))
        if place == len(self.things):
            self.things.append(thing)
        return place


class StagedRows(Sequence[StagedRow]):
    """Rows in the order they were read, of which those with a figure alone are packed.

    A million figures with counts of their own take a tenth of the room they would;
    a figure that many rows report is held once, and its rows are not packed.
    """

    def __init__(self, as_they_are: int = _AS_THEY_ARE) -> None:
        self._most = as_they_are
        self._rows: list[StagedRow | bytes] = []
        self._as_they_are: set[int] = set()
        """Figures by their ids, all of them in a row that is held."""
        self._cards: _InCommon[StagedCard] = _InCommon()
        self._quarters: dict[int, Quarter] = {}
        self._targets: list[AnyTarget | None] = []
        """Each as often as a row has another one than the row before it."""
        self._layouts: _InCommon[Layout | None] = _InCommon()
        self._own: _InCommon[OwnWords | None] = _InCommon()
        self._pack = msgspec.msgpack.Encoder().encode
        self._unpack = msgspec.msgpack.Decoder(_Packed).decode

    def append(self, row: StagedRow) -> None:
        """Add a row after the others."""
        held, figure = self._as_they_are, id(row.figure)
        if figure in held:
            self._rows.append(row)
        elif len(held) < self._most:
            held.add(figure)
            self._rows.append(row)
        else:
            self._rows.append(self._packed(row))

    def forget(self) -> None:
        """Let go of all rows by parts, for keys would wait for a million at once."""
        while self._rows:
            del self._rows[-_AS_THEY_ARE:]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[StagedRow]:
        return map(self._row, self._rows)

    @overload
    def __getitem__(self, at: int) -> StagedRow: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[StagedRow]: ...
    def __getitem__(self, at: int | slice) -> StagedRow | Sequence[StagedRow]:
        if isinstance(at, slice):
            return tuple(map(self._row, self._rows[at]))
        return self._row(self._rows[at])

    def _packed(self, row: StagedRow) -> bytes:
        figure = row.figure
        self._quarters[row.quarter.ordinal] = row.quarter
        if not self._targets or row.target is not self._targets[-1]:
            self._targets.append(row.target)
        return self._pack(
            _Packed(
                row.line,
                self._cards.place(row.card, row.card),
                row.quarter.ordinal,
                figure.is_given,
                figure.value,
                figure.is_percentage,
                figure.mark,
                figure.numerator,
                figure.denominator,
                figure.status,
                len(self._targets) - 1,
                row.note,
                self._layouts.place(row.layout, id(row.layout)),
                self._own.place(row.own, row.own),
            )
        )

    def _row(self, held: StagedRow | bytes) -> StagedRow:
        if isinstance(held, StagedRow):
            return held
        said = self._unpack(held)
        return StagedRow(
            said.line,
            self._cards.things[said.card],
            self._quarters[said.quarter],
            StagedFigure(
                is_given=said.is_given,
                value=said.value,
                is_percentage=said.is_percentage,
                mark=said.mark,
                numerator=said.numerator,
                denominator=said.denominator,
                status=said.status,
            ),
            self._targets[said.target],
            said.note,
            self._layouts.things[said.layout],
            self._own.things[said.own],
        )
