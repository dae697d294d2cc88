"""Returns brought in by command line: all of their rows, or none."""

import json
from pathlib import Path

import pytest

from qperf_tui import assets
from support.commands import Run, Send, by_code, content

RETURNS = Path(str(assets.folder("sample_data"))) / "returns"
HEADINGS = "Ref,Indicator,Priority,Quarter,Value\n"
ROW = (
    "C MTP 8,"
    "Initial assessments completed within 10 working days of referral"
    " (7 days to 2009/10),"
    "Promote health and wellbeing and protecting the vulnerable,{},{}\n"
)


@pytest.fixture
def send(tmp_path: Path) -> Send:
    def write(name: str, *rows: str) -> Path:
        path = tmp_path / name
        path.write_text(HEADINGS + "".join(rows), encoding="utf-8")
        return path

    return write


def test_importing_a_return_twice_changes_nothing(run: Run, workbook: Path) -> None:
    for name in ("2012-13-Q2-SCS.csv", "2012-13-Q2-CR.xlsx"):
        before = content(run, workbook)
        said = run("-w", workbook, "import", RETURNS / name, "--json")
        assert said.status == 0
        told = json.loads(said.out)
        assert list(told)[:4] == ["outcome", "rows", "changed", "messages"]
        assert (told["outcome"], told["changed"]) == ("clean", 0)
        assert content(run, workbook) == before
    assert run("-w", workbook, "undo").status == 1


def test_a_dry_run_says_from_what_to_what_and_writes_nothing(
    run: Run, workbook: Path, send: Send
) -> None:
    sent = send("more.csv", ROW.format("Q2 2012/13", "80.1"))
    before = content(run, workbook)
    said = run("-w", workbook, "import", sent, "--dry-run")
    assert said.status == 0
    assert "79.3" in said.out
    assert "80.1" in said.out
    assert "1 changed" in said.err
    assert content(run, workbook) == before


def test_a_refused_return_says_why_and_leaves_everything_as_it_was(
    run: Run, workbook: Path, send: Send
) -> None:
    sent = send(
        "bad.csv",
        ROW.format("Q2 2012/13", "80.1"),
        ROW.format("2012Q2", "1"),
        ROW.format("Q1 2012/13", "(5.2)"),
    )
    before = content(run, workbook)
    said = run("-w", workbook, "import", sent, "--json")
    assert said.status == 1
    told = json.loads(said.out)
    assert (told["outcome"], told["changed"]) == ("refuse", 0)
    assert {each["line"] for each in told["messages"]} == {3, 4}
    assert all(
        set(each) == {"line", "cell", "column", "says"} for each in told["messages"]
    )
    assert content(run, workbook) == before
    plain = run("-w", workbook, "import", sent)
    assert (plain.status, plain.out) == (1, "")
    assert "nothing of it is imported" in plain.err


def test_of_several_files_all_are_imported_or_none(
    run: Run, workbook: Path, send: Send
) -> None:
    good = send("good.csv", ROW.format("Q3 2012/13", "81"))
    bad = send("bad.csv", ROW.format("Q2 2012/13", "eighty"))
    before = content(run, workbook)
    said = run("-w", workbook, "import", good, bad, "--json")
    assert said.status == 1
    told = json.loads(said.out)
    assert (told["outcome"], told["changed"]) == ("refuse", 0)
    assert [each["outcome"] for each in told["files"]] == ["clean", "refuse"]
    assert content(run, workbook) == before
    other = send("other.csv", ROW.format("Q2 2012/13", "80"))
    tried = run("-w", workbook, "import", good, other, "--dry-run", "--json")
    assert json.loads(tried.out)["changed"] == 2
    assert content(run, workbook) == before
    assert run("-w", workbook, "import", good, other).status == 0
    assert by_code(run("-w", workbook, "list", "--json"))["C MTP 8"]["value"] == 81.0
    named = "import of 2 files (good.csv, other.csv)"
    assert named in run("-w", workbook, "history", "--on", "C MTP 8").out
    assert named in run("-w", workbook, "undo").err
    assert by_code(run("-w", workbook, "list", "--json"))["C MTP 8"]["value"] == 79.3
    assert run("-w", workbook, "redo").status == 0
    assert by_code(run("-w", workbook, "list", "--json"))["C MTP 8"]["value"] == 81.0


def test_at_most_fifty_problems_are_listed_and_then_their_number(
    run: Run, workbook: Path, send: Send
) -> None:
    sent = send("bad.csv", *(ROW.format("Q2 2012/13", "?") for _ in range(70)))
    messages = json.loads(run("-w", workbook, "import", sent, "--json").out)["messages"]
    assert len(messages) == 51
    assert messages[-1]["says"].startswith("70 problems in all")


def test_a_first_return_fills_a_new_workbook(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "first.qperf"
    run("-w", path, "new")
    said = run("-w", path, "import", RETURNS / "2012-13-Q2-SCS.csv", "--json")
    assert said.status == 0
    assert json.loads(said.out)["changed"] == 17
    assert len(by_code(run("-w", path, "list", "--json"))) == 17
