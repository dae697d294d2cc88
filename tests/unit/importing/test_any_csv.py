"""CSV in any everyday encoding, parting and line ends, each read and named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hazards.import_corpus.case import HEADINGS, ROW
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.importing.returns import read_return
from qperf_tui.importing.staged import StagedReturn

NAMED = "CS 2,Children’s café,Safer children,Q2 2012/13,£80"


def read(folder: Path, content: bytes, name: str = "any.csv") -> StagedReturn:
    path = folder / name
    path.write_bytes(content)
    return read_return(path)


def written(*rows: str, delimiter: str = ",", end: str = "\n") -> str:
    return end.join([HEADINGS, *rows, ""]).replace(",", delimiter)


@pytest.mark.parametrize(
    ("codec", "mark", "named"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8", b"\xef\xbb\xbf", "UTF-8"),
        ("utf-16-le", b"\xff\xfe", "UTF-16 LE"),
        ("utf-16-be", b"\xfe\xff", "UTF-16 BE"),
        ("utf-16-le", b"", "UTF-16 LE"),
        ("utf-16-be", b"", "UTF-16 BE"),
        ("cp1252", b"", "Windows-1252"),
    ],
)
@pytest.mark.parametrize(
    ("end", "delimiter"),
    [(end, delimiter) for end in ("\n", "\r\n", "\r") for delimiter in ",;\t|"],
)
def test_it_is_the_same_return_however_it_is_written(
    tmp_path: Path, *, codec: str, mark: bytes, named: str, end: str, delimiter: str
) -> None:
    said = written(ROW, NAMED, delimiter=delimiter, end=end)
    staged = read(tmp_path, mark + said.encode(codec))
    assert not staged.is_refused, staged.problems
    assert [row.ref for row in staged.rows] == ["CS 1", "CS 2"]
    assert staged.rows[1].card.title == "Children’s café"
    assert named in staged.read_as
    ends = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}[end]
    assert staged.read_as.endswith(f"lines ending in {ends}")


def test_mixed_line_ends_are_named(tmp_path: Path) -> None:
    staged = read(tmp_path, f"{HEADINGS}\r\n{ROW}\n{NAMED}\r".encode())
    assert staged.read_as.endswith("lines ending in CRLF and LF and CR")
    assert len(staged.rows) == 2
    assert "CRLF and LF and CR" in staged.notes[0]


def test_a_guessed_encoding_is_warned_of(tmp_path: Path) -> None:
    staged = read(tmp_path, written(NAMED).encode("cp1252"))
    (problem,) = staged.problems
    assert "read as CSV, Windows-1252, parted by commas" in problem.says
    assert not problem.is_refusal


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (written(ROW).encode("utf-32"), "UTF-32"),
        (written(ROW).encode() + "é".encode() + b" \xe9t", "some of its text is UTF-8"),
        (written(ROW).encode("utf-16") + b"\x00", "cut in two"),
        (written(ROW, "a\0b").encode("utf-16"), "NUL character"),
        (written(ROW).encode() + b"\xe9\x01", "no text in UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    staged = read(tmp_path, content)
    assert says in staged.problems[0].says


def test_a_letter_before_a_curly_quotation_mark_is_no_utf_8(tmp_path: Path) -> None:
    staged = read(tmp_path, written("CS 1,“CAFÉ”,P,Q2 2012/13,5").encode("cp1252"))
    assert staged.rows[0].card.title == "“CAFÉ”"


def test_a_semicolon_in_a_title_parts_no_cells(tmp_path: Path) -> None:
    staged = read(tmp_path, written("CS 1,a; b; c; d; e; f,P,Q2 2012/13,5").encode())
    assert staged.rows[0].card.title == "a; b; c; d; e; f"


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("79,3", "79.3"),
        ("79,35%", "79.35"),
        ("1.234,5", "1234.5"),
        ("-0,125", "-0.125"),
        ("12,3456", "12.3456"),
        ("80", "80"),
    ],
)
def test_a_decimal_comma_is_read_where_it_can_be_nothing_else(
    tmp_path: Path, entry: str, value: str
) -> None:
    row = f"CS 1,T,P,Q2 2012/13,{entry}".replace(",", ";", 4)
    head = HEADINGS.replace(",", ";")
    staged = read(tmp_path, f"{head}\n{row}\nCS 2;T;P;Q2 2012/13;5,5\n".encode())
    assert not staged.is_refused, staged.problems
    assert str(staged.rows[0].value) == value
    assert any("decimal commas" in note for note in staged.notes)


@pytest.mark.parametrize("entry", ["1,234", "1.234", "1.234.567", "12,345%"])
def test_what_could_be_a_thousand_times_more_is_refused(
    tmp_path: Path, entry: str
) -> None:
    head = HEADINGS.replace(",", ";")
    row = f"CS 1;T;P;Q2 2012/13;{entry}"
    staged = read(tmp_path, f"{head}\n{row}\nCS 2;T;P;Q2 2012/13;5,5\n".encode())
    (problem,) = staged.problems
    assert (problem.line, problem.column) == (2, "Value")
    assert "a thousand times" in problem.says


def test_a_thousand_in_a_file_of_points_is_a_thousand(tmp_path: Path) -> None:
    head = HEADINGS.replace(",", ";")
    rows = "CS 1;T;P;Q2 2012/13;1,234\nCS 2;T;P;Q2 2012/13;5.5\n"
    staged = read(tmp_path, f"{head}\n{rows}".encode())
    assert str(staged.rows[0].value) == "1234"


def test_commas_and_points_in_one_file_leave_a_comma_in_doubt(tmp_path: Path) -> None:
    head = HEADINGS.replace(",", ";")
    rows = "CS 1;T;P;Q2 2012/13;5,2\nCS 2;T;P;Q2 2012/13;5.5\n"
    staged = read(tmp_path, f"{head}\n{rows}".encode())
    assert "a comma can mean" in staged.problems[0].says


@given(
    st.lists(
        st.tuples(
            st.text(
                alphabet=st.characters(codec="cp1252", categories=["L", "N", "P"]),
                min_size=1,
                max_size=20,
            ).map(lambda text: text.replace('"', "'")),
            st.integers(0, 99),
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_no_title_changes_how_a_file_is_parted(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, int]],
    delimiter: str,
    end: str,
) -> None:
    lines = [HEADINGS.replace(",", delimiter)]
    for number, (title, value) in enumerate(rows):
        cells = [f"K {number}", f'"T {title} x"', "P", "Q2 2012/13", str(value)]
        lines.append(delimiter.join(cells))
    folder = tmp_path_factory.getbasetemp()
    staged = read(folder, end.join(lines).encode())
    assert not staged.is_refused, staged.problems
    assert [row.value for row in staged.rows] == [value for _, value in rows]
    assert all(row.figure.status is OutturnStatus.FINAL for row in staged.rows)
