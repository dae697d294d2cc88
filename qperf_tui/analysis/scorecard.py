"""Every indicator judged in every quarter: the scalar rules, once for all alike.

Each rule is asked once for each distinct set of what it is given and its answer is
joined back. Earlier quarters are found by arithmetic on the quarter and never by the
order of rows, so that a gap stays a gap.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from qperf_tui.analysis.distinct import worked_out
from qperf_tui.analysis.due import with_due
from qperf_tui.analysis.holding import hold
from qperf_tui.analysis.on_file import OnFile, in_force
from qperf_tui.analysis.reported import Reported, read
from qperf_tui.analysis.schemas import SCORECARD
from qperf_tui.domain.comparability import NotComparable, compare
from qperf_tui.domain.indicator import DefinitionBreak, Polarity, ReportBasis
from qperf_tui.domain.movement import Direction, nearing, travel
from qperf_tui.domain.period import PREVIOUS_QUARTER, SAME_QUARTER_LAST_YEAR, Quarter
from qperf_tui.domain.rag import Judgement
from qperf_tui.domain.rules import USUAL_PRACTICE, Practice
from qperf_tui.domain.status import status_of
from qperf_tui.domain.terms import Terms, rate

LAGS = {
    "previous": PREVIOUS_QUARTER,
    "last_year": SAME_QUARTER_LAST_YEAR,
}
"""How many quarters back each comparison looks, by its name in the columns."""

_LATER = Quarter.of(2012, 2)
_EXACT = 2**53
"""Whole numbers below it are floats too, and their quotient is the nearest float."""

_HERE = ["indicator_id", "quarter"]
_OBSTACLE = pl.Schema({"obstacle": pl.String})
_NEARER = pl.Schema({"nearer": pl.Int8})
_DIRECTION = pl.Schema({"direction": pl.String})
_CHANGE = pl.Schema({"change": pl.Float64})
_RATING = pl.Schema({"rag": pl.String, "shortfall": pl.Float64, "unrated": pl.String})
_STATUS = pl.Schema({"status": pl.String, "is_rated": pl.Boolean})


@dataclass(frozen=True, slots=True)
class Judged:
    """Every indicator in every quarter, with what its numbers are numbers of."""

    frame: pl.DataFrame
    """A row as in `SCORECARD`, with more columns: its figures and terms by number."""
    told: Reported
    terms: Sequence[Terms]


def scorecard(
    on_file: OnFile, quarters: Sequence[Quarter], practice: Practice = USUAL_PRACTICE
) -> pl.DataFrame:
    """A `SCORECARD` frame of what is on file: every indicator in these quarters."""
    return judge_all(on_file, quarters, practice).frame.select(SCORECARD.names())


def judge_all(
    on_file: OnFile, quarters: Sequence[Quarter], practice: Practice
) -> Judged:
    """Judge every indicator in these quarters, in the order they are given."""
    asked = pl.DataFrame(
        {
            "quarter": [each.ordinal for each in quarters],
            "year_end": [each.year_end.ordinal for each in quarters],
        },
        schema={"quarter": pl.Int64, "year_end": pl.Int64},
    )
    told = read(on_file, practice)
    grid = asked.join(
        on_file.indicators.select("indicator_id", "basis", "polarity"),
        how="cross",
        maintain_order="left_right",
    )
    held, terms = hold(grid.select(*_HERE, "year_end"), asked, on_file, practice)
    judged = grid.with_columns(held["terms"]).join(
        told.frame, on=_HERE, how="left", maintain_order="left"
    )
    judged = with_due(judged, asked, on_file)
    judged = _since_break(judged, asked, on_file)
    for name in LAGS:
        judged = _moved(judged, name, told, terms)
    return Judged(_rated(judged, told, terms), told, terms)


def _since_break(
    grid: pl.DataFrame, asked: pl.DataFrame, on_file: OnFile
) -> pl.DataFrame:
    """How many quarters ago each indicator last began to count something else."""
    last = in_force(on_file.breaks, asked).with_columns(
        since=pl.col("quarter") - pl.col("first_quarter")
    )
    return grid.join(
        last.select(*_HERE, "since"), on=_HERE, how="left", maintain_order="left"
    )


def _moved(
    grid: pl.DataFrame, name: str, told: Reported, terms: Sequence[Terms]
) -> pl.DataFrame:
    """Each figure beside that of an earlier quarter: obstacle, change, direction."""
    lag = LAGS[name]
    figure, state = f"figure_{name}", f"state_{name}"
    before = told.frame.select(
        "indicator_id",
        pl.col("quarter") + lag,
        pl.col("figure").alias(figure),
        pl.col("state").alias(state),
        *(pl.col(each).alias(f"{each} then") for each in ("shown", "above", "below")),
    )
    found = grid.join(before, on=_HERE, how="left", maintain_order="left")

    def obstacle(
        basis: str, now: int, then: int | None, since: int | None
    ) -> tuple[str | None]:
        earlier = _LATER.shifted(-lag)
        later = told.state(now, _LATER) or told.states[now]
        breaks = [] if since is None else [DefinitionBreak(_LATER.ordinal - since, "")]
        refused = compare(
            later, told.state(then, earlier), earlier, ReportBasis(basis), breaks
        )
        return (
            (refused.obstacle.value,) if isinstance(refused, NotComparable) else (None,)
        )

    given = ["basis", "state", state, "since"]
    found = worked_out(found, given, obstacle, _OBSTACLE, where=pl.col("is_reported"))
    found = found.with_columns(
        is_compared=pl.col("is_reported") & pl.col("obstacle").is_null()
    )
    found = _changed(found, figure, told)
    found = _travelled(found, figure, told, terms)
    return found.rename(
        {each: f"{each}_on_{name}" for each in ("obstacle", "change", "direction")}
        | {"is_compared": f"is_compared_{name}"}
    ).drop("shown then", "above then", "below then")


def _changed(grid: pl.DataFrame, earlier: str, told: Reported) -> pl.DataFrame:
    """Later minus earlier as the float nearest to the exact change.

    Small fractions are subtracted a column at a time in whole numbers, which is
    exact; the few whose parts are too long are subtracted one by one.
    """
    top = pl.col("above") * pl.col("below then") - pl.col("above then") * pl.col(
        "below"
    )
    bottom = pl.col("below") * pl.col("below then")
    is_exact = (top.abs() < _EXACT) & (bottom < _EXACT)

    def subtracted(now: int, then: int) -> tuple[float | None]:
        later, before = told.exact[now], told.exact[then]
        if later is None or before is None:
            return (None,)
        return (float(later - before),)

    quick = pl.when(is_exact & pl.col("is_compared")).then(
        top.cast(pl.Float64) / bottom.cast(pl.Float64)
    )
    found = grid.with_columns(quick=quick)
    by_hand = pl.col("is_compared") & pl.col("quick").is_null()
    found = worked_out(found, ["figure", earlier], subtracted, _CHANGE, where=by_hand)
    return found.with_columns(change=pl.coalesce("quick", "change")).drop("quick")


def _travelled(
    grid: pl.DataFrame, earlier: str, told: Reported, terms: Sequence[Terms]
) -> pl.DataFrame:
    """The direction of travel; in a range, by how much nearer to it a figure came."""

    def nearer(now: int, then: int, number: int) -> tuple[int]:
        later, before, target = told.exact[now], told.exact[then], terms[number].target
        if later is None or before is None or target is None:
            return (0,)
        gain = nearing(later, before, target)
        return ((gain > 0) - (gain < 0),)

    def direction(polarity: str, rise: int, gain: int | None) -> tuple[str]:
        return (travel(Polarity(polarity), rise, gain or 0).value,)

    is_compared = pl.col("is_compared")
    has_range = is_compared & (pl.col("polarity") == Polarity.IN_RANGE.value)
    now, then = pl.col("shown"), pl.col("shown then")
    rise = (now > then).cast(pl.Int8) - (now < then).cast(pl.Int8)
    given = ["figure", earlier, "terms"]
    found = worked_out(grid, given, nearer, _NEARER, where=has_range)
    found = worked_out(
        found.with_columns(rise=rise),
        ["polarity", "rise", "nearer"],
        direction,
        _DIRECTION,
        where=is_compared,
    )
    refused = pl.col("is_reported") & ~is_compared
    return found.with_columns(
        direction=pl.when(refused)
        .then(pl.lit(Direction.NOT_COMPARABLE.value))
        .otherwise("direction")
    ).drop("rise", "nearer")


def _rated(grid: pl.DataFrame, told: Reported, terms: Sequence[Terms]) -> pl.DataFrame:
    """Each figure held to its terms, and the status that comes of it."""
    examples: dict[str, Judgement] = {}

    def rating(
        figure: int, number: int, last: int | None
    ) -> tuple[str | None, float | None, str | None]:
        value = told.judged[figure]
        if value is None:
            return None, None, None
        last_year = None if last is None else told.judged[last]
        found = rate(value, terms[number], last_year)
        if not isinstance(found, Judgement):
            return None, None, found.says
        examples[found.rag] = found
        return found.rag.value, float(found.shortfall), None

    def status(due: int, state: int | None, rag: str | None) -> tuple[str, bool]:
        judgement = None if rag is None else examples[rag]
        found = status_of(told.state(state), judgement, is_due=bool(due))
        return found.word.lower(), found.is_rated

    asking = [number for number, each in enumerate(terms) if each.asks_for_last_year]
    is_asked = pl.col("terms").is_in(asking) & pl.col("is_compared_last_year")
    found = worked_out(
        grid.with_columns(last=pl.when(is_asked).then("figure_last_year")),
        ["figure", "terms", "last"],
        rating,
        _RATING,
        where=pl.col("is_reported"),
    )
    found = worked_out(found, ["due", "state", "rag"], status, _STATUS)
    return found.with_columns(shortfall=pl.when("is_rated").then("shortfall"))
