"""An indicator added to what the council reports, with its whole record card."""

from collections.abc import Mapping

from qperf_tui.domain.indicator import Indicator, Priority
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import NO_TOLERANCE
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError
from qperf_tui.storage.definitions import DefinitionOnFile
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.defining import card_of, off_the_lists
from qperf_tui.workbench.definition_log import Stood, log_definition
from qperf_tui.workbench.reasons import named, reason_given
from qperf_tui.workbench.recoding import require_code
from qperf_tui.workbench.record_card import Columns, card_columns, cleaned_for

_NEEDED = ("title", "unit", "direction", "basis")
"""What a figure cannot be judged or read without."""
_BLANK: Columns = {
    **dict.fromkeys(("title", "theme", "definition", "directorate", "owner"), ""),
    "unit": "%",
    "decimals": 1,
    "polarity": "neutral",
    "basis": "quarter",
    "tolerance_kind": NO_TOLERANCE.kind.value,
    "tolerance_size": Figure.written(NO_TOLERANCE.size),
    "control": "council",
    "is_national": 0,
    "implications": "",
}


def add_indicator(
    workbook: Workbook,
    code: str,
    priority: Priority,
    said: Mapping[str, str],
    reason: str,
) -> int:
    """Add an indicator under a priority; returns its id.

    `said` is by the names of `record_card.CARD`. One that was taken off the lists when
    its adding was undone comes back as it is said now.

    Raises:
        QperfError: If its code is taken, a value cannot be had, the record card lacks
            title, unit, direction or basis, or no reason is given.
    """
    reason, code = reason_given(reason), clean_line(code)
    card = _card(code, priority, said)
    with workbook.transaction():
        before = _put(workbook, code, priority, card)
        says = named(f"{code} added under {priority}", reason)
        log_definition(workbook, says, Stood([before]), before.indicator)
    return before.indicator


def _card(code: str, priority: Priority, said: Mapping[str, str]) -> Columns:
    """The whole record card of a new indicator.

    Raises:
        QperfError: If it lacks what every card has, or a value cannot be had.
    """
    missing = [name for name in _NEEDED if not clean_line(said.get(name, ""))]
    if missing:
        raise QperfError(
            f"{code} is new, and a new indicator needs its {' and '.join(missing)}; "
            "give that, or mend the code."
        )
    card = dict(_BLANK)
    new = Indicator(indicator_id=0, code=code, title="", priority=priority)
    for name, text in said.items():
        card |= card_columns(new, name, cleaned_for(name, text))
    return card


def _put(
    workbook: Workbook, code: str, priority: Priority, card: Columns
) -> DefinitionOnFile:
    """Put a new card on the lists; returns what stood, which is off them.

    A closed quarter goes on listing what it did, so it is reported from the one after.
    """
    require_code(workbook, code)
    first = max(workbook.closings.closed(), default=Quarter(-1)).shifted(1)
    kept = DefinitionOnFile(
        indicator=0, card=dict(card), places=[(first.ordinal, priority.priority_id)]
    )
    key = workbook.indicators.add(card_of(kept, code, str(card["title"])), first)
    return off_the_lists(workbook.definitions.of(key))
