"""What of a workbook the public may read: small numbers of people are hidden.

So is every figure that would give one of them away, worked out over everything that
is shown and everything that was shown in earlier releases.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from qperf_tui.domain.disclosure import Hidden, Reason, Rounded
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.people_figures import (
    EarlierFigure,
    PeopleFigure,
    primary_reasons,
    rolling_runs,
    rounded_figures,
)
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.storage.disclosure import USUAL
from qperf_tui.storage.workbook import State, Workbook
from qperf_tui.workbench.few_people import figures_of_few
from qperf_tui.workbench.people_figures import earlier_figures, people_figures
from qperf_tui.workbench.withholding import as_exempt_reads, withheld_figures

if TYPE_CHECKING:
    from qperf_tui.analysis.told import Exposure, Protection

__all__ = ["USUAL", "Disclosed", "as_published", "disclosed", "hidden_figures"]

_WOULD_TELL: Final = Reason(
    "secondary", "it would give a hidden figure away", is_primary=False
)
_WAS_HIDDEN: Final = Reason(
    "earlier release", "it was hidden when it was first published", is_primary=False
)
_KEPT: Final = 20_000
"""Indicators whose hidden figures are kept at hand, by all that they rest on."""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """How a workbook is told to the public."""

    hidden: Hidden = field(default_factory=dict)
    rounded: Rounded = field(default_factory=dict)
    given_away: tuple["Exposure", ...] = ()
    """What can be worked out whatever is hidden now, since it is out already."""


def as_published(
    workbook: Workbook, only: Sequence[Indicator] | None = None
) -> Workbook:
    """The workbook as the public may read it; one that is so already is given back.

    Whoever reads some indicators only may have those alone looked through.
    """
    if workbook.mask.is_settled:
        return workbook
    true = workbook.unmasked()
    found, withheld = disclosed(true, only), withheld_figures(true)
    if not found.hidden and not found.rounded and not withheld:
        return workbook
    return workbook.hide(found.hidden, found.rounded).withhold(withheld)


def as_exempt(workbook: Workbook, only: Sequence[Indicator] | None = None) -> Workbook:
    """The workbook as whoever reads the exempt file may: only small numbers hidden."""
    if workbook.mask.is_settled:
        return as_exempt_reads(workbook)
    found = disclosed(workbook.unmasked(), only)
    return workbook.hide(found.hidden, found.rounded)


def hidden_figures(
    workbook: Workbook,
    only: Sequence[Indicator] | None = None,
    progress: Progress = unwatched,
) -> Hidden:
    """Every figure on file that may not be shown, with the reason."""
    return disclosed(workbook, only, progress).hidden


def work_out(workbook: Workbook, progress: Progress) -> None:
    """Work out what is hidden before it is asked for, so that it can be stopped.

    Raises:
        StoppedError: If `progress` had it stopped.
    """
    if not workbook.mask.is_settled:
        disclosed(workbook.unmasked(), progress=progress)


_AT_HAND: Final[WeakKeyDictionary[Workbook, tuple[State, Disclosed]]] = (
    WeakKeyDictionary()
)
"""What was worked out last for each open workbook, with the state it was in."""


def disclosed(
    workbook: Workbook,
    only: Sequence[Indicator] | None = None,
    progress: Progress = unwatched,
) -> Disclosed:
    """What is hidden and rounded of a workbook that is read as it is.

    It is worked out again as soon as anything in the file has been written, indicator
    by indicator.

    Raises:
        StoppedError: If `progress` had it stopped.
    """
    state = workbook.state()
    held = _AT_HAND.get(workbook)
    if held is not None and held[0] == state:
        return held[1]
    figures, earlier = people_figures(workbook, only), earlier_figures(workbook, only)
    found = _all_of(figures, earlier, progress)
    of_few = dict(figures_of_few(workbook, only))
    found = replace(found, hidden={**found.hidden, **of_few})
    if only is None:
        _AT_HAND[workbook] = state, found
    return found


def _all_of(
    figures: Sequence[PeopleFigure],
    earlier: Iterable[EarlierFigure],
    progress: Progress,
) -> Disclosed:
    """What is hidden of every indicator, each by itself: none tells of another."""
    many = len({each.cell.indicator_id for each in figures})
    then: defaultdict[int, list[EarlierFigure]] = defaultdict(list)
    for told in earlier:
        then[told.cell.indicator_id].append(told)
    found: list[Disclosed] = []
    for key, members in groupby(figures, key=lambda each: each.cell.indicator_id):
        progress(len(found), many)
        found.append(_worked_out(tuple(members), tuple(then[key])))
    return Disclosed(
        hidden={cell: why for each in found for cell, why in each.hidden.items()},
        rounded={cell: as_ for each in found for cell, as_ in each.rounded.items()},
        given_away=tuple(one for each in found for one in each.given_away),
    )


@lru_cache(maxsize=_KEPT)
def _worked_out(
    figures: tuple[PeopleFigure, ...], earlier: tuple[EarlierFigure, ...]
) -> Disclosed:
    """What is hidden of one indicator, worked out once for the same figures."""
    primary = primary_reasons(figures, earlier)
    told = {each.cell: each for each in figures}
    absent = {each.cell for each in figures if each.is_absent}
    before = {each.cell for each in earlier if each.is_hidden and each.cell in told}
    before -= {*absent, *(each.cell for each in figures if each.is_signed_for)}
    hidden = {**dict.fromkeys(before, _WAS_HIDDEN), **primary}
    if not hidden and not absent and not _tells_of_few(figures):
        return Disclosed(rounded=rounded_figures(figures, hidden))
    found = _protected(figures, earlier, hidden)
    taken = found.hidden - hidden.keys() - absent
    hidden |= {cell: _WOULD_TELL for cell in told if cell in taken}
    return Disclosed(hidden, rounded_figures(figures, hidden), found.given_away)


def _tells_of_few(figures: Sequence[PeopleFigure]) -> bool:
    """Whether rolling years tell how few people were counted in one quarter."""
    if not any(rolling_runs(figures)):
        return False
    # Not at the top: nearly every command needs none of it.
    from qperf_tui.analysis.people_release import release_of  # noqa: PLC0415

    return bool(release_of(figures, (), frozenset()).sensitive)


def _protected(
    figures: Sequence[PeopleFigure], earlier: Sequence[EarlierFigure], hidden: Hidden
) -> "Protection":
    """What is to be hidden as well, so that no reader works out what is hidden.

    Of a subject so sensitive, one of a count of 1 or 2 is a reader as well.
    """
    # Not at the top: nearly every command needs none of it.
    from qperf_tui.analysis.people_release import release_of  # noqa: PLC0415
    from qperf_tui.analysis.protection import protected  # noqa: PLC0415

    small = {cell for cell, reason in hidden.items() if reason.is_primary}
    small |= {each.cell for each in figures if each.is_absent}
    release = release_of(figures, earlier, small)
    keys = {each.key for each in release.figures}
    return protected(
        release,
        frozenset(small & keys),
        frozenset(hidden.keys() & keys),
        contributors=any(each.is_sensitive for each in figures),
    )
