"""Who the council is in national files, kept for the next one."""

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from qperf_tui.domain.text import clean_line
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.definition_desk import Wished

_SETTING: Final = "national_file"


class NationalSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The council's own code, its neighbours, and what indicators are called."""

    authority: str = ""
    neighbours: list[str] = []
    names: dict[str, str] = {}
    """By the name in national files, the code of an indicator here."""


class _Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    said: str


def settings_of(workbook: Workbook, wished: Wished) -> NationalSettings:
    """What was said of earlier files, and over it what an officer says of this one."""
    try:
        kept = msgspec.json.decode(
            workbook.settings.get(_SETTING) or "{}", type=NationalSettings
        )
    except msgspec.MsgspecError:
        kept = NationalSettings()
    return NationalSettings(
        authority=clean_line(wished.authority) or kept.authority,
        neighbours=list(wished.neighbours) or kept.neighbours,
        names={**kept.names, **dict(wished.named)},
    )


def settle(workbook: Workbook, wished: NationalSettings) -> None:
    """Keep what was said for the next file, if it is not kept already."""
    said = msgspec.json.encode(wished).decode()
    before = workbook.settings.get(_SETTING)
    if said == (before or msgspec.json.encode(NationalSettings()).decode()):
        return
    workbook.settings.put(_SETTING, said)
    workbook.changes.record(
        "who the council is in national files", _SETTING, {"said": before}
    )


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _Before)
    now = workbook.settings.get(_SETTING)
    if before.said:
        workbook.settings.put(_SETTING, before.said)
    else:
        workbook.settings.remove(_SETTING)
    return {"said": now}


NATIONAL_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    _SETTING: _put_back,
}
"""How what was said of national files is undone, and done again."""
