"""The register of documents: what there is, what each is called, and its bytes."""

from dataclasses import fields

import pytest

from qperf_tui.errors import ExportError, StoppedError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.documents import DOCUMENTS, PAPER, Exportable
from qperf_tui.workbench.summary import export_text
from support.section import Q2

EVERY = [
    pytest.param(document, ending, id=f"{document.name}.{ending}")
    for document in DOCUMENTS.values()
    for ending in document.endings
]


class Watcher:
    """Hears how far work has come, and stops it after some steps."""

    def __init__(self, last: int | None = None) -> None:
        self.heard: list[tuple[int, int]] = []
        self._last = last

    def __call__(self, done: int, total: int) -> None:
        self.heard.append((done, total))
        if len(self.heard) == self._last:
            raise StoppedError("Stopped.")


@pytest.mark.parametrize(("document", "ending"), EVERY)
def test_each_document_is_made_in_each_of_its_formats_and_says_how_far_it_is(
    council: Workbook, document: Exportable, ending: str
) -> None:
    watcher = Watcher()
    made = document.make(council, Q2, Asked(ending=ending), watcher)
    assert made
    assert document.format_of(f"a.{ending}").ending == ending
    if document.format_of("", ending).is_text:
        assert made.decode("utf-8-sig")
    assert watcher.heard
    assert all(done <= total for done, total in watcher.heard)
    assert [done for done, _ in watcher.heard] == sorted(
        done for done, _ in watcher.heard
    )
    with pytest.raises(StoppedError):
        document.make(council, Q2, Asked(ending=ending), Watcher(last=1))


def test_the_usual_format_is_the_first(council: Workbook) -> None:
    summary = DOCUMENTS["summary"]
    assert summary.make(council, Q2) == export_text(council, Q2).encode()
    assert summary.file_name(Q2) == "summary-2012-2.md"
    assert PAPER.file_name(Q2, "docx") == "paper-2012-2.docx"


def test_what_a_document_lets_be_chosen_is_what_can_be_asked() -> None:
    can_be_asked = {each.name for each in fields(Asked)} - {"ending"}
    offered = {name for each in DOCUMENTS.values() for name in each.choices}
    assert offered == can_be_asked


def test_a_format_is_known_by_the_ending() -> None:
    assert PAPER.format_of("paper.MD").ending == "md"
    assert PAPER.format_of("-").ending == "md"
    assert PAPER.format_of("paper").ending == "md"
    assert PAPER.format_of("paper.odd", "docx").ending == "docx"
    with pytest.raises(ExportError, match=r"The paper cannot be written as \.odd"):
        PAPER.format_of("paper.odd")


def test_a_format_that_a_document_lacks_is_refused(council: Workbook) -> None:
    with pytest.raises(ExportError, match=r"cannot be written as \.docx"):
        DOCUMENTS["summary"].make(council, Q2, Asked(ending="docx"))
