"""How long the screen of the report ever keeps still: `python -m bench.heartbeat`.

A task in the program's own loop asks to be woken every ten milliseconds; what it is
late by is a stall, in which no key is answered. Beside the clock stands the processor
time of the loop's own thread, which stays the same while other programs run.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, Static

from bench.councils import QUARTERS, STAMP, write_workbook
from qperf_tui import assets
from qperf_tui.config import Settings
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.app import QperfApp
from qperf_tui.workbench.council import make_council

BEAT = 0.01
"""Seconds between two beats."""
_PATIENCE = 180.0
"""Seconds that anything is waited for."""


class Heartbeat:
    """The longest time between two beats, by the clock and by the loop's thread."""

    def __init__(self) -> None:
        self.clock = self.thread = 0.0

    async def beat(self) -> None:
        """Beat until it is cancelled."""
        clock, thread = time.perf_counter(), time.thread_time()
        while True:
            await asyncio.sleep(BEAT)
            now, spent = time.perf_counter(), time.thread_time()
            self.clock = max(self.clock, now - clock - BEAT)
            self.thread = max(self.thread, spent - thread)
            clock, thread = now, spent


Told = list[tuple[str, str, float, float]]
"""Of which council, doing what, and the longest stalls in milliseconds."""


@contextmanager
def heard(told: Told, council: str, doing: str) -> Iterator[None]:
    """Listen to the loop while something is done."""
    heart = Heartbeat()
    task = asyncio.get_running_loop().create_task(heart.beat())
    try:
        yield
    finally:
        task.cancel()
        told.append((council, doing, heart.clock * 1000, heart.thread * 1000))


async def until(pilot: Pilot[object], holds: Callable[[], bool], what: str) -> None:
    """Let the program run until something holds."""
    given_up = time.monotonic() + _PATIENCE
    while not holds():
        if time.monotonic() > given_up:
            sys.exit(f"waited {_PATIENCE:.0f} seconds for {what}")
        await pilot.pause(BEAT)


def on(app: QperfApp, screen: str) -> bool:
    """Whether a screen is the one that is shown."""
    return type(app.screen).__name__ == screen


async def measured(path: Path, council: str, told: Told) -> None:
    """Open the report of a council, export its paper and publish it, listening."""
    with Workbook.open(path, STAMP) as workbook:
        app = QperfApp(workbook, QUARTERS[-1], Settings())
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: len(app.screen_stack) > 1, "the first screen")
            await pilot.pause(1)
            with heard(told, council, "opening the report"):
                await pilot.press("3")
                await until(
                    pilot,
                    lambda: on(app, "ReportScreen"),
                    "the report",
                )
                await pilot.pause(5)
            with heard(told, council, "exporting the paper"):
                await pilot.press("x")
                await until(
                    pilot,
                    lambda: on(app, "ExportScreen"),
                    "the dialog",
                )
                target = path.with_name(f"{path.stem}-paper.html")
                app.screen.query_one("#path", Input).value = str(target)
                await pilot.pause(3)
                said = app.screen.query_one("#problem", Static)
                await pilot.press("enter")
                await until(
                    pilot,
                    lambda: target.exists() or bool(str(said.content)),
                    "the paper, or why not",
                )
                if not target.exists():
                    await pilot.press("escape")
                await until(pilot, lambda: on(app, "ReportScreen"), "the report again")
            with heard(told, council, "publishing, or being refused"):
                await pilot.press("P")
                await until(
                    pilot,
                    lambda: on(app, "PublishScreen"),
                    "the question",
                )
                asked = app.screen.query_one("#asked", Static)
                await until(pilot, lambda: bool(str(asked.content)), "the answer")
                if "enter goes on" in str(asked.content):
                    await pilot.press("enter", "Y")
                    await until(
                        pilot, lambda: bool(workbook.publications.all()), "the release"
                    )
                else:
                    await pilot.press("escape")
                await pilot.pause(1)
        app.close_desk()


def main(arguments: Sequence[str]) -> int:
    """Measure councils of both sizes, and print the longest stall of each deed."""
    parser = argparse.ArgumentParser(prog="python -m bench.heartbeat")
    parser.add_argument("--indicators", type=int, default=1_000)
    chosen = parser.parse_args(arguments)
    told: Told = []
    with tempfile.TemporaryDirectory(prefix="qperf-bench-") as folder:
        sample, large = Path(folder) / "sample.qperf", Path(folder) / "large.qperf"
        make_council(sample, assets.folder("sample_data"), STAMP)
        write_workbook(large, chosen.indicators, themes=20)
        for path, council in ((sample, "82"), (large, f"{chosen.indicators:,}")):
            asyncio.run(measured(path, council, told))
            print(f"{council}: {told[-3:]}", file=sys.stderr, flush=True)
    print("| Indicators | Doing | Longest stall | of it the loop's own |")
    print("| --- | --- | --- | --- |")
    for council, doing, clock, thread in told:
        print(f"| {council} | {doing} | {clock:.0f} ms | {thread:.0f} ms |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
