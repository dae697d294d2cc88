from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.cli.tables import aligned, cut, shown_width

cells = st.text(st.characters(codec="utf-8"), max_size=30)


@given(rows=st.lists(st.tuples(cells, cells, cells), min_size=1), width=st.integers(1))
def test_columns_stand_in_line_whatever_is_in_them(
    rows: list[tuple[str, str, str]], width: int
) -> None:
    lines = aligned(["A", "B", "C|"], [(*row[:2], "|") for row in rows], width=width)
    assert len({shown_width(line.rpartition("|")[0]) for line in lines[1:]}) == 1


@given(text=cells, room=st.integers(1, 40))
def test_what_is_cut_fits(text: str, room: int) -> None:
    assert shown_width(cut(text, room)) <= room


def test_only_the_column_that_may_be_cut_is_cut() -> None:
    lines = aligned(
        ["Code", "Title", "Value"],
        [["C MTP 8", "Initial assessments completed in time", "1,308.33"]],
        width=36,
        stretch=1,
        right=frozenset({2}),
    )
    assert lines[1] == "C MTP 8  Initial assessme…  1,308.33"
    assert lines[0] == "Code     Title                 Value"
