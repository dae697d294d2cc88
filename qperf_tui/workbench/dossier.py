"""One indicator opened: its record card, every figure, and the words on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qperf_tui.domain.commentary import Commentary, CommentaryState
from qperf_tui.domain.comparator import Comparison
from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import DefinitionBreak, Indicator
from qperf_tui.domain.movement import Movement
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.target import AnyTarget, TargetKind
from qperf_tui.storage.commentaries import Draft
from qperf_tui.storage.context import Comparator
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.comparators import comparisons
from qperf_tui.workbench.standings import positions


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything on file for one indicator, seen from one quarter."""

    position: Position
    history: Sequence[Position]
    """Its position in every quarter on file up to this one, earliest first."""
    targets: Mapping[tuple[Quarter, TargetKind], AnyTarget]
    breaks: Sequence[DefinitionBreak]
    events: Sequence[tuple[Quarter, str]]
    comparators: Sequence[Comparator]
    comparisons: Sequence[Comparison]
    """Ours beside each of the comparators, in their order."""
    commentary: Commentary | None
    last_commentary: Commentary | None
    """What was written for the quarter before."""
    draft: Draft | None

    @property
    def indicator(self) -> Indicator:
        """The indicator itself."""
        return self.position.indicator

    @property
    def quarter(self) -> Quarter:
        """The quarter it is seen from."""
        return self.position.quarter

    @property
    def outturns(self) -> list[Outturn | None]:
        """The outturn of every quarter of the history, None where there is none."""
        return [each.outturn for each in self.history]


def open_dossier(workbook: Workbook, code: str, quarter: Quarter) -> Dossier:
    """Everything on file for the indicator called `code`.

    Raises:
        UnknownError: If there is no indicator by that code.
    """
    indicator = workbook.indicators.by_code(code)
    span = [each for each in workbook.outturns.quarters() if each <= quarter]
    if not span or span[-1] != quarter:
        span.append(quarter)
    history = [positions(workbook, each, [indicator])[0] for each in span]
    key = indicator.indicator_id
    (last,) = positions(workbook, quarter.shifted(-PREVIOUS_QUARTER), [indicator])
    return Dossier(
        position=history[-1],
        history=history,
        targets=workbook.targets.of(key),
        breaks=workbook.indicators.breaks(key),
        events=workbook.context.events(key),
        comparators=workbook.context.comparators(key),
        comparisons=comparisons(workbook, history[-1]),
        commentary=_as_it_stands(workbook, history[-1]),
        last_commentary=_as_it_stands(workbook, last),
        draft=workbook.commentaries.draft(key, quarter),
    )


def _as_it_stands(workbook: Workbook, at: Position) -> Commentary | None:
    """What is written for a quarter, void where its figures have changed since."""
    found = workbook.commentaries.standing(at.indicator.indicator_id, at.quarter)
    if found is None or at.commentary is not CommentaryState.VOID:
        return found
    return replace(found, state=CommentaryState.VOID)


def movements(history: Sequence[Position]) -> list[Movement | None]:
    """The movement on the previous quarter at every point of a history."""
    return [each.on_previous for each in history]
