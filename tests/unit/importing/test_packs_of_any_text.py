"""Whatever is typed into a pack comes back as the cleaned text, through any program."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from qperf_tui.domain.pack import in_order
from qperf_tui.domain.parts import Parts
from qperf_tui.domain.pasting import clean_pasted
from qperf_tui.importing.packs import read_pack
from qperf_tui.report.packs import as_xlsx
from support.campaign import IS_LONG
from support.hostile import MARKUP
from support.packs import FIRST, columns, pack, row, typed

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
