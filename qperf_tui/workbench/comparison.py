"""A return set beside what the workbook holds, before anything is written."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from qperf_tui.domain.figures import WITH_A_VALUE, OutturnStatus, multiplier, reconciles
from qperf_tui.domain.indicator import Indicator, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.rounding import digits
from qperf_tui.domain.target import AnyTarget, TargetKind, contradicts
from qperf_tui.importing.staging import StagedRow
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compared import Comparison, FigureChange
from qperf_tui.workbench.guarding import guard, guard_target
from qperf_tui.workbench.held import Held

_AT_ONCE: Final = 1_000
"""Rows between two looks at whether anybody has it stopped."""
_MOST_LISTED: Final = 200
"""Changes listed one by one in a preview; the rest are counted."""


def compare(
    workbook: Workbook, staged: Sequence[StagedRow], progress: Progress = unwatched
) -> Comparison:
    """Set every row of a return beside what the workbook holds.

    Raises:
        StoppedError: If `progress` has it stopped.
    """
    held = Held.by(workbook)
    comparison = Comparison(held.known)
    for count, row in enumerate(staged):
        if count % _AT_ONCE == 0:
            progress(count, len(staged))
        compare_row(held, comparison, row)
    return comparison


@lru_cache(maxsize=65_536)
def _code(ref: str) -> str:
    """The name an indicator goes by here; one object for as many rows as have it."""
    return ref.casefold()


def compare_row(held: Held, comparison: Comparison, row: StagedRow) -> None:
    """Set one row beside what the workbook holds, after the rows before it."""
    code = _code(row.ref)
    indicator = held.known.get(code)
    key = 0 if indicator is None else indicator.indicator_id
    if code in held.retired:
        says = (
            f"{row.ref} was retired from {held.retired[code]}; take the row out, or "
            "bring it back with qperf-tui indicator reinstate"
        )
        comparison.note(row.problem(None, says, is_refusal=True))
        return
    if indicator is None:
        _compare_new(held, comparison, row)
    else:
        _compare_card(comparison, row, indicator, held.cards[key])
    unit = row.unit or ("%" if indicator is None else indicator.unit)
    wrong = (
        _unnamed(row, indicator)
        or _against_unit(row, unit)
        or _against_polarity(row, indicator)
    )
    if wrong is not None:
        comparison.note(row.problem(None, wrong, is_refusal=True))
        return
    if row.target is not None:
        aim, quarter = aim_of(row, row.target, indicator)
        if held.targets.get((key, quarter.ordinal, aim.kind)) != aim:
            comparison.targets[code, quarter.ordinal, aim.kind] = aim
            guard_target(comparison, row, aim)
    before = held.kept.get((key, row.quarter.ordinal))
    if _compare_figure(comparison, row, before):
        guard(held, comparison, row, indicator)


def _compare_new(held: Held, comparison: Comparison, row: StagedRow) -> None:
    code = _code(row.ref)
    if code in comparison.cards:
        return
    comparison.cards[code] = row
    if known := held.like(row.ref):
        says = f"{row.ref} is new, and is like {known}; mend the ref if that is meant"
        comparison.note(row.problem("Ref", says, is_refusal=False))


def aim_of(
    row: StagedRow, given: AnyTarget, indicator: Indicator | None
) -> tuple[AnyTarget, Quarter]:
    """The target a row sets, and the quarter it is set for.

    A target beside a figure is what that quarter is judged against. Only where
    figures build up through the year can it be the year end's, unless its heading
    says that it is a milestone.
    """
    basis = row.basis or (ReportBasis.QUARTER if indicator is None else indicator.basis)
    if basis.is_cumulative and given.kind is TargetKind.YEAR_END:
        return given, row.quarter.year_end
    return replace(given, kind=TargetKind.MILESTONE), row.quarter


def _compare_card(
    comparison: Comparison, row: StagedRow, indicator: Indicator, card: dict[str, str]
) -> None:
    said = (
        ("title", row.title, indicator.title),
        ("unit", row.unit, indicator.unit),
        ("direction", row.polarity, indicator.polarity),
        ("basis", row.basis, indicator.basis),
    )
    for name, given, held in said:
        if given and given.casefold() != held.casefold():
            comparison.note(
                row.problem(
                    None,
                    f"the workbook has {name} '{held}' for {row.ref} and not "
                    f"'{given}'; it is left as it is",
                    is_refusal=False,
                )
            )
    given_now = {"owner": row.owner, "directorate": row.directorate}
    if row.tolerance is not None:
        given_now["tolerance_kind"] = row.tolerance.kind.value
        given_now["tolerance_size"] = Figure.written(row.tolerance.size)
    for column, value in given_now.items():
        if value and value != card[column]:
            comparison.amended[_code(row.ref), column] = value


def _unnamed(row: StagedRow, indicator: Indicator | None) -> str | None:
    """What is wrong with a new indicator that its row does not name, if it is new."""
    if indicator is not None or (row.title and row.priority):
        return None
    missing = "Indicator" if row.priority else "Priority"
    return (
        f"{row.ref} is not in the workbook, and to add it the row needs its "
        f"{missing}; give that, or mend the ref"
    )


def _against_unit(row: StagedRow, unit: str) -> str | None:
    """What is wrong with a row once the indicator's unit is known, if anything."""
    if row.is_percentage and unit not in {"%", "pp"}:
        return (
            f"the entry has a sign of per cent but {row.ref} is counted in '{unit}'; "
            "write the figure without it"
        )
    if row.value is None or row.numerator is None or not row.denominator:
        return None
    if multiplier(unit) == 1:
        return None
    exact = Fraction(row.numerator) / Fraction(row.denominator) * multiplier(unit)
    if reconciles(row.value, exact):
        return None
    return (
        f"{row.value} is not {row.numerator} of {row.denominator}, which is "
        f"{digits(exact, 2)}; mend whichever is wrong"
    )


