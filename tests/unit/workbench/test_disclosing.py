"""What the public may not read of the sample, and why; the paper tells none of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qperf_tui.domain.disclosure import CellKey
from qperf_tui.domain.period import Quarter
from qperf_tui.importing.returns import read_return
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import as_published, hidden_figures
from qperf_tui.workbench.intake import take_in
from qperf_tui.workbench.tidy import INTERNAL, figures_file
from support.workbooks import stamp

Q2 = Quarter.of(2012, 2)


@pytest.fixture
def workbook(sample: Path) -> Iterator[Workbook]:
    with Workbook.open(sample, stamp()) as held:
        yield held


def test_the_small_numbers_of_the_sample_are_hidden_each_for_its_reason(
    workbook: Workbook,
) -> None:
    codes = {each.indicator_id: each.code for each in workbook.indicators.on_file()}
    found = {
        codes[cell.indicator_id]: reason.rule
        for cell, reason in hidden_figures(workbook).items()
        if cell.quarter == Q2 and cell.group_id is None
    }
    expected = {
        "CS 10": "complement",
        "CS 12": "count",
        "CS 19": "complement",
        "CS 23": "complement",
    }
    assert expected.items() <= found.items()
    assert not {"B MTP 1", "C MTP 7", "C MTP 8", "CS 18", "CS 26"} & found.keys()


def test_the_public_reads_none_and_the_workbench_every_one(workbook: Workbook) -> None:
    about = workbook.indicators.by_code("CS 12")
    (true,) = [e for e in workbook.outturns.series(about) if e.quarter == Q2]
    public = as_published(workbook)
    (told,) = [e for e in public.outturns.series(about) if e.quarter == Q2]
    assert (true.numerator, told.numerator, told.value, told.mark) == (
        3,
        None,
        None,
        "c",
    )
    assert as_published(public) is public


def test_every_figure_goes_out_without_the_hidden_and_inside_with_a_marking(
    workbook: Workbook,
) -> None:
    def row(text: str) -> str:
        found = (each for each in text.splitlines() if each.startswith("CS 12,"))
        return next(each for each in found if "Q2 2012/13" in each)

    public, inside = (
        figures_file(workbook, Q2, "csv", is_internal=is_internal).decode()
        for is_internal in (False, True)
    )
    assert "suppressed" in row(public)
    assert "126.0" not in row(public)
    assert "126.0" in row(inside)
    assert INTERNAL in row(inside)
    assert INTERNAL not in public


def test_a_mean_over_too_few_people_is_hidden_with_what_it_is_of(
    workbook: Workbook, tmp_path: Path
) -> None:
    title = "Days that children wait to be placed for adoption"
    path = tmp_path / "return.csv"
    head = "Ref,Indicator,Priority,Quarter,Value,Numerator,Denominator,Unit"
    rows = [
        f"N 1,{title},Our people,Q2 2012/13,642,1284,2,days",
        f"N 1,{title},Our people,Q1 2012/13,500,5000,10,days",
        "N 2,Days that repairs to homes take,Our people,Q2 2012/13,9,18,2,days",
    ]
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    assert take_in(workbook, read_return(path), is_trial=False).is_written
    about = workbook.indicators.by_code("N 1")
    hidden = {
        cell: why.rule
        for cell, why in hidden_figures(workbook).items()
        if cell.indicator_id == about.indicator_id
    }
    assert hidden == {CellKey(about.indicator_id, Q2): "denominator"}
    written = figures_file(workbook, Q2, "csv").decode()
    assert "1284" not in written
    assert "5000" in written
