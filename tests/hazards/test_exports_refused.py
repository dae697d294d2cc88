"""Every document in every format where the disk takes no more: the old file stays."""

import json
import os
import subprocess
import sys
from pathlib import Path

from support.exports import FILES
from support.sources import ROOT

EXPORT = """
import contextlib, io, json, resource, signal, sys
from pathlib import Path
from qperf_tui.cli import exporting
from qperf_tui.cli.main import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
write, usual = exporting.write_file, resource.getrlimit(resource.RLIMIT_FSIZE)

def write_where_no_file_may_grow(*asked, **named):
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, usual[1]))
    try:
        return write(*asked, **named)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)

exporting.write_file = write_where_no_file_may_grow
folder, told = Path(sys.argv[2]), {}
for file in json.loads(sys.argv[3]):
    out = folder / file
    out.write_bytes(b"the old one")
    asked = ["-w", sys.argv[1], "export", file.partition(".")[0], "-o", str(out)]
    with contextlib.redirect_stderr(io.StringIO()) as said:
        status = main([*asked, "--force"])
    held = out.read_bytes() == b"the old one"
    told[file] = [status, said.getvalue(), held, len(list(folder.glob(".*.part")))]
print(json.dumps(told))
"""
"""Runs the command for each document and format where no file may be longer."""


def told(workbook: Path, folder: Path) -> dict[str, list[object]]:
    """How each export ended, what it said, whether the old file is whole."""
    done = subprocess.run(
        [sys.executable, "-c", EXPORT, workbook, folder, json.dumps(FILES)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, list[object]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_an_export_that_the_disk_refuses_leaves_the_old_file(
    sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    found = told(sample, folder)
    assert set(found) == set(FILES)
    for file, (status, said, is_whole, left) in found.items():
        assert (status, is_whole, left) == (1, True, 0), file
        assert isinstance(said, str)
        assert said.count("\n") == 1, file
        assert f"{file} cannot be written" in said
        assert "the old file is unchanged" in said, file
