"""Published figures revised: in the next paper, with before, after and the reason."""

from pathlib import Path

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.importing.returns import read_return
from qperf_tui.report.paper import Table
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appendix import compile_appendix
from qperf_tui.workbench.closing import reopen_quarter
from qperf_tui.workbench.intake import take_in
from qperf_tui.workbench.paper import compile_paper
from qperf_tui.workbench.publishing import publish
from qperf_tui.workbench.recoding import recode
from qperf_tui.workbench.release_parts import release_parts
from qperf_tui.workbench.revised_figures import REVISED, revised_figures

Q2 = Quarter.of(2012, 2)
Q3 = Q2.shifted(1)
HEAD = "Ref,Indicator,Priority,Quarter,Numerator,Denominator,Value"
ROADS = "A MTP 1"


def corrected(workbook: Workbook, folder: Path, code: str, *said: str) -> None:
    """Bring in a corrected figure of an indicator, with a reason."""
    indicator = workbook.indicators.by_code(code)
    path = folder / "corrected.csv"
    row = [code, f'"{indicator.title}"', f'"{indicator.priority.title}"', *said]
    path.write_text(f"{HEAD}\n{','.join(row)}\n", encoding="utf-8")
    done = take_in(workbook, read_return(path), is_trial=False, reason="Late cases")
    assert done.is_written, done.problems


def table_in(workbook: Workbook, quarter: Quarter) -> list[list[str]]:
    """The rows of the list in a quarter's paper."""
    paper = compile_paper(workbook, quarter)
    return [
        [cell.text for cell in row]
        for part in paper.parts
        if part.heading == REVISED
        for block in part.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def test_nothing_is_listed_before_anything_is_published_or_revised(
    council: Workbook,
) -> None:
    assert revised_figures(council, Q2) == []
    publish(council, Q2)
    assert revised_figures(council, Q2) == []
    assert table_in(council, Q3) == []


def test_the_next_paper_prints_before_after_and_reason(
    council: Workbook, tmp_path: Path
) -> None:
    publish(council, Q2)
    corrected(council, tmp_path, "C MTP 8", "Q2 2012/13", "263", "319", "82.4")
    (row,) = table_in(council, Q3)
    assert row[0] == "C MTP 8"
    assert row[2:] == ["Q2 2012/13", "79.3%", "82.4%", "Late cases"]


def test_a_small_change_that_rounds_away_is_told_by_what_it_is_made_of(
    council: Workbook, tmp_path: Path
) -> None:
    publish(council, Q2)
    corrected(council, tmp_path, "C MTP 8", "Q2 2012/13", "506", "638", "79.3")
    (found,) = revised_figures(council, Q2)
    assert (found.before, found.after) == (
        "79.3% (253 of 319)",
        "79.3% (506 of 638)",
    )


def test_a_revision_that_counts_few_people_is_not_told(
    council: Workbook, tmp_path: Path
) -> None:
    publish(council, Q2)
    corrected(council, tmp_path, "C MTP 8", "Q2 2012/13", "251", "319", "78.7")
    for found in revised_figures(council, Q2):
        assert (found.after, found.reason) == ("c", "")
    said = b"\n".join(
        content
        for name, content in _texts(council).items()
        if not name.startswith("audit")
    )
    assert b"251" not in said
    assert b"78.7" not in said


def _texts(workbook: Workbook) -> dict[str, bytes]:
    paper = compile_paper(workbook, Q2)
    listed = compile_appendix(workbook, Q2)
    return {
        "paper": repr(paper).encode(),
        "appendix": repr([part.blocks for part in listed.parts]).encode(),
    }


def test_a_figure_is_known_by_its_code_of_today(
    council: Workbook, tmp_path: Path
) -> None:
    publish(council, Q2)
    recode(council, "C MTP 8", "C 80", "A new plan")
    assert revised_figures(council, Q2) == []
    corrected(council, tmp_path, "C 80", "Q2 2012/13", "263", "319", "82.4")
    (found,) = revised_figures(council, Q2)
    assert found.key.code == "C 80"


def test_a_second_release_says_what_it_replaces_and_why(
    council: Workbook, tmp_path: Path
) -> None:
    publish(council, Q2)
    corrected(council, tmp_path, ROADS, "Q2 2012/13", "", "", "5.6")
    reopen_quarter(council, Q2, "To draft it again")
    parts = release_parts(council, Q2, "Late cases came in")
    words = (
        b"This replaces release 1, published on 5 November 2012: Late cases came in."
    )
    for name in ("paper.md", "paper.html", "appendix.md", "appendix.csv"):
        assert words in parts[name], name
    assert words in parts["figures.csv"]
    assert words in parts["summary.md"]
    assert b"5.4,5.6,Late cases" in parts["revised.csv"]
    with pytest.raises(QperfError, match="reason"):
        publish(council, Q2)
    assert publish(council, Q2, "Late cases came in").number == 2
    reopen_quarter(council, Q2, "One more look")
    with pytest.raises(QperfError, match="Nothing has changed since"):
        publish(council, Q2, "Again")
    assert revised_figures(council, Q2) == []
