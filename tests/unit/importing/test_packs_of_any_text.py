"""Whatever is typed into a pack comes back as the cleaned text, through any program."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook as Book

from qperf_tui.domain.pack import AS_SENT, SHEET, in_order
from qperf_tui.domain.parts import Parts
from qperf_tui.domain.pasting import clean_pasted
from qperf_tui.importing.packs import read_pack
from qperf_tui.importing.staging import FileRefusedError
from qperf_tui.report.packs import as_xlsx
from support.campaign import IS_LONG
from support.hostile import MARKUP
from support.packs import FIRST, columns, filled, pack, row, typed

ROWS: Final = 12
SENT: Final = pack(*(row(f"CS {n}") for n in range(ROWS)))
pieces = st.one_of(
    st.sampled_from([*MARKUP, "=", "+", "-", "@", "'", "#N/A", "1/2", "\n", "\t"]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20),
)
texts = st.lists(pieces, max_size=6).map("".join)
"""What can be typed into a cell: a spreadsheet takes no control characters."""
four = st.tuples(texts, texts, texts, texts)
often = settings(
    max_examples=60 if IS_LONG else 6,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


spots = st.tuples(
    st.sampled_from([SHEET, AS_SENT]),
    st.sampled_from("ABCJKMNP"),
    st.integers(1, FIRST + ROWS),
)
edits = st.dictionaries(spots, st.one_of(texts, st.integers(), st.booleans()))


def cleaned(text: str) -> str:
    return clean_pasted(text).strip()


@often
@given(st.lists(four, min_size=ROWS, max_size=ROWS))
def test_whatever_is_typed_comes_back_cleaned(
    typed_texts: list[tuple[str, ...]],
) -> None:
    cells = {
        f"{column}{FIRST + place}": text
        for place, texts_of_row in enumerate(typed_texts)
        for column, text in columns(texts_of_row).items()
    }
    with TemporaryDirectory() as folder:
        read = read_pack(typed(Path(folder) / "pack.xlsx", cells, SENT))
    assert read.problems == ()
    for place, texts_of_row in enumerate(typed_texts):
        found = in_order(read.written[f"CS {place}"].boxes)
        assert found == tuple(map(cleaned, texts_of_row))


@often
@given(st.lists(four, min_size=ROWS, max_size=ROWS))
def test_whatever_was_written_before_is_no_change(
    written: list[tuple[str, ...]],
) -> None:
    held = [tuple(clean_pasted(text).strip() for text in each) for each in written]
    sent = pack(
        *(
            row(
                f"CS {place}",
                Parts(what=each[0], why=each[1], action=each[2], outlook=each[3]),
            )
            for place, each in enumerate(held)
        )
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pack.xlsx"
        path.write_bytes(as_xlsx(sent))
        read = read_pack(path)
    assert read.problems == ()
    assert read.sent == sent
    assert {each.code: each.boxes for each in sent.rows} == {
        code: each.boxes for code, each in read.written.items()
    }


@often
@given(st.lists(edits, min_size=3, max_size=3))
def test_a_pack_that_was_spoilt_anywhere_is_refused_or_read_in_part(
    changed: list[dict[tuple[str, str, int], str | int]],
) -> None:
    for each in changed:

        def spoil(book: Book, each: dict[tuple[str, str, int], str | int]) -> None:
            for (sheet, column, number), said in each.items():
                book[sheet][f"{column}{number}"] = said

        with TemporaryDirectory() as folder:
            path = filled(Path(folder) / "pack.xlsx", partial(spoil, each=each), SENT)
            with suppress(FileRefusedError):
                read = read_pack(path)
                out = {code for problem in read.problems for code in problem.codes}
                assert not out & set(read.written)
                assert set(read.written) <= {row.code for row in read.sent.rows}
