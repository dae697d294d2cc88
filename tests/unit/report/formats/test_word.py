"""A paper in Word: what a reader, a screen reader and a printer find in it."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from qperf_tui.domain.text import clean_text
from qperf_tui.report.formats import pdf
from qperf_tui.report.formats.chart_picture import HEIGHT, WIDTH, png
from qperf_tui.report.formats.word import render
from qperf_tui.report.paper import Cell, Numbered, Paper, Part, Plain, Table
from support.papers import HOSTILE, NOTICE, chart, hostile_paper, imprint, sample_paper
from support.pdfs import opened
from support.sources import ROOT

GOLDEN = Path(__file__).parents[3] / "golden" / "word" / "document.xml"
ONE = """
import hashlib
from qperf_tui.report.formats import pdf
from qperf_tui.report.formats.word import render
from support.papers import sample_paper
print(hashlib.sha256(render(sample_paper())).hexdigest())
"""
ELSEWHERE = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "USER": "priya"},
    {"TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77"},
)


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        texts = [each for each in archive.namelist() if not each.endswith(".png")]
        return {name: archive.read(name).decode() for name in texts}


def values(xml: str, tag: str, name: str = "val") -> list[str]:
    return re.findall(rf'<w:{tag} [^>]*?w:{name}="([^"]*)"', xml)


def elements(xml: str) -> Counter[str]:
    return Counter(re.findall(r"<([a-zA-Z]+:[a-zA-Z]+)", xml))


def test_the_sample_is_the_document_it_has_always_been() -> None:
    """Run with QPERF_GOLDEN=write after a change that is meant, and read it."""
    written = parts(render(sample_paper()))["word/document.xml"]
    found = re.sub(r"(<w:(?:p|tr|tbl|sectPr)>)", r"\n\1", written)
    if os.environ.get("QPERF_GOLDEN") == "write":
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_it_is_the_same_bytes_on_another_machine_and_day() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", ONE],
            env={
                **os.environ,
                **place,
                "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT}/tests",
            },
            check=True,
            capture_output=True,
        ).stdout
        for place in ELSEWHERE
    }
    assert len(found) == 1
    with zipfile.ZipFile(BytesIO(render(sample_paper()))) as archive:
        entries = archive.infolist()
    assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {each.compress_type for each in entries} == {zipfile.ZIP_STORED}
    assert entries[0].filename == "[Content_Types].xml"


def test_headings_are_headings_in_order() -> None:
    document = Document(BytesIO(render(sample_paper())))
    styled = [
        (each.style.name, each.text)
        for each in document.paragraphs
        if each.style is not None and each.style.name is not None
    ]
    headings = [each for each in styled if each[0].startswith(("Heading", "Title"))]
    assert headings[:4] == [
        ("Title", "Quarter 2 Performance Report"),
        ("Heading 1", "CORPORATE IMPLICATIONS"),
        ("Heading 2", "Council Priorities:"),
        ("Heading 2", "Financial:"),
    ]
    assert headings[-1][1] == "Background Papers: (open to public inspection)"


def test_paragraphs_show_the_papers_own_numbers() -> None:
    content = parts(render(sample_paper()))
    numbers = values(content["word/numbering.xml"], "startOverride")
    assert numbers == ["1"]
    paragraphs = re.findall(r"<w:p>.*?</w:p>", content["word/document.xml"])
    numbered = [each for each in paragraphs if '"NumberedParagraph"' in each]
    assert len(numbered) == 17
    assert len({each for one in numbered for each in values(one, "numId")}) == 1
    steps = [each for each in paragraphs if '"SubParagraph"' in each]
    assert [values(each, "ilvl") for each in steps] == [["1"], ["1"]]
    second = [each for each in paragraphs if '"ParagraphPart"' in each]
    assert len(second) == 2
    assert not any("numPr" in each for each in second)


def test_a_paper_may_start_at_any_number_and_leave_some_out() -> None:
    blocks = tuple(Numbered(number, "Text.") for number in (14, 15, 18))
    paper = Paper(imprint=imprint(), fields=(), parts=(Part("A", 2, blocks),))
    content = parts(render(paper))
    assert values(content["word/numbering.xml"], "startOverride") == ["14", "18"]
    used = values(content["word/document.xml"], "numId")
    assert used[0] == used[1] != used[2]


def test_tables_say_their_headings_and_what_they_are() -> None:
    xml = parts(render(sample_paper()))["word/document.xml"]
    about, chart, appendix = re.findall(r"<w:tbl>.*?</w:tbl>", xml)
    assert values(about, "tblCaption") == ["About this report"]
    for table in (chart, appendix):
        head, *rows = re.findall(r"<w:tr>.*?</w:tr>", table)
        assert "<w:tblHeader/>" in head
        assert not any("tblHeader" in each for each in rows)
        assert 'w:firstColumn="1"' in table
        assert 'w:name="Title_' in head
        assert all("<w:cantSplit/>" in each for each in (head, *rows))
    assert values(appendix, "tblDescription")[0].startswith(
        "12 rows and 9 columns: Ref"
    )
    assert len(re.findall("<w:tr>", appendix)) == 13
    assert "● Green" in appendix


def test_a_wide_table_lies_on_its_side_and_nothing_is_cut() -> None:
    xml = parts(render(sample_paper()))["word/document.xml"]
    pages = re.findall(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"', xml)
    assert pages == [("11906", "16838"), ("16838", "11906"), ("11906", "16838")]
    for table in re.findall(r"<w:tbl>.*?</w:tbl>", xml):
        widths = [int(each) for each in values(table, "gridCol", "w")]
        assert sum(widths) <= (16838 if len(widths) > 6 else 11906) - 2 * 1134
    widths = [int(each) for each in values(table, "gridCol", "w")]
    assert min(widths) >= len("Quarter") * 100


def test_words_that_are_too_long_for_the_page_are_shared_out() -> None:
    cell = Cell("x" * 200)
    table = Table(caption="A", headings=("a",) * 9, rows=((cell,) * 9,))
    paper = Paper(imprint=imprint(), fields=(), parts=(Part("A", 2, (table,)),))
    xml = parts(render(paper))["word/document.xml"]
    assert sum(map(int, values(xml, "gridCol", "w"))) <= 16838 - 2 * 1134


def test_it_is_in_british_english_and_says_what_it_is() -> None:
    content = parts(render(sample_paper()))
    assert values(content["word/styles.xml"], "lang") == ["en-GB"]
    core = Document(BytesIO(render(sample_paper()))).core_properties
    assert (core.title, core.author) == (
        "Quarter 2 Performance Report", "Ambershire Council"
    )  # fmt: skip
    assert (core.subject, core.category) == ("Performance report, Q2 2012/13", "Public")
    assert core.created is not None
    assert core.created.date().isoformat() == "2012-09-30"
    assert core.last_modified_by == core.author
    edges = content["word/header1.xml"] + content["word/footer1.xml"]
    assert edges.count("Public") == 2
    assert "Q2 2012/13" in edges
    assert "0b2f7a52-sample" in edges
    assert re.findall(r'w:instr=" (\w+) "', edges) == ["PAGE", "NUMPAGES"]
    assert NOTICE in content["word/document.xml"]
    assert "Figures as at 30 September 2012" in content["word/document.xml"]
    assert "rsid" not in "".join(content.values())


@cache
def harmless(text: str) -> Counter[str]:
    return elements(parts(render(hostile_paper(text)))["word/document.xml"])


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_anything_but_text(text: str) -> None:
    written = render(hostile_paper(text))
    content = parts(written)
    everything = "".join(content.values())
    assert "w:hyperlink" not in everything
    assert "TargetMode" not in everything
    assert "w:instrText" not in everything
    assert everything.count("w:fldSimple ") == 2
    body = content["word/document.xml"]
    one = clean_text(text).replace("\n", " ")
    if "\n" not in clean_text(text) and one.strip():
        assert elements(body) == harmless("x")
    document = Document(BytesIO(written))
    shown = [each.text for each in document.paragraphs]
    assert any(one.strip() in each.replace("\n", " ") for each in shown)
    assert document.tables[1].cell(0, 0).text == clean_text(text)


def test_libreoffice_opens_it_and_shows_every_number(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    written = tmp_path / "paper.docx"
    written.write_bytes(render(sample_paper()))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            *(office, "--headless", f"-env:UserInstallation={profile}"),
            *("--convert-to", "pdf", "--outdir", str(tmp_path), str(written)),
        ],
        check=False,
        capture_output=True,
        timeout=120,
    )
    told = tmp_path / "paper.pdf"
    reader = shutil.which("pdftotext")
    if not told.exists() or reader is None:
        pytest.skip("this LibreOffice has no Writer, or nothing reads its PDF")
    lines = subprocess.run(
        [reader, "-layout", str(told), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert re.findall(r"^ *(\d+)\. ", lines, re.MULTILINE) == [
        str(n) for n in range(1, 18)
    ]
    assert "(a)" in lines


def test_a_chart_is_a_picture_in_the_line_with_its_words_beside() -> None:
    written = render(sample_paper())
    with zipfile.ZipFile(BytesIO(written)) as archive:
        pictures = [each for each in archive.namelist() if "/media/" in each]
        assert pictures == ["word/media/image1.png"]
        assert archive.read(pictures[0]) == png(chart())
        assert b'Extension="png"' in archive.read("[Content_Types].xml")
    (shape,) = Document(BytesIO(written)).inline_shapes
    assert (shape.width.mm, shape.height.mm) == (WIDTH, HEIGHT)
    body = parts(written)["word/document.xml"]
    assert re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', body) == [chart().alt]
    drawn, table = body.index("<w:drawing>"), body.index("good or outstanding: figures")
    assert drawn < table


def test_each_chart_after_another_begins_a_page_so_that_its_figures_stand_by_it() -> (
    None
):
    drawn = tuple(Part(f"Chart {number}", 3, (chart(),)) for number in range(3))
    paper = Paper(
        imprint=imprint(),
        fields=(),
        parts=(Part("Charts", 2, (Plain("Of three."),)), *drawn),
    )
    body = parts(render(paper))["word/document.xml"]
    assert body.count("<w:pageBreakBefore/>") == 2
    assert len(opened(pdf.render(paper)).pages) == 3
