"""Whatever a table of targets or cards says, one undo puts every table back."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from qperf_tui.importing.definition_words import TableKind
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.definition_files import Wished, define
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.campaign import IS_LONG
from support.definition_tables import Q2, WHY
from support.on_file import on_file
from support.workbooks import copied, stamp

EXAMPLES = 300 if IS_LONG else 25
REFS = st.sampled_from(("CS 1", "cs 2", "CS 2", "CS 3", ""))
QUARTERS = st.sampled_from(("Q1 2012/13", "Q3 2012/13", "2012/13", "2013-14", "soon"))
AIMS = st.sampled_from(("85", "12.50%", "10 to 15", "above England", "15 to 10", ""))
NAMES = st.sampled_from(("Head of A", "Jo", '"=1+1"', ""))
SIZES = st.sampled_from(("5 points", "10%", "0", "floor 70", "lax", ""))
TABLES = st.one_of(
    st.tuples(
        st.just(TableKind.TARGETS),
        st.just("Ref,Quarter,Target"),
        st.lists(st.tuples(REFS, QUARTERS, AIMS), min_size=1, max_size=6),
    ),
    st.tuples(
        st.just(TableKind.INDICATORS),
        st.just("Ref,Owner,Tolerance"),
        st.lists(st.tuples(REFS, NAMES, SIZES), min_size=1, max_size=6),
    ),
    st.tuples(
        st.just(TableKind.TOLERANCES),
        st.just("Ref,From,Tolerance"),
        st.lists(st.tuples(REFS, QUARTERS, SIZES), min_size=1, max_size=6),
    ),
)


@given(TABLES)
@settings(max_examples=EXAMPLES)
def test_all_of_a_table_or_nothing_and_back(
    small_file: Path, table: tuple[TableKind, str, list[tuple[str, ...]]]
) -> None:
    kind, headings, rows = table
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        lines = [headings, *(",".join(row) for row in rows)]
        path.write_text("\n".join(lines), encoding="utf-8")
        wished = Wished(reason=WHY, quarter=Q2)
        with Workbook.open(copied(small_file, Path(folder)), stamp()) as held:
            before = on_file(held)
            taken = define(held, kind, path, wished)
            after = on_file(held)
            assert taken.is_written is (after != before)
            assert not (taken.refusals_found and taken.is_written)
            assert not define(held, kind, path, wished).is_written
            assert on_file(held) == after
            if taken.is_written:
                assert "table.csv" in (undo_last(held) or "")
                assert on_file(held) == before
                redo_last(held)
                assert on_file(held) == after
