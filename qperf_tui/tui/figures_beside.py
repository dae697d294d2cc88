"""An indicator's figures in few lines, to be read beside the text about it."""

from typing import Final

from textual.content import Content

from qperf_tui.domain.appraisal import Appraisal, Source
from qperf_tui.domain.explaining import outturn_words
from qperf_tui.domain.movement import Movement
from qperf_tui.domain.period import SAME_QUARTER_LAST_YEAR
from qperf_tui.domain.position import Position
from qperf_tui.domain.sparkline import sparkline
from qperf_tui.domain.target import TargetKind
from qperf_tui.domain.wording import (
    change_words,
    figure,
    movement_mark,
    outturn_figure,
    target_figure,
)
from qperf_tui.tui.plain import plain
from qperf_tui.workbench.dossier import Dossier

_LABEL: Final = 10
_RECENT: Final = 5
_TREND: Final = 14


def figures_beside(dossier: Dossier, appraisal: Appraisal) -> Content:
    """Figure, target, movements, year end and the last figures, each on its line."""
    indicator, position = dossier.indicator, dossier.position
    shown = outturn_words(position.outturn, indicator)
    movements = (position.on_previous, position.on_last_year)
    lines = [
        (f"Q{position.quarter.number}", f"{position.status}  {shown}"),
        ("Target", _target(position)),
        *(_moved(position, each) for each in movements if each is not None),
        ("Year end", _year_end(appraisal)),
        ("Recent", _recent(dossier)),
    ]
    said = "\n".join(f"{label:<{_LABEL}} {words}" for label, words in lines if words)
    return plain(said)


def _target(position: Position) -> str:
    target = position.target
    if target is None:
        return position.unrated or "none is set"
    kind = "by now" if target.kind is TargetKind.MILESTONE else "at year end"
    said = f"{target_figure(target, position.indicator)} {kind}"
    judged = position.judgement
    if judged is None:
        return said
    if not judged.shortfall:
        return f"{said}, reached" if position.status.is_on_target else f"{said}, a miss"
    size = change_words(judged.shortfall, position.indicator).split()[0]
    return f"{said}, {size} off"


def _moved(position: Position, moved: Movement) -> tuple[str, str]:
    is_on_year = moved.since == position.quarter.shifted(-SAME_QUARTER_LAST_YEAR)
    label = "On last yr" if is_on_year else f"On Q{moved.since.number}"
    if moved.change is None:
        return label, f"– {moved.reason}"
    return label, movement_mark(moved, position.indicator)


def _year_end(found: Appraisal) -> str:
    expected = found.year_end
    if expected.source in {Source.NONE, Source.KNOWN} or expected.value is None:
        return ""
    shown = figure(expected.value, found.position.indicator)
    return f"{expected.status}  {shown} {expected.source.value}"


def _recent(dossier: Dossier) -> str:
    figures = " ".join(
        outturn_figure(each.outturn, dossier.indicator)
        for each in dossier.history[-_RECENT:]
    )
    values = [
        None if each is None else each.value for each in dossier.outturns[-_TREND:]
    ]
    return f"{figures}  {sparkline(values)}"
