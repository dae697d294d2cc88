"""What one reads to decide on a text: its figures, who agreed it, and the words."""

from dataclasses import dataclass

from textual.content import Content

from qperf_tui.domain.commentary import Commentary
from qperf_tui.domain.days import short_day
from qperf_tui.domain.explaining import judgement_words, movement_lines
from qperf_tui.domain.figures_then import changed_figures
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import Request
from qperf_tui.domain.text import capitalised
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.plain import plain
from qperf_tui.tui.queue_rows import due_words
from qperf_tui.tui.word_marks import differences
from qperf_tui.workbench.last_decided import last_decided
from qperf_tui.workbench.queue_entries import AWAITED, Entry, EntryKind

_FIGURES: frozenset[EntryKind] = frozenset({EntryKind.FIGURES_CHANGED})


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier text that what stands is compared with."""

    body: str
    says: str
    """Which it was."""


def before_of(
    workbook: Workbook, entry: Entry, quarter: Quarter, seen: Commentary | None
) -> Before | None:
    """What to compare a text with: what one looked at last, or what was decided on.

    `seen` is the version that was on show before, if another was.
    """
    text, indicator = entry.commentary, entry.indicator
    if text is None or indicator is None:
        return None
    if seen is not None and seen.version < text.version:
        return Before(seen.body, f"version {seen.version}, which you looked at")
    decided = last_decided(workbook, indicator, quarter)
    return None if decided is None else Before(decided.body, decided.says)


def figures_of(entry: Entry) -> Content:
    """The figure, the target and the movements."""
    at = entry.position
    if at is None:
        return Content()
    moved = "; ".join(movement_lines(at))
    lines = [f"{at.status}: {judgement_words(at)}."]
    if moved:
        lines.append(f"{capitalised(moved)}.")
    return plain("\n".join(lines))


def standing_of(entry: Entry) -> Content:
    """What is asked for, by when, and how far the text has come."""
    due = "" if entry.due is None else f", due {due_words(entry).rstrip('!')}"
    late = ", overdue" if entry.is_overdue else ""
    if entry.request is not None:
        return plain(f"{_asked(entry.request)}{due}{late}. Enter opens it.")
    flag = f" ({entry.flag})" if entry.flag and entry.kind not in _FIGURES else ""
    said = f"{capitalised(entry.says)}{due}{late}{flag}."
    opens = " Enter opens it." if entry.action is not None else ""
    lines = [f"{said.replace('..', '.')}{opens}"]
    if entry.progress is not None and entry.progress.given:
        given = [f"{each.person} as {each.role}" for each in entry.progress.given]
        lines.append(f"Agreed by {', '.join(given)}.")
    if entry.kind in _FIGURES and (changed := _changed(entry)):
        lines.append(
            f"figs! The figure under this text has changed: {changed}. Read the words "
            "against it; m marks them ready again, e mends them."
        )
    return plain("\n".join(lines))


def _asked(request: Request) -> str:
    minute = f", {request.minute}" if request.minute else ""
    head = f"Asked {short_day(request.asked_on)} by {request.asked_by}{minute}"
    return f"{head}: {request.question}\nFor {request.owner or 'nobody named yet'}"


def words_of(
    workbook: Workbook, entry: Entry, quarter: Quarter, before: Before | None
) -> Content:
    """The text with its figures in place, and what was changed marked in it."""
    text = entry.commentary
    if text is None:
        if entry.kind in AWAITED:
            return plain("Words are asked for once it is in; D says who sends what.")
        if entry.indicator is None or entry.kind not in _TO_WRITE:
            return Content()
        return plain("Nothing is written yet; e writes it.")
    body = _resolved(workbook, text.body, quarter, entry.indicator)
    if before is None:
        return plain(body)
    return differences(_resolved(workbook, before.body, quarter, entry.indicator), body)


def _changed(entry: Entry) -> str:
    text, at = entry.commentary, entry.position
    if text is None or at is None:
        return ""
    seen = [text.figures]
    if entry.progress is not None:
        seen = [each.figures for each in entry.progress.given[-1:]] + seen
    found = (changed_figures(each, at.figures, at.indicator) for each in seen)
    return next(filter(None, found), "")


def _resolved(
    workbook: Workbook, body: str, quarter: Quarter, about: Indicator | None
) -> str:
    if "{" not in body:
        return body
    from qperf_tui.workbench.resolving import resolve  # noqa: PLC0415 - seldom

    return resolve(workbook, body, quarter, about).text


_TO_WRITE = {EntryKind.MISSING, EntryKind.OVERDUE}
