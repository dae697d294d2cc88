"""Which package may import which: the shape of the code, kept by a test."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from support.sources import PACKAGE, dotted, imports_in, modules

BELOW = {
    "domain": {"domain"},
    "analysis": {"analysis", "domain", "errors"},
    "report": {"report", "domain", "errors"},
    "storage": {"storage", "analysis", "domain", "errors", "assets", "paths"},
    "importing": {"importing", "domain", "errors", "paths"},
    "workbench": {
        "workbench", "storage", "importing", "report", "analysis", "domain",
        "errors", "assets", "config", "paths",
    },
    "tui": {
        "tui", "workbench", "storage", "report", "domain", "errors", "config", "paths",
    },
    "cli": {
        "cli", "workbench", "storage", "report", "domain", "errors", "assets", "config",
        "paths",
    },
    "errors": set[str](),
    "assets": set[str](),
    "config": {"config", "errors", "domain", "paths"},
    "paths": set[str](),
    "__main__": {"cli"},
    "__init__": set[str](),
}  # fmt: skip
"""What of ours each floor may import; a floor that is not here may not exist."""

PURE = {
    "__future__", "abc", "array", "base64", "bisect", "collections", "contextlib",
    "copy", "csv",
    "dataclasses", "datetime", "decimal", "difflib", "enum", "fractions",
    "functools", "hashlib", "html", "itertools", "json", "math", "operator", "re",
    "statistics", "string", "textwrap", "types", "typing", "unicodedata", "weakref",
}  # fmt: skip
"""Standard modules that reach nothing outside the program, open to every floor."""

FRONT = {
    "asyncio", "concurrent", "gc", "importlib", "io", "logging", "os", "pathlib",
    "queue",
    "shlex", "shutil", "signal", "subprocess", "sys", "tempfile", "threading", "time",
    "traceback",
}  # fmt: skip
"""Effects that belong to floor 4: the clock, argv, threads and the terminal."""

BEYOND = {
    "domain": set[str](),
    "analysis": {"numpy", "os", "polars", "scipy"},
    "report": {
        "docx", "docxtpl", "importlib", "io", "jinja2", "markupsafe", "polars",
        "tomllib", "xlsxwriter", "zipfile", "zlib",
    },
    "storage": {
        "importlib", "io", "os", "pathlib", "polars", "shutil", "sqlite3",
        "sqlite_utils", "stat", "sys", "tempfile", "threading", "time", "uuid",
    },
    "importing": {
        "codecs", "defusedxml", "importlib", "io", "msgspec", "openpyxl", "os",
        "pathlib", "polars", "posixpath", "rapidfuzz", "resource", "signal", "stat",
        "subprocess", "sys", "tempfile", "threading", "xlrd", "xml", "zipfile", "zlib",
    },
    "workbench": {
        "errno", "harper", "holidays", "importlib", "io", "msgspec", "os", "pathlib",
        "shutil", "stat", "tempfile", "threading",
    },
    "tui": FRONT | {"plotext", "rich", "textual"},
    "cli": FRONT | {"click"},
    "errors": set[str](),
    "assets": {"importlib", "pathlib"},
    "paths": {"os", "pathlib"},
    "config": {"msgspec", "os", "pathlib", "platformdirs", "tomllib"},
    "__main__": {"sys"},
    "__init__": {"importlib"},
}  # fmt: skip
"""What else each may import: its libraries, and the effects it is there for."""

ONLY_IN = {
    "harper": "workbench/speller.py",
    "holidays": "workbench/deadlines.py",
    "matplotlib": "report/formats/chart_picture.py",
    "PIL": "report/formats/chart_picture.py",
    "plotext": "tui/charts.py",
    "pypdf": "report/readback_pdf.py",
    "typst": "report/formats/pdf.py",
}
"""Libraries that one module alone may import."""

DOORS = {("cli", "qperf_tui.tui.app")}
"""Where one front end opens another: the command line starts the screens."""

CLOCKS = {"now", "today", "utcnow", "fromtimestamp"}
DEEDS = {"open", "print", "input", "exec", "eval", "breakpoint", "__import__"}
"""What a floor of pure rules may not call."""


def floor_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def oversteps(module: Path, source: str) -> list[str]:
    """What a module imports that its floor may not."""
    floor = floor_of(module)
    if floor not in BELOW:
        return [f"{floor} is on no floor"]
    return [
        name
        for name in imports_in(ast.parse(source))
        if not _is_open_to(floor, module, name)
    ]


def _is_open_to(floor: str, module: Path, name: str) -> bool:
    top, _, rest = name.partition(".")
    if top == "qperf_tui":
        is_door = any(floor == at and name.startswith(to) for at, to in DOORS)
        return is_door or rest.partition(".")[0] in BELOW[floor]
    if top in ONLY_IN:
        return module.relative_to(PACKAGE).as_posix() == ONLY_IN[top]
    return top in PURE | BEYOND[floor]


def deeds(source: str) -> list[str]:
    """The calls in a module that read the clock or touch the world."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                found.append(f".{node.func.attr}()")
            elif isinstance(node.func, ast.Name) and node.func.id in DEEDS:
                found.append(f"{node.func.id}()")
    return found


