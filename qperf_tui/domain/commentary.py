"""The officer's words on an indicator in a quarter, and where they stand."""

from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.movement import Direction, Movement
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.shown_state import ShownState
from qperf_tui.domain.status import Status

LONGEST: Final = 20_000
"""Characters in one commentary; a committee reads some two hundred words."""


class CommentaryState(ShownState):
    """Where a commentary stands on its way to the committee."""

    NONE = ("none", "·")
    NEEDED = ("needed", "!")
    DRAFT = ("draft", "✎")
    READY = ("ready", "⇡")
    RETURNED = ("returned", "↩")
    AGREED = ("agreed", "✓")
    VOID = ("figs!", "Δ")
    """Ready or agreed, and then a figure changed; worked out and never stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commentary:
    """One version of a commentary; earlier ones are kept beside it."""

    version: int
    body: str
    state: CommentaryState
    author: str
    written_at: str
    """Coordinated universal time, ISO 8601; order by `version`, never by this."""
    figures: str = ""
    """The figures it was written on, as `figures_seen` has them; nothing if unknown."""
    reason: str = ""
    """Why it was saved, where that was said."""
    rolled_from: Quarter | None = None
    """The quarter whose words it says again, for as long as it does."""


def needs_commentary(status: Status, on_previous: Movement | None) -> bool:
    """Whether a committee would ask: off target, not available, or a green got worse.

    Before a figure has come nobody knows whether it will.
    """
    if status in {Status.RED, Status.AMBER, Status.NOT_AVAILABLE}:
        return True
    return (
        status.is_on_target
        and on_previous is not None
        and on_previous.direction is Direction.WORSENING
    )


ON_FIGURES: Final = frozenset({CommentaryState.READY, CommentaryState.AGREED})
"""The states that rest on figures, and are void when those change."""


def standing(written: CommentaryState | None, *, is_needed: bool) -> CommentaryState:
    """The state to show: what was written, else whether something is needed."""
    if written is not None:
        return written
    return CommentaryState.NEEDED if is_needed else CommentaryState.NONE


def word_count(body: str) -> int:
    """How many words a commentary has."""
    return len(body.split())
