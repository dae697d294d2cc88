"""What a member would ask about, listed with why."""

import csv
import io
import json
from pathlib import Path

from qperf_tui.domain.appraisal import Ground
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.day import HELD
from support.commands import Run, by_code
from support.workbooks import stamp

JUDGED = [
    *("why_not_rated", "year_end_status", "year_end_value", "year_end_from"),
    *("why_no_year_end", "signal", "signal_letters"),
    *("why_no_signal", "grounds"),
]


def test_only_indicators_with_grounds_are_exceptions(run: Run, workbook: Path) -> None:
    every = by_code(run("-w", workbook, "list", "--judgement", "--json"))
    found = by_code(run("-w", workbook, "list", "--exceptions", "--json"))
    assert len(every) == 82
    assert found == {code: each for code, each in every.items() if each["grounds"]}
    assert 0 < len(found) < len(every)
    known = {each.value for each in Ground}
    assert all(set(each["grounds"]) <= known for each in found.values())
    for code, each in every.items():
        assert (each["status"] == "red") == ("red" in each["grounds"]), code
    assert found["C MTP 8"]["grounds"][0] == "red"


def test_the_usual_records_cost_no_series(run: Run, workbook: Path) -> None:
    plain = by_code(run("-w", workbook, "list", "--json"))["C MTP 8"]
    judged = by_code(run("-w", workbook, "list", "--judgement", "--json"))["C MTP 8"]
    assert not set(JUDGED) & set(plain)
    assert list(judged) == [*plain, *JUDGED]


def test_grounds_stand_in_a_cell_of_csv(run: Run, workbook: Path) -> None:
    found = by_code(run("-w", workbook, "list", "--exceptions", "--json"))
    written = run("-w", workbook, "list", "--exceptions", "--csv").out
    rows = {each["code"]: each for each in csv.DictReader(io.StringIO(written))}
    assert rows.keys() == found.keys()
    assert all(
        rows[code]["grounds"] == "; ".join(each["grounds"])
        for code, each in found.items()
    )


def test_every_ground_has_a_line_of_its_own(run: Run, workbook: Path) -> None:
    found = by_code(run("-w", workbook, "list", "--exceptions", "--json"))
    lines = run("-w", workbook, "list", "--exceptions").out.split("\n")
    assert lines[0].startswith(f"Q2 2012/13: {len(found)} to ask about, ")
    assert lines[2].split()[-1] == "Why"
    left = lines[2].index("Why")
    said = [line[left:] for line in lines[3:] if len(line) > left]
    named = [each for each in said if each in {ground.value for ground in Ground}]
    assert len(named) == sum(len(each["grounds"]) for each in found.values())
    assert all(len(line) <= 100 for line in lines)


def test_a_judgement_is_in_columns_of_its_own(run: Run, workbook: Path) -> None:
    lines = run("-w", workbook, "list", "--judgement").out.split("\n")
    assert " ".join(lines[2].split()).endswith("Expected at year end Signal")
    assert all(len(line) <= 100 for line in lines)


def test_exceptions_are_narrowed_like_any_list(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "list", "--exceptions", "--status", "green", "--json")
    assert {each["status"] for each in json.loads(said.out)} == {"green"}


def test_what_is_past_due_depends_on_the_day(run: Run, workbook: Path) -> None:
    asked = ("-w", workbook, "--quarter", "Q3 2012/13", "list", "--exceptions")
    assert "C MTP 8" not in by_code(run(*asked, "--json")), "the sample's own day"
    with Workbook.open(workbook, stamp()) as opened, opened.transaction():
        opened.settings.put(HELD, "")
    late = by_code(run(*asked, "--json"))
    assert Ground.MISSING.value in late["C MTP 8"]["grounds"]


def test_no_exception_is_said(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "list", "--exceptions", "--status", "not due", "--csv")
    assert said.status == 0
    assert said.err == "No indicator is like that in Q2 2012/13.\n"
