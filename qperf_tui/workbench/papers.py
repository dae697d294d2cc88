"""The papers of a quarter: one for each committee, all from the same figures."""

import re
from collections.abc import Iterator
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiling import compile_report
from qperf_tui.workbench.drafting import ensure_report
from qperf_tui.workbench.paper_log import PAPER, paper_before

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
        held = {each.casefold() for each in workbook.reports.committees.of(quarter)}
        if name.casefold() in held:
            raise QperfError(f"A paper of {quarter} goes to {name} already.")
        before = paper_before(workbook, quarter, name)
        ensure_report(workbook.for_committee(name), quarter)
        workbook.changes.record(f"paper of {quarter} for {name} set up", PAPER, before)
    return name


def remove_paper(
    workbook: Workbook, quarter: Quarter, committee: str, *, is_sure: bool
) -> str:
    """Take a quarter's paper for another committee away; returns the committee.

    One in which somebody has written wants `is_sure`.

    Raises:
        UnknownError: If no other paper of the quarter goes there.
        QperfError: If it was published, or somebody has written in it.
    """
    wanted = clean_line(committee).casefold()
    with workbook.transaction():
        others = workbook.reports.committees.of(quarter)[1:]
        name = next((each for each in others if each.casefold() == wanted), None)
        if name is None:
            there_are = ", ".join(others) or "none"
            raise UnknownError(
                f"No other paper of {quarter} goes to {committee!r}; there are: "
                f"{there_are}."
            )
        whose = workbook.for_committee(name)
        if _is_written_in(whose, quarter) and not is_sure:
            raise QperfError(
                f"Somebody has written in the paper of {quarter} for {name}; say --yes "
                "if it is to go."
            )
        before = paper_before(workbook, quarter, name)
        workbook.reports.committees.remove_paper(
            ensure_report(whose, quarter).report_id
        )
        workbook.changes.record(
            f"paper of {quarter} for {name} taken away", PAPER, before
        )
    return name


def _is_written_in(workbook: Workbook, quarter: Quarter) -> bool:
    return any(
        each.on_file is not None and each.on_file.edited is not None
        for section in compile_report(workbook, quarter).sections
        for each in section.paragraphs
    )


def other_papers(
    workbook: Workbook, quarter: Quarter
) -> Iterator[tuple[str, Workbook]]:
    """What tells the file of each paper but the first, and the workbook for it."""
    used: set[str] = set()
    for committee in workbook.reports.committees.of(quarter)[1:]:
        name = stem = _APART.sub("-", committee.casefold()).strip("-") or "other"
        while name in used:
            name = f"{stem}-{len(used) + 1}"
        used.add(name)
        yield name, workbook.for_committee(committee)
