"""A quarter's paper published: its files frozen in one chain, and proved later."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.release import (
    MANIFEST,
    Release,
    broken_links,
    digest,
    manifest,
)
from qperf_tui.errors import QperfError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import close_published
from qperf_tui.workbench.compiling import compile_summary
from qperf_tui.workbench.drafting import ensure_report
from qperf_tui.workbench.files import write_folder
from qperf_tui.workbench.papers import other_papers
from qperf_tui.workbench.reasons import reason_given
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.release_parts import plain_parts, release_parts, said_of
from qperf_tui.workbench.revised_figures import replaced

SUMS: Final = "SHA256SUMS"
README: Final = "README.txt"
"""What stands in a release's folder beside its parts."""
_HOW: Final = """\
The files of one release, as they were published. They need no program of ours.

To prove that none has been changed since, run this in the folder:

    sha256sum -c SHA256SUMS

The release is named by the SHA-256 of manifest.json. Each release names the one before
it, so the name of the newest proves them all.
"""


def publish(workbook: Workbook, quarter: Quarter, reason: str = "") -> Release:
    """Freeze a quarter's paper as one release, in every format; it is never changed.

    Raises:
        ExportError: If anything holds the paper back.
        QperfError: If the quarter was published before and no reason is given, or
            nothing has changed since.
    """
    with workbook.transaction():
        report = ensure_report(workbook, quarter)
        for each in [
            workbook,
            *(other for _, other in other_papers(workbook, quarter)),
        ]:
            # What is published stands from then on, whatever the figures say later.
            if not compile_summary(each, quarter).is_drafted:
                redraft(each, quarter)
        earlier = workbook.publications.all()
        if last := replaced(workbook, quarter):
            reason = reason_given(reason)
            _require_change(workbook, last)
        parts = release_parts(workbook, quarter, reason)
        release = Release(
            number=len(earlier) + 1,
            quarter=quarter,
            published_by=workbook.stamp.by,
            published_at=workbook.stamp.clock(),
            reason=reason,
            previous=earlier[-1].name if earlier else None,
            name="",
        )
        said = said_of(workbook, release, report.committee)
        parts[MANIFEST] = manifest(said, parts, release.previous)
        release = replace(release, name=digest(parts[MANIFEST]))
        kept = {name: (digest(each), each) for name, each in parts.items()}
        workbook.publications.add(release, report.report_id, kept)
        close_published(workbook, quarter, reason)
        workbook.changes.record(f"{quarter} published", "publication", None)
    return release


def _require_change(workbook: Workbook, last: Release) -> None:
    """Refuse to publish again what was published already, to the letter."""
    held = workbook.publications.parts(last.number)
    now = plain_parts(workbook, last.quarter, last.number, last.reason)
    if all(held.get(name) == each for name, each in now.items()):
        raise QperfError(
            f"Nothing has changed since {last.quarter} was published as release "
            f"{last.number}, so there is nothing to publish again."
        )


def write_release(workbook: Workbook, release: Release, folder: Path) -> Path:
    """Write a release's files to a new folder, whole or not at all.

    Raises:
        ExportError: If the folder is there already, or cannot be written.
    """
    parts = workbook.publications.parts(release.number)
    sums = "".join(f"{digest(each)}  {name}\n" for name, each in sorted(parts.items()))
    files = {**parts, SUMS: sums.encode(), README: _HOW.encode()}
    return write_folder(folder, files)


def chain_problems(workbook: Workbook) -> list[str]:
    """What is wrong with the releases on file, in sentences; nothing if all is well."""
    held = workbook.publications
    return broken_links([(each, held.parts(each.number)) for each in held.all()])
