"""Every judged figure of a workbook as one frame, and as a file for spreadsheets."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Final

import polars as pl

from qperf_tui.analysis.distinct import worked_out
from qperf_tui.analysis.on_file import OnFile, nameless
from qperf_tui.analysis.schemas import EXACT, FIGURES
from qperf_tui.analysis.scorecard import LAGS, Judged, judge_all
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rounding import shown_units
from qperf_tui.domain.rules import USUAL_PRACTICE, Practice
from qperf_tui.domain.wording import target_figure

_LEADS_A_FORMULA: Final = "^'*[=+\\-@\t\r＝＋－＠]"
"""What a spreadsheet takes for the start of a formula (OWASP, CSV injection)."""

_NUMBER: Final = r"^-[0-9]+(\.[0-9]+)?$"

_BEFORE: Final = {
    "previous": "previous_quarter",
    "last_year": "same_quarter_last_year",
}
"""What each comparison is called in the file."""
_CALLED: Final = {
    "label": "quarter",
    "displayed": "value",
    "sent as": "state",
    **{f"direction_on_{old}": f"direction_on_{new}" for old, new in _BEFORE.items()},
}
"""What other columns are called in the file."""
_CHANGE: Final = pl.Schema({"shown change": pl.Float64})
_TARGET: Final = pl.Schema({"target": pl.String})
_SAID: Final = {"figures_as_at": pl.Date}
"""What is said in every row that is no text."""
_LABEL: Final = pl.Schema({"label": pl.String})


def figures(
    on_file: OnFile,
    cards: pl.DataFrame,
    practice: Practice = USUAL_PRACTICE,
    kept: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Everything reported as a `FIGURES` frame, quarter by quarter in the plan's order.

    Values and changes are rounded half up to the indicator's decimals, changes from
    the unrounded figures. With `kept`, by indicator and quarter, each row ends with
    the figure as it is kept, by which the file is brought in again.
    """
    judged = judge_all(on_file, on_file.span(), practice)
    found = judged.frame.filter(pl.col("state").is_not_null())
    for other, on in (
        (cards, ["indicator_id"]),
        (
            on_file.indicators.select("indicator_id", "unit", "decimals"),
            ["indicator_id"],
        ),
        (_as_sent(on_file), ["indicator_id", "quarter"]),
    ):
        found = found.join(other, on=on, how="left", maintain_order="left")
    for name in LAGS:
        found = _shown_change(found, name, judged)
    found = _targets(found, judged)
    if kept is not None:
        found = _as_kept(found, on_file, kept)
    found = worked_out(found, ["quarter"], _label, _LABEL)
    exact = () if kept is None else (*EXACT.names(), "direction", "basis")
    return (
        found.drop("value", "quarter", "state")
        .rename(_CALLED)
        .select(*FIGURES.names(), *exact)
    )


def signed(frame: pl.DataFrame, said: Mapping[str, str | date | None]) -> pl.DataFrame:
    """A frame in which every row says what the file that it stands in is."""
    return frame.with_columns(
        pl.lit(value, _SAID.get(name, pl.String)).alias(name)
        for name, value in said.items()
    )


def as_csv(frame: pl.DataFrame) -> bytes:
    """A frame as CSV in which no text can be taken for a formula.

    A number below nought that is kept as text is none, and stays as it is.
    """
    text = pl.col(pl.String)
    is_formula = text.str.contains(_LEADS_A_FORMULA) & ~text.str.contains(_NUMBER)
    harmless = pl.when(is_formula).then("'" + text).otherwise(text)
    written = frame.with_columns(harmless.name.keep()).write_csv()
    # Excel takes a CSV without the mark for Windows-1252.
    return written.encode("utf-8-sig")


def as_json(frame: pl.DataFrame) -> bytes:
    """A frame as a list of records in JSON, one a line."""
    body = ",\n".join(
        json.dumps(row, ensure_ascii=False, default=str)
        for row in frame.iter_rows(named=True)
    )
    return f"[\n{body}\n]\n".encode()


def _as_sent(on_file: OnFile) -> pl.DataFrame:
    """The parts of each figure, its mark and its state, as they were sent."""
    part = pl.col("numerator", "denominator").cast(pl.Float64)
    return on_file.outturns.select(
        "indicator_id", "quarter", part, "mark", pl.col("status").alias("sent as")
    )


def _as_kept(frame: pl.DataFrame, on_file: OnFile, kept: pl.DataFrame) -> pl.DataFrame:
    """A frame with each figure as it is kept, and how its indicator is defined."""
    defined = on_file.indicators.select(
        "indicator_id", pl.col("polarity").alias("direction")
    )
    return frame.join(
        kept, on=["indicator_id", "quarter"], how="left", maintain_order="left"
    ).join(defined, on="indicator_id", how="left", maintain_order="left")


def _shown_change(frame: pl.DataFrame, name: str, judged: Judged) -> pl.DataFrame:
    exact = judged.told.exact

    def shown(now: int, then: int, decimals: int) -> tuple[float | None]:
        later, earlier = exact[now], exact[then]
        if later is None or earlier is None:
            return (None,)
        return (shown_units(later - earlier, decimals) / 10**decimals,)

    return worked_out(
        frame,
        ["figure", f"figure_{name}", "decimals"],
        shown,
        _CHANGE,
        where=pl.col(f"is_compared_{name}"),
    ).rename({"shown change": f"change_on_{_BEFORE[name]}"})


def _targets(frame: pl.DataFrame, judged: Judged) -> pl.DataFrame:
    def words(number: int, unit: str, polarity: str, basis: str) -> tuple[str | None]:
        target = judged.terms[number].target
        if target is None:
            return (None,)
        return (target_figure(target, nameless(polarity, basis, unit)),)

    return worked_out(frame, ["terms", "unit", "polarity", "basis"], words, _TARGET)


def _label(quarter: int) -> tuple[str]:
    return (str(Quarter(quarter)),)
