"""What a written file states and says aside, in whatever format, to who has it."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final

from qperf_tui.domain.restatement import Statement
from qperf_tui.errors import ExportError
from qperf_tui.importing.sheets import read_sheet
from qperf_tui.importing.staging import FileRefusedError

_LARGEST: Final = 50_000_000


def statements_of(name: str, content: bytes) -> Sequence[Statement]:
    """What a file states, line by line; nothing where that cannot be read of it."""
    from qperf_tui.report import readback  # noqa: PLC0415 - seldom needed

    ending = ending_of(name)
    if len(content) > _LARGEST:
        return ()
    try:
        if ending == "xlsx":
            sheet = read_sheet(content)
            return list(readback.rows_stated([cells for _, cells in sheet.rows]))
        return readback.statements(content, ending)
    except (ExportError, FileRefusedError):
        return ()


def said_aside(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """What a file says where no page of it is: of itself, and in place of pictures.

    Each with where it stands. Nothing where that cannot be read of it.
    """
    from qperf_tui.report.aside import asides  # noqa: PLC0415 - seldom needed

    if len(content) > _LARGEST:
        return
    try:
        found = list(asides(content, ending_of(name)))
    except ExportError:
        return
    for where, text in found:
        yield f"{name}, {where}", text


def ending_of(name: str) -> str:
    """The ending of a file's name, by which it is known how it is read."""
    return PurePath(name).suffix.removeprefix(".").lower()
