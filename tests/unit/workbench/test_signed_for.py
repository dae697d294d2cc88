"""What an officer signs for is one figure as it was; a reader divides as well."""

from decimal import Decimal
from pathlib import Path

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import hidden_figures
from qperf_tui.workbench.hidden_list import hidden_list
from qperf_tui.workbench.paper_audit import audit_of
from qperf_tui.workbench.protecting import cell_called, show_all_the_same
from support.people import Q2, people, people_file, report
from support.workbooks import stamp


def sign(path: Path, quarter: Quarter = Q2) -> None:
    with Workbook.open(path, stamp()) as workbook:
        about = workbook.indicators.by_code("CS 1")
        cell = cell_called(workbook, about, quarter)
        show_all_the_same(workbook, cell, "Agreed by the director")


def is_hidden(path: Path) -> bool:
    with Workbook.open(path, stamp()) as workbook:
        listed = hidden_list(workbook)
        assert bool(listed.signed_for) is not bool(listed.hidden)
        return bool(hidden_figures(workbook))


def test_an_override_holds_for_the_value_it_was_signed_on(tmp_path: Path) -> None:
    path = people(tmp_path / "people.qperf", {Q2: (4, None)}, unit="no.")
    sign(path)
    assert not is_hidden(path)
    with pytest.raises(QperfError, match="has signed for CS 1 in Q2 2012/13 already"):
        sign(path)
    report(path, {Q2: (1, None)})
    assert is_hidden(path)
    with Workbook.open(path, stamp()) as workbook:
        (shown,) = audit_of(workbook, Q2).shown
        assert shown.about.endswith("(void: the figure was revised)")
    sign(path)
    assert not is_hidden(path)
    report(path, {Q2: (4, None)})
    assert not is_hidden(path)


@pytest.mark.parametrize(
    ("value", "numerator", "is_kept"), [("96", "48", True), ("90", "45", False)]
)
def test_a_percentage_beside_its_count_tells_of_how_many(
    tmp_path: Path, value: str, numerator: str, *, is_kept: bool
) -> None:
    path = people_file(
        tmp_path / "people.qperf", "CS 1", basis=ReportBasis.QUARTER, unit="%"
    )
    with Workbook.open(path, stamp()) as workbook, workbook.transaction():
        about = workbook.indicators.by_code("CS 1")
        told = Figure(
            value=Decimal(value),
            numerator=Decimal(numerator),
            status=OutturnStatus.FINAL,
        )
        workbook.outturns.put({(about.indicator_id, Q2.ordinal): told}, None)
        assert bool(hidden_figures(workbook)) is is_kept
