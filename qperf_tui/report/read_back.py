"""Files that were written, read as anybody reads them: which figure each row shows.

Nothing here knows how they came to be written; so what is found in them is what leaves
the council, and not what was meant to.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.published import FigureKey
from qperf_tui.domain.restatement import Statement

_NUMBER: Final = r"-?[0-9][0-9,]*(?:\.[0-9]+)?"
_PLAIN: Final = re.compile(rf"(?P<number>{_NUMBER}) ?%?[pr]?")
_SHARE: Final = re.compile(rf"(?P<part>{_NUMBER}) of (?P<whole>{_NUMBER})[pr]?")
_CELL: Final = re.compile(r"(?<!\\)\|")
_RULE: Final = re.compile(r"\|?(?: ?:?-+:? ?\|)+ ?(?::?-+:?)? ?")
_CAPTION: Final = re.compile(r"\*\*(?P<code>.+?): figures\*\*")
_TIDY: Final = ("code", "quarter", "value", "numerator", "denominator")
_RELEASE: Final = ("Code", "Quarter", "Dimension", "Group", "Number", "Numerator")
TEXTS: Final = (".md", ".csv", ".txt")
"""Endings of the files that are read as text."""
_NAMES: Final = re.compile(r"(?P<code>.+?): figures")
_FIGURE: Final = (
    rf"(?:{_NUMBER} of {_NUMBER}[pr]?|{_NUMBER} ?%?[pr]?|not available|not due|[–a-z])"
)
_LABEL: Final = r"Q[1-4] [0-9]{4}/[0-9]{2}"
_HEAD: Final = re.compile(rf"Good is ({_LABEL}) ({_LABEL}) ({_LABEL}) Target")
_ROW: Final = rf"(?:High|Low|In range|Neither) ({_FIGURE}) ({_FIGURE}) ({_FIGURE}) "
_POINT: Final = re.compile(rf"({_LABEL}) ({_FIGURE}) ")
_WIDEST: Final = 400
"""Characters of a row of a page before its figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A figure that a file shows, with every number it shows of it."""

    where: str
    """The file, and the line."""
    key: FigureKey
    number: Fraction | None = None
    decimals: int = 0
    part: Fraction | None = None
    whole: Fraction | None = None

    @property
    def is_told(self) -> bool:
        """Whether any number stands there, and not a mark."""
        found = (self.number, self.part, self.whole)
        return any(each is not None for each in found)


def shown_in(name: str, content: bytes, codes: Sequence[str] = ()) -> tuple[Shown, ...]:
    """Every figure that a file of text shows; none of a file of another kind.

    `codes` are those of the indicators, by which a chart's caption is understood.
    """
    if not name.endswith(TEXTS):
        return ()
    text = content.decode("utf-8-sig", errors="replace")
    if name.endswith(".csv"):
        return tuple(_of_rows(name, list(csv.reader(io.StringIO(text, newline="")))))
    return tuple(_of_tables(name, text.splitlines(), codes))


def shown_by(
    name: str, statements: Sequence[Statement], codes: Sequence[str] = ()
) -> Iterator[Shown]:
    """Every figure that a file shows by what it was read to state."""
    about = ""
    for place, each in enumerate(statements, 1):
        where, cells = f"{name}, line {place}", dict(each.cells)
        if not each.is_row:
            said = each.cells[0][1]
            if name.endswith(".pdf"):
                yield from _of_page(f"{name}, {each.cells[0][0]}", said, codes)
            elif caption := _NAMES.fullmatch(said):
                about = _code_at(caption["code"], codes)
        elif about and {"Quarter", "Figure"} <= cells.keys() and "Code" not in cells:
            key = _key(about, cells["Quarter"])
            if key is not None:
                yield _read(where, key, cells["Figure"])
        else:
            yield from _of_row(where, cells)


def _of_page(where: str, said: str, codes: Sequence[str]) -> Iterator[Shown]:
    """The rows of Appendix A and of a chart's figures on a page, its words in a row."""
    heads = list(_HEAD.finditer(said))
    for code in codes:
        named = re.escape(code)
        for row in re.finditer(rf"\b{named} (?P<title>.{{1,{_WIDEST}}}?) {_ROW}", said):
            before = [each for each in heads if each.end() <= row.start()]
            for label, cell in zip(
                before[-1].groups() if before else (), row.groups()[1:], strict=False
            ):
                key = _key(code, label)
                if key is not None:
                    yield _read(where, key, cell)
        begun = re.search(rf"\b{named} .{{1,{_WIDEST}}}?: figures Quarter Figure", said)
        if begun is None:
            continue
        following = re.search(r": figures Quarter Figure", said[begun.end() :])
        end = len(said) if following is None else begun.end() + following.start()
        for point in _POINT.finditer(said, begun.end(), end):
            key = _key(code, point[1])
            if key is not None:
                yield _read(where, key, point[2])


