"""A whole committee paper as it is numbered and laid out, before any format.

Everything in it may be shown: what is exempt or may not be disclosed was left out, or
replaced by its mark, before a paper is made. No text in it is markup.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from qperf_tui.domain.period import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What every file says of itself, so that it can be traced and is not misread."""

    title: str
    council: str
    quarter: Quarter
    marking: str
    """The protective marking, such as "Public" or "Exempt: paragraph 3"."""
    data_as_at: date | None
    """The day of the last figure that the file draws on."""
    workbook: str
    """The identity of the workbook that it was made from."""
    notice: str = ""
    """What a reader must know first, such as that the figures are illustrative."""


@dataclass(frozen=True, slots=True)
class Field:
    """A line of the paper's header: what it is, and what it says."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with its number, which runs on through the whole paper.

    A blank line inside the text starts an unnumbered part; sub-paragraphs are
    lettered (a), (b) as they stand.
    """

    number: int
    text: str
    subparagraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plain:
    """A paragraph without a number, such as the recommendation."""

    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines one under another, with bullets and without numbers."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: as it reads, and its number where it has one."""

    text: str
    number: Fraction | None = None
    decimals: int = 0
    """Decimals that the number is shown with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption, one row of headings, and a heading to each row.

    Every row has as many cells as there are headings; the first cell names the row.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headings) for row in self.rows):
            raise ValueError(f"a row of {self.caption!r} has too few or too many cells")

    @property
    def numeric(self) -> frozenset[int]:
        """The columns that hold numbers, or a mark in place of one."""
        return frozenset(
            place
            for row in self.rows
            for place, cell in enumerate(row)
            if cell.number is not None
        )


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One quarter of a chart; a figure that may not be shown has no value."""

    label: str
    text: str
    """The figure as it reads, or why there is none."""
    value: Fraction | None
    mark: str = "–"
    """What stands in the picture in place of a figure that is not there."""
    target: Fraction | None = None
    """The target in force, or the lower end of its range."""
    ceiling: Fraction | None = None
    """The upper end of a target that is a range."""
    target_text: str = ""
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class ChartMark:
    """What a reader must know of a quarter of a chart, told apart by a letter."""

    letter: str
    place: int
    """The quarter it is of, by its place among the points."""
    is_break: bool
    """Whether the figures count something else from that quarter on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A series to be drawn, with the same in words for who does not see it."""

    title: str
    alt: str
    """What the picture shows, in a sentence or two."""
    unit: str
    points: tuple[ChartPoint, ...]
    decimals: int = 0
    """Decimals that the figures are shown with."""
    latest: str = ""
    """The last figure as it is written beside its point."""
    target_text: str = ""
    """What is written beside the line of the target in force."""
    breaks_before: frozenset[int] = frozenset()
    """Places among the points at which the line may not run on."""
    marks: tuple[ChartMark, ...] = ()
    notes: tuple[str, ...] = ()
    """What the letters and marks stand for."""

    @property
    def has_a_figure(self) -> bool:
        """Whether there is anything to draw."""
        return any(each.value is not None for each in self.points)

    def table(self) -> Table:
        """The figures of the chart, to stand beside it."""
        has_targets = any(each.target_text for each in self.points)
        return Table(
            caption=f"{self.title}: figures",
            headings=("Quarter", "Figure", *(("Target",) if has_targets else ())),
            rows=tuple(self._row(each, has_target=has_targets) for each in self.points),
            notes=self.notes,
        )

    def _row(self, point: ChartPoint, *, has_target: bool) -> tuple[Cell, ...]:
        cells = (
            Cell(point.label),
            Cell(point.text, point.value, self.decimals),
            Cell(point.target_text or "–", point.target, self.decimals),
        )
        return cells if has_target else cells[:2]


Block = Numbered | Plain | Listing | Table | Chart


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading; level 2 is the highest below the title."""

    heading: str
    level: int
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        if not 2 <= self.level <= 4:
            raise ValueError(f"a heading is of level 2, 3 or 4, not {self.level}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole committee paper."""

    imprint: Imprint
    fields: tuple[Field, ...]
    parts: tuple[Part, ...]
    is_one_page: bool = False
    """Whether it is laid out tightly, so that it fits one page of A4."""

    def blocks(self) -> Iterator[Block]:
        """Every block of every part, in order."""
        for part in self.parts:
            yield from part.blocks

    def numbered(self) -> Iterator[Numbered]:
        """Every numbered paragraph, in order."""
        for block in self.blocks():
            if isinstance(block, Numbered):
                yield block