@pytest.mark.parametrize("module", modules(), ids=dotted)
def test_a_module_stands_only_on_the_floors_below(module: Path) -> None:
    assert oversteps(module, module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "module",
    [each for each in modules() if floor_of(each) in {"domain", "analysis", "report"}],
    ids=dotted,
)
def test_rules_and_words_read_no_clock_and_touch_no_file(module: Path) -> None:
    assert deeds(module.read_text(encoding="utf-8")) == []


def test_no_module_waits_for_itself() -> None:
    known = {dotted(module) for module in modules()}
    needs: dict[str, set[str]] = {}
    for module in modules():
        named = set(imports_in(ast.parse(module.read_text(encoding="utf-8"))))
        origins = {name if name in known else name.rpartition(".")[0] for name in named}
        needs[dotted(module)] = (origins & known) - {dotted(module)}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as circle:
        pytest.fail(" needs ".join(circle.args[1]))


def test_every_floor_that_the_front_ends_stand_on_is_built() -> None:
    built = {floor_of(module) for module in modules()}
    assert built >= {"domain", "report", "storage", "importing", "workbench"}
    assert set(BELOW) == set(BEYOND)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("domain/rag.py", "import sqlite3"),
        ("domain/rag.py", "import polars as pl"),
        ("domain/rag.py", "from pathlib import Path"),
        ("domain/rag.py", "import os.path"),
        ("domain/rag.py", "import time"),
        ("domain/rag.py", "from qperf_tui.errors import QperfError"),
        ("domain/rag.py", "from . import period"),
        ("domain/rag.py", "from .period import Quarter"),
        ("domain/rag.py", "def f():\n    import random"),
        ("analysis/scorecard.py", "from qperf_tui.storage.workbook import Workbook"),
        ("analysis/scorecard.py", "import sqlite_utils"),
        ("report/draft.py", "from qperf_tui.storage import workbook"),
        ("report/draft.py", "from qperf_tui import storage"),
        ("report/draft.py", "from qperf_tui.importing.returns import read"),
        ("report/draft.py", "from qperf_tui.analysis import schemas"),
        ("report/draft.py", "from pathlib import Path"),
        ("report/draft.py", "import typst"),
        ("storage/workbook.py", "from qperf_tui.report.draft import Draft"),
        ("storage/workbook.py", "from qperf_tui.importing import returns"),
        ("storage/workbook.py", "from textual.app import App"),
        ("storage/workbook.py", "import click"),
        ("importing/returns.py", "from qperf_tui.storage.workbook import Workbook"),
        ("importing/returns.py", "from qperf_tui.report.draft import Draft"),
        ("importing/returns.py", "import sqlite3"),
        ("workbench/files.py", "import sqlite3"),
        ("workbench/files.py", "import rich"),
        ("workbench/files.py", "from qperf_tui.tui.app import QperfApp"),
        ("tui/app.py", "import sqlite_utils"),
        ("tui/app.py", "import sqlite3"),
        ("tui/app.py", "from qperf_tui.importing.returns import read"),
        ("tui/app.py", "import plotext"),
        ("tui/app.py", "import polars"),
        ("tui/app.py", "import click"),
        ("tui/app.py", "from qperf_tui.cli.main import run"),
        ("cli/main.py", "import textual"),
        ("cli/main.py", "import sqlite3"),
        ("cli/main.py", "import sqlite_utils"),
        ("cli/main.py", "from qperf_tui.tui.charts import trend"),
        ("errors.py", "import qperf_tui.domain.period"),
        ("helpers/text.py", "import re"),
        ("domain/rag.py", "import requests"),
    ],
)
def test_a_module_that_oversteps_is_caught(module: str, line: str) -> None:
    assert oversteps(PACKAGE / module, line)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("domain/rag.py", "from qperf_tui.domain.period import Quarter"),
        ("storage/workbook.py", "import sqlite3"),
        ("storage/migrations.py", "from qperf_tui import assets"),
        ("tui/charts.py", "import plotext"),
        ("cli/main.py", "from qperf_tui.tui.app import QperfApp"),
    ],
)
def test_a_module_that_keeps_to_its_floor_is_left_alone(module: str, line: str) -> None:
    assert oversteps(PACKAGE / module, line) == []


@pytest.mark.parametrize(
    "line", ["date.today()", "datetime.now(UTC)", "open('a')", "print(1)"]
)
def test_a_rule_that_touches_the_world_is_caught(line: str) -> None:
    assert deeds(line)
