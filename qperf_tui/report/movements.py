"""How a figure compares with earlier ones of the same indicator."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from qperf_tui.domain.comparability import Obstacle
from qperf_tui.domain.fact import VALUE
from qperf_tui.domain.figures import WITH_A_VALUE, Outturn, OutturnStatus
from qperf_tui.domain.movement import Direction, Movement
from qperf_tui.domain.position import Position, is_read_by_quarter
from qperf_tui.domain.prose import (
    bare_span,
    bracketed,
    earlier_span,
    flag_of,
    how_moved,
    is_small,
    quarter_name,
    size_words,
    with_asides,
)
from qperf_tui.report.facts import Background, FigureUsed, Sentence, shown_outturn
from qperf_tui.report.names import carried_on
from qperf_tui.report.phrases import subtracts
from qperf_tui.report.sentences import is_distance_rounded_apart, reason_given

_NO_FIGURE: Final = (
    "for which no figure is available",
    "for which no figures are available",
)
_WITHOUT: Final = {
    OutturnStatus.SUPPRESSED: (
        "whose figure is not published",
        "whose figures are not published",
    ),
    OutturnStatus.NOT_COMPARABLE: (
        "whose figure is not comparable",
        "whose figures are not comparable",
    ),
}
_ALIKE: Final = ("little changed from", "unchanged from")
_ROUNDED: Final = "Differences are worked out from unrounded figures."


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A comparable movement with the outturn it is measured from, where on file."""

    moved: Movement
    change: Fraction
    earlier: Fraction
    outturn: Outturn | None


def movement_sentences(
    position: Position, background: Background
) -> tuple[Sentence, ...]:
    """What the figure was before, or why the two are not set side by side.

    A comparison is passed over in silence where the indicator is not one that
    is compared so, or where it has no earlier figures at all. A seasonal figure is
    set beside that of last year first.
    """
    shown = shown_outturn(position)
    if shown is None:
        return ()
    outturn, value = shown
    if outturn.status is OutturnStatus.NOT_COMPARABLE:
        why = f": {reason}" if (reason := reason_given(position)) else ""
        return (Sentence(f"It is not comparable with earlier figures{why}."),)
    moves = [move for move in (position.on_previous, position.on_last_year) if move]
    if not is_read_by_quarter(position.indicator.basis):
        moves.reverse()
    compared = [
        comparison
        for move in moves
        if (comparison := _comparison(position, move, background)) is not None
    ]
    sentences = []
    if compared:
        sentences.append(_compared(position, outturn, compared))
    if is_distance_rounded_apart(position) or any(
        _is_rounded_apart(position, value, each) for each in compared
    ):
        sentences.append(Sentence(_ROUNDED))
    done = {each.moved.since for each in compared}
    left = [move for move in moves if move.since not in done]
    return (*sentences, *_refused(position, left, background))


def _comparison(
    position: Position, move: Movement, background: Background
) -> _Comparison | None:
    on_file = background.on_file(position.code, move.since)
    if move.change is None or move.earlier is None:
        return None
    if on_file is not None and on_file.status not in WITH_A_VALUE:
        return None
    if on_file is not None and on_file.value != move.earlier:
        on_file = None
    return _Comparison(move, move.change, move.earlier, on_file)


def _compared(
    position: Position,
    outturn: Outturn,
    compared: list[_Comparison],
) -> Sentence:
    is_few = is_small(outturn, position.indicator)
    told = _beside if is_few else _clause
    clauses = [told(position, each) for each in compared]
    directions = {each.moved.direction for each in compared}
    is_mixed = directions >= {Direction.IMPROVING, Direction.WORSENING} and not is_few
    if all(clause.startswith(_ALIKE) for clause in clauses):
        clauses[1:] = [clause[clause.index("from") :] for clause in clauses[1:]]
    joined = (", but " if is_mixed else " and ").join(clauses)
    verb = "This compares with" if is_few else "The figure is"
    quarters = [position.quarter, *(each.moved.since for each in compared)]
    return Sentence(
        f"{verb} {joined}.",
        tuple(FigureUsed(position.code, each, VALUE) for each in quarters),
    )


def _beside(position: Position, comparison: _Comparison) -> str:
    shown = bracketed(
        *with_asides(comparison.earlier, comparison.outturn, position.indicator)
    )
    return f"{shown} {earlier_span(position, comparison.moved.since)}"


def _clause(position: Position, comparison: _Comparison) -> str:
    """`5.3 percentage points lower than in Quarter 1 (84.6%, provisional)`."""
    indicator, move = position.indicator, comparison.moved
    span = earlier_span(position, move.since)
    if move.direction is Direction.UNCHANGED:
        word = "unchanged" if not comparison.change else "little changed"
        asides = filter(None, [flag_of(comparison.outturn)])
        return bracketed(f"{word} from {bare_span(span)}", tuple(asides))
    main, more = with_asides(comparison.earlier, comparison.outturn, indicator)
    size = size_words(comparison.change, indicator)
    how = how_moved(comparison.change, indicator)
    return bracketed(f"{size} {how} than {span}", (main, *more))


def _is_rounded_apart(
    position: Position, value: Fraction, comparison: _Comparison
) -> bool:
    outturn = position.outturn
    if comparison.moved.direction is Direction.UNCHANGED or outturn is None:
        return False
    if is_small(outturn, position.indicator):
        return False
    return not subtracts(value, comparison.earlier, position.indicator.decimals)


def _refused(
    position: Position, moves: Sequence[Movement], background: Background
) -> Iterator[Sentence]:
    """Why quarters are not compared with, those of one reason in one sentence."""
    quarters: dict[tuple[str, str], list[str]] = {}
    for move in moves:
        if why := _why_not(position, move, background):
            name = quarter_name(move.since, position.quarter)
            quarters.setdefault(why, []).append(name)
    for (of_one, of_several), names in quarters.items():
        because = of_one if len(names) == 1 else of_several
        which = " or with ".join(names)
        yield Sentence(f"No comparison is made with {which}, {because}.")


def _why_not(
    position: Position, move: Movement, background: Background
) -> tuple[str, str] | None:
    """Why not, as a clause about one quarter and about several; None if unsaid."""
    if move.refusal is None or move.obstacle is Obstacle.BASIS:
        return None
    if move.obstacle is Obstacle.DEFINITION:
        why = f"because the definition has changed: {carried_on(move.refusal.detail)}"
        return why, why
    if move.obstacle is Obstacle.COVERAGE:
        return "as what is covered has changed", "as what is covered has changed"
    on_file = background.on_file(position.code, move.since)
    if on_file is None and not _was_reported_before(position, move, background):
        return None
    return _WITHOUT.get(on_file.status, _NO_FIGURE) if on_file else _NO_FIGURE


def _was_reported_before(
    position: Position, move: Movement, background: Background
) -> bool:
    return any(
        outturn.quarter < move.since and outturn.value is not None
        for outturn in background.history.get(position.code, ())
    )
