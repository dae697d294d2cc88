"""Texts at the command line: checked, revised, recoded, and kept from going out."""

import json
from pathlib import Path

from support.commands import Run

FAULTY = "Performance fell 5.3% on Quarter 1,\nand {.movment} since.\n"


def test_a_text_is_checked_with_line_column_rule_cause_and_mend(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    source = tmp_path / "words.txt"
    source.write_text(FAULTY, encoding="utf-8")
    said = run("-w", workbook, "check", "--text", source, "--about", "C MTP 8")
    assert said.status == 4
    assert "1:18 blocks per-cent-for-points “5.3%” reads as a share" in said.out
    assert "Write 5.3 percentage points." in said.out
    assert "2:5 blocks token There is no measure “movment”" in said.out
    assert "Did you mean {.movement}" in said.out


def test_a_text_from_stdin_is_checked_as_json(run: Run, workbook: Path) -> None:
    said = run(
        "-w", workbook, "check", "--text", "-", "--about", "cs 18", "--json",
        typed="It was 41 of 72.",
    )  # fmt: skip
    (found,) = [
        each for each in json.loads(said.out)["flags"] if each["rule"] == "wrong-figure"
    ]
    assert found["mend"] == "Write 41 of 71."
    assert (found["line"], found["column"], found["text"]) == (1, 8, "41 of 72")
    assert found["is_blocking"] is True


def test_a_text_with_nothing_wrong_ends_well(run: Run, workbook: Path) -> None:
    said = run(
        "-w", workbook, "check", "--text", "-", "--about", "C MTP 8",
        typed="Performance was {.value:words} in Quarter 2.",
    )  # fmt: skip
    assert (said.status, said.out) == (0, "")
    assert "Nothing is wrong" in said.err


def test_about_alone_and_unknown_codes_are_refused(run: Run, workbook: Path) -> None:
    assert run("-w", workbook, "check", "--about", "CS 18").status == 2
    unknown = run(
        "-w", workbook, "check", "--text", "-", "--about", "CS 999", typed="x"
    )
    assert unknown.status == 1
    assert "There is no indicator" in unknown.err


def test_an_indicator_is_recoded_and_put_back(run: Run, workbook: Path) -> None:
    reason = ("--reason", "New plan.")
    said = run("-w", workbook, "recode", "CS 18", "C MTP 12", *reason)
    assert said.status == 0
    assert "CS 18 is now C MTP 12; 0 texts that name its figures follow." in said.err
    assert "C MTP 12" in run("-w", workbook, "show", "CS 18").out
    assert run("-w", workbook, "recode", "CS 18", "CS 24", *reason).status == 1
    assert run("-w", workbook, "recode", "CS 18", "CS 99").status == 2
    assert "CS 18 recoded as C MTP 12" in run("-w", workbook, "undo").err
    assert run("-w", workbook, "show", "C MTP 12").status == 1


def test_revised_texts_are_listed_and_counted(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    assert run("-w", workbook, "revised").out == ""
    rows = tmp_path / "return.csv"
    rows.write_text(
        "Ref,Indicator,Priority,Quarter,Value\n"
        "SC 5,Households in temporary accommodation at quarter end,"
        "Promote health and wellbeing and protecting the vulnerable,Q2 2011/12,70\n",
        encoding="utf-8",
    )
    assert run("-w", workbook, "import", rows).status == 0
    said = run("-w", workbook, "revised")
    assert "commentary on SC 5: SC 5, movement year: 7 →" in said.out
    found = json.loads(run("-w", workbook, "revised", "--json").out)
    assert found["texts"][0]["code"] == "SC 5"
    assert found["texts"][0]["is_live"] is False
