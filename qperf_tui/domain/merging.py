"""Two texts told apart word by word, and two changes to one text put together.

The merge is that of diff3 (Khanna, Kunal and Pierce, "A formal investigation of
diff3", 2007), over sentences and not lines: two changes within one sentence are
never put together, since a figure from one and a verb from the other can say what
neither officer wrote.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain
from typing import Final

YOURS: Final = "[yours: "
THEIRS: Final = "[theirs: "
"""What a sentence that two officers changed is marked with in a merged text."""
TAKEN_OUT: Final = "(taken out)"
LEFT_OVER: Final = re.compile(r"\[(?:yours|theirs): ")
"""Where a merged text still has both sides' words."""

STILL_ALIKE: Final = 0.8
"""Above this share of words in common a text says again what another said."""

_WORD: Final = re.compile(r"\w+(?:[-'’.,:/]\w+)*|[^\w\s]")
_STOPS: Final = frozenset(".!?")
_END_OF_SENTENCE: Final = re.compile(
    r"(?<=[.!?])(?=\s)|(?<=[.!?][\"'’”)\]])(?=\s)|(?=\n)"
)
_MOST_PAIRS: Final = 4_000_000
"""Pairs of like words beyond which a text is shown as replaced, and not compared."""

_Run = tuple[str, str]
"""A word or a sentence after the space before it; the last is the space at the end."""
_Change = tuple[int, int, int, int]
"""From where to where in the earlier text, and in the later one."""
_Places = tuple[int, int, int]
"""A place in the base, in mine and in theirs."""


class Kind(StrEnum):
    """What became of some words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and what became of them."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some sentences of a merge: alike in both texts, or with each side's words."""

    mine: str
    theirs: str
    is_contested: bool = False
    """Whether both changed them, each another way."""

    @property
    def text(self) -> str:
        """What is to stand, or both sides' words marked with whose they are."""
        if not self.is_contested:
            return self.mine
        mine, theirs = self.mine.strip(), self.theirs.strip()
        gap = _gap(self.mine) or _gap(self.theirs)
        return f"{gap}{YOURS}{mine or TAKEN_OUT}] {THEIRS}{theirs or TAKEN_OUT}]"


@dataclass(frozen=True, slots=True)
class Merge:
    """What two officers made of one text, put together."""

    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """The whole text, with both sides' words where they contest a sentence."""
        return "".join(each.text for each in self.stretches)

    @property
    def is_clean(self) -> bool:
        """Whether no sentence is contested."""
        return not any(each.is_contested for each in self.stretches)


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """What was kept, taken out and put in between two texts, word by word.

    What is kept and taken out makes `before`, what is kept and put in `after`, to
    the last space.
    """
    old, new = _words(before), _words(after)
    found: list[Piece] = []
    o = n = 0
    end = (len(old), len(old), len(new), len(new))
    for o1, o2, n1, n2 in [*_at_sentences(_changes(old, new), old, new), end]:
        for (gap, word), (later, _) in zip(old[o:o1], new[n:n1], strict=True):
            if gap == later:
                found.append(Piece(Kind.SAME, gap))
            else:
                found += Piece(Kind.REMOVED, gap), Piece(Kind.ADDED, later)
            found.append(Piece(Kind.SAME, word))
        found.append(Piece(Kind.REMOVED, _joined(old[o1:o2])))
        found.append(Piece(Kind.ADDED, _joined(new[n1:n2])))
        o, n = o2, n2
    return _gathered(found)


def _at_sentences(
    changes: Sequence[_Change], old: Sequence[_Run], new: Sequence[_Run]
) -> Iterator[_Change]:
    """Changes with whole sentences put in or taken out shown whole.

    `A[+. B+].` says the same as `A.[+ B.+]`, which is how it was written.
    """
    for o1, o2, n1, n2 in changes:
        runs, start, stop = (new, n1, n2) if o1 == o2 else (old, o1, o2)
        is_pure = o1 == o2 or n1 == n2
        if is_pure and runs[start] == runs[stop] and runs[start][1] in _STOPS:
            yield o1 + 1, o2 + 1, n1 + 1, n2 + 1
        else:
            yield o1, o2, n1, n2


def likeness(before: str, after: str) -> float:
    """The share of the words of two texts that they have in common, in order."""
    old, new = _words(before)[:-1], _words(after)[:-1]
    if not old and not new:
        return 1.0
    lost = sum(o2 - o1 + n2 - n1 for o1, o2, n1, n2 in _changes(old, new))
    return 1 - lost / (len(old) + len(new))


