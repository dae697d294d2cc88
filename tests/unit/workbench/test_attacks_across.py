"""Attacks across codes, policies and zeros, and what one indicator tells of another."""

from pathlib import Path

from qperf_tui.domain.disclosure import CellKey
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.attacking import attack
from qperf_tui.workbench.closing import reopen_quarter
from qperf_tui.workbench.disclosing import disclosed, hidden_figures
from qperf_tui.workbench.people_figures import earlier_figures
from qperf_tui.workbench.protecting import SUPPRESS, set_policy, subject_of
from qperf_tui.workbench.publishing import publish
from qperf_tui.workbench.recoding import recode
from qperf_tui.workbench.release_figures import FIGURES, figures_part, release_figures
from support.people import Q1, Q2, by_group, people, people_file, report
from support.workbooks import stamp

BASIS = ReportBasis.QUARTER


def attacked(workbook: Workbook) -> tuple[int, int]:
    found = attack(workbook, Q2, {FIGURES: figures_part(workbook, Q2)})
    assert found.targets
    return found.recovered, found.narrowed


def test_what_was_released_under_another_code_is_known_all_the_same(
    tmp_path: Path,
) -> None:
    """40 under the old code and 43 under the new one tell of three people."""
    path = people(tmp_path / "w.qperf", {Q1: (40, None)}, unit="no.")
    with Workbook.open(path, stamp()) as workbook:
        publish(workbook, Q1)
        reopen_quarter(workbook, Q1, "A late figure.")
        recode(workbook, "CS 1", "N 1", "A new plan.")
    report(path, {Q1: (43, None), Q2: (50, None)}, code="N 1")
    with Workbook.open(path, stamp()) as workbook:
        key = workbook.indicators.by_code("N 1").indicator_id
        assert CellKey(key, Q1) in {each.cell for each in earlier_figures(workbook)}
        found = {cell.quarter: why for cell, why in hidden_figures(workbook).items()}
        assert found[Q1].rule == "difference"
        assert attacked(workbook) == (0, 0)


def test_a_theme_held_more_strictly_gives_nothing_away(tmp_path: Path) -> None:
    path = people(tmp_path / "w.qperf", {Q2: (60, None)}, unit="no.")
    by_group(path, Q2, {"A": (8, None), "B": (22, None), "C": (30, None)})
    with Workbook.open(path, stamp()) as workbook:
        assert hidden_figures(workbook) == {}
        theme = subject_of(workbook, theme="safeguarding")
        set_policy(workbook, theme, SUPPRESS, "Sensitive.", threshold=10)
        assert len(hidden_figures(workbook)) > 1
        assert attacked(workbook) == (0, 0)


def test_a_hidden_zero_is_not_told_by_what_adds_up(tmp_path: Path) -> None:
    path = people(tmp_path / "w.qperf", {Q2: (52, None)}, unit="no.")
    by_group(path, Q2, {"A": (0, None), "B": (22, None), "C": (30, None)})
    with Workbook.open(path, stamp()) as workbook:
        whole = subject_of(workbook)
        set_policy(
            *(workbook, whole, SUPPRESS, "None as well."), threshold=5, hides_zero=True
        )
        found = disclosed(workbook).hidden
        assert sum(why.is_primary for why in found.values()) == 1
        assert len(found) > 1
        assert attacked(workbook) == (0, 0)


def test_nothing_on_file_says_of_whom_another_share_is(tmp_path: Path) -> None:
    """The limit that `disclosure --help` tells, and how an officer mends it."""
    path = people_file(tmp_path / "w.qperf", "CS 1", "CS 2", basis=BASIS, unit="%")
    report(path, {Q2: (87, 90)})
    report(path, {Q2: (50, 87)}, code="CS 2")
    with Workbook.open(path, stamp()) as workbook:
        (hidden,) = hidden_figures(workbook)
        assert workbook.indicators.code_of(hidden.indicator_id) == "CS 1"
        told = {each.key.code: each for each in release_figures(workbook, Q2)}
        # Whoever knows that the second share is of those in the first reads 87 here.
        assert (told["CS 1"].numerator, told["CS 2"].denominator) == (None, 87)
        other = subject_of(workbook, code="CS 2")
        set_policy(workbook, other, SUPPRESS, "It is of the same.", threshold=100)
        told = {each.key.code: each for each in release_figures(workbook, Q2)}
        assert told["CS 2"].denominator is None
