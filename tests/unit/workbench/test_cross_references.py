"""What a paper says of its own paragraphs, as they are moved, added and taken away."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qperf_tui.domain.cross_reference import bound
from qperf_tui.errors import ExportError
from qperf_tui.importing.paper_templates import shipped_template
from qperf_tui.report.checks import Finding
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiled import SummaryParagraph
from qperf_tui.workbench.compiling import compile_report
from qperf_tui.workbench.numbering import numbering_of
from qperf_tui.workbench.paper import compile_paper
from qperf_tui.workbench.paper_export import export_paper
from qperf_tui.workbench.paper_templates import take_template
from qperf_tui.workbench.paragraphs import (
    add_paragraph,
    edit_paragraph,
    include_paragraph,
    move_paragraph,
    remove_paragraph,
)
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.summary import export_text, findings
from qperf_tui.workbench.undoing import redo_last, undo_last
from qperf_tui.workbench.versions import paragraph_versions, restore_paragraph
from support.section import Q2, edit_numbered


def at(workbook: Workbook, number: int) -> SummaryParagraph:
    return next(
        each
        for each in compile_report(workbook, Q2).paragraphs
        if each.number == number
    )


def refer(workbook: Workbook, number: int, text: str) -> int:
    held = at(workbook, number).on_file
    assert held is not None
    edit_paragraph(workbook, held.paragraph_id, text, base_version=held.version)
    return held.paragraph_id


def dead(workbook: Workbook) -> list[Finding]:
    return [each for each in findings(workbook, Q2) if each.rule == "cross-reference"]


def body(workbook: Workbook, paragraph_id: int) -> str:
    return next(
        each.body
        for each in compile_report(workbook, Q2).paragraphs
        if each.on_file is not None and each.on_file.paragraph_id == paragraph_id
    )


def test_a_number_typed_today_follows_its_paragraph(council: Workbook) -> None:
    key = refer(council, 5, "See paragraph {paragraph 16}.")
    held = council.paragraphs.by_id(key)
    target = at(council, 16).on_file
    assert held is not None
    assert target is not None
    assert held.edited == f"See paragraph {{paragraph #{target.paragraph_id}}}."
    assert body(council, key) == "See paragraph 16."
    legal = at(council, 4).on_file
    assert legal is not None
    include_paragraph(council, legal.paragraph_id, is_included=False)
    assert body(council, key) == "See paragraph 15."
    move_paragraph(council, target.paragraph_id, -1)
    assert body(council, key) == "See paragraph 14."
    for _ in range(2):
        undo_last(council)
    assert body(council, key) == "See paragraph 16."
    redo_last(council)
    assert body(council, key) == "See paragraph 15."


def test_it_reads_alike_wherever_it_is_shown(council: Workbook) -> None:
    refer(council, 14, "As {paragraph 3} and {C MTP 8.paragraph} say, in {appendix}.")
    said = "As 3 and 16 say, in Appendix A."
    assert said in export_text(council, Q2)
    assert said in [each.text for each in compile_paper(council, Q2).numbered()]
    assert not any(each.is_blocking for each in findings(council, Q2))


def test_the_paragraph_about_a_measure_without_one_is_its_themes(
    council: Workbook,
) -> None:
    key = refer(council, 1, "See {C MTP 10.paragraph} and {safeguarding.paragraph}.")
    assert body(council, key) == "See 15 and 15."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{paragraph 99}", "names a paragraph that the paper does not have"),
        ("{A MTP 1.paragraph}", "none that goes out is about it"),
        ("{no theme.paragraph}", "none that goes out is about it"),
        ("{appendix 2}", "an appendix that the paper does not list"),
        ("{paragraph}", "names no place of the paper"),
    ],
)
def test_what_names_no_place_holds_every_paper_back(
    council: Workbook, text: str, says: str
) -> None:
    refer(council, 2, f"See {text}.")
    (found,) = [
        each for each in findings(council, Q2) if each.rule == "cross-reference"
    ]
    assert found.is_blocking
    assert (found.paragraph, says in found.says) == (2, True)
    for is_draft in (False, True):
        with pytest.raises(ExportError, match="Paragraph 2, line 1, column 5"):
            export_paper(council, Q2, is_draft=is_draft)


def test_one_to_what_is_left_out_blocks_until_it_comes_back(council: Workbook) -> None:
    refer(council, 1, "See {paragraph 16}.")
    target = at(council, 16).on_file
    assert target is not None
    include_paragraph(council, target.paragraph_id, is_included=False)
    (found,) = [
        each for each in findings(council, Q2) if each.rule == "cross-reference"
    ]
    assert "does not go out" in found.says
    with pytest.raises(ExportError, match="does not go out"):
        export_paper(council, Q2, is_draft=True)
    undo_last(council)
    assert dead(council) == []


def test_a_number_that_nobody_bound_is_never_printed(council: Workbook) -> None:
    held = at(council, 1).on_file
    assert held is not None
    council.paragraphs.edit(held.paragraph_id, "See {paragraph 16}.", base_version=1)
    (found,) = [
        each for each in findings(council, Q2) if each.rule == "cross-reference"
    ]
    assert "would not follow" in found.says


def test_versions_are_read_with_the_numbers_of_today(council: Workbook) -> None:
    key = refer(council, 5, "See {paragraph 16}.")
    edit_paragraph(council, key, "Nothing to see.", base_version=2)
    legal = at(council, 4).on_file
    assert legal is not None
    include_paragraph(council, legal.paragraph_id, is_included=False)
    bodies = {each.version: each.body for each in paragraph_versions(council, key)}
    assert bodies[2] == "See {paragraph 15}."
    restore_paragraph(council, key, 2, base_version=3)
    assert body(council, key) == "See 15."


def test_the_next_paper_refers_to_its_own_paragraphs(council: Workbook) -> None:
    refer(council, 13, "See {paragraph 12}, {paragraph 16} and {paragraph 15}.")
    later = Q2.shifted(1)
    redraft(council, later)
    whole = compile_report(council, later)
    (taken,) = [each for each in whole.paragraphs if each.number == 13]
    assert taken.on_file is not None
    assert "{C MTP 8.paragraph}" in taken.on_file.body
    assert "{safeguarding.paragraph}" in taken.on_file.body
    before = next(each for each in whole.paragraphs if each.number == 12)
    assert before.on_file is not None
    assert f"{{paragraph #{before.on_file.paragraph_id}}}" in taken.on_file.body
    assert taken.body.startswith("See 12, ")


def test_a_part_that_moves_in_the_paper_takes_its_numbers_along(
    council: Workbook,
) -> None:
    key = refer(council, 14, "See {paragraph 16}.")
    take_template(council, Q2, shipped_template("plain"), "plain")
    assert body(council, key) == "See 3."
    refer(council, 2, "Three. {paragraph 3}")
    with pytest.raises(ExportError, match="does not go out"):
        _refer_to_background(council)
    assert body(council, key) == "See 3."


def _refer_to_background(council: Workbook) -> None:
    background = next(
        section.paragraphs[0].on_file
        for section in compile_report(council, Q2).sections
        if section.on_file.part == "background"
    )
    assert background is not None
    edit_numbered(council, 4, f"See {{paragraph #{background.paragraph_id}}}.")
    export_paper(council, Q2)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 10_000))
def test_any_moves_inserts_and_removals_keep_every_reference_on_its_paragraph(
    council: Workbook, seed: int
) -> None:
    lot = Random(seed)  # noqa: S311 - the same deeds each time
    numbers = numbering_of(council, Q2).numbers
    chosen = lot.sample(sorted(numbers), 4)
    host, targets = chosen[0], chosen[1:]
    text = " and ".join(f"{{paragraph {numbers[each]}}}" for each in targets)
    held = council.paragraphs.by_id(host)
    assert held is not None
    edit_paragraph(council, host, text, base_version=held.version)
    done = 1
    for _ in range(6):
        done += _some_deed(council, lot, {host})
        now = numbering_of(council, Q2).numbers
        if host in now:
            read = body(council, host)
            shown = [str(now[each]) for each in targets if each in now]
            assert [each for each in read.split() if each.isdigit()] == shown
    for _ in range(done):
        assert undo_last(council)
    assert numbering_of(council, Q2).numbers == numbers


def _some_deed(council: Workbook, lot: Random, spared: set[int]) -> int:
    every = sorted(set(numbering_of(council, Q2).numbers) - spared)
    key = lot.choice(every)
    held = council.paragraphs.by_id(key)
    assert held is not None
    match lot.randrange(4):
        case 0:
            move_paragraph(council, key, lot.choice((-2, -1, 1, 2)))
        case 1:
            add_paragraph(council, held.section_id, "One more.", key)
        case 2:
            remove_paragraph(council, key)
        case _:
            include_paragraph(council, key, is_included=False)
    return 1


def test_a_paper_not_drafted_yet_has_no_numbers(workbook: Workbook) -> None:
    assert numbering_of(workbook, Q2).numbers == {}
    assert bound("{paragraph 1}", numbering_of(workbook, Q2).ids) == "{paragraph 1}"
