"""What is kept from the public, from the command line."""

import json
from pathlib import Path

from support.commands import Run


def test_a_paragraph_is_kept_from_the_public_and_read_in_the_exempt_file(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    before = run("-w", workbook, "export", "paper").out
    made = run("-w", workbook, "exempt", "16", "--under", "3")
    assert made.status == 0
    assert made.out.startswith("Paragraph 16: paragraph 3, information about the fin")
    held = run("-w", workbook, "export", "paper", "--draft")
    assert (held.status, "Paragraph 15" in held.err) == (1, True)
    assert run("-w", workbook, "draft").status == 0
    public = run("-w", workbook, "export", "paper").out
    assert "253 of 319" in before
    assert "79.3%" not in public
    assert "C MTP 8" not in public
    said = "1 indicator is exempt from publication under Schedule 12A, paragraph 3,"
    assert said in public
    assert "16. The percentage of schools" in public
    exempt = tmp_path / "exempt.md"
    assert run("-w", workbook, "export", "paper", "--exempt", "-o", exempt).status == 0
    text = exempt.read_text(encoding="utf-8")
    assert "At 79.3% (253 of 319)" in text
    assert "Exempt: paragraph 3 ·" in text
    assert "**Public/Exempt:** Exempt: paragraph 3" in text
    assert "At 79.3%" not in run("-w", workbook, "compare", "--all").out
    assert "At 79.3%" not in run("-w", workbook, "draft").out
    listed = json.loads(run("-w", workbook, "exempt", "--json").out)
    assert [(each["place"], each["under"]) for each in listed] == [
        ("Paragraph 16", 3),
        ("C MTP 8, row, charts, actions, requests", 3),
    ]
    assert run("-w", workbook, "exempt", "C MTP 8", "--public").status == 0
    assert "C MTP 8" in run("-w", workbook, "export", "appendix").out
    assert run("-w", workbook, "exempt", "C MTP 8", "--under", "3").status == 0
    assert "C MTP 8" not in run("-w", workbook, "export", "appendix").out
    assert run("-w", workbook, "exempt", "16", "--public").status == 0
    assert run("-w", workbook, "exempt", "C MTP 8", "--public").status == 0
    assert run("-w", workbook, "draft").status == 0
    assert run("-w", workbook, "export", "paper").out == before
    assert "Nothing in the paper" in run("-w", workbook, "exempt").err


def test_what_is_asked_must_be_whole(run: Run, workbook: Path) -> None:
    for said in (
        ("16",),
        ("--under", "3"),
        ("16", "--under", "3", "--public"),
        ("16", "--under", "9"),
    ):
        assert run("-w", workbook, "exempt", *said).status == 2
    assert run("-w", workbook, "exempt", "Magic", "--under", "3").status == 1
    refused = run("-w", workbook, "export", "paper", "--exempt")
    assert refused.status == 1
    assert "there is no exempt file" in refused.err
