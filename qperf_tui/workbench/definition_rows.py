"""Rows of a table that set targets, tolerances, breaks, priorities and people."""

from collections.abc import Iterator, Sequence

from qperf_tui.domain.entry_guards import odd_target
from qperf_tui.domain.indicator import Indicator, Priority
from qperf_tui.domain.mends import Mend, Wanted
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind, Tolerance
from qperf_tui.importing.nearest import did_you_mean
from qperf_tui.importing.quarter_headings import year_heading, year_of_target
from qperf_tui.importing.tables import TableRow
from qperf_tui.importing.vocabulary import read_target_kind
from qperf_tui.workbench.defining import break_definition
from qperf_tui.workbench.definition_desk import Desk
from qperf_tui.workbench.people import add_person
from qperf_tui.workbench.plan import add_priority, rename_priority, replace_priority
from qperf_tui.workbench.record_card import card_text
from qperf_tui.workbench.rulings import set_tolerance
from qperf_tui.workbench.target_setting import set_target

Aim = tuple[str, Quarter, TargetKind]
"""A column, and the quarter and kind of the target that stands in it."""


def take_targets(desk: Desk, row: TableRow) -> None:
    """Set what an indicator is to reach, in one quarter or in several.

    Raises:
        CellError: If it is no target, or does not say for when.
    """
    about = desk.indicator(row)
    for aim in _aims(desk, row):
        aim_at(desk, row, about, aim)


def aim_at(desk: Desk, row: TableRow, about: Indicator, aim: Aim) -> None:
    """Set one target, and note from what to what.

    Raises:
        CellError: If it is refused, or an earlier row has it too.
    """
    column, quarter, kind = aim
    at = quarter.year_end if kind is TargetKind.YEAR_END else quarter
    desk.once(row, column, about.indicator_id, at, kind)
    targets = desk.workbook.targets
    before = targets.of(about.indicator_id).get((at, kind))
    desk.does(
        row,
        column,
        lambda: set_target(
            desk.workbook,
            about,
            row.text(column),
            at,
            kind=kind,
            reason=desk.reason(row),
            set_by=row.cells.get("Set by", ""),
        ),
    )
    now = targets.of(about.indicator_id)[at, kind]
    held = None if before is None else before.written
    is_milestone = kind is TargetKind.MILESTONE
    said = str(at) if is_milestone else f"year end {at.year}"
    change = (held, now.written)
    desk.note(row, column, f"{about.code}, {said}", change)
    odd = odd_target(now, about.unit, may_be_small="%" in row.text(column))
    if odd is not None and held != now.written:
        desk.warn(row, column, odd)


def _aims(desk: Desk, row: TableRow) -> Iterator[Aim]:
    """Every target that a row has."""
    if row.text("Value"):
        yield "Value", row.read("Quarter", Quarter.read), TargetKind.MILESTONE
    if row.text("Target"):
        yield ("Target", *_when(desk, row))
    if row.text("Year-end target") and desk.is_first_look(row, "Year-end target"):
        column = "Year-end target"
        yield column, year_end_of(desk, row, column), TargetKind.YEAR_END


def _when(desk: Desk, row: TableRow) -> tuple[Quarter, TargetKind]:
    """For when the target of a row is, and of which kind.

    A year alone is the year end's, a quarter its own milestone, unless Kind says so.
    """
    said = row.text("Quarter")
    kind = row.read("Kind", read_target_kind) if row.text("Kind") else None
    if not said:
        if desk.wished.asked.quarter is not None and kind is not TargetKind.YEAR_END:
            return desk.wished.asked.quarter, TargetKind.MILESTONE
        if kind is TargetKind.MILESTONE:
            raise row.error("Quarter", "it is blank", Mend(Wanted.QUARTER))
        return year_end_of(desk, row, "Target"), TargetKind.YEAR_END
    year = year_heading(said)
    if year is not None:
        if kind is TargetKind.MILESTONE:
            raise row.error("Quarter", "a milestone is of one quarter; say which")
        return Quarter.of(year, 4), TargetKind.YEAR_END
    return row.read("Quarter", Quarter.read), kind or TargetKind.MILESTONE


def year_end_of(desk: Desk, row: TableRow, column: str) -> Quarter:
    """The last quarter of the year that a year-end target is for.

    Raises:
        CellError: If nobody says which year.
    """
    heading = "" if row.layout is None else row.layout.columns.get(column, "")
    if (named := year_of_target(heading)) is not None:
        return Quarter.of(named, 4)
    said = row.cells.get("Quarter", "")
    if said and (year := year_heading(said)) is not None:
        return Quarter.of(year, 4)
    if said:
        return row.read("Quarter", Quarter.read).year_end
    if desk.wished.asked.year is not None:
        return Quarter.of(desk.wished.asked.year, 4)
    if desk.wished.quarter is not None:
        return desk.wished.quarter.year_end
    raise row.error(column, "it does not say for which year", Mend(Wanted.YEAR))


