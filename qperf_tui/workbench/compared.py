"""What a return says that the workbook does not hold yet."""

from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, TargetKind
from qperf_tui.importing.staged import StagedCard
from qperf_tui.importing.staging import Problem
from qperf_tui.workbench.compared_card import ComparedCard
from qperf_tui.workbench.staying import Staying

_MOST: Final = 10_000
"""Problems kept of one return before further warnings are only counted."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that an import adds or changes, as it is written down."""

    code: str
    quarter: Quarter
    before: str | None
    after: str


@dataclass(slots=True)
class Comparison:
    """What a return says that the workbook does not hold yet.

    Indicators are named by their case-folded code, quarters by their ordinal.
    """

    known: dict[str, Indicator]
    cards: dict[str, StagedCard] = field(default_factory=dict)
    """What the first row of each indicator that is new says of it."""
    figures: dict[str, dict[int, int]] = field(default_factory=dict)
    """By code and then by quarter, the place of the row that gives a figure."""
    decimals: dict[str, int] = field(default_factory=dict)
    """The most decimals that a value of an indicator that is new is written with."""
    targets: dict[tuple[str, TargetKind], dict[int, AnyTarget]] = field(
        default_factory=dict
    )
    """By code and kind and then by quarter, what it is to be, of whatever kind."""
    amended: dict[tuple[str, str], str] = field(default_factory=dict)
    """New values for columns of record cards, by code and column."""
    of_cards: dict[StagedCard, ComparedCard] = field(default_factory=dict)
    """What rows say of an indicator, beside what the workbook holds of it."""
    stays: dict[tuple[str, int], Staying] = field(default_factory=dict)
    """By code and quarter, what a row leaves of the figure on file."""
    latest: Quarter | None = None
    """The last quarter that any row is of."""
    added: int = 0
    changed: int = 0
    left: int = 0
    changes: list[FigureChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unlisted: int = 0
    """Warnings found beyond those that are kept."""

    @property
    def count(self) -> int:
        """How many figures there are."""
        return sum(map(len, self.figures.values()))

    @property
    def finds_anything(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.figures or self.targets or self.amended or self.cards)

    def note(self, problem: Problem) -> None:
        """Note what is wrong, once for all the quarters of one row."""
        of_row = takewhile(
            lambda each: each.line == problem.line, reversed(self.problems)
        )
        if problem in of_row:
            return
        if len(self.problems) < _MOST or problem.is_refusal:
            self.problems.append(problem)
        else:
            self.unlisted += 1
