"""What `import --dry-run` shows: every cell, what is wrong, and how many."""

import json
from pathlib import Path

from support.commands import Run

HEAD = "Ref,Indicator,Priority,Quarter,Value"
TITLE = "Initial assessments completed within 10 working days of referral (7 days to"
ROW = (
    f'"C MTP 8","{TITLE} 2009/10)","Promote health and wellbeing and protecting the '
    'vulnerable",{}'
)


def sent(folder: Path, name: str, *rows: str) -> Path:
    path = folder / name
    path.write_text("\n".join([HEAD, *map(ROW.format, rows)]), encoding="utf-8")
    return path


def test_a_dry_run_shows_from_what_to_what_and_counts_it(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, "a.csv", "Q2 2012/13,80.1", "Q3 2012/13,82")
    said = run("-w", workbook, "import", path, "--dry-run")
    assert said.status == 0
    lines = said.out.splitlines()
    assert lines[0].split() == [
        "Cell",
        "Ref",
        "Quarter",
        "Column",
        "From",
        "To",
        "State",
    ]
    assert "79.3" in lines[1]
    assert lines[1].endswith("~ changed")
    assert lines[2].endswith("+ added")
    assert (
        lines[3] == "+ 1 added · ~ 1 changed · = 2 unchanged · ! 0 warned · × 0 refused"
    )
    assert run("-w", workbook, "import", path, "--dry-run", "--problems").out == (
        f"{lines[3]}\n"
    )


def test_a_dry_run_on_a_closed_quarter_is_shown_and_ends_with_what_is_asked(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    because = ("--reason", "It was agreed.")
    assert run("-w", workbook, "quarter", "close", "Q2 2012/13", *because).status == 0
    one = sent(tmp_path, "a.csv", "Q2 2012/13,80.1")
    two = sent(tmp_path, "b.csv", "Q3 2012/13,82")
    before = workbook.read_bytes()
    asked = "it is revised with a reason only; add --reason TEXT to bring it in.\n"
    for files in ((one,), (one, two)):
        said = run("-w", workbook, "import", *files, "--dry-run")
        assert said.status == 1, said.err
        assert "~ changed" in said.out or "! warned" in said.out
        assert "79.3" in said.out
        assert said.err.endswith(asked)
        assert "Q2 2012/13 was closed by" in said.err.splitlines()[-1]
        given = run("-w", workbook, "import", *files, "--dry-run", *because)
        assert (given.status, asked in given.err) == (0, False)
        refused = run("-w", workbook, "import", *files)
        assert (refused.status, "qperf-tui import --reason" in refused.err) == (1, True)
    assert workbook.read_bytes() == before
    assert asked not in run("-w", workbook, "import", two, "--dry-run").err


def test_problems_alone_are_shown_with_what_is_refused(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, "a.csv", "Q2 2012/13,(80.1)", "Q3 2012/13,820")
    said = run("-w", workbook, "import", path, "--dry-run", "--problems")
    assert said.status == 1
    assert "× refused" in said.out
    assert "+ added" not in said.out
    told = run("-w", workbook, "import", path, "--dry-run", "--problems", "--json")
    found = json.loads(told.out)
    assert found["counts"]["refused"] == 1
    assert {each["state"] for each in found["cells"]} <= {"refused", "warned"}
    assert any("brackets" in says for each in found["cells"] for says in each["says"])


def test_problems_are_asked_for_with_a_dry_run_only(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, "a.csv", "Q3 2012/13,82")
    said = run("-w", workbook, "import", path, "--problems")
    assert said.status == 2
    assert "--dry-run" in said.err


def test_what_is_said_of_several_files_stands_under_the_name_of_each(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    one = sent(tmp_path, "one.csv", "Q3 2012/13,82")
    other = sent(tmp_path, "other.csv", "Q4 2011/12,?")
    said = run("-w", workbook, "import", one, other, "--dry-run")
    assert said.status == 1
    assert "one.csv:\nCell" in said.out
    assert "\n\nother.csv:\n" in said.out
    assert "other.csv:\n- Line 2, column Value: '?'" in said.err


def test_the_usage_is_that_of_import(run: Run) -> None:
    assert run("import", "--help").out.startswith("Usage: qperf-tui import [OPTIONS]")
    assert "qperf-tui import --help" in run("import").err


def test_the_line_of_the_headings_can_be_named(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, "a.csv", "Q3 2012/13,82")
    twice = f"{HEAD}\nleft from last year\n{path.read_text(encoding='utf-8')}"
    path.write_text(twice, encoding="utf-8")
    assert run("-w", workbook, "import", path, "--dry-run").status == 1
    assert run("-w", workbook, "import", path, "--headings", "3").status == 0
    said = run("-w", workbook, "import", path, "--headings", "9")
    assert said.status == 1
    assert "line 9 has nothing in it" in said.err
