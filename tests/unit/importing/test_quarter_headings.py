"""The quarter that a heading names, however it is written."""

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.importing.quarter_headings import quarter_heading


@pytest.mark.parametrize(
    ("heading", "quarter", "column"),
    [
        ("Q1 2012/13", "Q1 2012/13", "Value"),
        ("2012/13 Q1", "Q1 2012/13", "Value"),
        ("2012-13 Qtr 3", "Q3 2012/13", "Value"),
        ("Q1 12/13", "Q1 2012/13", "Value"),
        ("Quarter 4 2012/13 Target", "Q4 2012/13", "Target"),
        ("Q1 2012/13 (Actual)", "Q1 2012/13", "Value"),
        ("Target Q2 2012/13", "Q2 2012/13", "Target"),
        ("Apr-Jun 2012", "Q1 2012/13", "Value"),
        ("July to September 2012", "Q2 2012/13", "Value"),
        ("Jan – Mar 13", "Q4 2012/13", "Value"),
        ("Jun-12", "Q1 2012/13", "Value"),
        ("Sept 2012", "Q2 2012/13", "Value"),
        ("2012-06-30", "Q1 2012/13", "Value"),
        ("30/09/2012", "Q2 2012/13", "Value"),
        ("Numerator Q2 2012/13", "Q2 2012/13", "Numerator"),
    ],
)
def test_a_heading_names_its_quarter(heading: str, quarter: str, column: str) -> None:
    found = quarter_heading(heading)
    assert found is not None
    assert (str(found.quarter), found.column) == (quarter, column)


@pytest.mark.parametrize(
    ("heading", "number", "column"),
    [
        ("Q1", 1, "Value"),
        ("Quarter 2", 2, "Value"),
        ("3rd quarter", 3, "Value"),
        ("Q4 Target", 4, "Target"),
        ("Apr-Jun", 1, "Value"),
        ("Jan to Mar", 4, "Value"),
        ("Denominator Q1", 1, "Denominator"),
    ],
)
def test_a_heading_without_a_year_has_its_number(
    heading: str, number: int, column: str
) -> None:
    found = quarter_heading(heading)
    assert found is not None
    assert (found.quarter, found.number, found.column) == (None, number, column)
    assert found.in_year(2012) == Quarter.of(2012, number)
    assert found.in_year(None) is None


@pytest.mark.parametrize(
    "heading",
    ["", "Q5", "Ref", "Target", "2012/13", "May 2012", "Apr-May 2012", "x" * 90, "12"],
)
def test_other_headings_name_no_quarter(heading: str) -> None:
    assert quarter_heading(heading) is None
