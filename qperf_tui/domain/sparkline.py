"""A series in one line of text, with its gaps left open."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

_BLOCKS: Final = "▁▂▃▄▅▆▇█"
GAP: Final = "·"


def sparkline(values: Sequence[Fraction | None]) -> str:
    """One character a value, lowest to highest; a gap is a dot and never a zero."""
    known = [value for value in values if value is not None]
    if not known:
        return GAP * len(values)
    lowest, spread = min(known), max(known) - min(known)
    return "".join(_block(value, lowest, spread) for value in values)


def _block(value: Fraction | None, lowest: Fraction, spread: Fraction) -> str:
    if value is None:
        return GAP
    if not spread:
        return _BLOCKS[len(_BLOCKS) // 2]
    step = (value - lowest) * (len(_BLOCKS) - 1) / spread
    return _BLOCKS[int(step + Fraction(1, 2))]
