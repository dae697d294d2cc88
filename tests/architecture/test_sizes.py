"""How large a file, class or function may grow, and what may not be written."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.sources import PACKAGE, ROOT, dotted, modules

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
LONGEST = {"file": 300, "class": 200, "function": 40}
EVERYTHING = [
    module
    for folder in ("qperf_tui", "tests", "bench")
    for module in modules(ROOT / folder)
]

UNFINISHED = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")))
SILENCED = re.compile(r"#\s*type:" + r"\s*ignore|#\s*pragma:")
"""Written in two parts, so that a search of this file finds none of them."""


def too_long(source: str) -> list[str]:
    """The classes and functions in a module that are longer than they may be."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.ClassDef, *FUNCTIONS)):
            kind = "class" if isinstance(node, ast.ClassDef) else "function"
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines >= LONGEST[kind]:
                found.append(f"{kind} {node.name}: {lines} lines")
    return found


def undocumented(source: str) -> list[str]:
    """The public names in a module, and the module itself, that say nothing."""
    return [name for name, node in _public(ast.parse(source)) if not _doc(node)]


def _public(
    tree: ast.Module | ast.ClassDef, within: str = "module"
) -> Iterator[tuple[str, ast.AST]]:
    yield within, tree
    for node in tree.body:
        if isinstance(node, (ast.ClassDef, *FUNCTIONS)) and node.name[0] != "_":
            if isinstance(node, ast.ClassDef):
                yield from _public(node, f"{within}.{node.name}")
            else:
                yield f"{within}.{node.name}", node


def _doc(node: ast.AST) -> str | None:
    is_documented = isinstance(node, (ast.Module, ast.ClassDef, *FUNCTIONS))
    return ast.get_docstring(node) if is_documented else None


def forbidden(source: str) -> list[str]:
    """What a module does that would hide a fault or waste a wait."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type):
            found.append(f"line {node.lineno} catches everything")
        # A wait is for a condition: whoever sleeps waits too long, or not enough.
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "time.sleep":
            found.append(f"line {node.lineno} sleeps")
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            if any(_is_broad(argument) for argument in node.args):
                found.append(f"line {node.lineno} suppresses everything")
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            if any(alias.name == "sleep" for alias in node.names):
                found.append(f"line {node.lineno} imports sleep")
        elif isinstance(node, ast.Assert):
            found.append(f"line {node.lineno} asserts")
    return found


def _is_broad(caught: ast.expr | None) -> bool:
    if caught is None:
        return True
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(ast.unparse(name) in {"Exception", "BaseException"} for name in names)


@pytest.mark.parametrize("module", EVERYTHING, ids=lambda path: path.name)
def test_a_file_is_read_in_one_sitting(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines < LONGEST["file"], f"{module} has {lines} lines"


@pytest.mark.parametrize("module", modules(), ids=dotted)
def test_a_module_is_short_documented_and_hides_nothing(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert too_long(source) == []
    assert undocumented(source) == []
    assert forbidden(source) == []


@pytest.mark.parametrize("module", EVERYTHING, ids=lambda path: path.name)
def test_nothing_is_left_for_later_or_silenced(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert not UNFINISHED.search(source)
    assert not SILENCED.search(source)


# Sources that are read and never run: each does what no module may.
@pytest.mark.parametrize(
    "source",
    [
        "try:\n    f()\nexcept:\n    pass",
        "try:\n    f()\nexcept Exception:\n    pass",
        "try:\n    f()\nexcept (OSError, BaseException):\n    pass",
        "with contextlib.suppress(Exception):\n    f()",
        "import time\ntime.sleep(1)",
        "from time import sleep",
        "assert True",
    ],
)
def test_what_hides_a_fault_is_caught(source: str) -> None:
    assert forbidden(source)


def test_what_is_too_long_is_caught() -> None:
    body = "    pass\n" * 39
    assert too_long(f"def f():\n{body}") == ["function f: 40 lines"]
    assert too_long(f"async def f():\n{body[9:]}") == []
    assert too_long("class A:\n" + "    pass\n" * 199) == ["class A: 200 lines"]


def test_a_public_name_without_a_word_is_caught() -> None:
    source = "class A:\n    def f(self): ...\n    def _g(self): ...\ndef _h(): ..."
    assert undocumented(source) == ["module", "module.A", "module.A.f"]


def test_there_is_something_to_measure() -> None:
    assert PACKAGE / "domain" / "rag.py" in modules()
    assert Path(__file__) in EVERYTHING
