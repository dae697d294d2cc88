"""However the program ends, no word is lost and the terminal is put back."""

import signal
import subprocess
from pathlib import Path
from time import monotonic

import pytest

from support.campaign import times
from support.terminal import PROGRAM, Terminal, environment
from support.writing import WORDS, kept, writing

LENGTHS = [2.4 + place * 0.037 for place in times(2, 100)] + [60.0] * len(times(0, 1))
"""Seconds of typing without a pause before the program is killed."""


@pytest.mark.parametrize("run", times(1, 50))
@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_loses_no_word_and_puts_the_terminal_back(
    sample: Path, number: signal.Signals, status: int, run: int
) -> None:
    with writing(sample) as terminal:
        assert terminal.left_on(), "there is something to put back"
        terminal.type(WORDS)
        terminal.sees(WORDS)
        terminal.signal(number)
        assert terminal.ends() == status
        assert terminal.left_on() == []
    assert kept(sample) == WORDS


@pytest.mark.parametrize("run", times(1, 50))
def test_a_closed_window_loses_no_word(sample: Path, run: int) -> None:
    with writing(sample) as terminal:
        terminal.type(WORDS)
        terminal.sees(WORDS)
        terminal.hang_up()
        assert terminal.ends() == 129
    assert kept(sample) == WORDS


def test_quitting_by_key_loses_no_word(sample: Path) -> None:
    with writing(sample) as terminal:
        terminal.type(WORDS)
        terminal.sees(WORDS)
        terminal.type("\x11")
        assert terminal.ends() == 0
        assert terminal.left_on() == []
    assert kept(sample) == WORDS


def older(typed: list[float], now: float) -> int:
    """How many keys were typed more than two seconds ago."""
    return sum(when < now - 2.0 for when in typed)


@pytest.mark.parametrize("seconds", LENGTHS)
def test_kill_9_loses_at_most_two_seconds_of_typing_without_a_pause(
    sample: Path, seconds: float
) -> None:
    typed: list[float] = []
    with writing(sample) as terminal:
        begun = monotonic()
        # A busy machine types slowly: go on until some keys must have been kept.
        while monotonic() < begun + seconds or older(typed, monotonic()) <= 5:
            terminal.type("abcdefghij"[len(typed) % 10])
            typed.append(monotonic())
            key = typed[-1]
            while monotonic() < key + 0.03:
                terminal.read(0.005)
        killed = monotonic()
        terminal.signal(signal.SIGKILL)
        terminal.ends()
    text = "".join("abcdefghij"[place % 10] for place in range(len(typed)))
    safe = older(typed, killed)
    assert text.startswith(kept(sample))
    assert len(kept(sample)) >= safe


def test_after_kill_9_the_text_is_offered_and_restored(sample: Path) -> None:
    with writing(sample) as terminal:
        terminal.type(WORDS)
        terminal.until(lambda: kept(sample) == WORDS, "the draft to be kept")
        terminal.signal(signal.SIGKILL)
        terminal.ends()
    arguments = (*PROGRAM, "-w", str(sample))
    with Terminal(arguments, environment(sample.parent)) as terminal:
        terminal.sees("1 draft is kept from last time")
        terminal.type("\r")
        terminal.sees(WORDS)
        terminal.type("\x11")
        assert terminal.ends() == 0


def test_a_storm_of_sizes_while_writing_loses_no_word(sample: Path) -> None:
    with writing(sample) as terminal:
        for place, each in enumerate(WORDS):
            terminal.resize(20 + 37 * place % 180, 5 + 13 * place % 45)
            terminal.type(each)
            terminal.read(0.01)
        terminal.resize(80, 24)
        terminal.sees(WORDS)
        terminal.signal(signal.SIGTERM)
        assert terminal.ends() == 143
        assert terminal.left_on() == []
    assert kept(sample) == WORDS


FAULTY = """
from qperf_tui.tui.screens.review import ReviewScreen
from qperf_tui.tui.screens.editor import EditorScreen
def action_reference(self):
    secret = "79.3 of the children"
    raise RuntimeError(f"fault with {secret}")
EditorScreen.action_reference = action_reference
from qperf_tui.cli.main import run
run()
"""


@pytest.mark.parametrize("run", times(1, 20))
def test_a_fault_of_our_own_tells_no_figures_and_puts_the_terminal_back(
    sample: Path, run: int
) -> None:
    with writing(sample, command=(PROGRAM[0], "-c", FAULTY)) as terminal:
        terminal.type(WORDS)
        terminal.until(lambda: kept(sample) == WORDS, "the draft to be kept")
        terminal.type("\x1bOR")
        assert terminal.ends() == 1
        assert terminal.left_on() == []
        terminal.sees("qperf-tui met a fault of its own and has ended.")
        assert b"79.3 of the children" not in terminal.sent
        assert b"Traceback" not in terminal.sent
    (report,) = (sample.parent / "state" / "qperf-tui").glob("crash-*.txt")
    assert "in action_reference" in report.read_text()
    assert "79.3" not in report.read_text()
    assert report.stat().st_mode & 0o777 == 0o600


def test_without_a_terminal_it_ends_at_once_with_one_line(sample: Path) -> None:
    begun = monotonic()
    ended = subprocess.run(
        [*PROGRAM, "-w", str(sample)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=20,
        env=environment(sample.parent),
        check=False,
    )
    assert monotonic() - begun < 5
    assert ended.returncode == 2
    assert ended.stdout == b""
    assert b"there is no terminal" in ended.stderr
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.parametrize("kind", ["dumb", None])
def test_a_terminal_that_cannot_draw_is_told_so(sample: Path, kind: str | None) -> None:
    env = environment(sample.parent)
    env.pop("TERM")
    if kind is not None:
        env["TERM"] = kind
    with Terminal((*PROGRAM, "-w", str(sample)), env) as terminal:
        assert terminal.ends() == 2
        assert b"\x1b" not in terminal.sent
        assert b"no terminal" in terminal.sent
