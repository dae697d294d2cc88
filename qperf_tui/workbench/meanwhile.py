"""What a colleague changed of an indicator while an officer had it before them."""

from collections.abc import Collection
from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.errors import ConflictError
from qperf_tui.storage.definitions import DefinitionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.record_card import column_words

BREAKS: Final = "breaks"
PLACES: Final = "places"
_ALSO: Final = {
    BREAKS: "the quarters its definition changes from",
    PLACES: "the priority it stands under",
}


def require_as_seen(
    workbook: Workbook,
    indicator: Indicator,
    seen: DefinitionOnFile | None,
    parts: Collection[str],
) -> None:
    """Check that parts of a definition are as an officer saw them; None saw nothing.

    Raises:
        ConflictError: If a colleague changed one meanwhile, naming who and which.
    """
    if seen is None:
        return
    now = workbook.definitions.of(indicator.indicator_id)
    changed = [name for name in parts if _part(now, name) != _part(seen, name)]
    if changed:
        named = " and ".join(
            _ALSO.get(each) or f"the {column_words(each)}" for each in changed
        )
        raise changed_meanwhile(workbook, indicator, named)


def changed_meanwhile(
    workbook: Workbook, indicator: Indicator, named: str
) -> ConflictError:
    """What to say where a colleague has changed something since it was looked at."""
    newest = workbook.changes.latest(1, indicator_id=indicator.indicator_id)
    who = newest[0].made_by if newest else "Somebody"
    return ConflictError(
        f"{who} has changed {named} of {indicator.code} since you looked, so nothing "
        "is done; look at what stands now, and save again if yours is still right."
    )


def _part(kept: DefinitionOnFile, name: str) -> object:
    if name == BREAKS:
        return kept.breaks
    return kept.places if name == PLACES else kept.card[name]
