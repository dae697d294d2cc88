"""What is missing in a paper around its summary, and what it names in vain."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.report.paper_checks import (
    DEAD_REFERENCE,
    EMPTY_PART,
    HEADER_FIELD,
    NO_MEETING,
    PAPER_RULES,
    PLACEHOLDER,
    PaperSays,
    paper_findings,
)
from qperf_tui.report.style import COMMITTEE, Severity

STYLE = replace(COMMITTEE, severities={each.name: each.usual for each in PAPER_RULES})
WHOLE = PaperSays(
    header={"Subject": "Quarter 2", "Wards Affected": "All"},
    has_meeting=True,
    day="Date",
    empty=(),
    paragraphs={1: "It is so.", 2: "See paragraph 1 and Appendix A."},
    appendices=("Appendix A – Performance Indicators",),
)


def found(says: PaperSays) -> list[tuple[str, str | None, bool]]:
    return [
        (each.rule, each.part, each.is_blocking) for each in paper_findings(says, STYLE)
    ]


def test_nothing_is_found_in_a_whole_paper() -> None:
    assert found(WHOLE) == []


def test_each_field_that_says_nothing_is_named() -> None:
    says = replace(WHOLE, header={"Subject": "Quarter 2", "Wards Affected": " "})
    assert found(says) == [(HEADER_FIELD.name, "Wards Affected", True)]


def test_a_paper_without_a_day_of_its_meeting_is_held_back() -> None:
    says = replace(WHOLE, has_meeting=False)
    assert found(says) == [(NO_MEETING.name, "Date", True)]


def test_a_section_that_is_part_of_another_paper_needs_no_header() -> None:
    says = replace(WHOLE, header={"Subject": "", "Function of": ""}, has_meeting=False)
    assert found(says) == [(HEADER_FIELD.name, "Subject", False)]


def test_an_implication_that_says_nothing_is_named() -> None:
    says = replace(WHOLE, empty=["Legal", "Financial"])
    assert [each[:2] for each in found(says)] == [
        (EMPTY_PART.name, "Legal"),
        (EMPTY_PART.name, "Financial"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("As paragraph 3 says.", ["paragraph 3"]),
        ("As Paragraph 2 says.", []),
        ("See paragraphs 1 to 4.", ["paragraph 4"]),
        ("See paragraphs 1, 7 and 9.", ["paragraph 7", "paragraph 9"]),
        ("See paragraphs 1-2.", []),
        ("Exempt under paragraph 3 of Part 1 of Schedule 12A.", []),
        ("As paragraph 12 in the Executive report says.", []),
        ("As paragraph 4.2 of the plan says.", []),
        ("As paragraph 7(b) says.", []),
        ("See Appendix B.", ["Appendix B"]),
        ("See Appendix A and appendix work.", []),
        ("Appendix C of the plan says so.", []),
    ],
)
def test_what_a_paragraph_names_in_vain(text: str, names: list[str]) -> None:
    says = replace(WHOLE, paragraphs={1: text, 2: "It is so."})
    dead = list(paper_findings(says, STYLE))
    assert [each.rule for each in dead] == [DEAD_REFERENCE.name] * len(names)
    for each, name in zip(dead, names, strict=True):
        assert f"Paragraph 1 names {name}, which" in each.says
        assert each.paragraph == 1


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("[insert figure here]", True),
        ("It is [TBC].", True),
        ("Due on [to be confirmed].", True),
        ("It cost £" + "X" * 4, True),
        ("It is [xx]%.", True),
        ("The date is to be confirmed.", False),
        ("The [Executive] report.", False),
        ("Super Bowl X was played.", False),
    ],
)
def test_a_place_left_to_be_filled_in_is_found(text: str, is_found: bool) -> None:
    says = replace(WHOLE, paragraphs={1: text})
    assert [each[0] for each in found(says)] == [PLACEHOLDER.name] * is_found


@given(
    st.dictionaries(st.integers(1, 40), st.text(), max_size=6),
    st.sampled_from(list(Severity)),
)
def test_a_rule_that_is_off_finds_nothing_and_advice_never_blocks(
    paragraphs: Mapping[int, str], severity: Severity
) -> None:
    says = replace(WHOLE, paragraphs=paragraphs, empty=["Legal"], has_meeting=False)
    held = replace(COMMITTEE, severities={each.name: severity for each in PAPER_RULES})
    every = list(paper_findings(says, held))
    assert bool(every) is (severity is not Severity.OFF)
    assert all(each.is_blocking is (severity is Severity.BLOCKS) for each in every)
