"""Cells merged down a column, whose words hold for every row they span."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

_RANGE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_HELD: Final = frozenset(
    {"Ref", "Indicator", "Priority", "Directorate", "Owner", "Unit", "Direction"}
)
"""Columns of words; a figure that is merged is nobody's but the first row's."""


class FilledDown:
    """Fills the words of cells merged down a column into the rows they span."""

    def __init__(self, merged: Sequence[str], positions: Mapping[str, int]) -> None:
        places = {place for column, place in positions.items() if column in _HELD}
        self._spans = [
            (column, first, last)
            for each in merged
            if (found := _RANGE.fullmatch(each))
            and found[1] == found[3]
            and (column := _position(found[1])) in places
            and (first := int(found[2])) < (last := int(found[4]))
        ]
        self._words: dict[tuple[int, int], str] = {}

    @property
    def is_any(self) -> bool:
        """Whether anything is merged down a column of words."""
        return bool(self._spans)

    def fill(self, line: int, cells: list[str]) -> None:
        """Write into a row what was said in the first row of its merged cells."""
        for column, first, last in self._spans:
            if line == first and column < len(cells):
                self._words[column, first] = cells[column]
            elif first < line <= last and (words := self._words.get((column, first))):
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = cells[column] or words


def _position(letters: str) -> int:
    count = 0
    for letter in letters:
        count = count * 26 + ord(letter) - ord("A") + 1
    return count - 1
