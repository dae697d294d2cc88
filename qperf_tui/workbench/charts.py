"""The charts that a document is to have: of which indicators, and made of what."""

from collections.abc import Mapping, Sequence
from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.errors import ExportError
from qperf_tui.report.paper import Chart, Part, Plain
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appraisals import appraisals
from qperf_tui.workbench.day import report_day
from qperf_tui.workbench.standings import positions
from qperf_tui.workbench.withholding import told_of

EXCEPTIONS: Final = ("exceptions",)
"""The charts that a document has unless others are asked for."""
_ASKED_ABOUT: Final = (
    "Of the indicators that members may ask about: those that are off target, are "
    "getting worse, show a signal of concern, or have no figure that is due."
)
_LOOKED_BACK: Final = 52
"""Quarters among which those of an indicator that is seldom due are looked for."""


def chart_parts(
    workbook: Workbook,
    quarter: Quarter,
    wanted: Sequence[str],
    among: Sequence[Indicator] | None = None,
) -> tuple[Part, ...]:
    """The charts wanted, each under its own heading; nothing where there are none.

    Raises:
        UnknownError: If there is no indicator by one of the codes.
        ExportError: If one of them is exempt for whom the workbook is read.
    """
    drawn = charts(workbook, quarter, wanted, among)
    if not drawn:
        return ()
    is_usual = tuple(wanted) == EXCEPTIONS
    said = (Plain(_ASKED_ABOUT),) if is_usual else ()
    return (Part("Charts", 2, said), *(Part(each.title, 3, (each,)) for each in drawn))


def charts(
    workbook: Workbook,
    quarter: Quarter,
    wanted: Sequence[str],
    among: Sequence[Indicator] | None = None,
) -> tuple[Chart, ...]:
    """The charts wanted, in the order of the plan, as the workbook may be read.

    Codes are taken from the whole plan; exceptions and all are of the indicators
    `among`, those of the document.

    Raises:
        UnknownError: If there is no indicator by one of the codes.
        ExportError: If one of them is exempt for whom the workbook is read.
    """
    from qperf_tui.report.charts import Charted, chart_of  # noqa: PLC0415 - seldom

    chosen = _chosen(workbook, quarter, wanted, among)
    if not chosen:
        return ()
    histories = _histories(workbook, quarter, chosen)
    breaks = workbook.judging.all_breaks([each.indicator_id for each in chosen])
    return tuple(
        chart_of(
            Charted(
                history=histories[each.indicator_id],
                breaks=breaks.get(each.indicator_id, ()),
                events=workbook.context.events(each.indicator_id),
            )
        )
        for each in chosen
    )


def _chosen(
    workbook: Workbook,
    quarter: Quarter,
    wanted: Sequence[str],
    among: Sequence[Indicator] | None,
) -> list[Indicator]:
    held = workbook.indicators.reported(quarter)
    within = told_of(workbook, quarter, held if among is None else among)
    asked: set[int] = set()
    by_code: dict[int, str] = {}
    for each in wanted:
        match each.strip():
            case "none":
                continue
            case "all":
                asked |= {one.indicator_id for one in within}
            case "exceptions":
                found = appraisals(
                    workbook, quarter, report_day(workbook, quarter), within
                )
                asked |= {
                    one.position.indicator.indicator_id for one in found if one.grounds
                }
            case code:
                named = workbook.indicators.by_code(code)
                by_code[named.indicator_id] = named.code
    asked |= by_code.keys()
    chosen = [each for each in held if each.indicator_id in asked]
    told = told_of(workbook, quarter, chosen)
    _require_told(quarter, by_code, chosen, told)
    return told


def _require_told(
    quarter: Quarter,
    by_code: Mapping[int, str],
    chosen: Sequence[Indicator],
    told: Sequence[Indicator],
) -> None:
    """Check that every indicator named by its code may have a chart.

    Raises:
        ExportError: If one is not reported in the quarter, or is exempt in it.
    """
    for key, code in by_code.items():
        if key not in {each.indicator_id for each in chosen}:
            raise ExportError(f"{code} is not reported in {quarter}; leave it out.")
        if key not in {each.indicator_id for each in told}:
            raise ExportError(
                f"{code} is exempt in {quarter}, so the public is shown no chart of "
                "it; leave it out, or let it be read (qperf-tui exempt)."
            )


def _histories(
    workbook: Workbook, quarter: Quarter, chosen: Sequence[Indicator]
) -> dict[int, list[Position]]:
    """The positions of each indicator up to a quarter, earliest first, by id.

    No more quarters are read than a chart shows, but of what is seldom due.
    """
    from qperf_tui.report.charts import MOST_QUARTERS  # noqa: PLC0415 - seldom

    span = [each for each in workbook.outturns.quarters() if each < quarter]
    seldom = [each for each in chosen if not each.basis.is_quarterly]
    found: dict[int, list[Position]] = {each.indicator_id: [] for each in chosen}
    for at in (*span[-_LOOKED_BACK:], quarter):
        is_shown = quarter.ordinal - at.ordinal < MOST_QUARTERS
        for each in positions(workbook, at, chosen if is_shown else seldom):
            found[each.indicator.indicator_id].append(each)
    return found
