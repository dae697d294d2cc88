import pytest

from qperf_tui.domain.agreement import USUAL_ROLES, Chain, Person, Progress
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.entitlement import (
    Case,
    eligible,
    role_to_return,
    stands_in,
    why_not_agree,
    why_not_return,
)

CHILDREN, ADULTS = "Children's Services", "Adult Services"


def person(name: str, role: str, directorate: str = "") -> Person:
    return Person(name=name, role=role, directorate=directorate)


PEOPLE = (
    person("Head C", "head of service", CHILDREN),
    person("Head A", "head of service", ADULTS),
    person("Edwina Grant", "director", CHILDREN),
    person("Leader", "executive member"),
)


def case(
    next_role: str | None = "director",
    *,
    roles: tuple[str, ...] = USUAL_ROLES,
    state: CommentaryState = CommentaryState.READY,
    writers: frozenset[str] = frozenset({"a writer"}),
    people: tuple[Person, ...] = PEOPLE,
    remarks: int = 0,
) -> Case:
    return Case(
        chain=Chain(roles),
        progress=Progress(state=state, next_role=next_role),
        writers=writers,
        people=people,
        directorate=CHILDREN,
        open_remarks=remarks,
    )


def alone(**others: object) -> Case:
    """One reviewer, as where no chain is set."""
    return case("reviewer", roles=("reviewer",), **others)


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (CommentaryState.DRAFT, "still a draft"),
        (CommentaryState.RETURNED, "was returned"),
        (CommentaryState.VOID, "changed after this was written"),
        (CommentaryState.AGREED, "agreed already"),
    ],
)
def test_what_is_not_ready_is_not_agreed(state: CommentaryState, says: str) -> None:
    refusal = why_not_agree(case(None, state=state), "Edwina Grant")
    assert refusal is not None
    assert says in refusal


@pytest.mark.parametrize("name", ["A Writer", " a  WRITER", "a writer"])
def test_nobody_agrees_their_own_however_they_write_their_name(name: str) -> None:
    for each in (case(), alone()):
        refusal = why_not_agree(each, name)
        assert refusal is not None
        assert "nobody agrees their own" in refusal


def test_anybody_else_may_where_no_chain_is_set() -> None:
    assert why_not_agree(alone(), "Anybody") is None
    assert stands_in(alone(), "Anybody") == ""


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("director", "edwina grant"),
        ("executive member", "Leader"),
        ("head of service", "Head C"),
    ],
)
def test_who_is_in_the_role_may(role: str, name: str) -> None:
    assert why_not_agree(case(role), name) is None
    assert stands_in(case(role), name) == ""


def test_who_is_not_is_told_who_may() -> None:
    assert why_not_agree(case(), "Leader") == (
        "The next step is the director's; leave it to Edwina Grant."
    )


def test_a_role_for_another_directorate_is_none() -> None:
    assert why_not_agree(case("head of service"), "Head A") == (
        "The next step is the head of service's; leave it to Head C."
    )


def test_where_nobody_is_entered_anybody_but_the_writer_may_and_it_is_said() -> None:
    owner = case("owner")
    assert why_not_agree(owner, "Anybody") is None
    assert stands_in(owner, "Anybody") == "nobody is entered as owner"
    assert why_not_agree(owner, "A Writer") is not None


def test_later_roles_act_for_one_whose_every_holder_wrote_the_text() -> None:
    wrote = case("head of service", writers=frozenset({"head c"}))
    assert eligible(wrote) == ("Edwina Grant", "Leader")
    assert why_not_agree(wrote, "Edwina Grant") is None
    assert stands_in(wrote, "Edwina Grant") == (
        "everybody entered as head of service wrote some of the text"
    )
    assert "Edwina Grant or Leader" in (why_not_agree(wrote, "Head C") or "")
    assert "Edwina Grant or Leader" in (why_not_agree(wrote, "Anybody") or "")


def test_without_a_later_role_somebody_is_to_be_entered() -> None:
    wrote = case("executive member", writers=frozenset({"leader"}))
    assert "enter somebody else" in (why_not_agree(wrote, "Edwina Grant") or "")


def test_open_remarks_hold_the_director_and_no_earlier_step() -> None:
    refusal = why_not_agree(case(remarks=1), "Edwina Grant")
    assert refusal == (
        "The director's step waits, since a remark is still open; resolve them first."
    )
    assert why_not_agree(case("head of service", remarks=2), "Head C") is None
    assert "2 remarks are" in (
        why_not_agree(case("executive member", remarks=2), "Leader") or ""
    )


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Edwina Grant", "director"),
        ("Leader", "executive member"),
        ("Head C", "head of service"),
        ("Head A", None),
        ("Anybody", None),
    ],
)
def test_anybody_in_the_chain_may_return_in_their_own_role(
    name: str, role: str | None
) -> None:
    assert role_to_return(case(), name) == role
    assert (why_not_return(case(), name) is None) == (role is not None)


def test_a_return_is_not_for_the_writer_nor_for_what_is_with_the_writer() -> None:
    assert "You wrote some" in (why_not_return(case(), "A Writer") or "")
    for state in (CommentaryState.DRAFT, CommentaryState.RETURNED):
        refusal = why_not_return(case(None, state=state), "Edwina Grant")
        assert "nothing to return" in (refusal or "")
    agreed = case(None, state=CommentaryState.AGREED)
    assert why_not_return(agreed, "Edwina Grant") is None


def test_who_may_not_return_is_told_who_may_or_whom_to_enter() -> None:
    assert why_not_return(case(), "Head A") == (
        "The next step is the director's; leave it to Edwina Grant."
    )
    wrote = case("executive member", writers=frozenset({"leader"}))
    refusal = why_not_return(wrote, "Anybody") or ""
    assert "leave it to ." not in refusal
    assert "enter somebody with qperf-tui people add NAME --role" in refusal
