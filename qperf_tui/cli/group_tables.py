"""Figures by group as a person reads them, and as plain values for JSON and CSV."""

import textwrap
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from qperf_tui.cli.records import Value, shown_value
from qperf_tui.cli.tables import aligned, room
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.rounding import digits
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import change_words, short_figure
from qperf_tui.workbench.groups import Breakdown, GroupLine, GroupTable

_WIDEST: Final = 100
_DASH: Final = "–"
_MINUS: Final = "\u2212"
_RATIO_DECIMALS: Final = 2
_LEFT_OUT: Final = (frozenset[int](), frozenset({2}), frozenset({1, 2}))
"""Columns left out in turn until a group has room to be known by."""

_ROOM: Final = 16


def group_lines(table: GroupTable, width: int) -> list[str]:
    """An indicator by group in lines: the tables, then how to read them."""
    indicator = table.indicator
    lines = [
        clean_line(f"{indicator.code}  {indicator.title}"),
        clean_line(f"{table.quarter} ({indicator.unit or 'no unit'})"),
    ]
    for each in table.breakdowns:
        lines += ["", clean_line(f"{each.dimension}, {each.reference_words}")]
        lines += _table(each, indicator, width)
    for said in (table.outcome, table.caution):
        lines += ["", *textwrap.wrap(clean_line(said), min(width, _WIDEST))]
    return lines


def group_records(table: GroupTable) -> list[dict[str, Value]]:
    """A record for each group, as it is written to CSV."""
    indicator = table.indicator
    return [
        {
            "code": indicator.code,
            "quarter": str(table.quarter),
            "unit": indicator.unit,
            "dimension": each.dimension,
            "reference": each.reference,
            **_record(line, indicator),
        }
        for each in table.breakdowns
        for line in each.lines
    ]


def group_json(table: GroupTable) -> dict[str, object]:
    """An indicator by group, as it is written to JSON."""
    indicator = table.indicator
    return {
        "code": indicator.code,
        "title": indicator.title,
        "quarter": str(table.quarter),
        "unit": indicator.unit,
        "polarity": indicator.polarity.value,
        "is_adverse": table.is_adverse,
        "outcome": table.outcome,
        "caution": table.caution,
        "dimensions": [
            {
                "dimension": each.dimension,
                "reference": each.reference,
                "is_reference_named": each.is_reference_named,
                "groups": [_record(line, indicator) for line in each.lines],
            }
            for each in table.breakdowns
        ],
    }


def _table(breakdown: Breakdown, indicator: Indicator, width: int) -> list[str]:
    has_opposite = any(line.opposite is not None for line in breakdown.lines)
    headings = [
        *("Group", "Cases", "Of", "Rate", "Difference", "Ratio", _level(breakdown)),
        *(("Opposite ratio",) if has_opposite else ()),
        "Reading",
    ]
    rows = [
        list(_cells(line, indicator, has_opposite=has_opposite))
        for line in breakdown.lines
    ]
    cells = [headings, *rows]
    for left_out in _LEFT_OUT:
        titles, *kept = (
            [cell for place, cell in enumerate(row) if place not in left_out]
            for row in cells
        )
        if room(titles, kept, width=width, stretch=0) >= _ROOM:
            break
    right = frozenset(range(1, len(titles) - 1))
    return aligned(titles, kept, width=width, stretch=0, right=right)


def _level(breakdown: Breakdown) -> str:
    """The heading of the intervals, by how sure they are."""
    level = next(
        (each.disparity.confidence for each in breakdown.lines if each.disparity), 0.95
    )
    return f"{level * 100:g}% interval"


def _cells(
    line: GroupLine, indicator: Indicator, *, has_opposite: bool
) -> Iterator[str]:
    outturn, found = line.outturn, line.disparity
    yield line.title
    yield _DASH if outturn.numerator is None else f"{outturn.numerator:,f}"
    yield _DASH if outturn.denominator is None else f"{outturn.denominator:,f}"
    if outturn.value is None:
        yield outturn.mark or _DASH
    else:
        yield short_figure(outturn.value, indicator)
    yield _signed(line.difference, indicator)
    if found is None or found.lower is None or found.upper is None:
        yield from (_DASH, _DASH)
    else:
        yield _ratio(found.ratio)
        yield f"{_ratio(found.lower)} to {_ratio(found.upper)}"
    if has_opposite:
        yield _ratio(line.opposite)
    yield line.reading


def _signed(difference: Fraction | None, indicator: Indicator) -> str:
    """A difference in points with its sign: `+11.4`, `−0.1`."""
    if difference is None:
        return _DASH
    sign = {1: "+", 0: "", -1: _MINUS}[(difference > 0) - (difference < 0)]
    return sign + change_words(difference, indicator).split()[0]


def _ratio(ratio: float | None) -> str:
    return _DASH if ratio is None else digits(Fraction(ratio), _RATIO_DECIMALS)


def _record(line: GroupLine, indicator: Indicator) -> dict[str, Value]:
    outturn, found = line.outturn, line.disparity
    return {
        "group": line.title,
        "numerator": _plain(outturn.numerator),
        "denominator": _plain(outturn.denominator),
        "value": shown_value(outturn.value, indicator),
        "mark": outturn.mark,
        "difference": shown_value(line.difference, indicator),
        "ratio": None if found is None else _rounded(found.ratio),
        "lower": None if found is None else _rounded(found.lower),
        "upper": None if found is None else _rounded(found.upper),
        "confidence": None if found is None else found.confidence,
        "method": None if found is None else found.method,
        "opposite_ratio": _rounded(line.opposite),
        "reading": line.reading,
    }


def _rounded(ratio: float | None) -> float | None:
    return None if ratio is None else round(ratio, 4)


def _plain(count: Decimal | None) -> int | float | None:
    if count is None:
        return None
    return int(count) if count == count.to_integral_value() else float(count)
