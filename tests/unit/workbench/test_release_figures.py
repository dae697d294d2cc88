"""The figures of a release: all of them, as the public may read them, and read back."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.published import FigureKey, PublishedFigure
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import ExportError, WorkbookError
from qperf_tui.report.formats.published_figures import read, render
from qperf_tui.report.paper import Table
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import defining
from qperf_tui.workbench.appendix import compile_appendix
from qperf_tui.workbench.disclosing import as_published, hidden_figures
from qperf_tui.workbench.drafting import ensure_report
from qperf_tui.workbench.publishing import publish
from qperf_tui.workbench.release_figures import (
    FIGURES,
    figures_part,
    published_in,
    release_figures,
)
from qperf_tui.workbench.undoing import undo_last
from qperf_tui.workbench.withholding import exempt_indicator
from support.papers import imprint
from support.workbooks import copied, stamp

Q2 = Quarter.of(2012, 2)

texts = st.text(max_size=12).map(clean_line)
numbers = st.none() | st.decimals(
    allow_nan=False, allow_infinity=False, places=2, min_value=-9999, max_value=9999
)
figures = st.builds(
    PublishedFigure,
    key=st.builds(FigureKey, texts, st.integers(8000, 8200).map(Quarter), texts, texts),
    title=texts,
    unit=texts,
    shown=texts,
    number=numbers,
    numerator=numbers,
    denominator=numbers,
    mark=texts,
    state=st.none() | st.sampled_from(OutturnStatus),
    status=st.sampled_from(("", "Red", "Not due")),
)


@given(st.lists(figures, max_size=4))
def test_every_figure_reads_back_as_it_was_written(held: list[PublishedFigure]) -> None:
    written = render(held, imprint())
    assert read(written) == held
    leaders = "=+-@＝＋－＠"
    for line in written.decode("utf-8-sig").split("\r\n"):
        assert not line.startswith(tuple(leaders))


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"Code,Figure\r\n", b"PK\x03\x04"]
)
def test_what_is_no_list_of_figures_is_refused(content: bytes) -> None:
    with pytest.raises(ExportError):
        read(content)


def test_a_line_that_is_no_figure_is_named() -> None:
    figure = PublishedFigure(
        key=FigureKey("CS 1", Q2), title="A", unit="%", shown="1%", number=Decimal(1)
    )
    written = render([figure], imprint()).replace(b"Q2 2012/13", b"Q9 2012/13", 1)
    with pytest.raises(ExportError, match="Line 2"):
        read(written)


@pytest.fixture
def council(sample_file: Path, tmp_path: Path) -> Path:
    return copied(sample_file, tmp_path)


def test_each_is_as_appendix_a_has_it(council: Path) -> None:
    with Workbook.open(council, stamp(), read_only=True) as workbook:
        told = {each.key: each for each in release_figures(workbook, Q2)}
        paper = compile_appendix(workbook, Q2)
    tables = [each for each in paper.blocks() if isinstance(each, Table)]
    rows = [row for each in tables for row in each.rows]
    assert len(rows) == 82
    for row in rows:
        assert told[FigureKey(row[0].text, Q2)].shown == row[6].text
        assert row[8].text.endswith(told[FigureKey(row[0].text, Q2)].status)
        last = told.get(FigureKey(row[0].text, Q2.shifted(-1)))
        assert ("–" if last is None else last.shown) == row[5].text


def test_what_is_hidden_is_told_by_its_mark_alone(council: Path) -> None:
    with Workbook.open(council, stamp(), read_only=True) as workbook:
        hidden = hidden_figures(workbook)
        codes = {each.indicator_id: each.code for each in workbook.indicators.on_file()}
        told = release_figures(workbook, Q2)
        assert figures_part(as_published(workbook), Q2) == figures_part(workbook, Q2)
    wanted = {
        (codes[each.indicator_id], each.quarter, each.group_id is not None)
        for each in hidden
        if each.quarter <= Q2
    }
    protected = [each for each in told if each.mark == "c"]
    found = {
        (each.key.code, each.key.quarter, bool(each.key.dimension))
        for each in protected
    }
    assert wanted
    assert wanted <= found
    for each in protected:
        assert (each.number, each.numerator, each.denominator) == (None, None, None)
        assert each.shown == "c"


def test_a_release_keeps_them_and_gives_them_back(council: Path) -> None:
    with Workbook.open(council, stamp()) as workbook:
        told = release_figures(workbook, Q2)
        release = publish(workbook, Q2)
        assert published_in(workbook, release.number) == told
        assert {each.key.dimension for each in told} > {""}
        assert published_in(workbook, 99) == []


def test_damaged_figures_of_a_release_are_said_to_be(council: Path) -> None:
    with Workbook.open(council, stamp()) as workbook:
        number = publish(workbook, Q2).number
        with workbook.transaction():
            workbook._connection.run("DROP TRIGGER publication_part_is_final")
            workbook._connection.run(
                "UPDATE publication_part SET content = x'00' WHERE name = ?", [FIGURES]
            )
        with pytest.raises(WorkbookError, match="verify says what is"):
            published_in(workbook, number)


def told_before(workbook: Workbook, code: str) -> list[PublishedFigure]:
    """What a release of the quarter tells of an indicator in earlier quarters."""
    return [
        each
        for each in release_figures(workbook, Q2)
        if each.key.code == code and each.key.quarter < Q2
    ]


@pytest.fixture
def held(sample: Path) -> Iterator[Workbook]:
    with Workbook.open(sample, stamp()) as workbook:
        yield workbook


def test_what_is_retired_is_told_of_the_quarters_in_which_it_was_reported(
    held: Workbook,
) -> None:
    hidden = {cell.indicator_id for cell in hidden_figures(held)}
    every = held.indicators.reported(Q2)
    small = [each for each in every if each.indicator_id in hidden][:4]
    assert len(small) == 4
    for about in (held.indicators.by_code("CS 9"), *small):
        before = told_before(held, about.code)
        assert before
        defining.retire(held, about, Q2, "No longer kept.")
        found = release_figures(held, Q2)
        assert told_before(held, about.code) == before
        assert all(e.key != FigureKey(about.code, Q2) for e in found)
        undo_last(held)


def test_what_is_retired_and_exempt_has_no_row_of_any_quarter(
    held: Workbook,
) -> None:
    about = held.indicators.by_code("CS 9")
    exempt_indicator(held, Q2, ensure_report(held, Q2).report_id, about, 3)
    before = told_before(held, "CS 9")
    defining.retire(held, about, Q2.shifted(1), "No longer kept.")
    later = [e for e in release_figures(held, Q2.shifted(1)) if e.key.code == "CS 9"]
    assert [e for e in later if e.key.quarter < Q2] == before
    assert all(e.key.quarter != Q2 for e in later)
