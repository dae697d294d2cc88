"""What a reader of written files works out of what they hide, to the last person."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from qperf_tui.analysis.audit import exposures
from qperf_tui.analysis.people_release import COUNT, WHOLE, Base
from qperf_tui.analysis.puzzle import puzzles
from qperf_tui.analysis.reader import Reader
from qperf_tui.analysis.told import Exposure, Figure, Release, Why
from qperf_tui.domain.disclosure import Attacked, CellKey
from qperf_tui.domain.statement import Cell, Statement, exact


def attacked(
    release: Release,
    hidden: Sequence[CellKey],
    told: Sequence[Statement],
) -> tuple[tuple[Attacked, ...], int]:
    """What is worked out of each hidden figure, and how many statements are not true.

    Args:
        release: What is known beside the files: sums, and earlier releases.
        hidden: The figures that the files are to hide.
        told: What the files state.
    """
    counted = [e for e in told if all(cell in release.values for cell, _ in e.terms)]
    true = [each for each in counted if each.holds(release.values)]
    keys = frozenset[Hashable](hidden)
    unread = replace(
        release, figures=tuple(_hidden(cell, release.values) for cell in hidden)
    )
    read = tuple(Figure(place, (each,)) for place, each in enumerate(true))
    whole = replace(unread, figures=(*unread.figures, *read))
    known = {_about(each) for each in exposures(unread, keys)}
    found = [e for e in exposures(whole, keys) if _about(e) not in known]
    spans = _spans(whole, keys)
    results = tuple(
        _result(cell, spans[cell], found) for cell in hidden if cell in spans
    )
    return results, len(counted) - len(true)


def _hidden(cell: CellKey, values: Mapping[Cell, int]) -> Figure:
    """A hidden figure with all that it would tell."""
    bases = (Base(side, cell) for side in (COUNT, WHOLE))
    return Figure(cell, tuple(exact(e, values[e]) for e in bases if e in values))


def _spans(
    release: Release, hidden: frozenset[Hashable]
) -> dict[CellKey, tuple[int, int | None]]:
    """From and to what each hidden figure can count, for all that is told."""
    found: dict[CellKey, tuple[int, int | None]] = {}
    for puzzle in puzzles(release, hidden):
        wanted = {
            place: base.cell
            for place, base in enumerate(puzzle.cells)
            if isinstance(base, Base) and base == Base(COUNT, base.cell)
            if base.cell in hidden
        }
        if wanted:
            reader = Reader(puzzle, hidden)
            for place, cell in wanted.items():
                low, high = reader.span(((place, 1),))
                found[cell] = low or 0, high
    return found


def _result(
    cell: CellKey, span: tuple[int, int | None], found: Iterable[Exposure]
) -> Attacked:
    reasons = {each.why for each in found if _cell_of(each) == cell}
    low, high = span
    return Attacked(
        cell=cell,
        low=low,
        high=high,
        is_recovered=Why.RECOVERED in reasons,
        is_narrowed=reasons == {Why.NARROWED},
    )


def _about(exposure: Exposure) -> tuple[Hashable, Why]:
    """What is worked out, and how far; what was known before is no news."""
    return exposure.cell, exposure.why


def _cell_of(exposure: Exposure) -> Hashable:
    """The hidden figure that an exposure is of."""
    about = exposure.cell
    return about.cell if isinstance(about, Base) else about
