"""A council's figures by group, and the authorities behind a comparator."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from qperf_tui.domain.figures import OutturnStatus, reconciles, share_of
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.reading import Entry, read_entry
from qperf_tui.importing.council_files import (
    ComparatorRow,
    GroupRow,
    MemberRow,
)
from qperf_tui.importing.tables import Once, TableRow

GROUPS: Final = (
    *("Ref", "Quarter", "Dimension", "Group", "Reference"),
    *("Numerator", "Denominator", "Value", "Mark"),
)
"""The headings of groups.csv."""

MEMBERS: Final = ("Ref", "Body", "Period", "Authority", "Value")
"""The headings of members.csv."""

_YES_OR_NO: Final = {"yes": True, "no": False, "": False}


class MemberReader:
    """Reads the rows of members.csv, each beside a line of comparators.csv."""

    def __init__(self, comparators: Iterable[ComparatorRow]) -> None:
        self._known = {(each.ref, each.body, each.period) for each in comparators}
        self._once = Once()

    def __call__(self, row: TableRow) -> MemberRow:
        """One row of it.

        Raises:
            QperfError: If it cannot be read, or stands beside nothing.
        """
        read = MemberRow(
            ref=row.needed("Ref"),
            body=row.needed("Body"),
            period=row.text("Period"),
            authority=row.needed("Authority"),
            value=row.read("Value", read_number),
        )
        if (read.ref, read.body, read.period) not in self._known:
            raise row.error(
                "Body",
                f"comparators.csv has no line for it with Ref {read.ref} and Period "
                f"{read.period or 'blank'}; add one",
            )
        where = (read.ref, read.body, read.period, read.authority.casefold())
        self._once.require(row, "Authority", where)
        return read


class GroupReader:
    """Reads the rows of groups.csv, whose references must agree with each other."""

    def __init__(self, units: Mapping[str, str]) -> None:
        """Begin a table of indicators whose units are known by case-folded ref."""
        self._units = units
        self._once = Once()
        self._references: dict[str, tuple[str, int]] = {}
        self._said: dict[tuple[str, str], tuple[bool, int]] = {}

    def __call__(self, row: TableRow) -> GroupRow:
        """One row of it.

        Raises:
            QperfError: If it cannot be read, or gainsays a line before.
        """
        entry, mark = _entry(row, "Value"), _entry(row, "Mark")
        read = GroupRow(
            ref=row.needed("Ref"),
            quarter=row.read("Quarter", Quarter.read),
            dimension=row.needed("Dimension"),
            group=row.needed("Group"),
            is_reference=_reference(row),
            numerator=_count(row, "Numerator"),
            denominator=_count(row, "Denominator"),
            value=entry.number,
            mark=mark.mark,
            status=mark.status or entry.status or OutturnStatus.FINAL,
        )
        _check_figure(row, read, entry, mark, self._units[read.ref.casefold()])
        dimension, group = read.dimension.casefold(), read.group.casefold()
        where = (read.ref, read.quarter, dimension, group)
        self._once.require(row, "Group", where)
        self._check_reference(row, dimension, group, is_reference=read.is_reference)
        return read

    def _check_reference(
        self, row: TableRow, dimension: str, group: str, *, is_reference: bool
    ) -> None:
        """Check that a group is the reference on all its lines, and no other is."""
        said, line = self._said.setdefault((dimension, group), (is_reference, row.line))
        if said is not is_reference:
            cause = f"line {line} says otherwise of this group; say the same on both"
            raise row.error("Reference", cause)
        if not is_reference:
            return
        named, line = self._references.setdefault(dimension, (group, row.line))
        if named != group:
            cause = f"line {line} names another reference of the dimension; leave one"
            raise row.error("Reference", cause)


def comparator_row(row: TableRow) -> ComparatorRow:
    """Another body's figure, with its own period.

    Raises:
        QperfError: If it cannot be read.
    """
    return ComparatorRow(
        ref=row.needed("Ref"),
        body=row.needed("Body"),
        period=row.text("Period"),
        value=row.read("Value", read_number),
        authorities=(
            row.read("Authorities", _authorities) if row.text("Authorities") else None
        ),
        source=row.text("Source"),
        checked=row.text("Checked"),
    )


def _authorities(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 6:
        return int(text)
    raise ValueError("it is no count of authorities; write a whole number")


def read_number(text: str) -> Decimal:
    """A figure that has to be a number.

    Raises:
        ValueError: If it is none.
    """
    number = read_entry(text).number
    if number is None:
        raise ValueError("it is no number; write one or delete the line")
    return number


def _reference(row: TableRow) -> bool:
    said = _YES_OR_NO.get(row.text("Reference").casefold())
    if said is None:
        raise row.error("Reference", "it is neither yes nor no; write one of them")
    return said


def _entry(row: TableRow, column: str) -> Entry:
    return row.read(column, read_entry) if row.text(column) else Entry()


def _count(row: TableRow, column: str) -> Decimal | None:
    entry = _entry(row, column)
    if entry.is_blank:
        return None
    if entry.number is None or entry.is_percentage:
        raise row.error(column, "it is no number of cases; write one or leave it blank")
    if entry.number < 0:
        raise row.error(column, "it is below 0; write the number of cases")
    return entry.number


def _check_figure(
    row: TableRow, read: GroupRow, entry: Entry, mark: Entry, unit: str
) -> None:
    part, whole = read.numerator, read.denominator
    if entry.mark is not None:
        raise row.error("Value", "it is no number; write marks in the column Mark")
    if mark.number is not None:
        raise row.error("Mark", "it is a number; write it in the column Value")
    if entry.is_percentage and unit != "%":
        raise row.error("Value", f"it is a percentage and the unit is {unit}; mend it")
    if read.mark is not None and (read.value is not None or part is not None):
        raise row.error("Mark", "the row has a figure too; delete one of them")
    if read.mark is None and read.value is None and part is None:
        raise row.error("Value", "it is blank; give a value, a numerator or a mark")
    if part is None or whole is None:
        return
    if part > whole and (unit == "%" or not whole):
        cause = f"it is more than its denominator, {whole:f}; mend one of them"
        raise row.error("Numerator", cause)
    if whole and read.value is not None:
        _check_agreement(row, read.value, share_of(part, whole, unit))


def _check_agreement(row: TableRow, value: Decimal, exact: Fraction) -> None:
    if not reconciles(value, exact):
        cause = f"the numerator over the denominator is {float(exact):.6g}; mend one"
        raise row.error("Value", cause)
