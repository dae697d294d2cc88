"""No two documents of one release print different values of one figure."""

from pathlib import PurePath

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.published import FigureKey
from qperf_tui.importing.sheets import read_sheet
from qperf_tui.report.formats.published_figures import read
from qperf_tui.report.readback import rows_stated, statements
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.figure_proof import figures_stated
from qperf_tui.workbench.release_parts import release_parts
from support.workbooks import make_sample, stamp

Q2 = Quarter.of(2012, 2)
WITH_WORDS = ("paper.md", "paper.html", "paper.docx", "summary.md")
WITH_ROWS = ("paper.md", "paper.html", "paper.docx", "appendix.md", "appendix.csv")


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = make_sample(tmp_path_factory.mktemp("one") / "council.qperf")
    with Workbook.open(path, stamp()) as opened:
        yield opened


@pytest.fixture(scope="module")
def parts(workbook: Workbook) -> dict[str, bytes]:
    return release_parts(workbook, Q2)


@pytest.fixture(scope="module")
def shown(parts: dict[str, bytes]) -> dict[FigureKey, str]:
    return {each.key: each.shown for each in read(parts["figures.csv"])}


@pytest.mark.parametrize("name", WITH_ROWS)
def test_every_cell_of_a_table_is_the_figure_that_is_published(
    parts: dict[str, bytes], shown: dict[FigureKey, str], name: str
) -> None:
    met = 0
    for row in statements(parts[name], PurePath(name).suffix[1:]):
        if not row.is_row or not row.cell("Code"):
            continue
        for heading, said in row.cells:
            try:
                at = Quarter.parse(heading)
            except ValueError:
                continue
            met += 1
            assert said == shown.get(FigureKey(row.cell("Code"), at), "–"), row
    assert met == 82 * 3


def test_every_number_of_the_spreadsheet_is_the_figure_that_is_published(
    parts: dict[str, bytes],
) -> None:
    numbers = {each.key: each for each in read(parts["figures.csv"])}
    met = 0
    sheet = read_sheet(parts["appendix.xlsx"])
    for row in rows_stated([cells for _, cells in sheet.rows]):
        figure = numbers[FigureKey(row.cell("Code"), Q2)]
        said = row.cell("Q2 2012/13")
        if figure.number is None:
            assert said == figure.shown
            continue
        met += 1
        assert abs(float(said) - float(figure.number)) < 1e-9, row
    assert met > 40


def test_every_paragraph_reads_the_same_wherever_it_stands(
    parts: dict[str, bytes],
) -> None:
    said = {
        name: {
            " ".join(text.split())
            for each in statements(parts[name], PurePath(name).suffix[1:])
            for _, text in each.cells
            if len(text) > 80
        }
        for name in WITH_WORDS
    }
    paragraphs = [
        " ".join(each.cells[0][1].split())
        for each in statements(parts["summary.md"], "md")
        if each.cells[0][0].startswith("paragraph") and len(each.cells[0][1]) > 80
    ]
    assert len(paragraphs) >= 3
    for each in paragraphs:
        for name in WITH_WORDS:
            assert each in said[name], name


def test_every_value_in_the_words_is_the_figure_that_is_published(
    workbook: Workbook, parts: dict[str, bytes], shown: dict[FigureKey, str]
) -> None:
    public = as_published(workbook)
    codes = {each.indicator_id: each.code for each in public.indicators.on_file()}
    text = parts["summary.md"].decode()
    met = 0
    for indicator_id, quarter, measure, said in figures_stated(public, text, Q2, None):
        if measure != "value" or "%" not in said:
            continue
        figure = shown[FigureKey(codes[indicator_id], quarter)].rstrip("pr")
        met += 1
        assert float(said.rstrip("%")) == round(
            float(figure.rstrip("%")), _decimals(said)
        ), (codes[indicator_id], said, figure)
    assert met >= 5


def _decimals(said: str) -> int:
    return len(said.rstrip("%").partition(".")[2])
