"""The list of indicators as an officer searches, narrows and orders it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Final

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.position import Position
from qperf_tui.domain.status import Status
from qperf_tui.storage.indicators import Listed
from qperf_tui.workbench.standings import worsening


@dataclass(frozen=True, slots=True)
class Standing:
    """As much of a position as a long list is narrowed and ordered by."""

    status: Status
    commentary: CommentaryState
    worsening: Fraction


class Order(Enum):
    """The orders a list can be in."""

    PLAN = "plan order"
    WORST = "worst movement first"
    STATUS = "red first"
    CODE = "code"

    @property
    def following(self) -> "Order":
        """The order that comes next when one steps through them."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


_RANK: Final = {
    status: rank
    for rank, status in enumerate(
        (
            Status.RED,
            Status.AMBER,
            Status.MISSING,
            Status.NOT_AVAILABLE,
            Status.GREEN,
            Status.BLUE,
            Status.NOT_RATED,
            Status.NOT_COMPARABLE,
            Status.SUPPRESSED,
            Status.NO_CASES,
            Status.NOT_DUE,
        )
    )
}


def standings(judged: Sequence[Position]) -> dict[int, Standing]:
    """The standing of each position, by indicator id."""
    return {
        each.indicator.indicator_id: Standing(
            each.status, each.commentary, worsening(each)
        )
        for each in judged
    }


class Catalogue:
    """Every indicator of a workbook, ready to be searched while one types."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self._listed = listed
        self._sought = [
            f"{each.code}\n{each.title}\n{each.theme}\n{each.owner}".casefold()
            for each in listed
        ]

    def __len__(self) -> int:
        """How many indicators there are."""
        return len(self._listed)

    def matching(
        self,
        sought: str = "",
        *,
        priority_id: int | None = None,
        known: Mapping[int, Standing] | None = None,
    ) -> list[int]:
        """The ids of the indicators that have every word sought, in plan order.

        A word such as `is:red` or `is:needed` is held against the status or the
        state of the commentary, as far as `known` says what they are.
        """
        words = sought.casefold().split()
        states = [word[3:] for word in words if word.startswith("is:")]
        words = [word for word in words if not word.startswith("is:")]
        return [
            each.indicator_id
            for each, text in zip(self._listed, self._sought, strict=True)
            if (priority_id is None or each.priority_id == priority_id)
            and all(word in text for word in words)
            and _is_in(states, (known or {}).get(each.indicator_id))
        ]

    def arranged(
        self, ids: Sequence[int], order: Order, known: Mapping[int, Standing]
    ) -> list[int]:
        """The ids in another order; ties keep the order they came in."""
        match order:
            case Order.PLAN:
                return list(ids)
            case Order.CODE:
                codes = {each.indicator_id: each.code for each in self._listed}
                return sorted(ids, key=lambda each: _natural(codes[each]))
            case Order.STATUS:
                return sorted(ids, key=lambda each: _RANK[known[each].status])
            case Order.WORST:
                return sorted(ids, key=lambda each: -known[each].worsening)


def _natural(code: str) -> list[tuple[int, int | str]]:
    """A code in parts, so that `CS 9` comes before `CS 10`."""
    parts = code.casefold().split()
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in parts]


def _is_in(states: Sequence[str], standing: Standing | None) -> bool:
    if not states:
        return True
    if standing is None:
        return False
    words = f"{standing.status.word} {standing.commentary.word}".casefold().split()
    return all(any(word.startswith(state) for word in words) for state in states)
