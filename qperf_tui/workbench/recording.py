"""Writing a compared return, inside the transaction it was compared in."""

from collections.abc import Iterator, Mapping
from typing import Final

from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.target import NO_TOLERANCE
from qperf_tui.importing.staged import StagedCard, StagedReturn
from qperf_tui.storage.how_read import HowRead, place_key
from qperf_tui.storage.imports import Batch
from qperf_tui.storage.new_indicators import RecordCard
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compared import Comparison
from qperf_tui.workbench.comparison import figure_of
from qperf_tui.workbench.import_log import BeforeImport, TargetsBefore, log_import
from qperf_tui.workbench.reasons import named

_MANY: Final = 10_000
"""Figures from which going through every revision once is the shorter way."""

_TOGETHER: Final = 250
"""Indicators between two looks at whether anybody has it stopped."""

_PLACES: Final = 5_000
"""Figures of one return of which each keeps the line or cell it stood in."""


def record(
    workbook: Workbook,
    staged: StagedReturn,
    comparison: Comparison,
    reason: str = "",
    progress: Progress = unwatched,
    *,
    says: str = "",
) -> None:
    """Write what a comparison found, as one batch with one undo.

    A `reason` is kept with it where it revises what was published. `says` is what it
    is called, if it is no import of a file. All is done once only the commit is left.

    Raises:
        StoppedError: If `progress` has it stopped.
    """
    ids = {code: each.indicator_id for code, each in comparison.known.items()}
    created = _create(workbook, comparison, ids, progress)
    amended = _amend(workbook, comparison, ids)
    why = reason or "from a return"
    targets = _set_targets(workbook, comparison, ids, why, progress)
    batch = workbook.imports.add(
        Batch(
            file_name=staged.file_name,
            sha256=staged.sha256,
            sheet=staged.sheet,
            how=_how_read(staged, comparison, ids),
            rows_read=len(staged.rows),
            reason=reason,
        )
    )
    figures = _in_order(staged, comparison, ids)
    _put_figures(workbook, figures, comparison, batch, progress)
    says = says or _called(staged, comparison)
    before = BeforeImport(batch, created, amended, targets.stood, unset=targets.unset)
    log_import(workbook, named(says, reason) if reason else says, before)
    progress(len(staged.rows), len(staged.rows))


def _called(staged: StagedReturn, comparison: Comparison) -> str:
    """What an import is called in the log."""
    return (
        f"import of {staged.file_name}: {comparison.added} added, "
        f"{comparison.changed} changed"
    )


def _how_read(
    staged: StagedReturn, comparison: Comparison, ids: Mapping[str, int]
) -> HowRead:
    """How a return was read, and where its figures stood unless they are too many."""
    is_short = comparison.count <= _PLACES
    return HowRead(
        columns=staged.columns,
        profile=staged.profile,
        read_as=staged.read_as,
        mended=staged.mended,
        places={
            place_key(ids[code], ordinal): stood
            for code, places in (comparison.figures.items() if is_short else ())
            for ordinal, place in places.items()
            if (stood := staged.rows[place].place)
        },
    )


def _amend(
    workbook: Workbook, comparison: Comparison, ids: dict[str, int]
) -> list[tuple[int, str, str]]:
    """Amend the record cards; returns what they said before, to undo."""
    before = [
        (ids[code], column, workbook.indicators.card(ids[code])[column])
        for code, column in comparison.amended
    ]
    for (code, column), value in comparison.amended.items():
        workbook.indicators.amend(ids[code], column, value)
    return before


def _put_figures(
    workbook: Workbook,
    figures: Iterator[tuple[tuple[int, int], Figure]],
    comparison: Comparison,
    batch: int,
    progress: Progress,
) -> None:
    total = comparison.count
    if total < _MANY:
        workbook.outturns.put(dict(figures), batch)
        return
    workbook.outturns.put_batch(
        figures,
        batch,
        quarters=map(Quarter, set().union(*comparison.figures.values())),
        progress=lambda count: progress(count, total),
    )


def _in_order(
    staged: StagedReturn, comparison: Comparison, ids: Mapping[str, int]
) -> Iterator[tuple[tuple[int, int], Figure]]:
    """Every figure in the order the file keeps them in, by id and then by quarter."""
    for code in sorted(comparison.figures, key=ids.__getitem__):
        for ordinal, place in sorted(comparison.figures[code].items()):
            yield (ids[code], ordinal), figure_of(staged.rows[place], comparison)


def _create(
    workbook: Workbook,
    comparison: Comparison,
    ids: dict[str, int],
    progress: Progress,
) -> list[int]:
    """Add the indicators that are new, and their priorities; returns their ids.

    One that came with an import that was undone is as this return says now.
    """
    priorities = {
        name.casefold(): each.priority_id
        for each in workbook.priorities.on_file()
        for name in (each.title, each.code, str(each))
        if name
    }
    codes = list(comparison.cards)
    for begin in range(0, len(codes), _TOGETHER):
        progress(0, len(codes))
        new: dict[str, RecordCard] = {}
        for code in codes[begin : begin + _TOGETHER]:
            card = comparison.cards[code]
            named = card.priority.casefold()
            if named not in priorities:
                priorities[named] = workbook.priorities.add("", card.priority)
            decimals = comparison.decimals.get(code, 0)
            new[code] = _card(card, priorities[named], decimals)
        made = workbook.indicators.add_all(tuple(new.values()))
        ids.update(zip(new, made, strict=True))
    return [ids[code] for code in codes]


def _card(card: StagedCard, priority_id: int, decimals: int) -> RecordCard:
    return RecordCard(
        code=card.ref,
        title=card.title,
        priority_id=priority_id,
        unit=card.unit or "%",
        decimals=decimals,
        polarity=card.polarity or Polarity.NEUTRAL,
        basis=card.basis or ReportBasis.QUARTER,
        tolerance=card.tolerance or NO_TOLERANCE,
        owner=card.owner or "",
        directorate=card.directorate or "",
    )


def _set_targets(
    workbook: Workbook,
    comparison: Comparison,
    ids: Mapping[str, int],
    reason: str,
    progress: Progress,
) -> TargetsBefore:
    """Set the targets a return gives; returns what stood before, to undo."""
    before = TargetsBefore()
    for count, ((code, kind), aims) in enumerate(comparison.targets.items()):
        if count % _TOGETHER == 0:
            progress(0, len(comparison.targets))
        before.note(workbook, ids[code], kind, aims)
        workbook.targets.put_many(
            [
                (ids[code], Quarter(ordinal), target.of_kind(kind))
                for ordinal, target in aims.items()
            ],
            reason,
        )
    return before
