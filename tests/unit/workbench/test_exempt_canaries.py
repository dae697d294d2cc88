"""With an exempt paragraph goes all about its indicator, in every public file.

Its figures, its actions and the requests about it are given marks that stand nowhere
else; that they are found in what is not exempt proves that they would be found.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from qperf_tui.domain.action import Action
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import Request
from qperf_tui.errors import ExportError
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import add_action
from qperf_tui.workbench.appendix import appendix_a
from qperf_tui.workbench.charts import charts
from qperf_tui.workbench.disclosing import as_exempt, as_published
from qperf_tui.workbench.documents import DOCUMENTS, Exportable
from qperf_tui.workbench.exempting import exempt_named
from qperf_tui.workbench.published_figures import published_in
from qperf_tui.workbench.publishing import publish
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.requests import add_request
from qperf_tui.workbench.summary import findings
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.section import edit_numbered
from support.workbooks import copied, stamp
from support.written import WRITTEN, asked_of, read

Q2: Final = Quarter.of(2012, 2)
CODE: Final = "C MTP 8"
COUNT, WHOLE, VALUE = 104729, 130003, "80.558909"
SAID: Final = (str(COUNT), f"{COUNT:,}", VALUE, VALUE[:5], "Zephyranth", "Quillfeather")
"""The figure in its forms, what is done about it and what was asked about it."""
PUBLISHED_ELSE: Final = ("253 of 319", "79.3%", "Zephyranth", "Quillfeather")


@pytest.fixture
def workbook(sample_file: Path, tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.open(copied(sample_file, tmp_path), stamp()) as held:
        about = held.indicators.by_code(CODE).indicator_id
        raised = Action(
            number=0,
            indicator_id=about,
            title="Write to Zephyranth",
            owner="Head of Intake",
            due=date(2012, 12, 31),
            raised_in=Q2,
        )
        asked = Request(
            number=0,
            asked_on=date(2012, 10, 2),
            asked_by="Cllr A",
            question="What of Quillfeather?",
            indicator_id=about,
        )
        add_action(held, raised)
        add_request(held, asked)
        yield held


def plant(workbook: Workbook) -> None:
    """Let its figure be one whose numbers stand nowhere else."""
    key = workbook.indicators.by_code(CODE).indicator_id
    figure = Figure(
        value=Decimal(VALUE),
        numerator=Decimal(COUNT),
        denominator=Decimal(WHOLE),
        status=OutturnStatus.FINAL,
    )
    with workbook.transaction():
        workbook.outturns.put({(key, Q2.ordinal): figure}, None)
    redraft(workbook, Q2)


def found(workbook: Workbook, document: Exportable, ending: str) -> set[str]:
    asked = replace(asked_of(document, ("exceptions",)), ending=ending)
    said = read(ending, document.make(workbook, Q2, asked))
    return {each for each in (*SAID, CODE) if each in said}


@pytest.mark.parametrize(("document", "ending"), WRITTEN)
def test_no_public_file_says_anything_of_it(
    workbook: Workbook, document: Exportable, ending: str
) -> None:
    plant(workbook)
    if document.name != "audit":
        assert found(workbook, document, ending), "it would not be found"
    exempt_named(workbook, Q2, "16", 3)
    redraft(workbook, Q2)
    left = found(workbook, document, ending)
    # Its earlier figures were published, and stay so.
    assert left <= ({CODE} if document.name == "figures" else set())


def test_no_part_of_a_release_says_anything_of_it_and_each_says_so(
    workbook: Workbook,
) -> None:
    exempt_named(workbook, Q2, "16", 3)
    redraft(workbook, Q2)
    number = publish(workbook, Q2).number
    for name, content in workbook.publications.parts(number).items():
        ending = name.rpartition(".")[2]
        said = read(ending, content)
        assert not [each for each in PUBLISHED_ELSE if each in said], name
        if ending in {"md", "csv", "html"}:
            assert "1 indicator is exempt from publication" in said, name
    figures = published_in(workbook, number)
    assert (CODE, Q2) not in {(each.key.code, each.key.quarter) for each in figures}
    assert (CODE, Q2.shifted(-1)) in {(e.key.code, e.key.quarter) for e in figures}


def test_the_next_quarter_says_only_that_it_was_exempt(workbook: Workbook) -> None:
    exempt_named(workbook, Q2, "16", 3)
    at = Q2.shifted(1)
    key = workbook.indicators.by_code(CODE).indicator_id
    # Until its own paper is drafted, the next quarter has exempt what this one has.
    assert as_published(workbook).mask.withholds(key, at)
    exempt_named(workbook, at, CODE, None)
    rows = [
        [cell.text for cell in row]
        for table in appendix_a(as_published(workbook), at)
        for row in table.rows
    ]
    (row,) = [row for row in rows if row[0] == CODE]
    assert row[5] == "e"
    notes = [n for t in appendix_a(as_published(workbook), at) for n in t.notes]
    assert "e: exempt from publication when it was reported." in notes


def test_the_exempt_file_has_it(workbook: Workbook) -> None:
    plant(workbook)
    exempt_named(workbook, Q2, "16", 3)
    redraft(workbook, Q2)
    asked = replace(asked_of(DOCUMENTS["paper"]), with_exempt=True, ending="md")
    said = DOCUMENTS["paper"].make(workbook, Q2, asked).decode()
    assert {*SAID[1:2], "Zephyranth", "Quillfeather", CODE} <= {
        each for each in (*SAID, CODE) if each in said
    }
    assert as_exempt(workbook).mask.withheld == {}


def test_a_public_paragraph_that_states_it_holds_every_form_of_the_paper(
    workbook: Workbook,
) -> None:
    exempt_named(workbook, Q2, "16", 3)
    redraft(workbook, Q2)
    plant(workbook)
    edit_numbered(workbook, 15, f"The safeguarding set includes {COUNT} of {WHOLE}.")
    (flagged,) = [e for e in findings(workbook, Q2) if e.rule == "suppressed-figure"]
    assert (flagged.paragraph, flagged.is_blocking) == (15, True)
    with pytest.raises(ExportError, match="exempt under paragraph 3"):
        DOCUMENTS["paper"].make(workbook, Q2, asked_of(DOCUMENTS["paper"], ()))


def test_an_officer_may_let_its_row_be_read_and_take_that_back(
    workbook: Workbook,
) -> None:
    exempt_named(workbook, Q2, "16", 3)
    key = workbook.indicators.by_code(CODE).indicator_id
    said = [e for e in findings(workbook, Q2) if e.rule == "exempt"]
    assert [(e.code, e.is_blocking) for e in said] == [(CODE, False)]
    assert as_published(workbook).mask.withholds(key, Q2)
    exempt_named(workbook, Q2, CODE, None)
    assert not as_published(workbook).mask.withholds(key, Q2)
    undo_last(workbook)
    assert as_published(workbook).mask.withholds(key, Q2)
    redo_last(workbook)
    assert not as_published(workbook).mask.withholds(key, Q2)


def test_no_chart_of_it_is_drawn_for_the_public_though_it_is_named(
    workbook: Workbook,
) -> None:
    exempt_named(workbook, Q2, CODE, 1)
    with pytest.raises(ExportError, match="no chart"):
        charts(as_published(workbook), Q2, (CODE,))
    assert charts(as_exempt(workbook), Q2, (CODE,))
