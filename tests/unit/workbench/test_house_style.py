"""The house style of a workbook: chosen, held to, undone by name, or refused."""

from dataclasses import replace

import pytest

from qperf_tui.errors import QperfError, UnknownError, WorkbookError
from qperf_tui.report.actions import LATE_ACTION, NO_ACTION
from qperf_tui.report.figure_rules import RULES as FIGURE_RULES
from qperf_tui.report.paper_checks import PAPER_RULES
from qperf_tui.report.requests import REQUEST_RULE
from qperf_tui.report.style import COMMITTEE, PRESETS, STYLE_RULES, Severity
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.house_style import (
    RULES,
    explain,
    name_quarters,
    set_rule,
    set_size,
    style_of,
    use_preset,
    why_so,
)
from qperf_tui.workbench.undoing import redo_last, undo_last

WHY = "Agreed with the chair."
SIGNED = "A Officer on 2012-11-05: Agreed with the chair."


def test_a_new_workbook_is_written_as_committee_papers_are(workbook: Workbook) -> None:
    usual = {name: rule.usual for name, rule in RULES.items()}
    glossary = dict(COMMITTEE.glossary)
    new = replace(COMMITTEE, glossary=glossary, severities=usual)
    assert style_of(workbook) == new
    assert why_so(workbook) == {"preset": ""}


def test_every_rule_of_writing_is_listed() -> None:
    of_texts = STYLE_RULES.keys() | FIGURE_RULES.keys()
    to_do = {each.name for each in (REQUEST_RULE, NO_ACTION, LATE_ACTION)}
    of_papers = {each.name for each in PAPER_RULES}
    assert RULES.keys() == of_texts | to_do | of_papers
    kinds = (STYLE_RULES, FIGURE_RULES, to_do, of_papers)
    assert len(RULES) == sum(map(len, kinds))
    assert RULES["disclosure"].usual is Severity.BLOCKS
    assert RULES["wrong-figure"].usual is Severity.BLOCKS
    assert RULES["no-action"].usual is Severity.BLOCKS


def test_another_style_keeps_what_was_set_of_rules(workbook: Workbook) -> None:
    set_rule(workbook, "Spelling", "blocks", WHY)
    style = use_preset(workbook, "gov.uk", WHY)
    assert (style.name, style.words_below) == ("gov.uk", PRESETS["gov.uk"].words_below)
    assert style.severity("spelling") is Severity.BLOCKS
    assert style.severity("quarters") is Severity.ADVICE
    assert why_so(workbook) == {"preset": SIGNED, "spelling": SIGNED}


def test_every_change_is_undone_and_done_again_by_name(workbook: Workbook) -> None:
    before = style_of(workbook)
    use_preset(workbook, "ons")
    set_rule(workbook, "repeated", "off", WHY)
    set_size(workbook, "longest-commentary", 150, WHY)
    explain(workbook, "VIC", "visitor centre")
    name_quarters(workbook, "Q2", WHY)
    after = style_of(workbook)
    assert (after.longest_commentary, after.quarter) == (150, "Q2")
    assert after.glossary["VIC"] == "visitor centre"
    names = [undo_last(workbook) for _ in range(5)]
    assert names == [
        "quarters named as in Q2: Agreed with the chair",
        "VIC said to stand for visitor centre",
        "words in a commentary set to 150: Agreed with the chair",
        "rule repeated set to off: Agreed with the chair",
        "house style set to ons",
    ]
    assert style_of(workbook) == before
    assert [redo_last(workbook) for _ in range(5)] == names[::-1]
    assert style_of(workbook) == after


def test_an_abbreviation_let_go_is_as_the_style_has_it(workbook: Workbook) -> None:
    explain(workbook, "LAC", "locally assessed cases")
    explain(workbook, "LAC", "")
    assert style_of(workbook).glossary["LAC"] == "looked after children"


def test_what_there_is_not_is_refused_and_the_near_named(workbook: Workbook) -> None:
    with pytest.raises(UnknownError, match=r"did you mean gov\.uk"):
        use_preset(workbook, "govuk", WHY)
    with pytest.raises(UnknownError, match="did you mean spelling"):
        set_rule(workbook, "speling", "off", WHY)
    with pytest.raises(UnknownError, match="off, advice, blocks"):
        set_rule(workbook, "spelling", "warn", WHY)
    with pytest.raises(UnknownError, match="longest_sentence"):
        set_size(workbook, "shortest", 3, WHY)
    assert undo_last(workbook) is None


def test_no_change_no_reason_and_no_number_are_refused(workbook: Workbook) -> None:
    with pytest.raises(QperfError, match="committee already"):
        use_preset(workbook, "committee", WHY)
    with pytest.raises(QperfError, match="advice already"):
        set_rule(workbook, "spelling", "advice", WHY)
    with pytest.raises(QperfError, match="reason is needed"):
        set_rule(workbook, "spelling", "off", "  ")
    with pytest.raises(QperfError, match="1 to 1,000"):
        set_size(workbook, "hardest", 0, WHY)
    with pytest.raises(QperfError, match="no abbreviation"):
        explain(workbook, "not one", "two words")
    assert undo_last(workbook) is None


def test_a_style_that_cannot_be_read_is_said_so(workbook: Workbook) -> None:
    workbook.settings.put("house_style", '{"preset": 3}')
    with pytest.raises(WorkbookError, match="house style cannot be read"):
        style_of(workbook)
