"""Who may agree a text next, and why somebody may not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.agreement import Chain, Person, Progress, same_name
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.listing import in_a_row


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


def role_to_return(case: Case, name: str) -> str | None:
    """The role in which somebody may return a text; None if they may not.

    Anybody who is entered for any step may, at any time before or after their own,
    and anybody at all for a step that nobody is entered for.
    """
    roles = case.chain.roles
    first = case.progress.next_role or roles[-1]
    for role in (first, *(each for each in roles if each != first)):
        entered = _acting_for(case, role)
        if any(same_name(each.name) == same_name(name) for each in entered):
            return role
    return None if case.chain.is_set and _acting_for(case, first) else first


def why_not_return(case: Case, name: str) -> str | None:
    """Why a person may not return a text, and what to do; None if they may."""
    state = case.progress.state
    if state in {CommentaryState.DRAFT, CommentaryState.RETURNED}:
        return f"The commentary is {_STANDS[state]}, so there is nothing to return."
    if same_name(name) in case.writers:
        return "You wrote some of this text; edit it, there is no need to return it."
    if role_to_return(case, name) is None:
        role = case.progress.next_role or case.chain.roles[-1]
        if may_take := eligible(case):
            return f"The next step is the {role}'s; leave it to {_one_of(may_take)}."
        return (
            f"The next step is the {role}'s, and nobody entered as {role} may take it; "
            f"enter somebody with qperf-tui people add NAME --role “{role}”."
        )
    return None


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


_STANDS: Final = {
    CommentaryState.DRAFT: "still a draft",
    CommentaryState.RETURNED: "returned already",
}
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


def _one_of(names: Sequence[str]) -> str:
    """Some names with "or" before the last; at most three are named."""
    if len(names) > 3:
        return f"{names[0]} or {len(names) - 1} others"
    return in_a_row(names, "or")
