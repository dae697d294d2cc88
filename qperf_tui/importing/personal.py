"""Columns that look to hold data on people, named without a word of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.personal_data import PersonalData, personal_data
from qperf_tui.domain.text import clean_line
from qperf_tui.importing.staging import Findings, Layout, column_letters, quoted

_FIGURES_ONLY: Final = "a return is to hold figures only"
_POSTS_ONLY: Final = "posts and teams are enough here"
_SHORTEST: Final = 6
_REMEMBERED: Final = 50_000
_ENOUGH: Final = 3
"""Numbers of ten digits among figures that must all check before one is a person's."""


@dataclass(slots=True)
class _Seen:
    line: int
    count: int = 0


class PersonalDataScreen:
    """Looks at every cell of a table, used or not, and warns once for each column."""

    def __init__(
        self, headings: Sequence[str], figures: Sequence[int], layout: Layout
    ) -> None:
        self._headings = [clean_line(heading) for heading in headings]
        self._figures = frozenset(figures)
        self._layout = layout
        self._harmless: set[str] = set()
        self._found: dict[tuple[int, PersonalData], _Seen] = {}

    def look(self, line: int, cells: Sequence[str]) -> None:
        """Look at one row."""
        for position, text in enumerate(cells):
            kind = self._kind(position, text)
            if kind is not None:
                seen = self._found.setdefault((position, kind), _Seen(line))
                seen.count += 1

    def is_harmless(self, position: int, text: str) -> bool:
        """Whether nothing of a person is in a cell, without counting it."""
        return self._kind(position, text) is None

    def _kind(self, position: int, text: str) -> PersonalData | None:
        harmless = self._harmless
        if len(text) < _SHORTEST or text in harmless:
            return None
        heading = self._headings[position] if position < len(self._headings) else ""
        kind = personal_data(text, heading)
        if kind is None and len(harmless) < _REMEMBERED:
            harmless.add(text)
        return kind

    def warn(self, found: Findings, *, is_of_figures: bool = True) -> None:
        """Warn of each column that looks to hold data on people."""
        why = _FIGURES_ONLY if is_of_figures else _POSTS_ONLY
        for (position, kind), seen in self._found.items():
            if position in self._figures and seen.count < _ENOUGH:
                continue
            is_headed = position < len(self._headings) and self._headings[position]
            named = (
                f"column {quoted(self._headings[position])}"
                if is_headed
                else f"column {column_letters(position)}"
            )
            cells = "1 cell looks" if seen.count == 1 else f"{seen.count:,} cells look"
            found.about_file(
                self._layout.where(seen.line, None),
                f"{cells} like {kind.value} in {named}; {why}, so take them out",
                is_refusal=False,
                line=seen.line,
                column=self._headings[position] if is_headed else None,
            )
