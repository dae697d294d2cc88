"""A return read by the profile that fits it, or another workbook read as a return."""

from dataclasses import replace
from pathlib import Path

from qperf_tui.domain.mends import Cause
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.importing.asked import Asked
from qperf_tui.importing.pasted import Source
from qperf_tui.importing.returns import read_return
from qperf_tui.importing.staged import StagedReturn
from qperf_tui.importing.staging import Problem
from qperf_tui.paths import at_home
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.other_workbook import copied_from, is_workbook
from qperf_tui.workbench.profiles import choose_profile


def read_by_profile(
    workbook: Workbook,
    path: Source,
    asked: Asked,
    name: str | None = None,
    progress: Progress = unwatched,
) -> StagedReturn:
    """A return read by the profile named, or by one made for its headings.

    Raises:
        UnknownError: If there is no profile of that name.
    """
    if isinstance(path, Path) and is_workbook(at_home(path)):
        return read_return(copied_from(workbook, at_home(path)))
    chosen = choose_profile(workbook, path, asked, name)
    staged = read_return(path, asked=chosen.asked, progress=progress)
    staged = replace(staged, profile=chosen.profile or "")
    said = chosen.said
    if said is None:
        return staged
    if not chosen.is_warning:
        note = f"{staged.file_name}: {said.says}."
        return replace(staged, notes=(*staged.notes, note))
    return replace(
        staged,
        problems=(*staged.problems, warning_of_file(staged.file_name, said)),
        warnings_found=staged.warnings_found + 1,
    )


def warning_of_file(file_name: str, said: Cause) -> Problem:
    """A warning of a file as a whole."""
    return Problem(
        line=None,
        cell=None,
        column=None,
        where=file_name,
        cause=said.says,
        is_refusal=False,
        mend=said.mend,
    )
