"""What appraisals add to the first screen: kept apart, so that it need not wait."""

from collections.abc import Callable, Sequence
from typing import Final

from qperf_tui.domain.appraisal import Appraisal, Ground, Source
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.status import Status
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.cells import Outlook
from qperf_tui.tui.grounds import GROUNDS, Found
from qperf_tui.workbench.appraisals import appraisal, appraisals
from qperf_tui.workbench.day import day_of

_WORD_OF: Final = dict(zip(Ground, GROUNDS, strict=True))
_AT_A_TIME: Final = 200
_LETTER: Final = {Source.ENTERED: " e", Source.PROJECTED: " p", Source.KNOWN: ""}


def outlooks(
    workbook: Workbook, quarter: Quarter, indicators: Sequence[Indicator]
) -> dict[int, Outlook]:
    """The outlook of some indicators, by id."""
    found = appraisals(workbook, quarter, day_of(workbook), indicators)
    return {each.position.indicator.indicator_id: _outlook(each) for each in found}


def appraisal_of(
    workbook: Workbook, quarter: Quarter, indicator: Indicator
) -> Appraisal:
    """One indicator appraised."""
    return appraisal(workbook, quarter, day_of(workbook), indicator)


def all_grounds(
    workbook: Workbook, quarter: Quarter, stop: Callable[[], bool]
) -> Found:
    """The grounds to ask about every indicator that has any, by id.

    A few at a time, so that whoever leaves need not wait for the last of 10,000.
    """
    found: dict[int, frozenset[str]] = {}
    today, listed = day_of(workbook), workbook.indicators.reported(quarter)
    for start in range(0, len(listed), _AT_A_TIME):
        if stop():
            break
        some = listed[start : start + _AT_A_TIME]
        for each in appraisals(workbook, quarter, today, some):
            grounds = frozenset(_WORD_OF[ground] for ground in each.grounds)
            if grounds:
                found[each.position.indicator.indicator_id] = grounds
    return found


def _outlook(found: Appraisal) -> Outlook:
    expected = found.year_end
    said = "–"
    if expected.source is not Source.NONE:
        is_rated = expected.status is not Status.NOT_RATED
        shown = str(expected.status) if is_rated else "–"
        said = f"{shown}{_LETTER[expected.source]}"
    return Outlook(said, expected.status, found.signal.letters)
