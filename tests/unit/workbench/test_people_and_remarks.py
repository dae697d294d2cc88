"""Who agrees in which role, and what colleagues remark to each other."""

import pytest

from qperf_tui.domain.indicator import Indicator
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.workbench.people import (
    add_person,
    chain,
    people,
    remove_person,
    roles_of,
    set_chain,
)
from qperf_tui.workbench.remarks import remark, remarks, resolve_remark
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.office import Q2, Office


def test_who_is_in_the_chain_is_set_and_undone_by_name(office: Office) -> None:
    admin = office("Admin")
    assert chain(admin).roles == ("reviewer",)
    with pytest.raises(QperfError, match="named twice"):
        set_chain(admin, ["Director", "director "])
    with pytest.raises(QperfError, match="at most 8"):
        set_chain(admin, [f"role {each}" for each in range(9)])
    with pytest.raises(QperfError, match="name it"):
        set_chain(admin, [" "])
    assert set_chain(admin, ["Head  of Service", "DIRECTOR"]).roles == (
        "head of service",
        "director",
    )
    assert undo_last(admin) == ("set who agrees commentary: head of service, director")
    assert not chain(admin).is_set
    redo_last(admin)
    assert chain(admin).is_set
    set_chain(admin, [])
    assert chain(admin).roles == ("reviewer",)


def test_people_are_entered_and_taken_out_by_name(office: Office) -> None:
    admin = office("Admin")
    added = add_person(admin, " Ann  Lee", "Director", "corporate resources")
    assert (added.name, added.role) == ("Ann Lee", "director")
    assert added.directorate == "Corporate Resources"
    assert roles_of(admin, "ann lee") == [added]
    with pytest.raises(
        QperfError, match="ANN LEE is entered as director for Corporate"
    ):
        add_person(admin, "ANN LEE", "director", "Corporate Resources")
    with pytest.raises(QperfError, match="No indicator is of the directorate"):
        add_person(admin, "Ann Lee", "director", "Nowhere")
    with pytest.raises(QperfError, match="1 to 100 characters"):
        add_person(admin, " ", "director")
    with pytest.raises(QperfError, match="is not entered as owner"):
        remove_person(admin, "Ann Lee", "owner")
    remove_person(admin, "Ann Lee", "director", "Corporate Resources")
    assert roles_of(admin, "Ann Lee") == []
    assert undo_last(admin) == "took Ann Lee out as director for Corporate Resources"
    assert added in people(admin)
    assert undo_last(admin) == "entered Ann Lee as director for Corporate Resources"
    assert added not in people(admin)
    redo_last(admin)
    assert added in people(admin)


def test_remarks_are_numbered_resolved_and_undone(
    office: Office, indicator: Indicator
) -> None:
    with pytest.raises(QperfError, match="says nothing"):
        remark(office("Ann"), indicator, Q2, " \n")
    with pytest.raises(QperfError, match="2,001 characters"):
        remark(office("Ann"), indicator, Q2, "x" * 2001)
    remark(office("Ann"), indicator, Q2, "One?")
    remark(office("Bob"), indicator, Q2, "Two?\nAnd more.")
    with pytest.raises(UnknownError, match=r"no remark 3 on A MTP 1 .* has 2 remarks"):
        resolve_remark(office("Ann"), indicator, Q2, 3)
    resolve_remark(office("Cal"), indicator, Q2, 1)
    with pytest.raises(QperfError, match="Cal has resolved"):
        resolve_remark(office("Ann"), indicator, Q2, 1)
    said = [
        (each.author, each.resolved_by)
        for each in remarks(office("Ann"), indicator, Q2)
    ]
    assert said == [("Ann", "Cal"), ("Bob", None)]
    assert undo_last(office("Ann")) == "resolved Ann's remark on A MTP 1 for Q2 2012/13"
    assert undo_last(office("Ann")) == "remarked on A MTP 1 for Q2 2012/13"
    found = remarks(office("Ann"), indicator, Q2)
    assert [(each.body, each.is_open) for each in found] == [("One?", True)]
    redo_last(office("Ann"))
    redo_last(office("Ann"))
    again = [
        (each.author, each.resolved_by)
        for each in remarks(office("Ann"), indicator, Q2)
    ]
    assert again == said
