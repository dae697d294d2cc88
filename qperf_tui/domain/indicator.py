"""What a council reports against a priority, and how its figures are to be read."""

from dataclasses import dataclass
from enum import StrEnum


class Polarity(StrEnum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"
    IN_RANGE = "in range"
    NEUTRAL = "neutral"

    @property
    def words(self) -> str:
        """How the polarity reads in a sentence."""
        return {
            Polarity.HIGHER: "higher is better",
            Polarity.LOWER: "lower is better",
            Polarity.IN_RANGE: "in range is better",
            Polarity.NEUTRAL: "neither way is better",
        }[self]


class ReportBasis(StrEnum):
    """What span a figure covers, and so what it may be compared with."""

    QUARTER = "quarter"
    SNAPSHOT = "snapshot"
    YEAR_TO_DATE = "year to date"
    ROLLING = "rolling 12 months"
    SEASONAL = "seasonal"
    ANNUAL = "annual"
    ACADEMIC_YEAR = "academic year"
    SURVEY = "survey"

    @property
    def is_cumulative(self) -> bool:
        """Whether figures build up from April and start again the next April."""
        return self is ReportBasis.YEAR_TO_DATE

    @property
    def is_quarterly(self) -> bool:
        """Whether every quarter is due a figure, so that none is a gap."""
        return self not in _SELDOM


_SELDOM = {ReportBasis.ANNUAL, ReportBasis.ACADEMIC_YEAR, ReportBasis.SURVEY}


@dataclass(frozen=True, slots=True)
class Priority:
    """A heading of the council's plan."""

    priority_id: int
    code: str
    title: str

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One thing the council reports, as its record card has it."""

    indicator_id: int
    code: str
    title: str
    priority: Priority
    unit: str = "%"
    decimals: int = 1
    polarity: Polarity = Polarity.NEUTRAL
    basis: ReportBasis = ReportBasis.QUARTER
    theme: str = ""
    directorate: str = ""
    owner: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True)
class DefinitionBreak:
    """From `first_quarter` on, the indicator counts something else."""

    first_quarter: int
    """The ordinal of the first quarter under the new definition."""
    reason: str
