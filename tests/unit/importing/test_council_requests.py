"""What members asked for, as a council's folder says it."""

from datetime import date
from pathlib import Path

import pytest

from qperf_tui.assets import folder
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.importing.council import read_council
from qperf_tui.importing.council_files import AnswerRow, RequestRow
from qperf_tui.importing.council_requests import REQUESTS
from unit.importing.test_council import CARD, DEFINITIONS

ASKED = "2012-09-11,Cllr A,CS/12/21,Which schools?,CS 1,Head of Schools,3 December 2012"


@pytest.fixture
def council(tmp_path: Path) -> Path:
    (tmp_path / "priorities.csv").write_text("Code,Title\nC,Safer children\n")
    (tmp_path / "definitions.csv").write_text(DEFINITIONS + CARD)
    return tmp_path


def read(council: Path, *lines: str) -> tuple[RequestRow, ...]:
    text = "\n".join([",".join(REQUESTS), *lines])
    (council / "requests.csv").write_text(f"{text}\n")
    return read_council(council).requests


def test_the_sample_has_one_of_each_kind() -> None:
    found = read_council(folder("sample_data")).requests
    assert {each.answer is None for each in found} == {True, False}
    assert any(each.due and each.due < date(2012, 11, 27) for each in found)
    assert all(each.owner and each.due for each in found)


def test_a_row_is_read_with_its_answer(council: Path) -> None:
    waits, answered, bare = read(
        council,
        f"{ASKED},,,",
        f'{ASKED},Q2 2012/13,Pat,"One.\nTwo."',
        "11/09/2012,Cllr A,,Which schools?,,,,,,",
    )
    assert waits == RequestRow(
        ref="CS 1",
        asked_on=date(2012, 9, 11),
        asked_by="Cllr A",
        minute="CS/12/21",
        question="Which schools?",
        owner="Head of Schools",
        due=date(2012, 12, 3),
        answer=None,
    )
    assert answered.answer == AnswerRow(Quarter.of(2012, 2), "Pat", "One.\nTwo.")
    assert (bare.ref, bare.due, bare.answer) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "column", "why"),
    [
        (f"{ASKED},,,".replace("CS 1", "CS 9"), "Ref", "no line in definitions"),
        (f"{ASKED},,,".replace("2012-09-11", ""), "Asked on", "it is blank"),
        (f"{ASKED},,,".replace("2012-09-11", "soon"), "Asked on", "it is no date"),
        (f"{ASKED},,,".replace("Cllr A", ""), "Asked by", "it is blank"),
        (f"{ASKED},,,".replace("Which schools?", " "), "Question", "it is blank"),
        (f"{ASKED},,,".replace("3 Dec", "31 Nov"), "Due", "it is no date"),
        (f"{ASKED},,,".replace("3 December", "10 September"), "Due", "before it was"),
        (f"{ASKED},Q2 2012/13,Pat,", "Answer", "it is blank"),
        (f"{ASKED},Q2 2012/13,,Yes.", "Answered by", "it is blank"),
        (f"{ASKED},,Pat,Yes.", "Answered in", "it is blank"),
        (f"{ASKED},Q4 2011/12,Pat,Yes.", "Answered in", "write a later quarter"),
        (f"{ASKED},,,".replace("Cllr A", "x" * 101), "Asked by", "at most 100 are"),
        (f"{ASKED},Q2 2012/13,Pat,{'x' * 4001}", "Answer", "4,001 characters"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_line_and_column(
    council: Path, line: str, column: str, why: str
) -> None:
    with pytest.raises(QperfError) as refused:
        read(council, f"{ASKED},,,", line)
    said = str(refused.value)
    assert said.startswith(f"requests.csv, line 3, column {column}: ")
    assert why in said


def test_other_headings_are_refused(council: Path) -> None:
    (council / "requests.csv").write_text("Asked on,Question\n2012-09-11,What?\n")
    with pytest.raises(QperfError, match=r"requests\.csv, line 1: .*Asked by"):
        read_council(council)
