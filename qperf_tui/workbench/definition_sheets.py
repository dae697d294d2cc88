"""The definitions on file as tables to change in a spreadsheet and bring back."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.domain.text import harmless
from qperf_tui.errors import QperfError
from qperf_tui.importing.definition_words import TableKind
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.definition_cards import CARD_COLUMNS
from qperf_tui.workbench.record_card import card_text

Row = Sequence[str]

_HEADINGS: Final[Mapping[TableKind, Row]] = {
    TableKind.PRIORITIES: ("Code", "Title"),
    TableKind.INDICATORS: ("Ref", *CARD_COLUMNS, "Priority", "Former refs"),
    # Neither who set one nor why: whoever changes it says that anew.
    TableKind.TARGETS: ("Ref", "Indicator", "Quarter", "Kind", "Target"),
    TableKind.TOLERANCES: ("Ref", "Indicator", "Tolerance", "From"),
    TableKind.BREAKS: ("Ref", "Indicator", "From", "Reason"),
    TableKind.COMPARATORS: (
        *("Ref", "Body", "Period", "Authority", "Value"),
        *("Authorities", "Source", "Checked"),
    ),
    TableKind.ACTIONS: (
        *("Ref", "Raised in", "Action", "Owner", "Due"),
        *("Closed in", "Closed by", "Evidence"),
    ),
}


def definitions_csv(workbook: Workbook, kind: TableKind) -> bytes:
    """What stands of a kind as CSV, which changes nothing when it is brought back.

    What a text begins with that a spreadsheet would run stands behind an apostrophe.

    Raises:
        QperfError: If that kind is not written, with the reason.
    """
    if kind not in _HEADINGS:
        named = ", ".join(_HEADINGS)
        raise QperfError(
            f"A table of {kind} is only brought in, for what is on file of it is for "
            f"few to see; those that are written are {named}."
        )
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(_HEADINGS[kind])
    rows = _ROWS[kind](workbook) if kind in _ROWS else _of_each(workbook, kind)
    table.writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _of_each(workbook: Workbook, kind: TableKind) -> Iterator[Row]:
    for about in workbook.indicators.in_use():
        yield from _OF_ONE[kind](workbook, about)


def _priorities(workbook: Workbook) -> Iterator[Row]:
    for each in workbook.priorities.all():
        yield each.code, each.title


def _card(workbook: Workbook, about: Indicator) -> Iterator[Row]:
    card = workbook.definitions.of(about.indicator_id).card
    aliases = workbook.codes.aliases(about.indicator_id)
    said = (card_text(card, name) for name in CARD_COLUMNS.values())
    yield about.code, *said, about.priority.title, "; ".join(aliases)


def _targets(workbook: Workbook, about: Indicator) -> Iterator[Row]:
    held = workbook.targets.of(about.indicator_id)
    for (quarter, kind), target in sorted(held.items(), key=lambda each: each[0]):
        at = _when(quarter, kind)
        yield about.code, about.title, at, kind.value, target.written


def _when(quarter: Quarter, kind: TargetKind) -> str:
    said = str(quarter)
    return said if kind is TargetKind.MILESTONE else said.partition(" ")[2]


def _tolerances(workbook: Workbook, about: Indicator) -> Iterator[Row]:
    for each in workbook.judging.overrides(about.indicator_id):
        first = str(Quarter(each.first_quarter))
        yield about.code, about.title, each.tolerance.written, first


def _breaks(workbook: Workbook, about: Indicator) -> Iterator[Row]:
    for each in workbook.indicators.breaks(about.indicator_id):
        yield about.code, about.title, str(Quarter(each.first_quarter)), each.reason


def _comparators(workbook: Workbook, about: Indicator) -> Iterator[Row]:
    for each in workbook.context.comparators(about.indicator_id):
        many = "" if each.authorities is None else str(each.authorities)
        where = (about.code, each.body, each.period)
        yield (*where, "", f"{each.value:f}", many, each.source, each.checked)
        kept = workbook.context.kept(about.indicator_id, each.body, each.period)
        for authority, value in kept.members.items():
            yield (*where, authority, value, "", "", "")


def _actions(workbook: Workbook, about: Indicator) -> Iterator[Row]:
    for each in workbook.actions.of(about.indicator_id):
        if each.is_withdrawn or each.due is None:
            continue
        done = each.closing
        closed = ("", "", "")
        if done is not None:
            closed = (str(done.quarter), done.by, each.evidence)
        raised = (about.code, str(each.raised_in), each.title, each.owner)
        yield (*raised, each.due.isoformat(), *closed)


_ROWS: Final[Mapping[TableKind, Callable[[Workbook], Iterator[Row]]]] = {
    TableKind.PRIORITIES: _priorities,
}
_OF_ONE: Final[Mapping[TableKind, Callable[[Workbook, Indicator], Iterator[Row]]]] = {
    TableKind.INDICATORS: _card,
    TableKind.TARGETS: _targets,
    TableKind.TOLERANCES: _tolerances,
    TableKind.BREAKS: _breaks,
    TableKind.COMPARATORS: _comparators,
    TableKind.ACTIONS: _actions,
}
