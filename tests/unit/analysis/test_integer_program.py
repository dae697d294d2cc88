"""The solver is asked in whole numbers, answers in them, and says nothing else."""

import os
import subprocess
import sys

import pytest

from qperf_tui.analysis.integer_program import least_of, silenced
from qperf_tui.analysis.narrowing import Line


def test_the_least_is_found_with_a_world_in_which_it_is() -> None:
    lines = [Line(((0, 2), (1, 3)), 12, 12)]
    found = least_of({0: 1}, lines, {0: 1, 1: 0}, {0: None, 1: None})
    assert (found.least, found.world) == (3, {0: 3, 1: 2})


def test_what_has_no_least_and_what_cannot_be_has_no_world() -> None:
    assert least_of({0: -1}, [], {0: 0}, {0: None}).world is None
    odd = [Line(((0, 2),), 3, 3)]
    assert least_of({0: 1}, odd, {0: 0}, {0: 9}).world is None


def test_nothing_reaches_the_output_while_it_is_silenced(
    capfd: pytest.CaptureFixture[str],
) -> None:
    os.write(1, b"before ")
    with silenced():
        os.write(1, b"within ")
    os.write(1, b"after")
    assert capfd.readouterr().out == "before after"


def test_a_program_without_an_output_is_none_the_worse() -> None:
    program = (
        "import os; os.close(1)\n"
        "from qperf_tui.analysis.integer_program import silenced\n"
        "with silenced(): pass"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False)
    assert done.returncode == 0
