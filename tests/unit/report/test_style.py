"""What each rule of a house style finds, lets stand, and would have written."""

import pytest

from qperf_tui.domain.merging import merged
from qperf_tui.report.style import COMMITTEE, Severity, Style
from qperf_tui.report.style_check import commentary_flags, style_flags
from support.style import found


@pytest.mark.parametrize("written_so", ["quarter two", "Quarter Two", "Q2", "qtr 2"])
def test_a_quarter_is_named_as_the_style_names_it(written_so: str) -> None:
    text = f"Performance in {written_so} was good."
    assert found(text, "quarters") == [(written_so, "Quarter 2")]


def test_a_style_may_name_quarters_another_way() -> None:
    small = Style(name="own", source="", quarter="quarter 2")
    assert found("It was good in Quarter 4.", "quarters", small) == [
        ("Quarter 4", "quarter 4")
    ]
    assert found("Quarter 2 was good, as was quarter 1.", "quarters", small) == []
    short = Style(name="own", source="", quarter="Q2")
    assert found("Quarter 3 and Q1.", "quarters", short) == [("Quarter 3", "Q3")]


def test_two_names_for_one_quarter_are_told_of() -> None:
    text = "It was good in Quarter 2. It was better in quarter two."
    (flag,) = style_flags(text, COMMITTEE)
    assert flag.says.endswith("the text also has “Quarter 2”.")
    assert found("Quarter 2 was good, as were Quarters 3 and 4.", "quarters") == []


@pytest.mark.parametrize(
    ("text", "flagged", "mend"),
    [
        ("By 31st December 2012 it ends.", "31st December 2012", "31 December 2012"),
        ("By the 1st of May it ends.", "1st of May", "1 May"),
        ("By December 31, 2012 it ends.", "December 31, 2012", "31 December 2012"),
        ("By 31/12/2012 it ends.", "31/12/2012", "31 December 2012"),
        ("By 1.4.12 it ends.", "1.4.12", "1 April 2012"),
        ("By 2012-12-31 it ends.", "2012-12-31", "31 December 2012"),
        ("By 31 Dec 2012 it ends.", "31 Dec 2012", "31 December 2012"),
        ("By Sept 2012 it ends.", "Sept 2012", "September 2012"),
    ],
)
def test_dates_have_one_form(text: str, flagged: str, mend: str) -> None:
    assert found(text, "dates") == [(flagged, mend)]


@pytest.mark.parametrize(
    "text",
    [
        "By 31 December 2012, in May 2012 and on 4 May.",
        "By 31st September 2012 it ends.",
        "The rate was 1.4 and the year 2012/13.",
    ],
)
def test_good_dates_and_days_that_are_none_are_left_alone(text: str) -> None:
    assert found(text, "dates") == []


@pytest.mark.parametrize(
    ("text", "flagged", "mend"),
    [
        ("The CP plan. A CP case.", "CP", "child protection (CP)"),
        ("NEETs fell.", "NEET", "not in education, employment or training (NEET)"),
        ("The XYZ board.", "XYZ", "Write it out, with the abbreviation in brackets "),
    ],
)
def test_an_abbreviation_is_written_out_at_first_use(
    text: str, flagged: str, mend: str
) -> None:
    ((said, meant),) = found(text, "abbreviations")
    assert said == flagged
    assert meant.startswith(mend)


@pytest.mark.parametrize(
    "text",
    [
        "Child protection (CP) plans, and more CP plans.",
        "CP (child protection) plans.",
        "The UK, the NHS and A&E; GCSEs at Ofsted's best.",
        "CHILDREN ON CP PLANS THIS QUARTER",
        "King Henry VIII, A MTP 1 and NI 59.",
    ],
)
def test_what_is_explained_or_known_needs_no_writing_out(text: str) -> None:
    assert found(text, "abbreviations") == []


