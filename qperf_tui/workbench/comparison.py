"""A return set beside what the workbook holds, before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from qperf_tui.domain.figures import WITH_A_VALUE, multiplier, reconciles
from qperf_tui.domain.indicator import Indicator, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rounding import digits
from qperf_tui.domain.target import AnyTarget, TargetKind, contradicts
from qperf_tui.importing.staging import Problem, StagedRow
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook

_MOST_LISTED: Final = 200
"""Changes listed one by one in a preview; the rest are counted."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that an import adds or changes, as it is written down."""

    code: str
    quarter: Quarter
    before: str | None
    after: str


@dataclass(slots=True)
class Comparison:
    """What a return says that the workbook does not hold yet.

    Indicators are named by their case-folded code, quarters by their ordinal.
    """

    known: dict[str, Indicator]
    cards: dict[str, StagedRow] = field(default_factory=dict)
    """The first row of each indicator that is new."""
    figures: dict[tuple[str, int], Figure] = field(default_factory=dict)
    targets: dict[tuple[str, int, TargetKind], AnyTarget] = field(default_factory=dict)
    amended: dict[tuple[str, str], str] = field(default_factory=dict)
    """New values for columns of record cards, by code and column."""
    added: int = 0
    changed: int = 0
    left: int = 0
    changes: list[FigureChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def finds_anything(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.figures or self.targets or self.amended or self.cards)

    def note(self, problem: Problem) -> None:
        """Note what is wrong, once for all the quarters of one row."""
        if problem not in self.problems[-1:]:
            self.problems.append(problem)


def compare(workbook: Workbook, staged: Iterable[StagedRow]) -> Comparison:
    """Set every row of a return beside what the workbook holds."""
    by_id = {each.indicator_id: each for each in workbook.indicators.all()}
    ids = workbook.indicators.ids_by_code()
    comparison = Comparison({c: by_id[key] for c, key in ids.items() if key in by_id})
    kept = workbook.outturns.kept()
    targets = workbook.targets.all()
    cards = {key: workbook.indicators.card(key) for key in by_id}
    retired = {code.casefold(): at for code, _, at in workbook.definitions.retired()}
    for row in staged:
        code = row.ref.casefold()
        indicator = comparison.known.get(code)
        key = (0 if indicator is None else indicator.indicator_id, row.quarter.ordinal)
        if code in retired:
            says = (
                f"{row.ref} was retired from {retired[code]}; take the row out, or "
                "bring it back with qperf-tui indicator reinstate"
            )
            comparison.note(row.problem(None, says, is_refusal=True))
            continue
        if indicator is None:
            comparison.cards.setdefault(code, row)
        else:
            _compare_card(comparison, row, indicator, cards[indicator.indicator_id])
        unit = row.unit or ("%" if indicator is None else indicator.unit)
        wrong = (
            _unnamed(row, indicator)
            or _against_unit(row, unit)
            or _against_polarity(row, indicator)
        )
        if wrong is not None:
            comparison.note(row.problem(None, wrong, is_refusal=True))
            continue
        if row.target is not None:
            aim, quarter = _aim(row, row.target, indicator)
            if targets.get((key[0], quarter.ordinal, aim.kind)) != aim:
                comparison.targets[code, quarter.ordinal, aim.kind] = aim
        _compare_figure(comparison, row, kept.get(key))
    return comparison


def _aim(
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
            comparison.amended[row.ref.casefold(), column] = value


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
) -> None:
    if not row.is_figure_given:
        comparison.left += 1
        return
    figure = Figure(
        value=row.value if row.status in WITH_A_VALUE else None,
        numerator=row.numerator,
        denominator=row.denominator,
        mark=row.mark,
        status=row.status,
        reason=row.note,
    )
    if before is not None and before == figure.columns():
        comparison.left += 1
        return
    comparison.added += before is None
    comparison.changed += before is not None
    comparison.figures[row.ref.casefold(), row.quarter.ordinal] = figure
    if len(comparison.changes) < _MOST_LISTED:
        earlier = None if before is None else _shown(before)
        comparison.changes.append(
            FigureChange(row.ref, row.quarter, earlier, _shown(figure.columns()))
        )


def _shown(columns: tuple[object, ...]) -> str:
    value, numerator, denominator, mark, status, *_said = columns
    if value is None:
        return f"{status}" if mark is None else f"{mark} ({status})"
    of = "" if numerator is None else f" ({numerator} of {denominator})"
    return f"{value}{of}" if status == "final" else f"{value}{of}, {status}"
