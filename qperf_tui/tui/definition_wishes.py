"""What an officer says of a table of definitions that it does not say itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.workbench.asking import asked_when, read_same
from qperf_tui.workbench.definition_files import TableKind, Wished, parted


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One thing that can be said of a table."""

    label: str
    said: Callable[[Wished], str]
    """What is said of it now."""
    put: Callable[[Wished, str], Wished]
    """What is wished for with it; it raises a QperfError where it says nothing."""


def _first(wished: Wished, text: str) -> Wished:
    try:
        quarter = Quarter.parse(text)
    except ValueError as error:
        raise QperfError(f"{error}.") from None
    return replace(wished, quarter=quarter)


def _when_said(wished: Wished) -> str:
    asked = wished.asked
    if asked.quarter is not None:
        return str(asked.quarter)
    return "" if asked.year is None else str(Quarter.of(asked.year, 1)).split()[-1]


WHEN: Final = Saying(
    label="Year, or quarter of all of it",
    said=_when_said,
    put=lambda wished, text: replace(wished, asked=asked_when(wished.asked, text)),
)
_FROM: Final = Saying(
    label="From which quarter on",
    said=lambda wished: "" if wished.quarter is None else str(wished.quarter),
    put=_first,
)
_PLAN: Final = Saying(
    label="The new plan that they are of",
    said=lambda wished: wished.plan,
    put=lambda wished, text: replace(wished, plan=text.strip()),
)
_AUTHORITY: Final = Saying(
    label="Your council's own code",
    said=lambda wished: wished.authority,
    put=lambda wished, text: replace(wished, authority=text.strip()),
)
_NEIGHBOURS: Final = Saying(
    label="Your nearest neighbours, parted by semicolons",
    said=lambda wished: "; ".join(wished.neighbours),
    put=lambda wished, text: replace(wished, neighbours=parted(text)),
)
_SAME: Final = Saying(
    label="What they call an indicator, as NAME=CODE",
    said=lambda wished: "; ".join("=".join(each) for each in wished.named),
    put=lambda wished, text: replace(wished, named=tuple(map(read_same, parted(text)))),
)

SAYINGS: Final[Mapping[TableKind, tuple[Saying, ...]]] = {
    TableKind.TARGETS: (WHEN,),
    TableKind.INDICATORS: (_FROM, WHEN),
    TableKind.PRIORITIES: (_PLAN, _FROM),
    TableKind.TOLERANCES: (_FROM,),
    TableKind.BREAKS: (_FROM,),
    TableKind.COMPARATORS: (),
    TableKind.NATIONAL: (_AUTHORITY, _NEIGHBOURS, _SAME),
    TableKind.GROUPS: (),
    TableKind.COMMENTARY: (WHEN,),
    TableKind.ACTIONS: (_FROM,),
    TableKind.PEOPLE: (),
}
"""What can be said of each kind of table."""
