"""What a release could tell, what is known beside it, and what must be protected."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qperf_tui.domain.statement import Cell, Statement

Key = Hashable
"""The name by which a figure is hidden."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Something shown, hidden only as a whole, with all that it lets a reader know."""

    key: Key
    statements: tuple[Statement, ...]
    weight: int = 1
    """What is lost by hiding it: of two that would do, the lighter is hidden."""


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A count that must be able to be anything from `floor` to `threshold`."""

    cell: Cell
    threshold: int
    floor: int = 1
    """The most that its least may be: 0 where none is hidden as well as a few."""


@dataclass(frozen=True, slots=True)
class Release:
    """Figures that could be shown, what else is known, and what must be protected."""

    figures: tuple[Figure, ...]
    known: tuple[Statement, ...]
    """What a reader knows whatever is hidden: earlier releases, populations, sums."""
    sensitive: tuple[Sensitive, ...]
    values: Mapping[Cell, int]
    """The true counts."""
    shows_zeros: bool = True
    """Whether every 0 is shown, so that what is hidden is known to be 1 at least."""

    def __post_init__(self) -> None:
        """Refuse what is not so, since nothing can be proved from it.

        Raises:
            ValueError: If a statement is untrue, a cell has no count, or a key is
                given twice.
        """
        keys = [each.key for each in self.figures]
        if len(set(keys)) < len(keys):
            raise ValueError("two figures have one key")
        for each in self.figures:
            for statement in each.statements:
                self._check(statement, f"figure {each.key!r}")
        for statement in self.known:
            self._check(statement, "what is known")
        for sensitive in self.sensitive:
            if self.values.get(sensitive.cell, -1) < 0:
                raise ValueError(f"{sensitive.cell!r} has no count")

    def _check(self, statement: Statement, where: str) -> None:
        for cell, _ in statement.terms:
            if self.values.get(cell, -1) < 0:
                raise ValueError(f"{where} tells of {cell!r}, which has no count")
        if not statement.holds(self.values):
            raise ValueError(f"{where} tells what is not so: {statement}")


class Why(StrEnum):
    """How far a reader has come."""

    RECOVERED = "recovered exactly"
    NARROWED = "narrowed to less than that it is small"


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a reader works out although it is hidden, or was to be."""

    cell: Cell
    """The count; of a hidden figure that is no one's small count, the figure's key."""
    low: int
    high: int | None
    why: Why
    is_figure: bool = False
    """Whether `cell` is the key of a figure, which is found whole."""
    knowing: Cell | None = None
    """The count that this reader is one of, and so knows, in the second audit."""


@dataclass(frozen=True, slots=True)
class Protection:
    """What is to be hidden so that nothing hidden can be worked out."""

    primary: frozenset[Key]
    """Hidden for what they are."""
    secondary: frozenset[Key]
    """Hidden because they would give another away, or did in an earlier release."""
    protects: Mapping[Key, Cell] = field(default_factory=dict)
    """For a figure hidden now, not before: what would have been worked out from it."""
    given_away: tuple[Exposure, ...] = ()
    """What is known already, and no hiding mends: it has to be said."""

    @property
    def hidden(self) -> frozenset[Key]:
        """Every figure to hide, all under one mark."""
        return self.primary | self.secondary
