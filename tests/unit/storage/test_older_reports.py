"""A paper whose implications stood in its fields: they become its paragraphs."""

import json
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from qperf_tui import assets
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.reports import BACKGROUND, IMPLICATION
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiling import compile_report
from support.earlier import make_earlier
from support.workbooks import stamp

Q2 = Quarter.of(2012, 2)
SETTINGS = tomllib.loads(
    assets.folder("sample_data").joinpath("report.toml").read_text(encoding="utf-8")
)
FIFTH = 5
"""The schema in which they are paragraphs."""
APART = {"council", "committee", "title", "quarter", "first_paragraph", "notice"}


def with_settings(path: Path, fields: dict[str, object]) -> Path:
    """The workbook with the fields that loading a report.toml used to leave."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "UPDATE report SET fields = ?, first_paragraph = 14",
            [json.dumps(fields, default=str)],
        )
    return path


@pytest.fixture(params=range(1, FIFTH))
def earlier(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    return make_earlier(tmp_path / "council.qperf", request.param, monkeypatch)


def test_implications_become_numbered_paragraphs(earlier: Path) -> None:
    kept = {name: said for name, said in SETTINGS.items() if name not in APART}
    with_settings(earlier, kept)
    with Workbook.open(earlier, stamp()) as workbook:
        whole = compile_report(workbook, Q2)
        parts = [(each.on_file.part, each.on_file.title) for each in whole.sections]
        assert parts[:10] == [
            *((IMPLICATION, each["heading"]) for each in SETTINGS["implication"]),
            (BACKGROUND, "Background"),
        ]
        said = {each.number: each.body for each in whole.paragraphs}
        assert list(said) == list(range(1, 15))
        assert said[4] == said[10] == "Not applicable."
        assert said[3].startswith("It will be important")
        assert "\n" not in said[3]
        assert [said[12], said[13]] == SETTINGS["background"]
        assert said[14] == "In our own words."
        (first,) = workbook.paragraphs.versions(2)
        assert (first.body, first.author) == (said[1], "A Officer")
        report = workbook.reports.of_quarter(Q2)
        assert report is not None
        assert report.field("location") == "Priory House, Chicksands"
        assert not {"implication", "background"} & set(report.fields)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"implication": []},
        {"implication": "words", "background": 3},
        {"implication": [{"heading": "Legal", "text": " \n "}]},
        {"implication": [{"text": "No heading."}], "background": []},
    ],
)
def test_a_paper_without_any_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fields: dict[str, object]
) -> None:
    path = make_earlier(tmp_path / "council.qperf", 4, monkeypatch)
    with_settings(path, fields)
    with Workbook.open(path, stamp()) as workbook:
        (only,) = compile_report(workbook, Q2).paragraphs
        assert (only.number, only.body) == (14, "In our own words.")


def test_the_same_heading_twice_keeps_both_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_earlier(tmp_path / "council.qperf", 4, monkeypatch)
    twice = [{"heading": "Legal", "text": f"Text {n}."} for n in (1, 2)]
    with_settings(path, {"implication": twice})
    with Workbook.open(path, stamp()) as workbook:
        bodies = [each.body for each in compile_report(workbook, Q2).paragraphs]
        assert bodies == ["Text 1.", "Text 2.", "In our own words."]
