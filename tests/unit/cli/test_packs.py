"""Packs written and read back from the command line."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from support.commands import Run
from support.packs import boxes_of, put

OWNER = "Head of Corporate Parenting"
FILE = "2012-13-Q2-commentary-head-of-corporate-parenting.xlsx"


@pytest.fixture
def one(run: Run, workbook: Path, tmp_path: Path) -> Path:
    """The pack of one owner."""
    to = tmp_path / "to"
    said = run("-w", workbook, "pack", "--owner", OWNER, "--to", to)
    assert said.out == f"{to / FILE}\n"
    assert said.err == "1 pack for Q2 2012/13 written, of 6 indicators.\n"
    return to / FILE


def fill(path: Path, texts: dict[str, str]) -> None:
    book = load_workbook(path)
    for cell, text in texts.items():
        put(boxes_of(book), cell, text)
    book.save(path)


def test_a_pack_goes_out_and_comes_back(run: Run, workbook: Path, one: Path) -> None:
    fill(one, {"K7": "More children are looked after."})
    before = run("-w", workbook, "history", "--json").out
    trial = run("-w", workbook, "unpack", one, "--dry-run")
    assert f"1 draft by {OWNER} would be saved" in trial.err
    assert run("-w", workbook, "history", "--json").out == before
    said = run("-w", workbook, "unpack", one)
    assert (said.status, said.out) == (0, "")
    assert said.err == f"{FILE}: 1 draft by {OWNER} saved, 5 left as sent.\n"
    shown = run("-w", workbook, "comment", "CS 14", "--show").out
    assert shown == "More children are looked after.\n"
    listed = json.loads(run("-w", workbook, "versions", "CS 14", "--json").out)
    assert (listed[0]["author"], listed[0]["state"]) == (OWNER, "draft")
    undone = run("-w", workbook, "undo").err
    assert undone == f"Undid: pack of {OWNER} for Q2 2012/13, 1 text.\n"
    assert run("-w", workbook, "comment", "CS 14", "--show").out.strip() == ""


def test_a_changed_figure_refuses_the_file_and_names_the_cell(
    run: Run, workbook: Path, one: Path
) -> None:
    fill(one, {"K7": "Up.", "C8": "1%"})
    said = run("-w", workbook, "unpack", one)
    assert said.status == 1
    assert f"{FILE}, sheet Commentary, cell C8: Figure of CS 17 was" in said.err
    assert "nothing of it is taken; --rest takes the other rows" in said.err
    rest = run("-w", workbook, "unpack", one, "--rest", "--json")
    assert rest.status == 0
    (told,) = json.loads(rest.out)
    assert [each["cell"] for each in told["problems"]] == ["C8"]
    assert {each["code"]: each["outcome"] for each in told["texts"]}["CS 14"] == (
        "saved as a draft"
    )


def test_one_file_that_is_refused_is_no_hindrance_to_another(
    run: Run, workbook: Path, one: Path, tmp_path: Path
) -> None:
    fill(one, {"K7": "Up."})
    (tmp_path / "notes.txt").write_text("Not a pack.")
    said = run("-w", workbook, "unpack", tmp_path / "notes.txt", one)
    assert said.status == 1
    assert "notes.txt: it is no .xlsx file" in said.err
    assert run("-w", workbook, "comment", "CS 14", "--show").out == "Up.\n"


def test_packs_are_not_overwritten_unless_asked(
    run: Run, workbook: Path, one: Path
) -> None:
    folder = one.parent
    said = run("-w", workbook, "pack", "--owner", OWNER, "--to", folder)
    assert (said.status, "--force" in said.err) == (1, True)
    assert run(
        *("-w", workbook, "pack", "--owner", OWNER, "--to", folder, "--force")
    ).status == 0  # fmt: skip


def test_a_pack_of_another_quarter_is_taken_when_it_is_meant(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    asked = ("--quarter", "Q1 2012/13")
    run("-w", workbook, "pack", "--owner", OWNER, "--to", tmp_path / "to", *asked)
    (path,) = (tmp_path / "to").iterdir()
    fill(path, {"K7": "Then."})
    said = run("-w", workbook, "unpack", path)
    assert (said.status, "add --quarter 'Q1 2012/13'" in said.err) == (1, True)
    assert run("-w", workbook, "unpack", path, *asked).status == 0
    shown = run("-w", workbook, "comment", "CS 14", "--show", *asked).out
    assert shown == "Then.\n"


def test_help_shows_how_both_are_used(run: Run) -> None:
    for name in ("pack", "unpack"):
        said = run(name, "--help")
        assert said.status == 0
        assert f"qperf-tui {name} " in said.out
