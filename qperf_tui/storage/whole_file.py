"""Everything that figures are judged from, at one go, as frames."""

from typing import TYPE_CHECKING, Final

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection
from qperf_tui.storage.mask import NOTHING_HIDDEN, Mask

if TYPE_CHECKING:
    import polars as pl

    from qperf_tui.analysis.on_file import OnFile

_CARDS: Final = (
    "SELECT i.indicator_id, i.code, i.title, p.title, nullif(i.theme, '')"
    f" FROM {rows.INDICATOR_TABLES} ORDER BY p.position, i.position"
)
_QUERIES: Final = {
    "indicators": (
        "SELECT i.indicator_id, i.unit, i.decimals, i.polarity, i.basis,"
        f" i.tolerance_kind, i.tolerance_size FROM {rows.INDICATOR_TABLES}"
        " ORDER BY p.position, i.position"
    ),
    "outturns": (
        "SELECT indicator_id, quarter, value, numerator, denominator, mark, status,"
        " coverage FROM outturn JOIN"
        " (SELECT indicator_id, retired_from FROM indicator) USING (indicator_id)"
        " WHERE retired_from IS NULL OR quarter < retired_from"
    ),
    "targets": "SELECT indicator_id, quarter, kind, low, high, words FROM target",
    "overrides": (
        "SELECT indicator_id, first_quarter, tolerance_kind, tolerance_size"
        " FROM rule_override"
    ),
    "rulings": ("SELECT indicator_id, quarter, due IS NOT NULL FROM return_ruling"),
    "breaks": "SELECT indicator_id, first_quarter FROM indicator_version",
    "expectations": "SELECT indicator_id, quarter, value FROM expectation",
    "bodies": (
        "SELECT indicator_id, body, period, value FROM comparator c"
        " WHERE EXISTS (SELECT 1 FROM target t WHERE"
        " t.indicator_id = c.indicator_id AND t.low IS NULL) ORDER BY comparator_id"
    ),
}
_FIGURES: Final = {
    "indicators": ("tolerance_size",),
    "outturns": ("value", "numerator", "denominator"),
    "targets": ("low", "high"),
    "overrides": ("override_size",),
    "expectations": ("expected",),
    "bodies": ("value",),
}
"""Columns of decimal text, by the query they come from."""
_KEPT: Final = (
    "SELECT indicator_id, quarter, value, numerator, denominator, mark, status, reason,"
    " expected, coverage FROM outturn"
)
_DECIMAL: Final = r"^-?[0-9]+(\.[0-9]+)?$"


class WholeFile:
    """The whole workbook for work over every indicator and quarter."""

    def __init__(self, connection: Connection, mask: Mask = NOTHING_HIDDEN) -> None:
        self._connection = connection
        self._mask = mask

    def on_file(self) -> "OnFile":
        """Everything that figures are judged from.

        Raises:
            WorkbookError: If a figure is none, as only a damaged file holds it.
        """
        from qperf_tui.analysis.on_file import OnFile  # noqa: PLC0415 - polars

        return OnFile(
            **{name: self._frame(name, sql) for name, sql in _QUERIES.items()}
        )

    def cards(self) -> "pl.DataFrame":
        """What every indicator is called and where it stands, in the plan's order."""
        return self._frame("cards", _CARDS)

    def kept(self) -> "pl.DataFrame":
        """Each figure as it is kept, by indicator and quarter."""
        import polars as pl  # noqa: PLC0415 - slow, and seldom needed

        from qperf_tui.analysis.schemas import EXACT, OUTTURNS  # noqa: PLC0415 - polars

        schema = {name: OUTTURNS[name] for name in ("indicator_id", "quarter")}
        told = []
        for key, quarter, *row in self._connection.rows(_KEPT):
            at = rows.whole(key), rows.whole(quarter)
            value, above, below, _, _, *words = self._mask.kept(
                tuple(row), at[0], Quarter(at[1])
            )
            told.append((*at, value, above, below, *words))
        return pl.DataFrame(told, schema={**schema, **EXACT}, orient="row")

    def _frame(self, name: str, sql: str) -> "pl.DataFrame":
        import polars as pl  # noqa: PLC0415 - slow, and seldom needed

        from qperf_tui.analysis import schemas  # noqa: PLC0415 - polars

        schema: pl.Schema = getattr(schemas, name.upper())
        found = pl.DataFrame(self._connection.rows(sql), schema=schema, orient="row")
        for column in _FIGURES.get(name, ()):
            wrong = found[column].filter(~found[column].str.contains(_DECIMAL))
            if len(wrong):
                raise rows.damaged(wrong[0])
        return self._mask.frame(found) if name == "outturns" else found
