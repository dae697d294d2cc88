"""Secondary suppression by audit and repair: hide more until the attack finds nothing.

After methods of the house, section 8.3. It ends, since each repair hides one more
figure and what is hidden whole gives nothing away; it is right, since it ends only
when the audit passes.
"""

from qperf_tui.analysis.puzzle import puzzles
from qperf_tui.analysis.repair import Repair
from qperf_tui.analysis.told import Exposure, Key, Protection, Release
from qperf_tui.domain.statement import Cell


def protected(
    release: Release,
    primary: frozenset[Key],
    before: frozenset[Key] = frozenset(),
    *,
    contributors: bool = False,
) -> Protection:
    """What is to be hidden so that no reader works out what is hidden.

    Args:
        release: What could be shown, what is known and what must be protected.
        primary: The keys of figures that are hidden for what they are.
        before: The keys hidden in an earlier release, which stay hidden.
        contributors: Whether one of each count of 1 or 2, who knows who the others
            are, may not work anything out either.

    Raises:
        ValueError: If a key is of no figure.
    """
    keys = {each.key for each in release.figures}
    marked = primary | before
    if strange := marked - keys:
        raise ValueError(f"no figure is called {min(map(repr, strange))}")
    secondary, protects = set(before - primary), dict[Key, Cell]()
    given_away: list[Exposure] = []
    for puzzle in puzzles(release, marked):
        own = frozenset(puzzle.by_key) & marked
        repair = Repair(puzzle, own, contributors=contributors)
        repair.run()
        secondary |= repair.protects.keys()
        protects |= repair.protects
        given_away += repair.given_away
    return Protection(primary, frozenset(secondary), protects, tuple(given_away))
