"""The heading line of a table that qperf-tui wrote."""

from collections.abc import Sequence

from qperf_tui.domain.mends import Cause
from qperf_tui.domain.text import clean_line
from qperf_tui.importing.column_match import ColumnMatch, How
from qperf_tui.importing.headings import Headings
from qperf_tui.importing.own_tables import OwnKind, own_headings, why_only_read
from qperf_tui.importing.synonyms import folded


def headings_of_ours(cells: Sequence[str], *, is_return: bool) -> Headings | None:
    """The headings of a table that qperf-tui wrote, or why it is only to be read."""
    written = [clean_line(cell) for cell in cells]
    if is_return and (found := own_headings(written)):
        at = {position: column for column, position in found.positions.items()}
        return Headings(
            positions=found.positions,
            columns=found.columns,
            refusals=(),
            unused=(),
            matches=tuple(
                ColumnMatch(
                    heading=heading,
                    position=position,
                    column=at.get(position),
                    confidence=100 if position in at else 0,
                    how=How.NAME if position in at else How.UNUSED,
                )
                for position, heading in enumerate(written)
                if heading
            ),
            is_complete=True,
            own=found.kind,
        )
    if cause := why_only_read(
        [folded(heading) for heading in written], is_return=is_return
    ):
        return Headings(
            positions={},
            columns={},
            refusals=(Cause(cause),),
            unused=(),
            is_complete=True,
            own=OwnKind.TO_BE_READ,
        )
    return None
