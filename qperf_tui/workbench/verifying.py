"""Files proved to be what was published, or the figure that differs named."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.published import has_changed, told
from qperf_tui.domain.release import (
    MANIFEST,
    Difference,
    Release,
    differences,
    digest,
)
from qperf_tui.domain.restatement import Restated, restated
from qperf_tui.errors import ExportError, UnknownError
from qperf_tui.paths import at_home
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.files import cause
from qperf_tui.workbench.imprint import imprint_of
from qperf_tui.workbench.published_figures import published_in
from qperf_tui.workbench.publishing import README, SUMS
from qperf_tui.workbench.reading_back import statements_of
from qperf_tui.workbench.release_figures import release_figures

_MOST: Final = 20
"""Differences of one file that are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether what is found is what was published."""

    release: Release
    differs: tuple[Difference, ...]


def prove(workbook: Workbook, path: Path, number: int | None = None) -> Proof:
    """Compare a file or a folder with what was published.

    It is compared with a release by number, or else with the one that it is most like.

    Raises:
        UnknownError: If nothing was published, or nothing by that number.
        ExportError: If it cannot be read.
    """
    releases = workbook.publications.all()
    chosen = [each for each in releases if number in {None, each.number}]
    if not chosen:
        raise UnknownError(
            "Nothing is published yet."
            if not releases
            else f"There is no release {number}; there are 1 to {len(releases)}."
        )
    path = at_home(path)
    found = _read(path)
    best: tuple[Release, Mapping[str, bytes], Mapping[str, bytes]] | None = None
    fewest = 0
    for release in reversed(chosen):
        held_of = workbook.publications.parts(release.number)
        set_beside = _beside(held_of, path, found)
        apart = len(differences(*set_beside))
        if best is None or apart < fewest:
            best, fewest = (release, *set_beside), apart
    if best is None:
        raise UnknownError("Nothing is published yet.")
    release, parts, held = best
    elsewhere = _elsewhere(workbook, release, found)
    return Proof(release, (*elsewhere, *_told(workbook, release, parts, held)))


def figures_apart(workbook: Workbook, quarter: Quarter) -> list[Restated] | None:
    """The figures on file now that are not as the quarter's last release has them.

    None where the quarter was never published.
    """
    releases = [each for each in workbook.publications.all() if each.quarter == quarter]
    if not releases:
        return None
    now = {each.key: each for each in release_figures(workbook, quarter)}
    apart = []
    for was in published_in(workbook, releases[-1].number):
        held = now.get(was.key)
        if held is None:
            apart.append(Restated(str(was.key), told(was), ""))
        elif has_changed(was, held) or was.shown != held.shown:
            is_same = was.shown == held.shown
            said = told(was, whole=is_same), told(held, whole=is_same)
            apart.append(Restated(str(was.key), *said))
        elif was.status != held.status:
            apart.append(Restated(f"{was.key}, status", was.status, held.status))
    return apart


def _beside(
    parts: Mapping[str, bytes], path: Path, found: Mapping[str, bytes]
) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """A release's parts and what is found; of a single file, the part that it is."""
    if path.is_dir():
        return parts, found
    content = next(iter(found.values()))
    same = [name for name, each in parts.items() if each == content]
    named = [name for name in parts if name == path.name]
    name = next(iter([*same, *named]), None) or _likest(parts, path, content)
    if name is None:
        return {}, found
    return {name: parts[name]}, {name: content}


def _likest(parts: Mapping[str, bytes], path: Path, content: bytes) -> str | None:
    """The part of the same kind that a file says the most of, if it says anything."""
    ending = path.suffix.lower()
    said = set(statements_of(path.name, content))
    likeness = {
        name: len(said & set(statements_of(name, each)))
        for name, each in parts.items()
        if PurePath(name).suffix == ending
    }
    best = max(likeness, key=lambda name: likeness[name], default=None)
    return best if best is not None and likeness[best] else None


def _told(
    workbook: Workbook,
    release: Release,
    parts: Mapping[str, bytes],
    found: Mapping[str, bytes],
) -> Iterator[Difference]:
    """Every difference: of a changed file the figures, where it can be read."""
    for each in differences(parts, found):
        if each.part not in parts or each.part not in found:
            yield each
            continue
        before = statements_of(each.part, parts[each.part])
        after = statements_of(each.part, found[each.part])
        if not before or not after:
            yield each
            continue
        figures = published_in(workbook, release.number)
        apart = restated(before, after, figures, release.quarter)
        yield from (_named(each.part, one) for one in apart[:_MOST])
        if len(apart) > _MOST:
            more = len(apart) - _MOST
            yield Difference(each.part, f"differs in {more:,} more places")
        if not apart:
            yield Difference(
                each.part, "says what was published, in other bytes than were published"
            )


def _named(part: str, apart: Restated) -> Difference:
    return Difference(part, f"differs: {apart}")


def _elsewhere(
    workbook: Workbook, release: Release, found: Mapping[str, bytes]
) -> Iterator[Difference]:
    """Whether a folder is a release of another workbook, by its own manifest."""
    held = found.get(MANIFEST)
    if held is None or digest(held) == release.name:
        return
    try:
        said = json.loads(held)
        council, identity = str(said["council"]), str(said["workbook"])
        number = int(said["number"])
    except (ValueError, KeyError, TypeError):
        return
    ours = imprint_of(workbook, release.quarter, "").workbook
    if identity != ours:
        yield Difference(
            MANIFEST,
            f"is of release {number} of another workbook ({council}, {identity}), and "
            f"not of this one ({ours})",
        )


def _read(path: Path) -> dict[str, bytes]:
    try:
        if not path.is_dir():
            return {path.name: path.read_bytes()}
        return {
            each.name: each.read_bytes()
            for each in path.iterdir()
            if each.is_file() and each.name not in {SUMS, README}
        }
    except OSError as error:
        raise ExportError(f"{path} cannot be read: {cause(error)}.") from error
