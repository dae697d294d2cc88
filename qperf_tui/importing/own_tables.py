"""Our own tables of figures, which are made to be read and not to be brought in."""

from collections.abc import Sequence
from typing import Final

_SIGNS: Final = frozenset(
    {"changeonpreviousquarter", "whynotcomparable", "directiononpreviousquarter"}
)
"""Headings, folded, that only a table of ours has."""
ROUNDED: Final = (
    "it is a table that qperf-tui made, whose figures are rounded and hidden as they "
    "are shown; import the workbook it was made from"
)
"""Why such a table would spoil the figures it was made from."""


def is_own(plain: Sequence[str]) -> bool:
    """Whether folded headings are those of a table of ours."""
    return not _SIGNS.isdisjoint(plain)
