"""What a return holds once read: rows that were checked, and what they say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, Tolerance
from qperf_tui.importing.column_match import ColumnMatch
from qperf_tui.importing.staging import Layout, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedCard:
    """What a row says of its indicator; rows that say the same have one in common."""

    ref: str
    title: str
    priority: str
    tolerance: Tolerance | None
    polarity: Polarity | None
    basis: ReportBasis | None
    unit: str | None
    owner: str | None
    directorate: str | None
    code: str = field(init=False, compare=False, repr=False)
    """The ref as indicators are told apart by it, in whatever case it is written."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "code", self.ref.casefold())

    def __hash__(self) -> int:
        """Of the code, whose hash is kept with it; few cards have a code in common."""
        return hash(self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedFigure:
    """What a row reports: a value, a mark or a state in place of one, or nothing."""

    is_given: bool
    """False where both Value and Status are blank; `status` then says nothing."""
    value: Decimal | None
    is_percentage: bool
    """Whether the entry had a sign of per cent, to be held against the unit."""
    mark: str | None
    """What stood in place of a number, such as `c` or `<5`."""
    numerator: Decimal | None
    denominator: Decimal | None
    status: OutturnStatus

    def says_otherwise(self, other: "StagedFigure") -> bool:
        """Whether the other reports something else."""
        return self.reported != other.reported

    @property
    def reported(self) -> tuple[object, ...]:
        """All that it reports."""
        return (self.value, self.mark, self.numerator, self.denominator, self.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What only a table of ours says of a figure."""

    expected: str = ""
    """When it is expected, ISO 8601."""
    coverage: str = ""
    """What part of the council it covers."""
    is_published: bool = False
    """Whether it is as the public read it, and so replaces nothing on file."""


@dataclass(frozen=True, slots=True)
class StagedRow:
    """One row of a return, checked on its own and against the rest of its file."""

    line: int
    card: StagedCard
    quarter: Quarter
    figure: StagedFigure
    target: AnyTarget | None
    note: str
    layout: Layout | None = field(default=None, compare=False, repr=False)
    """Where its cells stand in the file."""
    own: OwnWords | None = None
    """What it says besides, where a table of ours says it."""

    @property
    def ref(self) -> str:
        """The ref of its indicator."""
        return self.card.ref

    @property
    def value(self) -> Decimal | None:
        """The number it reports, if it does."""
        return self.figure.value

    @property
    def is_held_to_unit(self) -> bool:
        """Whether reading it has held its figure to its unit, for it says that."""
        return self.card.unit is not None and self.own is None

    @property
    def says_all(self) -> bool:
        """Whether what it is silent of is not there."""
        return self.layout is not None and self.layout.says_all

    @property
    def place(self) -> str:
        """Where its figure stands in the file: `line 3`, `cell E3`; nothing in none."""
        return "" if self.layout is None else self.layout.place(self.line)

    def where(self, column: str | None = None) -> str:
        """How a sentence about it begins: `Line 3`, `Cell E3, column Value`."""
        if self.layout is None:
            return f"Line {self.line}"
        return self.layout.where(self.line, column)

    def problem(self, column: str | None, cause: str, *, is_refusal: bool) -> Problem:
        """What is wrong with it once it is set beside other figures."""
        layout = self.layout
        if layout is None or column not in layout.columns:
            column = None
        return Problem(
            line=self.line,
            cell=None if layout is None else layout.cell(self.line, column),
            column=None if layout is None or not column else layout.columns[column],
            where=self.where(column),
            cause=cause,
            is_refusal=is_refusal,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedReturn:
    """A whole return as read, before anything is kept."""

    file_name: str
    sha256: str
    """Of the bytes that were read; empty when there were none to read."""
    sheet: str | None
    columns: Mapping[str, str]
    """Our name of each column that is used, and the heading the file gives it."""
    rows: Sequence[StagedRow]
    """Empty when the file is refused, so that half a file is never imported."""
    problems: tuple[Problem, ...]
    """In the order found; at most `KEPT` refusals and `KEPT` warnings."""
    refusals_found: int
    warnings_found: int
    read_as: str = ""
    """The kind of file, and how its text was read: `CSV, UTF-8, parted by commas`."""
    notes: tuple[str, ...] = ()
    """How it was read, where not in the plainest way, each in a sentence."""
    matches: tuple[ColumnMatch, ...] = ()
    """What each heading stands for; of the first sheet, where several are read."""
    heading_line: int | None = None
    """The last line that the headings stand on."""
    profile: str = ""
    """The import profile that it was read by."""
    mended: Mapping[str, str] = field(default_factory=dict)
    """By cell, what was mended by hand since it was read."""

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it may be imported."""
        return self.refusals_found > 0

    @property
    def total_problems(self) -> int:
        """How many problems there are, listed or not."""
        return self.refusals_found + self.warnings_found
