"""Every check of a text put together: its figures, its style and its spelling."""

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final, NamedTuple

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.proof import Flag
from qperf_tui.domain.text import clean_line
from qperf_tui.report.checks import Finding
from qperf_tui.report.figure_rules import OF_WHAT_IS_STATED
from qperf_tui.report.style import Style
from qperf_tui.report.style_check import commentary_flags, held_to, style_flags
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.figure_proof import figures_held, prove_figures
from qperf_tui.workbench.house_style import style_of
from qperf_tui.workbench.resolving import Resolved, resolve
from qperf_tui.workbench.spelling import spelling_flags
from qperf_tui.workbench.withholding import as_exempt_reads, as_the_public

_BETWEEN: Final = "\n\n"


class Said(NamedTuple):
    """A paragraph as it is held to the rules."""

    where: str
    """What it is called."""
    number: int | None
    body: str
    is_exempt: bool = False
    """Whether those who may read what is exempt alone read it."""


def proof(
    workbook: Workbook,
    text: str,
    quarter: Quarter,
    about: Indicator | None,
    book: FactBook | None = None,
    *,
    style: Style | None = None,
) -> tuple[Flag, ...]:
    """What every check finds in a text, in order of place.

    The text is read with its figures in place, and every flag is where the text as
    typed has what it is about. `about` is the indicator a commentary is on, or None
    for a paragraph; `book` is what was looked up already, for many texts at once, and
    `style` another style than the workbook's.
    """
    style = style_of(workbook) if style is None else style
    known = FactBook(workbook) if book is None else book
    reads = resolve(workbook, text, quarter, about, known, is_typed=True)
    flags = [
        *style_flags(reads.text, style),
        *spelling_flags(workbook, reads.text, style),
    ]
    if about is not None:
        last = workbook.commentaries.standing(
            about.indicator_id, quarter.shifted(-PREVIOUS_QUARTER)
        )
        before = "" if last is None else last.body
        flags += commentary_flags(reads.text, style, before)
    figures = prove_figures(workbook, text, quarter, about, known)
    return held_to(style, [*figures, *_as_typed(flags, reads)])


def proof_summary(
    workbook: Workbook,
    quarter: Quarter,
    indicators: Sequence[Indicator],
    paragraphs: Sequence[Said],
    *,
    agreed: Container[str],
    style: Style,
) -> list[Finding]:
    """What every check finds in a section: in its commentary, then by paragraph.

    To a paragraph that is public no figure of what is exempt is known.

    It is held to `style`. `agreed` are the codes of the indicators whose commentary
    goes out; what is found in any other blocks nothing yet. What is said of a
    commentary is not said again of the paragraph that has it.
    """
    exempt, public = as_exempt_reads(workbook), as_the_public(workbook)
    books = {True: (book := FactBook(exempt)), False: book}
    if public is not exempt:
        books[False] = FactBook(public)
    found: list[Finding] = []
    said: set[tuple[str, str]] = set()
    for indicator in indicators:
        goes_out = indicator.code in agreed
        for flag, one in _of_commentary(exempt, quarter, indicator, book, style):
            if goes_out:
                said.add((flag.rule, flag.says))
            found.append(replace(one, is_blocking=one.is_blocking and goes_out))
    flagged = _by_paragraph(workbook, quarter, paragraphs, books, style)
    return found + [
        replace(
            finding_on(each.where, flag, None, each.body),
            paragraph=each.number,
            part=each.where if each.number is None else None,
        )
        for each, flag in flagged
        if (flag.rule, flag.says) not in said
    ]


def _of_commentary(
    workbook: Workbook,
    quarter: Quarter,
    indicator: Indicator,
    book: FactBook,
    style: Style,
) -> Iterator[tuple[Flag, Finding]]:
    """What is found in the standing commentary on an indicator, if there is one."""
    standing = workbook.commentaries.standing(indicator.indicator_id, quarter)
    if standing is None:
        return
    where, body = f"Commentary on {indicator.code}", standing.body
    for flag in proof(workbook, body, quarter, indicator, book, style=style):
        yield flag, finding_on(where, flag, indicator, body)


def finding_on(where: str, flag: Flag, about: Indicator | None, text: str) -> Finding:
    """What a check found in a text, with where the text is."""
    is_stated = flag.rule in OF_WHAT_IS_STATED
    return Finding(
        stated=clean_line(text[flag.start : flag.end]) if is_stated else "",
        rule=flag.rule,
        says=f"{where}: {flag.sentence.rstrip('.')}",
        code=None if about is None else about.code,
        is_blocking=flag.is_blocking,
    )


def _by_paragraph(
    workbook: Workbook,
    quarter: Quarter,
    paragraphs: Sequence[Said],
    books: Mapping[bool, FactBook],
    style: Style,
) -> Iterator[tuple[Said, Flag]]:
    """Flags of the paragraphs, whose named figures are in their places already.

    For style and spelling they are read as one text, so that two spellings are met.
    """
    bodies = [each.body for each in paragraphs]
    text = _BETWEEN.join(bodies)
    starts = [0, *accumulate(len(each) + len(_BETWEEN) for each in bodies)]
    flags = [*style_flags(text, style), *spelling_flags(workbook, text, style)]
    found = [
        (bisect_right(starts, each.start) - 1, each) for each in held_to(style, flags)
    ]
    for place, each in enumerate(paragraphs):
        book, reads = books[each.is_exempt], Resolved(text=each.body)
        held = figures_held(book, reads, quarter, None)
        found += [(place, flag) for flag in held_to(style, held)]
    for place, flag in sorted(found, key=lambda each: each[0]):
        yield paragraphs[place], flag


def _as_typed(flags: Sequence[Flag], reads: Resolved) -> Iterator[Flag]:
    """Flags of a text as it reads, each at its place in the text as typed."""
    for each in flags:
        start, end = reads.as_typed(each.start, each.end)
        yield replace(each, start=start, end=end)
