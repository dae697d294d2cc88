"""The working behind every judgement of an indicator, with who set its targets."""

from datetime import date

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.domain.working import TargetNote, Working, workings
from qperf_tui.storage.targets import TargetSetting
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appraisals import appraisal


def show_working(
    workbook: Workbook, quarter: Quarter, today: date, indicator: Indicator
) -> tuple[Working, ...]:
    """The working of each judgement of an indicator in a quarter."""
    found = appraisal(workbook, quarter, today, indicator)
    return workings(found, target_notes(workbook, indicator, quarter))


def target_notes(
    workbook: Workbook, indicator: Indicator, quarter: Quarter
) -> tuple[TargetNote, ...]:
    """Who set the targets that bear on a quarter, when and why, a line for each."""
    found = workbook.targets.set_by(indicator.indicator_id, quarter)
    return tuple(TargetNote(_said(each)) for each in found)


def _said(setting: TargetSetting) -> str:
    is_milestone = setting.kind is TargetKind.MILESTONE
    what = "Milestone" if is_milestone else "Year-end target"
    said = f"{what} set by {setting.set_by} on {setting.set_at[:10]}"
    return f"{said}: {setting.reason}" if setting.reason else f"{said}."
