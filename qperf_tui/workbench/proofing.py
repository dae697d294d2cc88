"""Every check of a text put together: its figures, its style and its spelling."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.proof import Flag
from qperf_tui.report.checks import Finding
from qperf_tui.report.style import Style
from qperf_tui.report.style_check import commentary_flags, style_flags
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.house_style import style_of
from qperf_tui.workbench.spelling import spelling_flags

_BETWEEN = "\n\n"


def proof(
    workbook: Workbook, text: str, quarter: Quarter, about: Indicator | None
) -> tuple[Flag, ...]:
    """What every check finds in a text, in order of place.

    `about` is the indicator a commentary is on, or None for a paragraph.
    """
    style = style_of(workbook)
    flags = [*style_flags(text, style), *spelling_flags(workbook, text, style)]
    if about is not None:
        last = workbook.commentaries.standing(
            about.indicator_id, quarter.shifted(-PREVIOUS_QUARTER)
        )
        flags += commentary_flags(text, style, "" if last is None else last.body)
    return _in_order(flags)


def proof_summary(
    workbook: Workbook,
    quarter: Quarter,
    indicators: Sequence[Indicator],
    paragraphs: Mapping[int, str],
) -> list[Finding]:
    """What every check finds in a section: in its commentary, then by paragraph.

    What is found in a commentary blocks only once it is agreed, as no other goes out,
    and is not said again of the paragraph that has it.
    """
    found: list[Finding] = []
    said: set[tuple[str, str]] = set()
    for indicator in indicators:
        standing = workbook.commentaries.standing(indicator.indicator_id, quarter)
        if standing is None:
            continue
        is_agreed = standing.state is CommentaryState.AGREED
        for flag in proof(workbook, standing.body, quarter, indicator):
            found.append(
                Finding(
                    rule=flag.rule,
                    says=_says(f"Commentary on {indicator.code}", flag),
                    code=indicator.code,
                    is_blocking=flag.is_blocking and is_agreed,
                )
            )
            said.add((flag.rule, flag.says))
    for number, flag in _by_paragraph(workbook, paragraphs, style_of(workbook)):
        if (flag.rule, flag.says) not in said:
            found.append(
                Finding(
                    rule=flag.rule,
                    says=_says(f"Paragraph {number}", flag),
                    is_blocking=flag.is_blocking,
                )
            )
    return found


def _by_paragraph(
    workbook: Workbook, paragraphs: Mapping[int, str], style: Style
) -> Iterator[tuple[int, Flag]]:
    """Flags of the paragraphs read as one text, so that two spellings are met."""
    text = _BETWEEN.join(paragraphs.values())
    starts = [0, *accumulate(len(each) + len(_BETWEEN) for each in paragraphs.values())]
    numbers = list(paragraphs)
    flags = [*style_flags(text, style), *spelling_flags(workbook, text, style)]
    for flag in _in_order(flags):
        yield numbers[bisect_right(starts, flag.start) - 1], flag


def _in_order(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    return tuple(sorted(flags, key=lambda each: (each.start, each.end, each.rule)))


def _says(where: str, flag: Flag) -> str:
    stop = "" if flag.says.endswith("?") else "."
    return f"{where}: {flag.says}{stop} {flag.mend.rstrip('.')}"
