"""What `groups` prints, and what `show` says of other bodies."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from qperf_tui.cli.tables import shown_width
from support.commands import Run


@pytest.fixture
def figures(run: Run, workbook: Path) -> list[dict[str, Any]]:
    said = run("-w", workbook, "groups", "cs 13", "--json")
    assert said.status == 0
    found = json.loads(said.out)
    assert found["is_adverse"] is None
    assert "nothing of causes" in found["caution"]
    groups: list[dict[str, Any]] = found["dimensions"][0]["groups"]
    return groups


def test_a_comparison_that_is_brought_in_is_refused_by_name(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "groups.csv"
    path.write_text(run("-w", workbook, "groups", "CS 13", "--csv").out, "utf-8")
    for command in (("import",), ("define", "groups")):
        refused = run("-w", workbook, *command, path)
        assert refused.status == 1
        assert (
            "Line 1: it compares groups, which is made to be read; qperf-tui define "
            "groups -o FILE writes their figures to be changed and brought back."
        ) in refused.err


def test_groups_are_a_table_beside_the_reference_named(
    run: Run, workbook: Path
) -> None:
    said = run("-w", workbook, "groups", "CS 13")
    assert said.status == 0
    assert "Ethnicity, compared with White (the reference named)\n" in said.out
    row = next(line for line in said.out.splitlines() if line.startswith("Asian"))
    assert row.split("  ")[-1] == "beyond chance"
    for shown in ("14", "2,150", "65.1", "+28.7", "1.79", "1.04 to 3.07"):
        assert shown in row
    assert "neither way is better" in said.out
    assert "not for publication" in " ".join(said.out.split())


def test_json_agrees_with_the_table(figures: list[dict[str, Any]]) -> None:
    assert [each["numerator"] for each in figures] == [183, 11, 14, 4, 5, 2]
    assert figures[1]["difference"] == 11.4
    assert figures[3]["difference"] == -0.1
    assert figures[3]["method"] == "score"
    assert figures[5]["value"] is None
    assert figures[5]["reading"] == "no population"


def test_csv_has_a_row_for_each_group_and_its_caution_beside_it(
    run: Run, workbook: Path, figures: list[dict[str, Any]]
) -> None:
    said = run("-w", workbook, "groups", "CS 13", "--csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [row["group"] for row in rows] == [each["group"] for each in figures]
    assert {row["reference"] for row in rows} == {"White"}
    assert "not for publication" in said.err


def test_a_narrow_terminal_leaves_figures_whole(
    run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qperf_tui.cli.terminal.width", lambda: 80)
    lines = run("-w", workbook, "groups", "CS 13").out.splitlines()
    assert all(shown_width(line) <= 80 for line in lines)
    assert any("1.04 to 3.07  beyond chance" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["CS 13", "--quarter", "Q1 2012/13"], 1, "there are some in Q2 2012/13"),
        (["CS 1"], 1, "no figures by group in Q2 2012/13, and none in any other"),
        (["XX 9"], 1, "XX 9"),
        (["CS 13", "--json", "--csv"], 2, "choose one"),
        ([], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_had_is_one_sentence(
    run: Run, workbook: Path, arguments: list[str], status: int, says: str
) -> None:
    said = run("-w", workbook, "groups", *arguments)
    assert (said.status, said.out) == (status, "")
    assert says in said.err
    assert said.err.count("\n") == 1


def test_show_says_how_far_and_how_old_another_bodys_figure_is(
    run: Run, workbook: Path
) -> None:
    said = " ".join(run("-w", workbook, "show", "B MTP 1").out.split())
    assert (
        "2 percentage points above England (74%, 31 December 2012), better; "
        "3 months later than the quarter (not yet published then?); number of "
        "authorities not stated; source: gov.uk"
    ) in said
    assert (
        "above statistical neighbours (74.5%, 30 September 2011), better "
        "(illustrative, not checked); 12 months older; 10 authorities; joint rank 5 "
        "of 11 (1 is best), second quartile; source: Made up"
    ) in said


def test_show_json_has_the_same_in_fields(run: Run, workbook: Path) -> None:
    said = json.loads(run("-w", workbook, "show", "B MTP 1", "--json").out)
    _, england, neighbours = said["comparators"]
    assert (england["kind"], england["difference"], england["verdict"]) == (
        "England",
        2,
        "better",
    )
    assert england["rank"] is None
    assert (neighbours["rank"], neighbours["rank_of"], neighbours["quartile"]) == (
        5,
        11,
        2,
    )
    assert neighbours["age"] == "12 months older"
