"""Every document in every format: what it says of itself, and text that stays text."""

import csv
import io
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path

import pytest
from defusedxml import ElementTree
from markdown_it import MarkdownIt

from qperf_tui.domain.text import clean_line
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.compiling import compile_report
from qperf_tui.workbench.documents import DOCUMENTS, Exportable
from qperf_tui.workbench.paragraphs import edit_paragraph
from qperf_tui.workbench.sample import sample_version
from support import pdfs
from support.exports import parts, words
from support.hostile_council import hostile_council
from support.papers import HOSTILE
from support.section import Q2
from support.suite import converted
from support.workbooks import copied, stamp

EVERY = [
    pytest.param(document, ending, id=f"{document.name}.{ending}")
    for document in DOCUMENTS.values()
    for ending in document.endings
]


@pytest.fixture(scope="module")
def sample_council(
    sample_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Workbook:
    """The sample, open for a whole module that only reads it."""
    path = copied(sample_file, tmp_path_factory.mktemp("exports"))
    return Workbook.open(path, stamp())


@pytest.mark.parametrize(("document", "ending"), EVERY)
def test_every_file_says_what_it_is(
    sample_council: Workbook, document: Exportable, ending: str
) -> None:
    found = words(ending, document.make(sample_council, Q2, Asked(ending=ending)))
    assert re.search(r"\b(?:Public|Internal)\b", found)
    assert "Central Bedfordshire Council" in found
    assert "Q2 2012/13" in found
    assert re.search(r"5 November 2012|2012-11-05|>41218<|\b41218\b", found)
    assert sample_version(sample_council)[:12] in found
    assert clean_line(sample_council.settings.get("notice")) in found


@pytest.fixture(scope="module")
def hostile(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("hostile") / "hostile.qperf"
    held = Workbook.open(hostile_council(sample_file, path), stamp())
    texts = cycle(text for text in HOSTILE if not set(text) & set("{}\x00\ud800"))
    for each in compile_report(held, Q2).paragraphs:
        assert each.on_file is not None
        key, version = each.on_file.paragraph_id, each.on_file.version
        edit_paragraph(held, key, f"A {next(texts)}", base_version=version)
    return held


def live_in_markdown(content: bytes) -> list[str]:
    parsed = MarkdownIt("commonmark").enable("table").parse(content.decode())
    tokens = [*parsed, *(each for token in parsed for each in token.children or ())]
    kinds = {"html_block", "html_inline", "link_open", "image", "code_block", "fence"}
    return [each.type for each in tokens if each.type in kinds]


def live_in_page(content: bytes) -> list[str]:
    found: list[str] = []

    class Page(HTMLParser):
        def handle_starttag(
            self, tag: str, attrs: list[tuple[str, str | None]]
        ) -> None:
            told = dict(attrs)
            address = told.get("href") or told.get("src") or "#"
            if tag in {"script", "iframe", "object", "form", "link", "b"}:
                found.append(tag)
            if not address.startswith(("#", "data:image/svg+xml;base64,")):
                found.append(address)
            found.extend(name for name in told if name.startswith("on"))

    Page().feed(content.decode())
    return found


def live_in_package(content: bytes) -> list[str]:
    whole = parts(content)
    for each in whole.values():
        ElementTree.fromstring(each)
    everything = "".join(whole.values())
    lives = r"<f[ >]|<hyperlink|<w:hyperlink|TargetMode|<ddeLink|altChunk|<r>"
    fields = set(re.findall(r'w:instr="([^"]*)"|<w:instrText[^>]*>([^<]*)', everything))
    named = {" ".join("".join(each).split()) for each in fields}
    return re.findall(lives, everything) + sorted(named - {"PAGE", "NUMPAGES"})


def live_in_csv(content: bytes) -> list[str]:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    cells = [cell for row in rows for cell in row]
    number = re.compile(r"-?\d+(?:\.\d+)?")
    leads = tuple("=+-@\t\r＝＋－＠")
    return [e for e in cells if e.startswith(leads) and not number.fullmatch(e)]


def live_in_pdf(content: bytes) -> list[str]:
    runs = {"/JavaScript", "/JS", "/Launch", "/URI", "/GoToR", "/SubmitForm"}
    return [name for each in pdfs.objects(content) for name in runs & each.keys()]


LIVE: dict[str, Callable[[bytes], list[str]]] = {
    "md": live_in_markdown,
    "html": live_in_page,
    "docx": live_in_package,
    "xlsx": live_in_package,
    "csv": live_in_csv,
    "pdf": live_in_pdf,
    "parquet": lambda content: [],
    "json": lambda content: [],
}


@pytest.mark.parametrize(("document", "ending"), EVERY)
def test_no_text_of_a_workbook_comes_alive_or_is_lost(
    hostile: Workbook, document: Exportable, ending: str
) -> None:
    asked = Asked(ending=ending, is_draft=True, has_actions=True, has_requests=True)
    made = document.make(hostile, Q2, asked)
    assert LIVE[ending](made) == []
    if document.name in {"appendix", "figures"}:
        assert lost(hostile, words(ending, made)) == []


def lost(held: Workbook, found: str) -> list[str]:
    """The codes of a workbook that are not in what was found."""
    shown = re.sub(r"[\s\u200b]+", "", found)
    codes = (clean_line(each.code) for each in held.indicators.on_file())
    return [each for each in codes if re.sub(r"\s+", "", each) not in shown]


@pytest.mark.parametrize(
    ("ending", "to"),
    [("docx", "txt:Text (encoded):UTF8"), ("xlsx", "xlsx"), ("csv", "xlsx")],
)
def test_libreoffice_opens_it_without_repair_and_finds_every_row(
    hostile: Workbook, tmp_path: Path, ending: str, to: str
) -> None:
    path = tmp_path / f"appendix.{ending}"
    path.write_bytes(DOCUMENTS["appendix"].make(hostile, Q2, Asked(ending=ending)))
    again = converted(path, to).read_bytes()
    if to == "xlsx":
        # It writes runs of its own where a text needs two fonts.
        assert set(live_in_package(again)) <= {"<r>"}
    kind, _, _ = to.partition(":")
    assert lost(hostile, words("md" if kind == "txt" else kind, again)) == []
