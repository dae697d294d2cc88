"""The main job done by command line, from a sample to an exported section."""

import csv
import hashlib
import io
import json
import stat
from pathlib import Path

import pytest

from support.commands import Run, by_code

FIELDS = {
    *("code", "title", "priority", "theme", "unit", "quarter", "value", "mark"),
    *("target", "status", "previous", "movement", "same_quarter_last_year"),
    *("commentary", "numerator", "denominator", "owner", "directorate", "basis"),
    *("polarity", "on_last_year", "why_not_comparable"),
}


def test_the_demo_without_a_terminal_prints_the_section_and_one_line(
    run: Run, home: Path
) -> None:
    first = run("demo")
    assert first.status == 0
    assert first.out.startswith("## Quarter 2 Performance Summary\n")
    assert "\n14. " in first.out
    assert first.err.count("\n") == 1
    made = home / "data" / "qperf-tui" / "sample.qperf"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    inode = made.stat().st_ino
    assert run("demo").out == first.out
    assert made.stat().st_ino == inode


def test_a_fresh_demo_forgets_what_was_tried_and_keeps_it_beside(
    run: Run, home: Path
) -> None:
    run("demo")
    run("comment", "CS 10", "--file", "-", typed="Tried out.")
    again = run("demo", "--fresh")
    assert again.status == 0
    assert "sample.qperf.replaced-1" in again.err
    assert run("comment", "CS 10", "--show").out == ""


def test_a_demo_of_another_version_is_made_anew(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QPERF_DEMO_DIR", str(tmp_path / "demo"))
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "sample.qperf").write_bytes(b"an old sample")
    assert run("demo").status == 0
    assert run("-w", tmp_path / "demo" / "sample.qperf", "list").status == 0


def test_nothing_that_loading_did_can_be_undone(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "undo")
    assert (said.status, said.out) == (1, "")
    assert said.err == "qperf-tui: There is nothing to undo.\n"


def test_list_gives_every_field_of_the_seed_report_figure(
    run: Run, workbook: Path
) -> None:
    said = run("-w", workbook, "list", "--json")
    found = by_code(said)
    assert len(found) == 82
    seed = found["C MTP 8"]
    assert seed.keys() >= FIELDS
    assert (seed["value"], seed["previous"], seed["movement"]) == (79.3, 84.6, -5.3)
    assert (seed["target"], seed["status"], seed["direction"]) == (85, "red", "worse")
    assert seed["same_quarter_last_year"] == 78.4
    assert (seed["numerator"], seed["denominator"]) == (253, 319)
    assert seed["quarter"] == "Q2 2012/13"


def test_list_says_ranges_marks_and_what_is_not_there(run: Run, workbook: Path) -> None:
    found = by_code(run("-w", workbook, "list", "--json"))
    assert found["CS 28"]["target"] == [10, 15]
    assert found["A MTP 2"]["value"] is None
    assert found["A MTP 2"]["status"] == "not due"
    assert found["CS 27"]["mark"] == "x"
    assert all(
        each["numerator"] is None
        for each in found.values()
        if each["status"] == "suppressed"
    )


def test_list_is_narrowed_by_priority_status_and_want_of_commentary(
    run: Run, workbook: Path
) -> None:
    before = ("-w", workbook, "list", "--json")
    red = by_code(run(*before, "--status", "red", "--status", "AMBER"))
    assert {each["status"] for each in red.values()} == {"red", "amber"}
    schools = by_code(run(*before, "--priority", "b"))
    assert {each["priority"][0] for each in schools.values()} == {"B"}
    wanted = by_code(run(*before, "--needs-commentary"))
    assert {each["commentary"] for each in wanted.values()} == {"needed"}
    unknown = run(*before, "--priority", "Z9")
    assert unknown.status == 1
    assert "A Enhancing Central Bedfordshire" in unknown.err


def test_the_table_is_no_wider_than_there_is_room_and_cuts_no_figure(
    run: Run, workbook: Path
) -> None:
    said = run("-w", workbook, "list")
    assert max(map(len, said.out.splitlines())) <= 100
    assert "1,308.33" in run("-w", workbook, "show", "F MTP 1").out
    assert "A Enhancing Central Bedfordshire" in said.out
    assert "79.3%" in said.out
    assert "▼5.3 worse" in said.out


def test_csv_and_json_say_the_same(run: Run, workbook: Path) -> None:
    rows = csv.DictReader(io.StringIO(run("-w", workbook, "list", "--csv").out))
    told = by_code(run("-w", workbook, "list", "--json"))
    for row in rows:
        value = told[row["code"]]["value"]
        assert row["value"] == ("" if value is None else str(value))
    both = run("-w", workbook, "list", "--csv", "--json")
    assert both.status == 2


def test_an_earlier_quarter_is_named_before_or_after_the_command(
    run: Run, workbook: Path
) -> None:
    before = run("-w", workbook, "--quarter", "Q1 2012/13", "list", "--json")
    after = run("-w", workbook, "list", "--json", "--quarter", "2012/13 Q1")
    assert before.out == after.out
    assert by_code(before)["C MTP 8"]["value"] == 84.6