def merged(base: str, mine: str, theirs: str) -> Merge:
    """Two texts that were both made from `base`, put together.

    Where changes touch, both sides' words are kept and marked; the same change
    made by both is made once.
    """
    sides = _sentences(base), _sentences(mine), _sentences(theirs)
    found: list[Stretch] = []
    at: _Places = (0, 0, 0)
    for group in _groups(_changes(sides[0], sides[1]), _changes(sides[0], sides[2])):
        begun, ended = _span(group, at)
        found.append(_unchanged(sides, at, begun))
        found.append(_changed(sides, group, begun, ended))
        at = ended
    found.append(_unchanged(sides, at, tuple(map(len, sides))))
    return Merge(tuple(each for each in found if each.mine or each.theirs))


_Group = list[tuple[int, _Change]]
"""Changes that touch, each after its side: 1 mine, 2 theirs."""


def _groups(mine: list[_Change], theirs: list[_Change]) -> Iterator[_Group]:
    """Changes in the order of the base; those of both sides that touch together."""
    each = sorted(
        [(1, change) for change in mine] + [(2, change) for change in theirs],
        key=lambda one: one[1][:2],
    )
    group: _Group = []
    for side, change in each:
        if group and not _touches(group, change):
            yield group
            group = []
        group.append((side, change))
    if group:
        yield group


def _touches(group: _Group, change: _Change) -> bool:
    """Whether a change is in sentences of a group, or put in right beside them."""
    ended = max(one[1] for _, one in group)
    if change[0] != ended:
        return change[0] < ended
    put_in = any(one[0] == one[1] == ended for _, one in group)
    return put_in or change[0] == change[1]


def _span(group: _Group, at: _Places) -> tuple[_Places, _Places]:
    """Where a group begins and ends in all three texts, from where the last ended."""
    begun = min(change[0] for _, change in group)
    ended = max(change[1] for _, change in group)
    start = [each + begun - at[0] for each in at]
    end = [each + ended - begun for each in start]
    for side, (b1, b2, s1, s2) in group:
        end[side] += (s2 - s1) - (b2 - b1)
    return (start[0], start[1], start[2]), (end[0], end[1], end[2])


def _unchanged(
    sides: Sequence[Sequence[_Run]], at: Sequence[int], upto: Sequence[int]
) -> Stretch:
    """Sentences nobody changed, with the space before each as whoever moved it."""
    base, mine, theirs = (
        side[begun:ended] for side, begun, ended in zip(sides, at, upto, strict=True)
    )
    said = "".join(
        (other if gap == was else gap) + sentence
        for (was, _), (gap, sentence), (other, _) in zip(
            base, mine, theirs, strict=True
        )
    )
    return Stretch(said, said)


def _changed(
    sides: Sequence[Sequence[_Run]], group: _Group, begun: _Places, ended: _Places
) -> Stretch:
    mine = _joined(sides[1][begun[1] : ended[1]])
    theirs = _joined(sides[2][begun[2] : ended[2]])
    changed_by = {side for side, _ in group}
    if changed_by == {2}:
        return Stretch(theirs, theirs)
    if changed_by == {1} or mine.split() == theirs.split():
        return Stretch(mine, mine)
    return Stretch(mine, theirs, is_contested=True)


def _changes(old: Sequence[_Run], new: Sequence[_Run]) -> list[_Change]:
    """Where two texts differ, by what they say and not by their spaces."""
    before, after = [said for _, said in old], [said for _, said in new]
    alike = zip(before, after, strict=False)
    first = next(
        (at for at, (one, other) in enumerate(alike) if one != other),
        min(len(before), len(after)),
    )
    backwards = zip(reversed(before[first:]), reversed(after[first:]), strict=False)
    last = next(
        (at for at, (one, other) in enumerate(backwards) if one != other),
        min(len(before), len(after)) - first,
    )
    o, n = len(before) - last, len(after) - last
    before, after = before[first:o], after[first:n]
    if not before and not after:
        return []
    counted = Counter(after)
    if (
        sum(many * counted[each] for each, many in Counter(before).items())
        > _MOST_PAIRS
    ):
        return [(first, o, first, n)]
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [
        (first + o1, first + o2, first + n1, first + n2)
        for tag, o1, o2, n1, n2 in codes
        if tag != "equal"
    ]


def _words(text: str) -> list[_Run]:
    found: list[_Run] = []
    at = 0
    for match in _WORD.finditer(text):
        found.append((text[at : match.start()], match[0]))
        at = match.end()
    return [*found, (text[at:], "")]


def _sentences(text: str) -> list[_Run]:
    found: list[_Run] = []
    gap = ""
    for each in _END_OF_SENTENCE.split(text):
        said = each.lstrip()
        gap += _gap(each)
        if said:
            found.append((gap, said))
            gap = ""
    return [*found, (gap, "")]


def _gap(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _joined(runs: Sequence[_Run]) -> str:
    return "".join(chain.from_iterable(runs))


def _gathered(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces of a kind that follow one another made one, and empty ones left out."""
    found: list[Piece] = []
    for each in pieces:
        if found and found[-1].kind is each.kind:
            found[-1] = Piece(each.kind, found[-1].text + each.text)
        elif each.text:
            found.append(each)
    return tuple(found)
