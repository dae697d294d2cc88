"""The child that reads a workbook from its input under limits and answers in JSON.

Only `sheets` starts it, and nothing else imports it; what it raises ends it, and is
told apart by the parent, which shows none of it.
"""

import json
import sys
import zipfile
from io import BytesIO
from typing import Final

from qperf_tui.importing.parquet_cells import read_parquet
from qperf_tui.importing.sheet_cells import (
    chosen,
    has_content,
    odd_cells,
    texts,
)
from qperf_tui.importing.sheet_package import (
    check_directory,
    look_at_parts,
    parts_by_sheet,
)
from qperf_tui.importing.sniffing import OLE, OPEN_DOCUMENT, PARQUET
from qperf_tui.importing.staging import FileRefusedError, NoSuchSheetError

_MEMORY: Final = 1_000_000_000
_MEMORY_FOR_PARQUET: Final = 1_600_000_000
"""The library that reads it takes up half of that by being there."""
_SECONDS: Final = 30


def main() -> None:
    """Answer for the workbook on the standard input, or end with a traceback."""
    content = sys.stdin.buffer.read()
    is_parquet = content.startswith(PARQUET)
    limit(_MEMORY_FOR_PARQUET if is_parquet else _MEMORY)
    wanted = sys.argv[2] if len(sys.argv) > 2 else None
    try:
        answer = read(content, wanted, with_odd=len(sys.argv) > 3)
    except FileRefusedError as refusal:
        answer = {
            "refusal": str(refusal),
            "cell": refusal.cell,
            "is_missing": isinstance(refusal, NoSuchSheetError),
        }
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def limit(memory: int = _MEMORY) -> None:
    """Hold this process to its memory and time, and let it write no file."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(
    content: bytes, wanted: str | None, *, with_odd: bool = False
) -> dict[str, object]:
    """The text of one worksheet, as the parent expects it.

    `with_odd` has the cells listed that hold something else than was typed.

    Raises:
        FileRefusedError: If the workbook is hostile or too large, or has no such sheet.
    """
    if content.startswith(PARQUET):
        return read_parquet(content)
    if content.startswith(OLE):
        from qperf_tui.importing.xls_cells import read_xls  # noqa: PLC0415 - by kind

        return read_xls(content).answer(wanted)
    try:
        if OPEN_DOCUMENT in content[:200]:
            from qperf_tui.importing.ods_cells import read_ods  # noqa: PLC0415

            return read_ods(content).answer(wanted)
        return _read_xlsx(content, wanted, with_odd=with_odd)
    except zipfile.BadZipFile:
        raise FileRefusedError(
            "it is damaged or cut short; fetch it again, or open it and save it again"
        ) from None


def _read_xlsx(
    content: bytes, wanted: str | None, *, with_odd: bool
) -> dict[str, object]:
    from qperf_tui.importing.xlsx_book import open_xlsx  # noqa: PLC0415 - by kind

    with zipfile.ZipFile(BytesIO(content)) as archive:
        check_directory(archive.infolist(), len(content))
        parts = look_at_parts(archive)
        part_names = parts_by_sheet(archive)
    values = open_xlsx(content, data_only=True)
    sheet = chosen(values.worksheets, wanted)
    formulas = None
    if parts.has_formulas:
        beside = open_xlsx(content, data_only=False)
        formulas = beside[sheet.title]
    rows, uncached = texts(sheet, formulas)
    further = [other for other in values.worksheets if other.title != sheet.title]
    filled = [other for other in further if has_content(other)]
    part = part_names.get(sheet.title, "")
    filled_rows = {row for row, _ in rows}
    return {
        "sheet": sheet.title,
        "others": [one.title for one in filled if one.sheet_state == "visible"],
        "hidden": [one.title for one in filled if one.sheet_state != "visible"],
        "merged": parts.merged.get(part, []),
        "hidden_rows": [
            row for row in parts.hidden_rows.get(part, []) if row in filled_rows
        ],
        "hidden_columns": parts.hidden_columns.get(part, []),
        "rows": rows,
        "uncached": uncached,
        "noted": list(parts.noted),
        "odd": odd_cells(sheet, formulas) if with_odd else [],
    }
