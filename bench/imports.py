"""Bringing in a CSV beside its peers: `python -m bench.imports --rows 40000`.

Processor time is told, for it stays the same while other programs run.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import median

from bench import import_screen
from qperf_tui.domain.rounding import half_up

HERE = Path(sys.executable).parent
_QUARTERS = 40
"""Rows to an indicator."""
_READ = "import polars, sys; polars.read_csv(sys.argv[1], infer_schema=False)"


@dataclass(frozen=True, slots=True)
class Spent:
    """What one program took."""

    seconds: float
    """Of the processor."""
    peak: int
    """MiB of memory at most."""


def main(arguments: Sequence[str]) -> int:
    """Measure every program in turn and print medians, peaks and ratios."""
    parser = argparse.ArgumentParser(prog="python -m bench.imports")
    parser.add_argument("--rows", type=int, default=40_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--distinct", action="store_true", help="rows whose figures are each another"
    )
    parser.add_argument(
        "--screen", action="store_true", help="the guided import: keys and stopping"
    )
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="qperf-bench-") as folder:
        made = write_distinct if chosen.distinct else write
        sent = made(Path(folder) / "sent.csv", chosen.rows)
        if chosen.screen:
            print(import_screen.measure(Path(folder), sent, chosen.rows))
            return 0
        again = made(Path(folder) / "again.csv", chosen.rows, more=1)
        runs = [
            {
                name: spent(command)
                for name, command in commands(Path(folder), sent, again, run).items()
            }
            for run in range(chosen.runs)
        ]
    print(table(runs, f"{chosen.rows:,} rows"))
    return 0


def table(runs: Sequence[Mapping[str, Spent]], title: str) -> str:
    """The medians of some runs, each beside the first import of ours."""
    seconds = {name: median(run[name].seconds for run in runs) for name in runs[0]}
    ours = next(iter(seconds.values()))
    lines = [f"| {title} | seconds | import is | MiB |", "| --- | --- | --- | --- |"]
    for name, taken in seconds.items():
        peak = max(run[name].peak for run in runs)
        lines.append(f"| {name} | {taken:.2f} | {ours / taken:.1f} times | {peak} |")
    return "\n".join(lines)


def write_distinct(path: Path, rows: int, *, more: int = 0) -> Path:
    """A return whose rows each give another value, with its counts and a target.

    Targets are set for each indicator and year. With `more` cases in each row every
    one of them is restated.
    """
    columns = "Value,Unit,Numerator,Denominator,Target"
    with path.open("w", encoding="utf-8") as file:
        file.write(f"Ref,Indicator,Priority,Quarter,{columns}\n")
        for number in range(rows):
            denominator = 1_000_003 + number
            numerator = 100_000 + (number * 7_919) % 900_000 + more
            value = float(half_up(Fraction(100 * numerator, denominator), 4))
            target = f"{50 + more + number // 4 % 400_000 / 10_000:.4f}"
            counts = f"{value:.4f},%,{numerator},{denominator},{target}"
            file.write(f"{_indicator(number)},{counts}\n")
    return path


def write(path: Path, rows: int, *, more: int = 0) -> Path:
    """A return of so many rows and few values, forty quarters to an indicator.

    The same rows with `more` to each value restate every one of them.
    """
    with path.open("w", encoding="utf-8") as file:
        file.write("Ref,Indicator,Priority,Quarter,Value,Unit\n")
        for number in range(rows):
            code, at = divmod(number, _QUARTERS)
            value = f"{40 + more + (code * 7 + at * 3) % 50}.{code % 10}"
            file.write(f"{_indicator(number)},{value},%\n")
    return path


def _indicator(number: int) -> str:
    """The cells of a row up to its value."""
    code, at = divmod(number, _QUARTERS)
    starting = 2000 + at // 4
    quarter = f"Q{at % 4 + 1} {starting}/{(starting + 1) % 100:02d}"
    title = f"Indicator number {code} of the council"
    return f"K {code},{title},Priority {code % 20},{quarter}"


def commands(folder: Path, sent: Path, again: Path, run: int) -> dict[str, list[str]]:
    """Each program's command, on a file of its own; ours is given it three times."""
    ours = folder / f"{run}.qperf"
    qperf = [str(HERE / "qperf-tui"), "-w", str(ours)]
    subprocess.run([*qperf, "new"], check=True, capture_output=True)
    found = {
        "qperf-tui import": [*qperf, "import", str(sent)],
        "the same again, all unchanged": [*qperf, "import", str(sent)],
        "again, all changed": [*qperf, "import", str(again)],
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


def spent(command: Sequence[str]) -> Spent:
    """What a program takes, from its start to its end."""
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as program:
        _, status, used = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        raise subprocess.CalledProcessError(program.returncode, command)
    return Spent(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
