"""Rows that are made when they are looked at, so that a million are no burden."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final, Generic, TypeVar
from zlib import compress, decompress

import msgspec

_TOGETHER: Final = 256
"""Rows packed together; one is unpacked with those around it."""
_QUICKEST: Final = 1
_KEPT: Final = 1_024
"""Rows that are kept once they are made, those looked at last."""

Texts = tuple[int, int, tuple[str, ...]]
"""Which table a row stands in, its line, and its cells."""
Row = TypeVar("Row")


class PackedTexts:
    """The texts of rows in a tenth of their room."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._last: list[Texts] = []
        self._open: tuple[int, list[Texts]] = (-1, [])

    def __len__(self) -> int:
        return len(self._packed) * _TOGETHER + len(self._last)

    def add(self, table: int, line: int, cells: tuple[str, ...]) -> None:
        """Add a row after the others."""
        self._last.append((table, line, cells))
        if len(self._last) == _TOGETHER:
            content = msgspec.msgpack.encode(self._last)
            self._packed.append(compress(content, _QUICKEST))
            self._last = []

    def __getitem__(self, at: int) -> Texts:
        number, place = divmod(at, _TOGETHER)
        if number == len(self._packed):
            return self._last[place]
        opened, rows = self._open
        if opened != number:
            content = decompress(self._packed[number])
            rows = msgspec.msgpack.decode(content, type=list[Texts])
            self._open = number, rows
        return rows[place]


class MadeRows(Generic[Row]):
    """So many rows, each made from its place when it is looked at."""

    def __init__(self, many: int, make: Callable[[int], Row]) -> None:
        self._many = many
        self._make = lru_cache(maxsize=_KEPT)(make)
        self._others: Mapping[int, Row] = {}

    def with_some(self, others: Mapping[int, Row]) -> "MadeRows[Row]":
        """The same rows but for some, by their places."""
        rows = MadeRows(self._many, self._make)
        rows._make = self._make
        rows._others = {**self._others, **others}
        return rows

    def differing(self, at: int) -> Row | None:
        """A row that is not made from its place; None where it is."""
        return self._others.get(at)

    def __len__(self) -> int:
        return self._many

    def __getitem__(self, at: int) -> Row:
        if not -self._many <= at < self._many:
            raise IndexError(at)
        place = at % self._many
        return self._others[place] if place in self._others else self._make(place)

    def __iter__(self) -> Iterator[Row]:
        return map(self.__getitem__, range(self._many))
