from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.report.document import Document, Paragraph, Section
from qperf_tui.report.markdown import render

GOLDEN = Path(__file__).parents[2] / "golden" / "summary_section.md"
READERS = {
    "commonmark": MarkdownIt("commonmark"),
    "gfm-like": MarkdownIt("gfm-like"),
    "js-default": MarkdownIt("js-default", {"linkify": True}),
}
MARKUP = (
    *("*bold*", "__b__", "_i_", "~~s~~", "`code`", "```", "~~~", "#", "##", "-", "+"),
    *("*", ">", "|", "---", "===", "***", "___", "[a](b)", "![a](b)", "[^1]", "[^1]:"),
    *("[a]:", "[x]", "[ ]", "<b>", "<!--", "-->", "<script>", "&amp;", "&#35;", "&"),
    *("1.", "14)", "\\", "\\\\", "://", "//f.example", "www.c.example", "gov.uk"),
    *("http://a.example", "https://b.example", "d@e.example", "mailto:g@h.example"),
    *("ftp://i.example", ":---", "|--|--|", "| a | b |", "$x$", "{#id}", ":::", "C#"),
    *("A&B", "//localhost", "www.3.com", "HTTP://J.EXAMPLE", "xmpp:k@l.example", "="),
)
pieces = st.one_of(
    st.sampled_from([*MARKUP, " ", "  ", "    ", "\n", "\n\n", "\n    ", "\t", "\r\n"]),
    st.text(max_size=6),
)
hostile = st.lists(pieces, max_size=12).map("".join)
spaced = st.lists(pieces, max_size=12).map(" ".join)
texts = st.one_of(hostile, spaced, st.text())


def document(*sections: Section, first: int = 14, notice: str = "") -> Document:
    return Document(
        heading="Quarter 2 Performance Summary",
        first_paragraph=first,
        sections=sections,
        notice=notice,
        council="Central Bedfordshire",
        quarter=Quarter.of(2012, 2),
    )


def section(title: str, *written: str) -> Section:
    return Section(title, tuple(Paragraph(text) for text in written))


def items(tokens: list[Token]) -> list[tuple[int, str]]:
    """The list items as a reader numbers them, with their text on one line."""
    found: list[tuple[int, str]] = []
    number = 0
    for token in tokens:
        if token.type == "ordered_list_open":
            number = int(token.attrs.get("start", 1))
        elif token.type == "list_item_open":
            found.append((number, ""))
            number += 1
        elif token.type == "inline" and token.level >= 3 and found:
            last, text = found[-1]
            found[-1] = (last, f"{text} {plain(token)}".strip())
    return found


def plain(token: Token) -> str:
    assert token.children is not None
    assert {child.type for child in token.children} <= {"text", "softbreak"}
    return " ".join("".join(child.content for child in token.children).split())


@pytest.mark.parametrize("reader", READERS)
@given(
    written=st.lists(st.lists(texts, min_size=1, max_size=3), min_size=1, max_size=3),
    title=texts,
    first=st.sampled_from([1, 8, 9, 14, 98, 99, 100]),
)
def test_any_text_comes_back_as_numbered_paragraphs_of_plain_text(
    reader: str, written: list[list[str]], title: str, first: int
) -> None:
    sections = [section(title, *each) for each in written]
    built = document(*sections, first=first, notice=title)
    tokens = READERS[reader].parse(render(built))
    everything = [text for each in written for text in each]
    assert items(tokens) == [
        (number, clean_line(text)) for number, text in enumerate(everything, first)
    ]
    assert {token.type for token in tokens} <= {
        *("heading_open", "heading_close", "inline"),
        *("blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close"),
        *("ordered_list_open", "ordered_list_close"),
        *("list_item_open", "list_item_close"),
    }
    for token in tokens:
        if token.type == "inline":
            plain(token)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("mark", MARKUP)
def test_every_mark_is_only_text_wherever_it_stands(reader: str, mark: str) -> None:
    written = [
        *(mark, f"{mark} a", f"a {mark}", f"a {mark} b", f"a{mark}b", f"a\n{mark}"),
        *(f"a\n\n{mark}", f"{mark}\n\na", f"{mark}\n{mark}", f"    {mark}"),
    ]
    tokens = READERS[reader].parse(render(document(section("", *written))))
    assert items(tokens) == [
        (number, clean_line(text)) for number, text in enumerate(written, 14)
    ]


@pytest.mark.parametrize("reader", READERS)
@given(heading=texts)
def test_any_heading_stays_the_words_of_one_heading(reader: str, heading: str) -> None:
    built = Document(
        heading=heading,
        first_paragraph=1,
        sections=(),
        council="",
        quarter=Quarter.of(2012, 2),
    )
    opened, inline, closed = READERS[reader].parse(render(built))
    assert (opened.tag, closed.tag) == ("h2", "h2")
    assert plain(inline) == clean_line(heading)


@given(written=st.lists(texts, max_size=4))
def test_the_file_ends_with_one_line_feed_and_holds_no_other_line_end(
    written: list[str],
) -> None:
    rendered = render(document(section("A", *written)))
    assert rendered.endswith("\n")
    assert not rendered.endswith("\n\n")
    assert "\r" not in rendered
    assert rendered == render(document(section("A", *written)))
    rendered.encode()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "The percentage was 79.3% (253 of 319) in Quarter 2 - e.g. a dip.",
            "The percentage was 79.3% (253 of 319) in Quarter 2 - e.g. a dip.",
        ),
        (
            "Jobseeker's Allowance & more, 5+ A-C",
            "Jobseeker's Allowance & more, 5+ A-C",
        ),
        ("-5.2 is below nought", "-5.2 is below nought"),
        ("2012. A year", r"2012\. A year"),
        ("- dash", r"\- dash"),
        ("# 1 priority", r"\# 1 priority"),
        ("A*-C", r"A\*-C"),
        ("see gov.uk", r"see gov\.uk"),
        ("R&amp;D", r"R\&amp;D"),
    ],
)
def test_plain_prose_is_left_alone_and_markup_is_not(text: str, written: str) -> None:
    assert render(document(section("", text))).endswith(f"\n\n14. {written}\n")


@pytest.mark.parametrize(("first", "indent"), [(9, 3), (14, 4), (100, 5)])
def test_a_second_part_is_indented_as_far_as_its_number(
    first: int, indent: int
) -> None:
    rendered = render(document(section("", "One\npart.\n\nAnother."), first=first))
    assert rendered.endswith(f"{first}. One part.\n\n{' ' * indent}Another.\n")


def test_titles_are_left_out_where_there_is_one_section() -> None:
    assert "###" not in render(document(section("Safeguarding", "One.")))


def test_a_summary_section_is_written_as_the_golden_file_has_it() -> None:
    built = document(
        section(
            "Safeguarding",
            "Three of the four safeguarding indicators were on target.",
            "Assessments fell to 79.3% (253 of 319).\n\nThe year-end target is 85%.",
        ),
        section("Schools", "Pupils achieving 5+ A*-C GCSEs: 57.5% [cause?]"),
        notice="Illustrative figures: see www.example.org before quoting them.",
    )
    assert render(built).encode() == GOLDEN.read_bytes()
