"""The next quarter is opened and its returns are chased, by the commands alone."""

import csv
import io
import json
from pathlib import Path

import pytest

from support.commands import Run, Said

Q2, Q3 = "Q2 2012/13", "Q3 2012/13"
MEETING = ("--meeting", "2013-03-12")


@pytest.fixture
def does(run: Run, workbook: Path) -> Run:
    """The commands on the sample, whose own day is 27 November 2012."""

    def command(*arguments: str | Path, typed: str = "") -> Said:
        return run("-w", workbook, *arguments, typed=typed)

    return command


@pytest.fixture
def opened(does: Run) -> Run:
    done = does("quarter", "open", Q3, *MEETING)
    assert done.status == 0, done.err
    return does


def test_a_dry_run_says_what_opening_would_do_and_does_none_of_it(does: Run) -> None:
    said = does("quarter", "open", Q3, *MEETING, "--dry-run")
    assert said.status == 0
    assert "70 returns due from 34 owners, 12 not due" in said.out
    assert "Figures due 20 Feb 2013, commentary 25 Feb 2013" in said.out
    assert "13 paragraphs around the summary, 4 open actions, 2 requests" in said.out
    assert "Comparators over a year old: B MTP 1" in said.out
    assert "  Head of Access and Inclusion (1): CS 9" in said.out
    assert "Nothing is written" in said.err
    assert does("quarter", "open", "--dry-run", *MEETING).out == said.out
    assert "70 missing" not in does("quarter", "missing").err
    assert does("history").out.count("opened") == 0


def test_what_is_opened_is_what_every_command_then_begins_with(does: Run) -> None:
    assert does("list").out.startswith(f"{Q2}:")
    assert does("quarter", "open", *MEETING).status == 0
    assert does("list").out.startswith(f"{Q3}:")
    assert "12 Mar 2013" in does("meeting").out
    undone = does("undo")
    assert undone.err == f"Undid: {Q3} opened, its meeting on 12 March 2013.\n"
    assert "12 Mar" not in does("paper", "--quarter", Q3).out
    assert does("list").out.startswith(f"{Q2}:")
    assert does("redo").status == 0
    assert does("list").out.startswith(f"{Q3}:")


def test_an_opened_quarter_waits_for_figures_and_not_yet_for_words(opened: Run) -> None:
    listed = opened("list").out
    assert listed.startswith(f"{Q3}: 0 of 0 rated on target, 12 not due, 70 missing\n")
    queued = opened("queue")
    assert queued.out.count("figure awaited") == 2 * 70
    assert "commentary to be written" not in queued.out
    assert "70 figures awaited; 0 commentaries missing" in queued.err
    found = json.loads(opened("queue", "--json").out)["entries"]
    awaited = [each for each in found if each["kind"] == "figure awaited"]
    assert {each["due"] for each in awaited} == {"2013-02-20"}
    assert opened("figure", "set", "A MTP 1", "75", "--yes").status == 0
    assert "69 figures awaited" in opened("queue").err
    assert opened("quarter", "due", "A MTP 3", "--not", "--reason", "So.").status == 0
    assert "68 figures awaited" in opened("queue").err
    assert "13 not due, 68 missing" in opened("list").out
    checked = opened("check").out
    assert "C MTP 8 has no figure for Q3 2012/13; enter one" in checked
    assert "C MTP 8 needs commentary" not in checked


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ((Q3,), 1, f"{Q3} is open already: Pat Officer opened it on"),
        ((Q2,), 1, f"{Q2} is open already, since there are figures"),
        (("Q1 2013/14",), 1, "cannot be opened before Q4 2012/13"),
        (("Q4 2012/13",), 1, f"{Q3} still lacks 70 figures (A MTP 1,"),
        ((Q3, "--carry-targets"), 2, "go together"),
        ((Q3, "--reason", "So."), 2, "go together"),
        (("soon",), 2, "is not a quarter"),
        (("Q4 2012/13", "--incomplete", "--meeting", "2013-01-01"), 1, "not ended by"),
    ],
    ids=str,
)
def test_a_quarter_that_may_not_be_opened_is_refused_in_one_sentence(
    opened: Run, arguments: tuple[str, ...], status: int, said: str
) -> None:
    done = opened("quarter", "open", *arguments)
    assert (done.status, done.out) == (status, "")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert json.loads(opened("quarter", "open", "--dry-run", "--json").out)[
        "quarter"
    ] == ("Q4 2012/13")


