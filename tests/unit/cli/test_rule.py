"""By which rule figures are judged, as the command line says and sets it."""

import csv
import io
import json
from pathlib import Path

import pytest

from qperf_tui.domain.rules import RULE_SETS
from support.commands import Run, by_code

BECAUSE = ("--reason", "Agreed by cabinet.")


def status(run: Run, workbook: Path, code: str = "C MTP 8") -> str:
    said = by_code(run("-w", workbook, "list", "--json"))[code]["status"]
    assert isinstance(said, str)
    return said


def test_every_rule_is_listed_with_its_words_and_source(
    run: Run, workbook: Path
) -> None:
    said = run("-w", workbook, "rule")
    assert said.status == 0
    assert said.out.startswith("In force: own, the usual rule, as no other is set\n")
    flat = " ".join(said.out.split())
    for each in RULE_SETS.values():
        assert f"{each.name} {each.title}" in flat
        assert each.words[1:] in flat
        assert each.source in flat
    assert said.out.count("\n* ") == 1


def test_rules_are_listed_as_json_and_csv(run: Run, workbook: Path) -> None:
    found = json.loads(run("-w", workbook, "rule", "--json").out)
    assert [each["name"] for each in found] == list(RULE_SETS)
    assert [each["name"] for each in found if each["is_in_force"]] == ["own"]
    written = run("-w", workbook, "rule", "--csv").out
    rows = list(csv.DictReader(io.StringIO(written)))
    assert rows[0]["why"] == "the usual rule, as no other is set"
    assert run("-w", workbook, "rule", "--csv", "--json").status == 2
    assert run("-w", workbook, "rule", "--json", "use", "kent", *BECAUSE).status == 2


def test_without_a_workbook_the_settings_say_the_rule(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("rule").out.startswith("In force: own, the usual rule")
    settings = tmp_path / "config.toml"
    settings.write_text('[rag]\nrule = "kent"\n', encoding="utf-8")
    monkeypatch.setenv("QPERF_CONFIG", str(settings))
    assert run("rule").out.startswith("In force: kent, set in the settings file\n")


def test_figures_are_judged_by_the_settings_and_then_by_the_workbook(
    run: Run, workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "config.toml"
    settings.write_text('[rag]\nrule = "kent"\n', encoding="utf-8")
    monkeypatch.setenv("QPERF_CONFIG", str(settings))
    assert status(run, workbook) == "not rated"
    used = run("-w", workbook, "rule", "use", "maidstone", *BECAUSE)
    assert (used.status, used.out) == (0, "")
    assert used.err.startswith("This workbook is judged by its own rule: Maidstone")
    assert status(run, workbook) == "amber"
    assert "by Pat Officer on 20" in run("-w", workbook, "rule").out
    assert run("-w", workbook, "undo").err == (
        "Undid: rule of judging set to maidstone: Agreed by cabinet.\n"
    )
    assert status(run, workbook) == "not rated"
    run("-w", workbook, "rule", "use", "maidstone", *BECAUSE)
    back = run("-w", workbook, "rule", "use", "--remove", *BECAUSE)
    assert back.err.startswith("This workbook follows the settings: Kent floor")
    assert status(run, workbook) == "not rated"


def test_a_tolerance_is_set_said_and_taken_back(run: Run, workbook: Path) -> None:
    tolerance = ("-w", workbook, "rule", "tolerance", "C MTP 8")
    said = run(*tolerance, "6 points", "--from", "Q1 2012/13", *BECAUSE)
    assert (said.status, said.out) == (0, "")
    assert said.err == (
        "The tolerance of C MTP 8 is 6 percentage points from Q1 2012/13.\n"
    )
    assert status(run, workbook) == "amber"
    taken = run(*tolerance, "--remove", "--from", "Q1 2012/13", *BECAUSE)
    assert taken.err == (
        "The tolerance of C MTP 8 set from Q1 2012/13 is taken back.\n"
    )
    assert status(run, workbook) == "red"
    run("-w", workbook, "undo")
    assert status(run, workbook) == "amber"
    assert "taken back: Agreed" in run("-w", workbook, "history").out


@pytest.mark.parametrize(
    ("arguments", "ends", "says"),
    [
        (("use", "havring-2013", *BECAUSE), 1, "did you mean havering-2013?"),
        (("use", "kent"), 2, "--reason"),
        (("use", *BECAUSE), 2, "NAME is missing; give it, or --remove."),
        (("use", "kent", "--remove", *BECAUSE), 2, "--remove takes no NAME"),
        (("use", "kent", "--reason", " "), 1, "A reason is needed"),
        (("tolerance", "C MTP 8", "wide", *BECAUSE), 1, "is not a tolerance such as"),
        (("tolerance", "C MTP 8", *BECAUSE), 2, "TOLERANCE is missing"),
        (("tolerance", "C MTP", "5%", *BECAUSE), 1, "C MTP"),
        (
            ("tolerance", "C MTP 8", "5%", "--from", "2012Q2", *BECAUSE),
            2,
            "write it as 'Q2 2012/13'",
        ),
        (("tolerance", "C MTP 8", "--remove", *BECAUSE), 1, "there is none."),
    ],
)
def test_a_slip_changes_nothing_and_is_said_on_one_line(
    run: Run, workbook: Path, arguments: tuple[str, ...], ends: int, says: str
) -> None:
    said = run("-w", workbook, "rule", *arguments)
    assert (said.status, said.out) == (ends, "")
    assert says in said.err
    assert said.err.count("\n") == 1
    assert run("-w", workbook, "undo").err == ("qperf-tui: There is nothing to undo.\n")


@pytest.mark.parametrize("command", [(), ("use",), ("tolerance",)])
def test_each_command_shows_examples(run: Run, command: tuple[str, ...]) -> None:
    said = run("rule", *command, "--help")
    assert said.status == 0
    assert "qperf-tui rule" in said.out.split("Examples:")[1]


def test_reading_only_rules_nothing(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "--read-only", "rule", "use", "kent", *BECAUSE)
    assert said.status == 2
    assert run("-w", workbook, "--read-only", "rule").status == 0
