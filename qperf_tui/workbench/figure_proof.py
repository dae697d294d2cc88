"""The figures of a text held against the workbook: named ones and typed ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from qperf_tui.domain.commentary import Commentary
from qperf_tui.domain.comparability import comparable_run
from qperf_tui.domain.fact import Fact
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.proof import Flag
from qperf_tui.report.figure_check import (
    A_TABLE,
    Placed,
    figure_flags,
    readings,
    spoken,
)
from qperf_tui.report.figure_check import flag as remark
from qperf_tui.report.figure_readings import Verdict
from qperf_tui.report.figure_rules import UNRESOLVED
from qperf_tui.report.hidden_words import hidden_word_flags
from qperf_tui.report.matters import Matter, named_in
from qperf_tui.report.unstated import unstated_flags
from qperf_tui.report.word_claims import direction_flags, status_flags
from qperf_tui.storage.stated_figures import Stated
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.resolving import Resolved, resolve, stated

_NEW_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n|\n(?=[0-9]{1,3}[.)] )")


def prove_figures(
    workbook: Workbook,
    text: str,
    quarter: Quarter,
    about: Indicator | None,
    book: FactBook | None = None,
) -> tuple[Flag, ...]:
    """What is wrong with the figures of a text, with places in it as it is typed."""
    known = FactBook(workbook) if book is None else book
    reads = resolve(workbook, text, quarter, about, known, is_typed=True)
    flags = [
        remark(UNRESOLVED, (each.start, each.end), each.says, each.mend)
        for each in reads.problems
    ]
    return (*flags, *figures_held(known, reads, quarter, about))


def figures_held(
    book: FactBook, reads: Resolved, quarter: Quarter, about: Indicator | None
) -> list[Flag]:
    """What is wrong with the figures of a text whose named figures are in place."""
    text = reads.text
    # A commentary is one whole; of a section, each paragraph is read by itself.
    blocks = [(0, len(text))] if about is not None else _blocks(text)
    found = [
        replace(each, start=each.start + start, end=each.end + start)
        for start, end in blocks
        for each in _block_flags(book, text[start:end], quarter, about)
    ]
    return [_as_typed(each, reads) for each in found]


def _block_flags(
    book: FactBook, text: str, quarter: Quarter, about: Indicator | None
) -> Iterator[Flag]:
    matters = matters_of(book, text, quarter, about)
    sentences = spoken(text, matters, is_about=about is not None)
    placed = readings(text, sentences, themes_of(book, text, quarter))
    yield from figure_flags(placed, text)
    yield from direction_flags(sentences, placed)
    yield from status_flags(sentences)
    yield from unstated_flags(sentences, placed)
    yield from hidden_word_flags(sentences)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Where each paragraph begins and ends: at a blank line, or before a number."""
    starts = [0, *(found.end() for found in _NEW_PARAGRAPH.finditer(text))]
    return list(pairwise([*starts, len(text)]))


def keep_stated(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, saved: Commentary
) -> None:
    """Keep the figures that a saved commentary states, to notice when they change."""
    stated_now = figures_stated(workbook, saved.body, quarter, indicator)
    workbook.stated_figures.keep_figures(
        indicator.indicator_id, quarter, saved.version, stated_now
    )


def figures_stated(
    workbook: Workbook, text: str, quarter: Quarter, about: Indicator | None
) -> list[Stated]:
    """Every figure a text names, or states in numerals, as it shows it today."""
    book = FactBook(workbook)
    reads = resolve(workbook, text, quarter, about, book)
    found = list(reads.figures_shown)
    if not any(mark.isdigit() for mark in reads.text):
        return found
    # Of a commentary only what is about its own indicator is kept as typed, since a
    # save is not to look through the whole council.
    matters = (
        matters_of(book, reads.text, quarter, None)
        if about is None
        else [_matter(book, about, quarter)]
    )
    sentences = spoken(reads.text, matters, is_about=about is not None)
    for each in readings(reads.text, sentences):
        fact, verdict = each.reading.fact, each.reading.verdict
        is_so = verdict in {Verdict.AGREES, Verdict.ROUNDED}
        if fact is not None and is_so and not each.reading.numeral.is_in_words:
            found += stated(book, fact, reads.text[slice(*_place(each))])
    return list(dict.fromkeys(found))


def _place(each: Placed) -> tuple[int, int]:
    return each.reading.numeral.start, each.reading.numeral.end


def matters_of(
    book: FactBook, text: str, quarter: Quarter, about: Indicator | None
) -> list[Matter]:
    """What a text may speak of, what it is about before what it names."""
    named = [each.key for each in named_in(text, book.names)]
    own = [] if about is None else [about.indicator_id]
    found = book.indicators(list(dict.fromkeys([*own, *named]))[:A_TABLE])
    book.look_up(found, quarter)
    return [_matter(book, indicator, quarter) for indicator in found]


def _matter(book: FactBook, indicator: Indicator, quarter: Quarter) -> Matter:
    facts = book.of(indicator, quarter)
    appraised = book.appraisal(indicator, quarter)
    series = appraised.series
    return Matter(
        position=appraised.position,
        facts=facts,
        earlier=book.earlier(indicator, quarter),
        run=comparable_run(quarter, series.outturns, indicator.basis, series.breaks),
    )


def themes_of(book: FactBook, text: str, quarter: Quarter) -> Sequence[Fact]:
    """What may be said of the themes that a text names."""
    folded = text.casefold()
    return [
        fact
        for name, theme in book.themes.items()
        if name in folded
        for fact in book.of_theme(theme, quarter)
    ]


def _as_typed(found: Flag, reads: Resolved) -> Flag:
    start, end = reads.as_typed(found.start, found.end)
    return replace(found, start=start, end=end)
