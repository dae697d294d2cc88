"""A rule called once for each distinct set of what it is given, over a whole frame."""

from collections.abc import Callable, Iterable, Sequence

import polars as pl


def worked_out(
    frame: pl.DataFrame,
    given: Sequence[str],
    work: Callable[..., tuple[object, ...]],
    schema: pl.Schema,
    *,
    where: pl.Expr | None = None,
) -> pl.DataFrame:
    """`frame` with the columns of `schema`, which `work` answers from those `given`.

    Rows that are not `where` are not asked about and have no answer. The order of
    the rows stays.
    """
    condition = pl.lit(value=True) if where is None else where.fill_null(value=False)
    keys = [f"given {each}" for each in given]
    asking = frame.with_columns(
        condition.alias("is asked"),
        *(
            pl.when(condition).then(pl.col(each)).alias(key)
            for each, key in zip(given, keys, strict=True)
        ),
    )
    by = ["is asked", *keys]
    asked = asking.select(by).unique().filter("is asked")
    answers = as_frame((work(*row[1:]) for row in asked.iter_rows()), schema)
    answered = pl.concat([asked, answers], how="horizontal")
    return _joined(asking, answered, by).drop(by)


def numbered(
    frame: pl.DataFrame, by: Sequence[str], name: str
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`frame` with a number for each distinct set of columns, and those sets in order.

    The number takes the columns' place.
    """
    sets = frame.select(by).unique()
    joined = _joined(frame, sets.with_row_index(name), by)
    return joined.drop(by), sets


def as_frame(rows: Iterable[tuple[object, ...]], schema: pl.Schema) -> pl.DataFrame:
    """Rows as a frame of a schema, whatever their number."""
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def _joined(
    frame: pl.DataFrame, other: pl.DataFrame, by: Sequence[str]
) -> pl.DataFrame:
    return frame.join(other, on=by, how="left", nulls_equal=True, maintain_order="left")
