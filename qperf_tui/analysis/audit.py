"""Which hidden figures a reader of a puzzle works out, whoever the reader is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from qperf_tui.analysis.narrowing import Line
from qperf_tui.analysis.puzzle import Piece, Puzzle, puzzles
from qperf_tui.analysis.reader import Reader
from qperf_tui.analysis.told import Exposure, Key, Release, Why
from qperf_tui.domain.statement import Cell

_FEW_ENOUGH_TO_KNOW = 2
"""People in a count of whom each is taken to know who the others are."""


@dataclass(frozen=True, slots=True)
class SmallCount:
    """A count that must be able to be anything from few to the threshold."""

    place: int
    cell: Cell
    floor: int
    threshold: int

    def is_exposed_to(self, reader: Reader) -> bool:
        """Whether a reader knows more of it than that it is small."""
        if reader.knowing == self.place:
            return False
        return not (
            reader.can_be_few(self.place, self.floor)
            and reader.can_be_many(self.place, self.threshold)
        )

    def as_known_to(self, reader: Reader) -> "SmallCount":
        """The same, asking for no more than this reader leaves possible."""
        low, high = reader.span(((self.place, 1),))
        return replace(
            self,
            floor=max(self.floor, low or 0),
            threshold=self.threshold if high is None else min(self.threshold, high),
        )

    def exposure_to(self, reader: Reader) -> Exposure:
        """What a reader knows of it."""
        low, high = reader.span(((self.place, 1),))
        return Exposure(
            cell=self.cell,
            low=low or 0,
            high=high,
            why=Why.RECOVERED if low == high else Why.NARROWED,
            knowing=_known_to(reader),
        )


@dataclass(frozen=True, slots=True)
class WholeFigure:
    """A hidden figure, which is found when all is that it tells exactly."""

    key: Key
    lines: tuple[Line, ...]

    def is_exposed_to(self, reader: Reader) -> bool:
        """Whether a reader works all of it out."""
        places = {place for line in self.lines for place, _ in line.terms}
        if places == {reader.knowing}:
            return False
        return all(reader.is_found(line.terms) for line in self.lines)

    def exposure_to(self, reader: Reader) -> Exposure:
        """What a reader knows of the first thing it tells."""
        low, high = reader.span(self.lines[0].terms)
        return Exposure(
            cell=self.key,
            low=low or 0,
            high=high,
            why=Why.RECOVERED,
            is_figure=True,
            knowing=_known_to(reader),
        )


Target = SmallCount | WholeFigure


def small_counts(puzzle: Puzzle) -> list[SmallCount]:
    """Every count of a puzzle that has to be protected."""
    return [
        SmallCount(place, asked.cell, asked.floor, asked.threshold)
        for place, asked in puzzle.sensitive
    ]


def whole_figures(puzzle: Puzzle, pieces: Iterable[Piece]) -> list[WholeFigure]:
    """Figures that must not be found whole; of small counts more is asked."""
    small = {place for place, _ in puzzle.sensitive}
    return [
        WholeFigure(each.key, each.exact)
        for each in pieces
        if each.exact and not any(_is_of_one(line, small) for line in each.exact)
    ]


def readers(
    puzzle: Puzzle, hidden: frozenset[Key], *, contributors: bool
) -> list[Reader]:
    """A reader who knows nobody and, if asked for, one of each count of 1 or 2."""
    found = [Reader(puzzle, hidden)]
    if contributors:
        found += [
            Reader(puzzle, hidden, place)
            for place, _ in puzzle.sensitive
            if 1 <= puzzle.truth[place] <= _FEW_ENOUGH_TO_KNOW
        ]
    return found


def exposures(
    release: Release, hidden: frozenset[Key], *, contributors: bool = False
) -> tuple[Exposure, ...]:
    """The attack: all that a reader works out of a release while these are hidden.

    Of small counts, everything known of them by whatever way; of other hidden figures,
    those that this release gives away and nothing before it.

    Args:
        release: What could be shown, what is known and what must be protected.
        hidden: The keys of the figures that are not shown.
        contributors: Whether to attack again as one of each count of 1 or 2, who
            knows who the others are.
    """
    return tuple(
        exposure
        for puzzle in puzzles(release, hidden)
        for reader in readers(puzzle, hidden, contributors=contributors)
        for exposure in _worked_out(reader)
    )


def _worked_out(reader: Reader) -> list[Exposure]:
    puzzle = reader.puzzle
    found: list[Target] = [
        each for each in small_counts(puzzle) if each.is_exposed_to(reader)
    ]
    pieces = [each for each in puzzle.pieces if each.key in reader.hidden]
    whole = [e for e in whole_figures(puzzle, pieces) if e.is_exposed_to(reader)]
    if whole:
        before = Reader(puzzle, frozenset(puzzle.by_key), reader.knowing)
        found += [each for each in whole if not each.is_exposed_to(before)]
    return [each.exposure_to(reader) for each in found]


def _known_to(reader: Reader) -> Cell | None:
    return None if reader.knowing is None else reader.puzzle.cells[reader.knowing]


def _is_of_one(line: Line, places: set[int]) -> bool:
    return len(line.terms) == 1 and line.terms[0][0] in places