def _of_rows(name: str, rows: Sequence[Sequence[str]]) -> Iterator[Shown]:
    if not rows:
        return
    head, *body = rows
    for line, row in enumerate(body, 2):
        yield from _of_row(f"{name}, line {line}", dict(zip(head, row, strict=False)))


def _of_row(where: str, cells: Mapping[str, str]) -> Iterator[Shown]:
    """What a row of figures shows, whichever of our tables it is of."""
    if set(_TIDY) <= cells.keys():
        yield from _apart(where, _key(cells["code"], cells["quarter"]), cells, _TIDY)
    elif set(_RELEASE) <= cells.keys():
        key = _key(cells["Code"], cells["Quarter"])
        if key is not None:
            key = key._replace(dimension=cells["Dimension"], group=cells["Group"])
        names = ("", "", "Number", "Numerator", "Denominator")
        yield from _apart(where, key, cells, names)
    elif "Code" in cells:
        yield from _across(where, cells)


def _apart(
    where: str,
    key: FigureKey | None,
    cells: Mapping[str, str],
    names: Sequence[str],
) -> Iterator[Shown]:
    """A row with a column for the figure, its numerator and its denominator."""
    if key is None:
        return
    value, part, whole = (_number(cells[each]) for each in names[2:])
    places = cells.get("decimals", "")
    yield Shown(
        where=where,
        key=key,
        number=None if value is None else value[0],
        decimals=int(places) if places.isdigit() else value[1] if value else 0,
        part=None if part is None else part[0],
        whole=None if whole is None else whole[0],
    )


def _across(where: str, cells: Mapping[str, str]) -> Iterator[Shown]:
    """A row with a column for each quarter."""
    for heading, cell in cells.items():
        key = _key(cells["Code"], heading)
        if key is not None:
            yield _read(where, key, cell)


def _of_tables(
    name: str, lines: Sequence[str], codes: Sequence[str]
) -> Iterator[Shown]:
    head: list[str] = []
    about = ""
    for line, text in enumerate(lines, 1):
        if caption := _CAPTION.match(text):
            about = _code_at(caption["code"], codes)
        if not text.startswith("|"):
            head = []
        elif not head:
            head = _cells(text)
        elif not _RULE.fullmatch(text):
            cells = dict(zip(head, _cells(text), strict=False))
            where = f"{name}, line {line}"
            if "Code" in cells:
                yield from _across(where, cells)
            elif about and {"Quarter", "Figure"} <= set(cells):
                key = _key(about, cells["Quarter"])
                if key is not None:
                    yield _read(where, key, cells["Figure"])


def _read(where: str, key: FigureKey, cell: str) -> Shown:
    """What a cell shows: a number, so many of so many, or a mark."""
    said = cell.strip().lstrip("'")
    if share := _SHARE.fullmatch(said):
        part, whole = (_exact(share[each]) for each in ("part", "whole"))
        return Shown(where=where, key=key, part=part, whole=whole)
    found = _PLAIN.fullmatch(said)
    value = None if found is None else _number(found["number"])
    if value is None:
        return Shown(where=where, key=key)
    return Shown(where=where, key=key, number=value[0], decimals=value[1])


def _key(code: str, quarter: str) -> FigureKey | None:
    try:
        return FigureKey(code.lstrip("'"), Quarter.parse(quarter))
    except ValueError:
        return None


def _number(text: str) -> tuple[Fraction, int] | None:
    """A number with the decimals it is written with; None where there is none."""
    found = re.fullmatch(_NUMBER, text.strip())
    if found is None:
        return None
    return _exact(text), len(text.strip().partition(".")[2])


def _exact(text: str) -> Fraction:
    return Fraction(text.strip().replace(",", ""))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [each.strip().replace("\\", "") for each in _CELL.split(inner)]


def _code_at(caption: str, codes: Sequence[str]) -> str:
    """The code that a caption begins with, the longest that fits."""
    plain = caption.replace("\\", "")
    fitting = [each for each in codes if plain.startswith(f"{each} ")]
    return max(fitting, key=len, default="")
