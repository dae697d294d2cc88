"""Figures revised since they were published: before from the release, after on file."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from qperf_tui.domain.days import moment_words
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.published import (
    FigureKey,
    PublishedFigure,
    RevisedFigure,
    has_changed,
    told,
)
from qperf_tui.domain.release import Release
from qperf_tui.report.paper import Cell, Part, Table
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.hidden_prose import reason_told
from qperf_tui.workbench.published_figures import published_in
from qperf_tui.workbench.release_figures import release_figures

REVISED: Final = "Figures revised since they were published"
_HEADINGS: Final = ("Code", "Indicator", "Quarter", "Published", "Now", "Reason")

_Published = dict[FigureKey, tuple[PublishedFigure, Release]]


def revised_figures(
    workbook: Workbook, quarter: Quarter, before: int | None = None
) -> list[RevisedFigure]:
    """Every published figure up to a quarter that is now another, in the plan's order.

    Each is held against the newest release that has it, among those numbered below
    `before`. What the public may not read of today is not told; nor is the reason.
    """
    held = _published(workbook, before)
    if not held:
        return []
    found = []
    reasons = workbook.imports.reasons()
    for now in release_figures(as_published(workbook), quarter):
        published, release = held.get(now.key, (None, None))
        if published is None or release is None or not has_changed(published, now):
            continue
        is_same = published.shown == now.shown
        is_hidden = now.state is OutturnStatus.SUPPRESSED
        found.append(
            RevisedFigure(
                key=now.key,
                title=now.title,
                release=release.number,
                before=told(published, whole=is_same),
                after=told(now, whole=is_same),
                reason="" if is_hidden else reasons.get(_place(now.key), ""),
            )
        )
    return found


def _place(key: FigureKey) -> tuple[str, Quarter]:
    return key.code, key.quarter


def _published(workbook: Workbook, before: int | None) -> _Published:
    """Every figure as it was published last, by the code that it has today."""
    codes = {each.indicator_id: each.code for each in workbook.indicators.on_file()}
    ids = workbook.indicators.ids_by_code()
    held: _Published = {}
    for release in workbook.publications.all():
        if before is None or release.number < before:
            for each in published_in(workbook, release.number):
                known = codes.get(ids.get(each.key.code.casefold(), 0))
                if known is not None:
                    held[each.key._replace(code=known)] = each, release
    return held


def revised_parts(
    workbook: Workbook, quarter: Quarter, before: int | None = None
) -> Iterator[Part]:
    """The part of a paper that lists them; none where nothing was revised."""
    if found := [
        replace(each, reason=reason_told(workbook, quarter, each.key.code, each.reason))
        for each in revised_figures(workbook, quarter, before)
    ]:
        yield Part(REVISED, 2, (_table(found, quarter),))


def _table(found: list[RevisedFigure], quarter: Quarter) -> Table:
    return Table(
        caption=f"{REVISED}, {quarter}",
        headings=_HEADINGS,
        rows=tuple(
            tuple(
                map(
                    Cell,
                    (
                        *(each.key.code, _titled(each), str(each.key.quarter)),
                        *(each.before, each.after, each.reason or "–"),
                    ),
                )
            )
            for each in found
        ),
    )


def _titled(figure: RevisedFigure) -> str:
    of = f" ({figure.key.group})" if figure.key.group else ""
    return f"{figure.title}{of}"


def replaced(
    workbook: Workbook, quarter: Quarter, before: int | None = None
) -> Release | None:
    """The newest release of a quarter, which another of it would replace."""
    found = [
        each
        for each in workbook.publications.all()
        if each.quarter == quarter and (before is None or each.number < before)
    ]
    return found[-1] if found else None


def replacing_words(release: Release, reason: str) -> str:
    """What a paper says of the release that it replaces, and why."""
    day = moment_words(release.published_at)
    said = f"This replaces release {release.number}, published on {day}"
    return f"{said}: {reason.rstrip('.')}." if reason else f"{said}."
