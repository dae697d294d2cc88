"""What a workbook holds of people: what could be published, and what was before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

import msgspec

from qperf_tui.domain.disclosure import CellKey
from qperf_tui.domain.figures import Outturn, OutturnStatus, multiplier
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.people_figures import PER_CENT, EarlierFigure, PeopleFigure
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.published import FigureKey, PublishedFigure
from qperf_tui.domain.release import MANIFEST
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.small_numbers import (
    COUNTED,
    Counted,
    SmallNumbers,
    counts_people,
)
from qperf_tui.storage.breakdowns import GroupOutturn
from qperf_tui.storage.disclosure import USUAL, PolicyOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.published_figures import published_in

_ROUND: Final = "round5"
OFF: Final = "off"
"""The method of a policy under which nothing is hidden."""
_NOTHING: Final = Counted(None)


class _PolicyTold(msgspec.Struct, frozen=True):
    of: str
    method: str


class _DisclosureTold(msgspec.Struct, frozen=True):
    policies: tuple[_PolicyTold, ...] = ()


class _ManifestTold(msgspec.Struct, frozen=True):
    """What the manifest of a release tells of how its numbers were protected."""

    disclosure: _DisclosureTold = _DisclosureTold()


class Policies:
    """How the numbers of each indicator are protected."""

    def __init__(self, workbook: Workbook) -> None:
        self._by_subject = {
            (each.kind, each.subject.casefold()): each
            for each in workbook.disclosure.policies()
        }

    def of(self, indicator: Indicator) -> PolicyOnFile:
        """The policy in force: its own, else its theme's, else the workbook's."""
        for key in _subjects(indicator):
            if key in self._by_subject:
                return self._by_subject[key]
        return USUAL


def people_figures(
    workbook: Workbook, only: Sequence[Indicator] | None = None
) -> tuple[PeopleFigure, ...]:
    """Every figure of people that is on file and protected, in the plan's order.

    Figures of two indicators tell nothing of each other, so those of some can be read
    by themselves.
    """
    policies = Policies(workbook)
    counted = {
        each.indicator_id: (each, policies.of(each))
        for each in (workbook.indicators.on_file() if only is None else only)
        if counts_people(each)
    }
    protected = {k: found for k, found in counted.items() if found[1].method != OFF}
    signed = _signed(workbook)
    span = workbook.outturns.quarters()
    indicators = [indicator for indicator, _ in protected.values()]
    reported = (
        workbook.outturns.recent(indicators, span[0], span[-1])
        if indicators and span
        else {}
    )
    groups = workbook.breakdowns.standing(indicators) if indicators else {}
    found: list[PeopleFigure] = []
    for key, (indicator, policy) in protected.items():
        told = _by_cell(key, reported.get(key, {}), groups.get(key, ()))
        for cell, outturn in told.items():
            figure = _figure(indicator, policy, cell, outturn)
            if figure is not None:
                holds = not {"", figure.signed_on}.isdisjoint(signed[cell])
                found.append(replace(figure, is_signed_for=holds))
    return tuple(found)


def _signed(workbook: Workbook) -> defaultdict[CellKey, set[str]]:
    """The numbers that were signed for, of each figure where any were."""
    signed: defaultdict[CellKey, set[str]] = defaultdict(set)
    for each in workbook.disclosure.overrides():
        if not each.is_withdrawn:
            cell = CellKey(each.indicator_id, each.quarter, each.group_id)
            signed[cell].add(each.signed_on)
    return signed


def _by_cell(
    key: int, series: Mapping[Quarter, Outturn], groups: Sequence[GroupOutturn]
) -> dict[CellKey, Outturn | GroupOutturn]:
    return {
        **{CellKey(key, quarter): each for quarter, each in series.items()},
        **{CellKey(key, each.quarter, each.group_id): each for each in groups},
    }


def earlier_figures(
    workbook: Workbook, only: Sequence[Indicator] | None = None
) -> tuple[EarlierFigure, ...]:
    """What earlier releases told of people, and what they hid, the first one first."""
    releases = workbook.publications.all()
    if not releases:
        return ()
    wanted = workbook.indicators.on_file() if only is None else only
    by_id = {each.indicator_id: each for each in wanted}
    # By every code it ever had: a release has the one of its day.
    indicators = {each.code.casefold(): each for each in wanted} | {
        code: by_id[key]
        for code, key in workbook.indicators.ids_by_code().items()
        if key in by_id
    }
    groups = {title: key for key, title in workbook.breakdowns.titles().items()}
    found: list[EarlierFigure] = []
    for release in releases:
        methods = _methods_in(workbook.publications.part(release.number, MANIFEST))
        for each in published_in(workbook, release.number):
            indicator = indicators.get(each.key.code.casefold())
            if indicator is None or not counts_people(indicator):
                continue
            cell = _cell(each.key, indicator, groups)
            if cell is not None:
                method = _nearest(methods, indicator)
                found.append(_earlier(release.number, cell, each, indicator, method))
    return tuple(found)


def _earlier(
    release: int,
    cell: CellKey,
    told: PublishedFigure,
    indicator: Indicator,
    method: str,
) -> EarlierFigure:
    number = None if told.number is None else Fraction(told.number)
    return EarlierFigure(
        release=release,
        cell=cell,
        told=_counted(number, told.numerator, told.denominator, indicator),
        is_hidden=told.state is OutturnStatus.SUPPRESSED,
        is_rounded=method == _ROUND,
    )


def _cell(
    key: FigureKey, indicator: Indicator, groups: Mapping[str, int]
) -> CellKey | None:
    """Which figure of today an earlier one was; None where its group is gone."""
    if not key.dimension:
        return CellKey(indicator.indicator_id, key.quarter)
    group_id = groups.get(f"{key.dimension}: {key.group}")
    if group_id is None:
        return None
    return CellKey(indicator.indicator_id, key.quarter, group_id)


def _methods_in(manifest: bytes | None) -> dict[str, str]:
    """How numbers were protected in a release, by what each policy was for."""
    try:
        told = msgspec.json.decode(manifest or b"{}", type=_ManifestTold)
    except msgspec.MsgspecError:
        return {}
    return {each.of.casefold(): each.method for each in told.disclosure.policies}


def _nearest(methods: Mapping[str, str], indicator: Indicator) -> str:
    named = (" ".join(each).strip() for each in _subjects(indicator))
    return next((methods[each] for each in named if each in methods), USUAL.method)


def _figure(
    indicator: Indicator,
    policy: PolicyOnFile,
    cell: CellKey,
    outturn: Outturn | GroupOutturn,
) -> PeopleFigure | None:
    """A figure, if there is one, or if one came suppressed."""
    is_absent = outturn.status is OutturnStatus.SUPPRESSED
    told = _counted(outturn.value, outturn.numerator, outturn.denominator, indicator)
    scale = _scale(indicator)
    rate = outturn.value if told == _NOTHING and scale > PER_CENT else None
    if not is_absent and told == _NOTHING and rate is None:
        return None
    return PeopleFigure(
        cell=cell,
        told=_NOTHING if is_absent else told,
        rule=SmallNumbers(policy.threshold, hides_zero=policy.hides_zero),
        basis=indicator.basis,
        scale=scale,
        rate=rate,
        dimension=outturn.group.dimension if isinstance(outturn, GroupOutturn) else "",
        is_rounded=policy.method == _ROUND,
        is_absent=is_absent,
    )


def _scale(indicator: Indicator) -> int:
    return 0 if indicator.unit == COUNTED else multiplier(indicator.unit)


def _counted(
    value: Fraction | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
    indicator: Indicator,
) -> Counted:
    """How many people of how many, as far as it is on file or can be worked out."""
    if numerator is not None and value is not None and denominator is None:
        return Counted(numerator, _whole(value, numerator, _scale(indicator)))
    if numerator is not None or value is None:
        return Counted(numerator, denominator)
    if not _scale(indicator):
        return Counted(_decimal(value), denominator)
    if denominator is None:
        return _NOTHING
    cases = value * Fraction(denominator) / _scale(indicator)
    nearest = half_up(cases, 0)
    half = Fraction(1, 2 * 10**indicator.decimals)
    is_of_whole_cases = abs(nearest - cases) <= half * Fraction(denominator) / _scale(
        indicator
    )
    return Counted(_decimal(nearest) if is_of_whole_cases else None, denominator)


def _whole(value: Fraction, numerator: Decimal, scale: int) -> Decimal | None:
    """How many people so many are so many per cent of, as any reader works it out."""
    if scale != PER_CENT or not value:
        return None
    return _decimal(half_up(Fraction(numerator) * scale / value, 0))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _subjects(indicator: Indicator) -> Sequence[tuple[str, str]]:
    """What a policy may be set for to protect an indicator, the nearest first."""
    return (
        ("indicator", indicator.code.casefold()),
        ("theme", indicator.theme.casefold()),
        ("workbook", ""),
    )
