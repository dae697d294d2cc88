"""Returns read from a file into staged rows, with everything wrong with them named."""

import hashlib
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.text import clean_line
from qperf_tui.importing.asked import NOTHING_ASKED, Asked
from qperf_tui.importing.copied import Copied
from qperf_tui.importing.open_return import OpenReturn
from qperf_tui.importing.pasted import Pasted, Source
from qperf_tui.importing.staged import StagedReturn, StagedRow
from qperf_tui.importing.staging import FileRefusedError, Findings
from qperf_tui.paths import at_home

LARGEST: Final = 200_000_000
"""Bytes of the largest file that is read."""

_AT_ONCE: Final = 1_000
"""Rows between two looks at whether anybody has it stopped."""


def read_return(
    path: Source | Copied,
    *,
    sheet: str | None = None,
    asked: Asked = NOTHING_ASKED,
    progress: Progress = unwatched,
) -> StagedReturn:
    """Everything a return holds, or why it cannot be had; bad content never raises.

    `sheet` names the worksheet of a workbook to read, by default the first that is
    not hidden and fits. The same bytes always give the same answer.

    Raises:
        StoppedError: If `progress` has it stopped.
    """
    if sheet is not None:
        asked = replace(asked, sheets=(sheet,))
    opened = OpenReturn(clean_line(path.name), Findings())
    sha256 = ""
    rows = opened.given.rows
    try:
        content, sha256 = open_source(opened, path, asked)
        lines = content.count(b"\n") or content.count(b"\r")
        for many, _ in enumerate(opened.rows()):
            if many % _AT_ONCE == 0:
                progress(many, max(lines, many))
        if not opened.found.refusals_found:
            opened.note_whole()
    except FileRefusedError as refusal:
        note_refusal(opened, refusal)
    return staged_return(opened, sha256, rows)


def open_source(
    opened: OpenReturn, source: Source | Copied, asked: Asked
) -> tuple[bytes, str]:
    """Open a return; its bytes, if any, and the SHA-256 of what was sent.

    Raises:
        FileRefusedError: If it cannot be read, or holds no table.
    """
    if isinstance(source, Copied):
        opened.open_grids(source.grids(), asked)
        return b"", source.sha256
    content, sha256 = bytes_of(source)
    opened.open(content, asked)
    return content, sha256


def bytes_of(source: Source) -> tuple[bytes, str]:
    """The bytes of a file or of what was pasted, and the SHA-256 of what was sent.

    Raises:
        FileRefusedError: If it cannot be read, is no file, or is larger than `LARGEST`.
    """
    if isinstance(source, Pasted):
        return source.content, source.sha256
    content = file_content(at_home(source))
    return content, hashlib.sha256(content).hexdigest()


def staged_return(
    opened: OpenReturn, sha256: str, rows: Sequence[StagedRow]
) -> StagedReturn:
    """A return as it was read, with its rows unless it is refused."""
    found = opened.found
    first = opened.tables[0] if opened.tables else None
    heading = opened.heading
    return StagedReturn(
        file_name=opened.file_name,
        sha256=sha256,
        sheet=opened.sheet,
        columns={} if first is None else first.layout.columns,
        rows=() if found.refusals_found else rows,
        problems=found.kept,
        refusals_found=found.refusals_found,
        warnings_found=found.warnings_found,
        read_as=opened.read_as,
        notes=tuple(found.notes),
        matches=() if heading is None else heading.headings.matches,
        heading_line=None if heading is None else heading.line,
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


def note_refusal(opened: OpenReturn, refusal: FileRefusedError) -> None:
    """Note why a file, or the rest of it, cannot be read."""
    place = opened.file_name
    if refusal.line is not None:
        place += f", line {refusal.line}"
    elif refusal.cell is not None:
        place += f", cell {refusal.cell}"
    opened.found.about_file(
        place,
        str(refusal),
        is_refusal=True,
        line=refusal.line,
        cell=refusal.cell,
    )
