"""Figures as they are typed, read by the rules of a return and kept one by one.

`Entering.of` is what a figure is held against, `read_typed` what typing it would do,
`enter` keeps it: in one transaction, as a batch of its own with its own undo.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Final

from qperf_tui.domain.figures import WITH_A_VALUE, OutturnStatus
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.reading import UnreadableError, read_entry
from qperf_tui.errors import ConflictError, QperfError
from qperf_tui.importing.personal import PersonalDataScreen
from qperf_tui.importing.rows import RowReader
from qperf_tui.importing.staged import StagedReturn, StagedRow
from qperf_tui.importing.staging import Findings, Layout, Problem
from qperf_tui.importing.vocabulary import read_status
from qperf_tui.storage.connection import Row
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compared import Comparison
from qperf_tui.workbench.comparison import compare_row
from qperf_tui.workbench.entry_drafts import forget_draft
from qperf_tui.workbench.held import Held
from qperf_tui.workbench.intake import Intake, take_in
from qperf_tui.workbench.typed import COLUMNS, NOTHING, Typed

_GIVEN: Final = ("Ref", "Quarter", "Unit")
"""What is known of a figure before a word of it is typed."""
_LACKING: Final = (
    "there is no figure yet; write the value, or both counts, or a status such as not "
    "available"
)
FILE: Final = "typed"
"""What stands in place of the name of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _TypedLayout(Layout):
    """The cells of a figure that stands in no file."""

    code: str
    """The indicator it is of, by which a sentence about it begins."""

    def place(self, line: int) -> str:
        """Where it stands: in no file."""
        del line
        return ""

    def where(self, line: int, column: str | None) -> str:
        """How a sentence begins: `CS 18, column Value`."""
        del line
        return self.code if column is None else f"{self.code}, column {column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entering:
    """The figure of an indicator and quarter that is typed, as it stood before."""

    indicator: Indicator
    quarter: Quarter
    held: Held

    @classmethod
    def of(
        cls, workbook: Workbook, indicator: Indicator, quarter: Quarter
    ) -> "Entering":
        """What a figure that is typed now is held against."""
        held = Held.of(workbook, {indicator.code.casefold(): indicator})
        return cls(indicator=indicator, quarter=quarter, held=held)

    @property
    def kept(self) -> Row | None:
        """What stands, as it is kept."""
        key = self.indicator.indicator_id
        return self.held.figures.kept(key, self.quarter.ordinal)

    @property
    def stood(self) -> Typed:
        """What stands, as it would be typed."""
        return NOTHING if self.kept is None else typed_as(self.kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Misgiving:
    """What is wrong or odd about something that was typed."""

    column: str | None
    """The column of it; None for the figure as a whole."""
    says: str
    is_refusal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was typed, understood."""

    typed: Typed
    """With the value worked out where it follows from its counts."""
    is_worked_out: bool = False
    misgivings: tuple[Misgiving, ...] = ()
    change: str = ""
    """What it would change, such as `81 → 79.3`; nothing where it changes nothing."""
    row: StagedRow | None = None
    closed: str = ""
    """That the quarter is closed, so that it is revised only with a reason."""

    @property
    def is_refused(self) -> bool:
        """Whether it cannot be kept as it is."""
        return any(each.is_refusal for each in self.misgivings)

    def worst(self, column: str) -> Misgiving | None:
        """What is to be said beside a column, the refusals first."""
        found = [each for each in self.misgivings if each.column == column]
        return max(found, key=lambda each: each.is_refusal, default=None)


def typed_as(kept: Row) -> Typed:
    """A figure on file as an officer would type it."""
    value, numerator, denominator, mark, status, note, *_ = (
        "" if each is None else str(each) for each in kept
    )
    said = "" if status in {OutturnStatus.FINAL, _implied(mark)} else status
    return Typed(
        numerator=numerator,
        denominator=denominator,
        value=value or mark,
        status=said,
        note=note,
    )


def settled(typed: Typed, stood: Typed) -> Typed:
    """What is typed, without what stood before and no longer follows from it.

    New counts make a new value, and a new value or mark wants new counts, where the
    old ones were not touched. A new state that has no value lets go of the old one,
    and a figure that has come lets go of the state that it had not.
    """
    is_same = typed.cells[:3] == stood.cells[:3]
    if _has_no_value(typed.status):
        if is_same and typed.status != stood.status:
            return replace(typed, numerator="", denominator="", value="")
        if not is_same and typed.status == stood.status:
            return settled(replace(typed, status=""), stood)
    counts = (typed.numerator, typed.denominator)
    is_counted_anew = counts != (stood.numerator, stood.denominator)
    if is_counted_anew and any(counts) and typed.value == stood.value:
        return replace(typed, value="")
    if not is_counted_anew and typed.value != stood.value:
        return replace(typed, numerator="", denominator="")
    return typed


def read_typed(entering: Entering, typed: Typed) -> Reading:
    """What typing a figure would do; nothing is written."""
    if typed == entering.stood:
        return Reading(typed=typed)
    said = settled(typed, entering.stood)
    first = _read(entering, said)
    if said.value or first.row is None or first.row.value is None:
        return first
    filled = replace(said, value=f"{first.row.value:f}")
    return replace(_read(entering, filled), is_worked_out=True)


def enter(
    workbook: Workbook, entering: Entering, typed: Typed, *, reason: str = ""
) -> Intake:
    """Keep a figure that was typed, with its own undo by name.

    With a `reason` it may revise the figure of a closed quarter.

    Raises:
        QperfError: If it cannot be kept as it is; the sentence says why.
        ConflictError: If a colleague has changed the figure since it was looked at.
        ClosedQuarterError: If the quarter is closed and no reason is given.
        WorkbookError: If it could not be written; then nothing was.
    """
    read = read_typed(entering, typed)
    for each in read.misgivings:
        if each.is_refusal:
            raise QperfError(each.says)
    with workbook.transaction():
        _require_unchanged(workbook, entering)
        taken = take_in(
            workbook,
            _staged(entering, read),
            is_trial=False,
            reason=reason,
            says=_named(entering, read),
        )
        forget_draft(workbook, entering.indicator.indicator_id, entering.quarter)
    return taken


def _has_no_value(status: str) -> bool:
    """Whether a status that is typed is of a figure that is not there."""
    try:
        return bool(status) and read_status(status) not in WITH_A_VALUE
    except ValueError:
        return False


def _implied(mark: str) -> OutturnStatus | None:
    """The status that a mark stands for by itself."""
    try:
        return read_entry(mark).status if mark else None
    except UnreadableError:
        return None


def _read(entering: Entering, typed: Typed) -> Reading:
    columns = (*_GIVEN, *COLUMNS)
    code, quarter = entering.indicator.code, entering.quarter
    layout = _TypedLayout(
        columns={each: each for each in columns},
        positions={each: at for at, each in enumerate(columns)},
        is_sheet=False,
        is_wide=True,
        says_all=True,
        code=code,
    )
    cells = (code, str(quarter), entering.indicator.unit, *typed.cells)
    found = Findings()
    people = PersonalDataScreen(columns, [3, 4, 5], layout)
    people.look(1, cells)
    row = RowReader(layout, found).read(1, dict(zip(columns, cells, strict=True)))
    people.warn(found)
    comparison = Comparison(entering.held.known)
    if row is not None:
        if (row.card.unit or "").casefold() != entering.indicator.unit.casefold():
            row = replace(row, card=replace(row.card, unit=None))
        compare_row(entering.held, comparison, row)
    change = next(iter(comparison.changes), None)
    closing = None if change is None else entering.held.closed.get(quarter)
    return Reading(
        typed=typed,
        misgivings=tuple(_misgivings((*found.kept, *comparison.problems), row)),
        change=""
        if change is None
        else f"{change.before or 'nothing'} → {change.after}",
        row=row,
        closed="" if closing is None else f"{closing.revised}.",
    )


def _named(entering: Entering, read: Reading) -> str:
    """What keeping a figure is called, to be undone by."""
    figure = f"figure of {entering.indicator.code} for {entering.quarter}"
    return f"{figure}: {read.change}"


def _misgivings(
    problems: tuple[Problem, ...], row: StagedRow | None
) -> Iterator[Misgiving]:
    """What is wrong or odd; half a figure, which no file brings in, cannot be kept."""
    if row is not None and not row.figure.is_given:
        lacking = row.problem("Value", _LACKING, is_refusal=True)
        problems = (*(each for each in problems if each.is_refusal), lacking)
    for each in problems:
        column = each.column if each.column in COLUMNS else None
        yield Misgiving(column=column, says=each.says, is_refusal=each.is_refusal)


def _staged(entering: Entering, read: Reading) -> StagedReturn:
    """What was typed as a return of one row."""
    rows = () if read.row is None else (read.row,)
    used = [each.name for each in fields(Typed) if getattr(read.typed, each.name)]
    code, quarter = entering.indicator.code, entering.quarter
    text = "\t".join((code, str(quarter), *read.typed.cells))
    return StagedReturn(
        file_name=FILE,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        sheet=None,
        columns={each.capitalize(): each.capitalize() for each in used},
        rows=rows,
        problems=(),
        refusals_found=0,
        warnings_found=0,
    )


def _require_unchanged(workbook: Workbook, entering: Entering) -> None:
    key = (entering.indicator.indicator_id, entering.quarter.ordinal)
    stands = workbook.outturns.kept([key[0]]).get(key)
    if stands == entering.kept:
        return
    code, quarter = entering.indicator.code, entering.quarter
    now = "nothing" if stands is None else typed_as(stands).words
    raise ConflictError(
        f"The figure of {code} for {quarter} has been changed meanwhile and is now "
        f"{now}; look at it, and save yours again if it is to stand."
    )
