"""What a built wheel holds."""

import configparser
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from support.sources import PACKAGE, ROOT

DATA = ("db", "sample_data")
OURS = {".py", ".tcss", ".toml", ".typed", ".jinja", ".typ"}
SHIPPED = {".sql", ".md", ".csv", ".xlsx", ".toml"}
"""Kinds of file that belong in the package, and in the data it carries."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def files_in(folder: Path) -> list[Path]:
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]


def test_a_wheel_carries_the_sql_and_the_sample_data(wheel: zipfile.ZipFile) -> None:
    shipped = set(wheel.namelist())
    for folder in DATA:
        files = files_in(ROOT / folder)
        assert files, folder
        for file in files:
            name = f"qperf_tui/_assets/{file.relative_to(ROOT).as_posix()}"
            assert name in shipped
            assert wheel.read(name) == file.read_bytes()


def test_a_wheel_carries_every_module_and_says_it_is_typed(
    wheel: zipfile.ZipFile,
) -> None:
    shipped = set(wheel.namelist())
    assert "qperf_tui/py.typed" in shipped
    ours = {file for file in files_in(PACKAGE) if file.suffix in OURS}
    assert {file.relative_to(ROOT).as_posix() for file in ours} <= shipped


def test_a_wheel_carries_nothing_else(wheel: zipfile.ZipFile) -> None:
    names = [PurePosixPath(name) for name in wheel.namelist()]
    assert {name.parts[0] for name in names} == {
        "qperf_tui",
        "qperf_tui-0.1.0.dist-info",
    }
    for name in names:
        if name.parts[1] == "_assets":
            assert name.parts[2] in DATA, name
            assert name.suffix in SHIPPED, name
        elif name.parts[0] == "qperf_tui":
            assert name.suffix in OURS or name.name == "py.typed", name
            assert "tests" not in name.parts, name


def test_a_wheel_brings_its_licence_and_one_command(wheel: zipfile.ZipFile) -> None:
    about = "qperf_tui-0.1.0.dist-info"
    assert f"{about}/licenses/LICENSE" in wheel.namelist()
    commands = configparser.ConfigParser()
    commands.read_string(wheel.read(f"{about}/entry_points.txt").decode())
    assert dict(commands["console_scripts"]) == {"qperf-tui": "qperf_tui.cli.main:run"}


def test_the_sql_and_the_sample_data_are_found_from_the_wheel(
    wheel: zipfile.ZipFile, tmp_path: Path
) -> None:
    wheel.extractall(tmp_path)
    code = "from qperf_tui import assets; print(assets.folder('db'))"
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(found.stdout.strip()) == tmp_path / "qperf_tui" / "_assets" / "db"
