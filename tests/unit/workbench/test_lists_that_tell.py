"""An action or a request that would tell a hidden figure holds the paper back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from qperf_tui.domain.action import Action
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import Request
from qperf_tui.errors import ExportError
from qperf_tui.report.checks import Finding
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import add_action
from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.requests import add_request, answer_request
from qperf_tui.workbench.summary import export_text, findings
from support.people import people
from support.workbooks import stamp

Q2: Final = Quarter.of(2012, 2)


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    path = people(tmp_path / "w.qperf", {Q2.shifted(-1): (40, 90), Q2: (3, 90)})
    with Workbook.open(path, stamp()) as held:
        yield held


def told(workbook: Workbook) -> list[Finding]:
    every = findings(workbook, Q2)
    assert as_published(workbook) is not workbook
    return [each for each in every if each.rule == "suppressed-figure"]


def raised(workbook: Workbook, title: str) -> None:
    add_action(
        workbook,
        Action(
            number=0,
            indicator_id=workbook.indicators.by_code("CS 1").indicator_id,
            raised_in=Q2,
            title=title,
            owner="Head of Service",
            due=date(2012, 12, 1),
        ),
    )


@pytest.mark.parametrize(
    "title",
    [
        "See the 3 children again",
        "See each family. Three are left of them",
        "See all but 87 of the 90",
        "Keep it at 3.3%",
        "Visit every one of them",
    ],
)
def test_an_action_that_tells_it_holds_the_paper(
    workbook: Workbook, title: str
) -> None:
    assert told(workbook) == []
    raised(workbook, title)
    found = told(workbook)
    assert {(each.code, each.is_blocking) for each in found} == {("CS 1", True)}
    assert "Action 1 on CS 1" in found[0].says
    for is_draft in (True, False):
        with pytest.raises(ExportError, match="Action 1 on CS 1"):
            export_text(workbook, Q2, is_draft=is_draft)


def test_an_action_that_tells_nothing_does_not(workbook: Workbook) -> None:
    raised(workbook, "Track them weekly at day 7")
    assert told(workbook) == []


@pytest.mark.parametrize("is_answer", [True, False])
def test_a_request_that_tells_it_holds_the_paper(
    workbook: Workbook, *, is_answer: bool
) -> None:
    telling = "Of the 90 children, 3 are left"
    asked = Request(
        number=0,
        asked_on=date(2012, 9, 1),
        asked_by="Cllr A",
        question="What is done?" if is_answer else f"{telling}; why?",
        indicator_id=workbook.indicators.by_code("CS 1").indicator_id,
    )
    made = add_request(workbook, asked)
    if is_answer:
        answer_request(workbook, made, f"{telling}.", Q2)
    found = told(workbook)
    assert {(each.request, each.is_blocking) for each in found} == {(1, True)}
