"""The figures of another workbook, which is read and never opened to work in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import (
    AnyTarget,
    TargetInWords,
    TargetKind,
    ToleranceKind,
)
from qperf_tui.errors import QperfError
from qperf_tui.importing.copied import Copied
from qperf_tui.importing.own_tables import OF_A_WORKBOOK
from qperf_tui.storage.connection import Row
from qperf_tui.storage.foreign import foreign
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook

_MAGIC: Final = b"SQLite format 3\x00"
_HEADINGS: Final = tuple(OF_A_WORKBOOK)


def is_workbook(path: Path) -> bool:
    """Whether a file is a database, and so to be read as a workbook or not at all."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except (OSError, ValueError):
        return False


def copied_from(workbook: Workbook, path: Path) -> Copied:
    """The figures of the workbook at `path`, copied row by row, or why they are not.

    Milestones come with the figures, and what builds up through a year brings its
    year-end target; other targets, texts and history stay behind.
    """
    try:
        if path.resolve() == workbook.path.resolve():
            cause = "it is the workbook that is open; name another"
            return Copied(name=path.name, cause=cause)
        with foreign(path, workbook.stamp) as (other, sha256):
            lines = list(enumerate(_lines(other), 1))
    except OSError as error:
        cause = f"it cannot be read ({error.strerror}); copy it elsewhere"
        return Copied(name=path.name, cause=cause)
    except QperfError as error:
        return Copied(name=path.name, cause=str(error).rstrip("."))
    if len(lines) == 1:
        cause = "it has no figures, so there is nothing to bring in"
        return Copied(name=path.name, cause=cause)
    return Copied(name=path.name, lines=lines, sha256=sha256)


def _lines(other: Workbook) -> Iterator[list[str]]:
    """The headings, and a line for each figure of an indicator that stands."""
    yield list(_HEADINGS)
    by_id = {each.indicator_id: each for each in other.indicators.on_file()}
    cards = {key: other.indicators.card(key) for key in by_id}
    targets = other.targets.all()
    for (key, ordinal), kept in sorted(other.outturns.kept().items()):
        indicator = by_id.get(key)
        if indicator is not None:
            quarter = Quarter(ordinal)
            said = {
                **_figure(indicator, quarter, kept),
                **_aims(targets, indicator, quarter),
                **_card(cards[key]),
            }
            yield [said.get(heading, "") for heading in _HEADINGS]


def _figure(indicator: Indicator, quarter: Quarter, kept: Row) -> dict[str, str]:
    value, numerator, denominator, mark, state, note, expected, coverage = (
        "" if each is None else str(each) for each in kept
    )
    return {
        "code": indicator.code,
        "indicator": indicator.title,
        "priority": indicator.priority.title,
        "quarter": str(quarter),
        "unit": indicator.unit,
        "direction": indicator.polarity.value,
        "basis": indicator.basis.value,
        "exact_value": value,
        "exact_numerator": numerator,
        "exact_denominator": denominator,
        "mark": mark,
        "state": state,
        "note": note,
        "expected": expected,
        "coverage": coverage,
    }


def _aims(
    targets: dict[tuple[int, int, TargetKind], AnyTarget],
    indicator: Indicator,
    quarter: Quarter,
) -> dict[str, str]:
    key = indicator.indicator_id
    if indicator.basis.is_cumulative:
        end = targets.get((key, quarter.year_end.ordinal, TargetKind.YEAR_END))
        if end is not None:
            return {"year_end_target": _target(end)}
    aim = targets.get((key, quarter.ordinal, TargetKind.MILESTONE))
    return {} if aim is None else {"milestone": _target(aim)}


def _target(target: AnyTarget) -> str:
    if target.words or isinstance(target, TargetInWords):
        return target.words
    low, high = Figure.written(target.low), Figure.written(target.high)
    return low if low == high else f"{low} to {high}"


def _card(card: dict[str, str]) -> dict[str, str]:
    said = {
        ToleranceKind.RELATIVE: f"{card['tolerance_size']}%",
        ToleranceKind.POINTS: f"{card['tolerance_size']} points",
        ToleranceKind.FLOOR: f"floor {card['tolerance_size']}",
        ToleranceKind.MUST_IMPROVE: ToleranceKind.MUST_IMPROVE.value,
    }
    kinds = {kind.value: words for kind, words in said.items()}
    return {
        "tolerance": kinds.get(card["tolerance_kind"], card["tolerance_kind"]),
        "owner": card.get("owner", ""),
        "directorate": card.get("directorate", ""),
    }
