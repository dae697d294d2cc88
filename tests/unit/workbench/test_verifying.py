"""A copy that was changed is told by the figure that differs, in every format."""

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.importing.returns import read_return
from qperf_tui.report.paper import Block, Table
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.charts import EXCEPTIONS
from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.intake import take_in
from qperf_tui.workbench.paper_export import FORMATS, export_paper
from qperf_tui.workbench.publishing import publish, write_release
from qperf_tui.workbench.verifying import figures_apart, prove
from support.workbooks import copied, make_sample, stamp

Q2 = Quarter.of(2012, 2)
ROW = "C MTP 8, Q2 2012/13: published 79.3%, this file says 79.8%"
WORDS = "C MTP 8, Q2 2012/13 (paragraph {}): published 79.3%, this file says 79.8%"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with one release, to be copied and not written to."""
    path = make_sample(tmp_path_factory.mktemp("published") / "council.qperf")
    with Workbook.open(path, stamp()) as workbook:
        publish(workbook, Q2)
        write_release(workbook, workbook.publications.all()[0], path.parent / "out")
    return path


def in_row(content: bytes) -> bytes:
    """A text whose row of the indicator says something else."""
    lines = content.decode("utf-8-sig").splitlines(keepends=True)
    changed = [
        each.replace("79.3%", "79.8%").replace("79.3,", "79.8,")
        if "C MTP 8" in each and "253 of 319" not in each
        else each
        for each in lines
    ]
    return "".join(changed).encode()


def in_paragraph(content: bytes) -> bytes:
    return content.replace(b"At 79.3% (253", b"At 79.8% (253", 1)


def in_page(content: bytes) -> bytes:
    """The page with another figure in the indicator's row."""
    said = content.decode()
    row = said.index(">C MTP 8<")
    end = said.index("</tr>", row)
    return (said[:row] + said[row:end].replace("79.3%", "79.8%") + said[end:]).encode()


def in_word(content: bytes) -> bytes:
    from docx import Document

    document = Document(io.BytesIO(content))
    for table in document.tables:
        for row in table.rows:
            if row.cells[0].text == "C MTP 8":
                row.cells[6].text = "79.8%"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def in_sheet(content: bytes) -> bytes:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            cells = [each.value for each in row]
            if "C MTP 8" in cells:
                row[cells.index(79.3)].value = 79.8
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("appendix.md", in_row, ROW),
        ("paper.md", in_row, ROW),
        ("paper.md", in_paragraph, WORDS.format(16)),
        ("summary.md", in_paragraph, WORDS.format(16)),
        ("appendix.csv", in_row, ROW),
        ("figures.csv", in_row, ROW),
        ("paper.html", in_page, ROW),
        ("paper.html", in_paragraph, WORDS.format(16)),
        ("paper.docx", in_word, ROW),
        ("appendix.xlsx", in_sheet, ROW.replace("%", "")),
    ],
)
def test_the_figure_that_differs_is_named(
    published: Path,
    tmp_path: Path,
    name: str,
    change: Callable[[bytes], bytes],
    says: str,
) -> None:
    whole = (published.parent / "out" / name).read_bytes()
    changed = change(whole)
    assert changed != whole
    for called in (name, f"as sent{Path(name).suffix}"):
        copy = tmp_path / called
        copy.write_bytes(changed)
        with Workbook.open(published, stamp(), read_only=True) as workbook:
            proof = prove(workbook, copy)
        told = [each.says for each in proof.differs]
        assert f"differs: {says}" in told, told
        assert len(told) <= 2, told


def test_a_pdf_is_read_page_by_page(published: Path, tmp_path: Path) -> None:
    copy = tmp_path / "as sent.pdf"
    with Workbook.open(published, stamp(), read_only=True) as workbook:
        paper = export_paper(as_published(workbook), Q2, charts=EXCEPTIONS)
        parts = tuple(
            replace(part, blocks=tuple(map(with_another_figure, part.blocks)))
            for part in paper.parts
        )
        copy.write_bytes(FORMATS["pdf"](replace(paper, parts=parts)))
        (told,) = prove(workbook, copy).differs
    assert told.part == "paper.pdf"
    assert told.says.startswith("differs: C MTP 8, Q2 2012/13 (page ")
    assert told.says.endswith("published 79.3%, this file says 79.8%")


