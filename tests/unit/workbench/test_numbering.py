"""The section as its paragraphs come and go, and as its figures change."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ExportError, QperfError
from qperf_tui.storage.indicators import Listed
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.catalogue import Catalogue, Order
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.compiled import SummaryParagraph
from qperf_tui.workbench.compiling import compile_summary
from qperf_tui.workbench.drafting import set_first_paragraph
from qperf_tui.workbench.paragraphs import edit_paragraph, include_paragraph
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.summary import export_text, findings
from qperf_tui.workbench.undoing import undo_last

Q2 = Quarter.of(2012, 2)


def paragraphs(council: Workbook) -> list[SummaryParagraph]:
    return compile_summary(council, Q2).paragraphs


def report_another_figure(council: Workbook, code: str, value: str) -> None:
    indicator = council.indicators.by_code(code)
    figure = Figure(value=Decimal(value), status=OutturnStatus.REVISED)
    council.outturns.put({(indicator.indicator_id, Q2.ordinal): figure}, None)


def test_a_paragraph_left_out_gives_its_number_to_the_next(council: Workbook) -> None:
    second = paragraphs(council)[1]
    include_paragraph(council, second.on_file.paragraph_id, is_included=False)
    assert [each.number for each in paragraphs(council)] == [14, None, 15, 16]
    assert second.body[:60] not in export_text(council, Q2)
    set_first_paragraph(council, Q2, 20)
    assert [each.number for each in paragraphs(council)] == [20, None, 21, 22]
    with pytest.raises(QperfError, match="13 paragraphs of the paper come before"):
        set_first_paragraph(council, Q2, 13)
    assert (
        export_text(council, Q2, 40).count("\n40\\.")
        + export_text(council, Q2, 40).count("\n40.")
        == 1
    )


def test_edited_words_outlive_new_figures_and_the_change_is_named(
    council: Workbook,
) -> None:
    third = paragraphs(council)[2]
    edit_paragraph(council, third.on_file.paragraph_id, "As we see it.", base_version=1)
    assert not paragraphs(council)[2].has_moved_on
    report_another_figure(council, "C MTP 8", "71.2")
    assert paragraphs(council)[2].has_moved_on
    assert any(each.rule == "drift" for each in findings(council, Q2))
    redraft(council, Q2)
    assert paragraphs(council)[2].body == "As we see it."


def test_a_paragraph_nobody_edited_goes_out_only_with_its_figures_of_today(
    council: Workbook,
) -> None:
    report_another_figure(council, "C MTP 8", "71.2")
    third = paragraphs(council)[2]
    assert third.has_moved_on
    assert "79.3%" in third.body
    with pytest.raises(
        ExportError, match="Paragraph 15 is not as it would be drafted now"
    ):
        export_text(council, Q2)
    blocks = [each for each in findings(council, Q2) if each.rule == "drift"]
    assert [each.is_blocking for each in blocks] == [True, True]
    redraft(council, Q2)
    assert "71.2%" in export_text(council, Q2, is_draft=True)
    assert "79.3%" not in export_text(council, Q2, is_draft=True)


def test_a_paragraph_still_to_be_drafted_holds_the_export(council: Workbook) -> None:
    held = paragraphs(council)[2].on_file
    council.paragraphs.remove(held.paragraph_id)
    with pytest.raises(ExportError, match="Safeguarding has 1 paragraph still"):
        export_text(council, Q2)
    redraft(council, Q2)
    assert held.drafted in [each.body for each in paragraphs(council)]
    export_text(council, Q2)


def test_changes_are_undone_one_after_the_other_back_to_the_first(
    council: Workbook,
) -> None:
    indicator = council.indicators.by_code("A MTP 1")
    for version, body in enumerate(("One", "Two", "Three")):
        save_commentary(
            council, indicator, Q2, body, CommentaryState.READY, base_version=version
        )
    for expected in ("Two", "One", ""):
        assert undo_last(council)
        standing = council.commentaries.standing(indicator.indicator_id, Q2)
        assert standing is not None
        assert standing.body == expected
    assert undo_last(council) is None
    every = council.commentaries.versions(indicator.indicator_id, Q2)
    assert [each.body for each in reversed(every)] == [
        *("One", "Two", "Three"),
        *("Two", "One", ""),
    ]


codes = st.from_regex(r"[A-D]{1,2}( [A-Z]{2,3})? [0-9]{1,3}", fullmatch=True)


@given(st.lists(codes, unique_by=str.casefold, max_size=30))
def test_codes_are_in_the_order_a_person_counts(named: list[str]) -> None:
    listed = [Listed(place, code, "", 1, "", "") for place, code in enumerate(named)]
    catalogue = Catalogue(listed)
    ids = catalogue.arranged(range(len(named)), Order.CODE, {})
    assert sorted(ids) == list(range(len(named)))
    ordered = [named[each].rpartition(" ") for each in ids]
    for (stem, _, number), (next_stem, _, next_number) in pairwise(ordered):
        if stem == next_stem:
            assert int(number) <= int(next_number)


@given(st.text(max_size=20), st.text(max_size=20))
def test_more_words_never_find_more(one: str, more: str) -> None:
    listed = [
        Listed(place, f"CS {place}", title, 1, "Head of Care", "care")
        for place, title in enumerate(("Placements", "Visits to school", one))
    ]
    catalogue = Catalogue(listed)
    found = catalogue.matching(f"{one} {more}", known={})
    assert set(found) <= set(catalogue.matching(one, known={}))
