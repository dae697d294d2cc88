"""Lists narrowed and ordered, counts that add up, changes undone, files kept whole."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.status import Status
from qperf_tui.errors import ConflictError, ExportError
from qperf_tui.storage.indicators import Listed
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.catalogue import Catalogue, Order, Standing
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.compiling import compile_summary
from qperf_tui.workbench.drafting import set_first_paragraph
from qperf_tui.workbench.files import write_file
from qperf_tui.workbench.paragraphs import (
    add_paragraph,
    back_to_draft,
    edit_paragraph,
    include_paragraph,
    move_paragraph,
    remove_paragraph,
)
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.standings import Tally, positions, tally
from qperf_tui.workbench.summary import export_text
from qperf_tui.workbench.undoing import undo_last

Q2 = Quarter.of(2012, 2)
LISTED = [
    Listed(1, "CS 10", "Adoption placements", 1, "Head of Care", "care"),
    Listed(2, "CS 9", "School exclusions", 2, "Head of Schools", "schools"),
    Listed(3, "C MTP 8", "Initial assessments", 1, "Head of Intake", "safeguarding"),
]
KNOWN = {
    1: Standing(Status.GREEN, CommentaryState.AGREED, Fraction(-1)),
    2: Standing(Status.RED, CommentaryState.NEEDED, Fraction(1, 2)),
    3: Standing(Status.NOT_AVAILABLE, CommentaryState.DRAFT, Fraction(0)),
}


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("", [1, 2, 3]),
        ("head", [1, 2, 3]),
        ("HEAD adopt", [1]),
        ("safeguarding", [3]),
        ("is:red", [2]),
        ("is:needed", [2]),
        ("is:available", [3]),
        ("is:red adopt", []),
    ],
)
def test_a_list_is_narrowed_by_every_word(sought: str, found: list[int]) -> None:
    assert Catalogue(LISTED).matching(sought, known=KNOWN) == found


def test_a_list_is_ordered_as_a_person_counts() -> None:
    catalogue = Catalogue(LISTED)
    assert catalogue.arranged([1, 2, 3], Order.CODE, KNOWN) == [3, 2, 1]
    assert catalogue.arranged([1, 2, 3], Order.WORST, KNOWN) == [2, 3, 1]
    assert catalogue.arranged([1, 2, 3], Order.STATUS, KNOWN) == [2, 3, 1]


@given(st.lists(st.sampled_from(Status), max_size=60))
def test_the_parts_of_a_tally_add_up_to_its_total(statuses: list[Status]) -> None:
    counted = Tally(len(statuses))
    counted.statuses.update(statuses)
    numbers = [
        int(word) for word in counted.words().replace(",", "").split() if word.isdigit()
    ]
    on_target, rated, *others = numbers
    assert on_target + sum(others) == len(statuses)
    assert rated == sum(status.is_rated for status in statuses)


def test_the_sample_counts_as_its_table_does(council: Workbook) -> None:
    counted = tally(positions(council, Q2))
    assert counted.total == 82
    assert counted.words().startswith("31 of 65 rated on target")


def body_of(council: Workbook, number: int) -> str:
    return next(
        each.body
        for each in compile_summary(council, Q2).paragraphs
        if each.number == number
    )


def id_of(council: Workbook, number: int) -> int:
    return next(
        each.on_file.paragraph_id
        for each in compile_summary(council, Q2).paragraphs
        if each.number == number and each.on_file is not None
    )


def edit(council: Workbook, number: int, body: str) -> None:
    paragraph = council.paragraphs.by_id(id_of(council, number))
    assert paragraph is not None
    edit_paragraph(
        council, paragraph.paragraph_id, body, base_version=paragraph.version
    )


def test_edited_words_outlive_every_redraft(council: Workbook) -> None:
    redraft(council, Q2)
    edit(council, 16, "In our own words.")
    redraft(council, Q2)
    assert body_of(council, 16) == "In our own words."
    back_to_draft(council, id_of(council, 16))
    assert body_of(council, 16).startswith(
        "At 79.3% (253 of 319) in Quarter 2, the percentage"
    )


def test_a_colleagues_paragraph_is_not_overwritten(council: Workbook) -> None:
    redraft(council, Q2)
    paragraph_id = id_of(council, 15)
    edit(council, 15, "First.")
    with pytest.raises(ConflictError):
        edit_paragraph(council, paragraph_id, "Second.", base_version=1)
    assert body_of(council, 15) == "First."


def test_every_change_to_the_section_can_be_undone(council: Workbook) -> None:
    redraft(council, Q2)
    before = export_text(council, Q2)
    section = compile_summary(council, Q2).sections[1].on_file.section_id
    changes = [
        lambda: edit(council, 16, "Other words."),
        lambda: move_paragraph(council, id_of(council, 16), -1),
        lambda: include_paragraph(council, id_of(council, 15), is_included=False),
        lambda: add_paragraph(council, section, "One more.", None),
        lambda: remove_paragraph(council, id_of(council, 14)),
        lambda: set_first_paragraph(council, Q2, 20),
    ]
    for change in changes:
        change()
        assert export_text(council, Q2) != before
        assert undo_last(council)
        assert export_text(council, Q2) == before


def test_undo_of_a_commentary_is_a_version_of_its_own(workbook: Workbook) -> None:
    (indicator, _) = workbook.indicators.on_file()
    for version, body in enumerate(("One", "Two")):
        save_commentary(
            workbook, indicator, Q2, body, CommentaryState.READY, base_version=version
        )
    assert "commentary on CS 1" in str(undo_last(workbook))
    versions = workbook.commentaries.versions(indicator.indicator_id, Q2)
    assert [each.body for each in versions] == ["One", "Two", "One"]


def test_an_only_commentary_undone_leaves_nothing_written(workbook: Workbook) -> None:
    (indicator, _) = workbook.indicators.on_file()
    save_commentary(
        workbook, indicator, Q2, "One", CommentaryState.READY, base_version=0
    )
    (before, _) = positions(workbook, Q2)
    assert before.commentary is CommentaryState.READY
    undo_last(workbook)
    (after, _) = positions(workbook, Q2)
    assert after.commentary is CommentaryState.NONE


def test_a_file_is_replaced_only_when_asked_and_only_whole(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    write_file(path, "first\n", may_replace=False)
    with pytest.raises(ExportError, match="there already"):
        write_file(path, "second\n", may_replace=False)
    with pytest.raises(UnicodeEncodeError):
        write_file(path, "half \ud800", may_replace=True)
    assert path.read_bytes() == b"first\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("place", ["nowhere/summary.md", "."])
def test_a_place_that_cannot_be_written_to_is_said(place: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_file(tmp_path / place, "text", may_replace=True)
