"""The figures of a Parquet file of ours as text, read only in the limited child."""

import os
from io import BytesIO
from typing import TYPE_CHECKING, Final

from qperf_tui.domain.listing import first_of
from qperf_tui.importing.own_tables import OwnKind, own_headings, why_only_read
from qperf_tui.importing.sniffing import PARQUET
from qperf_tui.importing.staging import FileRefusedError, quoted
from qperf_tui.importing.synonyms import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

ROWS: Final = 200_000
"""Rows of the largest Parquet file that is read."""
COLUMNS: Final = 200
_TEXT: Final = 60_000_000
"""Bytes of text in all, however little of the file they take."""
_CELL: Final = 4_096
"""Bytes in one cell; the longest note has fewer characters than half of it."""
_AGAIN: Final = "export the figures again, as CSV if it goes on"
DAMAGED: Final = f"it is a damaged Parquet file; {_AGAIN}"
_NUMBERS: Final = frozenset({"Value", "Numerator", "Denominator"})


def read_parquet(content: bytes) -> dict[str, object]:
    """The rows of a Parquet file of ours, as the parent expects them.

    Its own word for its columns and rows is looked at before any of them is read.

    Raises:
        FileRefusedError: If it is damaged, too large, or not of ours.
    """
    # One thread's worth of memory is all that the child has.
    os.environ["POLARS_MAX_THREADS"] = "1"
    import polars as pl  # noqa: PLC0415 - by kind

    if not content.endswith(PARQUET):
        raise FileRefusedError(DAMAGED)
    try:
        schema = pl.read_parquet_schema(BytesIO(content))
        columns = _columns(schema)
        many = pl.scan_parquet(BytesIO(content)).select(pl.len()).collect().item()
        _require_rows(many)
        found = pl.read_parquet(BytesIO(content), columns=columns, n_rows=ROWS + 1)
    except pl.exceptions.PolarsError:
        raise FileRefusedError(DAMAGED) from None
    _require_rows(found.height)
    if found.height != many:
        raise FileRefusedError(DAMAGED)
    return {"kind": "Parquet", "rows": _rows(found)}


def _columns(schema: "Mapping[str, pl.DataType]") -> list[str]:
    """The columns to read, each of the type that ours has.

    Raises:
        FileRefusedError: If it is no table of ours, or a column has another type.
    """
    if len(schema) > COLUMNS:
        raise FileRefusedError(f"it has more than {COLUMNS} columns; {_AGAIN}")
    names = list(schema)
    found = own_headings(names)
    if found is None:
        raise FileRefusedError(
            why_only_read([folded(name) for name in names])
            or "it is Parquet that qperf-tui did not write, for its columns are "
            f"{_listed(names)}; save the table as CSV UTF-8 or .xlsx"
        )
    for column, name in found.columns.items():
        is_number = found.kind is OwnKind.PUBLISHED and column in _NUMBERS
        wanted = "Float64" if is_number else "String"
        if str(schema[name]) != wanted:
            raise FileRefusedError(
                f"column {name} holds {str(schema[name])[:40]} where qperf-tui writes "
                f"{wanted}; {_AGAIN}"
            )
    beside = [name for name in found.shown.values() if str(schema[name]) in _PLAIN]
    return list(dict.fromkeys([*found.signs, *found.columns.values(), *beside]))


_PLAIN: Final = frozenset({"Float64", "Int64", "String"})


def _listed(names: list[str]) -> str:
    return first_of([*map(quoted, names)], 3) or "none"


def _require_rows(many: int) -> None:
    if not 0 <= many <= ROWS:
        raise FileRefusedError(
            f"it says that it has {many:,} rows, and at most {ROWS:,} are read of a "
            "Parquet file; export the figures as CSV"
        )


def _rows(found: "pl.DataFrame") -> list[tuple[int, list[str]]]:
    """The headings and the rows as text.

    Raises:
        FileRefusedError: If a cell or the whole has more text than is read.
    """
    import polars as pl  # noqa: PLC0415 - by kind

    total = 0
    for name in found.columns:
        if found.schema[name] == pl.String:
            sizes = found[name].str.len_bytes()
            longest = sizes.max()
            if isinstance(longest, int) and longest > _CELL:
                raise FileRefusedError(
                    f"column {name} has a cell of {longest:,} bytes; {_AGAIN}"
                )
            total += int(sizes.sum())
    if total > _TEXT:
        raise FileRefusedError(f"it holds too much text; {_AGAIN}")
    rows: list[tuple[int, list[str]]] = [(1, list(found.columns))]
    rows += [
        (line, ["" if cell is None else str(cell) for cell in row])
        for line, row in enumerate(found.iter_rows(), 2)
    ]
    return rows
