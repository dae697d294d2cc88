"""Whether a figure is due of every indicator in every quarter."""

from typing import Final

import polars as pl

from qperf_tui.analysis.distinct import worked_out
from qperf_tui.analysis.on_file import OnFile, in_force
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.period import SAME_QUARTER_LAST_YEAR, Quarter
from qperf_tui.domain.status import is_figure_due

_HERE: Final = ["indicator_id", "quarter"]
_DUE: Final = pl.Schema({"due": pl.Int8})
_SELDOM: Final = [each.value for each in ReportBasis if not each.is_quarterly]
_NONE_CAME: Final = [OutturnStatus.NOT_DUE.value, OutturnStatus.NOT_AVAILABLE.value]


def with_due(grid: pl.DataFrame, asked: pl.DataFrame, on_file: OnFile) -> pl.DataFrame:
    """`grid` with `due`, 1 or 0, by when a figure came last before each quarter."""
    seldom = on_file.indicators.filter(pl.col("basis").is_in(_SELDOM))
    came = on_file.outturns.filter(~pl.col("status").is_in(_NONE_CAME)).join(
        seldom.select("indicator_id"), on="indicator_id", how="semi"
    )
    dated = came.select("indicator_id", first_quarter=pl.col("quarter") + 1)
    last = in_force(dated, asked).select(*_HERE, last=pl.col("first_quarter") - 1)
    known = grid.join(last, on=_HERE, how="left", maintain_order="left").join(
        on_file.rulings, on=_HERE, how="left", maintain_order="left"
    )
    turn = pl.col("quarter", "last") % SAME_QUARTER_LAST_YEAR

    def due(
        basis: str, quarter: int, last: int | None, ruled: int | None
    ) -> tuple[int]:
        before = None if last is None else Quarter(last)
        is_ruled = None if ruled is None else bool(ruled)
        at = Quarter(quarter)
        return (int(is_figure_due(ReportBasis(basis), at, before, ruled=is_ruled)),)

    turned = known.with_columns(turn.name.prefix("turn of "))
    given = ["basis", "turn of quarter", "turn of last", "ruled"]
    found = worked_out(turned, given, due, _DUE)
    return found.drop("last", "ruled", "turn of quarter", "turn of last")
