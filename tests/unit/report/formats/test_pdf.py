"""The paper as PDF: tags, language, numbers, fonts, and text that stays text."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qperf_tui.domain.text import clean_line
from qperf_tui.report.formats.pdf import render
from qperf_tui.report.paper import Cell, Paper, Part, Plain, Table
from support import pdfs
from support.papers import (
    HOSTILE,
    NOTICE,
    appendix,
    chart,
    hostile_paper,
    imprint,
    sample_paper,
)
from support.sources import ROOT

GOLDEN = Path(__file__).parents[3] / "golden" / "paper.pdf.txt"
ONE = """
import hashlib
from qperf_tui.report.formats.pdf import render
from support.papers import sample_paper
print(hashlib.sha256(render(sample_paper())).hexdigest())
"""
RUNS = {"/JavaScript", "/JS", "/Launch", "/URI", "/GoToR", "/SubmitForm", "/Movie"}


@pytest.fixture(scope="module")
def sample() -> bytes:
    return render(sample_paper())


def test_the_sample_is_the_document_it_has_always_been(sample: bytes) -> None:
    """Its text page by page, and its tags; the bytes follow the typesetter."""
    shown = [
        "\n".join([f"--- page {number}", *page])
        for number, page in enumerate(pdfs.lines(sample), 1)
    ]
    told = [f"{'  ' * depth}{tag}" for depth, tag in pdfs.tags(sample)]
    found = "\n".join([*shown, "--- tags", *told]) + "\n"
    if os.environ.get("QPERF_GOLDEN") == "write":
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_a_screen_reader_is_told_what_everything_is(sample: bytes) -> None:
    root = pdfs.opened(sample).root_object
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in sample
    many = Counter(tag for _, tag in pdfs.tags(sample))
    assert many["Title"] == 1
    assert many["H1"] == 7
    assert many["H2"] == 9
    assert many["Table"] == 2
    assert many["TH"] == 9 + 3
    assert many["Caption"] == 2
    assert many["THead"] == 2
    assert many["Lbl"] == 17 + 2 + 2  # paragraphs, steps, bullets


def test_the_file_says_what_it_is(sample: bytes) -> None:
    reader = pdfs.opened(sample)
    assert reader.metadata is not None
    assert reader.metadata.title == "Quarter 2 Performance Report"
    assert "Public · Ambershire Council · Q2 2012/13" in str(reader.metadata.subject)
    assert reader.metadata.creation_date is None
    pages = pdfs.lines(sample)
    assert NOTICE in "\n".join(pages[0])
    for number, page in enumerate(pages, 1):
        assert page[0].startswith("Public")
        whole = "\n".join(page)
        assert "workbook 0b2f7a52-sample" in whole
        assert "figures as at 30 September 2012" in whole
        assert f"Page {number} of {len(pages)}" in whole


def test_a_picture_is_told_in_words(sample: bytes) -> None:
    figures = [each for each in pdfs.objects(sample) if each.get("/S") == "/Figure"]
    assert [each["/Alt"] for each in figures] == [chart().alt]


def test_it_has_bookmarks_of_its_headings(sample: bytes) -> None:
    outline = pdfs.opened(sample).outline
    titles = [each.title for each in outline if not isinstance(each, list)]
    assert titles[0] == "CORPORATE IMPLICATIONS"
    assert titles[-1] == "Background Papers: (open to public inspection)"


def test_every_paragraph_has_its_number(sample: bytes) -> None:
    numbers = re.findall(r"^(\d+)\. ", pdfs.text(sample), re.MULTILINE)
    assert numbers == [str(number) for number in range(1, 18)]


def test_a_long_table_lies_and_its_headings_stand_on_each_page() -> None:
    paper = Paper(
        imprint=imprint(), fields=(), parts=(Part("Appendix", 2, (appendix(80),)),)
    )
    made = render(paper)
    pages = pdfs.opened(made).pages
    assert len(pages) > 2
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
    assert all("Direction of travel" in "".join(page) for page in pdfs.lines(made))
    assert sum(tag == "TH" for _, tag in pdfs.tags(made)) == 9


def test_all_its_fonts_are_inside_it(sample: bytes) -> None:
    fonts = [each for each in pdfs.objects(sample) if each.get("/Type") == "/Font"]
    described = [
        each for each in pdfs.objects(sample) if each.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert described
    assert all({"/FontFile2", "/FontFile3"} & each.keys() for each in described)


def test_headings_never_leave_out_a_level() -> None:
    parts = (Part("A", 4), Part("B", 2), Part("C", 4))
    made = render(Paper(imprint=imprint(), fields=(), parts=parts))
    headings = [tag for _, tag in pdfs.tags(made) if re.fullmatch(r"H\d", tag)]
    assert headings == ["H1", "H1", "H2"]


def shown(text: str) -> str:
    """A text as it is taken out again: a line may end between any two words."""
    return re.sub(r"[\s\u200b]+", "", text)


@pytest.fixture(scope="module")
def plain() -> bytes:
    return render(hostile_paper("A plain text"))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_comes_alive(text: str, plain: bytes) -> None:
    made = render(hostile_paper(f"A {text} z"))
    kept = [each for each in pdfs.tags(made) if each[1] not in {"P", "Span"}]
    assert kept == [e for e in pdfs.tags(plain) if e[1] not in {"P", "Span"}]
    assert not [each for each in pdfs.objects(made) if RUNS & each.keys()]
    assert not [e for e in pdfs.objects(made) if e.get("/Subtype") == "/Link"]
    wanted = clean_line(f"A {text} z")
    if wanted.isascii():
        assert shown(wanted) in shown(pdfs.text(made))


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_can_be_set(text: str) -> None:
    table = Table(caption=text, headings=("A", text), rows=((Cell(text), Cell(text)),))
    part = Part(text, 2, (Plain(text), table))
    made = render(Paper(imprint=imprint(title=text), fields=(), parts=(part,)))
    found = re.sub(r"\[U\+[0-9A-F]+\]", "", shown(pdfs.text(made)))
    letters = re.findall(r"[A-Za-z0-9]", clean_line(text))
    assert Counter(letters * 4) <= Counter(found)


def test_a_character_that_no_font_has_stands_as_its_code() -> None:
    said = Part("A", 2, (Plain("Głos 中 and 😀 and é"),))
    made = pdfs.text(render(Paper(imprint=imprint(), fields=(), parts=(said,))))
    assert "Głos [U+4E2D] and [U+1F600] and é" in made


def test_a_word_that_no_line_holds_is_broken_and_not_cut_off() -> None:
    said = Part("A", 2, (Plain("x" * 300),))
    made = render(Paper(imprint=imprint(), fields=(), parts=(said,)))
    assert pdfs.text(made).count("x") == 300
    assert len(pdfs.lines(made)[0]) > 5


def test_it_is_the_same_bytes_on_another_machine_and_day(
    sample: bytes, tmp_path: Path
) -> None:
    places = (
        {"TZ": "Pacific/Auckland", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
        {"HOME": str(tmp_path), "PYTHONHASHSEED": "7", "RAYON_NUM_THREADS": "1"},
    )
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
            text=True,
        ).stdout.strip()
        for place in places
    }
    assert found == {hashlib.sha256(sample).hexdigest()}
