"""The council's words and its house style, as the command line lists and sets them."""

import csv
import io
import json
from pathlib import Path

from qperf_tui.storage.workbook import Workbook
from support.commands import Run
from support.section import edit_numbered
from support.workbooks import stamp

BECAUSE = ("--reason", "Agreed with the chair.")


def test_words_are_learnt_listed_and_forgotten(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "words")
    assert (said.status, said.out) == (0, "")
    assert "words add WORD" in said.err
    assert (
        "“Frameworki” is learnt"
        in run("-w", workbook, "words", "add", "Frameworki").err
    )
    assert run("-w", workbook, "words").out == "Frameworki\n"
    (listed,) = json.loads(run("-w", workbook, "words", "--json").out)
    assert (listed["word"], listed["added_by"]) == ("Frameworki", "Pat Officer")
    rows = list(csv.DictReader(io.StringIO(run("-w", workbook, "words", "--csv").out)))
    assert [each["word"] for each in rows] == ["Frameworki"]
    assert run("-w", workbook, "words", "remove", "Frameworki").status == 0
    assert run("-w", workbook, "words").out == ""
    assert run("-w", workbook, "undo").err == "Undid: forgot “Frameworki”.\n"
    assert run("-w", workbook, "words").out == "Frameworki\n"


def test_words_refuses_what_it_cannot_do(run: Run, workbook: Path) -> None:
    assert run("-w", workbook, "words", "add", "two words").status == 1
    assert run("-w", workbook, "words", "remove", "Frameworki").status == 1
    assert run("-w", workbook, "words", "--json", "--csv").status == 2
    assert run("-w", workbook, "words", "--json", "add", "Frameworki").status == 2
    only = run("-w", workbook, "--read-only", "words", "add", "Frameworki")
    assert only.status == 2
    assert run("-w", workbook, "words").out == ""


def test_the_style_is_listed_and_another_chosen(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "style")
    assert said.out.startswith("In use: committee\n")
    assert said.out.count("\n* ") == 1
    assert "blocks  disclosure" in said.out
    assert run("-w", workbook, "style", "use", "gov.uk", *BECAUSE).status == 0
    found = json.loads(run("-w", workbook, "style", "--json").out)
    assert found["style"] == "gov.uk"
    assert found["why"].startswith("Pat Officer on ")
    assert found["why"].endswith("Agreed with the chair.")
    assert run("-w", workbook, "style", "use", "ons").status == 0
    assert run("-w", workbook, "style", "use", "ons").status == 1
    assert run("-w", workbook, "style", "--json", "use", "committee").status == 2


def test_a_rule_is_held_harder_and_undone(run: Run, workbook: Path) -> None:
    with Workbook.open(workbook, stamp()) as opened:
        edit_numbered(opened, 15, "Three of the four measures were on target.")
    done = run("-w", workbook, "style", "rule", "numerals", "blocks", *BECAUSE)
    assert done.err.startswith("The rule numerals is blocks: ")
    assert "blocks  numerals" in run("-w", workbook, "style").out
    assert run("-w", workbook, "style", "use", "gov.uk").status == 0
    assert run("-w", workbook, "draft").status == 0
    checked = run("-w", workbook, "check")
    assert checked.status == 4
    assert "blocks  Paragraph 15: “four” counts things" in checked.out
    for _ in ("the draft", "the style"):
        assert run("-w", workbook, "undo").status == 0
    assert run("-w", workbook, "check").status == 0
    assert run("-w", workbook, "undo").status == 0
    assert "advice  numerals" in run("-w", workbook, "style").out


def test_numbers_and_abbreviations_of_the_style_are_set(
    run: Run, workbook: Path
) -> None:
    size = ("longest-commentary", "50", *BECAUSE)
    assert run("-w", workbook, "style", "set", *size).status == 0
    checked = run("-w", workbook, "check")
    assert "words; the style allows 50" in checked.out
    assert checked.status == 0
    meaning = ("VIC", "visitor information centre")
    assert run("-w", workbook, "style", "explain", *meaning).status == 0
    found = json.loads(run("-w", workbook, "style", "--json").out)
    assert found["glossary"]["VIC"] == "visitor information centre"
    assert found["settings"]["longest_commentary"] == 50
    assert run("-w", workbook, "style", "quarter", "Q2", *BECAUSE).status == 0
    assert "Write “Q2”" in run("-w", workbook, "check").out
    assert run("-w", workbook, "style", "quarter", "Q2", *BECAUSE).status == 1


def test_style_refuses_what_it_cannot_do(run: Run, workbook: Path) -> None:
    assert run("-w", workbook, "style", "use", "chicago").status == 1
    assert run("-w", workbook, "style", "rule", "quarters", "blocks").status == 2
    assert (
        run("-w", workbook, "style", "rule", "quarters", "warn", *BECAUSE).status == 2
    )
    assert run("-w", workbook, "style", "rule", "nothing", "off", *BECAUSE).status == 1
    assert run("-w", workbook, "style", "set", "hardest", "0", *BECAUSE).status == 1
    assert run("-w", workbook, "style", "quarter", "Qtr", *BECAUSE).status == 1
