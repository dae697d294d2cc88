"""How a judgement came about, shown on the command line."""

import json
from pathlib import Path

from support.commands import Run

TOPICS = [
    *("Now", "Expected at year end", "On the previous quarter"),
    *("On the same quarter last year", "Signal"),
]


def test_the_working_of_every_judgement_is_shown(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "show", "C MTP 8", "--working")
    assert (said.status, said.err) == (0, "")
    lines = said.out.split("\n")
    assert lines[0].startswith("C MTP 8 Initial assessments")
    assert lines[1] == "Q2 2012/13"
    headings = [line.split(":")[0] for line in lines if line and line[0] != " "]
    assert headings[2:] == TOPICS
    assert "Now: ■ Red" in lines
    flat = " ".join(said.out.split())
    assert "253 of 319 is exactly 79.3103, shown as 79.3%." in flat
    assert "Green is no lower than 85.0%; amber ends at 80.0%." in flat
    assert "Year-end target set by" in flat


def test_json_has_the_working_only_where_it_is_asked_for(
    run: Run, workbook: Path
) -> None:
    asked = json.loads(
        run("-w", workbook, "show", "C MTP 8", "--working", "--json").out
    )
    assert [each["topic"] for each in asked["working"]] == TOPICS
    assert asked["working"][0]["verdict"] == "■ Red"
    assert all(each["lines"] for each in asked["working"])
    plain = json.loads(run("-w", workbook, "show", "C MTP 8", "--json").out)
    assert {**plain, "working": asked["working"]} == asked


def test_an_override_and_an_expectation_are_in_the_working(
    run: Run, workbook: Path
) -> None:
    why = ("--reason", "Agreed with the chair.")
    run("-w", workbook, "rule", "tolerance", "C MTP 8", "6 points", *why)
    run("-w", workbook, "expect", "C MTP 8", "83", *why)
    said = " ".join(run("-w", workbook, "show", "C MTP 8", "--working").out.split())
    assert "Now: ◆ Amber" in said
    assert "Tolerance set by Pat Officer on 20" in said
    assert "Expected at year end: ◆ Amber, entered" in said
    assert "83.0% entered by Pat Officer in Q2 2012/13: Agreed with the chair." in said


def test_every_indicator_has_a_working(run: Run, workbook: Path) -> None:
    for each in json.loads(run("-w", workbook, "list", "--json").out):
        said = run("-w", workbook, "show", each["code"], "--working", "--json")
        assert said.status == 0, each["code"]
        assert len(json.loads(said.out)["working"]) == len(TOPICS)


def test_a_working_is_no_table(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "show", "C MTP 8", "--working", "--csv")
    assert said.status == 2
    assert said.err.count("\n") == 1
