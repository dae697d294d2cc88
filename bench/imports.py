"""Bringing in a CSV beside its peers: `python -m bench.imports --rows 40000`.

Processor time is told, for it stays the same while other programs run.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from statistics import median

from bench import import_screen
from qperf_tui.domain.rounding import half_up

HERE = Path(sys.executable).parent
_QUARTERS = 40
"""Rows to an indicator."""
_READ = "import polars, sys; polars.read_csv(sys.argv[1], infer_schema=False)"


def main(arguments: Sequence[str]) -> int:
    """Measure every program in turn and print medians and ratios."""
    parser = argparse.ArgumentParser(prog="python -m bench.imports")
    parser.add_argument("--rows", type=int, default=40_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--screen", action="store_true", help="the guided import: keys and stopping"
    )
    chosen = parser.parse_args(arguments)
    if chosen.screen:
        return _screen(chosen.rows)
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="qperf-bench-") as folder:
        sent = write(Path(folder) / "sent.csv", chosen.rows)
        for run in range(chosen.runs):
            for name, command in commands(Path(folder), sent, run).items():
                times.setdefault(name, []).append(spent(command))
    ours = median(times["qperf-tui import"])
    print(f"| {chosen.rows:,} rows | seconds | qperf-tui is |\n| --- | --- | --- |")
    for name, found in times.items():
        taken = median(found)
        print(f"| {name} | {taken:.2f} | {ours / taken:.1f} times |")
    return 0


def _screen(rows: int) -> int:
    with tempfile.TemporaryDirectory(prefix="qperf-bench-") as folder:
        sent = write(Path(folder) / "sent.csv", rows)
        print(import_screen.measure(Path(folder), sent, rows))
    return 0


def write_distinct(path: Path, rows: int, *, more: int = 0) -> Path:
    """A return whose rows each give another value, with its counts and its target.

    The same rows with `more` cases in each restate every one of them.
    """
    with path.open("w", encoding="utf-8") as file:
        file.write(
            "Ref,Indicator,Priority,Quarter,Value,Unit,Numerator,Denominator,Target\n"
        )
        for number in range(rows):
            denominator = 1_000_003 + number
            numerator = (number * 7_919) % 900_000 + more
            value = half_up(Fraction(100 * numerator, denominator), 4)
            counts = f"{float(value):.4f},%,{numerator},{denominator}"
            file.write(f"{_indicator(number)},{counts},{50 + number / 50_000:.5f}\n")
    return path


def write(path: Path, rows: int) -> Path:
    """A return of so many rows, forty quarters to an indicator."""
    with path.open("w", encoding="utf-8") as file:
        file.write("Ref,Indicator,Priority,Quarter,Value,Unit\n")
        for number in range(rows):
            code, at = divmod(number, _QUARTERS)
            value = f"{40 + (code * 7 + at * 3) % 50}.{code % 10}"
            file.write(f"{_indicator(number)},{value},%\n")
    return path


def _indicator(number: int) -> str:
    """The cells of a row up to its value."""
    code, at = divmod(number, _QUARTERS)
    starting = 2000 + at // 4
    quarter = f"Q{at % 4 + 1} {starting}/{(starting + 1) % 100:02d}"
    title = f"Indicator number {code} of the council"
    return f"K {code},{title},Priority {code % 20},{quarter}"


def commands(folder: Path, sent: Path, run: int) -> dict[str, list[str]]:
    """Each program's command, on a file of its own."""
    ours = folder / f"{run}.qperf"
    qperf = str(HERE / "qperf-tui")
    subprocess.run([qperf, "-w", str(ours), "new"], check=True, capture_output=True)
    found = {
        "qperf-tui import": [qperf, "-w", str(ours), "import", str(sent)],
        "polars reading it": [sys.executable, "-c", _READ, str(sent)],
        "sqlite-utils insert": [
            *(str(HERE / "sqlite-utils"), "insert", str(folder / f"{run}-u.db")),
            *("figures", str(sent), "--csv"),
        ],
    }
    if sqlite := shutil.which("sqlite3"):
        found["sqlite3 .import"] = [
            *(sqlite, str(folder / f"{run}-s.db"), "-cmd", ".mode csv"),
            f".import {sent} figures",
        ]
    return found


def spent(command: Sequence[str]) -> float:
    """The seconds of processor time that a program takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
