"""Returns with bytes changed by lot: each is read or refused, and nothing else."""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import monotonic
from unicodedata import category

import pytest

from hazards.import_corpus import Maker, manifest
from hazards.import_corpus.packages import workbook
from qperf_tui.importing.returns import read_return
from support.campaign import times
from support.forked_child import forked_children

LONGEST = 30
"""Seconds that any file may take."""
LARGEST = 20_000
"""Bytes of the files that are changed; larger ones would show nothing more."""
TOKENS = (
    *(b",", b";", b"\t", b"|", b'"', b'""', b"\r", b"\n", b"\r\n", b"\x00"),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\x80", b"\xed\xa0\x80", b"sep=;\n", b"1e400"),
    *(b"=1+1", b"NaN", b"Q1", b"Q2 2012/13", b"Target", b"Total", b"%", b"\x1b[2J"),
)
Change = Callable[[bytes, Random], bytes]


def _flipped(content: bytes, lot: Random) -> bytes:
    at = lot.randrange(len(content))
    return content[:at] + bytes([lot.randrange(256)]) + content[at + 1 :]


def _cut(content: bytes, lot: Random) -> bytes:
    first, last = sorted(lot.randrange(len(content) + 1) for _ in range(2))
    return content[:first] + content[last:]


def _doubled(content: bytes, lot: Random) -> bytes:
    first, last = sorted(lot.randrange(len(content) + 1) for _ in range(2))
    return content[:last] + content[first:]


def _with_token(content: bytes, lot: Random) -> bytes:
    at = lot.randrange(len(content) + 1)
    return content[:at] + lot.choice(TOKENS) + content[at:]


CHANGES: tuple[Change, ...] = (_flipped, _cut, _doubled, _with_token)


def changed(content: bytes, lot: Random) -> bytes:
    """A file with one to four changes."""
    for _ in range(lot.randint(1, 4)):
        if content:
            content = lot.choice(CHANGES)(content, lot)
    return content


def texts() -> list[bytes]:
    """The texts of the corpus that are small enough to be changed."""
    named = (maker for maker in manifest() if maker.name.endswith(".csv"))
    return [made for maker in named if 0 < len(made := small(maker)) < LARGEST]


def small(maker: Maker) -> bytes:
    """What a recipe makes, unless it is known to make something vast."""
    return b"" if maker.name.startswith(("vast", "larger")) else maker.make()


def held(path: Path, content: bytes) -> None:
    """Read a file, and hold the answer to what every answer has to be."""
    path.write_bytes(content)
    began = monotonic()
    staged = read_return(path)
    assert monotonic() - began < LONGEST
    assert staged.is_refused or staged.rows
    assert staged.rows == () or not staged.is_refused
    for said in (*staged.notes, *(problem.says for problem in staged.problems)):
        assert said
        assert not any(category(mark) == "Cc" for mark in said), said
    assert path.read_bytes() == content


@pytest.mark.parametrize("turn", times(4, 1_000))
def test_a_text_changed_by_lot_is_read_or_refused(turn: int, tmp_path: Path) -> None:
    lot = Random(turn)  # noqa: S311 - the same changes each time
    found = texts()
    for _ in range(100):
        held(tmp_path / "changed.csv", changed(lot.choice(found), lot))


def books() -> list[bytes]:
    """The workbooks of the corpus that are changed, one of each kind."""
    named = {"sound.ods", "sound.xls", "percentage.xls", "percentage.ods"}
    return [workbook(), *(each.make() for each in manifest() if each.name in named)]


@pytest.mark.parametrize("turn", times(2, 100))
def test_a_workbook_changed_by_lot_is_read_or_refused(
    turn: int, tmp_path: Path
) -> None:
    lot = Random(turn)  # noqa: S311 - the same changes each time
    found = books()
    for _ in range(10):
        held(tmp_path / "changed.xlsx", changed(lot.choice(found), lot))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child cannot be forked here")
@pytest.mark.parametrize("turn", times(1, 90))
def test_many_workbooks_changed_by_lot_are_read_or_refused(
    turn: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lot = Random(f"forked {turn}")  # noqa: S311 - the same changes each time
    found = books()
    with forked_children(monkeypatch):
        for _ in range(times(20, 100).stop):
            held(tmp_path / "changed.xlsx", changed(lot.choice(found), lot))
