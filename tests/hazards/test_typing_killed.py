"""Figures typed at a real terminal, in one burst, and the program killed over them."""

import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.entering import Entering
from qperf_tui.workbench.entry_drafts import drafts_of
from qperf_tui.workbench.typed import Typed
from support.campaign import times
from support.terminal import PROGRAM, Terminal, environment
from support.workbooks import stamp

Q3 = Quarter.parse("Q3 2012/13")
CODES = ("A MTP 1", "A MTP 2", "A MTP 3")
WHOLE = ("5.5", "84", "590")


@contextmanager
def typing(path: Path) -> Iterator[Terminal]:
    """The grid of a quarter without a figure, open in a terminal."""
    arguments = (*PROGRAM, "-w", str(path), "--quarter", str(Q3))
    with Terminal(arguments, environment(path.parent)) as terminal:
        terminal.sees("82 of 82 shown")
        terminal.sees("People in employment")
        terminal.type("t")
        terminal.sees("Numerator: ▏")
        yield terminal


def on_file(path: Path) -> tuple[list[str], list[Typed]]:
    """The values of the first indicators, and what was typed and is not on file."""
    with Workbook.open(path, stamp(), read_only=True) as workbook:
        assert workbook.check_integrity() == []
        abouts = [workbook.indicators.by_code(each) for each in CODES]
        stood = [Entering.of(workbook, each, Q3).stood.value for each in abouts]
        drafts = drafts_of(workbook, Q3)
        return stood, [drafts.get(e.indicator_id, Typed()) for e in abouts]


def test_what_comes_in_one_burst_goes_where_it_was_meant(sample: Path) -> None:
    with typing(sample) as terminal:
        terminal.type("\x1b[C\x1b[C" + "".join(f"{each}\r" for each in WHOLE))
        terminal.until(lambda: on_file(sample)[0] == list(WHOLE), "every figure")


def test_a_block_pasted_in_one_piece_is_looked_through(sample: Path) -> None:
    cells = "Ref\tActual\r" + "".join(
        f"{code}\t{value}\r" for code, value in zip(CODES, WHOLE, strict=True)
    )
    with typing(sample) as terminal:
        terminal.type(f"\x1b[200~{cells}\x1b[201~")
        terminal.sees("+ 3 added")
        terminal.type("a")
        terminal.until(lambda: on_file(sample)[0] == list(WHOLE), "every figure")


@pytest.mark.parametrize("run", times(2, 50))
def test_kill_9_costs_at_most_the_last_second(sample: Path, run: int) -> None:
    """A row that was left is on file; of the one being typed, what a second had."""
    dice = random.Random(run)  # noqa: S311 - the same moments in every campaign
    with typing(sample) as terminal:
        terminal.type("\x1b[C\x1b[C5.5\r84")
        terminal.sees("A MTP 2  ")
        terminal.until(lambda: on_file(sample)[1][1].value == "84", "the draft")
        terminal.type(".5")
        killed = monotonic() + dice.uniform(0, 0.4)
        while (left := killed - monotonic()) > 0:
            terminal.read(left)
        terminal.signal(signal.SIGKILL)
        terminal.ends()
    stood, drafts = on_file(sample)
    assert stood[0] == "5.5"
    assert drafts[0] == Typed()
    assert drafts[1].value in {"84", "84.", "84.5"}
    with typing(sample) as terminal:
        terminal.sees("typed and not saved")