def take_tolerance(desk: Desk, row: TableRow) -> None:
    """Judge an indicator by another tolerance from a quarter on.

    Raises:
        CellError: If it is none, or does not say from when.
    """
    about = desk.indicator(row)
    text = row.needed("Tolerance")
    quarter = desk.first_quarter(row, "Tolerance")
    key = about.indicator_id
    desk.once(row, "Tolerance", key, quarter)
    held = desk.workbook.judging.overrides_in(quarter, [key]).get(key)
    card = desk.workbook.definitions.of(key).card
    before = card_text(card, "tolerance") if held is None else held.tolerance.written
    tolerance = row.read("Tolerance", Tolerance.parse)
    if tolerance.written != before:
        desk.does(
            row,
            "Tolerance",
            lambda: set_tolerance(
                desk.workbook, about, quarter, text, desk.reason(row)
            ),
        )
    said = f"{about.code}, from {quarter}"
    desk.note(row, "Tolerance", said, (before, tolerance.written))


def take_break(desk: Desk, row: TableRow) -> None:
    """Record that an indicator counts something else from a quarter on.

    Raises:
        CellError: If another break is recorded there, or no reason is given.
    """
    about = desk.indicator(row)
    quarter = desk.first_quarter(row, "From")
    reason = row.needed("Reason")
    key = about.indicator_id
    desk.once(row, "From", key, quarter)
    held = {each.first_quarter: each for each in desk.workbook.indicators.breaks(key)}
    before = held.get(quarter.ordinal)
    if before is None or before.reason != reason:
        desk.does(
            row,
            "From",
            lambda: break_definition(desk.workbook, about, quarter, reason),
        )
    standing = None if before is None else before.reason
    desk.note(row, "Reason", f"{about.code}, from {quarter}", (standing, reason))


def take_priority(desk: Desk, row: TableRow) -> None:
    """Add a priority, or rename the one of its code or earlier title.

    Raises:
        CellError: If its earlier title is unknown, or it cannot be renamed.
    """
    title, code = row.needed("Title"), row.text("Code")
    desk.once(row, "Title", title.casefold())
    workbook, reason = desk.workbook, desk.reason(row)
    every = workbook.priorities.all()
    was = _standing(row, every)
    if formerly := row.text("Formerly"):
        was = next((e for e in every if e.title.casefold() == formerly.casefold()), was)
        if was is None:
            known = did_you_mean(formerly, [each.title for each in every])
            raise row.error("Formerly", f"no priority is called so{known}")
    if was is None:
        desk.does(row, "Title", lambda: add_priority(workbook, code, title, reason))
    elif was.title == title:
        pass
    elif desk.wished.plan:
        first, plan = desk.first_quarter(row, "Title"), desk.wished.plan
        desk.does(
            row,
            "Title",
            lambda: replace_priority(
                workbook, was, title, plan=plan, quarter=first, reason=reason
            ),
        )
    else:
        desk.does(row, "Title", lambda: rename_priority(workbook, was, title, reason))
    standing = None if was is None else was.title
    desk.note(row, "Title", code or title, (standing, title))


def _standing(row: TableRow, every: Sequence[Priority]) -> Priority | None:
    """The priority that a row is about, by its title or else by its code."""
    title, code = row.text("Title").casefold(), row.text("Code").casefold()
    for each in every:
        if each.title.casefold() == title:
            if code and code != each.code.casefold():
                has = each.code or "none"
                raise row.error("Code", f"that priority has the code {has}; mend one")
            return each
    return next((e for e in every if code and e.code.casefold() == code), None)


def take_person(desk: Desk, row: TableRow) -> None:
    """Enter somebody for a role.

    Raises:
        CellError: If no indicator is of their directorate.
    """
    name, role = row.needed("Name"), row.needed("Role")
    said = row.text("Directorate")
    desk.once(row, "Name", name.casefold(), role.casefold(), said.casefold())
    is_new = desk.does(
        row,
        "Directorate" if said else "Role",
        lambda: add_person(desk.workbook, name, role, said),
    )
    as_role = f"{role} for {said}" if said else role
    desk.note(
        row, "Role", name, (None if is_new else as_role, as_role), wants_reason=False
    )
