"""Every figure on file in one table, for whoever works in a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.rounding import digits, places
from qperf_tui.domain.text import clean_line
from qperf_tui.report.paper import Cell, Imprint
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.imprint import imprint_of

INTERNAL: Final = "INTERNAL – not for publication"
_TITLE: Final = "Every figure on file"
_ROUNDED: Final = frozenset(
    {"value", "change_on_previous_quarter", "change_on_same_quarter_last_year"}
)
"""The columns that are rounded to the decimals of their row."""
_NUMBERS: Final = (*_ROUNDED, "decimals", "numerator", "denominator")
_NOTES: Final = (
    "Values and changes are in the unit of their row, with its decimals.",
    "A change of a percentage is in percentage points.",
    "Mark c: not shown, so that nobody can be known by it.",
    "Mark p: provisional. Mark r: revised since it was first reported.",
)


def figures_file(
    workbook: Workbook,
    quarter: Quarter,
    ending: str,
    *,
    is_internal: bool = False,
    progress: Progress = unwatched,
) -> bytes:
    """Every figure of every quarter with its status and movements, in a format.

    A quarter in which an indicator reported nothing at all has no row. Small
    numbers are hidden unless `is_internal`, and then every row says that it is, and
    has the figure exactly as it is kept, to be brought in again.

    Raises:
        StoppedError: If `progress` has it stopped.
    """
    # Not at the top: polars.
    from qperf_tui.analysis import figures as tables  # noqa: PLC0415

    progress(0, len(workbook.indicators.on_file()))
    read = workbook if is_internal else as_published(workbook)
    imprint = imprint_of(read, quarter, _TITLE)
    if is_internal:
        imprint = replace(imprint, marking=INTERNAL)
    whole = read.whole_file
    kept = workbook.whole_file.kept() if is_internal else None
    practice = read.judging.practice()
    found = tables.figures(whole.on_file(), whole.cards(), practice, kept)
    if ending == "xlsx":
        rows = found.iter_rows(named=True)
        return _as_xlsx(tuple(found.columns), rows, found.height, imprint, progress)
    every = tables.signed(found, _said(imprint))
    if ending == "parquet":
        from qperf_tui.report.formats.columnar import as_parquet  # noqa: PLC0415

        return as_parquet(every, imprint)
    return tables.as_json(every) if ending == "json" else tables.as_csv(every)


def _as_xlsx(
    headings: tuple[str, ...],
    rows: Iterable[Mapping[str, object]],
    many: int,
    imprint: Imprint,
    progress: Progress,
) -> bytes:
    from qperf_tui.report.formats.spreadsheet import (  # noqa: PLC0415 - only then
        Sheet,
        as_xlsx,
    )

    sheet = Sheet(
        name="Figures",
        headings=headings,
        rows=(tuple(_cells(row)) for row in rows),
        many=many,
        numeric=frozenset(map(headings.index, _NUMBERS)),
        laid_out=frozenset(
            place for place, name in enumerate(headings) if name == "note"
        ),
        notes=_NOTES,
    )
    return as_xlsx(sheet, imprint, progress)


def _cells(row: Mapping[str, object]) -> Iterator[Cell]:
    """The cells of a row, each number with the decimals that it is published with."""
    places = row["decimals"]
    for name, value in row.items():
        if isinstance(value, int | float):
            is_rounded = name in _ROUNDED
            held = places if is_rounded and isinstance(places, int) else None
            yield _number(value, _decimals(value) if held is None else held)
        else:
            yield Cell("" if value is None else str(value))


def _number(value: float, decimals: int) -> Cell:
    exact = Fraction(str(value))
    return Cell(digits(exact, decimals), exact, decimals)


def _decimals(value: float) -> int:
    return max(places(Decimal(str(value)).normalize()), 0)


def _said(imprint: Imprint) -> dict[str, str | date | None]:
    return {
        "council": clean_line(imprint.council),
        "marking": clean_line(imprint.marking),
        "figures_as_at": imprint.data_as_at,
        "workbook": clean_line(imprint.workbook),
        "notice": clean_line(imprint.notice),
    }
