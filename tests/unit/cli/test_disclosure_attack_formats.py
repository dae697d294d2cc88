"""The attack reads every format that is written, and what a file says aside."""

import re
from base64 import b64decode
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from qperf_tui.domain.disclosure import CellKey
from qperf_tui.domain.period import Quarter
from qperf_tui.report.aside import asides
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appendix import compile_appendix
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.attacking import attack
from qperf_tui.workbench.charts import charts
from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.documents import DOCUMENTS
from qperf_tui.workbench.paper_export import FORMATS
from support.workbooks import copied, stamp

Q2: Final = Quarter.of(2012, 2)
HIDDEN: Final = "CS 12"
FILES: Final = (
    *(f"appendix.{e}" for e in ("md", "html", "docx", "pdf", "xlsx", "csv", "parquet")),
    *(f"figures.{e}" for e in ("csv", "xlsx", "parquet")),
)


@pytest.fixture
def workbook(sample_file: Path, tmp_path: Path) -> Workbook:
    return Workbook.open(copied(sample_file, tmp_path), stamp())


@pytest.mark.parametrize("name", FILES)
def test_a_file_for_colleagues_is_found_to_tell_and_a_public_one_is_not(
    workbook: Workbook, name: str
) -> None:
    document, _, ending = name.partition(".")
    key = workbook.indicators.by_code(HIDDEN).indicator_id
    for is_internal in (True, False):
        asked = Asked(ending=ending, is_internal=is_internal, charts=(HIDDEN,))
        written = DOCUMENTS[document].make(workbook, Q2, asked)
        found = attack(workbook, Q2, {name: written})
        assert found.read > 50
        assert list(found.unread) == []
        assert (CellKey(key, Q2) in found.open_in) is is_internal
        if not is_internal:
            assert found.is_safe, (found.said_in, found.recovered, found.narrowed)


@pytest.mark.parametrize("ending", ["html", "docx", "pdf"])
def test_what_is_read_out_in_place_of_a_picture_is_attacked_too(
    workbook: Workbook, ending: str
) -> None:
    paper = compile_appendix(workbook, Q2, charts=(HIDDEN,))
    made = FORMATS[ending](paper)
    said = [text for _, text in asides(made, ending)]
    assert any(text.startswith("Chart of child protection plans") for text in said)
    assert attack(workbook, Q2, {f"a.{ending}": made}).is_safe
    numerator, denominator = counts(workbook)
    (drawn,) = charts(as_published(workbook), Q2, (HIDDEN,))
    alt = f"{HIDDEN} was {numerator} of {denominator} this quarter."
    told = replace(drawn, alt=alt)
    parts = [
        replace(part, blocks=(told,)) if part.heading == drawn.title else part
        for part in paper.parts
    ]
    leaking = FORMATS[ending](replace(paper, parts=tuple(parts)))
    assert attack(workbook, Q2, {f"a.{ending}": leaking}).said_in


def counts(workbook: Workbook) -> tuple[int, int]:
    held = workbook.outturns.series(workbook.indicators.by_code(HIDDEN))[-1]
    assert held.numerator is not None
    assert held.denominator is not None
    return int(held.numerator), int(held.denominator)


def test_no_point_of_a_chart_stands_where_a_figure_is_hidden(
    workbook: Workbook,
) -> None:
    """The picture's own coordinates, read back as anybody could."""
    page = FORMATS["html"](compile_appendix(workbook, Q2, charts=(HIDDEN,))).decode()
    found = re.search(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", page)
    assert found is not None
    drawn = b64decode(found[1]).decode()
    (chart,) = charts(as_published(workbook), Q2, (HIDDEN,))
    shown = [at for at, point in enumerate(chart.points) if point.value is not None]
    assert 0 < len(shown) < len(chart.points)
    uses = re.findall(r'<use xlink:href="#(m\w+)" x="([0-9.]+)"', drawn)
    # The other marks are those of events, above the line.
    dot, _ = Counter(glyph for glyph, _ in uses).most_common(1)[0]
    marked = {float(x) for glyph, x in uses if glyph == dot}
    first, last = min(marked), max(marked)
    step = (last - first) / (shown[-1] - shown[0])
    places = sorted(round((x - first) / step + shown[0], 3) for x in marked)
    assert places == shown
    line = re.compile(r'<path d="([^"]+)" style="[^"]*stroke-width: 1\.6;')
    turns = {
        float(x)
        for path in line.findall(drawn)
        for x in re.findall(r"[ML] ([0-9.]+) [0-9.]+", path)
    }
    assert turns <= marked
