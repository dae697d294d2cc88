"""The tables of a paper for machines: Parquet and CSV that read back as one another."""

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from datetime import date
from fractions import Fraction

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from qperf_tui.domain.days import day_words
from qperf_tui.domain.text import clean_line
from qperf_tui.report.formats import columnar, delimited
from qperf_tui.report.paper import Cell, Paper, Part, Table
from support.papers import HOSTILE, NOTICE, appendix, imprint
from support.sources import ROOT

PAPER = Paper(imprint=imprint(), fields=(), parts=(Part("A First", 2, (appendix(),)),))
LEADERS = tuple("=+-@\t\r＝＋－＠")
ONE = """
import hashlib
from test_columnar import PAPER
from qperf_tui.report.formats.columnar import render
print(hashlib.sha256(render(PAPER)).hexdigest())
"""


def from_parquet(paper: Paper) -> pl.DataFrame:
    return pl.read_parquet(io.BytesIO(columnar.render(paper)))


def from_csv(paper: Paper) -> list[list[str]]:
    return list(csv.reader(io.StringIO(delimited.render(paper), newline="")))


def as_written(value: object) -> str:
    """A value of the Parquet file as the CSV has it."""
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, str):
        return f"'{value}" if value.startswith(LEADERS) else value
    return "" if value is None else str(value)


def test_each_column_has_its_type() -> None:
    schema = from_parquet(PAPER).schema
    assert schema["Ref"] == pl.String
    assert schema["Target (number)"] == pl.Float64
    assert schema["Figures as at"] == pl.Date
    assert {schema[name] for name in ("Marking", "Quarter", "Notice")} == {pl.String}


def test_the_file_itself_says_what_it_is() -> None:
    found = pl.read_parquet_metadata(io.BytesIO(columnar.render(PAPER)))
    says = json.loads(found["qperf"])
    assert says["notice"] == NOTICE
    assert "Public · Ambershire Council · Q2 2012/13" in says["imprint"]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs"])),
            st.none() | st.fractions(-1_000_000, 1_000_000),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_csv_and_parquet_read_back_to_the_same_values(
    held: list[tuple[str, Fraction | None]],
) -> None:
    rows = tuple((Cell(text), Cell(text, number, 2)) for text, number in held)
    table = Table(caption="A", headings=("Code", "Figure"), rows=rows)
    paper = Paper(imprint=imprint(), fields=(), parts=(Part("=1", 2, (table,)),))
    frame = from_parquet(paper)
    headings, *written = from_csv(paper)
    assert headings == frame.columns
    for typed, row in zip(frame.iter_rows(named=True), written, strict=True):
        for name, text in zip(headings, row, strict=True):
            if isinstance(typed[name], float):
                assert float(text) == typed[name]
            else:
                assert text == as_written(typed[name])


def test_no_text_is_lost_or_a_formula() -> None:
    rows = tuple((Cell(text), Cell(text)) for text in HOSTILE)
    table = Table(caption="A", headings=("Code", "Figure"), rows=rows)
    paper = Paper(
        imprint=imprint(council="=1+1"), fields=(), parts=(Part("-A", 2, (table,)),)
    )
    assert from_parquet(paper)["Code"].to_list() == [clean_line(t) for t in HOSTILE]
    written = from_csv(paper)
    assert len(written) == len(HOSTILE) + 1
    assert not any(cell.startswith(LEADERS) for row in written for cell in row)


def test_columns_of_one_name_are_told_apart() -> None:
    row = (Cell("1"), Cell("2"), Cell("3"))
    table = Table(caption="A", headings=("Notice", "a", "A"), rows=(row,))
    paper = Paper(imprint=imprint(), fields=(), parts=(Part("P", 2, (table,)),))
    columns = from_parquet(paper).columns
    assert columns[:4] == ["Priority", "Notice", "a", "A (2)"]
    assert columns[-1] == "Notice (2)"


def test_it_is_the_same_bytes_whatever_the_threads_and_the_seed() -> None:
    places = (
        {"POLARS_MAX_THREADS": "1", "PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"},
        {"POLARS_MAX_THREADS": "7", "PYTHONHASHSEED": "2", "LC_ALL": "C"},
    )
    folders = os.pathsep.join(
        map(str, (ROOT, ROOT / "tests", ROOT / "tests/unit/report/formats"))
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", ONE],
            env={**os.environ, **place, "PYTHONPATH": folders},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for place in places
    }
    assert found == {hashlib.sha256(columnar.render(PAPER)).hexdigest()}
