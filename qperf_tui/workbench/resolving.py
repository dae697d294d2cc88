"""Texts with their figures in place: `{CS 18.value}` becomes what it is today."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.cross_reference import Numbering
from qperf_tui.domain.fact import DISTANCE, TARGET, YEAR_END, YEAR_END_DISTANCE, Fact
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.tokens import (
    Format,
    Piece,
    Plain,
    Reference,
    Token,
    TokenProblem,
    has_tokens,
    scan,
    token_text,
)
from qperf_tui.storage.stated_figures import Stated
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.fact_lookup import fact_named
from qperf_tui.workbench.numbering import (
    is_about_paragraph,
    number_about,
    referred,
)

_MOST: Final = 12
"""Completions offered at once."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a piece of a text as typed stands in it as it reads."""

    typed: tuple[int, int]
    read: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A text as it reads, with what could not be resolved left as it was typed."""

    text: str
    problems: tuple[TokenProblem, ...] = ()
    """In the text as typed, in order."""
    figures_shown: tuple[Stated, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    """Empty where the text reads as it was typed."""

    def as_typed(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as typed of a place in the text as it reads."""
        if not self.stretches:
            return start, end
        touched = [
            each
            for each in self.stretches
            if each.read[0] < end and start < each.read[1]
        ]
        if not touched:
            return 0, 0
        first, last = touched[0], touched[-1]
        return _placed(start, first)[0], _placed(end, last)[1]


@dataclass(frozen=True, slots=True)
class Insertable:
    """A token to put into a text, what it is, and how it reads there today."""

    token: str
    label: str
    shown: str


def resolve(
    workbook: Workbook,
    text: str,
    quarter: Quarter,
    about: Indicator | None,
    book: FactBook | None = None,
    *,
    known: Numbering | None = None,
    is_typed: bool = False,
) -> Resolved:
    """A text with its figures and the numbers of paragraphs in place, as of today.

    `book` is what has been looked up already, for many texts at once; `known` are the
    numbers of the paper where it is being put together. In a text that `is_typed` and
    not saved yet, `{paragraph 16}` is the paragraph that has the number now.
    """
    if not has_tokens(text):
        return Resolved(text=text)
    held = FactBook(workbook) if book is None else book
    reading = _Reading(held, quarter, about, known, is_typed=is_typed)
    for piece in scan(text):
        reading.take(piece, text[piece.start : piece.end])
    return reading.done()


class _Reading:
    """A text being put together piece by piece."""

    def __init__(
        self,
        book: FactBook,
        quarter: Quarter,
        about: Indicator | None,
        known: Numbering | None,
        *,
        is_typed: bool,
    ) -> None:
        self._book, self._quarter, self._about = book, quarter, about
        self._known, self._is_typed = known, is_typed
        self._written: list[str] = []
        self._problems: list[TokenProblem] = []
        self._shown: list[Stated] = []
        self._stretches: list[Stretch] = []
        self._at = 0

    def take(self, piece: Piece, typed: str) -> None:
        """Add a piece as it reads, or as typed where nothing can stand in its place."""
        said = piece.text if isinstance(piece, Plain) else typed
        refers = isinstance(piece, Reference) or (
            isinstance(piece, Token) and is_about_paragraph(piece)
        )
        if refers and isinstance(piece, Reference | Token):
            number = self._refers_to(piece)
            if isinstance(number, TokenProblem):
                piece = number
            else:
                said = number
        elif isinstance(piece, Token):
            found = fact_named(self._book, piece, self._quarter, self._about)
            if isinstance(found, TokenProblem):
                piece = found
            else:
                said = found.shown(piece.format)
                self._shown += stated(self._book, found, said)
        if isinstance(piece, TokenProblem):
            self._problems.append(piece)
        read = (self._at, self._at + len(said))
        self._stretches.append(Stretch((piece.start, piece.end), read))
        self._written.append(said)
        self._at += len(said)

    def _refers_to(self, piece: Reference | Token) -> str | TokenProblem:
        """What another place of the paper is called, or why it cannot be named."""
        if self._about is not None:
            return TokenProblem(
                piece.start,
                piece.end,
                f"{piece} refers to a place of the paper, and a commentary may stand "
                "in several.",
                "Take it out; refer to it in a paragraph of the paper.",
                is_reference=True,
            )
        if self._known is None:
            self._known = self._book.numbering(
                self._quarter, with_exempt=self._is_typed
            )
        if isinstance(piece, Reference):
            return referred(piece, self._known, is_typed=self._is_typed)
        return number_about(piece, self._book.indicator(piece.code), self._known)

    def done(self) -> Resolved:
        """The whole text."""
        return Resolved(
            text="".join(self._written),
            problems=tuple(self._problems),
            figures_shown=tuple(dict.fromkeys(self._shown)),
            stretches=tuple(self._stretches),
        )


