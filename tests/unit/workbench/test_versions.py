"""Versions in their order whatever the clock says: restored, merged, rolled on."""

from pathlib import Path

import pytest

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError, QperfError, UnknownError
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import roll_forward, save_commentary
from qperf_tui.workbench.paragraphs import back_to_draft, edit_paragraph
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.standings import position
from qperf_tui.workbench.undoing import redo_last, undo_last
from qperf_tui.workbench.versions import (
    paragraph_versions,
    restore_paragraph,
    restore_version,
    since_last_quarter,
    three_way,
    versions,
)
from support.workbooks import stamp

Q1, Q2 = Quarter.of(2012, 1), Quarter.of(2012, 2)
WORDS = "The rate fell in May. Two posts were vacant. Both are filled now."
PARTS = "What: It fell.\nWhy: two posts.\nAction: both filled.\nOutlook: 85% in March."


@pytest.fixture
def indicator(workbook: Workbook) -> Indicator:
    return workbook.indicators.by_code("CS 1")


def save(
    workbook: Workbook,
    indicator: Indicator,
    body: str,
    quarter: Quarter = Q2,
    rolled_from: Quarter | None = None,
) -> int:
    standing = workbook.commentaries.standing(indicator.indicator_id, quarter)
    saved = save_commentary(
        *(workbook, indicator, quarter, body, CommentaryState.READY),
        base_version=0 if standing is None else standing.version,
        rolled_from=rolled_from,
    )
    return saved.version


def test_versions_are_in_their_order_when_the_clock_goes_back(
    small: Path, indicator: Indicator
) -> None:
    for year, body in ((2014, "First."), (2012, "Second."), (2013, "Third.")):
        by = Stamp("A Officer", lambda year=year: f"{year}-01-01T00:00:00Z")
        with Workbook.open(small, by) as workbook:
            save(workbook, indicator, body)
            found = versions(workbook, indicator, Q2)
    assert [each.body for each in found] == ["Third.", "Second.", "First."]
    assert [each.written_at[:4] for each in found] == ["2013", "2012", "2014"]


def test_a_version_is_kept_in_its_parts_and_on_its_figures(
    workbook: Workbook, indicator: Indicator
) -> None:
    save(workbook, indicator, PARTS)
    (kept,) = workbook._connection.rows(
        "SELECT what, why, action, outlook FROM commentary_version"
    )
    assert kept == ("It fell.", "two posts.", "both filled.", "85% in March.")
    (standing,) = versions(workbook, indicator, Q2)
    assert standing.figures == position(workbook, Q2, "CS 1").figures != ""


def test_the_figures_a_version_states_go_with_it(
    workbook: Workbook, indicator: Indicator
) -> None:
    key = indicator.indicator_id
    stated = (key, Q2, "value", "79.3%")
    save(workbook, indicator, "It is 79.3%.")
    workbook.stated_figures.keep_figures(key, Q2, 1, [stated])
    save(workbook, indicator, "It fell.")
    assert workbook.stated_figures.of(key, Q2, 2) == []
    undo_last(workbook)
    assert workbook.stated_figures.of(key, Q2, 3) == [stated]
    assert [each.stated for each in workbook.stated_figures.standing_in(Q2)] == [stated]


def test_a_restored_version_is_a_new_one_and_a_draft(
    workbook: Workbook, indicator: Indicator
) -> None:
    for body in ("First.", "Second."):
        save(workbook, indicator, body)
    saved = restore_version(workbook, indicator, Q2, 1, base_version=2)
    assert (saved.version, saved.body, saved.state) == (
        *(3, "First."),
        CommentaryState.DRAFT,
    )
    assert saved.reason == "restored from version 1"
    assert undo_last(workbook) == (
        "commentary on CS 1 for Q2 2012/13 restored from version 1"
    )
    (standing, *_) = versions(workbook, indicator, Q2)
    assert (standing.body, standing.state) == ("Second.", CommentaryState.READY)
    assert standing.reason == "put back by A Officer"
    with pytest.raises(ConflictError):
        restore_version(workbook, indicator, Q2, 1, base_version=2)
    with pytest.raises(UnknownError, match="there are 1 to 4"):
        restore_version(workbook, indicator, Q2, 9, base_version=4)
    with pytest.raises(QperfError, match="stands already"):
        restore_version(workbook, indicator, Q2, 4, base_version=4)


