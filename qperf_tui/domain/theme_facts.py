"""What may be said of a theme: how many of its indicators stand where."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from qperf_tui.domain.fact import Fact, FactKind
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.movement import Direction
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.status import ON_TARGET, RATED, Status
from qperf_tui.domain.wording import in_words, share_words

ON_TARGET_COUNT: Final = "on_target"
RATED_COUNT: Final = "rated"
TOTAL: Final = "total"


def theme_facts(
    theme: str, quarter: Quarter, positions: Sequence[Position]
) -> tuple[Fact, ...]:
    """How many of a theme's indicators are on target, red, rated and the like.

    "On target" and each colour are of those that are rated, as a committee is told
    (methods of the house, section 2); the others are of all.
    """
    rated = [each for each in positions if each.status in RATED]
    off = (Status.AMBER, Status.RED)

    def share(measure: str, label: str, count: int, of: Sequence[Position]) -> Fact:
        return _share(theme, quarter, (measure, label), count, len(of))

    def rated_as(*statuses: Status) -> int:
        return sum(each.status in statuses for each in rated)

    return (
        share(ON_TARGET_COUNT, "on target", rated_as(*ON_TARGET), rated),
        share("off_target", "off target", rated_as(*off), rated),
        share("green", "green", rated_as(Status.GREEN), rated),
        share("amber", "amber", rated_as(Status.AMBER), rated),
        share("red", "red", rated_as(Status.RED), rated),
        share(RATED_COUNT, "rated", len(rated), positions),
        share("not_rated", "not rated", len(positions) - len(rated), positions),
        share("improving", "improving", _moving(positions, Direction.IMPROVING), rated),
        share("worsening", "worsening", _moving(positions, Direction.WORSENING), rated),
        share("provisional", "provisional", _provisional(positions), positions),
        share(TOTAL, "indicators", len(positions), positions),
    )


def _share(
    theme: str, quarter: Quarter, named: tuple[str, str], count: int, of: int
) -> Fact:
    measure, label = named
    is_total = measure == TOTAL
    return Fact(
        code=theme,
        quarter=quarter,
        measure=measure,
        kind=FactKind.SHARE,
        label=f"{theme} indicators, {label}",
        value=Fraction(count),
        unit="no.",
        part=Decimal(count),
        whole=Decimal(of),
        figure=f"{count:,}",
        fraction="" if is_total else f"{count:,} of {of:,}",
        words=in_words(count) if is_total else share_words(count, of),
    )


def _moving(positions: Sequence[Position], way: Direction) -> int:
    return sum(
        each.status in RATED
        and each.leading is not None
        and each.leading.direction is way
        for each in positions
    )


def _provisional(positions: Sequence[Position]) -> int:
    return sum(
        each.outturn is not None
        and each.outturn.status is OutturnStatus.PROVISIONAL
        and each.outturn.value is not None
        for each in positions
    )
