"""Why each figure of one indicator is shown to the public, or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qperf_tui.domain.disclosure import CellKey
from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.small_numbers import counts_people
from qperf_tui.domain.wording import outturn_figure
from qperf_tui.storage.disclosure import PolicyOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import Disclosed, disclosed
from qperf_tui.workbench.hidden_list import figure_on_file
from qperf_tui.workbench.people_figures import Policies
from qperf_tui.workbench.protecting import policy_words, standing_overrides


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWorking:
    """One figure: what the public reads, what is on file, and why they differ."""

    quarter: Quarter
    group: str
    public: str
    on_file: str
    why: str
    is_hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenWorking:
    """How the numbers of one indicator are protected, figure by figure."""

    indicator: Indicator
    policy: PolicyOnFile
    policy_says: str
    figures: Sequence[FigureWorking]
    """The latest quarter first, the figure of all before those of groups."""


def hidden_working(workbook: Workbook, indicator: Indicator) -> HiddenWorking:
    """Why each figure of an indicator is shown to the public, or is not."""
    policy = Policies(workbook).of(indicator)
    says = policy_words(policy)
    if not counts_people(indicator):
        says = "no people are counted, so nothing of it is hidden"
    found = disclosed(workbook, [indicator])
    return HiddenWorking(
        indicator=indicator,
        policy=policy,
        policy_says=says,
        figures=tuple(_figures(workbook, indicator, found)),
    )


def _figures(
    workbook: Workbook, indicator: Indicator, found: Disclosed
) -> Iterator[FigureWorking]:
    public = workbook.hide(found.hidden, found.rounded)
    signed = {
        CellKey(each.indicator_id, each.quarter, each.group_id): each
        for each in standing_overrides(workbook)
    }
    for told in sorted(
        _told(public, indicator), key=lambda each: -each[0].quarter.ordinal
    ):
        cell, group, outturn = told
        reason = found.hidden.get(cell)
        if reason is not None:
            why = reason.says
        elif cell in signed:
            why = f"{signed[cell].signed_by} signed for it: {signed[cell].reason}"
        elif cell in found.rounded:
            why = "its numbers are rounded to 5"
        elif outturn.status is OutturnStatus.SUPPRESSED:
            why = "it came suppressed"
        else:
            why = ""
        yield FigureWorking(
            quarter=cell.quarter,
            group=group,
            public=outturn_figure(outturn, indicator),
            on_file=figure_on_file(workbook, cell),
            why=why,
            is_hidden=reason is not None,
        )


def _told(
    public: Workbook, indicator: Indicator
) -> Iterator[tuple[CellKey, str, Outturn]]:
    """Every figure of an indicator as the public reads it."""
    key = indicator.indicator_id
    for each in public.outturns.series(indicator):
        yield CellKey(key, each.quarter), "", each
    for one in public.breakdowns.standing([indicator]).get(key, []):
        name = f"{one.group.dimension}: {one.group.title}"
        shown = Outturn(
            quarter=one.quarter,
            value=one.value,
            status=one.status,
            mark=one.mark,
            numerator=one.numerator,
            denominator=one.denominator,
        )
        yield CellKey(key, one.quarter, one.group_id), name, shown
