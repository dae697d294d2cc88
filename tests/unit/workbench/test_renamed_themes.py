"""A section about a priority by its title stays about it when it is renamed."""

from typing import Final

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.reports import SectionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.drafting import ensure_report
from qperf_tui.workbench.paragraphs import edit_paragraph
from qperf_tui.workbench.plan import rename_priority, replace_priority
from qperf_tui.workbench.redrafting import redraft, redraft_changes
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.visible import visible

WHY: Final = "As cabinet agreed in May."
Q2: Final = Quarter.of(2012, 2)
Q3: Final = Q2.shifted(1)
OLD: Final = "Great universal services"
NEW: Final = "Services for all"


@pytest.fixture
def held(council: Workbook) -> Workbook:
    """The sample with a section about a priority whose indicators have no theme."""
    council._connection.run(
        "UPDATE indicator SET theme = '' WHERE indicator_id IN (SELECT indicator_id"
        " FROM indicator_priority JOIN priority USING (priority_id) WHERE title = ?)",
        [OLD],
    )
    report = ensure_report(council, Q2)
    council.reports.add_section(report.report_id, OLD, OLD)
    redraft(council, Q2)
    return council


def section(held: Workbook, quarter: Quarter = Q2) -> SectionOnFile:
    """The section about the priority, which is the last."""
    return held.reports.sections(ensure_report(held, quarter).report_id)[-1]


def paragraphs(held: Workbook) -> list[ParagraphOnFile]:
    return held.paragraphs.of(section(held).section_id)


def renames(held: Workbook) -> None:
    found = next(each for each in held.priorities.all() if each.title == OLD)
    rename_priority(held, found, NEW, WHY)


def test_a_section_follows_its_priority_and_is_drafted_by_the_new_title(
    held: Workbook,
) -> None:
    (first, *others) = paragraphs(held)
    edit_paragraph(held, first.paragraph_id, "In our words.", base_version=1)
    before, drafts = visible(held), redraft_changes(held, Q2)
    renames(held)
    assert (section(held).theme, section(held).title) == (NEW, NEW)
    after = visible(held)
    redraft(held, Q2)
    (now, *rest) = paragraphs(held)
    assert (now.paragraph_id, now.edited) == (first.paragraph_id, "In our words.")
    assert [each.paragraph_id for each in rest] == [e.paragraph_id for e in others]
    assert NEW.lower() in now.drafted
    undo_last(held)
    assert visible(held) == after
    undo_last(held)
    assert visible(held) == before
    assert redraft_changes(held, Q2) == drafts
    redo_last(held)
    assert visible(held) == after


def test_a_closed_quarter_keeps_its_heading_and_every_word(held: Workbook) -> None:
    said = [(each.drafted, each.edited) for each in paragraphs(held)]
    close_quarter(held, Q2, WHY)
    renames(held)
    assert (section(held).title, section(held).theme) == (OLD, NEW)
    assert [(each.drafted, each.edited) for each in paragraphs(held)] == said


def test_a_theme_of_indicators_is_left_alone(held: Workbook) -> None:
    about = held.indicators.by_code("CS 9").indicator_id
    held._connection.run(
        "UPDATE indicator SET theme = ? WHERE indicator_id = ?", [OLD, about]
    )
    renames(held)
    assert section(held).theme == OLD


def test_the_paper_of_a_new_plan_takes_the_section_over_under_its_name(
    held: Workbook,
) -> None:
    found = next(each for each in held.priorities.all() if each.title == OLD)
    before, drafts = visible(held), redraft_changes(held, Q2)
    replace_priority(held, found, NEW, plan="Plan 2013", quarter=Q3, reason=WHY)
    assert section(held).theme == OLD
    assert redraft_changes(held, Q2) == drafts
    taken = section(held, Q3)
    assert (taken.theme, taken.title) == (NEW, NEW)
    assert held.indicators.of_theme(taken.theme, Q3)
    held.reports.committees.remove_paper(ensure_report(held, Q3).report_id)
    undo_last(held)
    assert visible(held) == before


def test_a_paper_that_stands_follows_from_the_new_plans_quarter_on(
    held: Workbook,
) -> None:
    assert section(held, Q3).theme == OLD
    before = visible(held)
    found = next(each for each in held.priorities.all() if each.title == OLD)
    replace_priority(held, found, NEW, plan="Plan 2013", quarter=Q3, reason=WHY)
    assert (section(held).theme, section(held, Q3).theme) == (OLD, NEW)
    undo_last(held)
    assert visible(held) == before
