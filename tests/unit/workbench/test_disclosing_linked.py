"""What would give a small number away is hidden with it, whatever links the two."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import as_published, disclosed, hidden_figures
from qperf_tui.workbench.protecting import (
    ROUND,
    cell_called,
    remove_policy,
    set_policy,
    show_all_the_same,
    subject_of,
)
from support.people import Q1, Q2, Q3, Told, by_group, people, report
from support.workbooks import stamp


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "people.qperf"


def hidden(path: Path, *, is_primary: bool | None = None) -> set[str]:
    """What is hidden: the quarter, or the group's title."""
    with Workbook.open(path, stamp()) as workbook:
        titles = workbook.breakdowns.titles()
        return {
            str(cell.quarter)[:2]
            if cell.group_id is None
            else titles[cell.group_id].partition(": ")[2]
            for cell, reason in hidden_figures(workbook).items()
            if is_primary in {None, reason.is_primary}
        }


@pytest.mark.parametrize(
    ("groups", "small", "least_more"),
    [
        ({"A": 3, "B": 20, "C": 40}, {"A"}, 1),
        ({"A": 3, "B": 4, "C": 40}, {"A", "B"}, 0),
        ({"A": 1, "B": 1, "C": 40}, {"A", "B"}, 1),
        ({"A": 10, "B": 20, "C": 40}, set(), 0),
        ({"A": 4, "B": 0, "C": 0}, {"A", "Q2"}, 0),
    ],
)
def test_a_small_group_is_not_what_the_others_leave_of_the_total(
    path: Path, groups: Mapping[str, int], small: set[str], least_more: int
) -> None:
    people(path, {Q2: (sum(groups.values()), None)}, unit="no.")
    by_group(path, Q2, {name: (count, None) for name, count in groups.items()})
    assert hidden(path, is_primary=True) == small
    assert len(hidden(path, is_primary=False)) >= least_more


def test_two_ways_of_grouping_the_same_people_keep_each_others_secrets(
    path: Path,
) -> None:
    people(path, {Q2: (60, None)}, unit="no.")
    by_group(path, Q2, {"0 to 4": (2, None), "5 to 9": (58, None)})
    sexes: Mapping[str, Told] = {"Girls": (30, None), "Boys": (30, None)}
    by_group(path, Q2, sexes, dimension="Sex")
    found = hidden(path)
    assert {"0 to 4", "5 to 9"} <= found
    assert not {"Girls", "Boys"} & found or "Q2" in found


def test_what_came_suppressed_is_not_what_the_others_leave(path: Path) -> None:
    people(path, {Q2: (60, None)}, unit="no.")
    by_group(path, Q2, {"A": None, "B": (20, None), "C": (37, None)})
    assert hidden(path) & {"B", "C", "Q2"}


@pytest.mark.parametrize(
    ("series", "wanted"),
    [
        ({Q1: (20, None), Q2: (23, None), Q3: (60, None)}, {"Q2"}),
        ({Q1: (20, None), Q2: (40, None), Q3: (60, None)}, set()),
        ({Q1: (3, None), Q2: (40, None), Q3: (60, None)}, {"Q1"}),
        ({Q1: (20, None), Q2: (22, None), Q3: (23, None)}, {"Q2", "Q3"}),
    ],
)
def test_a_quarter_is_not_what_two_years_to_date_leave(
    path: Path, series: Mapping[Quarter, Told], wanted: set[str]
) -> None:
    people(path, series, basis=ReportBasis.YEAR_TO_DATE, unit="no.")
    assert hidden(path) == wanted


def test_another_years_figures_are_no_difference(path: Path) -> None:
    last = Quarter.of(2011, 4)
    series: Mapping[Quarter, Told] = {last: (20, None), Q1: (22, None)}
    people(path, series, basis=ReportBasis.YEAR_TO_DATE, unit="no.")
    assert hidden(path) == set()


def test_a_group_that_is_signed_for_is_shown_and_another_hidden_for_it(
    path: Path,
) -> None:
    people(path, {Q2: (63, None)}, unit="no.")
    by_group(path, Q2, {"A": (3, None), "B": (20, None), "C": (40, None)})
    (other,) = hidden(path, is_primary=False)
    with Workbook.open(path, stamp()) as workbook:
        about = workbook.indicators.by_code("CS 1")
        show_all_the_same(
            workbook, cell_called(workbook, about, Q2, other), "Known to all."
        )
    found = hidden(path)
    assert other not in found
    assert len(found) > 1


def test_what_is_written_is_taken_in_at_once_and_what_is_undone_as_well(
    path: Path,
) -> None:
    people(path, {Q2: (40, 60)})
    with (
        Workbook.open(path, stamp()) as workbook,
        Workbook.open(path, stamp("A Colleague")) as other,
    ):
        assert not hidden_figures(workbook)
        assert disclosed(workbook) is disclosed(workbook)
        subject = subject_of(other)
        set_policy(other, subject, "suppress", "Sensitive.", threshold=50)
        assert hidden_figures(workbook)
        with suppress(QperfError), workbook.transaction():
            workbook.disclosure.remove_policy("workbook", "")
            assert not hidden_figures(workbook)
            remove_policy(workbook, subject, "It is gone already.")
        assert hidden_figures(workbook)


def test_numbers_are_rounded_to_five_and_the_smallest_only_marked(path: Path) -> None:
    people(path, {Q1: (42, 61), Q2: (7, 61)})
    with Workbook.open(path, stamp()) as workbook:
        set_policy(workbook, subject_of(workbook), ROUND, "As the DfE.", threshold=5)
        about = workbook.indicators.by_code("CS 1")
        first, second = as_published(workbook).outturns.series(about)
    assert (first.numerator, first.denominator) == (40, 60)
    assert first.value is not None
    assert round(float(first.value), 3) == 66.667
    assert (second.value, second.mark) == (None, "c")


def test_figures_without_people_are_shown_whatever_they_are(path: Path) -> None:
    people(path, {Q2: (2, None)}, unit="days")
    report(path, {Q1: (1, None)})
    assert hidden(path) == set()