def test_show_gives_the_whole_series_and_what_was_not_checked(
    run: Run, workbook: Path
) -> None:
    said = run("-w", workbook, "show", "c mtp 8", "--json")
    card = json.loads(said.out)
    assert card["series"][0]["quarter"] == "Q1 2009/10"
    assert len(card["series"]) == 14
    assert card["series"][11]["value"] is None
    assert card["series"][11]["status"] == "not available"
    assert card["breaks"][0]["from"] == "Q1 2010/11"
    assert card["comparators"][0]["checked"] == "recalled"
    assert "August" in card["commentary_body"]
    shown = run("-w", workbook, "show", "C MTP 8").out
    assert "(recalled, not checked)" in " ".join(shown.split())
    rows = run("-w", workbook, "show", "C MTP 8", "--csv").out.splitlines()
    assert len(rows) == 15


def test_a_commentary_is_saved_as_a_version_and_can_be_undone(
    run: Run, workbook: Path
) -> None:
    said = run("-w", workbook, "comment", "CS 10", "--file", "-", typed="Steady.\n")
    assert (said.status, said.out) == (0, "")
    assert said.err == (
        "Saved version 1 of the commentary on CS 10 for Q2 2012/13 as draft, "
        "by Pat Officer.\n"
    )
    assert run("-w", workbook, "comment", "CS 10", "--show").out == "Steady.\n"
    assert by_code(run("-w", workbook, "list", "--json"))["CS 10"]["commentary"] == (
        "draft"
    )
    history = json.loads(run("-w", workbook, "history", "--json").out)
    assert history[0]["made_by"] == "Pat Officer"
    assert history[0]["can_be_undone"] is True
    assert "Undid: commentary on CS 10" in run("-w", workbook, "undo").err


def test_a_commentary_is_read_from_a_file_under_the_name_given(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    words = tmp_path / "why.txt"
    words.write_text("\ufeffWhy – it moved.\n", encoding="utf-8")
    said = run(
        *("-w", workbook, "--as", "Head of Service", "comment", "CS 10"),
        *("--file", words, "--state", "ready"),
    )
    assert "as ready, by Head of Service" in said.err
    assert run("-w", workbook, "comment", "CS 10", "--show").out == "Why – it moved.\n"


@pytest.mark.parametrize("typed", ["", " \n\n"])
def test_no_text_is_no_commentary(run: Run, workbook: Path, typed: str) -> None:
    said = run("-w", workbook, "comment", "CS 10", "--file", "-", typed=typed)
    assert said.status == 1
    assert "nothing is changed" in said.err


def test_agreed_words_come_into_the_draft_and_the_export_is_the_same_twice(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    typed = "Agreed words of the officer."
    run(
        *("-w", workbook, "comment", "C MTP 8", "--state", "ready"),
        *("--file", "-"),
        typed=typed,
    )
    assert typed not in run("-w", workbook, "draft").out
    run("-w", workbook, "--as", "Head of Service", "agree", "C MTP 8")
    drafted = run("-w", workbook, "draft")
    assert typed in drafted.out
    out = tmp_path / "summary.md"
    assert run("-w", workbook, "export", "summary", "-o", out).status == 0
    written = out.read_text(encoding="utf-8")
    imprint = next(e for e in written.splitlines() if e.startswith("Public · "))
    assert written.replace(f"{imprint}\n\n", "") == drafted.out
    once = hashlib.sha256(out.read_bytes()).hexdigest()
    refused = run("-w", workbook, "export", "summary", "-o", out)
    assert refused.status == 1
    assert "--force" in refused.err
    run("-w", workbook, "export", "summary", "-o", out, "--force")
    assert hashlib.sha256(out.read_bytes()).hexdigest() == once
    assert run("-w", workbook, "export", "summary", "-o", "-").out == written


def test_the_section_starts_at_the_number_asked_for(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "export", "summary", "--start", "31")
    assert "\n31. " in said.out
    assert "\n14. " not in said.out


def test_draft_as_json_says_the_paragraphs_with_their_numbers(
    run: Run, workbook: Path
) -> None:
    drafted = json.loads(run("-w", workbook, "draft", "--json").out)
    numbers = [each["number"] for each in drafted["paragraphs"]]
    assert numbers == list(range(14, 14 + len(numbers)))
    assert drafted["changed"] == 0


def test_check_ends_with_4_when_something_blocks(run: Run, workbook: Path) -> None:
    run(
        *("-w", workbook, "comment", "C MTP 8", "--state", "draft", "--file", "-"),
        typed="Not agreed yet.",
    )
    said = run("-w", workbook, "check", "--json")
    assert said.status == 4
    found = json.loads(said.out)
    assert found["blocking"] >= 1
    assert "C MTP 8" in {each["code"] for each in found["findings"]}
    plain = run("-w", workbook, "check")
    assert plain.status == 4
    assert plain.out.startswith("blocks")
