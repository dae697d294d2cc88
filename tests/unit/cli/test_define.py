"""Spreadsheets of targets and owners, as an officer brings them in."""

import json
from pathlib import Path

import xlsxwriter

from hazards.import_corpus.open_documents import (
    document,
    old_book,
    row,
    table,
    text,
)
from support.commands import Run

BECAUSE = ("--reason", "As cabinet agreed.")
CODES = ("CS 9", "CS 10", "CS 12", "CS 19", "C MTP 8")


def sheet(path: Path, rows: list[list[str | float]]) -> Path:
    """A spreadsheet of one sheet."""
    with xlsxwriter.Workbook(path) as book:
        held = book.add_worksheet("Targets")
        for at, row in enumerate(rows):
            held.write_row(at, 0, row)
    return path


def test_the_targets_of_a_new_year_come_as_a_spreadsheet(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    rows: list[list[str | float]] = [
        ["Targets agreed by cabinet on 2 April 2013"],
        ["PI Code", "Title", "Q1", "Q2", "Annual target", "Rationale"],
        *([code, "Any", 80, 81.5, 85, "The new plan."] for code in CODES),
    ]
    file = sheet(tmp_path / "targets.xlsx", rows)
    does = ("-w", workbook, "define", "targets", file, "--year", "2013/14")
    before = workbook.read_bytes()
    seen = run(*does, "--dry-run")
    assert seen.status == 0, seen.err
    assert "C MTP 8, year end 2013/14" in seen.out
    assert "15 added, 0 changed" in seen.err
    assert workbook.read_bytes() == before
    done = json.loads(run(*does, "--json").out)
    assert (done["outcome"], done["added"]) == ("clean", 15)
    told = run("-w", workbook, "changed", "--since", "Q1 2012/13").out
    assert told.count("The new plan") == 15
    assert "81.5" in run("-w", workbook, "target", "list", "CS 9").out
    again = json.loads(run(*does, "--json").out)
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 15)
    assert "targets.xlsx" in run("-w", workbook, "undo").err
    assert "The new plan" not in run("-w", workbook, "changed").out
    assert "nothing to undo" in run("-w", workbook, "undo").err


