"""Rows held to the shape of the heading line above them."""

from collections.abc import Sequence

from qperf_tui.importing.staging import Findings, Layout, column_letters, quoted


class Shape:
    """Holds every row to the shape of the heading line."""

    def __init__(self, layout: Layout, heading: Sequence[str], found: Findings) -> None:
        self._layout = layout
        self._found = found
        self._heading = [cell.strip() for cell in heading]
        while self._heading and not self._heading[-1]:
            self._heading.pop()
        self._width = len(self._heading)
        self._unheaded = [
            position for position, cell in enumerate(self._heading) if not cell
        ]

    def fits(self, line: int, cells: list[str], uncached: frozenset[int]) -> bool:
        """Whether a row may be read, after padding a worksheet's or noting why not."""
        if len(cells) != self._width:
            beyond = [
                position
                for position, cell in enumerate(cells)
                if position >= self._width and cell.strip()
            ]
            if self._layout.is_sheet:
                cells.extend([""] * (self._width - len(cells)))
                self._warn_of_strays(line, cells, beyond)
            elif beyond or len(cells) < self._width:
                self._refuse(
                    line,
                    f"it has {len(cells)} cells and the headings {self._width}; look "
                    "for a comma or quotation mark too many or too few",
                )
                return False
        self._warn_of_strays(
            line,
            cells,
            [position for position in self._unheaded if cells[position].strip()],
        )
        if (
            cells[0].strip() == self._heading[0]
            and [cell.strip() for cell in cells[: self._width]] == self._heading
        ):
            self._refuse(line, "it repeats the headings; delete it")
            return False
        return not uncached or self._is_calculated(line, uncached)

    def _refuse(self, line: int, cause: str) -> None:
        self._found.about_entry(self._layout, line, None, cause=cause, is_refusal=True)

    def _warn_of_strays(
        self, line: int, cells: Sequence[str], beyond: Sequence[int]
    ) -> None:
        for position in beyond:
            cell = f"{column_letters(position)}{line}"
            place = f"Line {line}, cell {position + 1}"
            self._found.about_file(
                f"{f'Cell {cell}' if self._layout.is_sheet else place}: "
                f"{quoted(cells[position])} has no heading above it and is not used.",
                is_refusal=False,
                line=line,
                cell=cell if self._layout.is_sheet else None,
            )

    def _is_calculated(self, line: int, uncached: frozenset[int]) -> bool:
        columns = [
            column
            for column, position in self._layout.positions.items()
            if position in uncached
        ]
        for column in columns:
            self._found.about_entry(
                self._layout,
                line,
                column,
                cause="it is a formula whose value was never saved; open the file in "
                "Excel, save it and send it again",
                is_refusal=True,
            )
        return not columns
