"""A pack read back: what an owner wrote, and every cell that cannot be used."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qperf_tui.domain.listing import first_of
from qperf_tui.domain.pack import (
    AS_SENT,
    FORMAT,
    SENT_FROM,
    SHEET,
    SHOWN,
    WIDTH,
    Pack,
    PackRow,
)
from qperf_tui.domain.parts import Parts
from qperf_tui.domain.pasting import clean_pasted
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.importing.pack_cells import (
    Line,
    PackProblem,
    alike,
    merged_problems,
    noted_problems,
    wrong_in,
)
from qperf_tui.importing.returns import file_content
from qperf_tui.importing.sheets import Sheet, read_sheet
from qperf_tui.importing.sniffing import Kind, kind_of
from qperf_tui.importing.staging import (
    FileRefusedError,
    NoSuchSheetError,
    quoted,
)

_NOT_OURS: Final = (
    "it is no pack that qperf-tui wrote, or its hidden sheet is gone; ask for a new "
    "pack and copy the text into it"
)
_SEARCHED: Final = 50
"""Rows in which the headings are looked for."""
_VERSIONS: Final = range(1_000_000)
_NAMED: Final = 10
"""Codes that a sentence lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What stands in the boxes of one indicator."""

    boxes: Parts
    cells: tuple[str, ...]
    """The names of the boxes' cells, in the order of the boxes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRead:
    """A pack as it came back."""

    file_name: str
    sent: Pack
    """As it was sent."""
    written: Mapping[str, Written]
    """What stands in the boxes now, by code; a row with a problem is not in it."""
    problems: tuple[PackProblem, ...]
    """Each cell that cannot be used: where it is, why, and what to do."""


def read_pack(path: Path) -> PackRead:
    """Read a pack that an owner has filled in; the file is not changed.

    Rows are known by the code in their first column and columns by their headings,
    so they may have been sorted or moved.

    Raises:
        FileRefusedError: If it cannot be read, or is no pack.
    """
    content = file_content(path)
    if kind_of(content) is not Kind.XLSX:
        raise FileRefusedError("it is no .xlsx file; save it as one and send that")
    try:
        sent = _as_sent(read_sheet(content, AS_SENT))
    except NoSuchSheetError:
        raise FileRefusedError(_NOT_OURS) from None
    try:
        sheet = read_sheet(content, SHEET, with_odd=True)
    except NoSuchSheetError as error:
        raise FileRefusedError(f"{error}; call the sheet '{SHEET}' again") from None
    lines = list(_lines(sheet, sent))
    problems = [*merged_problems(sheet, lines), *noted_problems(sheet)]
    written: dict[str, Written] = {}
    for rows in _by_code(lines).values():
        wrong = list(_wrong_with(rows, sent, sheet))
        problems += wrong
        line = rows[0]
        if not wrong and not line.is_merged(sheet):
            written[line.code] = Written(boxes=line.boxes, cells=line.box_cells)
    return PackRead(
        file_name=clean_line(path.name),
        sent=sent,
        written=written,
        problems=tuple(problems),
    )


def _as_sent(sheet: Sheet) -> Pack:
    rows = {number: _padded(cells) for number, cells in sheet.rows}
    try:
        is_ours = rows[1][0] == FORMAT
        owner, council = clean_line(rows[2][1]), rows.get(4, _padded([]))[1]
        quarter = Quarter.parse(rows[3][1])
        found = [_row_sent(rows[number]) for number in rows if number >= SENT_FROM]
    except (KeyError, ValueError):
        raise FileRefusedError(_NOT_OURS) from None
    if not is_ours or not owner or any(row.version not in _VERSIONS for row in found):
        raise FileRefusedError(_NOT_OURS)
    return Pack(
        owner=owner, council=council, quarter=quarter, notice="", rows=tuple(found)
    )


def _row_sent(cells: Sequence[str]) -> PackRow:
    what, why, action, outlook = cells[SHOWN:WIDTH]
    return PackRow(
        code=cells[0],
        shown=tuple(cells[:SHOWN]),
        boxes=Parts(what=what, why=why, action=action, outlook=outlook),
        version=int(cells[WIDTH]),
    )


def _lines(sheet: Sheet, sent: Pack) -> Iterator[Line]:
    """The rows below the headings with anything in them, their columns in order."""
    heading_row, columns = _columns(sheet, sent)
    for number, cells in sheet.rows:
        if number > heading_row and any(cells):
            cleaned = [_cleaned(cell) for cell in cells]
            yield Line(
                number=number,
                columns=columns,
                cells=tuple(
                    cleaned[column] if column < len(cleaned) else ""
                    for column in columns
                ),
                outside={
                    column: text
                    for column, text in enumerate(cleaned)
                    if text and column not in columns
                },
            )


def _columns(sheet: Sheet, sent: Pack) -> tuple[int, tuple[int, ...]]:
    """The row of the headings, and where each column of a pack now stands."""
    wanted = [alike(heading) for heading in sent.headings]
    for number, cells in sheet.rows:
        found = [alike(cell) for cell in cells]
        if number > _SEARCHED:
            break
        if wanted[0] not in found or not set(wanted[SHOWN:]) & set(found):
            continue
        for heading in wanted:
            if found.count(heading) != 1:
                fault = "is gone" if heading not in found else "stands twice"
                raise FileRefusedError(
                    f"the heading {quoted(heading)} {fault}, in row {number}; set the "
                    "headings as they were sent, or copy the text into a new pack"
                )
        return number, tuple(found.index(heading) for heading in wanted)
    raise FileRefusedError(
        f"the headings of its sheet '{SHEET}' are gone; copy the text into a new pack"
    )


def _by_code(lines: Sequence[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.code, []).append(line)
    return found


def _wrong_with(
    lines: Sequence[Line], sent: Pack, sheet: Sheet
) -> Iterator[PackProblem]:
    """What is wrong with the rows of one code, of which there should be one."""
    code = lines[0].code
    row = next((each for each in sent.rows if each.code == code), None)
    if row is None:
        for line in lines:
            yield PackProblem(line.cell(0), _unknown(code, sent))
    elif len(lines) > 1:
        listed = " and ".join(line.cell(0) for line in lines)
        yield PackProblem(
            lines[1].cell(0),
            f"{code} stands in {listed}; delete the row that is not meant",
            (code,),
        )
    else:
        yield from wrong_in(lines[0], row, sent.headings, sheet)


def _unknown(code: str, sent: Pack) -> str:
    known = first_of([row.code for row in sent.rows], _NAMED)
    said = quoted(code) if code else "a row without a ref"
    return (
        f"{said} is none of this pack, which has {known}; put the ref back, or "
        "move the text into a box and delete the row"
    )


def _padded(cells: Sequence[str]) -> list[str]:
    cleaned = [_cleaned(cell) for cell in cells]
    return [*cleaned, *[""] * (WIDTH + 1 - len(cleaned))]


def _cleaned(cell: str) -> str:
    return clean_pasted(cell).strip()