@pytest.mark.parametrize(
    "text",
    [
        "Three children moved.",
        "Of these, 4 looked after children moved.",
        "This was due to one young person.",
        "A single family left.",
        "It affected two of them and two care leavers.",
        "There was 1 child in the group.",
        "Two children in foster care waited, and both indicators fell.",
    ],
)
def test_a_count_of_few_people_blocks(text: str) -> None:
    (flag,) = (
        each for each in style_flags(text, COMMITTEE) if each.rule == "disclosure"
    )
    assert flag.is_blocking
    assert "fewer than five" in flag.mend


@pytest.mark.parametrize(
    "text",
    [
        "Five children moved, and 71 children did not.",
        "One child protection plan ended and two family centres opened.",
        "Two in three people agree, as do one in four residents.",
        "Four children's homes; two parent-led groups; three-person teams.",
        "Year 4 pupils, and 2,004 children.",
        "Neither of the two children in need indicators was rated.",
        "One of the three adults with learning disabilities indicators fell.",
        "Three indicators, four schools; one of the two care leavers indicators.",
    ],
)
def test_what_counts_nobody_small_discloses_nothing(text: str) -> None:
    assert found(text, "disclosure") == []


def test_the_smallest_count_is_the_councils() -> None:
    style = Style(name="own", source="", smallest_count=11)
    assert found("There were 10 children.", "disclosure", style)
    assert not found("There were 11 children.", "disclosure", style)


def test_long_sentences_are_counted_without_asides_and_list_by_list() -> None:
    words = "word " * 39
    assert found(f"The {words}long end.", "sentence-length")
    assert not found(f"The {words}(with {words}beside).", "sentence-length")
    assert not found(f"A {words[:-6]}: {words}; {words}.", "sentence-length")


def test_hard_reading_is_told_of_by_paragraph() -> None:
    easy = "The cat sat on the mat and was glad. " * 8
    hard = "Organisational transformation necessitates interdepartmental review " * 16
    ((flagged, _),) = found(f"{easy}\n\n{hard}", "reading-level")
    assert flagged.startswith("Organisational")
    assert found(easy, "reading-level") == []


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("It  was good.", "Leave one space."),
        ("It was good , they said.", "Take the space out."),
    ],
)
def test_spaces_are_single_and_never_before_a_stop(text: str, mend: str) -> None:
    assert [each for _, each in found(text, "spaces")] == [mend]
    assert found("It was good.\n  It was better: 3 , 4", "spaces")[1:] == []


def test_long_and_repeated_commentary_is_told_of() -> None:
    text = "The service reports that dates are now checked each week. " * 13
    flags = commentary_flags(text, COMMITTEE, text.replace("each", "every"))
    assert [each.rule for each in flags] == ["length", "repeated"]
    assert (flags[0].start, flags[0].end) == (0, len(text))
    assert commentary_flags("New words.", COMMITTEE, "Other matters.") == ()
    assert commentary_flags("Words.", COMMITTEE, "") == ()


def test_new_figures_in_old_words_are_repeated() -> None:
    before = "Performance was 79.3%, which is 5.7 points below the target of 85%."
    (flag,) = commentary_flags(before.replace("79.3", "81.2"), COMMITTEE, before)
    assert flag.rule == "repeated"
    assert flag.says.startswith("100%")


def test_a_rule_is_as_hard_as_the_council_says() -> None:
    text = "In quarter two 3 schools came."
    held = {"quarters": Severity.BLOCKS, "numerals": Severity.OFF}
    (flag,) = style_flags(text, Style(name="own", source="", severities=held))
    assert (flag.rule, flag.is_blocking) == ("quarters", True)


def test_both_texts_of_a_merge_are_found_until_one_is_chosen() -> None:
    merge = merged("It fell.", "It fell by 2.", "It fell by 3.")
    flags = [
        each
        for each in style_flags(f"Yes. {merge.text}", COMMITTEE)
        if each.rule == "both-texts"
    ]
    assert [(each.start, each.is_blocking) for each in flags] == [(5, True), (28, True)]
    assert found(merge.stretches[0].mine, "both-texts") == []
