"""Worksheets read by a child process under limits, so that none can harm the parent."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import msgspec

from qperf_tui.domain.listing import in_a_row
from qperf_tui.domain.text import clean_line
from qperf_tui.importing.staging import (
    FileRefusedError,
    NoSuchSheetError,
    column_letters,
    quoted,
)

SECONDS: Final = 30
"""How long a workbook may take to read."""

_CHILD: Final = """
import sys
sys.path.extend(sys.argv[1].split("\\n"))
from qperf_tui.importing.sheet_child import main
main()
"""
"""What the child runs: it is isolated, so it is told where its libraries are."""

_LIBRARIES: Final = (
    *("qperf_tui", "openpyxl", "et_xmlfile", "defusedxml", "msgspec", "xlrd"),
    "polars",
)
_PASSED_ON: Final = ("LD_LIBRARY_PATH",)
"""The only variables the child is given: where some Pythons find themselves."""
_NAMED: Final = 5
_DAMAGED: Final = (
    "it is damaged or was not written by a spreadsheet; open it in Excel and save it "
    "again as .xlsx or CSV UTF-8"
)
_AS_CSV: Final = "save the sheet as CSV UTF-8 and send that"
_EXPORT_AS_CSV: Final = "export the figures again as CSV"
_DAMAGED_PARQUET: Final = f"it is a damaged Parquet file; {_EXPORT_AS_CSV}"


class _Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the child says of a workbook; the defaults are for one it refuses."""

    refusal: str = ""
    cell: str | None = None
    is_missing: bool = False
    kind: str = "XLSX"
    sheet: str = ""
    others: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    rows: tuple[tuple[int, list[str]], ...] = ()
    uncached: tuple[tuple[int, int], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    noted: tuple[str, ...] = ()
    odd: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The cells of one worksheet as text."""

    name: str
    rows: Sequence[tuple[int, list[str]]]
    """The rows that are not wholly blank, with their numbers."""
    uncached: Mapping[int, frozenset[int]]
    """By row, how many columns stand before each formula without a saved value."""
    warnings: tuple[str, ...]
    """What is odd about it, in words without a place or a full stop."""
    others: tuple[str, ...] = ()
    """The other worksheets with anything in them."""
    hidden: tuple[str, ...] = ()
    """Those of them that are hidden."""
    kind: str = "XLSX"
    """What kind of workbook it is of."""
    merged: tuple[str, ...] = ()
    """The ranges that are merged, such as `A2:C2`."""
    noted: tuple[str, ...] = ()
    """The cells that have comments, on this sheet or on another."""
    odd: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """By row and columns before it, a cell's type: `e`rror, `d`ate or `f`ormula.

    Empty unless it was asked for.
    """


def read_sheet(
    content: bytes, name: str | None = None, *, with_odd: bool = False
) -> Sheet:
    """Read a worksheet of an .xlsx workbook, by default the first not hidden.

    `with_odd`, for a sheet that is named, lists its errors, dates and formulas.

    Raises:
        FileRefusedError: If it is damaged, hostile, too large, or has no such sheet.
    """
    wanted = [] if name is None else [name.encode("utf-8", "replace").decode()]
    wanted += ["odd"] if with_odd and wanted else []
    answer = _decoded(_asked(content, wanted, _AS_CSV, _DAMAGED), _DAMAGED)
    if answer.is_missing:
        raise NoSuchSheetError(clean_line(answer.refusal))
    if answer.refusal:
        raise FileRefusedError(clean_line(answer.refusal), cell=answer.cell)
    uncached: dict[int, frozenset[int]] = {}
    for row, position in answer.uncached:
        uncached[row] = uncached.get(row, frozenset()) | {position}
    return Sheet(
        name=clean_line(answer.sheet),
        rows=answer.rows,
        uncached=uncached,
        warnings=tuple(_warnings(answer)),
        kind=answer.kind,
        others=answer.others,
        hidden=answer.hidden,
        merged=answer.merged,
        noted=answer.noted,
        odd={(row, position): kind for row, position, kind in answer.odd},
    )


def read_parquet(content: bytes) -> Sequence[tuple[int, list[str]]]:
    """The columns of a Parquet file of ours that are brought in, and its rows.

    Raises:
        FileRefusedError: If it is damaged, hostile, too large, or not of ours.
    """
    asked = _asked(content, [], _EXPORT_AS_CSV, _DAMAGED_PARQUET)
    answer = _decoded(asked, _DAMAGED_PARQUET)
    if answer.refusal:
        raise FileRefusedError(clean_line(answer.refusal))
    return answer.rows


def _asked(content: bytes, wanted: Sequence[str], mend: str, damaged: str) -> bytes:
    command = [sys.executable, "-I", "-B", "-c", _CHILD, _library_folders(), *wanted]
    try:
        child = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        )
    except subprocess.TimeoutExpired:
        raise FileRefusedError(_too_slow(mend)) from None
    except (OSError, ValueError) as error:
        raise FileRefusedError(
            f"a process to read it cannot be started ({error}); {mend}"
        ) from None
    if child.returncode == 0:
        return child.stdout
    raise FileRefusedError(_ended_badly(child.returncode, child.stderr, mend, damaged))


def _library_folders() -> str:
    """The folders of the child's libraries, since it inherits no search path."""
    specs = [find_spec(library) for library in _LIBRARIES]
    origins = [spec.origin for spec in specs if spec is not None and spec.origin]
    folders = dict.fromkeys(str(Path(origin).parents[1]) for origin in origins)
    return "\n".join(folders)


def _ended_badly(
    status: int, complaint: bytes, mend: str = _AS_CSV, damaged: str = _DAMAGED
) -> str:
    said = complaint[-2_000:]
    if b"MemoryError" in said or b"out of memory" in said:
        return f"it needs more memory than a return is given; {mend}"
    return _too_slow(mend) if status < 0 else damaged


def _too_slow(mend: str) -> str:
    return f"it needs more than {SECONDS} seconds or too much memory; {mend}"


def _decoded(answer: bytes, damaged: str = _DAMAGED) -> _Answer:
    try:
        return msgspec.json.decode(answer, type=_Answer)
    except msgspec.MsgspecError:
        raise FileRefusedError(damaged) from None


def _warnings(answer: _Answer) -> list[str]:
    warnings = []
    if answer.merged:
        warnings.append(
            f"cells {listed(answer.merged)} are merged, and only the first of each "
            "block has a value"
        )
    for kind, named in (
        ("row", [str(row) for row in answer.hidden_rows]),
        ("column", [column_letters(at) for at in answer.hidden_columns]),
    ):
        if named:
            are = " is" if len(named) == 1 else "s are"
            warnings.append(
                f"{kind}{are} hidden and read all the same: {listed(named)}"
            )
    return warnings


def listed(names: Sequence[str]) -> str:
    """Some names, quoted and in words, and how many more there are."""
    shown = [quoted(name) for name in names[:_NAMED]]
    if len(names) > _NAMED:
        shown.append(f"{len(names) - _NAMED:,} more")
    return in_a_row(shown)
