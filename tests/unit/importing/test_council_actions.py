"""Actions as a council's folder has them: read whole, or refused with the place."""

from pathlib import Path

import pytest

from qperf_tui.assets import folder
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.importing.council import read_council

HEAD = "Ref,Raised in,Action,Owner,Due,Closed in,Closed by,Evidence\n"
CARD = (
    "Ref,Indicator,Priority,Theme,Directorate,Owner,Unit,Decimals,Direction,Basis,"
    "Year-end target,Tolerance,Control,Set,Implications,Definition,Former refs\n"
    "CS 1,Children seen,Safer,,,,%,1,Higher is better,Quarter,,,,,,,\n"
)
OPEN = "CS 1,Q1 2012/13,Track weekly,Head of A,31 December 2012,,,\n"


@pytest.fixture
def council(tmp_path: Path) -> Path:
    (tmp_path / "priorities.csv").write_text("Code,Title\nC,Safer\n")
    (tmp_path / "definitions.csv").write_text(CARD)
    return tmp_path


def test_those_of_the_sample_are_open_late_or_closed() -> None:
    found = read_council(folder("sample_data")).actions
    assert {each.ref for each in found} >= {"C MTP 8", "B MTP 1", "CS 18"}
    assert {each.closing is None for each in found} == {True, False}


def test_an_action_is_read_with_its_closing(council: Path) -> None:
    closed = OPEN.replace(",,,", ',Q2 2012/13,Head of A,"The log.\nAnd more."')
    (council / "actions.csv").write_text(HEAD + OPEN + closed)
    still, done = read_council(council).actions
    assert (still.title, still.due.isoformat()) == ("Track weekly", "2012-12-31")
    assert (still.raised_in, still.closing) == (Quarter.of(2012, 1), None)
    assert done.closing is not None
    assert done.closing.quarter == Quarter.of(2012, 2)
    assert done.closing.evidence == "The log.\nAnd more."


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (
            OPEN.replace("CS 1", "CS 9"),
            "it has no line in definitions.csv",
        ),
        (OPEN.replace("Track weekly", ""), "column Action"),
        (OPEN.replace("Track weekly", "x" * 301), "301 characters and at most 300"),
        (OPEN.replace("Head of A", ""), "column Owner"),
        (OPEN.replace("31 December 2012", "31 September 2012"), "is no date such as"),
        (OPEN.replace(",,,", ",Q4 2011/12,A,Done."), "before it was raised"),
        (OPEN.replace(",,,", ",Q2 2012/13,,Done."), "column Closed by"),
        (OPEN.replace(",,,", ",Q2 2012/13,A,"), "column Evidence"),
        (OPEN.replace(",,,", ",,A,Done."), "column Closed in"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(
    council: Path, wrong: str, why: str
) -> None:
    (council / "actions.csv").write_text(HEAD + wrong)
    with pytest.raises(QperfError, match=f"actions.csv, line 2.*({why})"):
        read_council(council)
