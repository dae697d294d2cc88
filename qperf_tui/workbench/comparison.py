"""A return set beside what the workbook holds, before anything is written."""

from collections.abc import Sequence
from typing import Final

from qperf_tui.domain.figures import WITH_A_VALUE, multiplier, reconciles, share_of
from qperf_tui.domain.indicator import Indicator, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.rounding import digits, places
from qperf_tui.domain.target import AnyTarget, TargetKind, contradicts
from qperf_tui.importing.staged import StagedRow
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compared import Comparison, FigureChange
from qperf_tui.workbench.compared_card import ComparedCard, compare_card
from qperf_tui.workbench.counted import said_of_value, valued, why_no_value
from qperf_tui.workbench.guarding import guard, guard_target
from qperf_tui.workbench.held import Held
from qperf_tui.workbench.staying import NOTHING_STAYS, figure_kept, staying

_AT_ONCE: Final = 1_000
"""Rows between two looks at whether anybody has it stopped."""
_FEW: Final = 60
_FEW_ROWS: Final = 2_000
"""Indicators and rows up to which only what is on file of those is read."""
_MOST_DECIMALS: Final = 6
"""Decimals that an indicator is shown with."""
_MOST_LISTED: Final = 200
"""Changes listed one by one in a preview; the rest are counted."""


def compare(
    workbook: Workbook, staged: Sequence[StagedRow], progress: Progress = unwatched
) -> Comparison:
    """Set every row of a return beside what the workbook holds.

    Raises:
        StoppedError: If `progress` has it stopped.
    """
    held = _held(workbook, staged, progress)
    comparison = Comparison(held.known)
    quarters: set[int] = set()
    for count, row in enumerate(staged):
        if count % _AT_ONCE == 0:
            progress(count, len(staged))
        compare_row(held, comparison, row, place=count)
        quarters.add(row.quarter.ordinal)
    comparison.latest = Quarter(max(quarters)) if quarters else None
    return comparison


def _held(workbook: Workbook, staged: Sequence[StagedRow], progress: Progress) -> Held:
    """What a return is set beside: of a few indicators that are known, theirs alone."""
    if len(staged) > _FEW_ROWS:
        return Held.by(workbook, progress)
    codes = {row.card.code for row in staged}
    if len(codes) > _FEW:
        return Held.by(workbook, progress)
    ids = workbook.indicators.ids_by_code()
    found = workbook.indicators.of_ids([ids[code] for code in codes if code in ids])
    by_id = {each.indicator_id: each for each in found}
    known = {code: by_id[ids[code]] for code in codes if ids.get(code) in by_id}
    return (
        Held.of(workbook, known)
        if len(known) == len(codes)
        else Held.by(workbook, progress)
    )


def compare_row(
    held: Held, comparison: Comparison, row: StagedRow, *, place: int = 0
) -> None:
    """Set one row beside what the workbook holds, after the rows before it.

    `place` is how many rows of the return stand before it.
    """
    card = comparison.of_cards.get(row.card)
    if card is None:
        card = comparison.of_cards[row.card] = compare_card(held, row.card)
    if card.retired is not None and row.quarter >= held.retired[row.card.code]:
        comparison.note(row.problem(None, card.retired, is_refusal=True))
        return
    _compare_card(held, comparison, row, card)
    counted = row
    row = valued(counted, card.unit)
    wrong = (
        card.unnamed
        or why_no_value(counted, card)
        or _against_unit(row, card.unit)
        or (row.target and _against_polarity(row, row.target, card.indicator))
    )
    if wrong:
        comparison.note(row.problem(None, wrong, is_refusal=True))
        return
    if said := said_of_value(counted, row):
        comparison.note(row.problem("Value", said, is_refusal=False))
    if row.target is not None:
        _compare_target(held, comparison, row, row.target)
    if _compare_figure(held, comparison, row, card):
        comparison.figures.setdefault(row.card.code, {})[row.quarter.ordinal] = place
        if card.indicator is None:
            _note_decimals(comparison, row)
        guard(held, comparison, row, card)


def _compare_card(
    held: Held, comparison: Comparison, row: StagedRow, card: ComparedCard
) -> None:
    if card.indicator is None:
        _compare_new(held, comparison, row)
    for cause in card.differs:
        comparison.note(row.problem(None, cause, is_refusal=False))
    if card.amended:
        comparison.amended.update(card.amended)


def _compare_new(held: Held, comparison: Comparison, row: StagedRow) -> None:
    if row.card.code in comparison.cards:
        return
    comparison.cards[row.card.code] = row.card
    if known := held.like(row.ref):
        says = f"{row.ref} is new, and is like {known}; mend the ref if that is meant"
        comparison.note(row.problem("Ref", says, is_refusal=False))


