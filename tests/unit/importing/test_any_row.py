import re

from hypothesis import given
from hypothesis import strategies as st

from unit.importing.one_row import COLUMNS, GOOD, layout, read

texts = st.text(max_size=60) | st.from_regex(
    r"[0-9.,%()<#/ Qpr-]{0,12}", fullmatch=True
)
rows = st.fixed_dictionaries(
    {column: texts | st.just(good) for column, good in GOOD.items()},
    optional={column: texts for column in COLUMNS if column not in GOOD},
)


@given(rows)
def test_no_text_can_make_the_reader_raise(cells: dict[str, str]) -> None:
    row, found = read(cells)
    assert (row is None) is (found.refusals_found > 0)


@given(rows, st.booleans())
def test_every_problem_is_one_printable_sentence_with_a_place(
    cells: dict[str, str], is_sheet: bool
) -> None:
    place = r"(Cell [A-Z]3|Row 3)" if is_sheet else "Line 3"
    _, found = read(cells, shape=layout(is_sheet=is_sheet))
    for problem in found.kept:
        assert re.match(rf"{place}(, column \w+)?: ", problem.says)
        assert problem.says.endswith(".")
        assert len(problem.says) < 400
        assert "\n" not in problem.says


@given(rows)
def test_a_row_read_twice_gives_the_same(cells: dict[str, str]) -> None:
    first, second = read(cells), read(cells)
    assert first[0] == second[0]
    assert first[1].kept == second[1].kept


@given(rows)
def test_what_is_staged_holds_no_control(cells: dict[str, str]) -> None:
    row, _ = read(cells)
    if row is not None:
        for text in (row.ref, row.card.title, row.card.priority, row.card.owner or ""):
            assert not any(ord(mark) < 32 or 127 <= ord(mark) < 160 for mark in text)
            text.encode()
