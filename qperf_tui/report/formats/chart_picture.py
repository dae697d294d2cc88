"""Charts drawn by matplotlib: the only module that imports it.

A picture reads in black and white: figures are a line with dots, hollow where they are
provisional, a target is dashes, a gap stays one. Every text in it is drawn as it
is, in the font that comes with matplotlib, so the same chart is the same bytes.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from itertools import pairwise
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.text import clean_line
from qperf_tui.report.chart_axis import Axis, axis_of, unit_words
from qperf_tui.report.paper import Chart, Paper

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

WIDTH: Final = 160
HEIGHT: Final = 80
"""The size that a picture is printed at, in millimetres, in which all is drawn."""
_INCH: Final = 25.4
_DPI: Final = 200
_POINTS: Final = 9
"""The size of every text; nothing smaller is read on paper."""
_CHARACTER: Final = 1.9
_LINE: Final = 4.2
"""How wide a character and how high a line of text is."""
_FOOT: Final = 13.0
_TOP: Final = 70.0
_BESIDE: Final = 31.0
"""Room for two lines below, letters above, and words to the right of the figures."""
_MOST_LABELS: Final = 14
_LONGEST: Final = 15
_LONGEST_ABOVE: Final = 70
"""Characters of a text in a picture; it stands in full in the table."""
_BOX: Final = "\N{WHITE SQUARE}"
_INK: Final = "#000000"
_RULE: Final = "#c8c8c8"
_SALT: Final = "qperf-tui"
_RUNS_ONLY: Final = 3
"""The way of packing that looks for runs: every build of zlib packs alike by it."""
_FONT: Final = "/fonts/ttf/DejaVuSans.ttf"
_BESIDE_SHAPES: Final = re.compile(rb"<!DOCTYPE[^>]*>\n| *<!--.*?-->\n", re.DOTALL)
"""The address of what an SVG is, and a remark with each text that is drawn."""


def pictures_of(
    paper: Paper, draw: Callable[[Chart], bytes], progress: Progress = unwatched
) -> Mapping[Chart, bytes]:
    """A picture of each chart of a paper that has any figure.

    Raises:
        StoppedError: If `progress` had it stopped.
    """
    charts = dict.fromkeys(
        each for each in paper.blocks() if isinstance(each, Chart) and each.has_a_figure
    )
    drawn = {}
    for done, chart in enumerate(charts):
        progress(done, len(charts))
        drawn[chart] = draw(chart)
    return drawn


def svg(chart: Chart) -> bytes:
    """The chart as lines and shapes: no text, script, style sheet or address."""
    made = BytesIO()
    told = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with _drawn(chart) as figure:
        figure.savefig(made, format="svg", metadata=told)
    return _BESIDE_SHAPES.sub(b"", made.getvalue())


def png(chart: Chart) -> bytes:
    """The chart as dots, as many as a printer shows at its size."""
    made = BytesIO()
    packing = {"compress_level": 9, "compress_type": _RUNS_ONLY}
    told = {"Software": None}
    with _drawn(chart) as figure:
        figure.savefig(made, format="png", dpi=_DPI, metadata=told, pil_kwargs=packing)
    return made.getvalue()


@contextmanager
def _drawn(chart: Chart) -> "Iterator[Figure]":
    """A figure with the chart, while it can be written.

    What an officer has set for pictures of their own changes nothing in it.
    """
    import matplotlib as mpl  # noqa: PLC0415 - it takes a second
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.font_manager import FontProperties, get_font  # noqa: PLC0415

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["svg.hashsalt"] = _SALT
        mpl.rcParams["svg.fonttype"] = "path"
        figure = Figure(figsize=(WIDTH / _INCH, HEIGHT / _INCH), facecolor="white")
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(0, HEIGHT))
        axes.set_axis_off()
        file = f"{mpl.get_data_path()}{_FONT}"
        font = FontProperties(fname=file, size=_POINTS)
        letters = frozenset(get_font(file).get_charmap())
        _Sheet(axes, font, letters, chart, axis_of(chart)).fill()
        yield figure


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A chart being drawn, in millimetres from the lower left."""

    axes: "Axes"
    font: "FontProperties"
    letters: frozenset[int]
    """The characters that the font has."""
    chart: Chart
    axis: Axis

    def fill(self) -> None:
        """Draw what the figures are seen against, then the figures over it."""
        self._grid()
        self._quarters()
        self._marks()
        self._target()
        self._figures()
        self._beside()

    @property
    def _left(self) -> float:
        return 4 + _CHARACTER * max(map(len, self.axis.labels))

    def _x(self, place: float) -> float:
        """Where a quarter stands; its column has half a step on either side."""
        across = WIDTH - _BESIDE - self._left
        return self._left + across * (place + 0.5) / len(self.chart.points)

    def _y(self, value: Fraction) -> float:
        return _FOOT + (_TOP - _FOOT) * self.axis.height(value)

    def _grid(self) -> None:
        ends = [self._left, WIDTH - _BESIDE]
        zero = Fraction(0)
        for tick, label in zip(self.axis.ticks, self.axis.labels, strict=True):
            is_line = tick == zero
            self.axes.plot(
                *(ends, [self._y(tick)] * 2),
                color=_INK if is_line else _RULE,
                linewidth=1.0 if is_line else 0.6,
            )
            self._write(self._left - 2, self._y(tick), label, across="right")
        said = " ".join(filter(None, (unit_words(self.chart.unit), self.axis.says)))
        self._write(1, HEIGHT - 3, said, longest=_LONGEST_ABOVE)

    def _quarters(self) -> None:
        """Quarters below the axis, and the year once below the first of it."""
        points = self.chart.points
        every = -(-len(points) // _MOST_LABELS)
        year, free_from = "", 0.0
        for place, point in enumerate(points):
            if (len(points) - 1 - place) % every:
                continue
            quarter, _, of = clean_line(point.label).partition(" ")
            self._write(self._x(place), _FOOT - 4, quarter, across="center")
            at = self._x(place) - _CHARACTER
            if of != year and at >= free_from:
                self._write(at, _FOOT - 4 - _LINE, of)
                year, free_from = of, at + _CHARACTER * (len(of) + 1)

    def _marks(self) -> None:
        """A line before a quarter that counts something else; letters above."""
        above: dict[tuple[int, bool], list[str]] = {}
        for mark in self.chart.marks:
            above.setdefault((mark.place, mark.is_break), []).append(mark.letter)
        for (place, is_break), letters in above.items():
            at = self._x(place - 0.5 if is_break else place)
            if is_break:
                self.axes.plot([at, at], [_FOOT, _TOP + 5], ":", color=_INK)
                at += _CHARACTER
            else:
                self.axes.plot([at], [_TOP + 1], "v", color=_INK, markersize=5)
            across = "left" if is_break else "center"
            self._write(at, _TOP + 4, ", ".join(letters), across=across)

    def _target(self) -> None:
        """Dashes as wide as a quarter, at the target in force in it."""
        for levels in (
            [each.target for each in self.chart.points],
            [each.ceiling for each in self.chart.points],
        ):
            starts = {
                place
                for place, (before, at) in enumerate(pairwise(levels), 1)
                if before != at
            }
            for run in _runs(levels, frozenset(starts)):
                first, last = min(run), max(run)
                across = [self._x(first - 0.5), self._x(last + 0.5)]
                up = [self._y(run[first])] * 2
                self.axes.plot(across, up, color=_INK, linewidth=1.1, dashes=(5, 3))

    def _figures(self) -> None:
        """Dots, hollow where provisional; a line between those that may be joined."""
        points = self.chart.points
        values = [each.value for each in points]
        for run in _runs(values, self.chart.breaks_before):
            across = [self._x(place) for place in run]
            up = [self._y(value) for value in run.values()]
            self.axes.plot(across, up, color=_INK, linewidth=1.6)
        for place, point in enumerate(points):
            if point.value is None:
                self._write(self._x(place), _FOOT + 2.5, point.mark, across="center")
                continue
            self.axes.plot(
                *([self._x(place)], [self._y(point.value)], "o"),
                color=_INK,
                markersize=5.5,
                markerfacecolor="white" if point.is_provisional else _INK,
                markeredgewidth=1.2,
            )

    def _beside(self) -> None:
        """The last figure and the target in words, each at its own height."""
        last = self.chart.points[-1]
        aims = [each for each in (last.target, last.ceiling) if each is not None]
        said = []
        if last.value is not None:
            said.append((self._y(last.value), _wrapped(self.chart.latest)))
        if aims:
            height = sum(map(self._y, aims)) / len(aims)
            said.append((height, _wrapped(self.chart.target_text)))
        said = sorted((height, lines) for height, lines in said if lines)
        if len(said) == 2:
            (below, under), (above, over) = said
            room = _LINE * (len(under) + len(over)) / 2
            near = max(0.0, room - (above - below)) / 2
            said = [(below - near, under), (above + near, over)]
        for height, lines in said:
            for place, line in enumerate(lines):
                up = height + _LINE * ((len(lines) - 1) / 2 - place)
                self._write(WIDTH - _BESIDE + 1.5, up, line)

    def _write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        across: str = "left",
        longest: int = _LONGEST,
    ) -> None:
        """A text as it is, none of it markup; what the font has not is a box."""
        line = _shortened(clean_line(text), longest)
        known = "".join(c if ord(c) in self.letters else _BOX for c in line)
        self.axes.text(
            *(x, y, known),
            ha=across,
            va="center",
            color=_INK,
            fontproperties=self.font,
            parse_math=False,
        )


def _runs(
    values: Sequence[Fraction | None], starts: frozenset[int]
) -> Iterator[dict[int, Fraction]]:
    """The figures that one line may join, by place; a lone one is a run as well."""
    run: dict[int, Fraction] = {}
    for place, value in enumerate(values):
        if run and (value is None or place in starts):
            yield run
            run = {}
        if value is not None:
            run[place] = value
    if run:
        yield run


def _wrapped(text: str) -> list[str]:
    """A text as the two lines there is room for beside the last quarter."""
    return wrap(clean_line(text), _LONGEST, max_lines=2, placeholder="…")


def _shortened(line: str, longest: int) -> str:
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
