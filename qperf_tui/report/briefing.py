"""One page for members: what is good, what is worrying, what we do, what we ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Final

from qperf_tui.domain.appraisal import Appraisal, Ground
from qperf_tui.domain.days import day_words
from qperf_tui.domain.explaining import judgement_words
from qperf_tui.domain.movement import Direction
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.prose import bracketed, short_target_words, with_asides
from qperf_tui.domain.request import Request
from qperf_tui.domain.status import Status
from qperf_tui.domain.wording import movement_words, plural
from qperf_tui.report.actions import ActionOn, action_words
from qperf_tui.report.facts import OFF_TARGET
from qperf_tui.report.names import name_of
from qperf_tui.report.officers import reason_given
from qperf_tui.report.one_page import LINE, Group, fitted, shortened
from qperf_tui.report.paper import Imprint, Listing, Part

TITLE: Final = "Member briefing"
_MOST_LINES: Final = 5
"""Lines that one thing may take, so that there is room for others."""
_MOST_OF_NOTICE: Final = 3
_HALF: Final = LINE // 3
_SAID_BY_STATUS: Final = {Ground.RED, Ground.AMBER}
_WORST_FIRST: Final = (Status.RED, Status.AMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefed:
    """What members are briefed on, all of it as the public may read it."""

    quarter: Quarter
    as_at: date
    """The day that decides what is overdue."""
    appraisals: Sequence[Appraisal]
    agreed: Mapping[str, str]
    """The agreed commentary, by code."""
    actions: Sequence[ActionOn]
    recommendation: str
    requests: Sequence[Request]


def briefing(briefed: Briefed) -> tuple[Part, ...]:
    """The parts of a briefing, which fit one page whatever there is to tell."""
    groups = (_worrying(briefed), _doing(briefed), _asking(briefed), _good(briefed))
    texts = fitted(groups, most_lines=_MOST_LINES)
    worrying, doing, asking, good = (
        Part(group.heading, 2, (Listing(said),))
        for group, said in zip(groups, texts, strict=True)
    )
    return good, worrying, doing, asking


def on_one_page(imprint: Imprint) -> Imprint:
    """What a briefing says of itself, with no line so long that it takes the page."""
    return replace(
        imprint,
        council=shortened(imprint.council, 1, _HALF),
        marking=shortened(imprint.marking, 1, _HALF),
        workbook=shortened(imprint.workbook, 1, _HALF),
        notice=shortened(imprint.notice, _MOST_OF_NOTICE),
    )


def _is_worrying(each: Appraisal) -> bool:
    return bool(each.grounds)


def _good(briefed: Briefed) -> Group:
    """What is on target and nobody would ask about, what improved first."""
    good = [
        each.position
        for each in briefed.appraisals
        if each.position.status.is_on_target and not _is_worrying(each)
    ]
    good.sort(key=lambda each: not _is_better(each))
    return Group(
        "What is good",
        tuple(map(_good_words, good)) or ("No indicator is on target.",),
        lambda more: f"And {more} more on target, in Appendix A.",
    )


def _is_better(position: Position) -> bool:
    moved = position.leading
    return moved is not None and moved.direction is Direction.IMPROVING


def _good_words(position: Position) -> str:
    said = f"{position.status.word}: {position.code}, {name_of(position.indicator)}: "
    outturn, target = position.outturn, position.target
    if outturn is None or outturn.value is None or target is None:
        return f"{said}on target."
    lead, asides = with_asides(outturn.value, outturn, position.indicator, target)
    said += f"{bracketed(lead, asides)} against {short_target_words(position, target)}"
    return f"{said}{_moved(position)}."


def _moved(position: Position) -> str:
    moved = position.leading
    return "" if moved is None else f"; {movement_words(moved, position.indicator)}"


def _worrying(briefed: Briefed) -> Group:
    """What members may ask about, the reds first, each with why it is judged so."""
    found = [each for each in briefed.appraisals if _is_worrying(each)]
    found.sort(key=_how_bad)
    nothing = "Nothing is off target, getting worse or without its figure."
    return Group(
        "What is worrying",
        tuple(_worrying_words(each, briefed.agreed) for each in found) or (nothing,),
        lambda more: f"And {more} more that members may ask about, in Appendix A.",
    )


def _how_bad(each: Appraisal) -> tuple[int, bool]:
    """The order of what is worrying: reds, ambers, others; what got worse first."""
    at, moved = each.position, each.position.leading
    is_worse = moved is not None and moved.direction is Direction.WORSENING
    place = _WORST_FIRST.index(at.status) if at.status in _WORST_FIRST else 2
    return place, not is_worse


def _worrying_words(each: Appraisal, agreed: Mapping[str, str]) -> str:
    at = each.position
    said = (
        f"{at.status.word}: {at.code}, {name_of(at.indicator)}: {judgement_words(at)}"
    )
    said += _moved(at)
    also = [ground.value for ground in each.grounds if ground not in _SAID_BY_STATUS]
    said = "; ".join([said, *also]) + "."
    body = agreed.get(at.code, "")
    if reason := reason_given(body):
        return f"{said} {reason}"
    is_silent = at.status in OFF_TARGET and not body
    return f"{said} No reason has been agreed." if is_silent else said


def _doing(briefed: Briefed) -> Group:
    """The open actions, the overdue first, then by the day they are due."""
    actions = sorted(
        briefed.actions,
        key=lambda each: (each.action.due or date.max, each.action.number),
    )
    return Group(
        "What we are doing",
        tuple(
            _overdue(action_words(each, briefed.quarter), each.action.due, briefed)
            for each in actions
        )
        or ("No action is open.",),
        lambda more: f"And {more} more open {plural(more, 'action')}.",
    )


def _overdue(said: str, due: date | None, briefed: Briefed) -> str:
    return f"Overdue: {said}" if due is not None and due < briefed.as_at else said


def _asking(briefed: Briefed) -> Group:
    """The recommendation, and what members have asked that waits for an answer."""
    asked = (briefed.recommendation,) if briefed.recommendation else ()
    waiting = sorted(
        (each for each in briefed.requests if each.answer_in(briefed.quarter) is None),
        key=lambda each: (each.due or date.max, each.number),
    )
    return Group(
        "What we ask of members",
        tuple(chain(asked, (_request_words(each, briefed) for each in waiting)))
        or ("Nothing is asked of members.",),
        lambda more: f"And {more} more {plural(more, 'request')} to be answered.",
    )


def _request_words(request: Request, briefed: Briefed) -> str:
    asked = f"{request.asked_by}, {day_words(request.asked_on)}"
    due = "" if request.due is None else f"; due {day_words(request.due)}"
    said = f"Members' question still to be answered: {request.question} ({asked}{due})"
    return _overdue(said, request.due, briefed)
