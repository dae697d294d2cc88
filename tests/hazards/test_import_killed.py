"""An import that is killed at some moment: all of its figures are there, or none."""

import subprocess
import sys
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from qperf_tui.storage.workbook import Workbook
from support.campaign import times
from support.workbooks import stamp

ROWS = 6_000
BEYOND = 1.2
"""How long a kill may wait, in times what an import takes that nobody kills."""


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sent") / "long.csv"
    rows = []
    for number in range(ROWS):
        starting = 2000 + number % 40 // 4
        quarter = f"Q{number % 4 + 1} {starting}/{(starting + 1) % 100:02d}"
        rows.append(f"K {number // 40},Title,Priority,{quarter},{number % 100}")
    text = "\n".join(["Ref,Indicator,Priority,Quarter,Value", *rows, ""])
    path.write_text(text, encoding="utf-8")
    return path


def started(folder: Path, sent: Path) -> subprocess.Popen[bytes]:
    """An import of `sent` that has just begun, into a new workbook in `folder`."""
    path = folder / "council.qperf"
    with Workbook.create(path, stamp()):
        pass
    command = [sys.executable, "-m", "qperf_tui", "-w", str(path), "import", str(sent)]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.fixture(scope="module")
def whole(sent: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """The seconds an import takes that nobody kills."""
    began = monotonic()
    with started(tmp_path_factory.mktemp("whole"), sent) as running:
        assert running.wait() == 0
    return monotonic() - began


@pytest.mark.parametrize("turn", times(3, 200))
def test_a_killed_import_leaves_all_or_nothing(
    turn: int, sent: Path, whole: float, tmp_path: Path
) -> None:
    lot = Random(turn)  # noqa: S311 - the same shares of the time at every run
    path = tmp_path / "council.qperf"
    with started(tmp_path, sent) as running:
        try:
            running.wait(timeout=lot.uniform(0, BEYOND) * whole)
        except subprocess.TimeoutExpired:
            running.kill()
    with Workbook.open(path, stamp()) as workbook:
        assert workbook.check_integrity() == []
        found = len(workbook.outturns.kept())
        assert found in {0, ROWS}
        batches = workbook.changes.latest(5)
        assert len(batches) == (1 if found else 0)
