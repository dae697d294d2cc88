"""The shape of a file's headings, by which the same return is known next quarter."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from qperf_tui.domain.text import clean_line
from qperf_tui.importing.asked import NOTHING_ASKED, Asked
from qperf_tui.importing.claims import claim_of
from qperf_tui.importing.grids import grids_of, unread_sheets
from qperf_tui.importing.heading_row import SEARCHED
from qperf_tui.importing.pasted import Source
from qperf_tui.importing.returns import bytes_of
from qperf_tui.importing.staging import FileRefusedError
from qperf_tui.importing.synonyms import folded

_QUARTER: Final = "q"
"""What stands for headings that name a quarter, for those change with it."""

Shape = tuple[str, ...]


def shape_of(headings: Sequence[str]) -> Shape:
    """Headings without case, spaces and marks, all quarters of a run as one."""
    found: list[str] = []
    for heading in headings:
        written = clean_line(heading)
        claim = claim_of(written)
        is_quarter = claim.quarter is not None or bool(claim.cause)
        part = _QUARTER if is_quarter else folded(written)
        if part and not (is_quarter and found[-1:] == [_QUARTER]):
            found.append(part)
    return tuple(found)


def sheets_in(path: Source) -> tuple[str, ...]:
    """The worksheets of a file; none where it has none or cannot be read."""
    try:
        content, _ = bytes_of(path)
        grids = grids_of(content, NOTHING_ASKED)
    except FileRefusedError:
        return ()
    read = (grid.name for grid in grids if grid.name is not None)
    seen, hidden = unread_sheets(grids)
    return (*read, *seen, *hidden)


def shapes_in(path: Source, asked: Asked) -> list[tuple[Shape, tuple[str, ...]]]:
    """The shape and the cells of every line that could be the headings of a file.

    A file that cannot be read has none.
    """
    try:
        content, _ = bytes_of(path)
        grids = grids_of(content, asked)
        return [
            (shape_of(cells), tuple(map(clean_line, cells)))
            for grid in grids
            for _, cells in islice(grid.records(), SEARCHED)
            if sum(bool(cell.strip()) for cell in cells) > 1
        ]
    except FileRefusedError:
        return []