def with_another_figure(block: Block) -> Block:
    """A block with the figure of one row changed, if it has that row."""
    if not isinstance(block, Table):
        return block
    rows = tuple(
        tuple(
            replace(cell, text="79.8%")
            if row[0].text == "C MTP 8" and cell.text == "79.3%"
            else cell
            for cell in row
        )
        for row in block.rows
    )
    return replace(block, rows=rows)


def test_a_row_that_is_gone_or_slipped_in_is_named(
    published: Path, tmp_path: Path
) -> None:
    whole = (published.parent / "out" / "figures.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(whole)))
    place = next(
        n for n, row in enumerate(rows) if row[:3:2] == ["CS 11", "Q2 2012/13"]
    )
    gone = [*rows[:place], *rows[place + 1 :], ["ZZ 1", *rows[place][1:]]]
    copy = tmp_path / "figures.csv"
    with copy.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(gone)
    with Workbook.open(published, stamp(), read_only=True) as workbook:
        told = [each.says for each in prove(workbook, copy).differs]
    assert any("CS 11, Q2 2012/13" in each and "says nothing" in each for each in told)
    assert any(
        "ZZ 1, Q2 2012/13" in each and "published nothing" in each for each in told
    )


def test_a_file_that_says_the_same_in_other_bytes_is_told_apart(
    published: Path, tmp_path: Path
) -> None:
    whole = (published.parent / "out" / "figures.csv").read_bytes()
    copy = tmp_path / "figures.csv"
    copy.write_bytes(whole.replace(b"\r\n", b"\n"))
    with Workbook.open(published, stamp(), read_only=True) as workbook:
        (told,) = prove(workbook, copy).differs
    assert told.says == "says what was published, in other bytes than were published"


@pytest.mark.parametrize(
    "name", ["paper.docx", "appendix.xlsx", "paper.html", "paper.pdf"]
)
@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not a package", b"<table><tr><td>", b"\xff\xfe\x00"]
)
def test_a_file_that_cannot_be_read_only_differs(
    published: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    copy = tmp_path / name
    copy.write_bytes(content)
    with Workbook.open(published, stamp(), read_only=True) as workbook:
        assert prove(workbook, copy).differs


def test_a_bomb_is_not_opened(published: Path, tmp_path: Path) -> None:
    copy = tmp_path / "paper.docx"
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(300_000_000))
    with Workbook.open(published, stamp(), read_only=True) as workbook:
        (told,) = prove(workbook, copy).differs
    assert "differs from what was published" in told.says


def test_a_release_of_another_workbook_is_said_to_be(
    published: Path, tmp_path: Path
) -> None:
    path = copied(published, tmp_path)
    with Workbook.open(path, stamp()) as workbook:
        workbook.settings.put("is_illustrative", "no")
        workbook.settings.put("workbook_id", "f" * 32)
        told = prove(workbook, published.parent / "out").differs
    # A release that is on file is known by its name, whatever is said of it since.
    assert told == ()
    made = make_sample(tmp_path / "other.qperf")
    with Workbook.open(made, stamp()) as workbook:
        workbook.settings.put("is_illustrative", "no")
        publish(workbook, Q2)
        told = prove(workbook, published.parent / "out").differs
    assert "of another workbook" in told[0].says


def test_figures_on_file_are_held_against_the_last_release(
    published: Path, tmp_path: Path
) -> None:
    path = copied(published, tmp_path)
    with Workbook.open(path, stamp()) as workbook:
        assert figures_apart(workbook, Q2) == []
        assert figures_apart(workbook, Q2.shifted(-1)) is None
        about = workbook.indicators.by_code("A MTP 1")
        sent = tmp_path / "sent.csv"
        sent.write_text(
            "Ref,Indicator,Priority,Quarter,Value\n"
            f'A MTP 1,"{about.title}","{about.priority.title}",Q2 2012/13,5.6\n'
        )
        take_in(workbook, read_return(sent), is_trial=False, reason="Late cases")
        told = figures_apart(workbook, Q2)
    assert told is not None
    assert [(each.where, each.published, each.found) for each in told][:1] == [
        ("A MTP 1, Q2 2012/13", "5.4", "5.6")
    ]
