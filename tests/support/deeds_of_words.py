"""What officers do to commentary and on its way to be agreed, done by lot."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import agreeing, commenting, people, remarks, versions

Q1: Final = Quarter.of(2012, 1)
Q2: Final = Quarter.of(2012, 2)
REVIEWER: Final = "J. Turner"
"""Somebody who writes nothing, and so may agree what the others write."""
OFFICERS: Final = ("A Officer", "B Officer", REVIEWER)
TEXTS: Final = (
    "",
    "The rate fell.",
    "The rate fell. Two posts were vacant.",
    "The rate rose. Staff were moved in August.",
    "Why: two posts were vacant.\nAction: both are filled by May.",
    "It was {CS 1.value}, against {.target}; {cs 2.value:words} and {N 1.value}.",
)
STATES: Final = (
    CommentaryState.DRAFT,
    CommentaryState.READY,
    CommentaryState.READY,
)
ROLES: Final = ("owner", "head of service", "director")

Deed = Callable[[Workbook, Random], object]
"""Does one thing, with what it needs chosen by lot; or refuses in a sentence."""


def indicator(held: Workbook, lot: Random) -> Indicator:
    return lot.choice(held.indicators.reported(Q2))


READY: Final = frozenset({CommentaryState.READY})
DECIDED: Final = frozenset({CommentaryState.AGREED, CommentaryState.RETURNED})


def standing_as(
    held: Workbook, lot: Random, states: frozenset[CommentaryState]
) -> Indicator:
    """An indicator whose text stands in one of some states, if any does."""
    texts = held.signoffs.texts(Q2)
    found = [key for key, text in texts.items() if text.commentary.state in states]
    return lot.choice(held.indicators.of_ids(found) or held.indicators.reported(Q2))


def base_of(held: Workbook, about: Indicator, quarter: Quarter = Q2) -> int:
    standing = held.commentaries.standing(about.indicator_id, quarter)
    return 0 if standing is None else standing.version


def save(held: Workbook, lot: Random) -> object:
    about, quarter = indicator(held, lot), lot.choice((Q1, Q2, Q2))
    return commenting.save_commentary(
        *(held, about, quarter, lot.choice(TEXTS), lot.choice(STATES)),
        base_version=base_of(held, about, quarter),
        reason=lot.choice(("", "Counted again")),
    )


def roll(held: Workbook, lot: Random) -> object:
    about = held.indicators.by_code("CS 2")
    return commenting.save_commentary(
        *(held, about, Q2, commenting.roll_forward(held, about, Q2)),
        CommentaryState.DRAFT,
        base_version=base_of(held, about),
        rolled_from=Q1,
    )


def restore(held: Workbook, lot: Random) -> object:
    about = indicator(held, lot)
    number = lot.randint(1, 6)
    base = base_of(held, about)
    return versions.restore_version(held, about, Q2, number, base_version=base)


def resolve(held: Workbook, lot: Random) -> object:
    about = indicator(held, lot)
    place = lot.randint(1, 1 + len(remarks.remarks(held, about, Q2)))
    return remarks.resolve_remark(held, about, Q2, place)


def by_a_writer(deed: Deed) -> Deed:
    """A deed that the reviewer leaves to others, and agrees what they wrote."""

    def done(held: Workbook, lot: Random) -> object:
        if held.stamp.by == REVIEWER:
            return agreeing.agree(held, standing_as(held, lot, READY), Q2)
        return deed(held, lot)

    return done


WORDS: Final[Mapping[str, Deed]] = {
    "save": by_a_writer(save),
    "save again": by_a_writer(save),
    "roll": by_a_writer(roll),
    "restore": by_a_writer(restore),
    "mark ready": by_a_writer(
        lambda held, lot: agreeing.mark_ready(held, indicator(held, lot), Q2)
    ),
    "resolve": resolve,
    "remark": lambda held, lot: remarks.remark(
        held, indicator(held, lot), Q2, lot.choice(TEXTS)
    ),
}

AGREEMENT: Final[Mapping[str, Deed]] = {
    "agree": lambda held, lot: agreeing.agree(held, standing_as(held, lot, READY), Q2),
    "agree many": lambda held, _: agreeing.agree_many(
        held, Q2, held.indicators.reported(Q2)
    ),
    "send back": lambda held, lot: agreeing.send_back(
        held, standing_as(held, lot, READY), Q2, "Say why it fell."
    ),
    "take back": lambda held, lot: agreeing.take_back(
        held, standing_as(held, lot, DECIDED), Q2
    ),
    "chain": lambda held, lot: people.set_chain(
        held, lot.sample(ROLES, lot.choice((0, 0, 0, 0, 0, 1, 2)))
    ),
    "enter": lambda held, lot: people.add_person(
        held, lot.choice(OFFICERS), lot.choice(ROLES)
    ),
    "leave": lambda held, lot: people.remove_person(
        held, lot.choice(OFFICERS), lot.choice(ROLES)
    ),
}
