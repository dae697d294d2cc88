"""The product's own source, as tests of its shape read it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "qperf_tui"


def modules(folder: Path = PACKAGE) -> list[Path]:
    """Every module under `folder`, in order of path."""
    return sorted(folder.rglob("*.py"))


def dotted(module: Path) -> str:
    """The name a module is imported by."""
    parts = module.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_in(tree: ast.AST) -> Iterator[str]:
    """The dotted names imported, wherever they are; a relative one leads with dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = "." * node.level + (node.module or "")
            yield from (f"{origin}.{alias.name}" for alias in node.names)
