"""Other bodies' figures set beside an indicator's, logged and put back."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

import msgspec

from qperf_tui.domain.indicator import Indicator
from qperf_tui.errors import UnchangedError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.context import Comparator, SetOnFile
from qperf_tui.storage.workbook import Workbook

COMPARATOR: Final = "comparator"
_CHECKED: Final = frozenset({"yes", "no", "recalled", "illustrative"})


def as_checked(text: str) -> str:
    """Whether somebody has checked a figure, or why not, as it is kept."""
    said = text.casefold()
    return said if said in _CHECKED else "no"


def put_comparator(
    workbook: Workbook,
    indicator: Indicator,
    comparator: Comparator,
    members: Mapping[str, Decimal] | None = None,
) -> None:
    """Set another body's figure, and the authorities behind it if they are given.

    Raises:
        UnchangedError: If both stand so already.
        ClosedQuarterError: If a closed quarter is judged against such a figure.
    """
    key, context = indicator.indicator_id, workbook.context
    where = (comparator.body, comparator.period)
    with workbook.transaction():
        is_new = comparator not in context.comparators(key)
        if not is_new and _stand(workbook, key, where, members or {}):
            raise _unchanged(indicator, where)
        before = context.kept(key, *where)
        context.add_comparator(key, comparator)
        context.add_members(key, *where, members or {})
        _log(workbook, indicator, before)


def put_member(
    workbook: Workbook,
    indicator: Indicator,
    where: tuple[str, str],
    authority: str,
    value: Decimal,
) -> None:
    """Set the figure of one authority behind a body's, in a period.

    Raises:
        UnchangedError: If it stands so already.
        ClosedQuarterError: If a closed quarter is judged against such a figure.
    """
    key, context = indicator.indicator_id, workbook.context
    with workbook.transaction():
        if _stand(workbook, key, where, {authority: value}):
            raise _unchanged(indicator, where)
        before = context.kept(key, *where)
        context.add_members(key, *where, {authority: value})
        _log(workbook, indicator, before)


def _stand(
    workbook: Workbook,
    key: int,
    where: tuple[str, str],
    members: Mapping[str, Decimal],
) -> bool:
    """Whether authorities have their figures already, as they are given."""
    held = workbook.context.members(key).get(where, {})
    return all(held.get(name) == Fraction(each) for name, each in members.items())


def _unchanged(indicator: Indicator, where: tuple[str, str]) -> UnchangedError:
    named = f"{where[0]}, {where[1] or 'period not stated'}"
    return UnchangedError(f"{indicator.code} has that figure of {named} already.")


def _log(workbook: Workbook, indicator: Indicator, before: SetOnFile) -> None:
    """Log that a body's figure was set, with what stood before."""
    named = f"{before.body}, {before.period or 'period not stated'}"
    says = f"figure of {named} set beside {indicator.code}"
    kept: Undo = msgspec.to_builtins(before)
    workbook.changes.record(says, COMPARATOR, kept, indicator.indicator_id)


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, SetOnFile)
    now = workbook.context.kept(before.indicator, before.body, before.period)
    workbook.context.put_back(before)
    found: Undo = msgspec.to_builtins(now)
    return found


COMPARATORS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    COMPARATOR: _put_back,
}
"""How the setting of another body's figure is undone, and done again."""
