"""Officers, a chain, figures and undo in any order, held to a model of the rules."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Final

import pytest

from qperf_tui.domain.agreement import Person
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.agreeing import agree, mark_ready, send_back, take_back
from qperf_tui.workbench.agreement_cases import progress_of
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.drafting import agreed_bodies
from qperf_tui.workbench.people import set_chain
from qperf_tui.workbench.remarks import remark, remarks, resolve_remark
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.campaign import IS_LONG
from support.workbooks import make_small, stamp
from unit.workbench.agreement_model import (
    AGREED,
    HOLDS,
    PEOPLE,
    READY,
    ROLES,
    WAYS,
    Model,
)

Q2: Final = Quarter.of(2012, 2)
STEPS: Final = 3_500 if IS_LONG else 500
"""Of each of the three walks: at length they make more than 10,000."""


class Agreement:
    """One commentary, everything anybody may do to it, and what should come of it."""

    def __init__(self, path: Path, chance: Random) -> None:
        self.chance = chance
        self.desks = {
            each: Workbook.open(path, stamp(each)) for each in (*PEOPLE, "Setter")
        }
        self.setter = self.desks["Setter"]
        self.indicator = self.setter.indicators.by_code("CS 1")
        self.figure = 0
        self.texts = 0
        self.model = Model()
        self.undone: list[Model] = []
        self.done: list[Model] = []
        self.met: Counter[str] = Counter()
        set_chain(self.setter, ROLES)
        for name, role in HOLDS.items():
            self.setter.people.add(Person(name=name, role=role))
        self.setter.changes.settle()
        self.put_figure()

    def close(self) -> None:
        for each in self.desks.values():
            each.close()

    def step(self) -> str:
        """Let somebody do something; what it was."""
        acts = {
            self.next_in_line_agrees: 6,
            self.all_in_line_agree: 2,
            self.writes: 3,
            self.tries_to_agree: 2,
            self.marks_ready: 3,
            self.returns: 1,
            self.takes_back: 1,
            self.empties: 0.3,
            self.figure_changes: 0.7,
            self.figure_is_put_right: 0.7,
            self.remarks_on_it: 0.5,
            self.resolves: 2,
            self.undoes: 4,
            self.does_again: 2,
        }
        (act,) = self.chance.choices(list(acts), list(acts.values()))
        who = self.chance.choice(PEOPLE)
        act(who)
        self.met[self.model.shown(self.figure).word] += 1
        return f"{who} {act.__name__}"

    def does(self, act: Callable[[], object], after: Model | None) -> None:
        """Do something that leads to `after`, or is refused where that is None."""
        if after is None:
            with pytest.raises(QperfError):
                act()
            return
        act()
        self.done.append(self.model)
        self.undone.clear()
        self.model = after

    def save(self, who: str, body: str, state: CommentaryState) -> None:
        key = self.indicator.indicator_id
        standing = self.desks[who].commentaries.standing(key, Q2)
        base = 0 if standing is None else standing.version
        save_commentary(
            self.desks[who], self.indicator, Q2, body, state, base_version=base
        )

    def writes(self, who: str) -> None:
        self.texts += 1
        state = self.chance.choice([CommentaryState.DRAFT, READY, READY])
        held = self.model
        words = (held.words if held.text else frozenset()) | {who}
        if len(words) > 2:
            return
        after = Model(self.texts, words, who, state, self.figure, remarks=held.remarks)
        self.does(lambda: self.save(who, f"Words {self.texts}.", state), after)

    def empties(self, who: str) -> None:
        if self.model.text:
            after = Model(remarks=self.model.remarks)
            self.does(lambda: self.save(who, "", CommentaryState.DRAFT), after)

    def marks_ready(self, who: str) -> None:
        held, after = self.model, None
        if held.text and held.shown(self.figure) not in {READY, AGREED}:
            at = (READY, self.figure)
            after = Model(held.text, held.words, who, *at, remarks=held.remarks)
        self.does(lambda: mark_ready(self.desks[who], self.indicator, Q2), after)

    def next_in_line_agrees(self, _who: str) -> None:
        may = [each for each in PEOPLE if self.model.may_agree(each, self.figure)]
        if may:
            self.tries_to_agree(self.chance.choice(may))

    def all_in_line_agree(self, who: str) -> None:
        for _ in ROLES:
            self.next_in_line_agrees(who)

    def tries_to_agree(self, who: str) -> None:
        after = None
        if self.model.may_agree(who, self.figure):
            given = (*self.model.given, who)
            state = AGREED if len(given) == len(ROLES) else READY
            after = replace(self.model, given=given, state=state)
        self.does(lambda: agree(self.desks[who], self.indicator, Q2), after)

    def returns(self, who: str) -> None:
        after = None
        if self.model.may_return(who, self.figure):
            after = replace(
                self.model,
                state=CommentaryState.RETURNED,
                returned_by=who,
                before_return=self.model.state,
            )
        self.does(lambda: send_back(self.desks[who], self.indicator, Q2, "Why?"), after)

    def takes_back(self, who: str) -> None:
        after = self.model.without(who)
        self.does(lambda: take_back(self.desks[who], self.indicator, Q2), after)

    def put_figure(self) -> None:
        figure = Figure(value=Decimal(70 + self.figure), status=OutturnStatus.FINAL)
        with self.setter.transaction():
            key = (self.indicator.indicator_id, Q2.ordinal)
            self.setter.outturns.put({key: figure}, None)

    def figure_changes(self, _who: str) -> None:
        self.figure += 1
        self.put_figure()

    def figure_is_put_right(self, _who: str) -> None:
        self.figure = self.model.seen
        self.put_figure()

    def remarks_on_it(self, who: str) -> None:
        after = replace(self.model, remarks=(*self.model.remarks, True))
        self.does(lambda: remark(self.desks[who], self.indicator, Q2, "Hm."), after)

    def resolves(self, who: str) -> None:
        held = self.model.remarks
        if True in held:
            at = held.index(True)
            left = (*held[:at], False, *held[at + 1 :])
            self.does(
                lambda: resolve_remark(self.desks[who], self.indicator, Q2, at + 1),
                replace(self.model, remarks=left),
            )

    def undoes(self, who: str) -> None:
        assert (undo_last(self.desks[who]) is None) == (not self.done)
        if self.done:
            self.undone.append(self.model)
            self.model = self.done.pop()

    def does_again(self, who: str) -> None:
        assert (redo_last(self.desks[who]) is None) == (not self.undone)
        if self.undone:
            self.done.append(self.model)
            self.model = self.undone.pop()

    def is_as_the_rules_have_it(self) -> None:
        found = progress_of(self.setter, self.indicator, Q2)
        assert (found is None) == (not self.model.text)
        if found is not None:
            assert found.state is self.model.shown(self.figure)
            if found.state in {READY, AGREED}:
                assert tuple(each.person for each in found.given) == self.model.given
        held = remarks(self.setter, self.indicator, Q2)
        assert tuple(each.is_open for each in held) == self.model.remarks

    def only_what_all_agreed_on_these_figures_goes_out(self) -> None:
        goes_out = agreed_bodies(self.setter, [self.indicator], Q2)
        is_agreed = self.model.shown(self.figure) is AGREED and self.model.text
        assert bool(goes_out) == bool(is_agreed)
        if goes_out:
            assert len(self.model.given) == len(ROLES)
            assert not set(self.model.given) & self.model.writers
            assert goes_out == {"CS 1": f"Words {self.model.text}."}


@pytest.mark.parametrize("seed", [0, 1, 3])
def test_no_order_of_events_agrees_what_the_rules_do_not(
    seed: int, tmp_path: Path
) -> None:
    path = make_small(tmp_path / "small.qperf")
    found = Agreement(path, Random(seed))  # noqa: S311 - a walk that can be repeated
    trail: list[str] = []
    try:
        for _ in range(STEPS):
            trail.append(found.step())
            found.is_as_the_rules_have_it()
            found.only_what_all_agreed_on_these_figures_goes_out()
    except (AssertionError, QperfError) as error:
        error.add_note(f"after {len(trail)} steps, the last: {', '.join(trail[-8:])}")
        raise
    finally:
        found.close()
    for each in (*WAYS, "agreed"):
        assert found.met[each] > 3, f"the walk hardly ever came by {each}"
