"""The sample council's summary section, byte for byte, and what it must say."""

import os
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from qperf_tui import assets
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.council import load_council
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.summary import export_text, findings

GOLDEN = Path(__file__).parents[2] / "golden" / "sample-summary.md"
REQUESTS = GOLDEN.with_name("sample-requests.md")
Q2 = Quarter.of(2012, 2)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("sample") / "sample.qperf"
    stamp = Stamp(by="Performance officer", clock=lambda: "2012-12-01T09:00:00Z")
    workbook = Workbook.create(path, stamp)
    load_council(workbook, assets.folder("sample_data"))
    return workbook


def test_the_section_is_the_golden_one_byte_for_byte(sample: Workbook) -> None:
    text = export_text(sample, Q2)
    if os.environ.get("QPERF_GOLDEN") == "write":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text.encode() == GOLDEN.read_bytes()


def test_what_members_asked_for_stands_after_it_byte_for_byte(sample: Workbook) -> None:
    whole = export_text(sample, Q2, has_requests=True).encode()
    assert whole == GOLDEN.read_bytes() + b"\n" + REQUESTS.read_bytes()


def test_drafting_again_changes_no_byte(sample: Workbook) -> None:
    before = export_text(sample, Q2)
    redraft(sample, Q2)
    assert export_text(sample, Q2) == before
    assert not any(each.is_made for each in redraft(sample, Q2))


def test_a_markdown_reader_finds_paragraphs_14_to_17(sample: Workbook) -> None:
    tokens = MarkdownIt("commonmark").parse(export_text(sample, Q2))
    numbers = [token.info for token in tokens if token.type == "list_item_open"]
    assert numbers == ["14", "15", "16", "17"]


@pytest.mark.parametrize(
    "said",
    [
        "Three of the four safeguarding indicators were on target",
        "79.3% (253 of 319) in Quarter 2",
        "5.3 percentage points lower than in Quarter 1 (84.6%",
        "year-end target of 85%",
        "76% (105 of 138)",
        "between 75% and 76% over the last three years",
        "illustrative",
    ],
)
def test_it_says_what_the_seed_report_says_with_its_figures(
    sample: Workbook, said: str
) -> None:
    assert said in export_text(sample, Q2)


def test_nothing_blocks_the_sample(sample: Workbook) -> None:
    assert [each for each in findings(sample, Q2) if each.is_blocking] == []
