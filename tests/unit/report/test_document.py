import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.report.document import Document, Paragraph, Section


def document(*sections: Section, first: int = 14) -> Document:
    return Document(
        heading="Quarter 2 Performance Summary",
        first_paragraph=first,
        sections=sections,
        council="Central Bedfordshire",
        quarter=Quarter.of(2012, 2),
    )


def section(title: str, *texts: str) -> Section:
    return Section(title, tuple(Paragraph(text) for text in texts))


def test_numbers_run_on_through_the_sections() -> None:
    built = document(section("A", "one", "two"), section("B"), section("C", "three"))
    assert [(number, paragraph.text) for number, paragraph in built] == [
        (14, "one"),
        (15, "two"),
        (16, "three"),
    ]


def test_a_section_without_paragraphs_takes_no_number_and_is_not_given() -> None:
    built = document(section("A", "one"), section("B"), section("C", "two"))
    assert [
        (each.title, [number for number, _ in numbered])
        for each, numbered in built.numbered_sections()
    ] == [("A", [14]), ("C", [15])]


def test_paragraphs_are_not_numbered_from_nought() -> None:
    with pytest.raises(ValueError, match="numbered from 1, not from 0"):
        document(first=0)
