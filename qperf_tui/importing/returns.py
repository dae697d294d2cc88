"""Returns read from a file into staged rows, with everything wrong with them named."""

import hashlib
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Final

from qperf_tui.domain.text import clean_line
from qperf_tui.importing.delimited import (
    cell_limit,
    decoded,
    records,
    refuse_other_delimiter,
)
from qperf_tui.importing.headings import (
    Headings,
    are_headings,
    match_headings,
    unused_sentence,
)
from qperf_tui.importing.rows import RowReader
from qperf_tui.importing.scale import warn_of_shares
from qperf_tui.importing.shape import Shape
from qperf_tui.importing.sheets import Sheet, read_sheet
from qperf_tui.importing.sniffing import Kind, kind_of
from qperf_tui.importing.staging import (
    FileRefusedError,
    Findings,
    Layout,
    StagedReturn,
    StagedRow,
)

LARGEST: Final = 50_000_000
"""Bytes of the largest file that is read."""

_SEARCHED: Final = 20
"""Lines looked at for headings that do not stand in the first."""

Records = Iterator[tuple[int, list[str]]]


@dataclass(slots=True, kw_only=True)
class _Reading:
    """One file on its way from bytes to staged rows."""

    file_name: str
    found: Findings
    sheet: Sheet | None = None
    columns: Mapping[str, str] | None = None
    rows: Sequence[StagedRow] = ()


def read_return(path: Path, *, sheet: str | None = None) -> StagedReturn:
    """Everything a return holds, or why it cannot be had; bad content never raises.

    `sheet` names the worksheet of a workbook to read, by default the first that is
    not hidden. The same bytes always give the same answer.
    """
    reading = _Reading(file_name=clean_line(path.name), found=Findings())
    sha256 = ""
    try:
        content = file_content(path)
        sha256 = hashlib.sha256(content).hexdigest()
        _read(reading, content, sheet)
    except FileRefusedError as refusal:
        _note_refusal(reading, refusal)
    found = reading.found
    return StagedReturn(
        file_name=reading.file_name,
        sha256=sha256,
        sheet=None if reading.sheet is None else reading.sheet.name,
        columns=reading.columns or {},
        rows=() if found.refusals_found else tuple(reading.rows),
        problems=found.kept,
        refusals_found=found.refusals_found,
        warnings_found=found.warnings_found,
    )


def file_content(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        FileRefusedError: If it cannot be read, is no file, or is larger than `LARGEST`.
    """
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise FileRefusedError("it is a folder; name a file in it")
        if not stat.S_ISREG(kind):
            raise FileRefusedError("it is a device or a pipe; save it as a file first")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise FileRefusedError("there is no such file; check its name") from None
    except PermissionError:
        raise FileRefusedError(
            "it may not be read by you; ask its owner for leave"
        ) from None
    except OSError as error:
        raise FileRefusedError(
            f"it cannot be read ({error.strerror}); copy it to a disk of this machine"
        ) from None
    except ValueError:
        raise FileRefusedError("its name is no file name; rename it") from None
    if len(content) > LARGEST:
        raise FileRefusedError(
            f"it is larger than {LARGEST // 1_000_000} MB; part it into smaller returns"
        )
    return content


def _note_refusal(reading: _Reading, refusal: FileRefusedError) -> None:
    place = reading.file_name
    if refusal.line is not None:
        place += f", line {refusal.line}"
    elif refusal.cell is not None:
        place += f", cell {refusal.cell}"
    reading.found.about_file(
        f"{place}: {refusal}.",
        is_refusal=True,
        line=refusal.line,
        cell=refusal.cell,
    )


def _read(reading: _Reading, content: bytes, sheet: str | None) -> None:
    if kind_of(content) is Kind.XLSX:
        reading.sheet = read_sheet(content, sheet)
        for warning in reading.sheet.warnings:
            reading.found.about_file(
                f"{reading.file_name}: {warning}.", is_refusal=False
            )
        _read_table(reading, iter(reading.sheet.rows))
        return
    with cell_limit():
        _read_table(reading, records(decoded(content)))


def _read_table(reading: _Reading, lines: Records) -> None:
    first = next(lines, None)
    if first is None:
        raise FileRefusedError("it is empty; send the return again")
    line, cells = first
    if reading.sheet is None:
        refuse_other_delimiter(cells, line)
    headings = match_headings(cells)
    if headings.refusals:
        _note_headings(reading, line, headings, lines)
        return
    layout = Layout(
        columns=headings.columns,
        positions=headings.positions,
        is_sheet=reading.sheet is not None,
    )
    reading.columns = headings.columns
    if headings.unused:
        reading.found.about_file(
            f"{layout.where(line, None)}: {unused_sentence(headings.unused)}.",
            is_refusal=False,
            line=line,
        )
    reading.rows = _staged(reading, layout, cells, lines)
    if not reading.found.refusals_found:
        _note_whole(reading, layout)


def _note_headings(
    reading: _Reading, line: int, headings: Headings, lines: Records
) -> None:
    row = "Row" if reading.sheet else "Line"
    lower = next(
        (below for below, cells in islice(lines, _SEARCHED) if are_headings(cells)),
        None,
    )
    if lower is not None:
        causes = [
            f"the headings are on {row.lower()} {lower}; delete what stands above them"
        ]
    else:
        causes = list(headings.refusals)
        if headings.unused:
            causes.append(unused_sentence(headings.unused))
    for cause in causes:
        reading.found.about_file(f"{row} {line}: {cause}.", is_refusal=True, line=line)


def _staged(
    reading: _Reading, layout: Layout, heading: Sequence[str], lines: Records
) -> list[StagedRow]:
    shape = Shape(layout, heading, reading.found)
    reader = RowReader(layout, reading.found)
    positions = tuple(layout.positions.items())
    uncached = {} if reading.sheet is None else reading.sheet.uncached
    staged = []
    below = next(lines, None)
    if below is None:
        raise FileRefusedError(
            "there are no rows under its headings; send the return again"
        )
    for line, cells in chain([below], lines):
        if not shape.fits(line, cells, uncached.get(line, frozenset())):
            continue
        row = reader.read(
            line, {column: cells[position] for column, position in positions}
        )
        if row is not None:
            staged.append(row)
    return staged


def _note_whole(reading: _Reading, layout: Layout) -> None:
    warn_of_shares(reading.rows, layout, reading.found)
    removed = reading.found.marks_removed
    if removed:
        marks = "mark was" if removed == 1 else "marks were"
        reading.found.about_file(
            f"{reading.file_name}: {removed:,} control or invisible {marks} removed "
            "from its text.",
            is_refusal=False,
        )
