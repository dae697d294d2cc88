"""Trend charts drawn by plotext: the only module that imports it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import plotext

from qperf_tui.domain.period import Quarter
from qperf_tui.tui.chart_marks import Mark

SMALLEST: Final = (24, 6)
"""Columns and rows below which a chart says less than its figures."""

_MARKERS: Final = {"braille": "braille", "blocks": "hd", "ascii": "*"}
_MOST_LABELS_EVERY: Final = 7
"""Columns that one label on the time axis takes."""
_HEADROOM: Final = 0.08
"""How far above the figures events stand, as a share of the height."""

Values = Sequence[Fraction | None]
"""A value for each quarter, or None for a gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures by quarter, and everything that is drawn beside them."""

    quarters: Sequence[Quarter]
    values: Values
    levels: Sequence[tuple[Mark, Values]] = ()
    """Targets, means and limits, drawn as lines."""
    points: Sequence[tuple[int, Fraction]] = ()
    """Other bodies' figures, by place."""
    starts: frozenset[int] = frozenset()
    """Places at which a new definition begins, so that no line leads up to them."""
    breaks: Sequence[int] = ()
    """Places before which a line is drawn from top to bottom."""
    events: Sequence[int] = ()


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
    is_ascii = marker == "ascii"
    _draw_beside(series, is_ascii=is_ascii)
    drawn = _MARKERS.get(marker, "braille")
    dot = Mark.FIGURE.drawn(is_ascii=is_ascii)
    for xs, ys in _runs(series.values, series.starts):
        figure.draw(figure.signal(xs, ys, marker=drawn).lines())
        figure.draw(figure.signal(xs, ys, marker=dot))
    every = max(1, -(-len(series.quarters) * _MOST_LABELS_EVERY // width))
    places = list(range(len(series.quarters) - 1, -1, -every))[::-1]
    labels = [_label(series.quarters[place]) for place in places]
    figure.ruler(0, 0).ticks(places, labels)
    figure.legend(False)  # noqa: FBT003 - plotext's own signature
    return str(figure.build().string(colorless=True))


def _draw_beside(series: Series, *, is_ascii: bool) -> None:
    """Draw what the figures are seen against; the figures come over it."""
    figure = plotext.figure
    for mark, values in series.levels:
        drawn = mark.drawn(is_ascii=is_ascii)
        for xs, ys in _runs(values, series.starts):
            figure.draw(figure.signal(_spread(xs), _spread(ys), marker=drawn).lines())
    low, high = _ends(series)
    if low < high:
        drawn = Mark.BREAK.drawn(is_ascii=is_ascii)
        for place in series.breaks:
            xs, ys = [place - 0.5] * 2, [low, high]
            figure.draw(figure.signal(xs, ys, marker=drawn).lines())
    if series.points:
        drawn = Mark.BODY.drawn(is_ascii=is_ascii)
        places = [place for place, _ in series.points]
        heights = [float(value) for _, value in series.points]
        figure.draw(figure.signal(places, heights, marker=drawn))
    if series.events:
        drawn = Mark.EVENT.drawn(is_ascii=is_ascii)
        top = high + (high - low) * _HEADROOM
        tops = [top] * len(series.events)
        figure.draw(figure.signal(list(series.events), tops, marker=drawn))


def _ends(series: Series) -> tuple[float, float]:
    """The lowest and the highest value drawn."""
    drawn = [series.values, *(values for _, values in series.levels)]
    known = [float(each) for values in drawn for each in values if each is not None]
    known += [float(value) for _, value in series.points]
    return min(known), max(known)


def _runs(
    values: Values, starts: frozenset[int]
) -> list[tuple[list[float], list[float]]]:
    runs: list[tuple[list[float], list[float]]] = []
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