def test_a_closed_quarter_is_not_opened(does: Run) -> None:
    assert does("quarter", "close", Q3, "--reason", "Not reported.").status == 0
    done = does("quarter", "open", Q3)
    assert done.status == 1
    assert f"{Q3} was closed by Pat Officer" in done.err


def test_what_is_missing_is_listed_from_whom_and_how_late(opened: Run) -> None:
    said = opened("quarter", "missing")
    assert said.status == 0
    assert said.err == f"{Q3}: 70 missing, 12 not due.\n"
    assert "Children's Services: Head of Access and Inclusion" in said.out
    assert opened("quarter", "missing", "--late").out == ""
    moved = opened("quarter", "due", "CS 9", "1 November 2012", "--reason", "A census.")
    assert moved.err == f"The return of CS 9 for {Q3} is due on 1 November 2012.\n"
    (late,) = json.loads(opened("quarter", "missing", "--late", "--json").out)
    assert late == {
        "quarter": Q3,
        "directorate": "Children's Services",
        "owner": "Head of Access and Inclusion",
        "code": "CS 9",
        "title": "Permanent exclusions from schools",
        "state": "late",
        "missing": "figure",
        "due": "2012-11-01",
        "days_late": 26,
        "target": "16 (milestone)",
        "why": "A census.",
    }
    rows = list(csv.DictReader(io.StringIO(opened("quarter", "missing", "--csv").out)))
    assert len(rows) == 70
    assert [row["days_late"] for row in rows if row["code"] == "CS 9"] == ["26"]
    every = json.loads(opened("quarter", "missing", "--all", "--json").out)
    assert len(every) == 82


def test_a_return_that_comes_is_missing_no_more(opened: Run, tmp_path: Path) -> None:
    path = tmp_path / "2012-13-Q3.csv"
    path.write_text(
        "Ref,Indicator,Priority,Quarter,Value\n"
        "CS 9,Permanent exclusions from schools,Improved educational attainment,"
        f"{Q3},30\n",
        encoding="utf-8",
    )
    assert opened("import", path).status == 0
    (found,) = (
        each
        for each in json.loads(opened("quarter", "missing", "--all", "--json").out)
        if each["code"] == "CS 9"
    )
    assert (found["state"], found["missing"]) == ("in part", "commentary")
    text = opened("comment", "CS 9", "--file", "-", typed="More than was expected.")
    assert text.status == 0
    assert "CS 9" not in opened("quarter", "missing").out


def test_a_return_that_is_called_off_is_chased_no_more(opened: Run) -> None:
    off = ("quarter", "due", "CS 9", "--not", "--reason", "Counted once a year.")
    assert opened(*off).err == f"The return of CS 9 for {Q3} is not due.\n"
    assert opened("quarter", "missing").err == f"{Q3}: 69 missing, 13 not due.\n"
    assert "Counted once a year." in opened("quarter", "missing", "--all").out
    back = ("quarter", "due", "CS 9", "--remove", "--reason", "It is counted.")
    assert opened(*back).status == 0
    assert opened("quarter", "missing").err == f"{Q3}: 70 missing, 12 not due.\n"
    assert opened(*back).status == 1
    for wrong in ((), ("2013-02-01", "--not"), ("--not", "--remove")):
        done = opened("quarter", "due", "CS 9", *wrong, "--reason", "x")
        assert done.status == 2
    assert opened("quarter", "due", "NONE", "--not", "--reason", "x").status == 1


