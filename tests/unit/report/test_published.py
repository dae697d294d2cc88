"""What was published as Markdown reads back as the paragraphs that it was made of."""

from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.report.formats.markdown import render
from qperf_tui.report.paper import Numbered, Paper, Part
from qperf_tui.report.published import (
    Published,
    as_published_text,
    published_paragraphs,
)
from qperf_tui.report.subparagraphs import parted
from support.papers import imprint, sample_paper

bodies = st.text("ab1. *_#-+&<>\\`|[](){}~$^@:/\n", max_size=40).filter(
    lambda text: as_published_text(text) != ""
)


def test_the_papers_own_paragraphs_are_read_under_their_headings() -> None:
    found = published_paragraphs(render(sample_paper()))
    assert [each.number for each in found] == list(range(1, 18))
    assert found[3] == Published("Legal:", 4, "Not applicable.")
    assert "\n\n(a) hire two social workers; and\n\n(b)" in found[14].text


@given(st.lists(bodies, max_size=6))
def test_any_text_reads_back_as_it_was_published(texts: list[str]) -> None:
    blocks = tuple(
        Numbered(number, *parted(text)) for number, text in enumerate(texts, start=1)
    )
    paper = Paper(imprint=imprint(), fields=(), parts=(Part("All", 2, blocks),))
    found = published_paragraphs(render(paper))
    assert [each.text for each in found] == [as_published_text(each) for each in texts]
