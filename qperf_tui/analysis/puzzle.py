"""A release taken apart into puzzles that have no unknown count in common."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from qperf_tui.analysis.narrowing import Line
from qperf_tui.analysis.told import Figure, Key, Release, Sensitive
from qperf_tui.domain.statement import Cell, Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """A figure of a puzzle, its counts by their numbers."""

    figure: Figure
    lines: tuple[Line, ...]
    places: frozenset[int]
    """The counts that it tells of."""
    size: int
    """How many people it tells of."""

    @property
    def key(self) -> Key:
        """The name it is hidden by."""
        return self.figure.key

    @property
    def exact(self) -> tuple[Line, ...]:
        """What it tells exactly."""
        return tuple(each for each in self.lines if each.low == each.high)

    @property
    def tells_of_none(self) -> bool:
        """Whether it says that something is 0."""
        return any(each.low == 0 for each in self.exact)

    def states(self, place: int) -> bool:
        """Whether it tells of one count and no other."""
        return any(
            len(each.terms) == 1 and each.terms[0][0] == place for each in self.lines
        )


@dataclass(frozen=True)
class Puzzle:
    """Counts that hang together, what could be told of them and what is known."""

    cells: tuple[Cell, ...]
    truth: tuple[int, ...]
    pieces: tuple[Piece, ...]
    known: tuple[Line, ...]
    sensitive: tuple[tuple[int, Sensitive], ...]
    """Each count to be protected, by its number."""
    floors: tuple[int, ...]
    """The least that each count is known to be, as every 0 is shown."""

    @cached_property
    def by_key(self) -> dict[Key, Piece]:
        """Its figures by the names they are hidden by."""
        return {each.key: each for each in self.pieces}

    def told(self, hidden: frozenset[Key]) -> list[Line]:
        """Every line that a reader has while these are hidden, each once."""
        shown = (each for each in self.pieces if each.key not in hidden)
        lines = (line for each in shown for line in each.lines)
        return list(dict.fromkeys([*self.known, *lines]))


def puzzles(release: Release, hidden: frozenset[Key]) -> Iterator[Puzzle]:
    """The puzzles of a release in which anything is hidden, or has to be protected."""
    settled = {
        each.terms[0][0]: each for each in release.known if _settles_a_count(each)
    }
    for part in _parts(release, settled):
        if part.sensitive or any(each.key in hidden for each in part.figures):
            yield part.numbered(settled, release)


@dataclass(slots=True)
class _Part:
    """What goes into one puzzle, before its counts are numbered."""

    figures: list[Figure] = field(default_factory=list)
    known: list[Statement] = field(default_factory=list)
    sensitive: list[Sensitive] = field(default_factory=list)

    def numbered(self, settled: Mapping[Cell, Statement], release: Release) -> Puzzle:
        """The puzzle, with what is settled of its counts added to what is known."""
        values = release.values
        told = [each for figure in self.figures for each in figure.statements]
        own = [each.cell for each in self.sensitive]
        cells = tuple(dict.fromkeys([*_cells([*told, *self.known]), *own]))
        stated = self._known_if_none()
        number = {cell: place for place, cell in enumerate(cells)}
        known = [*self.known, *(settled[cell] for cell in cells if cell in settled)]
        return Puzzle(
            cells=cells,
            truth=tuple(values[cell] for cell in cells),
            pieces=tuple(_piece(each, number, values) for each in self.figures),
            known=tuple(_line(each, number) for each in known),
            sensitive=tuple((number[each.cell], each) for each in self.sensitive),
            floors=tuple(
                int(release.shows_zeros and cell in stated and values[cell] > 0)
                for cell in cells
            ),
        )

    def _known_if_none(self) -> set[Cell]:
        """The counts that would be shown if they were 0.

        They are those that a figure tells by themselves, and those to be protected,
        but for any that is hidden at 0 as well.
        """
        told = {
            each.terms[0][0]
            for figure in self.figures
            for each in figure.statements
            if len(each.terms) == 1
        }
        hidden = {each.cell for each in self.sensitive if each.floor < 1}
        return (told | {each.cell for each in self.sensitive}) - hidden


def _parts(release: Release, settled: Mapping[Cell, Statement]) -> list[_Part]:
    """What is told of together, in the order in which it is."""
    groups = _Groups(settled)
    for figure in release.figures:
        groups.join(_cells(figure.statements))
    for statement in release.known:
        groups.join(_cells([statement]))
    parts: dict[Cell, _Part] = {}

    def part_of(cells: Sequence[Cell]) -> _Part:
        return parts.setdefault(groups.root(cells), _Part())

    for figure in release.figures:
        if cells := _cells(figure.statements):
            part_of(cells).figures.append(figure)
    for statement in release.known:
        if statement.terms and not _settles_a_count(statement):
            part_of(_cells([statement])).known.append(statement)
    for each in release.sensitive:
        part_of([each.cell]).sensitive.append(each)
    return list(parts.values())


class _Groups:
    """Counts that are told of together; one that everybody knows joins nothing."""

    def __init__(self, settled: Mapping[Cell, Statement]) -> None:
        self._settled = settled
        self._parent: dict[Cell, Cell] = {}

    def join(self, cells: Sequence[Cell]) -> None:
        """Put counts that are told of together into one group."""
        unsettled = [each for each in cells if each not in self._settled]
        for each in unsettled[1:]:
            self._parent[self._find(each)] = self._find(unsettled[0])

    def root(self, cells: Sequence[Cell]) -> Cell:
        """The group of what tells of these counts."""
        unsettled = [each for each in cells if each not in self._settled]
        return self._find((unsettled or cells)[0])

    def _find(self, cell: Cell) -> Cell:
        while (above := self._parent.get(cell, cell)) != cell:
            self._parent[cell] = self._parent.get(above, above)
            cell = above
        return cell


def _settles_a_count(statement: Statement) -> bool:
    return len(statement.terms) == 1 and statement.is_exact


def _cells(statements: Iterable[Statement]) -> list[Cell]:
    return list(dict.fromkeys(cell for each in statements for cell, _ in each.terms))


def _piece(
    figure: Figure, number: Mapping[Cell, int], values: Mapping[Cell, int]
) -> Piece:
    lines = tuple(_line(each, number) for each in figure.statements if each.terms)
    exact = [each for each in figure.statements if each.is_exact]
    return Piece(
        figure=figure,
        lines=lines,
        places=frozenset(place for line in lines for place, _ in line.terms),
        size=sum(values[cell] for cell in _cells(exact or figure.statements)),
    )


def _line(statement: Statement, number: Mapping[Cell, int]) -> Line:
    terms = tuple((number[cell], by) for cell, by in statement.terms)
    return Line(terms, statement.low, statement.high)
