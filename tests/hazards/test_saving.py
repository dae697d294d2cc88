"""No acknowledged save is ever lost: not to kill -9, and not to a colleague."""

import os
import random
import select
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.errors import ConflictError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import save_commentary
from support.campaign import times
from support.officer import Q2
from support.terminal import environment
from support.workbooks import make_small, stamp

KILLS = len(times(20, 200))
PROCESSES = 8


def saver(path: Path, name: str, seconds: float) -> subprocess.Popen[bytes]:
    """A process that saves and acknowledges each save on its stdout."""
    return subprocess.Popen(
        [sys.executable, "-m", "support.saver", str(path), name, str(seconds)],
        stdout=subprocess.PIPE,
        env=environment(path.parent),
    )


def acknowledged(said: bytes) -> dict[int, str]:
    """The saves that were acknowledged whole, by version."""
    whole = said.decode().rpartition("\n")[0].splitlines()
    return {int(version): body for version, body in (line.split() for line in whole)}


def on_file(path: Path) -> dict[int, str]:
    """Every version in the workbook, which must be whole."""
    with Workbook.open(path, stamp()) as workbook:
        assert workbook.check_integrity() == []
        key = workbook.indicators.by_code("CS 1").indicator_id
        found = workbook.commentaries.versions(key, Q2)
        standing = workbook.commentaries.standing(key, Q2)
    versions = [each.version for each in found]
    assert versions == list(range(len(found), 0, -1))
    assert standing == (found[0] if found else None)
    return {each.version: each.body for each in found}


def kill_after(running: subprocess.Popen[bytes], seconds: float) -> bytes:
    """Kill a saver so long after its first save; all that it acknowledged."""
    pipe = running.stdout
    assert pipe is not None
    said = os.read(pipe.fileno(), 65_536)
    deadline = monotonic() + seconds
    while (left := deadline - monotonic()) > 0:
        if select.select([pipe], [], [], left)[0]:
            said += os.read(pipe.fileno(), 65_536)
    running.kill()
    said += pipe.read()
    pipe.close()
    running.wait()
    return said


def test_kill_9_in_the_middle_of_saves_loses_none_that_was_acknowledged(
    small: Path,
) -> None:
    when = random.Random(1)  # noqa: S311 - the same times in every run
    saved: dict[int, str] = {}
    for kill in range(KILLS):
        running = saver(small, f"K{kill}", 60)
        saved |= acknowledged(kill_after(running, when.uniform(0, 0.08)))
        found = on_file(small)
        assert saved.items() <= found.items(), f"kill {kill}"
    assert len(saved) >= KILLS


def test_eight_at_once_overwrite_nothing_of_each_others(small: Path) -> None:
    running = [saver(small, f"P{number}", 2) for number in range(PROCESSES)]
    saved: dict[int, str] = {}
    for each in running:
        said, _ = each.communicate(timeout=60)
        assert each.returncode == 0
        its = acknowledged(said)
        assert not saved.keys() & its.keys(), "a version that two believe is theirs"
        saved |= its
    assert len({body.partition("-")[0] for body in saved.values()}) > 1
    assert on_file(small) == saved


texts = st.text("abcd", min_size=1, max_size=5)
acts = st.lists(st.tuples(st.integers(0, 1), st.booleans(), texts), max_size=12)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=acts)
def test_whatever_two_officers_do_every_saved_text_stays_in_the_history(
    small_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
    acts: list[tuple[int, bool, str]],
) -> None:
    """Each looks or saves on top of what they last saw; a conflict is always told."""
    path = tmp_path_factory.mktemp("two") / "council.qperf"
    path.write_bytes(small_file.read_bytes())
    with (
        Workbook.open(path, stamp("A")) as first,
        Workbook.open(path, stamp("B")) as second,
    ):
        indicator = first.indicators.by_code("CS 1")
        seen = [0, 0]
        saved: list[str] = []
        for who, is_save, body in acts:
            workbook = (first, second)[who]
            if not is_save:
                seen[who] = len(saved)
                continue
            try:
                save_commentary(
                    workbook,
                    indicator,
                    Q2,
                    body,
                    CommentaryState.DRAFT,
                    base_version=seen[who],
                )
            except ConflictError:
                assert seen[who] < len(saved)
            else:
                assert seen[who] == len(saved)
                saved.append(body)
                seen[who] = len(saved)
        found = second.commentaries.versions(indicator.indicator_id, Q2)
        assert [each.body for each in reversed(found)] == saved


def test_killed_while_the_log_is_written_back_the_workbook_still_opens(
    tmp_path: Path,
) -> None:
    """The header already counts the new pages, which are in the log only."""
    path = make_small(tmp_path / "killed.qperf")
    log = path.with_name(path.name + "-wal")
    before = path.stat().st_size
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("INSERT INTO setting VALUES ('long', ?)", ["x" * 60_000])
        written = log.read_bytes()
        connection.execute("PRAGMA wal_checkpoint(FULL)")
        whole = path.read_bytes()
    log.write_bytes(written)
    path.write_bytes(whole[: before + 4096])
    with Workbook.open(path, stamp()) as workbook:
        assert workbook.check_integrity() == []
        assert len(workbook.settings.get("long")) == 60_000
