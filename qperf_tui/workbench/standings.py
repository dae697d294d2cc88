"""Where every indicator stands in a quarter, and how many stand where."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import Indicator, Priority
from qperf_tui.domain.movement import Direction, Movement
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import NO_EVIDENCE, Position, take_position
from qperf_tui.domain.status import ON_TARGET, Status
from qperf_tui.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Tally:
    """How many indicators there are, by status and by state of commentary."""

    total: int = 0
    statuses: Counter[Status] = field(default_factory=Counter)
    commentaries: Counter[CommentaryState] = field(default_factory=Counter)

    @property
    def rated(self) -> int:
        """How many are red, amber or green: the denominator of "on target"."""
        return sum(self.statuses[status] for status in Status if status.is_rated)

    @property
    def on_target(self) -> int:
        """How many are green, or better where the council says so."""
        return sum(self.statuses[status] for status in ON_TARGET)

    @property
    def wanting_commentary(self) -> int:
        """How many need a commentary that nobody has begun."""
        return self.commentaries[CommentaryState.NEEDED]

    def words(self) -> str:
        """The tally as a sentence whose parts add up to the total."""
        parts = [f"{self.on_target} of {self.rated} rated on target"]
        parts += [
            f"{self.statuses[status]} {status.word.lower()}"
            for status in Status
            if not status.is_on_target and self.statuses[status]
        ]
        return ", ".join(parts)


def positions(
    workbook: Workbook, quarter: Quarter, indicators: Sequence[Indicator] | None = None
) -> list[Position]:
    """Judge indicators in a quarter: those given, in their order, or all of them."""
    chosen = workbook.indicators.reported(quarter) if indicators is None else indicators
    ids = None if indicators is None else [each.indicator_id for each in indicators]
    evidence = workbook.evidence.around(quarter, ids)
    return [
        take_position(each, quarter, evidence.get(each.indicator_id, NO_EVIDENCE))
        for each in chosen
    ]


def position(workbook: Workbook, quarter: Quarter, code: str) -> Position:
    """Judge one indicator in a quarter.

    Raises:
        UnknownError: If there is no indicator by that code.
    """
    (found,) = positions(workbook, quarter, [workbook.indicators.by_code(code)])
    return found


def tally(judged: Iterable[Position]) -> Tally:
    """Count positions by status and by state of commentary."""
    counted = Tally()
    total = 0
    for each in judged:
        total += 1
        counted.statuses[each.status] += 1
        counted.commentaries[each.commentary] += 1
    return Tally(total, counted.statuses, counted.commentaries)


def by_priority(judged: Iterable[Position]) -> dict[Priority, Tally]:
    """A tally for each priority, in the order the positions come in."""
    grouped: dict[Priority, list[Position]] = {}
    for each in judged:
        grouped.setdefault(each.indicator.priority, []).append(each)
    return {priority: tally(group) for priority, group in grouped.items()}


def worsening(each: Position) -> Fraction:
    """How much worse a position got on the previous quarter, as a share of before.

    Above zero is worse, below zero better, zero unchanged or not comparable: a
    measure to sort by, so that indicators in different units can be set in order.
    """
    moved = each.on_previous if _is_comparable(each.on_previous) else each.on_last_year
    if moved is None or moved.change is None or moved.earlier is None:
        return Fraction(0)
    size = abs(moved.change) / max(abs(moved.earlier), Fraction(1))
    if moved.direction is Direction.WORSENING:
        return size
    return -size if moved.direction is Direction.IMPROVING else Fraction(0)


def recent_values(
    outturns: dict[Quarter, Outturn], quarter: Quarter, many: int
) -> list[Fraction | None]:
    """The values of the last so many quarters, with None for each gap."""
    span = (quarter.shifted(back) for back in range(1 - many, 1))
    return [
        None if (found := outturns.get(each)) is None else found.value for each in span
    ]


def _is_comparable(moved: Movement | None) -> bool:
    return moved is not None and moved.change is not None
