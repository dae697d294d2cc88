"""What comes back in packs, done by lot."""

from collections.abc import Mapping
from random import Random
from typing import Final

from qperf_tui.domain.pack import Pack, PackRow
from qperf_tui.domain.parts import Parts
from qperf_tui.importing.packs import PackRead, Written
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.unpacking import take_pack
from support.deeds_of_words import OFFICERS, Q2, TEXTS, Deed, base_of

CELLS: Final = ("K7", "L7", "M7", "N7")


def unpack(held: Workbook, lot: Random) -> object:
    """A pack of every indicator, some of it made from a version that has gone by."""
    rows, written = [], {}
    for each in held.indicators.reported(Q2):
        version = max(0, base_of(held, each) - lot.choice((0, 0, 1)))
        shown = (each.code, *("",) * 8)
        rows.append(
            PackRow(code=each.code, shown=shown, boxes=Parts(), version=version)
        )
        boxes = Parts(what=lot.choice(TEXTS), why=lot.choice(TEXTS))
        written[each.code] = Written(boxes=boxes, cells=CELLS)
    sent = Pack(
        owner=lot.choice(OFFICERS[:2]),
        council=held.settings.get("council"),
        quarter=Q2,
        notice="",
        rows=tuple(rows),
    )
    read = PackRead(file_name="pack.xlsx", sent=sent, written=written, problems=())
    return take_pack(held, read, Q2, takes_rest=lot.choice((True, False)))


PACKS: Final[Mapping[str, Deed]] = {"unpack": unpack}
