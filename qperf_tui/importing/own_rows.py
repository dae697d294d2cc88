"""Rows of our own tables, read exactly as they were written and never interpreted."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeVar

from qperf_tui.domain.figures import WITH_A_VALUE, OutturnStatus, exact_value
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.target import AnyTarget, TargetKind, Tolerance, read_target
from qperf_tui.importing.own_tables import OwnKind
from qperf_tui.importing.raw_row import RawRow
from qperf_tui.importing.staged import OwnWords, StagedCard, StagedFigure, StagedRow

_EXACT: Final = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_SHOWN: Final = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?(e-0?[0-9])?")
_PLACES: Final = re.compile(r"[0-6]")
_NEEDS_A_VALUE: Final = WITH_A_VALUE - {OutturnStatus.NOT_COMPARABLE}
_LONGEST: Final = {"Indicator": 400, "Note": 2_000}
_LONGEST_OTHER: Final = 200

Read = TypeVar("Read")


def read_own_row(row: RawRow, kind: OwnKind) -> StagedRow | None:
    """The figure of a row of ours, or None after noting why it cannot be had."""
    _check_lengths(row)
    ref, quarter = _needed(row, "Ref", str), _needed(row, "Quarter", Quarter.parse)
    figure, card = _figure(row, kind), _card(row, ref or "")
    target, expected = _target(row), _said(row, "Expected", _day)
    if ref is None or quarter is None or figure is None or row.is_refused:
        return None
    own = OwnWords(
        expected=expected or "",
        coverage=row.text("Coverage"),
        is_published=kind is not OwnKind.KEPT,
    )
    note = row.text("Note")
    return StagedRow(row.line, card, quarter, figure, target, note, row.layout, own)


def _figure(row: RawRow, kind: OwnKind) -> StagedFigure | None:
    status = _needed(row, "Status", _status)
    value, numerator, denominator = (
        _number(row, column, kind) for column in ("Value", "Numerator", "Denominator")
    )
    if status in _NEEDS_A_VALUE and value is None:
        row.refuse("Value", f"it is blank, and a figure that is {status} has a value")
    if status is None:
        return None
    return StagedFigure(
        is_given=True,
        value=value,
        is_percentage=False,
        mark=row.text("Mark") or None,
        numerator=numerator,
        denominator=denominator,
        status=status,
    )


def _card(row: RawRow, ref: str) -> StagedCard:
    return StagedCard(
        ref=ref,
        title=row.text("Indicator"),
        priority=row.text("Priority"),
        tolerance=_said(row, "Tolerance", Tolerance.parse),
        polarity=_said(row, "Direction", _polarity),
        basis=_said(row, "Basis", _basis),
        unit=row.text("Unit") or None,
        owner=row.text("Owner") or None,
        directorate=row.text("Directorate") or None,
    )


def edited_beside(staged: StagedRow, shown: Mapping[str, str]) -> str | None:
    """What is wrong where a rounded figure was edited and the exact one was not.

    `shown` has what stands in the rounded columns, by our name of what they round.
    """
    figure = staged.figure
    if figure.status not in WITH_A_VALUE:
        return None
    for column, stands in (
        ("Value", _rounded(staged, shown.get("Decimals", ""))),
        ("Numerator", figure.numerator),
        ("Denominator", figure.denominator),
    ):
        text = shown.get(column, "")
        if stands is None or not _SHOWN.fullmatch(text):
            continue
        if float(text) != float(stands):
            return (
                f"{column.lower()} says {text} beside it and not {float(stands):g}; "
                "only what is exact is brought in, so mend that"
            )
    return None


def _rounded(staged: StagedRow, decimals: str) -> Fraction | None:
    """A figure as it is shown with so many decimals, if that can be said."""
    figure = staged.figure
    counts = figure.numerator, figure.denominator
    exact = exact_value(figure.value, *counts, staged.card.unit or "")
    if exact is None or not _PLACES.fullmatch(decimals):
        return None
    return half_up(exact, int(decimals))


def _check_lengths(row: RawRow) -> None:
    for column, text in row.cells.items():
        most = _LONGEST.get(column, _LONGEST_OTHER)
        if len(text) > most:
            row.refuse(column, f"it is longer than {most:,} characters; shorten it")


def _needed(row: RawRow, column: str, read: Callable[[str], Read]) -> Read | None:
    """What a column that is never blank says, or None after noting that it is."""
    if not row.text(column):
        row.refuse(column, "it is blank; export the file again")
    return _said(row, column, read)


def _said(row: RawRow, column: str, read: Callable[[str], Read]) -> Read | None:
    """What a column says; None where it is blank, or after noting what is wrong."""
    text = row.text(column)
    if not text or len(text) > _LONGEST_OTHER:
        return None
    try:
        return read(text)
    except ValueError as error:
        cause = str(error)
        rest = cause.removeprefix(f"{text!r} ")
        row.refuse(column, cause if rest == cause else f"it {rest}")
        return None


def _number(row: RawRow, column: str, kind: OwnKind) -> Decimal | None:
    pattern = _EXACT if kind is OwnKind.KEPT else _SHOWN

    def read(text: str) -> Decimal:
        if not pattern.fullmatch(text):
            raise ValueError("it is no number such as 79.3; export the file again")
        number = Decimal(text)
        return number if kind is OwnKind.KEPT else _plain(number)

    return _said(row, column, read)


def _plain(number: Decimal) -> Decimal:
    """A number without the nought that a column of numbers adds to a whole one."""
    return Decimal(int(number)) if number == int(number) else number


def _status(text: str) -> OutturnStatus:
    return _one_of(OutturnStatus, text)


def _polarity(text: str) -> Polarity:
    return _one_of(Polarity, text)


def _basis(text: str) -> ReportBasis:
    return _one_of(ReportBasis, text)


Kind = TypeVar("Kind", OutturnStatus, Polarity, ReportBasis)


def _one_of(kind: type[Kind], text: str) -> Kind:
    for each in kind:
        if each.value == text:
            return each
    *others, last = (each.value for each in kind)
    raise ValueError(f"it is none of {', '.join(others)} and {last}")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError("it is no day such as 2012-12-31") from None


def _target(row: RawRow) -> AnyTarget | None:
    """The target beside a figure: the year end's, or else the quarter's own."""

    def at_year_end(text: str) -> AnyTarget:
        return read_target(text, TargetKind.YEAR_END)

    def by_then(text: str) -> AnyTarget:
        return read_target(text, TargetKind.MILESTONE)

    return _said(row, "Target", at_year_end) or _said(row, "Milestone", by_then)
