"""What opening a quarter would do: what is expected in it, and what carries over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qperf_tui.domain.agreement import same_name
from qperf_tui.domain.comparator_period import ComparatorPeriod
from qperf_tui.domain.days import short_day
from qperf_tui.domain.deadlines import FIGURES, WRITING, Deadlines
from qperf_tui.domain.expected_return import ExpectedReturn
from qperf_tui.domain.expected_target import ExpectedTarget
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.opening import (
    codes_in,
    next_to_open,
    why_incomplete,
    why_not_open,
)
from qperf_tui.domain.period import PREVIOUS_QUARTER, SAME_QUARTER_LAST_YEAR, Quarter
from qperf_tui.domain.target import AnyTarget, TargetKind
from qperf_tui.domain.wording import plural
from qperf_tui.errors import QperfError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.deadlines import (
    deadlines,
    deadlines_of,
    require_after_quarter,
)
from qperf_tui.workbench.drafting import proposed
from qperf_tui.workbench.expected_returns import expected_returns, expected_targets
from qperf_tui.workbench.in_hand import quarter_in_hand
from qperf_tui.workbench.taking_over import words_to_take_over


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """What a quarter has from the one before it without anybody doing anything."""

    header: int
    """Lines of the paper's header."""
    paragraphs: int
    """Paragraphs that stand around the summary."""
    actions: int
    """Actions still open."""
    requests: int
    """Requests that members still wait for."""
    out_of_date: Sequence[str]
    """Codes of the indicators whose comparators ended over a year before it did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAhead:
    """What opening a quarter would do, worked out before it is done."""

    quarter: Quarter
    returns: Sequence[ExpectedReturn]
    """Every indicator, those not due among them."""
    targets: Mapping[int, ExpectedTarget]
    """What each figure will be held to, by indicator id."""
    to_carry: Sequence[tuple[Indicator, AnyTarget]]
    """Last year's targets of the indicators that have none for this year."""
    has_last: bool
    """Whether there are figures of the quarter before at all."""
    left: Sequence[str]
    """Codes of the indicators whose figure the quarter before still lacks."""
    is_published: bool
    """Whether the quarter before is closed, as publishing it does."""
    due: Deadlines | None
    """None where no meeting is known."""
    carried: CarriedOver

    @property
    def expected(self) -> list[ExpectedReturn]:
        """The returns that are due."""
        return [each for each in self.returns if each.claim.is_due]

    @property
    def without_target(self) -> list[str]:
        """Codes of those due that have no target though last year had one."""
        return [
            each.position.code
            for each in self.expected
            if self.targets[each.position.indicator.indicator_id].is_lacking
        ]

    @property
    def incomplete(self) -> str | None:
        """What the quarter before still lacks; None where nothing."""
        return why_incomplete(self.quarter.shifted(-PREVIOUS_QUARTER), self.left)


def following_quarter(workbook: Workbook) -> Quarter | None:
    """The quarter to be opened next; None where there are no figures to go by."""
    return next_to_open(workbook.openings.all(), quarter_in_hand(workbook))


def look_ahead(
    workbook: Workbook, quarter: Quarter, today: date, meeting: date | None = None
) -> LookAhead:
    """What opening a quarter would do; nothing is written.

    Raises:
        ClosedQuarterError: If it is closed.
        QperfError: If it is open already, is not the next one, or has not ended by
            the day of its meeting.
    """
    _require_next(workbook, quarter, meeting)
    last = quarter.shifted(-PREVIOUS_QUARTER)
    due = deadlines(workbook, quarter)
    if meeting is not None:
        due = deadlines_of(workbook, quarter, meeting)
    found = expected_returns(workbook, quarter, today, due)
    has_last = _is_known(workbook, last)
    left = expected_returns(workbook, last, today) if has_last else []
    return LookAhead(
        quarter=quarter,
        returns=found,
        targets=expected_targets(workbook, found),
        to_carry=_to_carry(workbook, found, quarter),
        has_last=has_last,
        left=[each.position.code for each in left if each.lacks_figure],
        is_published=last in workbook.closings.closed(),
        due=due,
        carried=_carried(workbook, quarter),
    )


