"""Where an indicator stands in a quarter: a rating, or the reason there is none."""

from typing import Final

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rag import Judgement, Rag
from qperf_tui.domain.shown_state import ShownState


class Status(ShownState):
    """Where an indicator stands: its rating, or why there is none."""

    BLUE = ("Blue", "★")
    GREEN = ("Green", "●")
    AMBER = ("Amber", "◆")
    RED = ("Red", "■")
    NOT_RATED = ("Not rated", "○")
    NOT_DUE = ("Not due", "·")
    NOT_AVAILABLE = ("Not available", "?")
    NOT_COMPARABLE = ("Not comparable", "≠")
    SUPPRESSED = ("Suppressed", "×")
    NO_CASES = ("No cases", "∅")
    MISSING = ("Missing", "□")

    @property
    def is_rated(self) -> bool:
        """Whether it counts in the denominator of "n of m on target"."""
        return self in RATED

    @property
    def is_on_target(self) -> bool:
        """Whether it counts as on target: green, or better where a council says so."""
        return self in ON_TARGET


ON_TARGET: Final = (Status.BLUE, Status.GREEN)
RATED: Final = (*ON_TARGET, Status.AMBER, Status.RED)

_OF_RAG: Final = {
    Rag.GREEN: Status.GREEN,
    Rag.BLUE: Status.BLUE,
    Rag.AMBER: Status.AMBER,
    Rag.RED: Status.RED,
}
_WITHOUT_A_VALUE: Final = {
    OutturnStatus.NOT_DUE: Status.NOT_DUE,
    OutturnStatus.NOT_AVAILABLE: Status.NOT_AVAILABLE,
}


def is_figure_due(
    basis: ReportBasis,
    quarter: Quarter,
    last: Quarter | None,
    *,
    ruled: bool | None = None,
) -> bool:
    """Whether a figure is due in a quarter: as an officer `ruled`, else by its basis.

    What is reported once a year is due in the quarter in which it came `last`.
    """
    if ruled is not None:
        return ruled
    is_its_own = last is not None and last.number == quarter.number
    return basis.is_quarterly or is_its_own


def status_of(
    outturn: Outturn | None, judgement: Judgement | None, *, is_due: bool
) -> Status:
    """The status of an outturn, given its judgement where it could be judged.

    Nothing reported is "missing" where a figure is due and "not due" where none is;
    neither is ever red or zero.
    """
    if outturn is None:
        return Status.MISSING if is_due else Status.NOT_DUE
    if outturn.status is OutturnStatus.SUPPRESSED:
        return Status.SUPPRESSED
    if outturn.has_no_cases:
        return Status.NO_CASES
    if outturn.status in _WITHOUT_A_VALUE:
        return _WITHOUT_A_VALUE[outturn.status]
    if outturn.value is None:
        return Status.MISSING
    if outturn.status is OutturnStatus.NOT_COMPARABLE:
        return Status.NOT_COMPARABLE
    return Status.NOT_RATED if judgement is None else status_of_rag(judgement.rag)


def status_of_rag(rag: Rag) -> Status:
    """The status that shows a rating."""
    return _OF_RAG[rag]
