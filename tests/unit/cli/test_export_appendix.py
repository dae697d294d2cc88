"""Appendix A from the command line: every indicator, without small numbers."""

import csv
import os
from pathlib import Path

import polars as pl
import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.report.formats import delimited
from qperf_tui.report.paper import Cell, Paper, Part, Table
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appendix import appendix_a
from support.commands import Run
from support.papers import HOSTILE, imprint
from support.workbooks import stamp

GOLDEN = Path(__file__).parents[2] / "golden" / "sample-appendix.csv"
Q2 = Quarter.of(2012, 2)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_samples_appendix_is_the_golden_one(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "appendix.csv"
    assert run("-w", workbook, "export", "appendix", "-o", path).status == 0
    if os.environ.get("QPERF_GOLDEN") == "write":
        GOLDEN.write_bytes(path.read_bytes())
    assert path.read_bytes() == GOLDEN.read_bytes()
    rows = read(path)
    assert len(rows) == 82
    assert {row["Marking"] for row in rows} == {"Public"}
    assert not any("not for publication" in row["Notice"] for row in rows)


def test_colleagues_may_have_small_numbers_and_every_row_says_so(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    shown = {}
    for given in ((), ("--internal",)):
        path = tmp_path / f"appendix{len(given)}.csv"
        run("-w", workbook, "export", "appendix", "-o", path, *given)
        rows = read(path)
        shown[given] = next(each for each in rows if each["Code"] == "CS 12")
    public, inside = shown[()], shown["--internal",]
    assert (public["Q2 2012/13"], public["Status"]) == ("c", "× Suppressed")
    assert inside["Q2 2012/13"] == "2.4%"
    assert inside["Marking"] == "Internal"
    assert "not for publication" in inside["Notice"]


def test_the_markdown_has_a_row_for_each_indicator(run: Run, workbook: Path) -> None:
    text = run("-w", workbook, "export", "appendix").out
    with Workbook.open(workbook, stamp()) as held:
        codes = [each.code for each in held.indicators.on_file()]
    assert all(f"\n| {code} |" in text for code in codes)


def test_a_suppressed_figure_has_its_mark_and_nothing_else(workbook: Path) -> None:
    with Workbook.open(workbook, stamp()) as held:
        key = held.indicators.by_code("CS 18").indicator_id
        figure = Figure(value=None, mark="c", status=OutturnStatus.SUPPRESSED)
        with held.transaction():
            held.outturns.put({(key, Q2.ordinal): figure}, None)
        rows = [row for table in appendix_a(held, Q2) for row in table.rows]
    suppressed = [row for row in rows if row[8].text == "× Suppressed"]
    assert suppressed
    for row in suppressed:
        assert row[6] == Cell(row[6].text, None, row[6].decimals)
        assert not any(each.isdigit() for each in row[6].text)
        assert row[9].text in {"–", "not comparable"}


def test_no_text_of_a_csv_is_a_formula_and_no_row_is_lost(tmp_path: Path) -> None:
    table = Table(
        caption="=1+1",
        headings=("Code", "Figure"),
        rows=tuple((Cell(text), Cell(text)) for text in HOSTILE),
    )
    path = tmp_path / "hostile.csv"
    paper = Paper(
        imprint=imprint(council="@SUM(A1)"),
        fields=(),
        parts=(Part("=1+1", 2, (table,)),),
    )
    said = delimited.render(paper)
    path.write_text(said, encoding="utf-8-sig", newline="")
    rows = read(path)
    assert len(rows) == len(HOSTILE)
    cells = [cell for row in rows for cell in row.values()]
    assert not any(cell.startswith(tuple("=+-@\t\r＝＋－＠")) for cell in cells)
    assert rows[0]["Priority"] == "'=1+1"


def test_the_parquet_file_has_the_values_of_the_golden_table(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "appendix.parquet"
    assert run("-w", workbook, "export", "appendix", "-o", path).status == 0
    frame = pl.read_parquet(path)
    assert frame.schema["Q2 2012/13 (number)"] == pl.Float64
    for typed, written in zip(frame.iter_rows(named=True), read(GOLDEN), strict=True):
        for name, text in written.items():
            value = typed[name]
            if isinstance(value, float):
                assert float(text) == value
            elif name != "Figures as at":
                assert text.removeprefix("'") == ("" if value is None else value)


@pytest.mark.parametrize("ending", ["md", "html", "docx"])
def test_a_chart_tells_no_figure_that_the_table_hides(
    run: Run, workbook: Path, tmp_path: Path, ending: str
) -> None:
    made = []
    for options in ((), ("--internal",)):
        path = tmp_path / f"appendix{len(made)}.{ending}"
        done = run(
            *("-w", workbook, "export", "appendix", "-o", path),
            *("--charts", "CS 12", *options),
        )
        assert done.status == 0, done.err
        made.append(path.read_bytes())
    public, internal = made
    # CS 12 is 3 of 126 children in Quarter 2.
    assert b"3 of 126" not in public
    assert b"3 of 126" in internal
    assert b"not shown in Q2 2012/13" in public
