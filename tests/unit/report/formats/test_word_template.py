"""A council's own template, and those that may not become a paper."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document

from qperf_tui.errors import TemplateRefusedError
from qperf_tui.report.formats.package import packed, unpacked
from qperf_tui.report.formats.word import render
from qperf_tui.report.formats.word_template import starting_template
from support.papers import hostile_paper, sample_paper

MAIN = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"


def changed(name: str, old: str, new: str) -> bytes:
    """The starting template with some of one part put otherwise."""
    parts = unpacked(starting_template())
    assert old in parts[name].decode()
    parts[name] = parts[name].replace(old.encode(), new.encode())
    return packed(parts)


def in_text(xml: str) -> bytes:
    return changed(MAIN, "<w:body>", f"<w:body><w:p>{xml}</w:p>")


def related(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    uri = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    return changed(
        RELATIONS,
        "</Relationships>",
        f'<Relationship Id="rId9" Type="{uri}" Target="{target}"{mode}/>'
        "</Relationships>",
    )


def field(*codes: str) -> bytes:
    runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    begin, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")
    )
    return in_text(begin + runs + end)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def bomb() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MAIN, b" " * 30_000_000)
    return made.getvalue()


def said(content: bytes) -> str:
    return re.sub("<[^>]+>", " ", unpacked(content)[MAIN].decode())


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "damaged"),
    "text": (lambda: b"Dear all", "damaged"),
    "old": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "old .doc file"),
    "cut": (lambda: starting_template()[:3000], "damaged"),
    "no document": (lambda: packed({"a.txt": b""}), "damaged"),
    "bomb": (bomb, "zip bomb"),
    "large part": (lambda: in_text(run("x" * 2_000_001)), "larger than 2 MB"),
    "broken xml": (lambda: changed(MAIN, "</w:body>", ""), "damaged"),
    "doctype": (
        lambda: changed(MAIN, "<w:document", "<!DOCTYPE a><w:document"),
        "DOCTYPE",
    ),
    "encoding": (
        lambda: changed(MAIN, 'encoding="UTF-8"', 'encoding="IBM037"'),
        "UTF-8",
    ),
    "macros": (lambda: changed(TYPES, "document.main", "macroEnabled.main"), "macros"),
    "attached": (lambda: related("attachedTemplate", "a.dotm"), "attached to"),
    "linked picture": (lambda: related("image", "http://a.example/a.png"), "linked"),
    "object": (lambda: related("oleObject", "embeddings/a.bin", ""), "embedded object"),
    "chunk": (lambda: related("aFChunk", "a.htm", ""), "another document"),
    "file link": (lambda: related("hyperlink", "\\\\a\\b"), "web or mail"),
    "object element": (lambda: in_text("<w:r><w:object/></w:r>"), "embedded object"),
    "dde": (lambda: field("DDEAUTO c:\\cmd"), "field (DDEAUTO)"),
    "dde in two": (lambda: field("DD", "EAUTO c:\\cmd"), "field (DDEAUTO)"),
    "fetched": (lambda: field(" INCLUDEPICTURE a"), "field (INCLUDEPICTURE)"),
    "data in a field": (lambda: field("REF {{ title }}"), "inside a field"),
    "split data": (lambda: field("REF {", "{ title }}"), "inside a field"),
    "data in a setting": (
        lambda: in_text('<w:bookmarkStart w:id="1" w:name="{{ title }}"/>'),
        "inside a field",
    ),
    "no place": (
        lambda: changed(MAIN, "{{p body }}", "Text"),
        "no place for the paper",
    ),
    "twice": (lambda: in_text(run("{{p body }}")), "twice"),
    "in header": (
        lambda: changed("word/header1.xml", "{{ marking }}", "{{ body }}"),
        "in a header",
    ),
    "unknown": (lambda: in_text(run("{{ password }}")), "{{ password }}"),
    "loop": (lambda: in_text(run("{% for a in title %}{% endfor %}")), "does more"),
    "filter": (lambda: in_text(run("{{ title|upper }}")), "does more"),
    "call": (lambda: in_text(run("{{ title.upper() }}")), "does more"),
    "way out": (lambda: in_text(run("{{ title.__class__ }}")), "full stop"),
    "power": (lambda: in_text(run("{{ 9 ** 9 }}")), "does more"),
    "unclosed": (lambda: in_text(run("{% if title %}")), "not closed"),
    "many": (lambda: in_text(run("{{ title }}" * 501)), "more than 500"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_template_that_cannot_be_used_is_refused_in_one_sentence(name: str) -> None:
    template, cause = REFUSED[name]
    with pytest.raises(TemplateRefusedError) as refused:
        render(sample_paper(), template())
    assert cause in str(refused.value)
    assert str(refused.value).startswith("The template")
    assert str(refused.value).endswith(".")


def test_the_starting_template_makes_the_same_paper_as_none() -> None:
    assert render(sample_paper(), starting_template()) == render(sample_paper())
    assert starting_template() == starting_template()


def test_a_letterhead_made_in_word_becomes_a_paper() -> None:
    """As python-docx makes it: American paper, its own styles, no other placeholder."""
    letterhead = Document()
    letterhead.add_paragraph("Ambershire: a fair county")
    letterhead.add_paragraph("{{ body }}")
    letterhead.add_paragraph("Ask {{ field.contact_officer }}{{ field.nobody }}.")
    saved = BytesIO()
    letterhead.save(saved)
    made = render(sample_paper(), saved.getvalue())
    assert made == render(sample_paper(), saved.getvalue())
    text = said(made)
    assert "Ambershire: a fair county" in text
    assert "Ask The Head of Partnerships and Performance." in text
    for forgotten in ("Public", "0b2f7a52-sample", "30 September 2012", "illustrative"):
        assert forgotten in text
    assert "{{" not in text
    document = Document(BytesIO(made))
    assert [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert document.core_properties.author == "Ambershire Council"
    assert "docProps/thumbnail.jpeg" not in unpacked(made)


def test_a_template_for_new_documents_is_one_too() -> None:
    template = changed(TYPES, "document.main+xml", "template.main+xml")
    assert render(sample_paper(), template) == render(sample_paper())


def test_a_link_of_the_councils_own_stays() -> None:
    made = render(sample_paper(), related("hyperlink", "https://a.example/"))
    assert b"https://a.example/" in unpacked(made)[RELATIONS]


def test_what_data_says_is_not_run_in_a_template() -> None:
    template = in_text(run("{{ title }} and {% if notice %}{{ notice }}{% endif %}"))
    made = render(hostile_paper("{{ 7 * 7 }} {_{ 7 }_} {%_ x"), template)
    assert said(made).count("{{ 7 * 7 }} {_{ 7 }_} {%_ x") > 5
    assert "49" not in said(made)
