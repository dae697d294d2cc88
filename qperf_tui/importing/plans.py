"""Which cells of a row make up one figure: once in a long layout, often in a wide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qperf_tui.importing.asked import Asked
from qperf_tui.importing.headings import Headings
from qperf_tui.importing.staging import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPlan:
    """The cells of a row that make up one figure."""

    layout: Layout
    cells: tuple[tuple[str, int], ...]
    """Our name of each column, and how many columns stand before it."""
    own: tuple[int, ...]
    """Columns that are this quarter's alone; where all are blank, it has no figure."""
    quarter: str
    """The quarter of the figure, where no cell of the row says it."""

    def texts(self, cells: Sequence[str]) -> dict[str, str]:
        """What the row says in each of our columns."""
        said = {column: cells[position] for column, position in self.cells}
        if self.quarter:
            said["Quarter"] = self.quarter
        return said

    def has_figure(self, cells: Sequence[str]) -> bool:
        """Whether the row says anything of this quarter."""
        return not self.own or any(
            cells[position] and not cells[position].isspace() for position in self.own
        )


def plans_of(
    headings: Headings, asked: Asked, *, is_sheet: bool, sheet: str | None
) -> tuple[RowPlan, ...]:
    """How each row of a table is read: one figure, or one for each quarter."""
    if not headings.is_wide:
        return (_long(headings, asked, is_sheet=is_sheet, sheet=sheet),)
    by_quarter: dict[int, dict[str, tuple[int, str]]] = {}
    for each in headings.quarters:
        columns = by_quarter.setdefault(each.quarter.ordinal, {})
        columns[each.column] = (each.position, each.heading)
    quarters = {each.quarter.ordinal: str(each.quarter) for each in headings.quarters}
    return tuple(
        _wide(headings, columns, quarters[ordinal], is_sheet=is_sheet, sheet=sheet)
        for ordinal, columns in sorted(by_quarter.items())
    )


def _long(
    headings: Headings, asked: Asked, *, is_sheet: bool, sheet: str | None
) -> RowPlan:
    is_told = "Quarter" not in headings.positions and asked.quarter is not None
    return RowPlan(
        layout=Layout(
            columns=headings.columns,
            positions=headings.positions,
            is_sheet=is_sheet,
            sheet=sheet,
        ),
        cells=tuple(headings.positions.items()),
        own=(),
        quarter=str(asked.quarter) if is_told else "",
    )


def _wide(
    headings: Headings,
    own: Mapping[str, tuple[int, str]],
    quarter: str,
    *,
    is_sheet: bool,
    sheet: str | None,
) -> RowPlan:
    positions = dict(headings.positions)
    positions |= {column: position for column, (position, _) in own.items()}
    columns = dict(headings.columns)
    columns |= {column: heading for column, (_, heading) in own.items()}
    return RowPlan(
        layout=Layout(
            columns=columns,
            positions=positions,
            is_sheet=is_sheet,
            is_wide=True,
            sheet=sheet,
        ),
        cells=tuple(positions.items()),
        own=tuple(position for position, _ in own.values()),
        quarter=quarter,
    )
