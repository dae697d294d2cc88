"""What a council hands over besides its returns, as read from its folder."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec

from qperf_tui.domain.agreement import Person
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, Tolerance


@dataclass(frozen=True, slots=True)
class PriorityRow:
    """A heading of the council's plan."""

    code: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionRow:
    """The record card of one indicator."""

    ref: str
    title: str
    priority: str
    theme: str
    directorate: str
    owner: str
    unit: str
    decimals: int
    polarity: Polarity
    basis: ReportBasis
    year_end_target: AnyTarget | None
    tolerance: Tolerance
    control: str
    """How far the council can move it: `council`, `shared` or `outside`."""
    indicator_set: str
    """Whose indicator it is, such as `national` or `local`."""
    implications: tuple[str, ...]
    definition: str
    former_refs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """A target for a quarter, with who set it and why."""

    ref: str
    quarter: Quarter
    target: AnyTarget
    set_by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakRow:
    """From a quarter on, an indicator counts something else."""

    ref: str
    first_quarter: Quarter
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparatorRow:
    """Another body's figure, with its own period and where it was found."""

    ref: str
    body: str
    period: str
    value: Decimal
    authorities: int | None
    """How many authorities it is the mean of, where that is known."""
    source: str
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """The figure of one authority of the set behind a comparator."""

    ref: str
    body: str
    period: str
    authority: str
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A figure of one group in a quarter, such as of children of one ethnicity."""

    ref: str
    quarter: Quarter
    dimension: str
    group: str
    is_reference: bool
    """Whether the other groups of the dimension are compared with it."""
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    mark: str | None
    """What stands in place of a number."""
    status: OutturnStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """Something that happened in a quarter and explains its figures."""

    ref: str | None
    """None where it touches the whole council."""
    quarter: Quarter
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationRow:
    """What somebody expects at the year end, as seen in a quarter."""

    ref: str
    quarter: Quarter
    value: Decimal
    entered_by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentaryRow:
    """What was written about an indicator in a quarter."""

    ref: str
    quarter: Quarter
    state: CommentaryState
    author: str
    agreed_by: str
    """Who agreed it; nothing unless it is agreed."""
    body: str


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """From which quarter's report on an action is done, by whom, and what shows it."""

    quarter: Quarter
    by: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One thing that is done about an indicator."""

    ref: str
    raised_in: Quarter
    title: str
    owner: str
    due: date
    closing: ClosingRow | None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What a request was answered, by whom, and in which quarter's report."""

    quarter: Quarter
    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """One thing that a member asked for at a meeting."""

    ref: str | None
    """None where it is about no one indicator."""
    asked_on: date
    asked_by: str
    minute: str
    question: str
    owner: str
    due: date | None
    answer: AnswerRow | None


class Implication(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A heading under which a report says what it implies."""

    heading: str
    text: str


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the summary: written by hand, or drafted for a theme."""

    title: str
    theme: str = ""
    written: tuple[str, ...] = ()


class ReportSettings(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True
):
    """What surrounds the summary in the committee's report."""

    council: str
    committee: str
    meeting_date: date
    subject: str
    title: str
    quarter: str
    report_of: str = ""
    summary: str = ""
    advising_officer: str = ""
    contact_officer: str = ""
    public: str = ""
    wards: str = ""
    function_of: str = ""
    first_paragraph: int = 1
    illustrative: bool = False
    seen_on: date | None = None
    """The last day a sample is looked at as if it were; none for a working council."""
    notice: str = ""
    recommendation: str = ""
    background: tuple[str, ...] = ()
    appendices: tuple[str, ...] = ()
    background_papers: tuple[str, ...] = ()
    location: str = ""
    implications: tuple[Implication, ...] = msgspec.field(
        default=(), name="implication"
    )
    sections: tuple[Section, ...] = msgspec.field(default=(), name="section")

    def __post_init__(self) -> None:
        """Refuse a quarter that is none, as the decoder refuses the rest."""
        Quarter.parse(self.quarter)


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilFiles:
    """Everything in a council's folder but the content of its returns."""

    priorities: tuple[PriorityRow, ...]
    definitions: tuple[DefinitionRow, ...]
    targets: tuple[TargetRow, ...]
    breaks: tuple[BreakRow, ...]
    comparators: tuple[ComparatorRow, ...]
    members: tuple[MemberRow, ...]
    groups: tuple[GroupRow, ...]
    events: tuple[EventRow, ...]
    expectations: tuple[ExpectationRow, ...]
    commentary: tuple[CommentaryRow, ...]
    people: tuple[Person, ...]
    actions: tuple[ActionRow, ...]
    requests: tuple[RequestRow, ...]
    report: ReportSettings | None
    """None where the folder has no report.toml."""
    returns: tuple[Path, ...]
    """Histories first, so that a later return is read on top of them."""
