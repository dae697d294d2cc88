"""An indicator's record card as a person reads it."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from qperf_tui.cli.action_lines import Listed
from qperf_tui.cli.tables import aligned
from qperf_tui.domain.commentary import Commentary
from qperf_tui.domain.days import short_day
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.domain.wording import (
    movement_mark,
    outturn_figure,
    target_figure,
    tolerance_words,
)
from qperf_tui.workbench.dossier import Dossier

if TYPE_CHECKING:
    from qperf_tui.domain.working import Working

_WIDEST: Final = 100
_FIGURES: Final = frozenset({1, 2})
_SERIES: Final = (
    *("Quarter", "Value", "Target", "Status", "On previous", "On last year", "Note"),
)


def card_lines(
    dossier: Dossier, width: int, actions: Sequence[Listed] = ()
) -> list[str]:
    """Everything on file for an indicator, in lines, with what is done about it."""
    indicator = dossier.indicator
    lines = [clean_line(f"{indicator.code}  {indicator.title}"), ""]
    lines += _facts(dossier)
    lines += (
        ["", *_wrapped(indicator.definition, width)] if indicator.definition else []
    )
    lines += ["", *_series(dossier.history, width)]
    for heading, said in (
        ("Targets", _targets(dossier)),
        ("Comparators", _comparators(dossier)),
        ("Breaks", _breaks(dossier)),
        ("Events", [f"{at}  {says}" for at, says in dossier.events]),
        ("Actions", [_action(each) for each in actions]),
    ):
        if said:
            lines += ["", heading]
            for each in said:
                lines += _wrapped(each, width, indent="  ")
    return [*lines, *_words(dossier, width)]


def working_lines(
    indicator: Indicator, quarter: Quarter, worked: "Sequence[Working]", width: int
) -> list[str]:
    """The working of each judgement under its topic and verdict, in lines."""
    lines = [clean_line(f"{indicator.code} {indicator.title}"), str(quarter)]
    for each in worked:
        lines += ["", clean_line(f"{each.topic.value}: {each.verdict}")]
        for line in each.lines:
            lines += _wrapped(line, width, indent="  ")
    return lines


def _facts(dossier: Dossier) -> list[str]:
    indicator = dossier.indicator
    facts = (
        ("Priority", str(indicator.priority)),
        ("Theme", indicator.theme),
        ("Directorate", indicator.directorate),
        ("Owner", indicator.owner),
        ("Unit", indicator.unit),
        ("Basis", indicator.basis.value),
        ("Polarity", indicator.polarity.words),
        ("Tolerance", tolerance_words(dossier.position.tolerance, indicator)),
    )
    return [f"{name:<12} {clean_line(said)}" for name, said in facts if said]


def _series(history: Sequence[Position], width: int) -> list[str]:
    return aligned(
        _SERIES,
        [
            [
                str(each.quarter),
                outturn_figure(each.outturn, each.indicator, each.target),
                "–"
                if each.target is None
                else target_figure(each.target, each.indicator),
                each.status.word,
                movement_mark(each.on_previous, each.indicator),
                movement_mark(each.on_last_year, each.indicator),
                "" if each.outturn is None else each.outturn.reason,
            ]
            for each in history
        ],
        width=width,
        stretch=len(_SERIES) - 1,
        right=_FIGURES,
    )


def _targets(dossier: Dossier) -> list[str]:
    return [
        f"{at}  {kind.value}  {target_figure(target, dossier.indicator)}"
        for (at, kind), target in sorted(
            dossier.targets.items(), key=lambda each: each[0]
        )
    ]


def _comparators(dossier: Dossier) -> list[str]:
    return [each.words for each in dossier.comparisons]


def _breaks(dossier: Dossier) -> list[str]:
    return [f"{Quarter(each.first_quarter)}  {each.reason}" for each in dossier.breaks]


def _action(listed: Listed) -> str:
    each, done = listed.action, listed.action.closing
    due = "" if each.due is None else f", due {short_day(each.due)}"
    when = due if done is None else f" in {done.quarter}"
    said = f"{each.number}. {listed.state}{when}, {each.owner}: {each.title}"
    return f"{said} ({each.evidence})" if each.evidence else said


def _words(dossier: Dossier, width: int) -> Iterator[str]:
    before = dossier.last_commentary
    quarter = dossier.quarter
    if before is not None:
        yield from _commentary(before, quarter.shifted(-1), width)
    if dossier.commentary is not None:
        yield from _commentary(dossier.commentary, quarter, width)
    else:
        state = dossier.position.commentary.word
        yield from ("", f"Commentary, {quarter}: {state}")
    if dossier.draft is not None:
        yield from (
            "",
            f"A draft of yours was left in the workbench at {dossier.draft.saved_at}.",
        )


def _commentary(said: Commentary, quarter: Quarter, width: int) -> Iterator[str]:
    head = f"Commentary, {quarter}: {said.state.word}, version {said.version}"
    yield from ("", clean_line(f"{head}, by {said.author}"))
    for line in clean_text(said.body).split("\n"):
        yield from _wrapped(line, width, indent="  ") or [""]


def _wrapped(text: str, width: int, *, indent: str = "") -> list[str]:
    return textwrap.wrap(
        clean_line(text),
        min(width, _WIDEST),
        initial_indent=indent,
        subsequent_indent=f"{indent}{indent}",
        break_long_words=False,
        break_on_hyphens=False,
    )
