"""Where did this come from: on the command line, of a figure and of a file."""

import hashlib
import json
from pathlib import Path

from support.commands import Run, content

ROW = "CS 1,Children seen in time,Safer children,Q2 2012/13,{}"
HEAD = "Code,Title,Objective,Period,Actual"


def made(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "council.qperf"
    run("-w", path, "new")
    return path


def sent(tmp_path: Path, value: str, name: str = "CS.csv") -> Path:
    path = tmp_path / name
    path.write_text(f"{HEAD}\n{ROW.format(value)}\n", encoding="utf-8")
    return path


def test_a_figure_says_its_file_place_hash_headings_who_when_and_why(
    run: Run, tmp_path: Path
) -> None:
    path, file = made(run, tmp_path), sent(tmp_path, "79.3")
    run("-w", path, "import", file)
    later = sent(tmp_path, "79.9", "late.csv")
    run("-w", path, "--as", "B Officer", "import", later)
    told = run("-w", path, "show", "CS 1", "--sources").out
    assert "Q2 2012/13: 79.9, from late.csv, line 2" in told
    assert "Revision 2, by B Officer, " in told
    assert "Q2 2012/13: 79.3 (stands no more), from CS.csv, line 2" in told
    assert hashlib.sha256(file.read_bytes()).hexdigest() in told
    assert "Actual as Value" in told
    sources = json.loads(run("-w", path, "show", "CS 1", "--json").out)["sources"]
    assert [each["value"] for each in sources] == ["79.9", "79.3"]
    assert [each["stands"] for each in sources] == [True, False]
    assert sources[1]["import"]["file"] == "CS.csv"
    assert sources[1]["import"]["headings"]["Value"] == "Actual"
    assert sources[1]["place"] == "line 2"


def test_a_profile_is_named_with_the_figures_it_read(run: Run, tmp_path: Path) -> None:
    path, file = made(run, tmp_path), sent(tmp_path, "79.3")
    run("-w", path, "import", file, "--save-profile", "Children")
    run("-w", path, "import", sent(tmp_path, "79.9", "next.csv"))
    told = run("-w", path, "show", "CS 1", "--sources").out
    assert "By the profile Children" in told


def test_the_very_same_file_is_known_again_and_writes_nothing(
    run: Run, tmp_path: Path
) -> None:
    path, file = made(run, tmp_path), sent(tmp_path, "79.3")
    asked = run("-w", path, "import", "verify", file)
    assert asked.status == 1
    assert "was never imported" in asked.err
    run("-w", path, "import", file)
    again = run("-w", path, "import", file)
    assert "the very same file was already brought in on " in again.err
    assert "0 figures added, 0 changed" in again.err
    asked = run("-w", path, "import", "verify", file)
    assert asked.status == 0
    assert asked.out.startswith("This is CS.csv, imported on ")
    listed = json.loads(run("-w", path, "import", "list", "--json").out)
    assert [each["file"] for each in listed] == ["CS.csv"]


def test_an_earlier_import_is_undone_by_its_number_and_nothing_else(
    run: Run, tmp_path: Path
) -> None:
    path = made(run, tmp_path)
    run("-w", path, "import", sent(tmp_path, "79.3"))
    run("-w", path, "import", sent(tmp_path, "79.9", "late.csv"))
    aim = run("-w", path, "target", "set", "CS 1", "85%", "--reason", "As agreed.")
    assert aim.status == 0, aim.err
    undone = run("-w", path, "import", "undo", "2")
    assert undone.status == 0, undone.err
    assert "import of late.csv" in undone.err
    told = run("-w", path, "show", "CS 1", "--sources").out
    assert "Q2 2012/13: 79.3, as it stood before an import that was undone" in told
    listed = run("-w", path, "import", "list").out.splitlines()
    assert listed[1].startswith("2")
    assert listed[1].endswith("undone")
    assert not listed[2].endswith("undone")
    assert run("-w", path, "import", "undo", "2").status == 1
    before = content(run, path)
    refused = run("-w", path, "import", "undo", "1")
    assert refused.status == 1
    assert "undo those first" in refused.err
    assert content(run, path) == before


def test_files_that_came_together_are_listed_and_undone_together(
    run: Run, tmp_path: Path
) -> None:
    path, file = made(run, tmp_path), sent(tmp_path, "79.3")
    run("-w", path, "import", file)
    before = content(run, path)
    other = tmp_path / "adults.csv"
    other.write_text(f"{HEAD}\n{ROW.format(81).replace('Q2', 'Q3')}\n", "utf-8")
    both = run("-w", path, "import", sent(tmp_path, "80", "late.csv"), other)
    assert both.status == 0, both.err
    listed = run("-w", path, "import", "list").out.splitlines()
    assert [each.split()[0] for each in listed[1:]] == ["3", "2", "1"]
    assert [each.split()[-2:] for each in listed[1:3]] == [["with", "2"], ["with", "3"]]
    assert "with" not in listed[3]
    told = json.loads(run("-w", path, "import", "list", "--json").out)
    assert [each["with"] for each in told] == [[2], [3], []]
    undone = run("-w", path, "import", "undo", "2")
    assert "Undid: import of 2 files (late.csv, adults.csv)" in undone.err
    assert content(run, path) == before
    listed = run("-w", path, "import", "list").out.splitlines()
    assert [each.endswith("undone") for each in listed[1:]] == [True, True, False]
    assert run("-w", path, "import", "undo", "3").status == 1
    run("-w", path, "redo")
    listed = run("-w", path, "import", "list").out.splitlines()
    assert listed[1].endswith("with 2")
    again = run("-w", path, "import", "undo", "3")
    assert "import of 2 files" in again.err
    assert content(run, path) == before
