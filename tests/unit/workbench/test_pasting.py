"""Blocks of cells as spreadsheets copy them, and what becomes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_text
from qperf_tui.errors import QperfError
from qperf_tui.importing.pasted import MOST_CELLS, cells_of
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.accepting import accept
from qperf_tui.workbench.entering import Entering, enter
from qperf_tui.workbench.intake import Intake
from qperf_tui.workbench.pasting import Cursor, block_as_return
from qperf_tui.workbench.previewing import Preview, preview
from qperf_tui.workbench.typed import Typed
from qperf_tui.workbench.undoing import undo_last
from support.hostile import CONTROL, FORBIDDEN, MARKUP

Q1, Q2 = Quarter.parse("Q1 2012/13"), Quarter.parse("Q2 2012/13")
EXCEL = "Ref\tNumerator\tDenominator\r\nCS 1\t253\t319\r\nCS 2\t1,253\t2,506\r\n"
LIBREOFFICE = "253\t319\n1,253\t2,506\n"
GOOGLE = '253\t319\t\t\t"Late cases\nin the north"\n1,253\t2,506\t\t\t'
HOSTILE = (*(each for each in CONTROL if each != "\r"), *MARKUP, '"', '"""', "'=cmd()")


def cursor(workbook: Workbook, code: str = "CS 1", column: str = "Numerator") -> Cursor:
    listed = [each.indicator_id for each in workbook.indicators.listed(Q2)]
    at = listed.index(workbook.indicators.by_code(code).indicator_id)
    return Cursor(quarter=Q2, indicator_ids=listed[at:], column=column)


def seen(
    workbook: Workbook, text: str, code: str = "CS 1", column: str = "Numerator"
) -> Preview:
    at = cursor(workbook, code, column)
    return preview(workbook, block_as_return(workbook, text, at))


def pastes(workbook: Workbook, text: str, *at: str) -> Intake:
    found = seen(workbook, text, *at)
    assert not found.is_refused, [*found.of_file, *found.problems]
    (taken,) = accept(workbook, [found])
    return taken


def stands(workbook: Workbook, code: str, quarter: Quarter = Q2) -> Typed:
    about = workbook.indicators.by_code(code)
    return Entering.of(workbook, about, quarter).stood


@pytest.mark.parametrize(
    "text",
    [
        "Ref\tNumerator\tDenominator\tCommentary\nCS 1\t253\t319\tIt fell.\n",
        "Numerator\tDenominator\tCommentary\n253\t319\tIt fell.\n",
    ],
    ids=["codes", "no codes"],
)
def test_words_pasted_beside_figures_are_said_not_to_come_in(
    workbook: Workbook, text: str
) -> None:
    found = seen(workbook, text)
    told = [each.says for each in found.of_file]
    assert any(
        "the words under 'Commentary' are not brought in; bring them in as a table of "
        "commentary" in each
        for each in told
    )
    assert pastes(workbook, text).added == 1
    assert stands(workbook, "CS 1").words == "79.310345 (253 of 319)"
    about = workbook.indicators.by_code("CS 1").indicator_id
    assert workbook.commentaries.standing(about, Q2) is None


@pytest.mark.parametrize("text", [EXCEL, LIBREOFFICE, GOOGLE])
def test_counts_from_any_spreadsheet_make_their_values(
    workbook: Workbook, text: str
) -> None:
    assert pastes(workbook, text).added == 2
    assert stands(workbook, "CS 1").words == "79.310345 (253 of 319)"
    assert stands(workbook, "CS 2").words == "50 (1253 of 2506)"


def test_a_note_of_two_lines_is_one_cell(workbook: Workbook) -> None:
    pastes(workbook, GOOGLE)
    assert stands(workbook, "CS 1").note == "Late cases\nin the north"


def test_codes_without_headings_are_matched_in_any_order(workbook: Workbook) -> None:
    pastes(workbook, "cs 2\t50%\rCS 1\t79.3%\r", "CS 1", "Value")
    assert stands(workbook, "CS 1").value == "79.3"
    assert stands(workbook, "CS 2").value == "50"


def test_codes_with_titles_are_matched_too(workbook: Workbook) -> None:
    rows = "CS 2\tAssessments of kind 2\t3\t6\nCS 1\tAssessments of kind 1\t1\t4"
    pastes(workbook, rows)
    assert stands(workbook, "CS 2").words == "50 (3 of 6)"


def test_headings_without_codes_fill_from_the_cursor_down(workbook: Workbook) -> None:
    pastes(workbook, "Denominator\tNumerator\n319\t253\n", "CS 2", "Note")
    assert stands(workbook, "CS 2").words == "79.310345 (253 of 319)"


def test_headings_below_a_banner_and_a_merged_cell_are_found(
    workbook: Workbook,
) -> None:
    text = (
        "Children's services\t\t\t\r\n\r\nPI Ref\tIndicator\tNum\tDenom\r\n"
        "CS 1\tAssessments of kind 1\t253\t319\r\nTotal\t\t253\t319\r\n"
    )
    found = seen(workbook, text)
    assert not found.is_refused
    (taken,) = accept(workbook, [found])
    assert taken.added == 1
    assert stands(workbook, "CS 1").words == "79.310345 (253 of 319)"