def _against_polarity(row: StagedRow, indicator: Indicator | None) -> str | None:
    """What is wrong with a bound once it is known which way is good, if anything."""
    polarity = row.polarity if indicator is None else indicator.polarity
    if row.target is None or polarity is None:
        return None
    if not contradicts(row.target, polarity):
        return None
    return (
        f"the target '{row.target.words}' runs against {row.ref}, of which "
        f"{polarity.words}; mend the target or the direction"
    )


def _compare_figure(
    comparison: Comparison, row: StagedRow, before: tuple[object, ...] | None
) -> bool:
    """Whether a row brings a figure that does not stand already."""
    if not row.is_figure_given:
        comparison.left += 1
        return False
    value = row.value if row.status in WITH_A_VALUE else None
    counts = (row.numerator, row.denominator)
    figure = _figure(value, counts, row.mark, row.status, row.note)
    if before is not None and before == figure.columns():
        comparison.left += 1
        return False
    comparison.added += before is None
    comparison.changed += before is not None
    comparison.figures[_code(row.ref), row.quarter.ordinal] = figure
    if len(comparison.changes) < _MOST_LISTED:
        earlier = None if before is None else _shown(before)
        comparison.changes.append(
            FigureChange(row.ref, row.quarter, earlier, _shown(figure.columns()))
        )
    return True


@lru_cache(maxsize=4_096)
def _figure(
    value: Decimal | None,
    counts: tuple[Decimal | None, Decimal | None],
    mark: str | None,
    status: OutturnStatus,
    reason: str,
) -> Figure:
    """A figure as it is kept; one object for as many rows as report the same."""
    return Figure(
        value=value,
        numerator=counts[0],
        denominator=counts[1],
        mark=mark,
        status=status,
        reason=reason,
    )


def _shown(columns: tuple[object, ...]) -> str:
    value, numerator, denominator, mark, status, *_said = columns
    if value is None:
        return f"{status}" if mark is None else f"{mark} ({status})"
    of = "" if numerator is None else f" ({numerator} of {denominator})"
    return f"{value}{of}" if status == "final" else f"{value}{of}, {status}"
