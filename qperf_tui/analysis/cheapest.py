"""The least loss of figures that leaves a target safe from a reader, all at once.

One integer program asks for the worlds that are still missing, in which every figure
that is shown holds unless it is hidden, at the least cost of those hidden. A figure
hidden so is needed, and so moves in one of the worlds: it is not found whole itself.
The answer is a proposal: the audit decides whether it is enough.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.analysis.audit import SmallCount, Target
from qperf_tui.analysis.integer_program import least_of
from qperf_tui.analysis.narrowing import Bound, Bounds, Line
from qperf_tui.analysis.puzzle import Piece
from qperf_tui.analysis.reader import Reader

_REACH: Final = 3
"""How many thresholds away from the truth a count may be in such a world."""
_DEAR: Final = 10_000
"""What it costs to hide a figure, beside which the size of it is small."""
_LAST: Final = 100
"""How much dearer it is to hide what tells of none, as every 0 is shown."""

_NODES: Final = 2_000
"""How long it is searched for the cheapest, counted and not timed."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """That a sum is, in some world, so little."""

    total: tuple[tuple[int, int], ...]
    most: int


def cheapest(reader: Reader, target: Target) -> list[Piece]:
    """The figures to hide for a target; none where this finds no way."""
    shown = [e for e in reader.puzzle.pieces if e.key not in reader.hidden]
    found = [
        answer
        for wishes in _wishes(reader, target)
        if (answer := _answer(reader, shown, wishes)) is not None
    ]
    if not found:
        return []
    return min(found, key=lambda answer: answer[0])[1]


def _wishes(reader: Reader, target: Target) -> Iterator[list[_Wish]]:
    """The worlds that are missing, in each way that would do."""
    if isinstance(target, SmallCount):
        wishes = []
        if not reader.can_be_few(target.place, target.floor):
            wishes.append(_Wish(((target.place, 1),), target.floor))
        if not reader.can_be_many(target.place, target.threshold):
            wishes.append(_Wish(((target.place, -1),), -target.threshold))
        yield wishes
        return
    for line in target.lines:
        turned = tuple((place, -by) for place, by in line.terms)
        true = line.low or 0
        yield [_Wish(line.terms, true - 1)]
        yield [_Wish(turned, -true - 1)]


def _answer(
    reader: Reader, shown: Sequence[Piece], wishes: Sequence[_Wish]
) -> tuple[int, list[Piece]] | None:
    """What it costs to grant every wish, and by hiding what."""
    number = len(reader.puzzle.cells)
    switches = {number * len(wishes) + place: e for place, e in enumerate(shown)}
    lines: list[Line] = []
    low: dict[int, int] = {}
    high: dict[int, Bound] = {}
    for world, wish in enumerate(wishes):
        box = _box(reader, wish)
        start = number * world
        lines += [_moved(e, start) for e in reader.puzzle.known]
        lines.append(_moved(Line(wish.total, None, wish.most), start))
        for switch, piece in switches.items():
            for line in piece.lines:
                lines += _unless(line, start, switch, box)
        for place in range(number):
            low[start + place], high[start + place] = box.low[place], box.high[place]
    low |= dict.fromkeys(switches, 0)
    high |= dict.fromkeys(switches, 1)
    costs = {switch: _cost(piece) for switch, piece in switches.items()}
    found = least_of(costs, lines, low, high, nodes=_NODES)
    if found.world is None or found.least is None:
        return None
    hidden = [piece for switch, piece in switches.items() if found.world[switch]]
    return found.least, hidden


def _box(reader: Reader, wish: _Wish) -> Bounds:
    """Where the counts of a world are looked for: not far from the truth."""
    truth = reader.puzzle.truth
    known = reader.known_bounds()
    at = sum(by * truth[place] for place, by in wish.total)
    reach = _REACH * max(abs(at - wish.most), 1)
    low = [
        max(each - reach, least) for each, least in zip(truth, known.low, strict=True)
    ]
    high: list[Bound] = [
        each + reach if most is None else min(each + reach, most)
        for each, most in zip(truth, known.high, strict=True)
    ]
    return Bounds(low, high)


def _cost(piece: Piece) -> int:
    by = _LAST if piece.tells_of_none else 1
    return (piece.figure.weight * _DEAR + min(piece.size, _DEAR - 1)) * by


def _moved(line: Line, start: int) -> Line:
    return Line(tuple((start + e, by) for e, by in line.terms), line.low, line.high)


def _unless(line: Line, start: int, switch: int, box: Bounds) -> Iterator[Line]:
    """A line that holds unless its figure is hidden, one side after the other."""
    least, most = box.span(line)
    terms = _moved(line, start).terms
    if line.low is not None and least is not None and least < line.low:
        yield Line((*terms, (switch, line.low - least)), line.low, None)
    if line.high is not None and most is not None and most > line.high:
        yield Line((*terms, (switch, line.high - most)), None, line.high)
