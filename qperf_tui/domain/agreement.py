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


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What decides who may agree a text next."""

    chain: Chain
    progress: Progress
    writers: frozenset[str]
    """Who wrote the text that stands, as `same_name` folds names."""
    people: Sequence[Person] = ()
    """Everybody entered for a role."""
    directorate: str = ""
    """The indicator's."""
    open_remarks: int = 0


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
    next_role = chain.after(_steps_given(chain, given))
    was_agreed = commentary.state is CommentaryState.AGREED and bool(given)
    if was_agreed or next_role is None:
        return Progress(state=CommentaryState.AGREED, given=given)
    return Progress(state=CommentaryState.READY, next_role=next_role, given=given)


def is_void(
    commentary: Commentary, given: Sequence[Decision], figures_now: str
) -> bool:
    """Whether the figures are no longer those the text or a decision rested on.

    Nothing is held against a text of which nobody noted the figures.
    """
    seen = {commentary.figures, *(each.figures for each in given)} - {""}
    return bool(seen - {figures_now})


def writers_of(versions: Sequence[Commentary]) -> frozenset[str]:
    """Who wrote the text that stands; `versions` come newest first.

    They are everybody who saved a version of it since it was last empty, so that a
    word put into somebody else's text makes nobody but them both its writers.
    """
    found: set[str] = set()
    for each in versions:
        if not each.body.strip():
            break
        found.add(same_name(each.author))
    return frozenset(found)


def same_name(name: str) -> str:
    """A name without regard to case and spaces, to compare it by."""
    return " ".join(name.split()).casefold()


def eligible(case: Case) -> tuple[str, ...]:
    """Who is entered and may take the next step; empty where nobody is entered.

    Where everybody entered for it wrote the text, those of later steps act for it.
    """
    role = case.progress.next_role
    if role is None or not case.chain.is_set:
        return ()
    if found := _free(case, role):
        return found
    if not _acting_for(case, role):
        return ()
    later = case.chain.roles[case.chain.roles.index(role) + 1 :]
    return tuple(dict.fromkeys(name for each in later for name in _free(case, each)))


def stands_in(case: Case, name: str) -> str:
    """Why somebody acts for the next role without holding it; nothing if they do."""
    role = case.progress.next_role
    if role is None or not case.chain.is_set:
        return ""
    entered = _acting_for(case, role)
    if not entered:
        return f"nobody is entered as {role}"
    if same_name(name) in {same_name(each.name) for each in entered}:
        return ""
    return f"everybody entered as {role} wrote some of the text"


def why_not_agree(case: Case, name: str) -> str | None:
    """Why a person may not take the next step, and what to do; None if they may."""
    role = case.progress.next_role
    if role is None:
        return _NOT_READY.get(case.progress.state, _NOT_READY[CommentaryState.DRAFT])
    if same_name(name) in case.writers:
        return (
            "You wrote some of this text, and nobody agrees their own; leave it to "
            f"{_one_of(eligible(case)) or 'a colleague'}."
        )
    if case.open_remarks and case.chain.waits_for_remarks(role):
        many = case.open_remarks
        said = "a remark is" if many == 1 else f"{many} remarks are"
        return f"The {role}'s step waits, since {said} still open; resolve them first."
    return _why_not_in_role(case, role, name)


def _why_not_in_role(case: Case, role: str, name: str) -> str | None:
    if not case.chain.is_set or not _acting_for(case, role):
        return None
    may_take = eligible(case)
    if same_name(name) in {same_name(each) for each in may_take}:
        return None
    if may_take:
        return f"The next step is the {role}'s; leave it to {_one_of(may_take)}."
    return (
        f"The next step is the {role}'s, and everybody entered as {role} wrote some of "
        f"this text; enter somebody else with qperf-tui people add NAME --role "
        f"“{role}”."
    )


_NOT_READY: Final = {
    CommentaryState.NEEDED: "Nothing is written yet, so there is nothing to agree.",
    CommentaryState.NONE: "Nothing is written yet, so there is nothing to agree.",
    CommentaryState.DRAFT: (
        "The commentary is still a draft; its writer marks it ready first."
    ),
    CommentaryState.RETURNED: (
        "The commentary was returned; its writer mends it and marks it ready first."
    ),
    CommentaryState.VOID: (
        "A figure or the target changed after this was written; read it against the "
        "figure and mark it ready again."
    ),
    CommentaryState.AGREED: "The commentary is agreed already.",
}


def _free(case: Case, role: str) -> tuple[str, ...]:
    """Who of those entered for a role wrote nothing of the text."""
    return tuple(
        each.name
        for each in _acting_for(case, role)
        if same_name(each.name) not in case.writers
    )


def _acting_for(case: Case, role: str) -> list[Person]:
    """Who is entered for a role and may act for the indicator's directorate."""
    return [each for each in case.people if is_acting(each, role, case.directorate)]


def is_acting(person: Person, role: str, directorate: str) -> bool:
    """Whether somebody is entered for a role, as far as a directorate goes."""
    return same_name(person.role) == same_name(role) and (
        not person.directorate
        or same_name(person.directorate) == same_name(directorate)
    )


def _steps_given(chain: Chain, given: Sequence[Decision]) -> int:
    """How many steps of the chain, from its first, are among the agreements."""
    agreed: Collection[str] = {each.role for each in given}
    for many, role in enumerate(chain.roles):
        if role not in agreed:
            return many
    return len(chain.roles)


def _one_of(names: Sequence[str]) -> str:
    """Some names with "or" before the last; at most three are named."""
    if len(names) > 3:
        return f"{names[0]} or {len(names) - 1} others"
    return " or ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


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
