"""Where an indicator stands in a quarter: a rating, or the reason there is none."""

from enum import Enum
from typing import Final

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.rag import Judgement, Rag


class Status(Enum):
    """A word and a symbol for every state, so that colour is never needed."""

    GREEN = ("Green", "●")
    AMBER = ("Amber", "◆")
    RED = ("Red", "■")
    NOT_RATED = ("Not rated", "○")
    NOT_DUE = ("Not due", "·")
    NOT_AVAILABLE = ("Not available", "?")
    NOT_COMPARABLE = ("Not comparable", "≠")
    SUPPRESSED = ("Suppressed", "×")
    MISSING = ("Missing", "□")

    def __init__(self, word: str, symbol: str) -> None:
        self.word = word
        self.symbol = symbol

    @property
    def is_rated(self) -> bool:
        """Whether it counts in the denominator of "n of m on target"."""
        return self in RATED

    def __str__(self) -> str:
        return f"{self.symbol} {self.word}"


RATED: Final = (Status.GREEN, Status.AMBER, Status.RED)

_OF_RAG: Final = {
    Rag.GREEN: Status.GREEN,
    Rag.AMBER: Status.AMBER,
    Rag.RED: Status.RED,
}
_WITHOUT_A_VALUE: Final = {
    OutturnStatus.NOT_DUE: Status.NOT_DUE,
    OutturnStatus.NOT_AVAILABLE: Status.NOT_AVAILABLE,
    OutturnStatus.SUPPRESSED: Status.SUPPRESSED,
}


def status_of(
    outturn: Outturn | None, basis: ReportBasis, judgement: Judgement | None
) -> Status:
    """The status of an outturn, given its judgement where it could be judged.

    Nothing reported is "not due" for an indicator that is not due every quarter
    and "missing" for one that is; neither is ever red or zero.
    """
    if outturn is None:
        return Status.MISSING if basis.is_quarterly else Status.NOT_DUE
    if outturn.status in _WITHOUT_A_VALUE:
        return _WITHOUT_A_VALUE[outturn.status]
    if outturn.value is None:
        return Status.MISSING
    return Status.NOT_RATED if judgement is None else _OF_RAG[judgement.rag]
