"""Returns as colleagues lay them out, through the real command."""

import json
from pathlib import Path

import pytest

from support.commands import Run, by_code

WIDE = (
    "Children’s Services return\r\n\r\nPI Ref;Measure;Q1;Q2;Trend\r\n"
    "C MTP 8;Initial assessments;80,5;81,25;up\r\nTotal;;;4;\r\n"
)


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    path = tmp_path / "wide.csv"
    path.write_bytes(WIDE.encode("cp1252"))
    return path


def test_a_wide_return_asks_for_its_year_and_then_is_imported(
    run: Run, workbook: Path, wide: Path
) -> None:
    refused = run("-w", workbook, "import", wide)
    assert refused.status == 1
    assert "give it, as in --year 2012/13" in refused.err
    taken = run("-w", workbook, "import", wide, "--year", "2012/13")
    assert taken.status == 0, taken.err
    assert "read as CSV, Windows-1252, parted by semicolons" in taken.err
    assert "Line 3: the headings are here" in taken.err
    assert "decimal commas" in taken.err
    assert "'Total': it is read as a total" in taken.err
    shown = by_code(run("-w", workbook, "list", "--json", "--quarter", "Q2 2012/13"))
    assert shown["C MTP 8"]["value"] == 81.3
    undone = run("-w", workbook, "undo")
    assert "import of wide.csv" in undone.err


def test_json_says_how_a_return_was_read_and_what_each_heading_is(
    run: Run, workbook: Path, wide: Path
) -> None:
    said = run(
        "-w", workbook, "import", wide, "--year", "2012/13", "--dry-run", "--json"
    )
    told = json.loads(said.out)
    assert told["read_as"].startswith("CSV, Windows-1252, parted by semicolons")
    assert any("decimal commas" in note for note in told["notes"])
    assert [each["column"] for each in told["columns"]] == [
        *("Ref", "Indicator", "Q1 2012/13", "Q2 2012/13"),
        None,
    ]
    assert told["columns"][0] == {
        "heading": "PI Ref",
        "position": 0,
        "column": "Ref",
        "confidence": 100,
        "how": "synonym",
    }


def test_a_heading_in_doubt_is_mended_on_the_command_line(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "doubt.csv"
    path.write_text("Ref,Q2 2012/13,Targte\nC MTP 8,80,85\n", encoding="utf-8")
    refused = run("-w", workbook, "import", path)
    assert refused.status == 1
    assert '--map "Targte=Target"' in refused.err
    assert run("-w", workbook, "import", path, "--map", "Targte=").status == 0
    for wrong in ("Targte", "=Target"):
        said = run("-w", workbook, "import", path, "--map", wrong)
        assert said.status == 1
        assert "does not say which heading" in said.err
    said = run("-w", workbook, "import", path, "--year", "twelve")
    assert "is no financial year" in said.err


def test_an_unknown_ref_in_a_return_without_titles_is_refused_once(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("Ref,Q1 2012/13,Q2 2012/13\nZZ 1,80,85\n", encoding="utf-8")
    said = run("-w", workbook, "import", path, "--json")
    told = json.loads(said.out)
    assert told["outcome"] == "refuse"
    (message,) = told["messages"]
    assert "ZZ 1 is not in the workbook" in message["says"]


def test_two_files_that_give_one_figure_differently_are_refused(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    for name, value in (("a.csv", 80), ("b.csv", 81)):
        text = f"Ref,Q2 2012/13\nC MTP 8,{value}\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = run("-w", workbook, "import", tmp_path / "a.csv", tmp_path / "b.csv")
    assert said.status == 1
    assert "a.csv gives another figure for C MTP 8 in Q2 2012/13" in said.err
