"""What a document states, line by line, and where a copy of it states otherwise."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.published import FigureKey, PublishedFigure

CODE: Final = "Code"
QUARTER: Final = "Quarter"
FIGURE: Final = "Figure"
_NUMBER: Final = " (number)"
_LABEL: Final = re.compile(r"Q[1-4] [0-9]{4}/[0-9]{2}")
_EDGES: Final = ".,;:()“”‘’\"'"
_LONG: Final = 60


@dataclass(frozen=True, slots=True)
class Statement:
    """A line that a reader takes in: a paragraph, or a row with a heading to each cell.

    A paragraph is one cell, whose heading says where it stands: `paragraph 16`.
    """

    cells: tuple[tuple[str, str], ...]

    def cell(self, heading: str) -> str:
        """What the row says under a heading; nothing where it has none."""
        return next((said for name, said in self.cells if name == heading), "")

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return len(self.cells) > 1

    @property
    def name(self) -> tuple[str, ...]:
        """What tells it from the others of its document."""
        if not self.is_row:
            return (self.cells[0][0],)
        if self.cell(FIGURE) and self.cell(CODE):
            named = (CODE, QUARTER, "Dimension", "Group")
            return tuple(self.cell(each) for each in named)
        return (self.cell(CODE) or self.cells[0][1],)


@dataclass(frozen=True, slots=True)
class Restated:
    """A place where a copy states something else than was published."""

    where: str
    published: str
    """Nothing where it was never published."""
    found: str
    """Nothing where it is gone."""

    def __str__(self) -> str:
        """The sentence without its full stop."""
        published = self.published or "nothing"
        return f"{self.where}: published {published}, this file says " + (
            self.found or "nothing"
        )


def restated(
    published: Sequence[Statement],
    found: Sequence[Statement],
    figures: Sequence[PublishedFigure],
    quarter: Quarter,
) -> list[Restated]:
    """Every place where a copy differs, named by its indicator where it is known.

    `figures` are those that were published, and `quarter` that of the release.
    """
    told: list[Restated] = []
    matcher = SequenceMatcher(None, published, found, autojunk=False)
    for how, first, last, start, end in matcher.get_opcodes():
        if how != "equal":
            told += _block(published[first:last], found[start:end], figures, quarter)
    return told


def _block(
    before: Sequence[Statement],
    after: Sequence[Statement],
    figures: Sequence[PublishedFigure],
    quarter: Quarter,
) -> Iterator[Restated]:
    left = list(after)
    for was in before:
        now = next((each for each in left if each.name == was.name), None)
        if now is None and len(before) == len(after):
            # It may be its name that was changed.
            now = after[before.index(was)] if after[before.index(was)] in left else None
        if now is None:
            yield Restated(_place(was, "", quarter), _short(was), "")
            continue
        left.remove(now)
        if was.is_row and now.is_row:
            yield from _row(was, now, quarter)
        else:
            yield from _words(was, now, figures, quarter)
    for now in left:
        yield Restated(_place(now, "", quarter), "", _short(now))


def _row(was: Statement, now: Statement, quarter: Quarter) -> Iterator[Restated]:
    told: set[str] = set()
    for heading, said in was.cells:
        found = now.cell(heading)
        plain = heading.removesuffix(_NUMBER)
        if found != said and plain not in told:
            told.add(plain)
            is_number = heading != plain and was.cell(plain) != now.cell(plain)
            if is_number:
                said, found = was.cell(plain), now.cell(plain)  # noqa: PLW2901
            yield Restated(_place(was, plain, quarter), said, found)


def _place(statement: Statement, heading: str, quarter: Quarter) -> str:
    """Which figure or line it is: `C MTP 8, Q2 2012/13`, `paragraph 16`."""
    if not statement.is_row:
        return statement.cells[0][0]
    code = statement.cell(CODE)
    if not code:
        return ", ".join(filter(None, (statement.cells[0][1], heading.lower())))
    if statement.cell(FIGURE):
        dimension, group = statement.cell("Dimension"), statement.cell("Group")
        of = f", {dimension}: {group}" if dimension else ""
        said = "" if heading in {FIGURE, ""} else f", {heading.lower()}"
        return f"{code}{of}, {statement.cell(QUARTER)}{said}"
    if _LABEL.fullmatch(heading):
        return f"{code}, {heading}"
    said = f", {heading.lower()}" if heading else ""
    return f"{code}, {quarter}{said}"


def _words(
    was: Statement,
    now: Statement,
    figures: Sequence[PublishedFigure],
    quarter: Quarter,
) -> Iterator[Restated]:
    """The words of a paragraph that were changed, each by the figure it is."""
    text = was.cells[0][1]
    before, after = text.split(), now.cells[0][1].split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for how, first, last, start, end in matcher.get_opcodes():
        if how == "equal":
            continue
        said = " ".join(before[first:last]).strip(_EDGES)
        found = " ".join(after[start:end]).strip(_EDGES)
        key = _figure(said, text, figures, quarter)
        place = _place(was, "", quarter)
        where = place if key is None else f"{key} ({place})"
        yield Restated(where, _cut(said), _cut(found))


def _figure(
    said: str, text: str, figures: Sequence[PublishedFigure], quarter: Quarter
) -> FigureKey | None:
    """The published figure that some words are, where the paragraph speaks of it."""
    spoken = _telling(text)
    best, most = None, 1
    for each in figures:
        if said and each.shown.rstrip("pr") == said and not each.key.dimension:
            likeness = len(spoken & _telling(each.title))
            likeness += 2 * (each.key.code in text) + (each.key.quarter == quarter)
            if likeness > most:
                best, most = each.key, likeness
    return best


def _telling(text: str) -> set[str]:
    """The longer words of a text, which tell what it is about."""
    return {each.strip(_EDGES).casefold() for each in text.split() if len(each) > 5}


def _short(statement: Statement) -> str:
    said = "; ".join(text for _, text in statement.cells[:8] if text)
    return f"“{_cut(said)}”"


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG].rstrip()}…"
