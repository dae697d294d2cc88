"""What may not be worked out of a puzzle, beyond what no hiding would mend."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qperf_tui.analysis.audit import (
    SmallCount,
    Target,
    WholeFigure,
    small_counts,
    whole_figures,
)
from qperf_tui.analysis.puzzle import Piece
from qperf_tui.analysis.reader import Reader
from qperf_tui.analysis.told import Exposure, Key


@dataclass(slots=True)
class Asked:
    """What may not be worked out by one reader, beyond what no hiding would mend."""

    nothing_shown: Reader
    """The same reader of a release in which all is hidden."""
    small: list[SmallCount]
    given_away: list[Exposure]
    _found: dict[Key, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, reader: Reader) -> "Asked":
        """What may not be worked out by this one."""
        puzzle = reader.puzzle
        nothing = Reader(puzzle, frozenset(puzzle.by_key), reader.knowing)
        small, given_away = [], []
        for each in small_counts(puzzle):
            if each.is_exposed_to(nothing):
                given_away.append(each.exposure_to(nothing))
                small.append(each.as_known_to(nothing))
            else:
                small.append(each)
        return cls(nothing, small, given_away)

    def of_hidden(self, hidden: Iterable[Piece]) -> list[Target]:
        """All that may not be worked out while these are hidden."""
        return [*self.small, *self.wholes(hidden)]

    def wholes(self, pieces: Iterable[Piece]) -> Iterator[WholeFigure]:
        """Those of some figures that are not known whole already."""
        for each in whole_figures(self.nothing_shown.puzzle, pieces):
            if each.key not in self._found:
                self._found[each.key] = each.is_exposed_to(self.nothing_shown)
            if not self._found[each.key]:
                yield each
