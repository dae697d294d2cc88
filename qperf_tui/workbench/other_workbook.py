"""The figures of another workbook, which is read and never opened to work in."""

import hashlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Final

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, TargetKind, Tolerance, ToleranceKind
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError
from qperf_tui.importing.staged import StagedCard, StagedFigure, StagedReturn, StagedRow
from qperf_tui.importing.staging import Problem
from qperf_tui.storage.connection import Value
from qperf_tui.storage.workbook import Workbook

_MAGIC: Final = b"SQLite format 3\x00"
_COLUMNS: Final = {
    column: column
    for column in ("Ref", "Indicator", "Priority", "Quarter", "Value", "Target")
}


def is_workbook(path: Path) -> bool:
    """Whether a file is a database, and so to be read as a workbook or not at all."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except (OSError, ValueError):
        return False


def read_workbook(workbook: Workbook, path: Path) -> StagedReturn:
    """The figures of the workbook at `path` as a return, row by row.

    It is opened read-only, and only once its tables, triggers and views are proved to
    be ours. Milestones come with the figures, and what builds up through a year brings
    its year-end target; other targets, texts and history stay behind.
    """
    name = clean_line(path.name)
    try:
        if path.resolve() == workbook.path.resolve():
            return _refused(name, "it is the workbook that is open; name another")
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        with Workbook.open(path, workbook.stamp, read_only=True) as other:
            rows = tuple(_rows(other))
    except OSError as error:
        return _refused(name, f"it cannot be read ({error.strerror})")
    except QperfError as error:
        return _refused(name, str(error).rstrip("."))
    if not rows:
        return _refused(name, "it has no figures; nothing is to be brought in")
    return StagedReturn(
        file_name=name,
        sha256=sha256,
        sheet=None,
        columns=_COLUMNS,
        rows=rows,
        problems=(),
        refusals_found=0,
        warnings_found=0,
        read_as="a workbook of qperf-tui",
        notes=(f"{name}: read as a workbook; its figures and their targets alone.",),
    )


def _refused(name: str, cause: str) -> StagedReturn:
    problem = Problem(
        line=None, cell=None, column=None, where=name, cause=cause, is_refusal=True
    )
    return StagedReturn(
        file_name=name,
        sha256="",
        sheet=None,
        columns={},
        rows=(),
        problems=(problem,),
        refusals_found=1,
        warnings_found=0,
    )


def _rows(other: Workbook) -> Iterator[StagedRow]:
    by_id = {each.indicator_id: each for each in other.indicators.all()}
    targets = other.targets.all()
    cards: dict[int, StagedCard] = {}
    line = 0
    for (key, ordinal), kept in sorted(other.outturns.kept().items()):
        indicator = by_id.get(key)
        if indicator is None:
            continue
        line += 1
        if key not in cards:
            cards[key] = _card(indicator, other.indicators.card(key))
        value, numerator, denominator, mark, status, reason, *_ = kept
        quarter = Quarter(ordinal)
        yield StagedRow(
            line,
            cards[key],
            quarter,
            StagedFigure(
                is_given=True,
                value=_decimal(value),
                is_percentage=False,
                mark=None if mark is None else str(mark),
                numerator=_decimal(numerator),
                denominator=_decimal(denominator),
                status=OutturnStatus(str(status)),
            ),
            _target(targets, indicator, quarter),
            str(reason),
        )


def _card(indicator: Indicator, card: Mapping[str, str]) -> StagedCard:
    return StagedCard(
        ref=indicator.code,
        title=indicator.title,
        priority=indicator.priority.title,
        tolerance=Tolerance(
            ToleranceKind(card["tolerance_kind"]), Fraction(card["tolerance_size"])
        ),
        polarity=indicator.polarity,
        basis=indicator.basis,
        unit=indicator.unit,
        owner=card.get("owner") or None,
        directorate=card.get("directorate") or None,
    )


def _target(
    targets: dict[tuple[int, int, TargetKind], AnyTarget],
    indicator: Indicator,
    quarter: Quarter,
) -> AnyTarget | None:
    key = indicator.indicator_id
    if indicator.basis.is_cumulative:
        end = targets.get((key, quarter.year_end.ordinal, TargetKind.YEAR_END))
        if end is not None:
            return end
    return targets.get((key, quarter.ordinal, TargetKind.MILESTONE))


def _decimal(value: Value) -> Decimal | None:
    return None if value is None else Decimal(str(value))
