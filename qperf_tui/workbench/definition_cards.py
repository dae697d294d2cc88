"""Rows of a table of indicators: record cards amended, moved, aimed, or added."""

from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.target import TargetKind
from qperf_tui.importing.tables import TableRow
from qperf_tui.workbench.adding import add_indicator
from qperf_tui.workbench.defining import amend, move
from qperf_tui.workbench.definition_desk import Desk
from qperf_tui.workbench.definition_rows import aim_at, year_end_of
from qperf_tui.workbench.plan import priority_called
from qperf_tui.workbench.recoding import add_aliases
from qperf_tui.workbench.record_card import card_columns, card_text, cleaned_for

CARD_COLUMNS: Final = {
    "Indicator": "title",
    "Theme": "theme",
    "Directorate": "directorate",
    "Owner": "owner",
    "Unit": "unit",
    "Decimals": "decimals",
    "Direction": "direction",
    "Basis": "basis",
    "Tolerance": "tolerance",
    "Control": "control",
    "Set": "set",
    "Implications": "implications",
    "Definition": "definition",
}
"""The columns of a table, and what of a record card each says."""


def take_indicator(desk: Desk, row: TableRow) -> None:
    """Amend the record card of an indicator, or add one that is new.

    What a cell leaves blank stays as it is, and so does an indicator without a row.

    Raises:
        CellError: If a cell cannot be had.
    """
    ref = row.needed("Ref")
    said = {
        name: cleaned_for(name, row.cells[column])
        for column, name in CARD_COLUMNS.items()
        if row.text(column)
    }
    if desk.is_known(ref) or not said.get("title") or not row.text("Priority"):
        about = desk.indicator(row)
        desk.once(row, "Ref", about.indicator_id)
        _amend(desk, row, about, said)
        _move(desk, row, about)
    else:
        desk.once(row, "Ref", ref.casefold())
        about = _add(desk, row, said)
    if aliases := row.listed("Former refs"):
        _name(desk, row, about, aliases)
    if row.text("Year-end target"):
        at = year_end_of(desk, row, "Year-end target")
        aim_at(desk, row, about, ("Year-end target", at, TargetKind.YEAR_END))


def _amend(desk: Desk, row: TableRow, about: Indicator, said: dict[str, str]) -> None:
    """Let the record card say what the row says, cell by cell and then as one."""
    workbook = desk.workbook
    card = workbook.definitions.of(about.indicator_id).card
    moved = {}
    for column, name in CARD_COLUMNS.items():
        if name not in said:
            continue
        before = card_text(card, name)
        after = before
        if said[name] != before:
            with desk.at(row, column):
                wanted = card_columns(about, name, said[name])
            after = card_text({**card, **wanted}, name)
        if after != before:
            moved[name] = said[name]
        desk.note(row, column, about.code, (before, after))
    if moved:
        desk.does(
            row,
            "Ref",
            lambda: amend(workbook, about, moved, desk.reason(row)),
        )


def _move(desk: Desk, row: TableRow, about: Indicator) -> None:
    """Report an indicator under the priority that its row names."""
    text = row.text("Priority")
    if not text:
        return
    with desk.at(row, "Priority"):
        wanted = priority_called(desk.workbook, text)
    if wanted != about.priority:
        first = desk.first_quarter(row, "Priority")
        desk.does(
            row,
            "Priority",
            lambda: move(desk.workbook, about, wanted, first, desk.reason(row)),
        )
    change = (str(about.priority), str(wanted))
    desk.note(row, "Priority", about.code, change)


def _add(desk: Desk, row: TableRow, said: dict[str, str]) -> Indicator:
    """Add an indicator that is new; a code that is like one there is, is doubted."""
    workbook, ref = desk.workbook, row.text("Ref")
    with desk.at(row, "Priority"):
        under = priority_called(workbook, row.text("Priority"))
    if like := _like(desk, ref):
        raise row.error("Ref", f"it is new, and {like} is there; mend the ref")
    desk.does(
        row,
        "Ref",
        lambda: add_indicator(workbook, ref, under, said, desk.reason(row)),
    )
    desk.look_again()
    desk.note(row, "Ref", ref, (None, said["title"]))
    return desk.indicator(row)


def _like(desk: Desk, ref: str) -> str:
    """The code that a new one is but for spaces, marks and case."""
    bare = _bare(ref)
    return next((i.code for i in desk.indicators if _bare(i.code) == bare), "")


def _bare(code: str) -> str:
    return "".join(each for each in code.casefold() if each.isalnum())


def _name(
    desk: Desk, row: TableRow, about: Indicator, aliases: tuple[str, ...]
) -> None:
    """Let an indicator be found by the names that it had before."""
    workbook = desk.workbook
    held = workbook.codes.aliases(about.indicator_id)
    known = {each.casefold() for each in (*held, about.code)}
    new = [each for each in aliases if each.casefold() not in known]
    if new:
        desk.does(
            row,
            "Former refs",
            lambda: add_aliases(workbook, about, new, desk.reason(row)),
        )
        desk.look_again()
    before = "; ".join(held) or None
    after = "; ".join((*held, *new))
    desk.note(row, "Former refs", about.code, (before, after))
