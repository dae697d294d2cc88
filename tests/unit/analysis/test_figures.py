"""The table of every figure: what a spreadsheet gets, and what it can never run."""

import csv
import io

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from qperf_tui.analysis.distinct import as_frame
from qperf_tui.analysis.figures import as_csv, figures
from qperf_tui.analysis.on_file import OnFile
from qperf_tui.analysis.schemas import CARDS, FIGURES, INDICATORS, OUTTURNS, TARGETS
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.text import unharmed
from qperf_tui.domain.wording import target_figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.standings import positions

QUARTER = Quarter.of(2012, 2)


def written(frame: pl.DataFrame) -> str:
    return as_csv(frame).decode("utf-8-sig")


def table(
    now: str | None, before: str | None = None, title: str = "Assessments"
) -> pl.DataFrame:
    """The file's rows for one indicator, whose figures these are."""
    outturns = [
        (1, at.ordinal, value, None, None, None, status, "")
        for at, value in ((QUARTER.shifted(-1), before), (QUARTER, now))
        if value is not None or at == QUARTER
        for status in ["not available" if value is None else "final"]
    ]
    on_file = OnFile(
        indicators=as_frame(
            [(1, "%", 1, "higher", "quarter", "points", "0")], INDICATORS
        ),
        outturns=as_frame(outturns, OUTTURNS),
        targets=as_frame(
            [(1, QUARTER.year_end.ordinal, "year end", "85", "85", "")], TARGETS
        ),
    )
    cards = [(1, "C MTP 8", title, "Protecting the vulnerable", None)]
    return figures(on_file, as_frame(cards, CARDS))


def test_no_figures_are_an_empty_frame_of_the_same_shape() -> None:
    none = OnFile(indicators=INDICATORS.to_frame(), outturns=as_frame([], OUTTURNS))
    assert_frame_equal(figures(none, CARDS.to_frame()), pl.DataFrame(schema=FIGURES))


def test_a_change_is_taken_from_the_unrounded_figures() -> None:
    frame = table("81.04", "86.15")
    assert frame["value"].to_list() == [86.2, 81.0]
    assert frame["change_on_previous_quarter"].to_list() == [None, -5.1]


def test_a_figure_that_is_not_there_is_blank_and_not_zero() -> None:
    (row,) = csv.DictReader(io.StringIO(written(table(None))))
    assert row["value"] == ""
    assert row["status"] == "not available"


@pytest.mark.parametrize("leader", ["=", "+", "-", "@", "＝"])
def test_text_never_begins_a_formula(leader: str) -> None:
    frame = table("1", title=f"{leader}cmd|' /C calc'!A0")
    (row,) = csv.DictReader(io.StringIO(written(frame)))
    assert row["indicator"].startswith(f"'{leader}")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_every_title_reads_back_as_it_was(title: str) -> None:
    (row,) = csv.DictReader(io.StringIO(written(table(None, title=title))))
    assert unharmed(row["indicator"]) == title


def test_every_row_says_what_the_screen_says(council: Workbook) -> None:
    frame = figures(council.whole_file.on_file(), council.whole_file.cards())
    reported = [
        each
        for at in council.outturns.quarters()
        for each in positions(council, at)
        if each.outturn is not None
    ]
    assert [_told(row) for row in frame.iter_rows(named=True)] == [
        _expected(each) for each in reported
    ]


_TOLD = ("code", "quarter", "value", "target", "status", "change_on_previous_quarter")


def _told(row: dict[str, object]) -> tuple[object, ...]:
    return tuple(row[name] for name in _TOLD)


def _expected(each: Position) -> tuple[object, ...]:
    places = each.indicator.decimals
    value = None if each.outturn is None else each.outturn.value
    change = None if each.on_previous is None else each.on_previous.change
    shown = (
        None if exact is None else float(half_up(exact, places))
        for exact in (value, change)
    )
    first, second = shown
    aim = None if each.target is None else target_figure(each.target, each.indicator)
    word = each.status.word.lower()
    return each.code, str(each.quarter), first, aim, word, second
