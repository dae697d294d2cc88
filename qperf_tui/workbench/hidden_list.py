"""What is hidden from the public, why, and what is shown all the same: for officers."""

from collections.abc import Sequence
from dataclasses import dataclass

from qperf_tui.domain.disclosure import CellKey, Reason
from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.wording import figure
from qperf_tui.storage.breakdowns import GroupOutturn
from qperf_tui.storage.disclosure import PolicyOnFile, ShownAllTheSame
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import USUAL, hidden_figures
from qperf_tui.workbench.few_people import uncounted_shares
from qperf_tui.workbench.protecting import is_void, standing_overrides


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenFigure:
    """A figure that the public may not read, told without the figure."""

    cell: CellKey
    code: str
    title: str
    group: str
    """The group it is of, with its dimension; nothing for the figure of all."""
    reason: Reason

    @property
    def quarter(self) -> Quarter:
        """The quarter it is of."""
        return self.cell.quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedFor:
    """A figure that is shown to the public because somebody signed for it."""

    override: ShownAllTheSame
    code: str
    title: str
    group: str

    @property
    def cell(self) -> CellKey:
        """Which figure it is."""
        held = self.override
        return CellKey(held.indicator_id, held.quarter, held.group_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenList:
    """What is hidden of some quarters, and what is shown all the same."""

    hidden: Sequence[HiddenFigure]
    signed_for: Sequence[SignedFor]
    policies: Sequence[PolicyOnFile]
    """That of the workbook first, then those of indicators and themes."""
    elsewhere: int
    """How many figures are hidden in quarters that were not asked about."""
    uncounted: Sequence[str] = ()
    """The codes of the percentages of people that cannot be held to any rule."""


class CellNames:
    """What the figures of a workbook are called, and in which order they stand."""

    def __init__(self, workbook: Workbook) -> None:
        self._indicators = workbook.indicators.on_file()
        self._groups = workbook.breakdowns.titles()
        self._place = {each.indicator_id: n for n, each in enumerate(self._indicators)}
        self._order = {each: n for n, each in enumerate(self._groups)}

    def knows(self, indicator_id: int) -> bool:
        """Whether an indicator is on file, and its import was not taken back."""
        return indicator_id in self._place

    def of(self, indicator_id: int, group_id: int | None) -> tuple[str, str, str]:
        """The code and title of an indicator, and the group with its dimension."""
        indicator = self._indicators[self._place[indicator_id]]
        group = "" if group_id is None else self._groups[group_id]
        return indicator.code, indicator.title, group

    def place(self, cell: CellKey) -> tuple[int, int, int]:
        """Where a figure stands: by the plan, by quarter, the whole before groups."""
        within = -1 if cell.group_id is None else self._order[cell.group_id]
        return self._place[cell.indicator_id], cell.quarter.ordinal, within


def hidden_list(
    workbook: Workbook,
    quarter: Quarter | None = None,
    progress: Progress = unwatched,
) -> HiddenList:
    """What is hidden in a quarter, or in every quarter, in the order of the plan.

    Raises:
        StoppedError: If `progress` had it stopped.
    """
    names = CellNames(workbook)
    every = hidden_figures(workbook, progress=progress)
    wanted = [each for each in every if quarter in {None, each.quarter}]
    return HiddenList(
        hidden=tuple(
            _hidden(cell, every[cell], names)
            for cell in sorted(wanted, key=names.place)
        ),
        signed_for=tuple(
            _signed_for(each, names)
            for each in standing_overrides(workbook)
            if quarter in {None, each.quarter} and names.knows(each.indicator_id)
            if not is_void(each, every)
        ),
        policies=policies_in_force(workbook),
        elsewhere=len(every) - len(wanted),
        uncounted=_uncounted(workbook, quarter, names),
    )


def _uncounted(
    workbook: Workbook, quarter: Quarter | None, names: CellNames
) -> tuple[str, ...]:
    found = [
        cell
        for cell in uncounted_shares(workbook)
        if quarter in {None, cell.quarter} and cell.group_id is None
    ]
    codes = [names.of(each.indicator_id, None)[0] for each in found]
    return tuple(dict.fromkeys(codes))


def _hidden(cell: CellKey, reason: Reason, names: CellNames) -> HiddenFigure:
    code, title, group = names.of(cell.indicator_id, cell.group_id)
    return HiddenFigure(cell=cell, code=code, title=title, group=group, reason=reason)


def _signed_for(override: ShownAllTheSame, names: CellNames) -> SignedFor:
    code, title, group = names.of(override.indicator_id, override.group_id)
    return SignedFor(override=override, code=code, title=title, group=group)


def policies_in_force(workbook: Workbook) -> tuple[PolicyOnFile, ...]:
    """Every policy that holds: that of the workbook, or the usual one, comes first."""
    held = workbook.disclosure.policies()
    whole = [each for each in held if each.kind == USUAL.kind] or [USUAL]
    return (*whole, *(each for each in held if each.kind != USUAL.kind))


def figure_on_file(workbook: Workbook, cell: CellKey) -> str:
    """A figure as the workbench shows it, whatever the public may read."""
    (indicator,) = workbook.indicators.of_ids([cell.indicator_id])
    if cell.group_id is None:
        series = workbook.outturns.recent([indicator], cell.quarter, cell.quarter)
        held = series.get(cell.indicator_id, {}).get(cell.quarter)
        return _told(held, indicator)
    for each in workbook.breakdowns.of(indicator, cell.quarter):
        if each.group_id == cell.group_id:
            return _told(each, indicator)
    return _told(None, indicator)


def _told(outturn: Outturn | GroupOutturn | None, indicator: Indicator) -> str:
    if outturn is None or outturn.value is None:
        return "nothing"
    shown = figure(outturn.value, indicator)
    if outturn.numerator is None or outturn.denominator is None:
        return shown
    return f"{shown}, {outturn.numerator:f} of {outturn.denominator:,f}"
