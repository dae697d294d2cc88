"""Rows held to the shape of the heading line above them."""

from collections.abc import Sequence

from qperf_tui.importing.staging import Findings, Layout, column_letters, quoted


class Shape:
    """Holds every row to the shape of the heading line."""

    def __init__(
        self,
        layouts: Sequence[Layout],
        heading: Sequence[str],
        found: Findings,
        *,
        last: Sequence[str] | None = None,
    ) -> None:
        self._layouts = layouts
        self._layout = layouts[0]
        self._found = found
        self._heading = _trimmed(heading)
        self._last = self._heading if last is None else _trimmed(last)
        self.width = len(self._heading)
        self._unheaded = [
            position for position, cell in enumerate(self._heading) if not cell
        ]

    def is_plain(self, cells: Sequence[str]) -> bool:
        """Whether a row is as wide as the headings and cannot be those again."""
        is_wide = len(cells) == self.width or (
            len(cells) > self.width and not any(cells[self.width :])
        )
        return is_wide and cells[0].strip() != self._last[0]

    def fits(self, line: int, cells: list[str], uncached: frozenset[int]) -> bool:
        """Whether a row may be read, after padding a worksheet's or noting why not."""
        if len(cells) != self.width:
            beyond = [
                position
                for position, cell in enumerate(cells)
                if position >= self.width and cell.strip()
            ]
            if self._layout.is_sheet:
                cells.extend([""] * (self.width - len(cells)))
                self._warn_of_strays(line, cells, beyond)
            elif beyond or len(cells) < self.width:
                self._refuse(
                    line,
                    f"it has {len(cells)} cells and the headings {self.width}; look "
                    "for a comma or quotation mark too many or too few",
                )
                return False
        self._warn_of_strays(
            line,
            cells,
            [position for position in self._unheaded if cells[position].strip()],
        )
        if (
            cells[0].strip() == self._last[0]
            and [cell.strip() for cell in cells[: len(self._last)]] == self._last
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
                f"Cell {cell}" if self._layout.is_sheet else place,
                f"{quoted(cells[position])} has no heading above it and is not used",
                is_refusal=False,
                line=line,
                cell=cell if self._layout.is_sheet else None,
            )

    def _is_calculated(self, line: int, uncached: frozenset[int]) -> bool:
        """Whether every formula of a row has a value, after noting which has none."""
        seen: set[int] = set()
        for layout in self._layouts:
            for column, position in layout.positions.items():
                if position not in uncached or position in seen:
                    continue
                seen.add(position)
                self._found.about_entry(
                    layout,
                    line,
                    column,
                    cause="it is a formula whose value was never saved; open the file "
                    "in Excel, save it and send it again",
                    is_refusal=True,
                )
        return not seen


def _trimmed(heading: Sequence[str]) -> list[str]:
    cells = [cell.strip() for cell in heading]
    while cells and not cells[-1]:
        cells.pop()
    return cells
