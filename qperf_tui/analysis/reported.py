"""What was reported in every quarter, with its exact figures numbered."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import polars as pl

from qperf_tui.analysis.distinct import as_frame, numbered
from qperf_tui.analysis.on_file import OnFile, decimal
from qperf_tui.domain.figures import Outturn, OutturnStatus, exact_value
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import as_judged, reported
from qperf_tui.domain.rounding import shown_units
from qperf_tui.domain.rules import Practice

_FIGURE = ["value", "numerator", "denominator", "unit", "decimals"]
_STATE = ["status", "coverage", "is_valued", "has_no_cases"]
_ANY = Quarter.of(2012, 2)

_WIDEST, _DEEPEST = 2**40, 2**22
"""Sizes of a fraction's two parts at which the change of two still fits 64 bits."""

_FACTS = pl.Schema(
    {
        "is_valued": pl.Boolean,
        "has_no_cases": pl.Boolean,
        "value": pl.Float64,
        "displayed": pl.Float64,
        "shown": pl.Int128,
        "above": pl.Int64,
        "below": pl.Int64,
    }
)


@dataclass(frozen=True, slots=True)
class Reported:
    """Every outturn, with what its figure and its state are numbers of."""

    frame: pl.DataFrame
    """One row for each outturn: its key, `figure`, `state`, and facts of the figure:
    `above` over `below` is the exact figure where both are small enough."""
    exact: list[Fraction | None]
    """The exact figure by its number."""
    judged: list[Fraction | None]
    """The figure that is held against a target, by the same number."""
    states: list[Outturn]
    """An outturn in each state; its figure is there or not, and says nothing else."""

    def state(self, number: int | None, quarter: Quarter = _ANY) -> Outturn | None:
        """An outturn in a state, as if of a quarter; None where nothing is on file."""
        return None if number is None else replace(self.states[number], quarter=quarter)


def read(on_file: OnFile, practice: Practice) -> Reported:
    """Every outturn made exact, each distinct figure and state once."""
    cards = on_file.indicators.select("indicator_id", "unit", "decimals")
    outturns = on_file.outturns.drop("mark").join(
        cards, on="indicator_id", how="inner", maintain_order="left"
    )
    told, sets = numbered(outturns, _FIGURE, "figure")
    exact: list[Fraction | None] = []
    judged: list[Fraction | None] = []
    facts = []
    for text, numerator, denominator, unit, decimals in sets.iter_rows():
        cases = decimal(denominator)
        found = exact_value(decimal(text), decimal(numerator), cases, unit)
        held = None if found is None else as_judged(found, decimals, practice)
        exact.append(found)
        judged.append(held)
        facts.append(_facts(found, held, cases, decimals))
    frame = as_frame(facts, _FACTS).with_row_index("figure")
    told = told.join(frame, on="figure", how="left", maintain_order="left")
    told, sets = numbered(told, _STATE, "state")
    states = [_in_state(**row) for row in sets.iter_rows(named=True)]
    is_told = [reported(each) is not None for each in states]
    counted = pl.DataFrame({"is_reported": is_told}, schema={"is_reported": pl.Boolean})
    told = told.join(
        counted.with_row_index("state"), on="state", how="left", maintain_order="left"
    )
    return Reported(told, exact, judged, states)


def _facts(
    value: Fraction | None, held: Fraction | None, cases: Decimal | None, decimals: int
) -> tuple[object, ...]:
    if value is None or held is None:
        empty = Outturn(quarter=_ANY, value=None, denominator=cases)
        return False, empty.has_no_cases, *(None,) * (len(_FACTS) - 2)
    above, below = value.as_integer_ratio()
    is_small = abs(above) < _WIDEST and below < _DEEPEST
    parts = (above, below) if is_small else (None, None)
    shown = shown_units(value, decimals)
    return True, False, float(held), shown / 10**decimals, shown, *parts


def _in_state(
    status: str, coverage: str, *, is_valued: bool, has_no_cases: bool
) -> Outturn:
    return Outturn(
        quarter=_ANY,
        value=Fraction(0) if is_valued else None,
        status=OutturnStatus(status),
        denominator=Decimal(0) if has_no_cases else None,
        coverage=coverage,
    )