def stated(book: FactBook, fact: Fact, shown: str) -> list[Stated]:
    """How a fact that a text shows is kept; a theme's is worked out, and not kept."""
    indicator = book.indicator(fact.code)
    if indicator is None:
        return []
    return [(indicator.indicator_id, fact.quarter, fact.measure, shown)]


def _placed(offset: int, stretch: Stretch) -> tuple[int, int]:
    """An offset within a stretch, as the place it may begin and the one it may end."""
    (typed, typed_end), (read, read_end) = stretch.typed, stretch.read
    if typed_end - typed == read_end - read:
        moved = max(min(offset - read, typed_end - typed), 0)
        return typed + moved, typed + moved
    return typed, typed_end


def insertable(
    workbook: Workbook, indicator: Indicator, quarter: Quarter
) -> list[Insertable]:
    """The figures that a text about an indicator may state, each as a token."""
    facts = FactBook(workbook).of(indicator, quarter)
    words = {each.measure: each.words for each in facts}
    again = {
        late
        for now, late in ((TARGET, YEAR_END), (DISTANCE, YEAR_END_DISTANCE))
        if words[now] == words[late]
    }
    return _offers([each for each in facts if each.measure not in again], "")


def completions(
    workbook: Workbook, typed: str, quarter: Quarter, about: Indicator | None
) -> list[Insertable]:
    """What a token that was begun may become; `typed` begins with its brace.

    Codes and themes first, then the measures of the one that is named, then formats.
    """
    begun = typed.removeprefix("{").lstrip()
    book = FactBook(workbook)
    code, point, rest = begun.rpartition(".")
    if point:
        facts = _facts_of(book, code.strip(), quarter, about)
        wanted = rest.casefold().replace(" ", "_")
        return [
            each
            for each in _offers(facts, code.strip())
            if _tail(each.token).casefold().replace(" ", "_").startswith(wanted)
        ][:_MOST]
    folded = begun.casefold()
    found = [] if about is None else _offers(book.of(about, quarter), "")
    found = [each for each in found if _tail(each.token).startswith(folded)]
    for name in (*book.ids, *book.themes):
        if folded and name.startswith(folded) and len(found) < _MOST:
            facts = _facts_of(book, name, quarter, about)
            found += _offers(facts[:1], facts[0].code)[:1] if facts else []
    return found[:_MOST]


def _facts_of(
    book: FactBook, code: str, quarter: Quarter, about: Indicator | None
) -> Sequence[Fact]:
    indicator = book.indicator(code) if code else about
    if indicator is not None:
        return book.of(indicator, quarter)
    theme = book.theme(code)
    return () if theme is None else book.of_theme(theme, quarter)


def _offers(facts: Sequence[Fact], code: str) -> list[Insertable]:
    return [
        Insertable(token_text(code, each.measure, how), each.label, each.shown(how))
        for each in facts
        if not each.refusal
        for how in _told_apart(each)
    ]


def _told_apart(fact: Fact) -> list[Format]:
    """The formats in which a fact reads each time otherwise."""
    said: dict[str, Format] = {}
    for how in Format:
        said.setdefault(fact.shown(how), how)
    return [how for shown, how in said.items() if shown]


def _tail(token: str) -> str:
    return token[token.rindex(".") + 1 : -1].strip('"')
