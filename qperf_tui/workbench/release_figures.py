"""Every figure of a release: what is published now, and what was published then."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from qperf_tui.domain.figures import WITH_A_VALUE, Outturn
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.published import FigureKey, PublishedFigure
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.wording import outturn_figure, telling_decimals
from qperf_tui.storage.breakdowns import GroupOutturn
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.imprint import imprint_of
from qperf_tui.workbench.published_figures import FIGURES, published_in
from qperf_tui.workbench.standings import positions

__all__ = ["FIGURES", "figures_part", "published_in", "release_figures"]

_TITLE: Final = "Figures as published"


def release_figures(workbook: Workbook, quarter: Quarter) -> list[PublishedFigure]:
    """Every figure up to a quarter as the public may read it, by group as well.

    In the order of the plan, then by quarter; of the quarter itself each indicator
    has a row with its status, and of earlier ones only where something was reported.
    One that is no longer reported comes after them, with the quarters in which it was.
    What is exempt has no row.
    """
    public = as_published(workbook)
    judged = {
        each.indicator.indicator_id: each.status.word
        for each in positions(public, quarter)
    }
    indicators = public.indicators.reported(quarter)
    span = public.outturns.quarters()
    if not indicators or not span:
        return []
    reported = public.outturns.recent(indicators, span[0], quarter)
    found: list[PublishedFigure] = []
    for indicator in indicators:
        series = reported.get(indicator.indicator_id, {})
        for at in sorted({*series, quarter}):
            if public.mask.withholds(indicator.indicator_id, at):
                continue
            status = judged[indicator.indicator_id] if at == quarter else ""
            found.append(_whole(indicator, at, series.get(at), status))
        found += _groups(public, indicator, quarter)
    return [*found, *_of_earlier(public, indicators, quarter)]


def _of_earlier(
    public: Workbook, indicators: Sequence[Indicator], quarter: Quarter
) -> Iterator[PublishedFigure]:
    """The figures of what was reported before a quarter, and is not in it any more.

    They are hidden by the same rules, which are held to whatever is on file.
    """
    reported = {each.indicator_id for each in indicators}
    last = quarter.shifted(-PREVIOUS_QUARTER)
    for indicator in public.indicators.on_file():
        key = indicator.indicator_id
        if key in reported:
            continue
        definition = public.definitions.of(key)
        series = {each.quarter: each for each in public.outturns.series(indicator)}
        for at in sorted(series):
            is_told = definition.under(at.ordinal) is not None and at <= last
            if is_told and not public.mask.withholds(key, at):
                yield _whole(indicator, at, series[at], "")
        for each in _groups(public, indicator, last):
            if definition.under(each.key.quarter.ordinal) is not None:
                yield each


def figures_part(workbook: Workbook, quarter: Quarter, notice: str = "") -> bytes:
    """The figures of a release as the file that is published with it."""
    from qperf_tui.report.formats import published_figures  # noqa: PLC0415 - seldom

    figures = release_figures(workbook, quarter)
    imprint = imprint_of(workbook, quarter, _TITLE)
    said = f"{notice} {imprint.notice}".strip()
    return published_figures.render(figures, replace(imprint, notice=said))


def _whole(
    indicator: Indicator, at: Quarter, outturn: Outturn | None, status: str
) -> PublishedFigure:
    return _published(FigureKey(indicator.code, at), indicator, outturn, status)


def _groups(
    public: Workbook, indicator: Indicator, last: Quarter
) -> Iterator[PublishedFigure]:
    for at in public.breakdowns.quarters(indicator.indicator_id):
        is_told = not public.mask.withholds(indicator.indicator_id, at)
        if at <= last and is_told:
            for each in public.breakdowns.of(indicator, at):
                key = FigureKey(
                    indicator.code, at, each.group.dimension, each.group.title
                )
                yield _published(key, indicator, _as_outturn(each), "")


def _as_outturn(group: GroupOutturn) -> Outturn:
    return Outturn(
        quarter=group.quarter,
        value=group.value,
        status=group.status,
        mark=group.mark,
        numerator=group.numerator,
        denominator=group.denominator,
    )


def _published(
    key: FigureKey, indicator: Indicator, outturn: Outturn | None, status: str
) -> PublishedFigure:
    value = None if outturn is None else outturn.value
    is_shown = (
        outturn is not None and value is not None and outturn.status in WITH_A_VALUE
    )
    shown = outturn_figure(outturn, indicator)
    return PublishedFigure(
        key=key,
        title=indicator.title,
        unit=indicator.unit,
        shown=shown,
        number=_number(value, indicator) if is_shown and value is not None else None,
        numerator=outturn.numerator if outturn is not None and is_shown else None,
        denominator=outturn.denominator if outturn is not None and is_shown else None,
        mark="" if outturn is None else outturn.mark or "",
        state=None if outturn is None else outturn.status,
        status=status,
    )


def _number(value: Fraction, indicator: Indicator) -> Decimal:
    """The number that is shown: rounded as it is shown, and no finer."""
    decimals = telling_decimals(value, indicator)
    rounded = half_up(value, decimals)
    exact = Decimal(rounded.numerator) / Decimal(rounded.denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals))
