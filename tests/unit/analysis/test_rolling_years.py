"""Rolling years give away no quarter, and none of them that is hidden."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.analysis.rolling_years import YEAR, quarters_of
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import hidden_figures
from support.people import people
from support.workbooks import stamp

FIRST = Quarter.of(2011, 1)
counts = st.lists(st.integers(0, 30), min_size=YEAR, max_size=20)


@given(counts)
def test_each_count_lies_where_the_years_say(held: list[int]) -> None:
    sums = [sum(held[at : at + YEAR]) for at in range(len(held) - YEAR + 1)]
    found = quarters_of(sums)
    assert all(
        told.low <= each <= told.high for each, told in zip(held, found, strict=True)
    )
    made = [each.number for each in found]
    assert min(made) >= 0
    assert sums == [sum(made[at : at + YEAR]) for at in range(len(sums))]


def test_years_that_no_quarters_make_tell_of_none() -> None:
    assert quarters_of([]) == []
    assert quarters_of([0, 5, 0]) == []


@pytest.mark.parametrize(
    "years", [(0, 3, 3, 9, 16, 13, 13, 7, 0), (0, 6, 15, 22, 31, 26)]
)
def test_no_few_are_worked_out_from_the_quarters_of_the_years_that_are_shown(
    tmp_path: Path, years: Sequence[int]
) -> None:
    told = {FIRST.shifted(n): (year, None) for n, year in enumerate(years)}
    path = people(
        tmp_path / "people.qperf", told, basis=ReportBasis.ROLLING, unit="no."
    )
    with Workbook.open(path, stamp()) as workbook:
        hidden = hidden_figures(workbook)
    more = {cell.quarter for cell, reason in hidden.items() if not reason.is_primary}
    assert more
