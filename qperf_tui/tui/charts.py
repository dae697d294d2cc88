"""Trend charts drawn by plotext: the only module that imports it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import plotext

from qperf_tui.domain.period import Quarter

SMALLEST: Final = (24, 6)
"""Columns and rows below which a chart says less than its figures."""

_MARKERS: Final = {"braille": "braille", "blocks": "hd", "ascii": "*"}
_MOST_LABELS_EVERY: Final = 7
"""Columns that one label on the time axis takes."""


@dataclass(frozen=True, slots=True)
class Series:
    """Figures by quarter, with None for a gap, and the targets beside them."""

    quarters: Sequence[Quarter]
    values: Sequence[Fraction | None]
    targets: Sequence[Fraction | None]
    starts: frozenset[int] = frozenset()
    """Places at which a new definition begins, so that no line leads up to them."""


def trend(series: Series, width: int, height: int, marker: str) -> str:
    """A chart of a series as lines of text; nothing where there is no room for one.

    Each unbroken run is drawn apart, for plotext joins across a gap and ends the
    process on a NaN. It keeps one figure for the whole program, so call this on
    the screen's thread only.
    """
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return ""
    if all(value is None for value in series.values):
        return ""
    figure = plotext.figure
    figure.clear()
    plotext.terminal.limit(False, False)  # noqa: FBT003 - plotext's own signature
    figure.plot_size(width, height)
    figure.theme("colorless")
    drawn = _MARKERS.get(marker, "braille")
    for xs, ys in _runs(series.targets, frozenset()):
        figure.draw(figure.signal(_spread(xs), _spread(ys), marker="-").lines())
    for xs, ys in _runs(series.values, series.starts):
        figure.draw(figure.signal(xs, ys, marker=drawn).lines())
        figure.draw(figure.signal(xs, ys, marker="●" if marker != "ascii" else "o"))
    every = max(1, -(-len(series.quarters) * _MOST_LABELS_EVERY // width))
    places = list(range(len(series.quarters) - 1, -1, -every))[::-1]
    labels = [_label(series.quarters[place]) for place in places]
    figure.ruler(0, 0).ticks(places, labels)
    figure.legend(False)  # noqa: FBT003 - plotext's own signature
    return str(figure.build().string(colorless=True))


def _runs(
    values: Sequence[Fraction | None], starts: frozenset[int]
) -> list[tuple[list[int], list[float]]]:
    runs: list[tuple[list[int], list[float]]] = []
    is_open = False
    for place, value in enumerate(values):
        if value is None:
            is_open = False
            continue
        if not is_open or place in starts:
            runs.append(([], []))
            is_open = True
        runs[-1][0].append(place)
        runs[-1][1].append(float(value))
    return runs


def _spread(values: Sequence[float]) -> list[float]:
    """One point drawn as two, so that a lone target still makes a line."""
    return [float(value) for value in values] * (2 if len(values) == 1 else 1)


def _label(quarter: Quarter) -> str:
    return f"Q{quarter.number} {quarter.starting % 100:02d}"
