"""A section never states a small number of people, drafted before or after."""

from decimal import Decimal

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.errors import ExportError
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.summary import export_text
from support.section import Q2, bodies

CODE = "C MTP 8"


def count_few(council: Workbook) -> None:
    """Let three of sixty be all that Quarter 2 has."""
    key = council.indicators.by_code(CODE).indicator_id
    few = Figure(
        value=Decimal("5.0"),
        numerator=Decimal(3),
        denominator=Decimal(60),
        status=OutturnStatus.FINAL,
    )
    with council.transaction():
        council.outturns.put({(key, Q2.ordinal): few}, None)


def test_a_draft_says_that_a_small_number_is_not_published(council: Workbook) -> None:
    count_few(council)
    redraft(council, Q2)
    overview = bodies(council)[1]
    assert "The figure for one further indicator is not published" in overview
    assert not any("3 of 60" in each or "5.0%" in each for each in bodies(council))
    assert "3 of 60" not in export_text(council, Q2, is_draft=True)


def test_what_was_drafted_before_goes_out_in_no_form(council: Workbook) -> None:
    redraft(council, Q2)
    count_few(council)
    for is_draft in (False, True):
        with pytest.raises(ExportError, match="draft the section again"):
            export_text(council, Q2, is_draft=is_draft)
