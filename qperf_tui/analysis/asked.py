"""What may not be worked out of a puzzle, beyond what no hiding would mend."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from qperf_tui.analysis.audit import (
    SmallCount,
    WholeFigure,
    small_counts,
    whole_figures,
)
from qperf_tui.analysis.puzzle import Piece
from qperf_tui.analysis.reader import Reader

if TYPE_CHECKING:
    from qperf_tui.analysis.told import Exposure, Key


class Asked:
    """What may not be worked out by one reader, beyond what no hiding would mend."""

    def __init__(self, reader: Reader, found: Iterable[SmallCount]) -> None:
        """Ask for every small count; of those found already, as much as can be kept.

        Args:
            reader: Who may not work it out.
            found: The small counts that this reader knows more of as things are.
        """
        self._reader = reader
        self.given_away: list[Exposure] = []
        """What is known already, whatever is hidden."""
        self._asked = {each.place: each for each in small_counts(reader.puzzle)}
        for each in found:
            if each.is_exposed_to(self._nothing_shown):
                self.given_away.append(each.exposure_to(self._nothing_shown))
                self._asked[each.place] = each.as_known_to(self._nothing_shown)
        self._is_known: dict[Key, bool] = {}

    @property
    def small(self) -> list[SmallCount]:
        """Every small count, with what is asked for it."""
        return list(self._asked.values())

    def wholes(self, pieces: Iterable[Piece]) -> Iterator[WholeFigure]:
        """Those of some figures that are not known whole already."""
        for each in whole_figures(self._reader.puzzle, pieces):
            if each.key not in self._is_known:
                self._is_known[each.key] = each.is_exposed_to(self._nothing_shown)
            if not self._is_known[each.key]:
                yield each

    @cached_property
    def _nothing_shown(self) -> Reader:
        """The same reader of a release in which all is hidden."""
        puzzle = self._reader.puzzle
        return Reader(puzzle, frozenset(puzzle.by_key), self._reader.knowing)
