"""An indicator beside every other body on file, with its place in their sets."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from qperf_tui.domain.comparator import Comparison
from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.position import Position
from qperf_tui.domain.text import clean_line
from qperf_tui.storage.workbook import Workbook

_COMPARED: Final = frozenset(
    {OutturnStatus.FINAL, OutturnStatus.PROVISIONAL, OutturnStatus.REVISED}
)


def comparisons(workbook: Workbook, position: Position) -> list[Comparison]:
    """Ours beside each other body's figure, in the order they were entered.

    The council itself is left out of a set that lists it, so that it is not ranked
    against itself.
    """
    key = position.indicator.indicator_id
    sets = workbook.context.members(key)
    council = _folded(workbook.settings.get("council") or "")
    return [
        Comparison(
            indicator=position.indicator,
            quarter=position.quarter,
            ours=_figure(position.outturn),
            body=each.body,
            period=each.period,
            theirs=each.as_fraction,
            authorities=each.authorities,
            source=each.source,
            checked=each.checked,
            members=_others(sets.get((each.body, each.period), {}), council),
        )
        for each in workbook.context.comparators(key)
    ]


def _figure(outturn: Outturn | None) -> Fraction | None:
    if outturn is None or outturn.status not in _COMPARED:
        return None
    return outturn.value


def _others(members: Mapping[str, Fraction], council: str) -> dict[str, Fraction]:
    return {name: value for name, value in members.items() if _folded(name) != council}


def _folded(name: str) -> str:
    return clean_line(name).casefold().removesuffix(" council")
