"""Every check of a text: the faults of a real report, and none of the sample's."""

from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.report.checks import Finding
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.compiling import compile_summary
from qperf_tui.workbench.house_style import set_rule
from qperf_tui.workbench.paragraphs import add_paragraph
from qperf_tui.workbench.proofing import proof
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.summary import findings

Q2 = Quarter.parse("Q2 2012/13")
NEW_SYSTEM = (
    "The new Information System (Frameworkki) for monitoring the council's performance "
    "in relation to protecting vulnerable children and young people was installed at "
    "the end of the 2011/12 financial year."
)
CLARITY = (
    "Frameworki will allow greater clarity on recording the date of a contact which "
    "progresses to an Initial Assessment."
)
ON_TARGET = (
    "Performance in relation to three of the four safeguarding indicators has been "
    "good in Quarter 2, each remaining on target at quarter end."
)
PUBLISHED = (
    "In quarter two published inspection outcomes show that 76% of schools and "
    "colleges are either good or outstanding."
)
"""Sentences of the public report of 11 December 2012."""


def paste(workbook: Workbook, *texts: str) -> list[Finding]:
    """What the section is found wanting once an officer added some paragraphs."""
    redraft(workbook, Q2)
    section = compile_summary(workbook, Q2).sections[0]
    (first,) = section.paragraphs
    after = None if first.on_file is None else first.on_file.paragraph_id
    for text in texts:
        after = add_paragraph(workbook, section.on_file.section_id, text, after)
    return findings(workbook, Q2)


def test_two_spellings_in_two_paragraphs_are_found_in_the_one_that_is_wrong(
    council: Workbook,
) -> None:
    found = [
        each for each in paste(council, NEW_SYSTEM, CLARITY) if "Frame" in each.says
    ]
    assert [each.rule for each in found] == ["two-spellings"]
    assert found[0].says == (
        "Paragraph 15: “Frameworkki” is also spelled “Frameworki” here. Write "
        "“Frameworki”, or learn “Frameworkki” if both are right"
    )


def test_a_quarter_named_two_ways_is_found(council: Workbook) -> None:
    found = paste(council, ON_TARGET, PUBLISHED, "Quarter Two was good.")
    says = [each.says for each in found if each.rule == "quarters"]
    assert [each.partition(":")[0] for each in says] == ["Paragraph 16", "Paragraph 17"]
    assert all("the text also has “Quarter 2”" in each for each in says)
    assert all(each.endswith("Write “Quarter 2”") for each in says)


def test_the_sample_is_as_a_committee_paper_should_be(council: Workbook) -> None:
    assert findings(council, Q2) == []
    for indicator in council.indicators.on_file():
        held = council.commentaries.standing(indicator.indicator_id, Q2)
        if held is not None:
            assert proof(council, held.body, Q2, indicator) == (), indicator.code


def test_what_is_drafted_from_the_figures_is_in_the_house_style(
    council: Workbook,
) -> None:
    for paragraph in compile_summary(council, Q2).paragraphs:
        assert proof(council, paragraph.body, Q2, None) == ()


def test_a_fault_in_commentary_is_said_once_and_blocks_once_it_goes_out(
    council: Workbook,
) -> None:
    indicator = council.indicators.by_code("C MTP 7")
    held = council.commentaries.standing(indicator.indicator_id, Q2)
    assert held is not None
    save_commentary(
        council,
        indicator,
        Q2,
        f"{held.body} It is due to three children.",
        CommentaryState.DRAFT,
        base_version=held.version,
    )
    (found,) = [each for each in findings(council, Q2) if each.rule == "disclosure"]
    assert (found.code, found.is_blocking) == ("C MTP 7", False)
    assert found.says.startswith("Commentary on C MTP 7: “three children” counts fewer")
    (blocks,) = [
        each
        for each in paste(council, "It is due to four pupils.")
        if each.rule == "disclosure" and each.code is None
    ]
    assert blocks.is_blocking


def test_a_rule_made_to_block_blocks_and_one_that_is_off_says_nothing(
    council: Workbook,
) -> None:
    assert not any(each.is_blocking for each in paste(council, PUBLISHED))
    set_rule(council, "quarters", "blocks", "Agreed.")
    assert [each.rule for each in findings(council, Q2) if each.is_blocking] == [
        "quarters"
    ]
    set_rule(council, "quarters", "off", "Agreed.")
    assert not any(each.rule == "quarters" for each in findings(council, Q2))


def test_last_quarters_words_are_known_again(council: Workbook) -> None:
    indicator = council.indicators.by_code("CS 18")
    last = council.commentaries.standing(indicator.indicator_id, Q2.shifted(-1))
    assert last is not None
    rules = [each.rule for each in proof(council, last.body, Q2, indicator)]
    assert "repeated" in rules
    assert "repeated" not in [each.rule for each in proof(council, last.body, Q2, None)]


def test_a_flag_is_where_the_text_as_typed_has_what_it_is_about(
    council: Workbook,
) -> None:
    indicator = council.indicators.by_code("C MTP 8")
    text = "It was {.value} and recieved {.nonsense} in quarter two."
    flags = proof(council, text, Q2, indicator)
    placed = {each.rule: text[each.start : each.end] for each in flags}
    assert placed["spelling"] == "recieved"
    assert "{.nonsense}" in placed.values()
    assert placed["quarters"] == "quarter two"
    assert [each.start for each in flags] == sorted(each.start for each in flags)
    (stuck,) = [each for each in flags if each.is_blocking]
    assert (stuck.rule, text[stuck.start : stuck.end]) == ("token", "{.nonsense}")


def test_a_figure_put_in_its_place_is_read_as_it_stands_there(
    council: Workbook,
) -> None:
    indicator = council.indicators.by_code("C MTP 8")
    flags = proof(council, "It rose. {.value} was the figure.", Q2, indicator)
    assert ("sentence-start", 9, 17) in [(f.rule, f.start, f.end) for f in flags]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=60,
    deadline=None,
)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=40),
            st.sampled_from(
                ["{.value}", "{{", "}", "{CS 18.value:words}", "Q2 ", "3 "]
            ),
        ),
        max_size=12,
    ).map("".join)
)
def test_any_text_is_read_and_every_place_lies_in_it(
    council: Workbook, text: str
) -> None:
    indicator = council.indicators.by_code("C MTP 8")
    for flag in proof(council, text, Q2, indicator):
        assert 0 <= flag.start < flag.end <= len(text)


@pytest.mark.parametrize(
    "bit", ["three children in Q2 ", "recieve ", "{.value} ", "{", "Frameworkki. "]
)
def test_the_longest_text_is_read_within_a_second(council: Workbook, bit: str) -> None:
    indicator = council.indicators.by_code("C MTP 8")
    proof(council, "Biggleswade", Q2, indicator)
    begun = process_time()
    proof(council, (bit * 20_000)[:20_000], Q2, indicator)
    assert process_time() - begun < 1
