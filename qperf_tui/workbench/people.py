"""Who agrees commentary: the council's chain of roles, and who is in each role."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from qperf_tui.domain.agreement import MOST_ROLES, Chain, Person, same_name
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError, UnchangedError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook

_CHAIN: Final = "agreement_chain"
_LONGEST: Final = 100


class _ChainBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    roles: list[str]


class _PersonBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    role: str
    directorate: str
    is_entered: bool


def chain(workbook: Workbook) -> Chain:
    """The roles that agree commentary; one reviewer where the council set none.

    Raises:
        QperfError: If what is on file is no chain.
    """
    said = workbook.settings.get(_CHAIN)
    if not said:
        return Chain()
    try:
        roles = msgspec.json.decode(said, type=list[str])
    except msgspec.MsgspecError:
        raise QperfError(
            "The chain of roles on file cannot be read; set it again with qperf-tui "
            "chain set."
        ) from None
    return Chain(tuple(roles)) if roles else Chain()


def set_chain(workbook: Workbook, roles: Sequence[str]) -> Chain:
    """Set the roles that agree commentary, in their order; none for one reviewer.

    Texts that are agreed stay agreed; those on their way go by the new chain.

    Raises:
        QperfError: If a role is named twice or not at all, or there are too many.
    """
    named = [_role(each) for each in roles]
    if len(set(named)) < len(named):
        raise QperfError("A role is named twice in the chain; name each role once.")
    if len(named) > MOST_ROLES:
        raise QperfError(
            f"A chain has at most {MOST_ROLES} roles and {len(named)} are named; leave "
            "some out."
        )
    with workbook.transaction():
        before = _roles_on_file(workbook)
        if before == named:
            return chain(workbook)
        said = ", ".join(named) or "one reviewer"
        workbook.changes.record(
            f"set who agrees commentary: {said}", "chain", {"roles": before}
        )
        workbook.settings.put(_CHAIN, json.dumps(named))
    return chain(workbook)


def people(workbook: Workbook) -> list[Person]:
    """Everybody who is entered for a role."""
    return workbook.people.all()


def roles_of(workbook: Workbook, name: str) -> list[Person]:
    """The roles somebody is entered for, however the name is capitalised."""
    return [
        each
        for each in workbook.people.all()
        if same_name(each.name) == same_name(name)
    ]


def add_person(
    workbook: Workbook, name: str, role: str, directorate: str = ""
) -> Person:
    """Enter somebody for a role, for one directorate or for all.

    Raises:
        QperfError: If a name or a role is wanting, nobody's indicators are of that
            directorate, or they are entered already.
    """
    person = _person(workbook, name, role, directorate)
    with workbook.transaction():
        if not workbook.people.add(person):
            raise UnchangedError(f"{person.name} is entered as {_as(person)} already.")
        workbook.changes.record(
            f"entered {person.name} as {_as(person)}",
            "person",
            _kept(person, is_entered=False),
        )
    return person


def remove_person(
    workbook: Workbook, name: str, role: str, directorate: str = ""
) -> Person:
    """Take somebody out of a role.

    Raises:
        QperfError: If they are not entered for it.
    """
    wanted = Person(
        name=clean_line(name), role=_role(role), directorate=clean_line(directorate)
    )
    with workbook.transaction():
        if not workbook.people.remove(wanted):
            raise QperfError(
                f"{wanted.name} is not entered as {_as(wanted)}; qperf-tui people says "
                "who is."
            )
        workbook.changes.record(
            f"took {wanted.name} out as {_as(wanted)}",
            "person",
            _kept(wanted, is_entered=True),
        )
    return wanted


def _as(person: Person) -> str:
    return (
        f"{person.role} for {person.directorate}"
        if person.directorate
        else (person.role)
    )


def _person(workbook: Workbook, name: str, role: str, directorate: str) -> Person:
    named = clean_line(name)
    if not named or len(named) > _LONGEST:
        raise QperfError(f"A name has 1 to {_LONGEST} characters; write it out.")
    return Person(
        name=named, role=_role(role), directorate=_directorate(workbook, directorate)
    )


def _directorate(workbook: Workbook, said: str) -> str:
    """A directorate as the indicators spell it, or nothing for all of them."""
    wanted = clean_line(said)
    if not wanted:
        return ""
    known = dict.fromkeys(each.directorate for each in workbook.indicators.on_file())
    for each in known:
        if each and same_name(each) == same_name(wanted):
            return each
    named = ", ".join(each for each in known if each) or "none"
    raise QperfError(
        f"No indicator is of the directorate {wanted!r}; those there are: {named}."
    )


def _role(said: str) -> str:
    role = clean_line(said).casefold()
    if not role or len(role) > _LONGEST:
        raise QperfError(
            "A role is a word or two, such as director or head of service; name it."
        )
    return role


def _roles_on_file(workbook: Workbook) -> list[str]:
    found = chain(workbook)
    return list(found.roles) if found.is_set else []


def _kept(person: Person, *, is_entered: bool) -> Undo:
    return {
        "name": person.name,
        "role": person.role,
        "directorate": person.directorate,
        "is_entered": is_entered,
    }


def _chain(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _ChainBefore)
    stood = _roles_on_file(workbook)
    workbook.settings.put(_CHAIN, json.dumps(before.roles))
    return {"roles": stood}


def _entered(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _PersonBefore)
    person = Person(name=before.name, role=before.role, directorate=before.directorate)
    put_back = workbook.people.add if before.is_entered else workbook.people.remove
    has_changed = put_back(person)
    return _kept(person, is_entered=before.is_entered != has_changed)


PEOPLE_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "chain": _chain,
    "person": _entered,
}
"""How a change of the chain or of who is in it is undone."""
