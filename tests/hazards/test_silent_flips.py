"""Bytes of a released part that change on disk without a word from SQLite are told."""

import random
from pathlib import Path

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.release import Release
from qperf_tui.errors import WorkbookError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.publishing import chain_problems, publish
from support.campaign import IS_LONG
from support.workbooks import make_sample, stamp

FLIPS = 500 if IS_LONG else 40
Held = tuple[list[Release], list[dict[str, bytes]]]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_sample(tmp_path_factory.mktemp("flips") / "council.qperf")
    with Workbook.open(path, stamp()) as workbook:
        publish(workbook, Quarter.of(2012, 2))
    return path


def held(workbook: Workbook) -> Held:
    releases = workbook.publications.all()
    return releases, [workbook.publications.parts(each.number) for each in releases]


def test_every_silent_change_of_a_released_part_is_reported(published: Path) -> None:
    whole = published.read_bytes()
    with Workbook.open(published, stamp(), read_only=True) as workbook:
        before = held(workbook)
        assert chain_problems(workbook) == []
    lot = random.Random(5)  # noqa: S311 - the same damage in every run
    # Where the parts lie: half of the damage falls there.
    first = whole.index(before[1][0]["paper.docx"][:64])
    silent = told = 0
    for turn in range(FLIPS):
        spoilt = bytearray(whole)
        floor = first if turn % 2 else 100
        for _ in range(4):
            spoilt[lot.randrange(floor, len(whole))] ^= lot.randrange(1, 256)
        copy = published.with_name("spoilt.qperf")
        copy.write_bytes(spoilt)
        try:
            with Workbook.open(copy, stamp(), read_only=True) as workbook:
                now = held(workbook)
                problems = chain_problems(workbook)
        except WorkbookError:
            told += 1
            continue
        if now != before:
            silent += 1
            assert problems, "a released part was changed and nothing was said of it"
        else:
            assert problems == []
        assert copy.read_bytes() == spoilt
    assert silent > FLIPS // 10, (silent, told)
