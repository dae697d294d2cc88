"""What starting up imports, proved in a fresh interpreter."""

import json
import subprocess
import sys

import pytest

from support.sources import ROOT

COMMAND_LINE_GOES_WITHOUT = [
    "textual", "rich", "polars", "sqlite_utils", "plotext", "openpyxl", "defusedxml",
    "asyncio", "harper", "docx", "docxtpl", "jinja2", "matplotlib", "numpy",
    "scipy", "typst", "xlsxwriter", "qperf_tui.tui", "qperf_tui.importing",
]  # fmt: skip
"""What neither --help nor a mistyped path should have to wait for."""

FIRST_SCREEN_GOES_WITHOUT = [
    "polars", "sqlite_utils", "plotext", "openpyxl", "holidays", "harper", "docx",
    "docxtpl", "jinja2", "matplotlib", "numpy", "scipy", "typst", "xlsxwriter",
]  # fmt: skip
"""What the first screen can do without until something asks for it."""


def imported_by(statement: str) -> set[str]:
    """The modules in memory once a new interpreter has run one statement."""
    code = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


@pytest.mark.parametrize(
    ("module", "goes_without"),
    [
        ("qperf_tui.cli.main", COMMAND_LINE_GOES_WITHOUT),
        ("qperf_tui.tui.app", FIRST_SCREEN_GOES_WITHOUT),
        ("qperf_tui.workbench.documents", FIRST_SCREEN_GOES_WITHOUT),
    ],
)
def test_starting_up_does_not_wait_for_what_comes_later(
    module: str, goes_without: list[str]
) -> None:
    imported = imported_by(f"import {module}")
    assert module in imported
    assert imported & set(goes_without) == set()


def test_an_import_that_is_there_is_seen() -> None:
    assert "polars" in imported_by("import polars")
