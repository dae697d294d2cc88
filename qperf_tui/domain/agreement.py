"""Who has agreed a commentary, on which figures, and who is to agree it next."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from qperf_tui.domain.commentary import Commentary, CommentaryState
from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.target import AnyTarget, Target

REVIEWER: Final = "reviewer"
"""The one step of a council that has set no chain: anybody but the author."""

USUAL_ROLES: Final = ("owner", "head of service", "director", "executive member")
"""The chain of most councils, offered when one is set."""

HELD_BY_REMARKS: Final = "director"
"""The step that waits until every remark is resolved, and every step after it."""

MOST_ROLES: Final = 8


class Verdict(StrEnum):
    """What somebody decided on a text."""

    AGREED = "agreed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    """A decision taken back, and every later one that rested on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One person's decision on one version; decisions are never changed."""

    role: str
    person: str
    verdict: Verdict
    version: int
    reason: str = ""
    figures: str = ""
    """The figures it was decided on, as `figures_seen` writes them."""
    decided_at: str = ""
    """Coordinated universal time, ISO 8601; decisions are ordered as they came."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The roles that agree a text, in their order."""

    roles: tuple[str, ...] = (REVIEWER,)

    @property
    def is_set(self) -> bool:
        """Whether the council has set it."""
        return self.roles != (REVIEWER,)

    def after(self, given: int) -> str | None:
        """The role whose step is next once so many are given; None when all are."""
        return self.roles[given] if given < len(self.roles) else None

    def waits_for_remarks(self, role: str) -> bool:
        """Whether a step waits until every remark is resolved.

        The director's does and every later one; the last, where there is no director.
        """
        if HELD_BY_REMARKS in self.roles:
            held = self.roles.index(HELD_BY_REMARKS)
        else:
            held = len(self.roles) - 1
        return role in self.roles[held:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody entered for a role, for one directorate or for all."""

    name: str
    role: str
    directorate: str = ""
    """The directorate they act for; nothing for every one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a text has come."""

    state: CommentaryState
    next_role: str | None = None
    """Whose step is next; None unless the text is ready."""
    given: tuple[Decision, ...] = ()
    """The agreements that stand for this version, in their order."""
    returned: Decision | None = None
    """The return that stands, with its reason."""
    is_void: bool = False
    """Whether a figure or the target changed after the text was ready or agreed."""


def figures_seen(outturn: Outturn | None, target: AnyTarget | None) -> str:
    """The figure and the target a text rests on, as one canonical text.

    Two are alike only when the exact value, what it was made of, its status and the
    target are; a figure restated with other decimals is the same figure.
    """
    return f"{_figure(outturn)}; {_target(target)}"


def standing_decisions(
    decisions: Sequence[Decision], version: int
) -> tuple[Decision, ...]:
    """The decisions on a version that have not been taken back, in their order.

    Who takes a step back takes every later one with it, since they rested on it.
    """
    kept: list[Decision] = []
    for each in decisions:
        if each.version != version:
            continue
        if each.verdict is not Verdict.WITHDRAWN:
            kept.append(each)
            continue
        places = [at for at, made in enumerate(kept) if made.role == each.role]
        if places:
            del kept[places[-1] :]
    return tuple(kept)


def may_be_taken_back(
    decisions: Sequence[Decision], version: int, name: str
) -> Decision | None:
    """The last decision of a person that they may take back; None if there is none.

    A return is taken back before anything that was decided before it is, and by whom
    it was made.
    """
    standing = standing_decisions(decisions, version)
    if standing and standing[-1].verdict is Verdict.RETURNED:
        standing = standing[-1:]
    latest = {each.role: each for each in standing}
    mine = [
        each for each in latest.values() if same_name(each.person) == same_name(name)
    ]
    return mine[-1] if mine else None


def progress(
    chain: Chain,
    commentary: Commentary,
    decisions: Sequence[Decision],
    figures_now: str,
) -> Progress:
    """Where a text stands by the decisions on its version and the figures now.

    A text that was agreed by the chain of its time stays agreed when the council
    sets another; one that is still on its way goes by the chain of today.
    """
    standing = standing_decisions(decisions, commentary.version)
    given = tuple(each for each in standing if each.verdict is Verdict.AGREED)
    if standing and standing[-1].verdict is Verdict.RETURNED:
        return Progress(state=CommentaryState.RETURNED, returned=standing[-1])
    if commentary.state in {CommentaryState.DRAFT, CommentaryState.RETURNED}:
        return Progress(state=commentary.state)
    if is_void(commentary, given, figures_now):
        return Progress(state=CommentaryState.VOID, given=given, is_void=True)
    if commentary.state is CommentaryState.AGREED and given:
        return Progress(state=CommentaryState.AGREED, given=given)
    # A chain cut short may leave no step to give: then its last is asked for again.
    next_role = chain.after(_steps_given(chain, given)) or chain.roles[-1]
    return Progress(state=CommentaryState.READY, next_role=next_role, given=given)


def is_void(
    commentary: Commentary, given: Sequence[Decision], figures_now: str
) -> bool:
    """Whether the figures are no longer those the text or a decision rested on.

    Nothing is held against a text of which nobody noted the figures.
    """
    seen = {commentary.figures, *(each.figures for each in given)} - {""}
    return bool(seen - {figures_now})


def writers_of(versions: Sequence[tuple[str, int]]) -> frozenset[str]:
    """Who wrote the text that stands, as `same_name` folds names.

    `versions` are the author of each, newest first, and a number that is alike where
    the words are, and 0 where there are none. The writers are the author of the
    version that stands and all who changed a word since the text was last empty: a
    word put into somebody else's text makes two writers of it. What lies between a
    text and the same text put back left no words in it, and makes nobody its writer.
    """
    found: set[str] = set()
    place = 0
    while place < len(versions) and versions[place][1]:
        words = versions[place][1]
        first = max(at for at, each in enumerate(versions) if each[1] == words)
        found |= {same_name(versions[at][0]) for at in (first, 0)}
        place = first + 1
    return frozenset(found)


def same_name(name: str) -> str:
    """A name without regard to case and spaces, to compare it by."""
    return " ".join(name.split()).casefold()


def _steps_given(chain: Chain, given: Sequence[Decision]) -> int:
    """How many steps of the chain, from its first, are among the agreements."""
    agreed: Collection[str] = {each.role for each in given}
    for many, role in enumerate(chain.roles):
        if role not in agreed:
            return many
    return len(chain.roles)


def _figure(outturn: Outturn | None) -> str:
    if outturn is None:
        return "no figure"
    value = "none" if outturn.value is None else str(outturn.value)
    parts = (outturn.numerator, outturn.denominator)
    above, below = ("none" if each is None else str(Fraction(each)) for each in parts)
    return f"{value} from {above} over {below}, {outturn.status.value}"


def _target(target: AnyTarget | None) -> str:
    if target is None:
        return "no target"
    if not isinstance(target, Target):
        return f"{target.kind.value} {target.words}"
    bound = ", not met by itself" if target.is_strict else ""
    return f"{target.kind.value} {target.low} to {target.high}{bound}"
