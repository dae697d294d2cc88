"""How the year-end projection, and simpler ones, would have done in past years."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

import polars as pl

from qperf_tui.analysis.schemas import BACKTEST, OCCASIONS
from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import DefinitionBreak, Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.projection import (
    best_method,
    carried,
    range_around,
    within_limits,
)
from qperf_tui.domain.projection_methods import METHODS
from qperf_tui.domain.year_tracks import Tracks, tracks_of

ADDED_UP: Final = "added up"
LEVELS: Final = "levels"
"""Kinds of figure: run rates and shifts are tried on those added up only."""

_DONE: Final = (1, 2, 3)
_OF_EACH: Final = ["after", "figures", "method"]
Row = tuple[int, str, str, str, float, bool | None]


def occasions(
    indicator: Indicator,
    outturns: Mapping[Quarter, Outturn],
    breaks: Sequence[DefinitionBreak],
) -> list[Row] | str:
    """Each past quarter projected from, by each method, or why there is none.

    A row has the quarters behind it, the code, the kind of figure, the method, the
    error in mean changes from year to year, and whether an 80% range held the outturn
    (None without one). Nothing after the quarter projected from is read but the
    outturn it is held to and the scale.
    """
    if not indicator.basis.is_quarterly:
        return "reported once a year"
    ended, changes = _ended(indicator, outturns, breaks)
    if not any(changes):
        return "fewer than two complete years, or years all alike"
    scale = Fraction(sum(changes), len(changes))
    broken = {each.first_quarter for each in breaks}
    found = [
        row
        for starting, outturn in ended.items()
        for done in _DONE
        if broken.isdisjoint(range(starting * 4 + done, starting * 4 + 4))
        for row in _tried(
            indicator,
            Quarter.of(starting, done),
            outturns,
            breaks,
            ended=outturn,
            scale=scale,
        )
    ]
    return found or "no past year to project from"


def frame_of(rows: Iterable[Row]) -> pl.DataFrame:
    """Occasions as a frame, a row for each method and quarter projected from."""
    return pl.DataFrame(list(rows), schema=OCCASIONS, orient="row")


def summary(tried: pl.DataFrame) -> pl.DataFrame:
    """The median scaled error and the coverage of each method after each quarter.

    The median of each indicator's own median, so that all weigh alike; figures added
    up and levels apart, since not every method is tried on both.
    """
    of_each = tried.group_by(*_OF_EACH, "indicator").agg(
        pl.col("scaled_error").median(), pl.len().alias("occasions")
    )
    errors = of_each.group_by(_OF_EACH).agg(
        pl.col("scaled_error").median(),
        pl.col("occasions").sum().cast(pl.Int64),
        pl.len().cast(pl.Int64).alias("indicators"),
    )
    ranges = tried.group_by(_OF_EACH).agg(
        pl.col("is_covered").count().cast(pl.Int64).alias("ranges"),
        pl.col("is_covered").mean().alias("coverage"),
    )
    return (
        errors.join(ranges, on=_OF_EACH)
        .sort("after", "figures", "scaled_error", "method")
        .select(list(BACKTEST))
    )


def _ended(
    indicator: Indicator,
    outturns: Mapping[Quarter, Outturn],
    breaks: Sequence[DefinitionBreak],
) -> tuple[dict[int, Fraction], list[Fraction]]:
    """What each complete year ended on, and how far each was from the year before.

    A change is never taken across a missing year or a new definition.
    """
    ended, changes = {}, []
    for starting in sorted({each.starting for each in outturns}):
        tracks = tracks_of(indicator, Quarter.of(starting, 4), outturns, breaks)
        if isinstance(tracks, str) or tracks.filled:
            continue
        outturn = tracks.outturn(tracks.now)
        if outturn is None:
            continue
        ended[starting] = outturn
        before = tracks.outturn(tracks.past[-1]) if tracks.past else None
        if before is not None:
            changes.append(abs(outturn - before))
    return ended, changes


def _tried(
    indicator: Indicator,
    quarter: Quarter,
    outturns: Mapping[Quarter, Outturn],
    breaks: Sequence[DefinitionBreak],
    *,
    ended: Fraction,
    scale: Fraction,
) -> list[Row]:
    tracks = tracks_of(indicator, quarter, outturns, breaks)
    if isinstance(tracks, str) or not tracks.past:
        return []
    figures = ADDED_UP if tracks.is_flow else LEVELS
    rows = []
    for name in METHODS:
        said = carried(tracks, name)
        if said is None:
            continue
        error = abs(within_limits(said, tracks, indicator) - ended)
        is_shown = name == best_method(tracks)
        covered = _is_covered(said, tracks, name, ended) if is_shown else None
        rows.append(
            (
                quarter.number,
                indicator.code,
                figures,
                name,
                float(error / scale),
                covered,
            )
        )
    return rows


def _is_covered(
    said: Fraction, tracks: Tracks, name: str, ended: Fraction
) -> bool | None:
    """Whether the range drawn then held the outturn; None where none was drawn."""
    ends = range_around(said, tracks, name)
    return None if isinstance(ends, str) else ends[0] <= ended <= ends[1]