def test_forty_owners_are_corrected_at_once(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    listed = json.loads(run("-w", workbook, "list", "--json").out)[:40]
    file = tmp_path / "owners.csv"
    lines = [f"{each['code']};Head of Service, North" for each in listed]
    file.write_bytes("\r\n".join(["Ref;Lead officer", *lines]).encode("utf-16"))
    done = run("-w", workbook, "define", "indicators", file, *BECAUSE)
    assert done.status == 0, done.err
    assert "40 changed" in done.err
    now = json.loads(run("-w", workbook, "list", "--json").out)
    named = [e for e in now if e["owner"] == "Head of Service, North"]
    assert len(named) == 40
    about = listed[7]["code"]
    assert "owners.csv" in run("-w", workbook, "history", "--on", about).out


def test_a_bad_table_is_named_cell_by_cell_and_changes_nothing(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    rows: list[list[str | float]] = [
        ["Ref", "Quarter", "Target"],
        *(["ZZ 1", "Q1 2013/14", "soon"] for _ in range(70)),
    ]
    file = sheet(tmp_path / "bad.xlsx", rows)
    before = workbook.read_bytes()
    done = run("-w", workbook, "define", "targets", file, *BECAUSE, "--json")
    assert done.status == 1
    told = json.loads(done.out)
    assert len(told["messages"]) == 51
    assert told["messages"][0]["cell"] == "A2"
    assert "70 problems in all" in told["messages"][-1]["says"]
    assert workbook.read_bytes() == before


def test_what_cannot_be_understood_is_wrong_usage(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    assert run("-w", workbook, "define", "wishes", tmp_path / "a.csv").status == 2
    gone = run("-w", workbook, "define", "targets", tmp_path / "gone.csv", *BECAUSE)
    assert gone.status == 1
    assert "there is no such file" in gone.err


def test_a_national_file_of_every_authority_comes_in_june(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    file = tmp_path / "lait.csv"
    names = ["England", "Central Bedfordshire", *(f"Council {n}" for n in range(150))]
    lines = [
        f"{year}/{year - 1999:02d},{area},{what},{'c' if at == 7 else 50 + at % 40}"
        for year in range(2007, 2013)
        for what in ("C MTP 8", "B MTP 1", *(f"Other {n}" for n in range(8)))
        for at, area in enumerate(names)
    ]
    file.write_text("\n".join(["Year,LA name,Measure,Value", *lines]), encoding="utf-8")
    does = ("-w", workbook, "define", "national", file)
    said = ("--neighbours", "Council 1; Council 2; Council 6; Nowhere")
    seen = run(*does, *said, "--dry-run")
    assert seen.status == 0, seen.err
    assert "no row is of the neighbour 'Nowhere'" in seen.err
    assert "'Other 0'" in seen.err
    assert "C MTP 8, England, 2012/13" in seen.out
    done = json.loads(run(*does, *said, "--json").out)
    assert (done["outcome"], done["rows"]) == ("warn", len(lines))
    assert done["added"] + done["changed"] == 24
    shown = " ".join(run("-w", workbook, "show", "C MTP 8").out.split())
    assert "rank 33 of 150 (1 is best)" in shown, "ours, and all but the one marked c"
    assert "3 authorities" in shown
    assert "lait.csv" in run("-w", workbook, "changed", "--since", "Q1 2012/13").out
    assert "lait.csv" in run("-w", workbook, "undo").err
    assert "(1 is best)" not in run("-w", workbook, "show", "C MTP 8").out


def test_what_stands_is_written_changed_in_a_spreadsheet_and_brought_back(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    file = tmp_path / "indicators.csv"
    assert run("-w", workbook, "define", "indicators", "-o", file).status == 0
    assert run("-w", workbook, "define", "indicators", "-o", file).status == 1
    same = run("-w", workbook, "define", "indicators", file)
    assert "0 added, 0 changed" in same.err
    text = file.read_text(encoding="utf-8-sig")
    file.write_text(text.replace("Head of Intake", "Director of Intake"), "utf-8")
    done = run("-w", workbook, "define", "indicators", file, *BECAUSE)
    assert (done.status, "0 changed" in done.err) == (0, False)
    assert "Director of Intake" in run("-w", workbook, "show", "C MTP 8").out
    assert run("-w", workbook, "define", "targets", "-o", "-").out.startswith("Ref,")
    assert run("-w", workbook, "define", "people", "-o", "-").status == 1
    assert run("-w", workbook, "define", "targets").status == 2


def test_old_excel_and_open_documents_are_read_too(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    rows = [["Ref", "Quarter", "Target"], ["CS 9", "Q1 2013/14", "9"]]
    files = {
        "targets.ods": document(table(*(row(*map(text, each)) for each in rows))),
        "targets.xls": old_book(*rows),
        "targets.json": json.dumps([dict(zip(*rows, strict=True))]).encode(),
    }
    for name, content in files.items():
        file = tmp_path / name
        file.write_bytes(content)
        does = ("-w", workbook, "define", "targets", file, *BECAUSE, "--dry-run")
        done = run(*does, "--json")
        assert done.status == 0, done.out
        assert json.loads(done.out)["added"] == 1


def test_what_would_change_is_said_of_a_workbook_that_may_not_be_written_to(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    file = tmp_path / "targets.csv"
    file.write_text("Ref,Quarter,Target\nC MTP 8,Q1 2013/14,84\n", encoding="utf-8")
    before = workbook.read_bytes()
    does = ("-w", workbook, "--read-only", "define", "targets", file)
    seen = run(*does, "--dry-run")
    assert (seen.status, "1 added" in seen.err) == (0, True), seen.err
    assert run(*does, *BECAUSE).status != 0
    assert workbook.read_bytes() == before


def test_a_table_of_definitions_brought_in_as_a_return_is_told_for_what_it_is(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    file = tmp_path / "targets.csv"
    file.write_text("Ref,Quarter,Target\nC MTP 8,Q1 2013/14,84\n", encoding="utf-8")
    refused = run("-w", workbook, "import", file)
    assert refused.status == 1
    assert (
        "it looks like a table of targets; if it is, bring it in with qperf-tui define "
        "targets FILE." in refused.err
    )
    wrong = run("-w", workbook, "define", "people", file, *BECAUSE)
    assert "qperf-tui define targets FILE" in wrong.err
