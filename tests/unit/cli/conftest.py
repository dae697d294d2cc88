"""A command line of its own for each test: its folders, its sample, its words."""

import io
import shutil
import sys
from pathlib import Path

import pytest

from qperf_tui.cli.main import main
from support.commands import Run, Said


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    for name in ("STATE", "DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    for name in ("QPERF_WORKBOOK", "QPERF_CONFIG", "QPERF_DEMO_DIR", "QPERF_USER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QPERF_USER", "Pat Officer")
    return folder


@pytest.fixture
def workbook(sample_file: Path, tmp_path: Path) -> Path:
    """A workbook of its own, filled from the sample."""
    path = tmp_path / "council.qperf"
    shutil.copyfile(sample_file, path)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def command(*arguments: str | Path, typed: str = "") -> Said:
        stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stdin)
        capsys.readouterr()
        status = main([str(each) for each in arguments])
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return command
