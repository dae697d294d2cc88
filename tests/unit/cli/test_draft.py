"""Drafting the section again from the command line: first looked at, then taken."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from qperf_tui.storage.workbook import Workbook
from support.commands import Run
from support.section import Q2, edit_numbered, revise
from support.workbooks import stamp

OURS = "Three of the four measures were on target."
KEPT = "Paragraph 15 stays as J. Turner edited it"
HINT = "qperf-tui draft --replace 15 takes the fresh draft instead."


@pytest.fixture
def council(workbook: Path) -> Iterator[Workbook]:
    """A workbook whose figure was revised after its section was drafted."""
    with Workbook.open(workbook, stamp()) as opened:
        revise(opened, "C MTP 8", "71.2")
        yield opened


@pytest.fixture
def edited(council: Workbook) -> Path:
    """The same, with a paragraph that an officer edited."""
    edit_numbered(council, 15, OURS, by="J. Turner")
    return council.path


def test_a_dry_run_says_what_would_change_and_writes_nothing(
    run: Run, edited: Path
) -> None:
    before = edited.read_bytes()
    said = run("-w", edited, "draft", "--dry-run")
    assert said.status == 0
    assert edited.read_bytes() == before
    kept, changed = said.out.split("\n\n")
    assert kept.startswith(
        "Paragraph 15 would stay as J. Turner edited it; its fresh draft:\n"
    )
    assert changed.startswith("Paragraph 16 would change:\n")
    assert "[-79.3-] [+71.2+]%" in changed
    assert "[+[cause?]+]" in changed
    assert "  C MTP 8, value, Q2 2012/13: 79.3% → 71.2%\n" in changed
    assert said.err == (
        "Q2 2012/13: 1 paragraph would change, 1 would stay as edited and 2 as "
        "drafted or written. Nothing is written.\n"
    )


def test_an_export_waits_until_it_is_drafted_again(run: Run, edited: Path) -> None:
    refused = run("-w", edited, "export", "summary")
    assert (refused.status, refused.out) == (1, "")
    assert "Paragraph 16 is not as it would be drafted now" in refused.err
    drafted = run("-w", edited, "draft").out.split("\n\n", maxsplit=2)
    held = run("-w", edited, "export", "summary")
    assert held.err.startswith("qperf-tui: C MTP 8 needs commentary and none is agreed")
    assert "export summary --draft" in held.err
    exported = run("-w", edited, "export", "summary", "--draft").out
    assert exported.split("\n\n", maxsplit=3)[3] == drafted[2]
    assert exported.split("\n\n")[1].startswith(
        "> DRAFT, not to be published: 2 things are still to be mended. The figures"
    )


def test_drafting_says_what_changed_and_what_was_kept(run: Run, edited: Path) -> None:
    said = run("-w", edited, "draft")
    assert OURS in said.out
    assert "71.2%" in said.out
    assert said.err.splitlines() == [
        f"{KEPT}, though another text is drafted for it now; {HINT}",
        (
            "Paragraph 16 changed (C MTP 8, value, Q2 2012/13: 79.3% → 71.2%; "
            "C MTP 8, expected, Q2 2012/13: 85% (not stated before))."
        ),
        "1 paragraph of Q2 2012/13 drafted anew. qperf-tui undo takes it back.",
    ]
    assert run("-w", edited, "draft").err.splitlines() == [
        f"{KEPT}; {HINT}",
        "0 paragraphs of Q2 2012/13 drafted anew.",
    ]


def test_an_edited_paragraph_gives_way_when_it_is_named(run: Run, edited: Path) -> None:
    run("-w", edited, "draft")
    told = run("-w", edited, "draft", "--replace", "15", "--dry-run")
    assert told.out.startswith("Paragraph 15, edited by J. Turner, would change:\n")
    said = run("-w", edited, "draft", "--replace", "15")
    assert said.err.startswith(
        "Paragraph 15 has its fresh draft again in place of what J. Turner wrote."
    )
    assert OURS not in said.out
    undone = run("-w", edited, "undo").err
    assert undone == "Undid: paragraph 15 of Q2 2012/13 replaced by its draft.\n"
    assert run("-w", edited, "draft", "--dry-run").out.startswith("Paragraph 15 would")
    assert "drafted again" in run("-w", edited, "undo").err
    assert run("-w", edited, "export", "summary").status == 1


@pytest.mark.parametrize("number", ["14", "16", "99"])
def test_what_cannot_be_replaced_is_said_and_nothing_is_done(
    run: Run, edited: Path, number: str
) -> None:
    history = run("-w", edited, "history").out
    said = run("-w", edited, "draft", "--replace", number)
    assert (said.status, said.out) == (1, "")
    assert f"paragraph {number} " in said.err.lower()
    assert run("-w", edited, "history").out == history


@pytest.mark.parametrize("trial", [["--dry-run"], []])
def test_json_has_the_changes_with_their_figures_and_pieces(
    run: Run, edited: Path, trial: list[str]
) -> None:
    found = json.loads(run("-w", edited, "draft", *trial, "--json").out)
    assert set(found) == {"quarter", "dry_run", "changed", "changes", "paragraphs"}
    assert found["dry_run"] is bool(trial)
    assert found["changed"] == 1
    kept, changed = found["changes"]
    assert set(kept) == {
        *("kind", "number", "number_after", "section", "key", "before", "after"),
        *("edited_by", "figures_moved_on", "pieces", "figures"),
    }
    assert (kept["kind"], kept["number"], kept["edited_by"]) == (
        *("kept", 15, "J. Turner"),
    )
    assert (changed["kind"], changed["number"], changed["edited_by"]) == (
        *("changed", 16, None),
    )
    assert changed["figures"] == [
        {
            "code": "C MTP 8",
            "quarter": "Q2 2012/13",
            "measure": "value",
            "before": "79.3%",
            "after": "71.2%",
            "why": "",
        },
        {
            "code": "C MTP 8",
            "quarter": "Q2 2012/13",
            "measure": "expected",
            "before": "",
            "after": "85%",
            "why": "",
        },
    ]
    for kinds, side in (({"same", "removed"}, "before"), ({"same", "added"}, "after")):
        pieces = [each["text"] for each in changed["pieces"] if each["kind"] in kinds]
        assert "".join(pieces) == changed[side]
    moved = [each["figures_moved_on"] for each in found["paragraphs"]]
    assert moved == [False, bool(trial), bool(trial), False]


def test_a_first_draft_is_told_in_one_line(run: Run, council: Workbook) -> None:
    asked = ("-w", council.path, "draft", "--quarter", "Q3 2012/13")
    would = run(*asked, "--dry-run")
    assert would.out.startswith("Paragraph 14 would be added to Safeguarding:\n  ")
    assert council.reports.of_quarter(Q2.shifted(1)) is None
    said = run(*asked)
    assert said.err == "2 paragraphs of Q3 2012/13 drafted anew.\n"


def test_help_has_the_fields_of_the_json(run: Run) -> None:
    said = run("draft", "--help").out
    for field in ("dry_run", "edited_by", "pieces (kind, text)", "figures_moved_on"):
        assert field in said
