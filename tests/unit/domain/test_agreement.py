from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.agreement import (
    USUAL_ROLES,
    Chain,
    Decision,
    Verdict,
    figures_seen,
    may_be_taken_back,
    progress,
    standing_decisions,
    writers_of,
)
from qperf_tui.domain.commentary import Commentary, CommentaryState
from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Target, TargetInWords

NOW = "79.3 and 85"
USUAL = Chain(USUAL_ROLES)
OUTTURN = Outturn(
    quarter=Quarter.of(2012, 2),
    value=Fraction(25300, 319),
    numerator=Decimal(253),
    denominator=Decimal(319),
)
TARGET = Target.parse("85")
AGREED, RETURNED, WITHDRAWN = Verdict.AGREED, Verdict.RETURNED, Verdict.WITHDRAWN


def decided(role: str, verdict: Verdict = AGREED, version: int = 2) -> Decision:
    return Decision(
        role=role,
        person=f"The {role}",
        verdict=verdict,
        version=version,
        figures=NOW,
    )


def text(
    state: CommentaryState = CommentaryState.READY, figures: str = NOW
) -> Commentary:
    return Commentary(
        version=2,
        body="It fell.",
        state=state,
        author="A Writer",
        written_at="",
        figures=figures,
    )


@pytest.mark.parametrize(
    "other",
    [
        figures_seen(None, TARGET),
        figures_seen(OUTTURN, None),
        figures_seen(OUTTURN, Target.parse("86")),
        figures_seen(OUTTURN, Target.parse("80 to 85")),
        figures_seen(OUTTURN, Target.parse("more than 85")),
        figures_seen(OUTTURN, TargetInWords.parse("above England")),
        figures_seen(replace(OUTTURN, value=Fraction(793, 10)), TARGET),
        figures_seen(replace(OUTTURN, numerator=Decimal(254)), TARGET),
        figures_seen(replace(OUTTURN, denominator=Decimal(320)), TARGET),
        figures_seen(replace(OUTTURN, denominator=None), TARGET),
        figures_seen(replace(OUTTURN, status=OutturnStatus.PROVISIONAL), TARGET),
        figures_seen(replace(OUTTURN, value=None), TARGET),
    ],
)
def test_any_change_of_a_figure_or_a_target_is_seen(other: str) -> None:
    assert other != figures_seen(OUTTURN, TARGET)


def test_a_figure_restated_with_other_decimals_or_a_new_note_is_the_same() -> None:
    restated = replace(
        OUTTURN,
        numerator=Decimal("253.0"),
        denominator=Decimal("319.00"),
        reason="Checked.",
        revision=2,
    )
    assert figures_seen(restated, TARGET) == figures_seen(OUTTURN, TARGET)
    assert figures_seen(None, None), "no figure is something to have seen"


@pytest.mark.parametrize(
    ("made", "standing"),
    [
        ([], []),
        ([("owner", AGREED)], ["owner"]),
        ([("owner", AGREED), ("owner", WITHDRAWN)], []),
        (
            [("owner", AGREED), ("director", AGREED), ("director", WITHDRAWN)],
            ["owner"],
        ),
        ([("owner", AGREED), ("director", AGREED), ("owner", WITHDRAWN)], []),
        ([("owner", WITHDRAWN), ("owner", AGREED)], ["owner"]),
        ([("owner", AGREED), ("owner", RETURNED)], ["owner", "owner"]),
        (
            [("owner", AGREED), ("owner", RETURNED), ("owner", WITHDRAWN)],
            ["owner"],
        ),
    ],
)
def test_a_decision_taken_back_takes_every_later_one_with_it(
    made: list[tuple[str, Verdict]], standing: list[str]
) -> None:
    decisions = [decided(role, verdict) for role, verdict in made]
    assert [each.role for each in standing_decisions(decisions, 2)] == standing
    assert standing_decisions(decisions, 3) == ()


@pytest.mark.parametrize(
    ("made", "name", "role"),
    [
        ([("owner", AGREED)], "the OWNER", "owner"),
        ([("owner", AGREED)], "The director", None),
        ([("owner", AGREED), ("director", AGREED)], "The owner", "owner"),
        ([("owner", AGREED), ("director", RETURNED)], "The director", "director"),
        ([("owner", AGREED), ("director", RETURNED)], "The owner", None),
        ([("owner", AGREED), ("owner", WITHDRAWN)], "The owner", None),
        ([], "The owner", None),
    ],
)
def test_what_one_decided_oneself_may_be_taken_back(
    made: list[tuple[str, Verdict]], name: str, role: str | None
) -> None:
    decisions = [decided(each, verdict) for each, verdict in made]
    found = may_be_taken_back(decisions, 2, name)
    assert (found.role if found else None) == role


