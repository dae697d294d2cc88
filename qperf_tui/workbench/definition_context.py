"""Rows of a table of comparators, of groups, or of actions."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from qperf_tui.domain.action import Action
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.importing.council_actions import action_row
from qperf_tui.importing.council_files import ActionRow, GroupRow
from qperf_tui.importing.council_groups import GroupReader, comparator_row, read_number
from qperf_tui.importing.tables import TableRow
from qperf_tui.storage.breakdowns import Group, GroupFigure, GroupOutturn
from qperf_tui.storage.context import Comparator
from qperf_tui.workbench.actions import add_action, change_action, close_action
from qperf_tui.workbench.comparing import as_checked, put_comparator, put_member
from qperf_tui.workbench.definition_desk import Desk
from qperf_tui.workbench.group_figures import put_group_figure
from qperf_tui.workbench.in_hand import quarter_in_hand


def take_comparator(desk: Desk, row: TableRow) -> None:
    """Set another body's figure, or that of an authority behind it.

    Raises:
        CellError: If it is no figure, or an authority stands behind nothing.
    """
    about = desk.indicator(row)
    if row.text("Authority"):
        _take_member(desk, row, about)
        return
    read = comparator_row(row)
    desk.once(row, "Body", about.indicator_id, read.body.casefold(), read.period)
    held = desk.workbook.context.comparators(about.indicator_id)
    before = next(
        (e for e in held if (e.body, e.period) == (read.body, read.period)), None
    )
    wanted = Comparator(
        body=read.body,
        period=read.period,
        value=read.value,
        authorities=read.authorities or (before.authorities if before else None),
        source=read.source or (before.source if before else ""),
        checked=as_checked(read.checked or (before.checked if before else "")),
    )
    desk.does(row, "Value", lambda: put_comparator(desk.workbook, about, wanted))
    change = (None if before is None else _said(before), _said(wanted))
    named = f"{about.code}, {read.body}, {read.period or 'period not stated'}"
    desk.note(row, "Value", named, change, wants_reason=False)


def _said(comparator: Comparator) -> str:
    """All that a comparator says of itself, on one line."""
    many = comparator.authorities
    parts = (
        f"{comparator.value:f}",
        "" if many is None else f"of {many}",
        comparator.source,
        "" if comparator.checked == "no" else comparator.checked,
    )
    return "; ".join(part for part in parts if part)


def _take_member(desk: Desk, row: TableRow, about: Indicator) -> None:
    """Set the figure of an authority behind a body's.

    Raises:
        CellError: If that body has no figure of its own.
    """
    body, period = row.needed("Body"), row.text("Period")
    name, value = row.text("Authority"), row.read("Value", read_number)
    key, context = about.indicator_id, desk.workbook.context
    desk.once(row, "Authority", key, body, period, name.casefold())
    if all((e.body, e.period) != (body, period) for e in context.comparators(key)):
        raise row.error(
            "Body",
            f"it has no figure with Ref {about.code} and Period {period or 'blank'}; "
            "add a row for it, with Authority blank",
        )
    before = context.members(key).get((body, period), {}).get(name)
    desk.does(
        row,
        "Value",
        lambda: put_member(desk.workbook, about, (body, period), name, value),
    )
    change = (None if before is None else _exact(before), _plain(value))
    desk.note(row, "Value", f"{about.code}, {name}", change, wants_reason=False)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _exact(value: Fraction) -> str:
    return _plain(Decimal(value.numerator) / value.denominator)


def group_taker(desk: Desk) -> Callable[[Desk, TableRow], None]:
    """What takes the rows of a table of figures by group, which must agree."""
    units = {code: each.unit for code, each in desk.every_code()}
    reader = GroupReader(units)

    def take(desk: Desk, row: TableRow) -> None:
        _take_group(desk, row, reader)

    return take


def _take_group(desk: Desk, row: TableRow, reader: GroupReader) -> None:
    """Let a figure stand for a group in a quarter.

    Raises:
        CellError: If it cannot, or another group is the reference on file.
    """
    about = desk.indicator(row)
    read = reader(row)
    group = _group(desk, row, read)
    key = (group.dimension, group.title)
    desk.once(row, "Group", about.indicator_id, read.quarter, *key)
    before = _standing(desk, about, read.quarter, key)
    figure = GroupFigure(
        value=read.value,
        numerator=read.numerator,
        denominator=read.denominator,
        mark=read.mark,
        status=read.status,
    )
    has_changed = desk.does(
        row,
        "Group",
        lambda: put_group_figure(desk.workbook, about, read.quarter, group, figure),
    )
    after = _standing(desk, about, read.quarter, key) or ""
    if has_changed and before == after:
        before = f"{before}, of another population or reference"
    column = next((c for c in ("Value", "Numerator", "Mark") if row.text(c)), "Group")
    named = f"{about.code}, {read.quarter}, {group.title}"
    desk.note(row, column, named, (before, after), wants_reason=False)


def _standing(
    desk: Desk, about: Indicator, quarter: Quarter, key: tuple[str, str]
) -> str | None:
    """What stands of a group in a quarter, in few words; None where nothing does."""
    for each in desk.workbook.breakdowns.of(about, quarter):
        if (each.group.dimension, each.group.title) == key:
            return _outturn_said(each)
    return None


def _group(desk: Desk, row: TableRow, read: GroupRow) -> Group:
    """The group of a row as it is to stand: what it does not say stays as it is."""
    every = desk.workbook.breakdowns.groups()
    dimension, title = read.dimension.casefold(), read.group.casefold()
    among = [each for each in every if each.dimension.casefold() == dimension]
    found = next((each for each in among if each.title.casefold() == title), None)
    group = found or Group(
        dimension=among[0].dimension if among else read.dimension,
        title=read.group,
        position=max((each.position for each in every), default=0) + 1,
    )
    if row.text("Reference"):
        named = next((e for e in among if e.is_reference and e is not found), None)
        if read.is_reference and named is not None:
            cause = f"{named.title} is the reference on file; say no of it first"
            raise row.error("Reference", cause)
        group = replace(group, is_reference=read.is_reference)
    if row.text("Population"):
        group = replace(group, population=row.read("Population", _people))
    return group


def _people(text: str) -> Decimal:
    found = read_number(text)
    if found < 0 or found % 1:
        raise ValueError("it is no number of people; write a whole number")
    return found


def _outturn_said(outturn: GroupOutturn) -> str:
    if outturn.mark is not None:
        return outturn.mark
    if outturn.numerator is not None:
        of = outturn.denominator
        return _plain(outturn.numerator) + (f" of {_plain(of)}" if of else "")
    return "" if outturn.value is None else _exact(outturn.value)


def take_action(desk: Desk, row: TableRow) -> None:
    """Raise an action, change one of the same words, or close it.

    Raises:
        CellError: If it does not say what, who and when.
    """
    about = desk.indicator(row)
    if not row.text("Raised in"):
        raised = desk.wished.quarter or quarter_in_hand(desk.workbook)
        row = replace(row, cells={**row.cells, "Raised in": str(raised or "")})
    read = action_row(row)
    same = (read.title.casefold(), read.raised_in, read.owner, read.due)
    desk.once(row, "Action", about.indicator_id, *same)
    before = _action_like(desk, about, read)
    desk.does(row, "Action", lambda: _put_action(desk, about, read, before))
    change = (None if before is None else _action_said(before), _action_said(read))
    desk.note(row, "Action", f"{about.code}: {read.title}", change, wants_reason=False)


def _action_like(desk: Desk, about: Indicator, read: ActionRow) -> Action | None:
    """The action on file of the same words: the very same, else of the same quarter."""
    alike = [
        each
        for each in desk.workbook.actions.of(about.indicator_id)
        if each.title.casefold() == read.title.casefold() and not each.is_withdrawn
    ]
    alike.sort(
        key=lambda each: (
            (each.raised_in, each.owner, each.due)
            == (read.raised_in, read.owner, read.due),
            each.raised_in == read.raised_in,
            each.is_open,
        )
    )
    same = [e for e in alike if e.is_open or e.raised_in == read.raised_in]
    return same[-1] if same else None


def _put_action(
    desk: Desk, about: Indicator, read: ActionRow, before: Action | None
) -> None:
    """Let an action be as a row says; one that is closed stays closed."""
    workbook = desk.workbook
    now = before
    if now is None:
        now = add_action(
            workbook,
            Action(
                number=0,
                indicator_id=about.indicator_id,
                raised_in=read.raised_in,
                title=read.title,
                owner=read.owner,
                due=read.due,
            ),
        )
    elif now.is_open and (now.owner, now.due) != (read.owner, read.due):
        now = change_action(workbook, replace(now, owner=read.owner, due=read.due))
    if read.closing is not None and now.is_open:
        done = read.closing
        close_action(workbook, now, done.evidence, done.quarter, by=done.by)


def _action_said(action: Action | ActionRow) -> str:
    """Who does it by when, and since when it is done."""
    closing = action.closing
    done = "" if closing is None else f", closed in {closing.quarter}"
    return f"{action.owner}, {action.due}{done}"
