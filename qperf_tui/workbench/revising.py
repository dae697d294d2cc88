"""Texts that state a figure which has since become another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qperf_tui.domain.fact import Fact
from qperf_tui.domain.numerals import NumeralKind, numerals
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.tokens import Format, Token, scan
from qperf_tui.report.figure_readings import Verdict, compared
from qperf_tui.storage.stated_figures import Stated
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.fact_lookup import folded_measure, measured
from qperf_tui.workbench.resolving import resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A figure that a text states, and what it is today."""

    code: str
    """The indicator whose figure it is."""
    quarter: Quarter
    measure: str
    before: str
    """Empty where the text did not state it before."""
    after: str
    """Empty where it may not be stated any more."""
    why: str = ""
    """Why it may not, as a clause."""

    @property
    def words(self) -> str:
        """What it was and is, as `C MTP 8, value, Q2 2012/13: 79.3% → 71.2%`."""
        what = f"{self.code}, {self.measure.replace('_', ' ')}, {self.quarter}"
        if not self.before:
            return f"{what}: {self.after} (not stated before)"
        now = self.after or f"may not be stated: {self.why}"
        return f"{what}: {self.before} → {now}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisedText:
    """A figure that a text was written with, and what it is today."""

    where: str
    """Which text: `commentary on CS 18`, `paragraph 16`."""
    code: str
    """The indicator whose figure it is."""
    measure: str
    before: str
    after: str
    """Empty where it may not be stated any more."""
    why: str = ""
    """Why it may not, as a clause."""
    is_live: bool = False
    """Whether the text follows by itself; words around it may not."""
    is_drafted: bool = False
    """Whether it follows when the section is drafted again."""


def revised_texts(
    workbook: Workbook, quarter: Quarter, numbers: Mapping[int, int | None]
) -> list[RevisedText]:
    """Every standing text of a quarter that was written with another figure.

    `numbers` are those of the paragraphs in the report, by id; one that is left out
    has none and is passed over.
    """
    book = FactBook(workbook)
    return [
        *_in_commentary(workbook, quarter, book),
        *_in_paragraphs(workbook, quarter, numbers, book),
    ]


def _in_commentary(
    workbook: Workbook, quarter: Quarter, book: FactBook
) -> Iterator[RevisedText]:
    stated: dict[int, list[Stated]] = {}
    for each in workbook.stated_figures.standing_in(quarter):
        stated.setdefault(each.indicator_id, []).append(each.stated)
    for about in book.indicators(list(stated)):
        standing = workbook.commentaries.standing(about.indicator_id, quarter)
        body = "" if standing is None else standing.body
        reads = resolve(workbook, body, quarter, about, book)
        where = f"commentary on {about.code}"
        for found in _changed(book, where, stated[about.indicator_id]):
            is_live = _is_named(found, body, about.code, book)
            if is_live or found.before in reads.text:
                yield replace(found, is_live=is_live)


def _in_paragraphs(
    workbook: Workbook,
    quarter: Quarter,
    numbers: Mapping[int, int | None],
    book: FactBook,
) -> Iterator[RevisedText]:
    for paragraph_id, number in numbers.items():
        paragraph = workbook.paragraphs.by_id(paragraph_id)
        if number is None or paragraph is None:
            continue
        reads = resolve(workbook, paragraph.body, quarter, None, book)
        stated = workbook.paragraphs.figures(paragraph_id)
        for found in _changed(book, f"paragraph {number}", stated):
            if paragraph.edited is None:
                yield replace(found, is_drafted=True)
                continue
            is_live = _is_named(found, paragraph.body, "", book)
            if is_live or found.before in reads.text:
                yield replace(found, is_live=is_live)


def _changed(
    book: FactBook, where: str, stated: Sequence[Stated]
) -> Iterator[RevisedText]:
    for each in moved(book, stated):
        yield RevisedText(
            where=where,
            code=each.code,
            measure=each.measure,
            before=each.before,
            after=each.after,
            why=each.why,
        )


def moved(book: FactBook, stated: Sequence[Stated]) -> Iterator[Moved]:
    """The figures among those a text states that are now others."""
    ids = [key for key, _, _, _ in stated]
    indicators = {each.indicator_id: each for each in book.indicators(ids)}
    for key, at, measure, shown in stated:
        indicator = indicators.get(key)
        fact = None
        if indicator is not None and shown:
            fact = measured(book.of(indicator, at), measure)
        if fact is None or still_says(shown, fact):
            continue
        yield Moved(
            code=fact.code,
            quarter=at,
            measure=fact.measure,
            before=shown,
            after=_now(shown, fact),
            why=fact.refusal,
        )


def still_says(shown: str, fact: Fact) -> bool:
    """Whether words that showed a fact show it still, rounded or in full."""
    if fact.refusal:
        return False
    if shown in {fact.shown(how) for how in Format}:
        return True
    found = numerals(shown)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(shown)):
        return False
    return compared(found[0], fact) in {Verdict.AGREES, Verdict.ROUNDED}


def _now(shown: str, fact: Fact) -> str:
    """What a fact is today, in the form it was shown in."""
    found = numerals(shown)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(shown)):
        is_fraction = found[0].kind is NumeralKind.FRACTION
        return (fact.fraction if is_fraction else "") or fact.figure or fact.words
    return fact.words or fact.figure


def _is_named(found: RevisedText, body: str, about: str, book: FactBook) -> bool:
    """Whether a text names the figure in braces, so that it follows by itself."""
    for piece in scan(body):
        if not isinstance(piece, Token):
            continue
        indicator = book.indicator(piece.code or about)
        is_measure = folded_measure(piece.measure) == folded_measure(found.measure)
        if indicator is not None and indicator.code == found.code and is_measure:
            return True
    return False
