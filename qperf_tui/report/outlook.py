"""What may become of a figure by the year end: what is expected and still needed."""

from collections.abc import Iterator

from qperf_tui.domain.fact import EXPECTED, REQUIRED_RATE, STILL_NEEDED, YEAR_END
from qperf_tui.domain.position import Position
from qperf_tui.domain.projection import project
from qperf_tui.domain.projection_words import need_words
from qperf_tui.domain.prose import is_small, quarter_name, target_amount
from qperf_tui.domain.rag import is_reached
from qperf_tui.domain.target import Target
from qperf_tui.report.facts import Background, FigureUsed, Sentence, shown_outturn


def outlook(
    position: Position, background: Background, *, is_off: bool
) -> Iterator[Sentence]:
    """What an officer expects, and what the year-end target still needs.

    What is needed is told only where the figure is off target or an officer was
    asked what to expect, and not as a rate of a few cases. No projection of our own
    is told: a paper's outlook is an officer's.
    """
    shown = shown_outturn(position)
    if shown is None or position.quarter == position.quarter.year_end:
        return
    expected = _expected(position)
    if expected is not None:
        yield expected
    is_asked = is_off or expected is not None
    if is_asked and not is_small(shown[0], position.indicator):
        yield from _needed(position, background)


def is_expected_to_miss(position: Position) -> bool:
    """Whether an officer expects the year-end target to be missed."""
    said, target = position.evidence.expectation, position.year_end
    if said is None or target is None or shown_outturn(position) is None:
        return False
    if position.quarter == position.quarter.year_end:
        return False
    return not is_reached(said.value, target, position.indicator.polarity)


def _expected(position: Position) -> Sentence | None:
    """`Officers expect 64% at the year end, which would not meet the target`, say."""
    said, target = position.evidence.expectation, position.year_end
    if said is None:
        return None
    amount = target_amount(Target(said.value, said.value), position.indicator)
    who = "Officers expect"
    if said.quarter != position.quarter:
        name = quarter_name(said.quarter, position.quarter)
        who = f"In {name}, officers expected"
    would = ""
    if target is not None:
        meets = "not meet" if is_expected_to_miss(position) else "meet"
        would = f", which would {meets} the target"
    return Sentence(
        f"{who} {amount} at the year end{would}.", _used(position, EXPECTED)
    )


def _needed(position: Position, background: Background) -> Iterator[Sentence]:
    """What the rest of the year must reach, unless that is reached already."""
    outturns = {
        each.quarter: each for each in background.history.get(position.code, ())
    }
    if position.outturn is not None:
        outturns[position.quarter] = position.outturn
    breaks = background.breaks.get(position.code, ())
    required = project(
        position.indicator,
        position.quarter,
        outturns,
        breaks=breaks,
        target=position.year_end,
    ).required
    if required is None or required.is_secured:
        return
    measure = STILL_NEEDED if required.is_amount else REQUIRED_RATE
    yield Sentence(
        f"The year-end target {need_words(required, position.indicator)}.",
        _used(position, YEAR_END, measure),
    )


def _used(position: Position, *measures: str) -> tuple[FigureUsed, ...]:
    return tuple(FigureUsed(position.code, position.quarter, each) for each in measures)
