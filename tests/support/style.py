"""What one rule of a house style finds in a text."""

import re

from qperf_tui.domain.proof import Flag
from qperf_tui.report.style import COMMITTEE, PRESETS, Style
from qperf_tui.report.style_check import style_flags

GOV_UK = PRESETS["gov.uk"]


def found(text: str, rule: str, style: Style = COMMITTEE) -> list[tuple[str, str]]:
    """What one rule flags in a text, each with what is to be written for it."""
    return [
        (text[each.start : each.end], written(each))
        for each in style_flags(text, style)
        if each.rule == rule
    ]


def written(flag: Flag) -> str:
    """The words in the mend, or all of it where it gives none."""
    match = re.search("“(.+)”", flag.mend)
    return flag.mend if match is None else match[1]
