"""What has changed in what is reported since a quarter: the set and its targets."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import harmless
from qperf_tui.storage.changes import Change
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.change_sets import apart
from qperf_tui.workbench.comparing import COMPARATOR
from qperf_tui.workbench.definition_log import DEFINITION, TARGET
from qperf_tui.workbench.opening import WITH_TARGETS
from qperf_tui.workbench.plan_order import ORDER

_KINDS: Final = frozenset(
    {DEFINITION, TARGET, ORDER, WITH_TARGETS, "recoded", "tolerance", "rule", "rebase"}
)
"""Changes to what is reported or to how it is judged, and not to the figures."""
_MOST: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSince:
    """One change to the indicators, their targets or their rules."""

    says: str
    """What was changed and why."""
    by: str
    """Who changed it; nothing where the file does not say."""
    on: str
    """The day it was recorded, ISO 8601; nothing where the file does not say."""
    indicator_id: int | None
    """The indicator it is about; None where it is about several, or a priority."""


def changes_as_csv(found: Sequence[ChangedSince]) -> str:
    """Changes as CSV that a spreadsheet opens and no spreadsheet runs."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(("Change and reason", "By", "On"))
    table.writerows(map(harmless, (each.says, each.by, each.on)) for each in found)
    return written.getvalue()


def changed_since(workbook: Workbook, quarter: Quarter) -> list[ChangedSince]:
    """Every change since a quarter ended that still stands, the earliest first.

    A definition that changes from a later quarter on is among them, whenever it was
    recorded; what was undone is not.
    """
    return [*_breaks(workbook, quarter), *_logged(workbook, quarter)]


def _breaks(workbook: Workbook, quarter: Quarter) -> Iterator[ChangedSince]:
    """Definitions that change after a quarter, as they came with the council."""
    logged = {
        each.indicator_id for each in _changes(workbook) if each.kind == DEFINITION
    }
    for indicator in workbook.indicators.on_file():
        if indicator.indicator_id in logged:
            continue
        for each in workbook.indicators.breaks(indicator.indicator_id):
            if each.first_quarter > quarter.ordinal:
                yield ChangedSince(
                    says=f"definition of {indicator.code} changed from "
                    f"{Quarter(each.first_quarter)}: {each.reason}".rstrip("."),
                    by="",
                    on="",
                    indicator_id=indicator.indicator_id,
                )


def _logged(workbook: Workbook, quarter: Quarter) -> Iterator[ChangedSince]:
    ended = quarter.last_day.isoformat()
    for each in reversed(_changes(workbook)):
        on = each.made_at[:10]
        if on > ended:
            yield ChangedSince(
                says=each.says,
                by=each.made_by,
                on=on,
                indicator_id=each.indicator_id,
            )


def _changes(workbook: Workbook) -> list[Change]:
    """Changes to what is reported that stand, the newest first."""
    standing = (e for e in workbook.changes.latest(_MOST) if not e.is_undone)
    return [told for each in standing for told in _told(workbook, each)]


def _told(workbook: Workbook, change: Change) -> list[Change]:
    """What of a change is told: each definition, or other bodies' figures as one."""
    whole, *parts = apart(workbook, [change])
    every = [each for each in (whole, *parts) if each.kind in _KINDS]
    is_of_others = any(each.kind == COMPARATOR for each in parts)
    return [whole] if is_of_others and not every else every
