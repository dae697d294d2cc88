"""The council's own files attacked: safe as they are written, broken where weakened."""

import json
from pathlib import Path

import pytest

from qperf_tui.domain.disclosure import CellKey, Reason
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.attacking import attack, files_of
from qperf_tui.workbench.closing import reopen_quarter
from qperf_tui.workbench.disclosing import disclosed, hidden_figures
from qperf_tui.workbench.publishing import publish
from support.commands import Run
from support.people import Q1, Q2, by_group, people, report
from support.workbooks import stamp


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "people.qperf"


def test_nothing_that_is_hidden_can_be_worked_out_of_the_samples_files(
    run: Run, workbook: Path
) -> None:
    said = run("-w", workbook, "disclosure", "attack")
    assert said.status == 0
    assert said.out.startswith("Read: paper.md, paper.html, paper.docx, paper.pdf, ")
    assert "\n0 of 10 recovered, 0 narrowed.\n" in said.out
    told = json.loads(run("-w", workbook, "disclosure", "attack", "--json").out)
    assert (told["recovered"], told["narrowed"], told["not_on_file"]) == (0, 0, 0)
    assert told["figures_read"] > 1000
    assert not any("true" in each for each in told["hidden"])
    within = run("-w", workbook, "disclosure", "attack", "--internal").out
    assert "(it is 2.4%, 3 of 126)" in within


def test_a_file_with_small_numbers_is_found_by_file_and_line(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    inside = tmp_path / "inside.csv"
    run("-w", workbook, "export", "appendix", "--internal", "-o", inside)
    said = run("-w", workbook, "disclosure", "attack", inside)
    assert said.status == 4
    line = next(e for e in said.out.splitlines() if e.startswith("CS 12"))
    assert "SHOWN in inside.csv, line " in line
    assert "2.4" not in said.out
    folder = tmp_path / "folder"
    folder.mkdir()
    inside.rename(folder / "inside.csv")
    (folder / "paper.docx").write_bytes(b"PK")
    whole = run("-w", workbook, "disclosure", "attack", folder)
    assert whole.status == 4
    assert "Not read, damaged or of another kind: paper.docx." in whole.out
    missing = run("-w", workbook, "disclosure", "attack", tmp_path / "none.csv")
    assert missing.status == 1
    assert "none.csv cannot be read" in missing.err


def test_prose_that_tells_a_figure_is_found_without_repeating_it(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    minutes = tmp_path / "minutes.md"
    minutes.write_text("Of 126 plans that ended, three had lasted two years.\n")
    said = run("-w", workbook, "disclosure", "attack", minutes)
    assert said.status == 4
    assert "Said in words: minutes.md, line 1: CS 12 is hidden by the rule" in said.out
    assert "126" not in said.out


def without_secondary(workbook: Workbook) -> Workbook:
    """The workbook as it would be read with small figures alone hidden."""
    hidden = hidden_figures(workbook)
    return workbook.hide({k: why for k, why in hidden.items() if why.is_primary})


def test_without_secondary_suppression_the_same_attack_succeeds(path: Path) -> None:
    people(path, {Q2: (63, None)}, unit="no.")
    by_group(path, Q2, {"A": (3, None), "B": (20, None), "C": (40, None)})
    with Workbook.open(path, stamp()) as workbook:
        safe = attack(workbook, Q2, files_of(workbook, Q2))
        assert (safe.recovered, safe.narrowed) == (0, 0)
        weak = attack(workbook, Q2, files_of(without_secondary(workbook), Q2))
    known = [(each.low, each.high) for each in weak.targets if each.is_recovered]
    assert (3, 3) in known


def reopened(path: Path) -> None:
    with Workbook.open(path, stamp()) as workbook:
        reopen_quarter(workbook, Q1, "A late figure.")


def test_two_releases_joined_give_no_more_away_than_one(path: Path) -> None:
    """A group that was shown before is not what a total and a change leave."""
    people(path, {Q1: (40, None)}, unit="no.")
    by_group(path, Q1, {"A": (10, None), "B": (30, None)})
    with Workbook.open(path, stamp()) as workbook:
        publish(workbook, Q1)
    reopened(path)
    report(path, {Q1: (43, None), Q2: (50, None)})
    with Workbook.open(path, stamp()) as workbook:
        found = {
            (cell.quarter, reason.rule)
            for cell, reason in disclosed(workbook).hidden.items()
        }
        assert (Q1, "difference") in found
        safe = attack(workbook, Q2, files_of(workbook, Q2))
        assert safe.earlier > 0
        assert (safe.recovered, safe.narrowed) == (0, 0)
        elsewhere = {
            CellKey(0, Q1): Reason("none", "it is of nothing", is_primary=True)
        }
        weak = attack(workbook, Q2, files_of(workbook.hide(elsewhere), Q2))
        assert weak.recovered >= 1


def test_what_an_earlier_release_hid_stays_hidden(path: Path) -> None:
    people(path, {Q1: (3, None)}, unit="no.")
    with Workbook.open(path, stamp()) as workbook:
        publish(workbook, Q1)
    reopened(path)
    report(path, {Q1: (30, None)})
    with Workbook.open(path, stamp()) as workbook:
        ((cell, reason),) = hidden_figures(workbook).items()
    assert (cell.quarter, reason.rule) == (Quarter.of(2012, 1), "earlier release")


def test_rounding_to_five_hides_and_blurs_in_every_file(
    run: Run, path: Path, tmp_path: Path
) -> None:
    people(path, {Q1: (43, 61), Q2: (17, 61)})
    by_group(path, Q2, {"A": (3, 20), "B": (14, 41)})
    policy = (
        "-w",
        path,
        "disclosure",
        "policy",
        "set",
        "round5",
        "--reason",
        "As DfE.",
    )
    assert run(*policy).status == 0
    written = tmp_path / "figures.csv"
    run("-w", path, "export", "figures", "-o", written)
    said = written.read_text(encoding="utf-8-sig")
    assert ",45.0,60.0," in said
    assert ",15.0,60.0," in said
    assert not any(each in said for each in (",43.0,", ",17.0,", ",61.0,"))
    attacked = run("-w", path, "disclosure", "attack")
    assert attacked.status == 0, attacked.out
    assert "0 narrowed" in attacked.out
    summary = run("-w", path, "export", "appendix").out
    assert "75.0%" in summary
    assert "70.5%" not in summary