def test_a_text_goes_from_step_to_step() -> None:
    decisions: list[Decision] = []
    for role in USUAL_ROLES:
        found = progress(USUAL, text(), decisions, NOW)
        assert (found.state, found.next_role) == (CommentaryState.READY, role)
        decisions.append(decided(role))
    agreed = text(CommentaryState.AGREED)
    found = progress(USUAL, agreed, decisions, NOW)
    assert (found.state, found.next_role) == (CommentaryState.AGREED, None)
    assert [each.role for each in found.given] == list(USUAL_ROLES)


@pytest.mark.parametrize("state", [CommentaryState.READY, CommentaryState.AGREED])
@pytest.mark.parametrize("figures", [NOW, ""])
def test_a_figure_that_changes_makes_it_void(
    state: CommentaryState, figures: str
) -> None:
    given = [decided("reviewer")]
    found = progress(Chain(), text(state, figures), given, "80.1 and 85")
    assert (found.state, found.is_void) == (CommentaryState.VOID, True)
    assert found.next_role is None


def test_nothing_is_void_of_which_nobody_noted_the_figures() -> None:
    found = progress(Chain(), text(figures=""), [], NOW)
    assert found.state is CommentaryState.READY


def test_a_new_version_begins_the_chain_again() -> None:
    given = [decided(role, version=1) for role in USUAL_ROLES]
    found = progress(USUAL, text(), given, NOW)
    assert (found.state, found.next_role) == (CommentaryState.READY, "owner")


def test_agreed_without_a_decision_is_not_agreed() -> None:
    found = progress(Chain(), text(CommentaryState.AGREED), [], NOW)
    assert found.state is CommentaryState.READY


def test_a_returned_text_says_why_whatever_was_agreed_before() -> None:
    returned = replace(decided("director", RETURNED), reason="How many?")
    given = [decided("owner"), decided("head of service"), returned]
    found = progress(USUAL, text(CommentaryState.RETURNED), given, NOW)
    assert found.state is CommentaryState.RETURNED
    assert found.returned == returned
    assert found.given == ()


def test_what_one_chain_agreed_stays_agreed_under_the_next() -> None:
    given = [decided("reviewer")]
    found = progress(USUAL, text(CommentaryState.AGREED), given, NOW)
    assert found.state is CommentaryState.AGREED


def test_a_chain_cut_short_under_a_text_asks_its_last_step_again() -> None:
    given = [decided("owner"), decided("head of service")]
    found = progress(Chain(("owner",)), text(), given, NOW)
    assert (found.state, found.next_role) == (CommentaryState.READY, "owner")


@pytest.mark.parametrize(
    ("roles", "waiting"),
    [
        (("reviewer",), {"reviewer"}),
        (USUAL_ROLES, {"director", "executive member"}),
        (("owner", "head of service"), {"head of service"}),
    ],
)
def test_remarks_hold_the_director_and_whoever_comes_later(
    roles: tuple[str, ...], waiting: set[str]
) -> None:
    chain = Chain(roles)
    assert {each for each in roles if chain.waits_for_remarks(each)} == waiting


@pytest.mark.parametrize(
    ("versions", "writers"),
    [
        ([("B", 2), ("A", 1)], {"a", "b"}),
        ([("B", 3), ("A", 0), ("C", 1)], {"b"}),
        ([("Pat  Officer ", 1)], {"pat officer"}),
        ([("B", 1), ("A", 1)], {"a", "b"}),
        ([("C", 1), ("Marked", 1), ("A", 1)], {"a", "c"}),
        ([("A", 1), ("Undone", 2), ("A", 1)], {"a"}),
        ([("Restored", 1), ("Undone", 2), ("A", 1)], {"a", "restored"}),
        ([("A", 1), ("Emptied", 0), ("A", 1)], {"a"}),
        ([("C", 4), ("A", 2), ("Undone", 3), ("B", 2), ("Z", 0)], {"b", "c"}),
        ([("Emptied", 0), ("A", 1)], set()),
        ([], set()),
    ],
)
def test_who_wrote_any_of_the_text_is_its_writer(
    versions: list[tuple[str, int]], writers: set[str]
) -> None:
    assert writers_of(versions) == writers


@given(
    st.lists(
        st.tuples(
            st.sampled_from(USUAL_ROLES),
            st.sampled_from(Verdict),
            st.integers(1, 3),
            st.sampled_from([NOW, "other"]),
        ),
        max_size=12,
    ),
    st.sampled_from(CommentaryState),
)
def test_agreed_is_only_what_every_decision_that_stands_was_given_for(
    made: list[tuple[str, Verdict, int, str]], state: CommentaryState
) -> None:
    decisions = [
        replace(decided(role, verdict, version), figures=figures)
        for role, verdict, version, figures in made
    ]
    found = progress(USUAL, text(state), decisions, NOW)
    if found.state is CommentaryState.AGREED:
        assert state is CommentaryState.AGREED
        assert found.given
        assert all((each.version, each.figures) == (2, NOW) for each in found.given)
    if found.next_role is not None:
        before = USUAL_ROLES[: USUAL_ROLES.index(found.next_role)]
        assert set(before) <= {each.role for each in found.given}
