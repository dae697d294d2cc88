"""The paper in Word from the command line, through a plain template and one's own."""

import zipfile
from io import BytesIO
from pathlib import Path

from docx import Document

from support.commands import Run


def test_the_samples_paper_is_a_word_document(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "paper.docx", tmp_path / "again"
    assert run("-w", workbook, "export", "paper", "-o", first).status == 0
    asked = ("export", "paper", "--format", "docx", "-o", second)
    assert run("-w", workbook, *asked).status == 0
    assert first.read_bytes() == second.read_bytes()
    document = Document(BytesIO(first.read_bytes()))
    numbered = [
        each.text
        for each in document.paragraphs
        if each.style is not None and each.style.name == "Numbered paragraph"
    ]
    assert len(numbered) == 17
    assert numbered[3] == "Not applicable."


def test_a_council_edits_the_starting_template_and_uses_it(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    template, paper = tmp_path / "council.docx", tmp_path / "paper.docx"
    assert run("template", "word", "-o", template).status == 0
    assert "is there already" in run("template", "word", "-o", template).err
    edited = Document(str(template))
    edited.paragraphs[0].insert_paragraph_before("A fair county")
    edited.save(str(template))
    done = run(
        *("-w", workbook, "export", "paper"), *("--template", template, "-o", paper)
    )
    assert done.status == 0
    with zipfile.ZipFile(paper) as archive:
        assert b"A fair county" in archive.read("word/document.xml")


def test_a_template_that_cannot_be_used_leaves_the_old_paper(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    paper, broken = tmp_path / "paper.docx", tmp_path / "broken.docx"
    paper.write_bytes(b"the last good one")
    broken.write_bytes(b"no Word document")
    asked = ("-w", workbook, "export", "paper", "--force", "-o", paper, "--template")
    for template, cause in (
        (broken, "is damaged"),
        (tmp_path / "gone.docx", "cannot be read"),
        (tmp_path / "council.docm", "without macros"),
    ):
        refused = run(*asked, template)
        assert (refused.status, refused.out) == (1, "")
        assert cause in refused.err
        assert refused.err.count("\n") == 1
    assert paper.read_bytes() == b"the last good one"


def test_a_terminal_gets_no_word_and_markdown_no_template(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    asked = ("-w", workbook, "export", "paper")
    assert run(*asked, "--format", "docx").status == 2
    assert run(*asked, "--template", tmp_path / "a.docx").status == 2
