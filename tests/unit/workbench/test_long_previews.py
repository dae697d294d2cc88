"""A preview of which no row is held comes to what its rows come to one by one."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qperf_tui.errors import StoppedError
from qperf_tui.importing.made_rows import MadeRows, PackedTexts
from qperf_tui.importing.returns import read_return
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.import_rows import Sight
from qperf_tui.workbench.accepting import accept
from qperf_tui.workbench.intake import take_in
from qperf_tui.workbench.previewing import CellState, Preview, mend, preview

HEAD = "Ref,Indicator,Priority,Quarter,Value,Unit,Target,Note"
TEXTS = (
    ("CS 1", "CS 2", "N 1", "N-1", "Total", ""),
    ("Assessments", "Visits"),
    ("Health", ""),
    ("Q1 2012/13", "Q2 2012/13", "Q9"),
    ("79.3", "80", "120", "(5)", "c", ""),
    ("%", "days", ""),
    ("", "85", "0", "above"),
    ("", "late"),
)
rows = st.lists(st.tuples(*map(st.sampled_from, TEXTS)), min_size=1, max_size=8)


def written(path: Path, found: list[tuple[str, ...]]) -> Path:
    lines = [HEAD, *(",".join(row) for row in found)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def comes_to_its_rows(seen: Preview) -> None:
    made = list(seen.rows)
    states = Counter(cell.state for row in made for cell in row.cells)
    assert {state: seen.count(state) for state in CellState if seen.count(state)} == {
        state: count for state, count in states.items() if count
    }
    assert seen.problems == tuple(row for row in made if row.is_problem)
    assert seen.tally.is_refused is any(row.is_refused for row in made)
    assert seen.tally.left_out == sum(row.is_left_out for row in made)
    sight = Sight.of([seen])
    flat = [(at, cell) for at, row in enumerate(made) for cell in row.cells]
    shown = list(sight.lines)
    assert [(each.row, each.cell) for each in shown if each.cell] == flat
    assert list(sight.problems) == sorted(
        (at for at, each in enumerate(shown) if each.is_problem),
        key=lambda at: shown[at].state is not CellState.REFUSED,
    )
    assert sight.counts == Counter(each.state for each in shown)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows, st.data())
def test_a_preview_comes_to_what_its_rows_do(
    workbook: Workbook,
    tmp_path: Path,
    found: list[tuple[str, ...]],
    data: st.DataObject,
) -> None:
    if workbook.outturns.latest_quarter() is None:
        held = [("CS 1", "Assessments", "Health", "Q1 2012/13", "79.3", "%", "85", "")]
        first = read_return(written(tmp_path / "first.csv", held))
        assert take_in(workbook, first, is_trial=False).is_written
    seen = preview(workbook, written(tmp_path / "sent.csv", found))
    comes_to_its_rows(seen)
    if len(seen.rows):
        row = data.draw(st.integers(0, len(seen.rows) - 1))
        position = data.draw(st.integers(0, len(TEXTS) - 1))
        text = data.draw(st.sampled_from(TEXTS[position]))
        comes_to_its_rows(mend(seen, row, position, text))


def test_a_long_return_is_looked_through_and_brought_in(
    workbook: Workbook, tmp_path: Path
) -> None:
    long = [
        (f"N {at // 4}", "Title", "Health", f"Q{at % 4 + 1} 2010/11", "5", "%", "", "")
        for at in range(3_000)
    ]
    seen = preview(workbook, written(tmp_path / "sent.csv", long))
    assert seen.count(CellState.ADDED) == 3_000 * 6
    assert seen.rows[2_999].texts == long[2_999]
    better = mend(seen, 1_500, 4, "(5)")
    assert better.is_refused
    assert [row.line for row in better.problems] == [1_502]
    assert not accept(workbook, [better])[0].is_written
    assert accept(workbook, [mend(better, 1_500, 4, "6")])[0].added == 3_000


@pytest.mark.parametrize("after", [1, 3, 5, 7])
def test_looking_through_stops_when_it_is_told_to(
    workbook: Workbook, tmp_path: Path, after: int
) -> None:
    told = 0

    def stop(done: int, total: int) -> None:
        nonlocal told
        told += 1
        assert done <= total
        if told == after:
            raise StoppedError("Stopped.")

    long = [
        (f"N {at}", "Title", "Health", "Q1 2012/13", "5", "%", "", "")
        for at in range(1_200)
    ]
    with pytest.raises(StoppedError):
        preview(workbook, written(tmp_path / "sent.csv", long), progress=stop)


def test_looking_for_problems_stops_when_it_is_told_to(
    workbook: Workbook, tmp_path: Path
) -> None:
    looks: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        looks.append((done, total))
        if len(looks) == 3:
            raise StoppedError("Stopped.")

    wrong = [
        (f"N {at}", "Title", "Health", "Q1 2012/13", "(5)", "%", "", "")
        for at in range(1_200)
    ]
    seen = preview(workbook, written(tmp_path / "sent.csv", wrong))
    with pytest.raises(StoppedError):
        Sight.of([seen], (), stop)
    assert looks == [(0, 1_200), (500, 1_200), (1_000, 1_200)]


def test_packed_texts_come_back_as_they_were() -> None:
    packed = PackedTexts()
    given_rows = [(0, at, ("é\u2028\x1f", f"{at}", "")) for at in range(1_000)]
    for row in given_rows:
        packed.add(*row)
    assert len(packed) == 1_000
    assert [packed[at] for at in (999, 0, 256, 255, 767, 768)] == [
        given_rows[at] for at in (999, 0, 256, 255, 767, 768)
    ]


def test_made_rows_know_their_ends_and_those_that_differ() -> None:
    made = MadeRows(3, str)
    assert list(made) == ["0", "1", "2"]
    assert made[-1] == "2"
    other = made.with_some({1: "one"}).with_some({2: "two"})
    assert list(other) == ["0", "one", "two"]
    with pytest.raises(IndexError):
        other[3]
