"""The table of every figure: what a spreadsheet gets, and what it can never run."""

import csv
import io
from dataclasses import replace
from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from qperf_tui.analysis.figures import as_csv, figures
from qperf_tui.analysis.schemas import FIGURES
from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import Indicator, Polarity, Priority
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Evidence, Position, take_position

QUARTER = Quarter.of(2012, 2)
INDICATOR = Indicator(
    indicator_id=1,
    code="C MTP 8",
    title="Initial assessments",
    priority=Priority(1, "C", "Protecting the vulnerable"),
    polarity=Polarity.HIGHER,
)


def position(
    now: Fraction | None, before: Fraction | None = None, title: str = "Assessments"
) -> Position:
    status = OutturnStatus.NOT_AVAILABLE if now is None else OutturnStatus.FINAL
    earlier = None
    if before is not None:
        earlier = Outturn(quarter=QUARTER.shifted(-1), value=before)
    return take_position(
        replace(INDICATOR, title=title),
        QUARTER,
        Evidence(
            outturn=Outturn(quarter=QUARTER, value=now, status=status),
            previous=earlier,
        ),
    )


def test_no_figures_are_an_empty_frame_of_the_same_shape() -> None:
    assert_frame_equal(figures([]), pl.DataFrame(schema=FIGURES))


def test_a_change_is_taken_from_the_unrounded_figures() -> None:
    frame = figures([position(Fraction("81.04"), Fraction("86.15"))])
    assert frame["value"].to_list() == [81.0]
    assert frame["change_on_previous_quarter"].to_list() == [-5.1]


def test_a_figure_that_is_not_there_is_blank_and_not_zero() -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv(figures([position(None)]))))
    assert row["value"] == ""
    assert row["status"] == "not available"


@pytest.mark.parametrize("leader", ["=", "+", "-", "@", "＝"])
def test_text_never_begins_a_formula(leader: str) -> None:
    frame = figures([position(Fraction(1), title=f"{leader}cmd|' /C calc'!A0")])
    (row,) = csv.DictReader(io.StringIO(as_csv(frame)))
    assert row["indicator"].startswith(f"'{leader}")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_every_title_reads_back_as_it_was(title: str) -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv(figures([position(None, title=title)]))))
    assert row["indicator"].removeprefix("'") == title.removeprefix("'")
