"""When undoing would overwrite what somebody did since, it is refused in a sentence."""

from pathlib import Path

import pytest

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError, QperfError, WorkbookError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.intake import take_in
from qperf_tui.workbench.paragraphs import add_paragraph, edit_paragraph
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.rulings import set_tolerance
from qperf_tui.workbench.standings import position
from qperf_tui.workbench.undoing import next_redo, next_undo, redo_last, undo_last
from support.deeds import staged_returns
from support.visible import visible
from support.workbooks import NOW, stamp

Q2 = Quarter.of(2012, 2)


@pytest.fixture
def indicator(workbook: Workbook) -> Indicator:
    return workbook.indicators.by_code("CS 1")


def save(workbook: Workbook, indicator: Indicator, body: str) -> None:
    standing = workbook.commentaries.standing(indicator.indicator_id, Q2)
    save_commentary(
        *(workbook, indicator, Q2, body, CommentaryState.DRAFT),
        base_version=0 if standing is None else standing.version,
    )


def test_nothing_done_is_nothing_to_undo_or_redo(workbook: Workbook) -> None:
    assert undo_last(workbook) is redo_last(workbook) is None
    assert next_undo(workbook) is next_redo(workbook) is None


def test_what_the_officer_was_not_shown_is_not_undone(
    workbook: Workbook, small: Path, indicator: Indicator
) -> None:
    set_tolerance(workbook, indicator, Q2, "5 points", "Agreed.")
    shown = next_undo(workbook)
    with Workbook.open(small, stamp("B Officer")) as other:
        save(other, indicator, "Theirs.")
    before = visible(workbook)
    with pytest.raises(ConflictError, match="B Officer has since changed") as refused:
        undo_last(workbook, named=shown)
    assert "commentary on CS 1" in str(refused.value)
    assert visible(workbook) == before


def test_a_redo_is_off_offer_once_anything_else_was_done(
    workbook: Workbook, small: Path, indicator: Indicator
) -> None:
    save(workbook, indicator, "Mine.")
    undo_last(workbook)
    assert next_redo(workbook) is not None
    with Workbook.open(small, stamp("B Officer")) as other:
        set_tolerance(other, indicator, Q2, "5 points", "Agreed.")
    assert next_redo(workbook) is None
    assert redo_last(workbook) is None


def test_a_redo_outlives_closing_the_workbook(small: Path) -> None:
    with Workbook.open(small, stamp()) as workbook:
        save(workbook, workbook.indicators.by_code("CS 1"), "Mine.")
        name = undo_last(workbook)
    with Workbook.open(small, stamp("B Officer")) as workbook:
        assert next_redo(workbook) == name
        assert redo_last(workbook) == name


def test_words_changed_past_the_history_are_not_overwritten(
    workbook: Workbook, indicator: Indicator
) -> None:
    save(workbook, indicator, "Mine.")
    workbook.commentaries.save(
        *(indicator.indicator_id, Q2, "Loaded.", CommentaryState.DRAFT), base_version=1
    )
    with pytest.raises(ConflictError, match="look at its versions"):
        undo_last(workbook)
    standing = workbook.commentaries.standing(indicator.indicator_id, Q2)
    assert standing is not None
    assert standing.body == "Loaded."


def test_a_figure_changed_past_the_history_holds_its_import(
    workbook: Workbook, tmp_path: Path
) -> None:
    first, second, *_ = staged_returns(tmp_path)
    take_in(workbook, first, is_trial=False)
    key = workbook.indicators.by_code("CS 1").indicator_id
    kept = workbook.outturns.kept()[key, Q2.ordinal]
    workbook._connection.run("UPDATE outturn SET value = '1'")
    with pytest.raises(ConflictError, match="figure of CS 1 for Q2 2012/13"):
        undo_last(workbook)
    assert workbook.outturns.kept()[key, Q2.ordinal][0] == "1"
    workbook._connection.run("UPDATE outturn SET value = ?", [kept[0]])
    assert undo_last(workbook)
    take_in(workbook, second, is_trial=False)
    assert undo_last(workbook)
    workbook._connection.run(
        "INSERT INTO outturn (indicator_id, quarter, value, status, revision)"
        f" VALUES ({key}, {Q2.ordinal}, '2', 'final', 9)"
    )
    with pytest.raises(ConflictError, match="figure of CS 1"):
        redo_last(workbook)


def test_an_import_is_undone_and_redone_with_all_it_brought(
    workbook: Workbook, tmp_path: Path
) -> None:
    brings_new = staged_returns(tmp_path)[3]
    before = visible(workbook)
    take_in(workbook, brings_new, is_trial=False)
    after = visible(workbook)
    for _ in range(3):
        undo_last(workbook)
        assert visible(workbook) == before
        redo_last(workbook)
        assert visible(workbook) == after
    assert position(workbook, Q2, "X 9").outturn.value == 12


def test_what_cannot_be_undone_holds_what_came_before_it(
    workbook: Workbook, small: Path, indicator: Indicator
) -> None:
    save(workbook, indicator, "Mine.")
    with Workbook.open(small, stamp("B Officer")) as other:
        other.changes.record("sent CS 1 out", "sent", None, indicator.indicator_id)
    with pytest.raises(ConflictError, match="B Officer has since done something") as no:
        undo_last(workbook)
    assert "sent CS 1 out" in str(no.value)


@pytest.mark.parametrize("undo", ["{}", "[]", "not JSON", '{"indicator": "x"}'])
def test_what_cannot_be_read_is_not_undone(workbook: Workbook, undo: str) -> None:
    workbook._connection.run(
        "INSERT INTO change (made_by, made_at, says, kind, undo)"
        f" VALUES ('A', '{NOW}', 'something', 'commentary', ?)",
        [undo],
    )
    with pytest.raises(WorkbookError, match="cannot be read"):
        undo_last(workbook)
    assert workbook.changes.latest(5)[0].can_be_undone


def test_a_kind_of_a_later_version_is_left_to_it(workbook: Workbook) -> None:
    workbook.changes.record("something new", "unheard of", {})
    with pytest.raises(QperfError, match="install the newest version"):
        undo_last(workbook)


def test_undoing_an_edit_leaves_what_was_drafted_since(council: Workbook) -> None:
    redraft(council, Q2)
    report = council.reports.of_quarter(Q2)
    assert report is not None
    (section, *_) = [
        each for each in council.reports.sections(report.report_id) if each.theme
    ]
    (first, second, *_) = council.paragraphs.of(section.section_id)
    edit_paragraph(council, first.paragraph_id, "Our own.", base_version=first.version)
    council.paragraphs.set_drafted(second.paragraph_id, "Anew.")
    assert undo_last(council) == "paragraph edited"
    (now, later, *rest) = council.paragraphs.of(section.section_id)
    assert (now.edited, later.drafted) == (None, "Anew.")
    assert all(each.edited is not None for each in rest)
    add_paragraph(council, section.section_id, "One more.", now.paragraph_id)
    undo_last(council)
    redo_last(council)
    bodies = [each.body for each in council.paragraphs.of(section.section_id)]
    assert bodies[1] == "One more."
    kept = council.paragraphs.versions(first.paragraph_id)
    assert [each.body for each in kept] == ["", "Our own."]
    assert kept[0].reason == "put back by A Officer"
