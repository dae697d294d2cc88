"""An officer at a real terminal, in the middle of a commentary."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from qperf_tui.storage.workbook import Workbook
from support.officer import Q2
from support.terminal import PROGRAM, Terminal, environment
from support.workbooks import stamp

WORDS = "Staff were moved to the duty team in August."
CODE = "A MTP 1"


def kept(path: Path) -> str:
    """The draft of `A MTP 1` in the workbook, whoever has it open."""
    with Workbook.open(path, stamp(), read_only=True) as workbook:
        key = workbook.indicators.by_code(CODE).indicator_id
        draft = workbook.commentaries.draft(key, Q2)
    return "" if draft is None else draft.body


@contextmanager
def writing(
    path: Path,
    *,
    size: tuple[int, int] = (80, 24),
    command: tuple[str, ...] = PROGRAM,
    more: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    """The editor of the first indicator, open in a terminal; `more` is set there."""
    arguments = (*command, "-w", str(path), "--quarter", "Q2 2012/13")
    env = environment(path.parent) | dict(more or {})
    with Terminal(arguments, env, size=size) as terminal:
        terminal.sees("82 of 82 shown")
        terminal.sees("People in employment")
        terminal.type("e")
        terminal.sees("0 words")
        yield terminal
