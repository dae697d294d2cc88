"""The papers of a quarter: one for each committee, all from the same figures."""

import re
from collections.abc import Iterator
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.drafting import ensure_report

_APART: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 200


def add_paper(workbook: Workbook, quarter: Quarter, committee: str) -> str:
    """Set up a quarter's paper for another committee; returns the committee.

    It has a section for each theme, or is laid out as that committee's last paper was.

    Raises:
        QperfError: If it is no name, or a paper of the quarter goes there already.
    """
    name = clean_line(committee)
    if not name or len(name) > _LONGEST:
        raise QperfError(
            f"A committee's name has 1 to {_LONGEST} characters, and {name[:20]!r} has "
            f"{len(name)}; name it otherwise."
        )
    with workbook.transaction():
        held = {each.casefold() for each in workbook.reports.committees(quarter)}
        if name.casefold() in held:
            raise QperfError(f"A paper of {quarter} goes to {name} already.")
        ensure_report(workbook.for_committee(name), quarter)
        workbook.changes.record(f"paper of {quarter} for {name} set up", "paper", None)
    return name


def other_papers(
    workbook: Workbook, quarter: Quarter
) -> Iterator[tuple[str, Workbook]]:
    """What tells the file of each paper but the first, and the workbook for it."""
    used: set[str] = set()
    for committee in workbook.reports.committees(quarter)[1:]:
        name = stem = _APART.sub("-", committee.casefold()).strip("-") or "other"
        while name in used:
            name = f"{stem}-{len(used) + 1}"
        used.add(name)
        yield name, workbook.for_committee(committee)
