"""A cell as it is typed, and the rows of the grid in whatever width there is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.cell_typing import LONGEST, CellTyping
from qperf_tui.tui.columns import Column
from qperf_tui.tui.entry_rows import EntryRow, entry_cells, entry_columns, typing_cell
from qperf_tui.workbench.standings import positions
from qperf_tui.workbench.typed import Typed

texts = st.text(st.characters(codec="ascii", exclude_categories=("Cc",)), max_size=12)


@given(texts, texts)
def test_the_first_key_replaces_what_stood_and_the_next_ones_follow(
    stood: str, typed: str
) -> None:
    cell, text = CellTyping(), stood
    for key in typed:
        text = cell.typed(text, key)
    assert text == (typed or stood)


@given(texts, st.integers(-3, 15), texts)
def test_what_is_typed_goes_where_the_cursor_is_and_backspace_takes_it_back(
    stood: str, at: int, typed: str
) -> None:
    cell = CellTyping()
    cell.begin(stood)
    cell.go_to(stood, at)
    place = cell.at
    text = cell.typed(stood, typed)
    assert text == stood[:place] + typed + stood[place:]
    for _ in typed:
        text = cell.erased(text)
    assert (text, cell.at) == (stood, place)


def test_a_cell_has_an_end() -> None:
    cell = CellTyping()
    text = cell.typed("", "x" * LONGEST)
    assert cell.typed(text, "y") == text


@given(texts, st.integers(0, 12), st.integers(3, 20), st.booleans())
def test_the_place_of_the_next_key_is_seen_in_any_width(
    text: str, at: int, width: int, is_figure: bool
) -> None:
    column = Column("Value", "Value", width, is_figure=is_figure)
    shown = typing_cell(text, min(at, len(text)), column).plain
    assert "▏" in shown
    assert len(shown) <= width


@pytest.mark.parametrize("width", [*range(70, 130, 4)])
def test_no_figure_is_clipped_and_no_row_is_wider_than_the_window(
    council: Workbook, width: int
) -> None:
    quarter = Quarter.parse("Q2 2012/13")
    long = Typed(numerator="123456789", denominator="987654321", value="12.5")
    rows = [
        EntryRow(position=each, typed=long if at == 3 else replace(long, numerator="5"))
        for at, each in enumerate(positions(council, quarter))
    ]
    columns = entry_columns(width, rows)
    assert sum(each.width + 1 for each in columns) <= width
    for row in rows:
        for column, cell in zip(columns, entry_cells(row, columns, {}), strict=True):
            assert len(cell.plain) <= column.width
            if column.is_figure:
                assert "…" not in cell.plain
    figures = " ".join(cell.plain for cell in entry_cells(rows[3], columns, {}))
    assert "123,456,789" in figures
