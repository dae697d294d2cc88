"""Every document in every format from the real command: the same bytes anywhere."""

import json
import os
import subprocess
import sys
from pathlib import Path

from support.exports import FILES
from support.sources import ROOT
from support.workbooks import copied

EXPORT = """
import hashlib, json, os, sys
from support.clock import set_clock
set_clock(sys.argv[1])
from qperf_tui.cli.main import main
from pathlib import Path
folder, told = Path(sys.argv[3]), {}
for file in json.loads(sys.argv[4]):
    out = folder / file
    name = file.partition(".")[0]
    done = main(["-w", sys.argv[2], "export", name, "-o", str(out)])
    assert done == 0, (file, done)
    told[file] = hashlib.sha256(out.read_bytes()).hexdigest()
print(json.dumps(told))
"""
"""Runs the command for each document and format, in a process of its own."""

HERE = {
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "1",
    "USER": "priya",
    "LOGNAME": "priya",
    "COLUMNS": "80",
}
THERE = {
    "TZ": "Pacific/Auckland",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "4242",
    "USER": "Ωmega",
    "LOGNAME": "Ωmega",
    "COLUMNS": "211",
    "SOURCE_DATE_EPOCH": "86400",
    "POLARS_MAX_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "MPLBACKEND": "svg",
    "PYTHONOPTIMIZE": "1",
}


def started(
    sample: Path, folder: Path, place: dict[str, str], moment: str
) -> subprocess.Popen[str]:
    """The export of everything, begun somewhere and at some time after the figures."""
    folder.mkdir()
    held = {
        name: said
        for name, said in os.environ.items()
        if not name.startswith(("XDG_", "QPERF_", "LC_", "PYTHON"))
    }
    workbook = copied(sample, folder)
    return subprocess.Popen(
        [sys.executable, "-c", EXPORT, moment, workbook, folder, json.dumps(FILES)],
        env={
            **held,
            **place,
            "HOME": str(folder),
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT}/tests",
        },
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_same_data_are_the_same_bytes_on_any_machine_and_day(
    sample: Path, tmp_path: Path
) -> None:
    begun = [
        started(sample, tmp_path / "here", HERE, "2013-01-31T23:59:58"),
        started(sample, tmp_path / "a longer name", THERE, "2031-07-01T00:00:01"),
    ]
    ended = [each.communicate(timeout=600) for each in begun]
    assert [each.returncode for each in begun] == [0, 0], [err for _, err in ended]
    here, there = (json.loads(out.splitlines()[-1]) for out, _ in ended)
    assert set(here) == set(FILES)
    assert here == there
