"""What a return says of an indicator, set beside the workbook once for all its rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from qperf_tui.domain.indicator import Indicator, ReportBasis
from qperf_tui.importing.staged import StagedCard
from qperf_tui.storage.outturns import Figure
from qperf_tui.workbench.held import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCard:
    """What the rows of one indicator have in common beside what the workbook holds."""

    indicator: Indicator | None
    """None where it is new."""
    key: int
    """The id of the indicator; 0 where it is new."""
    unit: str
    basis: ReportBasis | None
    retired: str | None
    """Why no row of it is brought in, where it was retired."""
    differs: tuple[str, ...]
    """What a row says otherwise than its record card, which is left as it is."""
    unnamed: str | None
    """What a new indicator needs to be added, where its rows do not give it."""
    amended: Mapping[tuple[str, str], str]
    """New values for columns of the record card, by code and column."""


def compare_card(held: Held, card: StagedCard) -> ComparedCard:
    """What rows say of an indicator, beside what the workbook holds of it."""
    indicator = held.known.get(card.code)
    is_known = indicator is not None
    key = 0 if indicator is None else indicator.indicator_id
    unit = card.unit or ("%" if indicator is None else indicator.unit)
    basis = card.basis or (None if indicator is None else indicator.basis)
    return ComparedCard(
        indicator=indicator,
        key=key,
        unit=unit,
        basis=basis,
        retired=_retired(held, card),
        differs=() if indicator is None else _differs(card, indicator),
        unnamed=None if is_known else _unnamed(card),
        amended=_amended(card, held.cards[key]) if is_known else {},
    )


def _retired(held: Held, card: StagedCard) -> str | None:
    if card.code not in held.retired:
        return None
    return (
        f"{card.ref} was retired from {held.retired[card.code]}; take the row out, or "
        "bring it back with qperf-tui indicator reinstate"
    )


def _differs(card: StagedCard, indicator: Indicator) -> tuple[str, ...]:
    said = (
        ("title", card.title, indicator.title),
        ("unit", card.unit, indicator.unit),
        ("direction", card.polarity, indicator.polarity),
        ("basis", card.basis, indicator.basis),
    )
    return tuple(
        f"the workbook has {name} '{held}' for {card.ref} and not '{given}'; it is "
        "left as it is"
        for name, given, held in said
        if given and given.casefold() != held.casefold()
    )


def _amended(
    card: StagedCard, held: Mapping[str, str]
) -> Mapping[tuple[str, str], str]:
    given = {"owner": card.owner, "directorate": card.directorate}
    if card.tolerance is not None:
        given["tolerance_kind"] = card.tolerance.kind.value
        given["tolerance_size"] = Figure.written(card.tolerance.size)
    return {
        (card.code, column): value
        for column, value in given.items()
        if value and value != held[column]
    }


def _unnamed(card: StagedCard) -> str | None:
    given = {"Indicator": card.title, "Priority": card.priority}
    missing = [column for column, said in given.items() if not said]
    if not missing:
        return None
    return (
        f"{card.ref} is not in the workbook, and to add it the row needs its "
        f"{' and '.join(missing)}; give that, or mend the ref"
    )
