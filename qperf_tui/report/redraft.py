"""What drafting again would make of a section, worked out before anything is written.

A trial and the drafting itself follow the same steps, so that they cannot differ.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qperf_tui.report.facts import DraftedParagraph


class Became(StrEnum):
    """What becomes of a paragraph when its section is drafted again."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"
    KEPT = "kept"
    """An officer's words stand, or are being written; the fresh draft is offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A paragraph as it stands in a section."""

    paragraph_id: int
    key: str | None
    """The key of its draft; None for one that an officer wrote from nothing."""
    drafted: str
    edited: str | None
    is_included: bool
    is_being_written: bool = False
    """Whether an officer has begun to edit it and not saved yet."""
    is_exempt: bool = False
    """Whether the public does not read it."""

    @property
    def body(self) -> str:
        """The text that stands."""
        return self.drafted if self.edited is None else self.edited

    @property
    def is_edited(self) -> bool:
        """Whether an officer's words stand in place of its draft."""
        return self.key is not None and self.edited is not None


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one paragraph."""

    became: Became
    standing: Standing | None
    """None for one that is not there yet."""
    fresh: DraftedParagraph | None
    """What is drafted for it today; None where nothing is."""

    @property
    def key(self) -> str | None:
        """The key of its draft; None for one that an officer wrote from nothing."""
        if self.standing is not None:
            return self.standing.key
        return None if self.fresh is None else self.fresh.key

    @property
    def drafted(self) -> str:
        """The draft that is on file for it afterwards."""
        if self.fresh is not None and not self._is_left_alone:
            return self.fresh.text
        return "" if self.standing is None else self.standing.drafted

    @property
    def edited(self) -> str | None:
        """The officer's words that stand for it afterwards."""
        is_kept = self._is_left_alone or self.became is Became.KEPT
        return self.standing.edited if is_kept and self.standing else None

    @property
    def body(self) -> str:
        """The text that stands afterwards; nothing for one that goes."""
        if self.became is Became.GONE:
            return ""
        return self.drafted if self.edited is None else self.edited

    @property
    def is_as_drafted(self) -> bool:
        """Whether what is drafted today stands for it afterwards."""
        return self.edited is None and (
            self.fresh is not None and self.body == self.fresh.text
        )

    @property
    def has_moved_on(self) -> bool:
        """Whether another text is drafted for it today than the one on file."""
        if self.standing is None or self.standing.key is None:
            return self.became is Became.ADDED
        return self.fresh is None or self.fresh.text != self.standing.drafted

    @property
    def is_written(self) -> bool:
        """Whether taking the step changes a text on file."""
        if self.became in {Became.ADDED, Became.GONE}:
            return True
        return self.standing is not None and (self.drafted, self.edited) != (
            self.standing.drafted,
            self.standing.edited,
        )

    @property
    def _is_left_alone(self) -> bool:
        return self.became is Became.UNCHANGED


def steps(
    standing: Sequence[Standing],
    fresh: Sequence[DraftedParagraph],
    *,
    taking: Collection[int] = (),
    only: Collection[int] | None = None,
) -> tuple[Step, ...]:
    """What becomes of each paragraph of a section, in the order they then have.

    An officer's words stay, except in the paragraphs `taking` their fresh drafts.
    One that is left out or exempt stays on file, so that being so lasts. What is new
    comes after what is drafted before it. With `only`, every other paragraph is left
    alone and none is added.
    """
    today = {each.key: each for each in fresh}
    found = [
        _step(each, None if each.key is None else today.get(each.key), taking, only)
        for each in standing
    ]
    if only is None:
        _add_new(found, fresh)
    return tuple(found)


def _step(
    standing: Standing,
    fresh: DraftedParagraph | None,
    taking: Collection[int],
    only: Collection[int] | None,
) -> Step:
    if only is not None and standing.paragraph_id not in only:
        return Step(Became.UNCHANGED, standing, fresh)
    return Step(_became(standing, fresh, taking), standing, fresh)


def _add_new(found: list[Step], fresh: Sequence[DraftedParagraph]) -> None:
    """Put what was never drafted before among the rest."""
    keys = [each.key for each in found]
    place = next((at for at, key in enumerate(keys) if key is not None), len(keys))
    for each in fresh:
        if each.key in keys:
            place = keys.index(each.key) + 1
            continue
        found.insert(place, Step(Became.ADDED, None, each))
        keys.insert(place, each.key)
        place += 1


def _became(
    standing: Standing, fresh: DraftedParagraph | None, taking: Collection[int]
) -> Became:
    if standing.key is None:
        return Became.UNCHANGED
    is_taken = standing.paragraph_id in taking
    if standing.edited is not None and not is_taken:
        return Became.KEPT
    # It would come back as one that goes out, or that the public reads.
    waits = standing.is_exempt or not standing.is_included
    if fresh is None and standing.edited is None and waits:
        return Became.UNCHANGED
    if fresh is None:
        return Became.KEPT if standing.is_being_written else Became.GONE
    is_same = standing.edited is None and fresh.text == standing.drafted
    return Became.UNCHANGED if is_same else Became.CHANGED
