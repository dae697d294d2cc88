"""A change that holds from a quarter on leaves the papers of earlier quarters alone."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ClosedQuarterError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import defining, plan
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.documents import (
    APPENDIX,
    AUDIT,
    BRIEFING,
    PAPER,
    SUMMARY,
    Exportable,
)
from qperf_tui.workbench.packing import packs
from qperf_tui.workbench.queue import queue
from qperf_tui.workbench.recoding import recode
from qperf_tui.workbench.release_figures import release_figures
from qperf_tui.workbench.standings import positions
from qperf_tui.workbench.summary import findings
from qperf_tui.workbench.undoing import undo_last
from support.section import Q2
from support.workbooks import copied, stamp

WHY: Final = "As the council decided."
Q1: Final = Q2.shifted(-1)

Deed = Callable[[Workbook, Indicator, Quarter], object]


def split(held: Workbook, about: Indicator, quarter: Quarter) -> object:
    parts = [(f"ZZ {each}", f"Part {each}") for each in (1, 2)]
    return defining.split(held, about, parts, quarter, WHY)


def move(held: Workbook, about: Indicator, quarter: Quarter) -> object:
    other = next(e for e in held.priorities.all() if e != about.priority)
    return defining.move(held, about, other, quarter, WHY)


def new_plan(held: Workbook, about: Indicator, quarter: Quarter) -> object:
    return plan.replace_priority(
        *(held, about.priority, "A place to grow"),
        plan="Plan 2013",
        quarter=quarter,
        reason=WHY,
    )


DEEDS: Final[Mapping[str, Deed]] = {
    "retire": lambda held, about, at: defining.retire(held, about, at, WHY),
    "split": split,
    "move": move,
    "new plan": new_plan,
}
MADE: Final[tuple[tuple[Exportable, Asked], ...]] = (
    (
        PAPER,
        Asked(is_draft=True, has_actions=True, has_requests=True, charts=("none",)),
    ),
    (BRIEFING, Asked(is_draft=True, is_of_plan=True)),
    (AUDIT, Asked(ending="csv", is_internal=True)),
)


@pytest.fixture(scope="module")
def held(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = copied(sample_file, tmp_path_factory.mktemp("papers"))
    return Workbook.open(path, stamp())


def told(held: Workbook, quarter: Quarter) -> list[object]:
    """Every paper of a quarter, what is checked of it, and what is still to be done."""
    return [
        *(document.make(held, quarter, asked) for document, asked in MADE),
        *listed(held, quarter),
        findings(held, quarter),
        packs(held, quarter),
        queue(held, quarter, day_of(held)),
    ]


def listed(held: Workbook, quarter: Quarter) -> list[object]:
    """What a quarter has of every indicator that is reported in it."""
    return [
        APPENDIX.make(held, quarter, Asked(ending="csv")),
        release_figures(held, quarter),
        positions(held, quarter),
    ]


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    name=st.sampled_from(sorted(DEEDS)),
    place=st.integers(0, 10_000),
    later=st.integers(1, 4),
)
def test_papers_of_earlier_quarters_keep_every_byte(
    held: Workbook, name: str, place: int, later: int
) -> None:
    reported = held.indicators.reported(Q2)
    about = reported[place % len(reported)]
    before = told(held, Q2)
    DEEDS[name](held, about, Q2.shifted(later))
    try:
        assert told(held, Q2) == before
    finally:
        undo_last(held)


def test_a_later_paper_has_nothing_of_a_retired_indicator(held: Workbook) -> None:
    about = held.indicators.by_code("CS 9")
    assert_names(held, Q2, "CS 9", is_told=True)
    before = listed(held, Q1)
    defining.retire(held, about, Q2, WHY)
    try:
        assert_names(held, Q2, "CS 9", is_told=False)
        assert listed(held, Q1) == before
        assert all(each.indicator.code != "CS 9" for each in positions(held, Q2))
        told = {
            e.key.quarter for e in release_figures(held, Q2) if e.key.code == "CS 9"
        }
        assert max(told) == Q1, "it is told of the quarters in which it was reported"
        assert "CS 9" not in {r.code for each in packs(held, Q2) for r in each.rows}
    finally:
        undo_last(held)


def assert_names(held: Workbook, quarter: Quarter, code: str, *, is_told: bool) -> None:
    appendix = APPENDIX.make(held, quarter, Asked(ending="csv")).decode("utf-8-sig")
    lines = [line for line in appendix.splitlines() if f",{code}," in f",{line}"]
    assert bool(lines) == is_told


@pytest.mark.parametrize("name", sorted(DEEDS))
def test_a_closed_quarter_is_not_listed_otherwise(sample: Path, name: str) -> None:
    with Workbook.open(sample, stamp()) as held:
        about = held.indicators.by_code("CS 9")
        close_quarter(held, Q2, WHY)
        before = listed(held, Q2)
        with pytest.raises(ClosedQuarterError):
            DEEDS[name](held, about, Q2)
        DEEDS[name](held, about, Q2.shifted(1))
        assert listed(held, Q2) == before


def test_a_new_code_is_the_one_thing_told_in_earlier_papers(held: Workbook) -> None:
    before = SUMMARY.make(held, Q2, Asked(is_draft=True))
    recode(held, "CS 9", "ZZ 9", WHY)
    try:
        assert SUMMARY.make(held, Q2, Asked(is_draft=True)) == before
        assert_names(held, Q2, "ZZ 9", is_told=True)
    finally:
        undo_last(held)
