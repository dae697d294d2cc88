"""However long a return is, it is stopped soon and at any stage, with nothing kept."""

import sys
from pathlib import Path
from types import FrameType

import pytest

from qperf_tui.errors import StoppedError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.accepting import accept
from qperf_tui.workbench.previewing import Preview, preview
from support.workbooks import stamp

ROWS = 12_000
"""More figures than are written one by one."""
TO_AN_INDICATOR = 2
MOST = 130_000
"""Calls between two looks, which take no longer however many rows there are."""


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "sent.csv"
    rows = (
        f"N {at // TO_AN_INDICATOR},Title {at // TO_AN_INDICATOR},Health,"
        f"Q{at % TO_AN_INDICATOR + 1} 2010/11,{at % 97}.5,%,{at % 89}"
        for at in range(ROWS)
    )
    head = "Ref,Indicator,Priority,Quarter,Value,Unit,Target"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "council.qperf"
    with Workbook.create(path, stamp()):
        pass
    return path


class Looks:
    """Counts the calls between two looks at whether the work is to stop."""

    def __init__(self) -> None:
        self.most = self.since = self.looks = 0

    def called(self, frame: FrameType, event: str, _told: object) -> None:
        self.since += event in {"call", "c_call"}

    def look(self, _done: int, _total: int) -> None:
        self.looks += 1
        self.most = max(self.most, self.since)
        self.since = 0


class StopAt:
    """Stops the work at one of its looks."""

    def __init__(self, look: int) -> None:
        self.left = look

    def look(self, _done: int, _total: int) -> None:
        self.left -= 1
        if not self.left:
            raise StoppedError("Stopped.")


def looked_at(seen: Preview, book: Path) -> int:
    """How often bringing a return in looks whether it is to stop."""
    looks = Looks()
    with Workbook.open(book, stamp()) as workbook:
        accept(workbook, [seen], progress=looks.look)
    return looks.looks


def test_no_stage_does_much_between_two_looks(sent: Path, book: Path) -> None:
    looks = Looks()
    with Workbook.open(book, stamp()) as workbook:
        sys.setprofile(looks.called)
        try:
            seen = preview(workbook, sent, progress=looks.look)
            looks.look(0, 0)
            accept(workbook, [seen], progress=looks.look)
        finally:
            sys.setprofile(None)
        assert workbook.changes.latest(1)
    assert looks.looks > 5 * ROWS // 1_000
    assert looks.most < MOST


def test_stopped_anywhere_while_it_is_written_it_leaves_the_file_as_it_was(
    sent: Path, book: Path, tmp_path: Path
) -> None:
    before = book.read_bytes()
    with Workbook.open(book, stamp(), read_only=True) as workbook:
        seen = preview(workbook, sent)
    other = tmp_path / "other.qperf"
    other.write_bytes(before)
    looks = looked_at(seen, other)
    assert other.read_bytes() != before
    for look in (1, *range(looks // 4, looks, looks // 4), looks):
        with Workbook.open(book, stamp()) as workbook:
            with pytest.raises(StoppedError):
                accept(workbook, [seen], progress=StopAt(look).look)
            assert workbook.changes.latest(1) == []
        assert book.read_bytes() == before
