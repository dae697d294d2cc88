"""A workbook filled from a council's folder: definitions, returns, words, report."""

from collections.abc import Mapping
from contextlib import ExitStack
from fractions import Fraction
from importlib.resources.abc import Traversable
from pathlib import Path

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.importing.council import read_council
from qperf_tui.importing.council_files import (
    CouncilFiles,
    DefinitionRow,
)
from qperf_tui.importing.returns import read_return
from qperf_tui.storage.breakdowns import Group, GroupFigure
from qperf_tui.storage.context import Comparator
from qperf_tui.storage.new_indicators import RecordCard
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import sample
from qperf_tui.workbench.comparing import as_checked
from qperf_tui.workbench.council_report import add_report
from qperf_tui.workbench.council_words import add_words
from qperf_tui.workbench.intake import Intake, take_in


def load_council(workbook: Workbook, folder: Traversable) -> list[Intake]:
    """Fill an empty workbook from a council's folder, in one transaction.

    Nothing of it is left to undo, since the workbook begins with it. Returns what
    each return brought, histories first.

    Raises:
        QperfError: If the workbook is not empty, a file of the folder cannot be
            read, or a return is refused; then nothing is written.
    """
    files = read_council(folder)
    staged = [read_return(path) for path in files.returns]
    with workbook.transaction():
        if workbook.priorities.all():
            raise QperfError(
                f"{workbook.path} is not empty; load a council into a new workbook."
            )
        ids = _add_cards(workbook, files)
        _add_context(workbook, files, ids)
        _add_members(workbook, files, ids)
        _add_groups(workbook, files, ids)
        taken = [take_in(workbook, each, is_trial=False) for each in staged]
        for each in taken:
            _require_taken(each)
        _add_targets(workbook, files, ids)
        _add_expectations(workbook, files, ids)
        add_words(workbook, files, ids)
        if files.report is not None:
            add_report(workbook, files.report)
        sample.note_version(workbook, sample.version_of(folder))
        workbook.changes.settle()
        workbook.changes.record(
            f"{len(files.definitions)} indicators and {len(taken)} returns loaded",
            "loading",
            None,
        )
    return taken


def make_council(path: Path, folder: Traversable, stamp: Stamp) -> list[Intake]:
    """Make a new workbook at `path` and fill it; a failure leaves no file behind.

    Raises:
        QperfError: If there is a file already, or the folder cannot be loaded.
    """
    workbook = Workbook.create(path, stamp)
    with ExitStack() as unless_filled:
        unless_filled.callback(path.unlink, missing_ok=True)
        with workbook:
            taken = load_council(workbook, folder)
        unless_filled.pop_all()
    return taken


def _require_taken(taken: Intake) -> None:
    refusal = next((each for each in taken.problems if each.is_refusal), None)
    if refusal is not None:
        raise QperfError(
            f"{taken.file_name} is refused, so nothing is loaded. {refusal.says}"
        )


def _add_cards(workbook: Workbook, files: CouncilFiles) -> dict[str, Indicator]:
    """Add priorities and record cards; the indicators by case-folded ref."""
    priorities = {
        each.title: workbook.priorities.add(each.code, each.title)
        for each in files.priorities
    }
    for row in files.definitions:
        indicator_id = workbook.indicators.add(_card(row, priorities[row.priority]))
        for former in row.former_refs:
            workbook.codes.add_alias(former, indicator_id)
    return {each.code.casefold(): each for each in workbook.indicators.on_file()}


def _card(row: DefinitionRow, priority_id: int) -> RecordCard:
    return RecordCard(
        code=row.ref,
        title=row.title,
        priority_id=priority_id,
        unit=row.unit,
        decimals=row.decimals,
        polarity=row.polarity,
        basis=row.basis,
        tolerance=row.tolerance,
        theme=row.theme,
        definition=row.definition,
        directorate=row.directorate,
        owner=row.owner,
        control=row.control or "council",
        is_national=row.indicator_set.casefold() == "national",
        implications="; ".join(row.implications),
    )


def _add_context(
    workbook: Workbook, files: CouncilFiles, ids: Mapping[str, Indicator]
) -> None:
    for change in files.breaks:
        workbook.indicators.add_break(
            ids[change.ref.casefold()].indicator_id, change.first_quarter, change.reason
        )
    for row in files.comparators:
        workbook.context.add_comparator(
            ids[row.ref.casefold()].indicator_id,
            Comparator(
                body=row.body,
                period=row.period,
                value=row.value,
                authorities=row.authorities,
                source=row.source,
                checked=as_checked(row.checked),
            ),
        )
    for event in files.events:
        key = None if event.ref is None else ids[event.ref.casefold()].indicator_id
        workbook.context.add_event(key, event.quarter, event.event)


def _add_members(
    workbook: Workbook, files: CouncilFiles, ids: Mapping[str, Indicator]
) -> None:
    for row in files.members:
        workbook.context.add_members(
            ids[row.ref.casefold()].indicator_id,
            row.body,
            row.period,
            {row.authority: row.value},
        )


def _add_groups(
    workbook: Workbook, files: CouncilFiles, ids: Mapping[str, Indicator]
) -> None:
    """Add groups in the order of the file, by the first spelling of each."""
    groups: dict[tuple[str, str], int] = {}
    dimensions: dict[str, str] = {}
    for row in files.groups:
        folded = row.dimension.casefold()
        key = (folded, row.group.casefold())
        if key not in groups:
            groups[key] = workbook.breakdowns.put_group(
                Group(
                    dimension=dimensions.setdefault(folded, row.dimension),
                    title=row.group,
                    position=len(groups) + 1,
                    is_reference=row.is_reference,
                )
            )
        figure = GroupFigure(
            value=row.value,
            numerator=row.numerator,
            denominator=row.denominator,
            mark=row.mark,
            status=row.status,
        )
        workbook.breakdowns.put(
            ids[row.ref.casefold()].indicator_id, row.quarter, {groups[key]: figure}
        )


def _add_targets(
    workbook: Workbook, files: CouncilFiles, ids: Mapping[str, Indicator]
) -> None:
    """Set targets; those of the record cards are for the year that is reported."""
    reported = _reported(workbook, files)
    for card in files.definitions:
        if card.year_end_target is not None and reported is not None:
            workbook.targets.put(
                ids[card.ref.casefold()].indicator_id,
                reported.year_end,
                card.year_end_target,
                "from the record card",
            )
    for row in files.targets:
        workbook.targets.put(
            ids[row.ref.casefold()].indicator_id,
            row.quarter,
            row.target,
            row.reason,
            set_by=row.set_by or None,
        )


def _reported(workbook: Workbook, files: CouncilFiles) -> Quarter | None:
    if files.report is not None:
        return Quarter.parse(files.report.quarter)
    return workbook.outturns.latest_quarter()


def _add_expectations(
    workbook: Workbook, files: CouncilFiles, ids: Mapping[str, Indicator]
) -> None:
    for row in files.expectations:
        workbook.judging.put_expectation(
            ids[row.ref.casefold()].indicator_id,
            row.quarter,
            Fraction(row.value),
            row.reason,
            signed=(row.entered_by, workbook.stamp.clock()),
        )