def test_reminders_are_written_one_for_each_owner_with_a_list_of_all(
    opened: Run, tmp_path: Path
) -> None:
    opened("quarter", "due", "CS 9", "1 November 2012", "--reason", "A census.")
    folder = tmp_path / "letters"
    done = opened("quarter", "remind", "-o", folder)
    assert done.status == 0, done.err
    assert done.err == f"34 reminders for {Q3} written, of 70 returns.\n"
    names = [Path(each).name for each in done.out.splitlines()]
    assert len(names) == 35
    assert names[-1] == "reminders.csv"
    assert sorted(each.name for each in folder.iterdir()) == sorted(names)
    letter = folder / "2012-13-Q3-reminder-head-of-access-and-inclusion.txt"
    assert letter.read_text(encoding="utf-8").splitlines()[:11] == [
        "To: Head of Access and Inclusion",
        f"Subject: {Q3}: 1 return awaited, 1 late",
        "",
        "INTERNAL: for colleagues of the council only.",
        "",
        "Central Bedfordshire Council, as at 27 November 2012",
        "",
        f"Still awaited from you for {Q3} (October to December 2012):",
        "",
        "1. CS 9: Permanent exclusions from schools",
        "   Missing: figure, due on 1 November 2012, 26 days late",
    ]
    listed = (folder / "reminders.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(listed.decode("utf-8-sig"))))
    assert {row["Marking"] for row in rows} == {"Internal"}
    assert {row["File"] for row in rows} == set(names[:-1])
    assert [row["Days late"] for row in rows if row["Ref"] == "CS 9"] == ["26"]
    again = opened("quarter", "remind", "-o", folder)
    assert again.status == 1
    assert "is there already" in again.err


def test_the_same_reminders_are_the_same_bytes(opened: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        opened("quarter", "remind", "-o", tmp_path / name)
    one, two = (
        {each.name: each.read_bytes() for each in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two


def test_one_owner_or_directorate_alone_is_reminded(
    opened: Run, tmp_path: Path
) -> None:
    by_owner = opened(
        *("quarter", "remind", "--owner", "head of housing strategy"),
        *("-o", tmp_path / "one"),
    )
    assert by_owner.err == f"1 reminder for {Q3} written, of 1 return.\n"
    by_area = opened(
        *("quarter", "remind", "--directorate", "Public Health"),
        *("-o", tmp_path / "area"),
    )
    assert by_area.err == f"1 reminder for {Q3} written, of 3 returns.\n"
    for option in ("--owner", "--directorate"):
        unknown = opened("quarter", "remind", option, "Nobody", "-o", tmp_path / "no")
        assert unknown.status == 1
        assert "No indicator has the" in unknown.err
        assert not (tmp_path / "no").exists()


def test_where_nothing_is_missing_nobody_is_reminded(does: Run, tmp_path: Path) -> None:
    folder = tmp_path / "none"
    done = does(
        *("quarter", "remind", "--quarter", Q2, "--owner", "Head of Housing Strategy"),
        *("-o", folder),
    )
    assert done.status == 0
    assert "nobody is to be reminded" in done.err
    assert not folder.exists()


def test_no_text_from_data_is_markup_a_heading_or_a_formula(
    opened: Run, tmp_path: Path
) -> None:
    for field, said in (
        ("owner", "=HYPERLINK(1)\nBcc: all@example.org"),
        ("title", "@SUM(A1)\nSubject: [x](http://example.org)"),
    ):
        done = opened(
            *("indicator", "amend", "CS 9", f"{field}={said}"),
            *("--reason", "For a test."),
        )
        assert done.status == 0, done.err
    folder = tmp_path / "letters"
    opened(
        "quarter",
        "remind",
        "--owner",
        "=HYPERLINK(1) Bcc: all@example.org",
        "-o",
        folder,
    )
    (letter,) = folder.glob("*.txt")
    lines = letter.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "To: =HYPERLINK(1) Bcc: all@example.org"
    assert sum(each.startswith(("Subject:", "Bcc:")) for each in lines) == 1
    listed = (folder / "reminders.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(listed))
    assert row["Owner"].startswith("'=HYPERLINK")
    assert row["Indicator"].startswith("'@SUM")


def test_a_read_only_workbook_is_looked_at_and_not_opened(does: Run) -> None:
    assert does("--read-only", "quarter", "open", Q3, "--dry-run").status == 0
    done = does("--read-only", "quarter", "open", Q3)
    assert done.status == 2
    assert "--read-only was asked for" in done.err
