"""Measure everything in one run and print it: `python -m bench`."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import (
    commands,
    councils,
    disclosure,
    judging,
    papers,
    proofs,
    table,
    visidata,
)
from bench.aims import lines
from bench.measures import Samples, Subject, measure, warm_up
from bench.terminal import GaveUpError, Program
from qperf_tui import assets
from qperf_tui.workbench.council import make_council

HERE = Path(__file__).parent
COUNTS = (82, 1_000, 10_000)
_DOCUMENTED = 1_000
"""Indicators of the council that documents are made of."""
IDLE_RUNS = 2
"""Runs in which programs are left idle; it is the slow part, and steady."""


def main(arguments: Sequence[str]) -> int:
    """Run the bench; the status says whether it ran, and not how fast anything is."""
    chosen = _options(arguments)
    vd = None if chosen.documents else visidata.install()
    samples: Samples = {}
    failures: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="qperf-bench-") as folder:
        base = Path(folder)
        subjects = [] if chosen.documents else _subjects(base, vd)
        _prepare_documents(base)
        for each in range(-1, chosen.runs):
            _say("warming up" if each < 0 else f"run {each + 1} of {chosen.runs}")
            found = _documents(base)
            if not chosen.documents:
                found |= _round(base, subjects, each, failures)
            if each >= 0:
                for name, values in found.items():
                    samples.setdefault(name, []).extend(values)
    measured = lines(samples, only_measured=chosen.documents)
    about = {
        "runs": str(chosen.runs),
        "processors": str(os.cpu_count()),
        "visidata": "none" if vd is None else visidata.version(vd),
        **papers.versions(),
    }
    kept = table.keep(HERE / "results", measured, samples, about)
    print(table.markdown(measured))
    print(f"\nPython {platform.python_version()}, {about}; all of it in {kept}")
    for name, said in failures.items():
        print(f"Not measured in some run: {name}: {said}")
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="runs to take medians of")
    parser.add_argument(
        "--documents", action="store_true", help="measure documents and nothing else"
    )
    return parser.parse_args(arguments)


def _round(
    base: Path, subjects: Sequence[Subject], number: int, failures: dict[str, str]
) -> Samples:
    """Every program once, beginning with another one each time."""
    found: Samples = {}
    turn = max(number, 0) % len(subjects)
    for subject in (*subjects[turn:], *subjects[:turn]):
        environment = _environment(base, subject.terminal)
        try:
            with Program(subject.command, environment, base) as program:
                if number < 0:
                    warm_up(program, subject)
                else:
                    found |= measure(program, subject, idle=number < IDLE_RUNS)
        except GaveUpError as error:
            failures[subject.name] = str(error)
    environment = _environment(base, "dumb")
    for name, command in _commands(base):
        found |= commands.run(name, command, environment, base)
    largest = _workbook(base, COUNTS[-1])
    found |= judging.judge(largest) | judging.work(largest)
    found |= proofs.prove(largest) | disclosure.protect()
    return found | commands.save(largest)


def _prepare_documents(base: Path) -> None:
    """Make the councils that documents are about, where they are not there yet."""
    sample, council = base / "sample.qperf", _workbook(base, _DOCUMENTED)
    if not sample.exists():
        make_council(sample, assets.folder("sample_data"), councils.STAMP)
    if not council.exists():
        councils.write_workbook(council, _DOCUMENTED)
    papers.prepare(base, council)


def _documents(base: Path) -> Samples:
    council = _workbook(base, _DOCUMENTED)
    environment = _environment(base, "dumb")
    return papers.measure(base, base / "sample.qperf", council, environment)


def _subjects(base: Path, vd: Path | None) -> list[Subject]:
    """Make the files and say what is to be opened on them."""
    python, script = sys.executable, str(Path(sys.executable).with_name("qperf-tui"))
    empty = [python, str(HERE / "peers" / "empty.py")]
    found = [
        Subject("empty app", empty, marker="ready", has_cursor=False, is_left_idle=True)
    ]
    for count in COUNTS:
        held = 60 if count < 200 else 130
        large = count == COUNTS[-1]
        bare = [python, str(HERE / "peers" / "table.py"), str(count)]
        found.append(Subject(f"DataTable {count:,}", bare, held=held if large else 0))
        book = councils.write_workbook(_workbook(base, count), count)
        ours = [script, "-w", str(book)]
        found.append(
            Subject(
                f"qperf-tui {count:,}",
                ours,
                held=held,
                has_filter=large,
                is_left_idle=count != COUNTS[1],
            )
        )
        if vd is not None:
            found += _visidata(vd, base, count)
    make_council(base / "sample.qperf", assets.folder("sample_data"), councils.STAMP)
    return found


def _visidata(vd: Path, base: Path, count: int) -> Iterator[Subject]:
    # The emulation lacks some of what VisiData would do on an xterm.
    kind = "screen-256color"
    wide = councils.write_csv(base / f"{count}.csv", count)
    yield Subject(f"VisiData {count:,}", [str(vd), str(wide)], kind, down=b"j")
    if count == COUNTS[-1]:
        long = councils.write_long_csv(base / f"{count}-long.csv", count)
        yield Subject(
            f"VisiData {count:,} long", [str(vd), str(long)], kind, has_cursor=False
        )


def _commands(base: Path) -> list[tuple[str, list[str]]]:
    python, script = sys.executable, str(Path(sys.executable).with_name("qperf-tui"))
    sample = ["-w", str(base / "sample.qperf")]
    return [
        ("python -c 'import click, sqlite3'", [python, "-c", "import click, sqlite3"]),
        ("export summary", [script, *sample, "export", "summary"]),
        ("--help", [script, "--help"]),
    ]


def _workbook(base: Path, count: int) -> Path:
    return base / f"{count}.qperf"


def _environment(base: Path, terminal: str) -> dict[str, str]:
    """As little as a program needs, so that nobody's settings are in a figure."""
    home = base / "home"
    home.mkdir(exist_ok=True)
    return {
        "PATH": os.defpath,
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": terminal,
        "COLORTERM": "truecolor",
    }


def _say(said: str) -> None:
    print(said, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