def test_a_column_for_each_quarter_goes_where_it_belongs(workbook: Workbook) -> None:
    pastes(workbook, "Ref\tQ1 2012/13\tQ2 2012/13\nCS 1\t79.3\t80.1\n")
    assert stands(workbook, "CS 1", Q1).value == "79.3"
    assert stands(workbook, "CS 1").value == "80.1"


def test_blank_cells_leave_what_stands(workbook: Workbook) -> None:
    for code in ("CS 1", "CS 2"):
        about = workbook.indicators.by_code(code)
        typed = Typed(numerator="250", denominator="319", note="As sent.")
        enter(workbook, Entering.of(workbook, about, Q2), typed)
    taken = pastes(workbook, "\n253", "CS 1", "Numerator")
    assert (taken.added, taken.changed) == (0, 1)
    assert stands(workbook, "CS 1").numerator == "250"
    assert stands(workbook, "CS 2") == Typed(
        numerator="253", denominator="319", value="79.310345", note="As sent."
    )


def test_marks_are_taken_as_an_import_takes_them(workbook: Workbook) -> None:
    pastes(workbook, "n/a\tnot available\tThe system is down.\nc\t", "CS 1", "Value")
    assert stands(workbook, "CS 1").words == "n/a"
    assert stands(workbook, "CS 2").words == "c"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("(12)", "brackets can mean a negative number or a note"),
        ("=1+1", "it is a formula"),
        ("80\n#REF!", "it is a spreadsheet error"),
        ("3\t4\t5", "does not follow from 3 of 4"),
    ],
)
def test_what_cannot_be_is_refused_by_its_code(
    workbook: Workbook, text: str, says: str
) -> None:
    found = seen(workbook, text, "CS 1", "Numerator" if "\t" in text else "Value")
    assert found.is_refused
    (row,) = found.problems
    assert row.cells[0].ref in {"CS 1", "CS 2"}
    assert says in " ".join(says for each in row.cells for says in each.says)


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        ("1\n2\n3", ("CS 1", "Value"), "3 rows and the list has 2 from CS 1 down"),
        ("1\n2", ("CS 2", "Value"), "2 rows and the list has 1 from CS 2 down"),
        ("1\t2\t3\t4", ("CS 1", "Value"), "4 columns of figures and there are 3"),
        ("\t\n \t", ("CS 1", "Value"), "Nothing was pasted"),
        ("1\t" * 1_000_000, ("CS 1", "Value"), f"more than {MOST_CELLS:,} cells"),
        ("1\n" * 1_000_000, ("CS 1", "Value"), f"more than {MOST_CELLS:,} cells"),
        ("1" * 9_000_000, ("CS 1", "Value"), "save it as a file"),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(
    workbook: Workbook, text: str, at: tuple[str, str], says: str
) -> None:
    with pytest.raises(QperfError, match=says) as refused:
        block_as_return(workbook, text, cursor(workbook, *at))
    assert str(refused.value).count(". ") == 0
    assert len(str(refused.value)) < 250


def test_an_unknown_code_is_refused_by_its_name(workbook: Workbook) -> None:
    found = seen(workbook, "Ref\tValue\nCS 1\t5\nCS 9\t6")
    assert found.is_refused
    assert "CS 9" in " ".join(each for row in found.problems for each in row.says) or (
        any(each.ref == "CS 9" for row in found.problems for each in row.cells)
    )


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_cells_are_text_and_no_row_takes_another_in(
    workbook: Workbook, hostile: str
) -> None:
    found = seen(workbook, f"{hostile}\t253\t319\n5\t10", "CS 1", "Numerator")
    shown = repr([(each.texts, each.says, each.cells) for each in found.rows])
    assert not set(shown) & set(FORBIDDEN)
    assert "5" in "".join(text for each in found.rows for text in each.texts)


def test_a_block_is_one_batch_with_one_undo(workbook: Workbook) -> None:
    pastes(workbook, LIBREOFFICE)
    (row,) = workbook._connection.rows(
        "SELECT file_name, sha256, imported_by FROM import_batch"
    )
    digest = "3dbbeb3a0fc3bdfb7f4ef0ce2d9d7da2c3e5ee4d5b6a9e4d1b2f0e0b3f1e8a11"
    assert (row[0], len(row[1]), row[2]) == ("pasted", len(digest), "A Officer")
    assert undo_last(workbook) == "import of pasted: 2 added, 0 changed"
    assert workbook.outturns.kept() == {}


@given(st.text(max_size=200))
def test_any_text_is_parted_or_refused(text: str) -> None:
    try:
        records = cells_of(text)
    except QperfError:
        assert not clean_text(text).strip()
        return
    assert len({len(cells) for _, cells in records}) == 1
    assert any(records[-1][1])


cells = st.text(st.characters(codec="ascii", exclude_categories=("Cc",)), max_size=8)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=5))
def test_plain_cells_come_back_as_they_were(rows: list[list[str]]) -> None:
    rows = [[cell.replace('"', "").strip() for cell in row] for row in rows]
    rows.append(["1", "2", "3"])
    text = "\r\n".join("\t".join(row) for row in rows)
    assert [found for _, found in cells_of(text)] == rows
