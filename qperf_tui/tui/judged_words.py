"""An appraisal in the few words that there is room for beside a list."""

from collections.abc import Sequence

from qperf_tui.domain.appraisal import Appraisal, Source
from qperf_tui.domain.interval_words import change_interval_words
from qperf_tui.domain.intervals import NoInterval, change_interval
from qperf_tui.domain.movement import Movement
from qperf_tui.domain.position import Position
from qperf_tui.domain.spc import Signal
from qperf_tui.domain.wording import figure, movement_words


def movement_sentences(position: Position) -> list[str]:
    """Both movements, each with how far chance alone could have carried it."""
    moved = (position.on_previous, position.on_last_year)
    return [_moved(position, each) for each in moved if each is not None]


def outlook_sentences(found: Appraisal) -> list[str]:
    """The year end, the signal, and why it is an exception, as far as there are any."""
    said = [_year_end(found), _signal(found.signal)]
    if found.grounds:
        said.append(f"Exception: {_listed([each.value for each in found.grounds])}.")
    return [each for each in said if each]


def _moved(position: Position, moved: Movement) -> str:
    said = movement_words(moved, position.indicator)
    if moved.change is None or position.outturn is None or moved.before is None:
        return said
    found = change_interval(position.outturn, moved.before, position.indicator)
    if isinstance(found, NoInterval):
        return said
    return f"{said}; {change_interval_words(found)}"


def _year_end(found: Appraisal) -> str:
    expected = found.year_end
    if expected.source in {Source.NONE, Source.KNOWN} or expected.value is None:
        return ""
    shown = figure(expected.value, found.position.indicator)
    return f"Year end {expected.status}: {shown} {expected.source.value}."


def _signal(signal: Signal) -> str:
    if signal.variation is None:
        outside = signal.latest is not None and signal.latest.causes
        return "Signal: outside trial limits." if outside else ""
    both = (signal.variation, signal.assurance)
    said = _listed([each.word for each in both if each is not None])
    return f"Signal {signal.letters}: {said}."


def _listed(parts: Sequence[str]) -> str:
    return "; ".join(parts)
