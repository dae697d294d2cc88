"""Figures and targets on file, in little room until a return is set beside them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

import msgspec

from qperf_tui.domain.entry_guards import Earlier
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.target import AnyTarget, TargetKind
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Row, Value
from qperf_tui.storage.workbook import Workbook

_TOGETHER: Final = 250
"""Indicators whose figures are read at once."""
_Columns = tuple[str | int | float | None, ...]
_LAST: Final = 1_024
"""Indicators whose earlier figures are kept unpacked, those looked at last."""


class HeldFigures:
    """The figures and targets of some indicators, each unpacked when it is looked at.

    They are told apart by the indicator's id and the ordinal of their quarter.
    """

    def __init__(
        self, workbook: Workbook, keys: Sequence[int], progress: Progress = unwatched
    ) -> None:
        self._kept: defaultdict[int, dict[int, bytes]] = defaultdict(dict)
        self._targets: defaultdict[tuple[int, TargetKind], dict[int, bytes]]
        self._targets = defaultdict(dict)
        self._unpack = msgspec.msgpack.Decoder(_Columns).decode
        self.earlier = lru_cache(_LAST)(self._earlier)
        """By quarter, the figures of an indicator that have a value."""
        self._target = lru_cache(_LAST)(rows.target)
        pack = msgspec.msgpack.Encoder().encode
        ordinals: dict[int, int] = {}
        for begin in range(0, len(keys), _TOGETHER):
            progress(0, len(keys))
            some = keys[begin : begin + _TOGETHER]
            for (key, quarter), row in workbook.outturns.kept(some).items():
                ordinal = ordinals.setdefault(quarter, quarter)
                self._kept[key][ordinal] = pack(row)
            for key in some:
                for (quarter, kind), kept in workbook.targets.kept_of(key).items():
                    ordinal = ordinals.setdefault(quarter, quarter)
                    self._targets[key, kind][ordinal] = pack(kept[:_OF_TARGET])

    def kept(self, key: int, ordinal: int) -> Row | None:
        """The figure that stands, as it is kept; None where none does."""
        packed = self._kept.get(key, _NONE).get(ordinal)
        return None if packed is None else self._unpack(packed)

    def target(self, key: int, ordinal: int, kind: TargetKind) -> AnyTarget | None:
        """The target that stands; None where none does."""
        packed = self._targets.get((key, kind), _NONE).get(ordinal)
        if packed is None:
            return None
        low, high, words = self._unpack(packed)
        return self._target(low, high, words, kind)

    def _earlier(self, key: int) -> Mapping[int, Earlier]:
        found: dict[int, Earlier] = {}
        for ordinal, packed in self._kept.get(key, _NONE).items():
            value, _, denominator, *_ = self._unpack(packed)
            exact = _decimal(value)
            if exact is not None:
                found[ordinal] = Earlier(exact, _decimal(denominator))
        return found


_NONE: Final[Mapping[int, bytes]] = {}
_OF_TARGET: Final = 3
"""Columns of a kept target that say what it is: its two ends and its words."""


def _decimal(value: Value) -> Decimal | None:
    if value is None:
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
