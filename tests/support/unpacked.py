"""Packs as they come back, and what became of them."""

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.pack import Pack
from qperf_tui.domain.parts import Parts
from qperf_tui.importing.pack_cells import PackProblem
from qperf_tui.importing.packs import PackRead, Written
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.pack_rows import Outcome
from qperf_tui.workbench.unpacking import Unpacked
from support.office import Q2

OWNER = "Head of Corporate Parenting"
CLERK = "Pat Clerk"


def returned(sent: Pack, *problems: PackProblem, **boxes: Parts) -> PackRead:
    """The pack with some rows filled in, named like `CS_18`."""
    named = {code.replace("_", " "): filled for code, filled in boxes.items()}
    out = {code for each in problems for code in each.codes}
    written = {
        row.code: Written(
            boxes=named.get(row.code, row.boxes), cells=("K7", "L7", "M7", "N7")
        )
        for row in sent.rows
        if row.code not in out
    }
    return PackRead(
        file_name="back.xlsx", sent=sent, written=written, problems=problems
    )


def outcomes(done: Unpacked) -> dict[str, Outcome]:
    return {
        each.indicator.code: each.outcome
        for each in done.found
        if each.outcome is not Outcome.SAME
    }


def of(held: Workbook, code: str = "CS 18") -> Indicator:
    return held.indicators.by_code(code)


def body(held: Workbook, code: str = "CS 18") -> str:
    found = held.commentaries.standing(of(held, code).indicator_id, Q2)
    return "" if found is None else found.body


def draft(held: Workbook, code: str = "CS 18") -> str | None:
    found = held.commentaries.by(OWNER).draft(of(held, code).indicator_id, Q2)
    return None if found is None else found.body
