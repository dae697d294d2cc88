"""The rules of agreement in words, to hold the product to."""

from dataclasses import dataclass, replace
from typing import Final

from qperf_tui.domain.commentary import CommentaryState

ROLES: Final = ("head", "director", "member")
HOLDS: Final = {
    "Harriet": "head",
    "Hugh": "head",
    "Dora": "director",
    "Mark": "member",
}
"""Two heads, one director, one member; Walter only writes."""
PEOPLE: Final = (*HOLDS, "Walter")

READY, AGREED = CommentaryState.READY, CommentaryState.AGREED
WAYS: Final = ("draft", "ready", "returned", "figs!")


@dataclass(frozen=True)
class Model:
    """What is written and decided, as the rules in words would have it."""

    text: int = 0
    """A number for the words; 0 where there are none."""
    words: frozenset[str] = frozenset()
    """Who put words into it since it was last empty."""
    saved_by: str = ""
    state: CommentaryState = CommentaryState.DRAFT
    seen: int = 0
    """The figure it was written on."""
    given: tuple[str, ...] = ()
    """Who gave each step so far."""
    returned_by: str = ""
    before_return: CommentaryState = READY
    remarks: tuple[bool, ...] = ()
    """Each remark, and whether it is open."""

    @property
    def writers(self) -> frozenset[str]:
        """Whose own text it is."""
        return self.words | {self.saved_by}

    def shown(self, figure: int) -> CommentaryState:
        """The state by the figure of now."""
        if self.state in {READY, AGREED} and self.seen != figure:
            return CommentaryState.VOID
        return self.state

    def may_agree(self, who: str, figure: int) -> bool:
        """Whether somebody may give the next step."""
        if not self.text or self.shown(figure) is not READY or who in self.writers:
            return False
        role = ROLES[len(self.given)]
        if role != "head" and any(self.remarks):
            return False
        free = {each for each, held in HOLDS.items() if held == role} - self.writers
        if not free:
            later = ROLES[len(self.given) + 1 :]
            free = {each for each, held in HOLDS.items() if held in later}
        return who in free

    def may_return(self, who: str, figure: int) -> bool:
        """Whether somebody may send it back."""
        with_writer = {CommentaryState.DRAFT, CommentaryState.RETURNED}
        shown = self.shown(figure)
        is_theirs = who not in self.writers and who in HOLDS
        return bool(self.text) and is_theirs and shown not in with_writer

    def without(self, who: str) -> "Model | None":
        """What is left when somebody takes back what they decided last, if they may."""
        if not self.text:
            return None
        if self.returned_by:
            if self.returned_by != who:
                return None
            return replace(self, returned_by="", state=self.before_return)
        if who not in self.given or self.state is CommentaryState.DRAFT:
            return None
        last = max(at for at, each in enumerate(self.given) if each == who)
        return replace(self, given=self.given[:last], state=READY)
