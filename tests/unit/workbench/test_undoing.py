"""Undoing is the way back, redoing the way forth again: over every deed there is."""

from contextlib import ExitStack, suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import read_target
from qperf_tui.errors import QperfError
from qperf_tui.importing.staged import StagedReturn
from qperf_tui.storage.changes import Change
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.change_sets import apart
from qperf_tui.workbench.drafting import ensure_report
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.undoing import (
    _WAYS,
    next_redo,
    next_undo,
    redo_last,
    undo_last,
)
from support.campaign import IS_LONG
from support.deeds import deeds, staged_returns
from support.deeds_of_words import OFFICERS, Q2, REVIEWER, Deed
from support.visible import Visible, visible
from support.workbooks import copied, make_long, stamp

EXAMPLES, STEPS = (400, 60) if IS_LONG else (25, 40)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with figures, and a report drafted from them."""
    path = make_long(tmp_path_factory.mktemp("begun") / "begun.qperf")
    with Workbook.open(path, stamp()) as workbook:
        redraft(workbook, Q2)
        ensure_report(workbook, Q2.shifted(1))
        key = workbook.indicators.by_code("CS 2").indicator_id
        workbook.targets.put(key, Quarter.of(2011, 4), read_target("85"))
    return path


@pytest.fixture(scope="module")
def returns(tmp_path_factory: pytest.TempPathFactory) -> list[StagedReturn]:
    return staged_returns(tmp_path_factory.mktemp("returns"))


def done(deed: Deed, held: Workbook, lot: Random) -> Change | None:
    """Do a deed; the change it is, or None where it was refused or did nothing."""
    newest = held.changes.latest(1)
    with suppress(QperfError):
        deed(held, lot)
    found = held.changes.latest(2)
    if found[:1] == newest:
        return None
    assert found[1:] == newest, "one deed is more than one change"
    assert found[0].can_be_undone
    return found[0]


def machine(begun: Path, returns: list[StagedReturn]) -> type[RuleBasedStateMachine]:
    known = deeds(returns)

    class ThereAndBack(RuleBasedStateMachine):
        """Some officers at one workbook, undoing and redoing each other's deeds."""

        def __init__(self) -> None:
            super().__init__()
            self.open = ExitStack()
            folder = Path(self.open.enter_context(TemporaryDirectory()))
            path = copied(begun, folder)
            self.at = {
                name: self.open.enter_context(Workbook.open(path, stamp(name)))
                for name in OFFICERS
            }
            self.before: list[tuple[str, Visible]] = []
            """What each deed not undone is called, and what was seen before it."""
            self.after: list[tuple[str, Visible]] = []
            """What each deed undone is called, and what was seen after it."""
            self.seen = visible(self.at[OFFICERS[0]])

        @rule(
            by=st.sampled_from((*OFFICERS, REVIEWER)),
            deed=st.sampled_from(sorted(known)),
            lot=st.randoms(use_true_random=True),
        )
        def does(self, by: str, deed: str, lot: Random) -> None:
            held = self.at[by]
            made = done(known[deed], held, lot)
            now = visible(held)
            if made is None:
                assert now == self.seen, f"{deed} is not in the history"
                return
            self.before.append((made.says, self.seen))
            self.after.clear()
            self.seen = now

        @precondition(lambda self: self.before)
        @rule(by=st.sampled_from(OFFICERS))
        def undoes(self, by: str) -> None:
            name, before = self.before.pop()
            assert undo_last(self.at[by]) == name
            self.after.append((name, self.seen))
            self.seen = visible(self.at[by])
            assert self.seen == before, f"{name!r} was not undone"

        @precondition(lambda self: self.after)
        @rule(by=st.sampled_from(OFFICERS))
        def redoes(self, by: str) -> None:
            name, after = self.after.pop()
            assert redo_last(self.at[by]) == name
            self.before.append((name, self.seen))
            self.seen = visible(self.at[by])
            assert self.seen == after, f"{name!r} was not redone"

        @invariant()
        def what_comes_next_is_named(self) -> None:
            held = self.at[OFFICERS[0]]
            assert next_undo(held) == (self.before[-1][0] if self.before else None)
            assert next_redo(held) == (self.after[-1][0] if self.after else None)

        def teardown(self) -> None:
            try:
                last, undone = self.seen, len(self.after)
                while self.before:
                    self.undoes(OFFICERS[0])
                assert undo_last(self.at[OFFICERS[0]]) is None
                while len(self.after) > undone:
                    self.redoes(OFFICERS[1])
                assert self.seen == last
            finally:
                self.open.close()

    return ThereAndBack


def test_undoing_goes_back_and_redoing_forth_whatever_was_done(
    begun: Path, returns: list[StagedReturn]
) -> None:
    run_state_machine_as_test(
        machine(begun, returns),
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None
        ),
    )


def kinds_met(path: Path, returns: list[StagedReturn], turn: int) -> set[str]:
    met: set[str] = set()
    with ExitStack() as opened:
        at = [
            opened.enter_context(Workbook.open(path, stamp(name))) for name in OFFICERS
        ]
        lot = Random(turn)  # noqa: S311 - the same deeds each time
        for deed in [*deeds(returns).values()] * 6:
            held = lot.choice(at)
            made = done(deed, held, lot)
            # A change that is made of several is undone by the ways of all.
            met |= {each.kind for each in apart(held, [made] if made else [])}
    return met


def test_every_kind_of_change_is_among_the_deeds(
    begun: Path, returns: list[StagedReturn], tmp_path: Path
) -> None:
    """A kind that is new is held to the same proof, or this fails."""
    met: set[str] = set()
    # Begun anew each time, since what is done early may stand in the way of the rest.
    for turn in range(20):
        folder = tmp_path / str(turn)
        folder.mkdir()
        met |= kinds_met(copied(begun, folder), returns, turn)
        if met == set(_WAYS):
            break
    assert met == set(_WAYS)
