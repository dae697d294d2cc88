"""Two officers on one commentary, in any order: no text of theirs is ever lost.

The model knows what each officer typed and what was saved on what. After each step
the real workbook, open twice, has to say the same: every text ever saved is in the
history in its place, a conflict is told if and only if there is one, and what either
has typed and not saved is still there, however they left.
"""

from pathlib import Path
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

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.errors import ConflictError, QperfError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import (
    discard_draft,
    keep_draft,
    save_commentary,
)
from qperf_tui.workbench.undoing import next_redo, next_undo, redo_last, undo_last
from qperf_tui.workbench.versions import restore_version, three_way
from support.campaign import IS_LONG
from support.officer import Q2
from support.workbooks import copied, stamp

WALKS = [(10_000, 20), (400, 80)] if IS_LONG else [(20, 40)]
"""How many orders of events are tried, and of how many steps at most."""

NAMES = ("A Officer", "B Officer")
WHO = st.sampled_from(NAMES)
SENTENCES = ("The rate fell.", "Two posts were vacant.", "It rose.", "A review is due.")
TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=4).map(" ".join)


class TwoOfficers(RuleBasedStateMachine):
    """The model beside the workbook."""

    walks = 0

    def __init__(self) -> None:
        super().__init__()
        type(self).walks += 1
        self.folder = TemporaryDirectory()
        self.path = copied(SMALL[0], Path(self.folder.name))
        self.at = {name: self.opened(name) for name in NAMES}
        self.indicator = self.at[NAMES[0]].indicators.by_code("CS 1")
        self.history: list[str] = []
        """Every text saved, in order; the last stands."""
        self.base = dict.fromkeys(NAMES, 0)
        """The version each officer last looked at."""
        self.text = dict.fromkeys(NAMES, "")
        """What is in each officer's editor."""
        self.kept: dict[str, str | None] = dict.fromkeys(NAMES)
        """What each has typed and not saved."""

    def opened(self, name: str) -> Workbook:
        return Workbook.open(self.path, stamp(name))

    def saved(self, who: str, body: str) -> None:
        """Note that a text was saved, which lets go of a draft that says the same."""
        self.history.append(body)
        self.base[who], self.text[who] = len(self.history), body
        if self.kept[who] == body:
            self.kept[who] = None

    @rule(who=WHO)
    def looks(self, who: str) -> None:
        standing = self.at[who].commentaries.standing(self.indicator.indicator_id, Q2)
        self.base[who] = 0 if standing is None else standing.version
        self.text[who] = "" if standing is None else standing.body
        assert self.base[who] == len(self.history)
        assert self.text[who] == (self.history[-1] if self.history else "")

    @rule(who=WHO, text=TEXTS)
    def types(self, who: str, text: str) -> None:
        self.text[who] = self.kept[who] = text
        keep_draft(self.at[who], self.indicator, Q2, text, base_version=self.base[who])

    @rule(who=WHO, added=st.sampled_from(SENTENCES))
    def adds_to_it(self, who: str, added: str) -> None:
        self.types(who, f"{self.text[who]} {added}".strip())

    @rule(
        who=WHO, state=st.sampled_from([CommentaryState.DRAFT, CommentaryState.READY])
    )
    def saves(self, who: str, state: CommentaryState) -> None:
        is_met = self.base[who] != len(self.history)
        body = self.text[who]
        try:
            found = save_commentary(
                *(self.at[who], self.indicator, Q2, body, state),
                base_version=self.base[who],
            )
        except ConflictError:
            assert is_met, "a conflict was told where there was none"
            self.kept[who] = body
            return
        assert not is_met, "a colleague's text was saved over without a word"
        assert found.version == len(self.history) + 1
        self.saved(who, body)

    @rule(who=WHO, mine=st.sampled_from(SENTENCES), theirs=st.sampled_from(SENTENCES))
    def meets_a_colleague(self, who: str, mine: str, theirs: str) -> None:
        """Both add to the text that stands, and the colleague saves first."""
        self.looks(who)
        self.adds_to_it(who, mine)
        (other,) = set(NAMES) - {who}
        self.looks(other)
        self.adds_to_it(other, theirs)
        self.saves(other, CommentaryState.DRAFT)
        self.puts_both_together(who)

    @rule(who=WHO)
    def puts_both_together(self, who: str) -> None:
        """What the screen does when two texts meet: both are read, then saved."""
        base, mine = self.base[who], self.text[who]
        found = three_way(self.at[who], self.indicator, Q2, base, mine)
        theirs = self.history[-1] if self.history else ""
        was = self.history[base - 1] if base else ""
        assert (found.theirs.body if found.theirs else "") == theirs
        assert (found.base.body if found.base else "") == was
        said = sentences(found.merge.text)
        for text in (mine, theirs):
            assert sentences(text) - sentences(was) <= said, "a sentence is lost"
        self.base[who] = len(self.history)
        self.types(who, found.merge.text)
        self.saves(who, CommentaryState.DRAFT)

    @precondition(lambda self: self.history)
    @rule(who=WHO, lot=st.integers(0, 1_000))
    def restores(self, who: str, lot: int) -> None:
        number = 1 + lot % len(self.history)
        try:
            restore_version(
                *(self.at[who], self.indicator, Q2, number),
                base_version=self.base[who],
            )
        except ConflictError:
            assert self.base[who] != len(self.history)
        except QperfError:
            assert number == self.base[who]
        else:
            assert self.base[who] == len(self.history)
            self.saved(who, self.history[number - 1])

    @rule(who=WHO)
    def undoes(self, who: str) -> None:
        """Undoing takes no text back from the history: it adds the one before."""
        named = next_undo(self.at[who])
        before = len(self.versions())
        assert undo_last(self.at[who], named=named) == named
        self.turned(before, is_turned=named is not None)

    @rule(who=WHO)
    def redoes(self, who: str) -> None:
        named = next_redo(self.at[who])
        before = len(self.versions())
        assert redo_last(self.at[who], named=named) == named
        self.turned(before, is_turned=named is not None)

    def turned(self, before: int, *, is_turned: bool) -> None:
        now = self.versions()
        assert len(now) == before + is_turned
        if is_turned:
            self.history.append(now[-1])
            assert now[-1] in {"", *self.history[:-1]}
            for name in NAMES:
                if self.kept[name] == now[-1] and self.draft(name) is None:
                    self.kept[name] = None

    @rule(who=WHO)
    def discards(self, who: str) -> None:
        discard_draft(self.at[who], self.indicator, Q2)
        self.kept[who] = None

    @rule(who=WHO)
    def leaves_and_comes_back(self, who: str) -> None:
        """The draft is offered again, on the version it was written from."""
        self.at[who].close()
        self.at[who] = self.opened(who)
        left = self.at[who].commentaries.draft(self.indicator.indicator_id, Q2)
        if left is None:
            self.looks(who)
        else:
            self.text[who], self.base[who] = left.body, left.base_version

    def versions(self) -> list[str]:
        found = self.at[NAMES[0]].commentaries.versions(self.indicator.indicator_id, Q2)
        assert [each.version for each in found] == list(range(len(found), 0, -1))
        return [each.body for each in reversed(found)]

    def draft(self, name: str) -> str | None:
        left = self.at[name].commentaries.draft(self.indicator.indicator_id, Q2)
        return None if left is None else left.body

    @invariant()
    def every_text_saved_is_in_the_history(self) -> None:
        assert self.versions() == self.history

    @invariant()
    def the_last_version_stands(self) -> None:
        for each in self.at.values():
            standing = each.commentaries.standing(self.indicator.indicator_id, Q2)
            body = None if standing is None else standing.body
            assert body == (self.history[-1] if self.history else None)

    @invariant()
    def what_either_typed_and_did_not_save_is_kept(self) -> None:
        assert {name: self.draft(name) for name in NAMES} == self.kept

    def teardown(self) -> None:
        for each in self.at.values():
            each.close()
        with self.opened(NAMES[0]) as workbook:
            assert workbook.check_integrity() == []
        self.folder.cleanup()


SMALL: list[Path] = []
"""The workbook that every walk begins with, once the test knows where it is."""


def sentences(text: str) -> set[str]:
    """Which of the sentences there are a text holds, marked or not."""
    return {each for each in SENTENCES if each in text}


@pytest.mark.parametrize(("walks", "steps"), WALKS)
def test_two_officers_in_any_order_lose_and_overwrite_nothing(
    small_file: Path, walks: int, steps: int
) -> None:
    SMALL[:] = [small_file]
    TwoOfficers.walks = 0
    run_state_machine_as_test(
        TwoOfficers,
        settings=settings(max_examples=walks, stateful_step_count=steps, deadline=None),
    )
    assert TwoOfficers.walks >= walks
