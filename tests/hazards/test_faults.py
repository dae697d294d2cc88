"""Calls that fail, and kills, while a document is exported or a quarter published.

A failure counts only where the tracer saw the call fail. Whatever fails: no
traceback, the old file or the new one and nothing between, nothing left beside it, and
the workbook sound, with its chain of releases whole and all that was acknowledged.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.publishing import chain_problems, publish
from qperf_tui.workbench.verifying import prove
from support.campaign import IS_LONG, times
from support.exports import FILES
from support.faults import ERRORS, Ended, Fault, Faulty, why_no_faults
from support.workbooks import stamp

pytestmark = pytest.mark.skipif(
    why_no_faults() is not None, reason=why_no_faults() or ""
)

OLD: Final = b"the one that went out"
Q2: Final = Quarter.of(2012, 2)
KILLED: Final = -9
SEED: Final = 20121211
EFFECTIVE: Final = 520
"""Faults that came to pass in the long campaign."""


@dataclass(frozen=True)
class Desk:
    """A folder with a workbook that has one release, and one that has none."""

    folder: Path
    fresh: Path
    released: Path


@pytest.fixture(scope="module")
def desk(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("faults")
    fresh, released = folder / "fresh.qperf", folder / "released.qperf"
    for each in (fresh, released):
        shutil.copyfile(sample_file, each)
        each.chmod(0o600)
    with Workbook.open(released, stamp()) as workbook:
        publish(workbook, Q2)
    return Desk(folder, fresh, released)


@pytest.fixture(scope="module")
def faulty(desk: Desk) -> Iterator[Faulty]:
    with Faulty(desk.folder) as running:
        yield running


class Deed:
    """Something written while a call fails, and what must hold whatever comes of it."""

    def __init__(self, desk: Desk, kind: str) -> None:
        self.folder = desk.folder / "out"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(mode=0o700)
        self.kind = kind
        source = desk.fresh if kind.startswith("publish") else desk.released
        self.workbook = self.folder / "council.qperf"
        shutil.copyfile(source, self.workbook)
        self.workbook.chmod(0o600)
        self.target = self.folder / "release"
        self.new: bytes | None = None
        if kind not in {"publish", "publish to", "releases"}:
            name, _, ending = kind.partition(".")
            self.target = self.folder / f"{name}.{ending}"
            self.target.write_bytes(OLD)
            self.target.chmod(0o600)

    @property
    def command(self) -> list[str | Path]:
        at: list[str | Path] = ["-w", self.workbook]
        match self.kind:
            case "publish":
                return [*at, "publish", "--yes"]
            case "publish to":
                return [*at, "publish", "--yes", "-o", self.target]
            case "releases":
                return [*at, "releases", "--write", "1", "-o", self.target]
            case _:
                name = self.kind.partition(".")[0]
                return [*at, "export", name, "-o", self.target, "--force"]

    def holds(self, ended: Ended, whole: bytes | None) -> None:
        """Check everything that must hold; `whole` is what the file would be."""
        told = f"{self.kind}: {ended.status}: {ended.said}"
        assert "Traceback" not in ended.said, told
        assert ended.status in {0, 1, 3, KILLED}, told
        if ended.status > 0:
            assert ended.said.strip(), told
        # What was killed cannot take away what it was writing beside the old file.
        was_killed = ended.status == KILLED
        beside = {
            each.name
            for each in self.folder.iterdir()
            if not (was_killed and each.name.startswith("."))
        }
        known = {self.target.name, *(f"council.qperf{e}" for e in ("", "-wal", "-shm"))}
        assert beside <= known, (told, beside)
        with Workbook.open(self.workbook, stamp()) as workbook:
            assert workbook.check_integrity() == [], told
            assert chain_problems(workbook) == [], told
            many = len(workbook.publications.all())
            if self.kind.startswith("publish"):
                is_told = "is published as release 1" in ended.said
                assert many in ({1} if is_told or not ended.status else {0, 1}), told
            if self.target.is_dir():
                assert prove(workbook, self.target).differs == (), told
        if self.target.is_file():
            held = self.target.read_bytes()
            assert held in {OLD, whole}, told
            if not ended.status:
                assert held == whole, told
        for each in self.folder.rglob("*"):
            assert each.stat().st_mode & 0o077 == 0, (told, each)

    @property
    def is_file(self) -> bool:
        return self.target.suffix != ""


KINDS: Final = (
    *FILES,
    *("publish", "publish to", "releases"),
)


def watched(desk: Desk, faulty: Faulty, kind: str) -> tuple[Ended, bytes | None]:
    """A deed that nothing disturbs: the calls it makes, and the file it writes."""
    deed = Deed(desk, kind)
    ended = faulty.run(deed.command, None)
    assert ended.status == 0, ended.said
    whole = deed.target.read_bytes() if deed.is_file else None
    deed.holds(ended, whole)
    return ended, whole


def faults(ended: Ended, lot: Random, *, kills: bool = False) -> Iterator[Fault]:
    """Faults by lot, each of a call that the deed makes; or kills at such a call."""
    made = ended.made()
    while True:
        call = lot.choice([each for each in sorted(ERRORS) if each in made])
        # Half of them where a document is written, at the end, and not looked up.
        among = made[call][-20:] if lot.random() < 0.5 else made[call]
        error = "SIGKILL" if kills else lot.choice(ERRORS[call])
        yield Fault(call, error, lot.choice(among))


SHORT: Final = ("summary.md", "paper.docx", "appendix.xlsx", "releases")


@pytest.mark.skipif(IS_LONG, reason="the long campaign does this and more")
@pytest.mark.parametrize("kind", SHORT)
def test_a_call_that_fails_costs_no_file(desk: Desk, faulty: Faulty, kind: str) -> None:
    lot = Random(SEED)  # noqa: S311 - the same faults each time
    clean, whole = watched(desk, faulty, kind)
    met = 0
    for fault, _ in zip(faults(clean, lot), range(3), strict=False):
        deed = Deed(desk, kind)
        ended = faulty.run(deed.command, fault)
        deed.holds(ended, whole)
        met += ended.is_effective
    assert met


KILLS: Final = ("publish to", "releases", "appendix.csv")


@pytest.mark.parametrize("kind", KILLS)
def test_killed_at_any_call_it_is_old_or_new_and_never_between(
    desk: Desk, faulty: Faulty, kind: str
) -> None:
    lot = Random(SEED + 1)  # noqa: S311 - the same kills each time
    clean, whole = watched(desk, faulty, kind)
    killed = 0
    kills = faults(clean, lot, kills=True)
    for _ in times(2, 70):
        deed = Deed(desk, kind)
        ended = faulty.run(deed.command, next(kills))
        deed.holds(ended, whole)
        killed += ended.status == KILLED
    assert killed


@pytest.mark.skipif(not IS_LONG, reason="some minutes: make hazards")
def test_hundreds_of_calls_that_fail_cost_no_file_and_no_release(
    desk: Desk, faulty: Faulty
) -> None:
    lot = Random(SEED)  # noqa: S311 - the same faults each time
    known = {kind: watched(desk, faulty, kind) for kind in KINDS}
    calls = {kind: faults(clean, lot) for kind, (clean, _) in known.items()}
    met: dict[str, int] = dict.fromkeys(KINDS, 0)
    refused = 0
    while sum(met.values()) < EFFECTIVE:
        kind = min(KINDS, key=lambda each: met[each])
        deed = Deed(desk, kind)
        ended = faulty.run(deed.command, next(calls[kind]))
        deed.holds(ended, known[kind][1])
        met[kind] += ended.is_effective
        refused += ended.is_effective and ended.status != 0
    print(f"{sum(met.values())} faults, {refused} of them refused: {met}")