def _require_next(workbook: Workbook, quarter: Quarter, meeting: date | None) -> None:
    workbook.closings.require_open(quarter)
    why = why_not_open(quarter, workbook.openings.all(), quarter_in_hand(workbook))
    if why is not None:
        raise QperfError(why)
    if meeting is not None:
        require_after_quarter(quarter, meeting)


def _is_known(workbook: Workbook, quarter: Quarter) -> bool:
    """Whether anything was ever expected in a quarter: it has figures or was opened."""
    hand, known = quarter_in_hand(workbook), workbook.outturns.quarters()
    first = known[0] if known else hand
    return first is not None and hand is not None and first <= quarter <= hand


def _to_carry(
    workbook: Workbook, found: Sequence[ExpectedReturn], quarter: Quarter
) -> list[tuple[Indicator, AnyTarget]]:
    every = workbook.targets.all()
    now = quarter.year_end
    before = now.shifted(-SAME_QUARTER_LAST_YEAR)
    carried = []
    for each in found:
        indicator = each.position.indicator
        last = every.get((indicator.indicator_id, before.ordinal, TargetKind.YEAR_END))
        held = (indicator.indicator_id, now.ordinal, TargetKind.YEAR_END) in every
        if last is not None and not held:
            carried.append((indicator, last))
    return carried


def _carried(workbook: Workbook, quarter: Quarter) -> CarriedOver:
    report = workbook.reports.of_quarter(quarter) or proposed(workbook, quarter)[0]
    return CarriedOver(
        header=len(report.fields),
        paragraphs=words_to_take_over(workbook, quarter),
        actions=sum(each.is_open for each in workbook.actions.open_in(quarter)),
        requests=len(workbook.requests.open()),
        out_of_date=_out_of_date(workbook, quarter),
    )


def _out_of_date(workbook: Workbook, quarter: Quarter) -> list[str]:
    """The codes of indicators beside which another body's newest figure is old."""
    newest: dict[tuple[int, str], ComparatorPeriod] = {}
    for key, body, period in workbook.context.periods():
        read, at = ComparatorPeriod.read(period), (key, body.casefold())
        held = newest.get(at)
        if held is None or _day_of(held) <= _day_of(read):
            newest[at] = read
    stale = {key for (key, _), read in newest.items() if read.is_out_of_date(quarter)}
    listed = workbook.indicators.listed(quarter)
    return [each.code for each in listed if each.indicator_id in stale]


def _day_of(period: ComparatorPeriod) -> date:
    return period.last_day or date.min


def ahead_lines(found: LookAhead) -> list[str]:
    """What opening a quarter would do, as lines for a person to read."""
    quarter, carried = found.quarter, found.carried
    owners = {same_name(each.position.indicator.owner) for each in found.expected}
    owners.discard("")
    many, others = len(found.expected), len(found.returns) - len(found.expected)
    due = f"{_counted(many, 'return')} due from {_counted(len(owners), 'owner')}"
    carries = (
        f"{_counted(carried.header, 'line')} of the header",
        f"{_counted(carried.paragraphs, 'paragraph')} around the summary",
        _counted(carried.actions, "open action"),
        f"{_counted(carried.requests, 'request')} of members",
    )
    lines = [
        f"{quarter} ({quarter.months}): {due}, {others} not due",
        _days(found.due),
        f"Carries over: {', '.join(carries)}",
    ]
    if found.without_target:
        lines.append(f"No target for {quarter.year}: {codes_in(found.without_target)}")
    if carried.out_of_date:
        stale = codes_in(carried.out_of_date)
        lines.append(f"Comparators over a year old: {stale}")
    if found.incomplete:
        lines.append(found.incomplete)
    elif not found.is_published and found.has_last:
        lines.append(f"{quarter.shifted(-PREVIOUS_QUARTER)} is not published yet")
    return lines


def _days(due: Deadlines | None) -> str:
    if due is None:
        return "No meeting is set, so no day is known by which they are due"
    parts = [(FIGURES, "Figures due"), (WRITING, "commentary")]
    said = [f"{name} {short_day(due.by_role[part])}" for part, name in parts]
    published = f"published {short_day(due.publication)}"
    return f"{', '.join(said)}, {published}, meeting {short_day(due.meeting)}"


def _counted(many: int, noun: str) -> str:
    return f"{many} {plural(many, noun)}"
