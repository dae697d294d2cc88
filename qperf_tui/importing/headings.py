"""The heading line of a return: which column holds what, and what is wrong with it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.mends import Cause
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.importing.asked import NOTHING_ASKED, Asked
from qperf_tui.importing.claims import (
    Claim,
    asked_claims,
    claim_of,
    unsettled,
)
from qperf_tui.importing.column_match import ColumnMatch, How
from qperf_tui.importing.heading_causes import (
    doubt,
    fit_the_same,
    fits_two,
    said_missing,
    wants_year,
)
from qperf_tui.importing.own_tables import OwnKind
from qperf_tui.importing.quarter_headings import months_among
from qperf_tui.importing.staging import quoted
from qperf_tui.importing.synonyms import RETURNS, Vocabulary, folded

_OF_A_QUARTER: Final = frozenset(
    {"Quarter", "Value", "Numerator", "Denominator", "Status", "Note"}
)
"""Columns that in a wide layout belong to a quarter, and say nothing without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterColumn:
    """A column of a wide layout: what it holds of which quarter."""

    position: int
    heading: str
    quarter: Quarter
    column: str
    """Ours: `Value`, `Target` and so on."""

    @property
    def named(self) -> str:
        """How it is called among our columns: `Q2 2012/13`, `Q2 2012/13 Target`."""
        rest = "" if self.column == "Value" else f" {self.column}"
        return f"{self.quarter}{rest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """Where each of our columns stands in a file, and what is wrong with the line."""

    positions: Mapping[str, int]
    """Our name of each column, and how many columns stand before it."""
    columns: Mapping[str, str]
    """Our name of each column, and the heading the file gives it."""
    refusals: tuple[Cause, ...]
    """Why the headings cannot be used."""
    unused: tuple[str, ...]
    """Headings that fit none of our columns."""
    matches: tuple[ColumnMatch, ...] = ()
    """Every heading that is not blank, in the order of the columns."""
    quarters: tuple[QuarterColumn, ...] = ()
    """The columns of a wide layout; none in a long one."""
    undated: int = 0
    """Quarters that do not say their year."""
    is_complete: bool = False
    """Whether nothing that a return must have is missing."""
    own: OwnKind | None = None
    """What a table of ours tells of each figure; None of any other table."""

    @property
    def is_wide(self) -> bool:
        """Whether there is a column for each quarter, and a row for an indicator."""
        return bool(self.quarters or self.undated)

    @property
    def known(self) -> int:
        """How many headings are known."""
        return len(self.positions) + len(self.quarters) + self.undated


@dataclass(slots=True)
class _Line:
    """A heading line on its way to being matched."""

    written: list[str]
    plain: list[str]
    claims: list[Claim]
    """Of each column; a blank or repeated heading claims nothing."""
    words: Vocabulary


def match_headings(
    cells: Sequence[str],
    asked: Asked = NOTHING_ASKED,
    *,
    year: int | None = None,
    words: Vocabulary = RETURNS,
) -> Headings:
    """Match a heading line to our columns; case, spaces and marks do not count.

    `year` is the financial year that the lines above name, to be asked for.

    Raises:
        FileRefusedError: If an officer asks for what is no column of ours.
    """
    line = _read(cells, asked, words)
    claimed = _claimed(line)
    is_wide = _is_wide(line, claimed, asked)
    _settle_doubts(line, is_wide=is_wide)
    claimed = _claimed(line, is_wide=is_wide)
    quarters, causes, undated = _quarters(line, asked, year) if is_wide else ((), [], 0)
    missing = _missing(claimed, asked, words, is_wide=is_wide)
    matches = tuple(_matches(line, claimed, quarters, is_wide=is_wide))
    causes += _claimed_twice(line, claimed)
    causes += _doubted(line, matches)
    return Headings(
        positions={column: found[0] for column, found in claimed.items()},
        columns={column: line.written[found[0]] for column, found in claimed.items()},
        refusals=(
            *_repeated(line),
            *causes,
            *said_missing(missing, words),
        ),
        unused=tuple(match.heading for match in matches if match.how is How.UNUSED),
        matches=matches,
        quarters=quarters,
        undated=undated,
        is_complete=not missing,
    )


def _read(cells: Sequence[str], asked: Asked, words: Vocabulary) -> _Line:
    written = [clean_line(cell) for cell in cells]
    plain = [folded(heading) for heading in written]
    wanted = asked_claims(asked.columns, words)
    nothing = Claim()
    months = months_among(written)
    claims = [
        nothing
        if not name or name in plain[:position]
        else wanted.get(name)
        or (nothing if position in months else claim_of(written[position], words))
        for position, name in enumerate(plain)
    ]
    return _Line(written, plain, claims, words)


def _claimed(line: _Line, *, is_wide: bool = False) -> dict[str, list[int]]:
    """Our columns and where they stand, of headings that can be but one of ours."""
    found: dict[str, list[int]] = {}
    for position, claim in enumerate(line.claims):
        if len(claim.columns) == 1 and claim.how is not How.UNSURE:
            found.setdefault(claim.columns[0], []).append(position)
    if is_wide:
        return {
            column: positions
            for column, positions in found.items()
            if column not in _OF_A_QUARTER
        }
    return found


def _is_wide(line: _Line, claimed: Mapping[str, object], asked: Asked) -> bool:
    has_figure = line.words.figure in claimed
    if has_figure and ("Quarter" in claimed or asked.quarter is not None):
        return False
    return any(
        claim.cause or (claim.quarter is not None and claim.quarter.column == "Value")
        for claim in line.claims
    )


def _settle_doubts(line: _Line, *, is_wide: bool) -> None:
    """Let a heading that is only like one of ours go where another is that one."""
    for position, claim in enumerate(line.claims):
        if claim.how not in {How.UNSURE, How.SIMILAR}:
            continue
        column = claim.columns[0]
        others = [
            each
            for at, each in enumerate(line.claims)
            if at != position and each.columns == (column,)
        ]
        is_taken = any(each.how is not How.UNSURE for each in others)
        if is_taken or (is_wide and column in _OF_A_QUARTER):
            line.claims[position] = Claim()


def _quarters(
    line: _Line, asked: Asked, year: int | None
) -> tuple[tuple[QuarterColumn, ...], list[Cause], int]:
    """The columns of quarters, what is wrong with them, and how many want a year."""
    found: dict[tuple[Quarter, str], QuarterColumn] = {}
    causes = [Cause(claim.cause) for claim in line.claims if claim.cause]
    undated = []
    for position, claim in enumerate(line.claims):
        named = claim.quarter
        if named is None:
            continue
        quarter = named.in_year(asked.year)
        heading = line.written[position]
        if quarter is None:
            undated.append(heading)
            continue
        column = QuarterColumn(
            position=position, heading=heading, quarter=quarter, column=named.column
        )
        earlier = found.setdefault((quarter, named.column), column)
        if earlier is not column:
            causes.append(fit_the_same(column.named, [earlier.heading, heading]))
    if undated:
        causes.append(wants_year(undated, year))
    return tuple(found.values()), causes, len(undated)


def _matches(
    line: _Line,
    claimed: Mapping[str, Sequence[int]],
    quarters: Sequence[QuarterColumn],
    *,
    is_wide: bool,
) -> Iterable[ColumnMatch]:
    dated = {each.position: each.named for each in quarters}
    settled = {place: name for name, places in claimed.items() for place in places}
    for position, claim in enumerate(line.claims):
        if not line.plain[position]:
            continue
        match = ColumnMatch(
            heading=line.written[position],
            position=position,
            column=settled.get(position) or dated.get(position),
            confidence=claim.confidence,
            how=claim.how,
        )
        if match.column is None:
            match = unsettled(match, claim, is_wide=is_wide)
        yield match


def _claimed_twice(line: _Line, claimed: Mapping[str, Sequence[int]]) -> list[Cause]:
    return [
        fit_the_same(column, [line.written[position] for position in positions])
        for column, positions in claimed.items()
        if len(positions) > 1
    ]


def _repeated(line: _Line) -> list[Cause]:
    return [
        Cause(
            f"{quoted(line.written[line.plain.index(plain)])} heads {count} columns; "
            "rename or delete all but one"
        )
        for plain, count in Counter(line.plain).items()
        if plain and count > 1
    ]


def _doubted(line: _Line, matches: Iterable[ColumnMatch]) -> list[Cause]:
    """Of headings that may be one of ours, or could be several, that they are asked."""
    claimed = (
        (match, line.claims[match.position].columns)
        for match in matches
        if match.how is How.UNSURE
    )
    return [
        fits_two(match.heading, columns) if len(columns) > 1 else doubt(match)
        for match, columns in claimed
    ]


def _missing(
    claimed: Mapping[str, object], asked: Asked, words: Vocabulary, *, is_wide: bool
) -> list[str]:
    if is_wide:
        return [] if "Ref" in claimed else ["Ref"]
    given = {"Quarter"} if asked.quarter is not None else set()
    if words.figure in words.required and claimed.keys() >= {
        "Numerator",
        "Denominator",
    }:
        given.add(words.figure)
    missing = [
        column
        for column in words.required
        if column not in claimed and column not in given
    ]
    if words.one_of and not any(column in claimed for column in words.one_of):
        missing.append(words.one_of[0])
    return missing