def test_whose_words_stand_again_they_stay(small: Path, indicator: Indicator) -> None:
    with (
        Workbook.open(small, stamp("J. Turner")) as first,
        Workbook.open(small, stamp("B Officer")) as second,
    ):
        save(first, indicator, "Mine.")
        save(second, indicator, "Mine, and more.")
        undo_last(second)
        (standing, *_) = versions(first, indicator, Q2)
        assert (standing.body, standing.author) == ("Mine.", "J. Turner")
        assert standing.reason == "put back by B Officer"
        redo_last(first)
        (standing, *_) = versions(first, indicator, Q2)
        assert (standing.body, standing.author) == ("Mine, and more.", "B Officer")


def test_three_texts_are_set_side_by_side(
    workbook: Workbook, indicator: Indicator
) -> None:
    save(workbook, indicator, WORDS)
    save(workbook, indicator, WORDS.replace("in May", "in June"))
    found = three_way(workbook, indicator, Q2, 1, WORDS.replace("Two", "Three"))
    assert found.base is not None
    assert found.theirs is not None
    assert (found.base.version, found.theirs.version) == (1, 2)
    assert found.merge.is_clean
    assert found.merge.text == WORDS.replace("in May", "in June").replace(
        "Two", "Three"
    )
    nothing = three_way(workbook, indicator, Q1, 0, "Mine.")
    assert (nothing.base, nothing.theirs) == (None, None)
    assert nothing.merge.text == "Mine."


def test_rolled_words_are_marked_until_they_are_changed_enough(
    workbook: Workbook, indicator: Indicator
) -> None:
    with pytest.raises(QperfError, match="nothing to roll forward"):
        roll_forward(workbook, indicator, Q2)
    save(workbook, indicator, WORDS, Q1)
    assert roll_forward(workbook, indicator, Q2) == WORDS
    save(workbook, indicator, WORDS, rolled_from=Q1)
    save(workbook, indicator, WORDS.replace("May", "August"))
    save(workbook, indicator, "Quite other words, which say what happened since.")
    marks = [each.rolled_from for each in versions(workbook, indicator, Q2)]
    assert marks == [None, Q1, Q1]
    undo_last(workbook)
    assert versions(workbook, indicator, Q2)[0].rolled_from == Q1


def test_last_quarter_is_compared_with_this(
    workbook: Workbook, indicator: Indicator
) -> None:
    save(workbook, indicator, WORDS, Q1)
    with pytest.raises(QperfError, match="for Q2 2012/13"):
        since_last_quarter(workbook, indicator, Q2)
    save(workbook, indicator, WORDS.replace("May", "August"))
    texts = [each.text.strip() for each in since_last_quarter(workbook, indicator, Q2)]
    assert texts[1:3] == ["May", "August"]


def test_a_paragraph_is_restored_as_a_new_version(council: Workbook) -> None:
    redraft(council, Q2)
    report = council.reports.of_quarter(Q2)
    assert report is not None
    (number, *_) = [
        each.paragraph_id
        for section in council.reports.sections(report.report_id)
        for each in council.paragraphs.of(section.section_id)
        if each.draft_key is not None
    ]
    edit_paragraph(council, number, "First.", base_version=1)
    edit_paragraph(council, number, "Second.", base_version=2)
    back_to_draft(council, number)
    with pytest.raises(ConflictError):
        restore_paragraph(council, number, 2, base_version=3)
    with pytest.raises(UnknownError, match="no version 7"):
        restore_paragraph(council, number, 7, base_version=4)
    restore_paragraph(council, number, 2, base_version=4)
    found = paragraph_versions(council, number)
    assert [(each.version, each.body) for each in found] == [
        *((5, "First."), (4, ""), (3, "Second."), (2, "First.")),
    ]
    assert found[0].reason == "restored from version 2"
    assert undo_last(council) == "paragraph restored from version 2"
    restore_paragraph(council, number, 4, base_version=6)
    assert council.paragraphs.by_id(number).edited is None