def _note_decimals(comparison: Comparison, row: StagedRow) -> None:
    if row.value is not None and row.figure.status in WITH_A_VALUE:
        most = max(comparison.decimals.get(row.card.code, 0), places(row.value))
        comparison.decimals[row.card.code] = min(most, _MOST_DECIMALS)


def _compare_target(
    held: Held, comparison: Comparison, row: StagedRow, given: AnyTarget
) -> None:
    card = comparison.of_cards[row.card]
    kind, quarter = aim_of(row, given, card.basis)
    before = held.figures.target(card.key, quarter.ordinal, kind)
    if before is None or before != given.of_kind(kind):
        aims = comparison.targets.setdefault((row.card.code, kind), {})
        aims[quarter.ordinal] = given
        guard_target(comparison, row, given, card.unit)


def aim_of(
    row: StagedRow, given: AnyTarget, basis: ReportBasis | None
) -> tuple[TargetKind, Quarter]:
    """The kind of target that a row sets, and the quarter it is set for.

    A target beside a figure is what that quarter is judged against. Only where
    figures build up through the year can it be the year end's, unless its heading
    says that it is a milestone.
    """
    if given.kind is TargetKind.MILESTONE or basis is None or not basis.is_cumulative:
        return TargetKind.MILESTONE, row.quarter
    return TargetKind.YEAR_END, row.quarter.year_end


def _against_unit(row: StagedRow, unit: str) -> str | None:
    """What is wrong with a figure once the indicator's unit is known, if anything."""
    if row.is_held_to_unit:
        return None
    figure = row.figure
    if figure.is_percentage and unit not in {"%", "pp"}:
        return (
            f"the entry has a sign of per cent but {row.ref} is counted in '{unit}'; "
            "write the figure without it"
        )
    if figure.value is None or figure.numerator is None or not figure.denominator:
        return None
    if multiplier(unit) == 1:
        return None
    exact = share_of(figure.numerator, figure.denominator, unit)
    if reconciles(figure.value, exact):
        return None
    return (
        f"{figure.value} is not {figure.numerator} of {figure.denominator}, which is "
        f"{digits(exact, 2)}; mend whichever is wrong"
    )


def _against_polarity(
    row: StagedRow, target: AnyTarget, indicator: Indicator | None
) -> str | None:
    """What is wrong with a bound once it is known which way is good, if anything."""
    polarity = row.card.polarity if indicator is None else indicator.polarity
    if polarity is None or not contradicts(target, polarity):
        return None
    return (
        f"the target '{target.words}' runs against {row.ref}, of which "
        f"{polarity.words}; mend the target or the direction"
    )


def _compare_figure(
    held: Held, comparison: Comparison, row: StagedRow, card: ComparedCard
) -> bool:
    """Whether a row brings a figure that does not stand already."""
    if not row.figure.is_given:
        comparison.left += 1
        return False
    ordinal = row.quarter.ordinal
    before = held.figures.kept(card.key, ordinal)
    stays = staying(row, before, card.unit)
    if before is not None and (
        _is_finer(row) or before == figure_kept(row, stays).columns()
    ):
        comparison.left += 1
        return False
    if stays != NOTHING_STAYS:
        comparison.stays[row.card.code, ordinal] = stays
    comparison.added += before is None
    comparison.changed += before is not None
    if len(comparison.changes) < _MOST_LISTED:
        earlier = None if before is None else shown_figure(before)
        now = shown_figure(figure_kept(row, stays).columns())
        comparison.changes.append(FigureChange(row.ref, row.quarter, earlier, now))
    return True


def figure_of(row: StagedRow, comparison: Comparison) -> Figure:
    """The figure of a row as it is kept."""
    key = (row.card.code, row.quarter.ordinal)
    row = valued(row, comparison.of_cards[row.card].unit)
    return figure_kept(row, comparison.stays.get(key, NOTHING_STAYS))


def _is_finer(row: StagedRow) -> bool:
    """Whether what is on file is finer than a row, which has what the public read."""
    return row.own is not None and row.own.is_published


def shown_figure(columns: tuple[object, ...]) -> str:
    """A figure as it is kept, in few words: `79.3 (253 of 319), provisional`."""
    value, numerator, denominator, mark, status, *_said = columns
    if value is None:
        return f"{status}" if mark is None else f"{mark} ({status})"
    of = "" if numerator is None else f" ({numerator} of {denominator})"
    return f"{value}{of}" if status == "final" else f"{value}{of}, {status}"
