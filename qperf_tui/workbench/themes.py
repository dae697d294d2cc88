"""Sections that are about a priority by its title, and follow it to another."""

from collections.abc import Sequence

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.text import capitalised
from qperf_tui.storage.themes import SectionOnTheme
from qperf_tui.storage.workbook import Workbook

FIRST = Quarter(0)


def follow(
    workbook: Workbook, old: str, new: str, first: Quarter = FIRST
) -> list[SectionOnTheme]:
    """Let sections about a priority's `old` title be about its new one.

    It holds for the papers of `first` and later quarters; returns them as they stood.
    In a closed quarter they are headed as they were.
    """
    themes, closed = workbook.reports.themes, workbook.closings.closed()
    if themes.is_of_indicators(old):
        return []
    stood = []
    for quarter, each in themes.sections_on(old):
        if quarter < first:
            continue
        is_named = each.title == capitalised(old) and quarter not in closed
        title = capitalised(new) if is_named else each.title
        themes.put(SectionOnTheme(each.section, new, title))
        stood.append(each)
    return stood


def put_back(
    workbook: Workbook, before: Sequence[SectionOnTheme]
) -> list[SectionOnTheme]:
    """Let sections be about what they were; returns them as they stood until now."""
    themes = workbook.reports.themes
    stood = [themes.section(each.section) for each in before]
    for each in before:
        themes.put(each)
    return [each for each in stood if each is not None]


def theme_now(workbook: Workbook, theme: str, quarter: Quarter) -> str:
    """What a theme of the quarter before is called in this one.

    A priority of a new plan has another title, and so have the indicators under it
    that have no theme of their own.
    """
    if workbook.indicators.of_theme(theme, quarter):
        return theme
    before = quarter.shifted(-PREVIOUS_QUARTER)
    members = workbook.indicators.of_theme(theme, before)
    ids = [each.indicator_id for each in members]
    called = {_theme_of(each) for each in workbook.indicators.of_ids(ids, quarter)}
    return called.pop() if len(called) == 1 else theme


def _theme_of(indicator: Indicator) -> str:
    return indicator.theme or indicator.priority.title
