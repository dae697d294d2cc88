"""One figure entered by command line, and cells that come through a pipe."""

import json
from pathlib import Path

import pytest

from support.commands import Run, by_code

Q3 = ("--quarter", "Q3 2012/13")
SET = ("figure", "set", "C MTP 8")


def value(run: Run, workbook: Path, code: str = "C MTP 8") -> str | None:
    said = run("-w", workbook, "list", *Q3, "--json")
    return by_code(said)[code]["value"]


def test_counts_make_the_value_and_it_is_undone_by_name(
    run: Run, workbook: Path
) -> None:
    counts = ("--numerator", "253", "--denominator", "319", *Q3)
    said = run("-w", workbook, *SET, *counts, "--dry-run")
    assert (said.status, said.out) == (0, "")
    assert "would be changed: nothing → 79.310345 (253 of 319)." in said.err
    assert value(run, workbook) is None
    said = run("-w", workbook, *SET, *counts)
    assert (said.status, said.out) == (0, "")
    assert "The figure of C MTP 8 for Q3 2012/13 is changed" in said.err
    assert value(run, workbook) == 79.3
    assert "stays as it is" in run("-w", workbook, *SET, *counts).err
    undone = run("-w", workbook, "undo").err
    assert "figure of C MTP 8 for Q3 2012/13: nothing → 79.310345" in undone
    assert value(run, workbook) is None


def test_one_count_is_corrected_beside_the_other(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, *SET, "--numerator", "254")
    assert said.status == 0
    assert "→ 79.623824 (254 of 319)" in said.err


def test_a_mark_stands_in_place_of_a_value(run: Run, workbook: Path) -> None:
    note = ("--note", "The system is down.", *Q3)
    assert run("-w", workbook, *SET, "n/a", *note).status == 0
    said = run("-w", workbook, *SET, "--status", "not due", *Q3)
    assert said.status == 0
    assert "n/a (not available) → not due." in said.err


def test_what_is_refused_or_odd_is_not_written(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, *SET, "(5)", *Q3)
    assert said.status == 1
    assert "C MTP 8, column Value: '(5)': brackets can mean" in said.err
    said = run("-w", workbook, *SET, "912", *Q3)
    assert said.status == 1
    assert "it is a percentage over 100" in said.err
    assert "add --yes to keep it as it is" in said.err
    assert value(run, workbook) is None
    assert run("-w", workbook, *SET, "912", *Q3, "--yes").status == 0
    assert value(run, workbook) == 912


def test_a_closed_quarter_is_revised_with_a_reason(run: Run, workbook: Path) -> None:
    close = ("quarter", "close", "Q2 2012/13", "--reason", "Agreed.")
    assert run("-w", workbook, *close).status == 0
    said = run("-w", workbook, *SET, "--numerator", "254")
    assert said.status == 1
    assert "give a reason" in said.err
    said = run("-w", workbook, *SET, "--numerator", "254", "--reason", "Late cases")
    assert said.status == 0


def test_nothing_to_enter_and_a_read_only_workbook_are_wrong_usage(
    run: Run, workbook: Path
) -> None:
    assert run("-w", workbook, *SET).status == 2
    assert run("--read-only", "-w", workbook, *SET, "5").status == 2
    assert run("-w", workbook, "figure", "set", "NO 1", "5").status == 1


@pytest.mark.parametrize(
    "cells",
    [
        "Ref\tNum\tDenom\r\nC MTP 8\t253\t319\r\nC MTP 9\t150\t181\r\n",
        "C MTP 8\t253\t319\nC MTP 9\t150\t181\n",
    ],
    ids=["headings", "codes"],
)
def test_copied_cells_come_through_a_pipe(run: Run, workbook: Path, cells: str) -> None:
    bring = ("-w", workbook, "import", "-", *Q3)
    said = run(*bring, "--dry-run", "--json", typed=cells)
    found = json.loads(said.out)["cells"]
    assert {each["ref"] for each in found} == {"C MTP 8", "C MTP 9"}
    assert value(run, workbook) is None
    said = run(*bring, typed=cells)
    assert said.status == 0
    assert "Imported pasted: 2 figures added" in said.err
    assert value(run, workbook, "C MTP 9") == 82.9
    assert "import of pasted: 2 added" in run("-w", workbook, "undo").err


def test_a_whole_file_comes_through_a_pipe_too(run: Run, workbook: Path) -> None:
    rows = "Ref,Q3 2012/13\nC MTP 8,79.3\n"
    assert run("-w", workbook, "import", "-", typed=rows).status == 0
    assert value(run, workbook) == 79.3


def test_cells_that_no_code_goes_with_are_refused_in_one_sentence(
    run: Run, workbook: Path
) -> None:
    said = run("-w", workbook, "import", "-", typed="253\t319\n")
    assert said.status == 1
    assert "copy their codes with it" in said.err
    assert run("-w", workbook, "import", "-", typed="").status == 1
