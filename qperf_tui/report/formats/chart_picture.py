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
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.text import clean_line
from qperf_tui.report.chart_axis import Axis, axis_of, unit_words
from qperf_tui.report.chart_runs import level_runs, runs
from qperf_tui.report.chart_words import Beside, apart, shortened, wrapped
from qperf_tui.report.paper import Chart, Paper

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.transforms import Transform
    from matplotlib.typing import LineStyleType

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
    """The chart as dots, as many as a printer shows at its size, in shades of grey."""
    from PIL import Image  # noqa: PLC0415 - seldom needed

    drawn, made = BytesIO(), BytesIO()
    with _drawn(chart) as figure:
        figure.savefig(drawn, format="rgba", dpi=_DPI)
        across, up = (int(each * _DPI) for each in figure.get_size_inches())
    dots = Image.frombytes("RGBA", (across, up), drawn.getvalue()).getchannel("R")
    dots.save(made, "PNG", dpi=(_DPI, _DPI), compress_type=_RUNS_ONLY)
    return made.getvalue()


@contextmanager
def _drawn(chart: Chart) -> "Iterator[Figure]":
    """A figure with the chart, while it can be written.

    What an officer has set for pictures of their own changes nothing in it.
    """
    import matplotlib as mpl  # noqa: PLC0415 - it takes a second
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415
    from matplotlib.transforms import Affine2D  # noqa: PLC0415

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["svg.hashsalt"] = _SALT
        mpl.rcParams["svg.fonttype"] = "path"
        figure = Figure(figsize=(WIDTH / _INCH, HEIGHT / _INCH), facecolor="white")
        file = f"{mpl.get_data_path()}{_FONT}"
        font = FontProperties(fname=file, size=_POINTS)
        scale = Affine2D().scale(1 / WIDTH, 1 / HEIGHT) + figure.transFigure
        _Sheet(figure, scale, font, _letters(file), chart, axis_of(chart)).fill()
        yield figure


@cache
def _letters(font: str) -> frozenset[int]:
    """The characters that a font has."""
    from matplotlib.font_manager import get_font  # noqa: PLC0415 - it takes a second

    return frozenset(get_font(font).get_charmap())


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A chart being drawn, in millimetres from the lower left."""

    figure: "Figure"
    scale: "Transform"
    """From millimetres to places on the figure."""
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
            colour, width = (_INK, 1.0) if is_line else (_RULE, 0.6)
            self._line(ends, [self._y(tick)] * 2, colour=colour, width=width)
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
                self._line([at, at], [_FOOT, _TOP + 5], style=":", width=1.5)
                at += _CHARACTER
            else:
                self._dot(at, _TOP + 1, "v")
            across = "left" if is_break else "center"
            self._write(at, _TOP + 4, ", ".join(letters), across=across)

    def _target(self) -> None:
        """Dashes as wide as a quarter, at the target in force in it."""
        for levels in (
            [each.target for each in self.chart.points],
            [each.ceiling for each in self.chart.points],
        ):
            for run in level_runs(levels):
                first, last = min(run), max(run)
                across = [self._x(first - 0.5), self._x(last + 0.5)]
                up = [self._y(run[first])] * 2
                self._line(across, up, style=(0, (5, 3)), width=1.1)

    def _figures(self) -> None:
        """Dots, hollow where provisional; a line between those that may be joined."""
        points = self.chart.points
        values = [each.value for each in points]
        for run in runs(values, self.chart.breaks_before):
            across = [self._x(place) for place in run]
            up = [self._y(value) for value in run.values()]
            self._line(across, up, width=1.6)
        for place, point in enumerate(points):
            if point.value is None:
                self._write(self._x(place), _FOOT + 2.5, point.mark, across="center")
                continue
            is_hollow = point.is_provisional
            self._dot(self._x(place), self._y(point.value), "o", is_hollow=is_hollow)

    def _beside(self) -> None:
        """The last figure and the target in words, each at its own height."""
        last = self.chart.points[-1]
        aims = [each for each in (last.target, last.ceiling) if each is not None]
        said = []
        if last.value is not None:
            said.append(
                Beside(self._y(last.value), wrapped(self.chart.latest, _LONGEST))
            )
        if aims:
            height = sum(map(self._y, aims)) / len(aims)
            said.append(Beside(height, wrapped(self.chart.target_text, _LONGEST)))
        for each in apart(said, _LINE):
            for place, line in enumerate(each.lines):
                up = each.height + _LINE * ((len(each.lines) - 1) / 2 - place)
                self._write(WIDTH - _BESIDE + 1.5, up, line)

    def _line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        *,
        width: float,
        style: "LineStyleType" = "-",
        colour: str = _INK,
    ) -> None:
        from matplotlib.lines import Line2D  # noqa: PLC0415 - it takes a second

        drawn = Line2D(xs, ys, linewidth=width, linestyle=style, color=colour)
        drawn.set_transform(self.scale)
        self.figure.add_artist(drawn)

    def _dot(self, x: float, y: float, shape: str, *, is_hollow: bool = False) -> None:
        from matplotlib.lines import Line2D  # noqa: PLC0415 - it takes a second

        drawn = Line2D([x], [y], color=_INK, marker=shape, markersize=5.5)
        drawn.set_markeredgewidth(1.2)
        drawn.set_markerfacecolor("white" if is_hollow else _INK)
        drawn.set_transform(self.scale)
        self.figure.add_artist(drawn)

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
        line = shortened(text, longest)
        known = "".join(c if ord(c) in self.letters else _BOX for c in line)
        self.figure.text(
            *(x, y, known),
            ha=across,
            va="center",
            color=_INK,
            fontproperties=self.font,
            parse_math=False,
            transform=self.scale,
        )
