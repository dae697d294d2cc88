"""Whether two figures of an indicator may be set side by side, and why not."""

from collections.abc import Sequence

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, ReportBasis
from qperf_tui.domain.period import SAME_QUARTER_LAST_YEAR, Quarter

_BECAUSE = {
    OutturnStatus.SUPPRESSED: "is suppressed",
    OutturnStatus.NOT_AVAILABLE: "is not available",
    OutturnStatus.NOT_DUE: "was not due",
    OutturnStatus.NOT_COMPARABLE: "is marked not comparable",
}


def why_not_comparable(
    later: Outturn,
    earlier: Outturn | None,
    earlier_quarter: Quarter,
    basis: ReportBasis,
    breaks: Sequence[DefinitionBreak],
) -> str | None:
    """Why `later` may not be compared with `earlier`, or None if it may.

    The earlier quarter is named apart from its figure, so that a quarter nobody
    reported is said to be missing and its neighbour is never used instead.
    """
    quarters_back = later.quarter.ordinal - earlier_quarter.ordinal
    if later.value is None or later.status in _BECAUSE:
        return f"{later.quarter} {_BECAUSE.get(later.status, 'has no figure')}"
    if basis.is_cumulative and quarters_back != SAME_QUARTER_LAST_YEAR:
        return "year to date: compared only with the same point last year"
    if not basis.is_quarterly and quarters_back != SAME_QUARTER_LAST_YEAR:
        return "not reported every quarter: compared only with last year"
    if earlier is None:
        return f"nothing was reported for {earlier_quarter}"
    if earlier.value is None or earlier.status in _BECAUSE:
        return f"{earlier_quarter} {_BECAUSE.get(earlier.status, 'has no figure')}"
    for change in breaks:
        if earlier_quarter.ordinal < change.first_quarter <= later.quarter.ordinal:
            return f"definition changed ({change.reason})"
    return None
