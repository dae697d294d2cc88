"""What every indicator is held to in every quarter, once for all that share it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

import polars as pl

from qperf_tui.analysis.distinct import numbered
from qperf_tui.analysis.on_file import (
    OnFile,
    fraction,
    in_force,
    nameless,
    tolerance,
)
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import (
    BodyFigure,
    Evidence,
    Expectation,
    terms_in_force,
)
from qperf_tui.domain.rules import Override, Practice
from qperf_tui.domain.target import AnyTarget, TargetKind, target_on_file
from qperf_tui.domain.terms import Terms

_KIND = ["polarity", "basis", "tolerance_kind", "tolerance_size"]
_AIM = ["low", "high", "words", "whose"]
_SET = ["override_kind", "override_size"]
_Aim = tuple[AnyTarget | None, int | None]
"""A target, and whose it is where it is in words and each may settle otherwise."""
_NOT_SET: _Aim = (None, None)
_GIVEN = [*_KIND, "is_year_end", "milestone", "aim", *_SET, "expected"]


def hold(
    grid: pl.DataFrame, quarters: pl.DataFrame, on_file: OnFile, practice: Practice
) -> tuple[pl.DataFrame, list[Terms]]:
    """`grid` with the number of each row's terms, and the terms in that order.

    A row of `grid` is an indicator in a quarter, with the ordinal of its year end.
    """
    aims, milestones, year_ends = _aims(on_file)
    overrides = in_force(on_file.overrides, quarters)
    foretold = in_force(on_file.expectations, quarters, this_year=True)
    here, at_year_end = ["indicator_id", "quarter"], ["indicator_id", "year_end"]
    found = grid.with_columns(is_year_end=pl.col("quarter") == pl.col("year_end"))
    for other, on in (
        (on_file.indicators.select("indicator_id", *_KIND), ["indicator_id"]),
        (milestones, here),
        (year_ends, at_year_end),
        (overrides.select(*here, *_SET), here),
        (foretold.select(*here, "expected"), here),
    ):
        found = found.join(other, on=on, how="left", maintain_order="left")
    numbers, sets = numbered(found, _GIVEN, "terms")
    bodies = _bodies(on_file)
    return numbers, [
        _terms(aims, bodies, practice, **row) for row in sets.iter_rows(named=True)
    ]


def _aims(on_file: OnFile) -> tuple[list[_Aim], pl.DataFrame, pl.DataFrame]:
    """Every distinct target, and its number for each milestone and year end."""
    whose = pl.when(pl.col("low").is_null()).then("indicator_id")
    targets, sets = numbered(
        on_file.targets.with_columns(whose=whose, of=pl.col("kind")),
        ["kind", *_AIM],
        "aim",
    )
    aims = [
        (target_on_file(fraction(low), fraction(high), words, TargetKind(kind)), owner)
        for kind, low, high, words, owner in sets.iter_rows()
    ]
    is_milestone = pl.col("of") == TargetKind.MILESTONE.value
    milestones = targets.filter(is_milestone).rename({"aim": "milestone"}).drop("of")
    year_ends = targets.filter(~is_milestone).rename({"quarter": "year_end"}).drop("of")
    return aims, milestones, year_ends


def _bodies(on_file: OnFile) -> dict[int | None, list[BodyFigure]]:
    found: defaultdict[int | None, list[BodyFigure]] = defaultdict(list)
    for indicator_id, body, period, value in on_file.bodies.iter_rows():
        exact = fraction(value)
        if exact is not None:
            found[indicator_id].append(BodyFigure(body, period, exact))
    return found


def _terms(
    aims: Sequence[_Aim],
    bodies: Mapping[int | None, Sequence[BodyFigure]],
    practice: Practice,
    *,
    polarity: str,
    basis: str,
    tolerance_kind: str,
    tolerance_size: str,
    is_year_end: bool,
    milestone: int | None,
    aim: int | None,
    override_kind: str | None,
    override_size: str | None,
    expected: str | None,
) -> Terms:
    """The terms of all the rows that have these columns alike."""
    quarter = Quarter.of(2012, 4 if is_year_end else 1)
    nearer, whose_nearer = _NOT_SET if milestone is None else aims[milestone]
    year_end, whose = _NOT_SET if aim is None else aims[aim]
    evidence = Evidence(
        milestone=nearer,
        year_end=year_end,
        tolerance=tolerance(tolerance_kind, tolerance_size),
        override=_override(override_kind, override_size),
        practice=practice,
        expectation=_expectation(quarter, fraction(expected)),
        bodies=bodies.get(whose_nearer if whose is None else whose, ()),
    )
    return terms_in_force(nameless(polarity, basis), quarter, evidence)


def _override(kind: str | None, size: str | None) -> Override | None:
    if kind is None or size is None:
        return None
    return Override(
        first_quarter=0,
        tolerance=tolerance(kind, size),
        reason="",
        set_by="",
        set_at="",
    )


def _expectation(quarter: Quarter, value: Fraction | None) -> Expectation | None:
    if value is None:
        return None
    return Expectation(
        quarter=quarter, value=value, reason="", entered_by="", entered_at=""
    )
