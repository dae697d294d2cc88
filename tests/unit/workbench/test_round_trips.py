"""What qperf-tui writes of its figures comes back as it was, or is refused."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qperf_tui.domain.figures import WITH_A_VALUE, OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.importing.asked import Asked
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.previewing import CellState, preview
from qperf_tui.workbench.release_figures import figures_part
from qperf_tui.workbench.returns import take_in_files
from qperf_tui.workbench.tidy import figures_file
from support.campaign import IS_LONG
from support.figures_kept import figures_kept, without_figures, written_rows
from support.office import Q2
from support.workbooks import copied, stamp

FORMATS = ("csv", "xlsx", "parquet", "json")
Write = Callable[[Workbook, str], bytes]


def internal(workbook: Workbook, ending: str) -> bytes:
    return figures_file(workbook, Q2, ending, is_internal=True)


def public(workbook: Workbook, ending: str) -> bytes:
    return figures_file(workbook, Q2, ending)


def released(workbook: Workbook, _ending: str) -> bytes:
    return figures_part(workbook, Q2)


def exported(path: Path, ending: str, write: Write) -> Path:
    file = path.parent / f"figures.{ending}"
    with Workbook.open(path, stamp()) as workbook:
        file.write_bytes(write(workbook, ending))
    return file


def elsewhere(path: Path) -> Path:
    folder = path.parent / "elsewhere"
    folder.mkdir()
    return folder


def brought_in(path: Path, file: Path) -> tuple[int, int, int]:
    """How many figures are added, changed and left once a file is brought in."""
    with Workbook.open(path, stamp()) as workbook:
        (taken,) = take_in_files(workbook, [file])
    assert taken.outcome != "refuse", [each.says for each in taken.problems]
    return taken.added, taken.changed, taken.left


@pytest.mark.parametrize("ending", FORMATS)
def test_figures_for_colleagues_come_back_byte_for_byte(
    sample: Path, ending: str
) -> None:
    kept, rows = figures_kept(sample), written_rows(sample)
    file = exported(sample, ending, internal)
    assert brought_in(sample, file) == (0, 0, len(kept))
    assert written_rows(sample) == rows
    empty = without_figures(sample, sample.with_name("empty.qperf"))
    assert brought_in(empty, file) == (len(kept), 0, 0)
    assert figures_kept(empty) == kept


def test_another_workbook_comes_back_byte_for_byte(sample: Path) -> None:
    kept, rows = figures_kept(sample), written_rows(sample)
    empty = without_figures(sample, sample.with_name("empty.qperf"))
    other = copied(sample, elsewhere(sample))
    assert brought_in(empty, other) == (len(kept), 0, 0)
    assert figures_kept(empty) == kept
    assert brought_in(sample, empty) == (0, 0, len(kept))
    assert written_rows(sample) == rows


@pytest.mark.parametrize(
    ("write", "ending"),
    [*((public, ending) for ending in FORMATS), (released, "csv")],
)
def test_what_the_public_read_replaces_nothing_and_hides_nothing(
    sample: Path, write: Write, ending: str
) -> None:
    kept, rows = figures_kept(sample), written_rows(sample)
    file = exported(sample, ending, write)
    added, changed, left = brought_in(sample, file)
    assert (added, changed) == (0, 0)
    assert 0 < left < len(kept)
    assert written_rows(sample) == rows
    empty = without_figures(sample, sample.with_name("empty.qperf"))
    assert brought_in(empty, file) == (left, 0, 0)
    found = figures_kept(empty)
    true = {row[:2]: row for row in kept}
    suppressed = OutturnStatus.SUPPRESSED.value
    assert all(row[6] != suppressed for row in found)
    assert all(row[6] == true[row[:2]][6] for row in found)


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("note", ["_x000A_", "_x005F_", "a_x0041_b", "a\nb"])
def test_what_looks_like_an_escape_comes_back_as_it_is(
    small_file: Path, tmp_path: Path, note: str, ending: str
) -> None:
    path = copied(small_file, tmp_path)
    with Workbook.open(path, stamp()) as workbook, workbook.transaction():
        key = workbook.indicators.by_code("CS 1").indicator_id
        told = Figure(value=Decimal(5), status=OutturnStatus.FINAL, reason=note)
        workbook.outturns.put({(key, Q2.ordinal): told}, None)
    assert brought_in(path, exported(path, ending, internal)) == (0, 0, 1)


def test_a_preview_of_our_own_file_shows_every_cell_unchanged(sample: Path) -> None:
    file = exported(sample, "xlsx", internal)
    with Workbook.open(sample, stamp()) as workbook:
        seen = preview(workbook, file)
    assert not seen.is_refused
    assert len(seen.rows) == len(figures_kept(sample))
    assert {cell.state for cell in seen.cells} == {CellState.UNCHANGED}


def test_a_preview_of_another_workbook_shows_every_cell(sample: Path) -> None:
    other = copied(sample, elsewhere(sample))
    with Workbook.open(sample, stamp()) as workbook:
        seen = preview(workbook, other, Asked())
    assert not seen.is_refused
    assert seen.count(CellState.UNCHANGED) > len(figures_kept(sample))
    assert seen.count(CellState.CHANGED) == seen.count(CellState.ADDED) == 0


def test_a_rounded_figure_that_was_edited_is_no_exact_one(sample: Path) -> None:
    file = exported(sample, "csv", internal)
    text = file.read_text("utf-8-sig")
    assert "Q1 2009/10,5.4," in text
    file.write_text(text.replace("Q1 2009/10,5.4,", "Q1 2009/10,5.7,", 1), "utf-8")
    kept = figures_kept(sample)
    with Workbook.open(sample, stamp()) as workbook:
        (taken,) = take_in_files(workbook, [file])
    (problem,) = taken.problems
    assert problem.says == (
        "Line 2, column exact_value: '5.4': value says 5.7 beside it and not 5.4; "
        "only what is exact is brought in, so mend that."
    )
    assert figures_kept(sample) == kept


numbers = st.decimals(
    min_value=-(10**9), max_value=10**9, places=None, allow_nan=False
).map(lambda each: Decimal(format(round(each, 12), "f")))
counts = st.none() | st.decimals(0, 10**9, places=3).map(abs)
words = st.text(max_size=60).map(lambda each: clean_line(each)[:60])
notes = st.text(max_size=200).map(lambda each: clean_text(each).strip()[:200].strip())
leaders = st.sampled_from(("=1+1", "'=1", "''-2", "@x", "-5", "+", "＝1", "_x0041_"))
laid_out = st.sampled_from(("two\nlines", "a\n\nb", "_x000A_", "_x005F_", "<r>b</r>"))


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    status = draw(st.sampled_from(list(OutturnStatus)))
    is_valued = status in WITH_A_VALUE
    return Figure(
        value=draw(numbers) if is_valued else None,
        numerator=draw(counts),
        denominator=draw(counts),
        mark=draw(st.none() | words.filter(bool) | leaders),
        status=status,
        reason=draw(notes | leaders | laid_out),
        expected=draw(st.none() | st.dates(date(2000, 1, 1)).map(date.isoformat)),
        coverage=draw(words | leaders),
    )


@settings(
    max_examples=100 if IS_LONG else 8,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(figures(), min_size=1, max_size=12), st.sampled_from(FORMATS))
def test_any_figures_come_back_byte_for_byte(
    small_file: Path, some: list[Figure], ending: str
) -> None:
    with TemporaryDirectory() as folder:
        path = copied(small_file, Path(folder))
        with Workbook.open(path, stamp()) as workbook, workbook.transaction():
            # Any unit: a share that its counts do not make is refused, as it must be.
            key = workbook.indicators.by_code("CS 1").indicator_id
            workbook.indicators.amend(key, "unit", "no.")
            first = Quarter.of(2001, 1).ordinal
            workbook.outturns.put(
                {(key, first + place): each for place, each in enumerate(some)}, None
            )
        kept, rows = figures_kept(path), written_rows(path)
        file = exported(path, ending, internal)
        assert brought_in(path, file) == (0, 0, len(some))
        assert written_rows(path) == rows
        empty = without_figures(path, Path(folder) / "empty.qperf")
        assert brought_in(empty, file) == (len(some), 0, 0)
        assert figures_kept(empty) == kept
