"""Percentages of people whose number is not on file: said, hidden if all or none."""

from decimal import Decimal
from pathlib import Path

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import as_published, hidden_figures
from qperf_tui.workbench.drafting import ensure_report
from qperf_tui.workbench.hidden_list import hidden_list
from qperf_tui.workbench.protecting import (
    OFF,
    set_policy,
    show_all_the_same,
    subject_of,
)
from qperf_tui.workbench.summary import findings
from qperf_tui.workbench.waivers import waive
from support.people import Q1, Q2, people
from support.workbooks import stamp


def of(folder: Path, value: str, **counted: Decimal) -> Workbook:
    workbook = Workbook.open(people(folder / "w.qperf", {Q1: (30, 90)}), stamp())
    key = workbook.indicators.by_code("CS 1").indicator_id
    figure = Figure(value=Decimal(value), status=OutturnStatus.FINAL, **counted)
    with workbook.transaction():
        workbook.outturns.put({(key, Q2.ordinal): figure}, None)
        ensure_report(workbook, Q2)
    return workbook


def said(workbook: Workbook) -> list[str | None]:
    return [e.code for e in findings(workbook, Q2) if e.rule == "uncounted"]


@pytest.mark.parametrize("value", ["0", "100"])
def test_all_or_none_of_an_unknown_number_of_people_is_hidden(
    tmp_path: Path, value: str
) -> None:
    with of(tmp_path, value) as workbook:
        ((cell, why),) = hidden_figures(workbook).items()
        assert (cell.quarter, why.rule, why.is_primary) == (Q2, "class", True)
        key = workbook.indicators.by_code("CS 1").indicator_id
        assert (
            as_published(workbook)
            .outturns.series(workbook.indicators.by_code("CS 1"))[-1]
            .value
            is None
        )
        assert said(workbook) == []
        show_all_the_same(workbook, cell, "All of 400 as the service says.")
        assert hidden_figures(workbook) == {}
        assert key == cell.indicator_id


def test_any_other_is_shown_and_said_until_it_is_waived(tmp_path: Path) -> None:
    with of(tmp_path, "62.5") as workbook:
        assert hidden_figures(workbook) == {}
        assert said(workbook) == ["CS 1"]
        assert hidden_list(workbook, Q2).uncounted == ("CS 1",)
        assert hidden_list(workbook, Q1).uncounted == ()
        about = workbook.indicators.by_code("CS 1")
        waive(workbook, Q2, "uncounted", about, "Of some 400, as the service says.")
        (found,) = [e for e in findings(workbook, Q2) if e.rule == "uncounted"]
        assert found.waived is not None


def test_one_that_is_counted_or_not_protected_is_not_said(tmp_path: Path) -> None:
    with of(tmp_path, "62.5", denominator=Decimal(40)) as workbook:
        assert said(workbook) == []
    tmp_path.joinpath("w.qperf").unlink()
    with of(tmp_path, "100") as workbook:
        set_policy(workbook, subject_of(workbook), OFF, "As agreed.", threshold=5)
        assert said(workbook) == []
        assert hidden_figures(workbook) == {}
