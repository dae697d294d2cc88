"""Paths as people type them."""

import os
from pathlib import Path


def at_home(path: str | Path) -> Path:
    """A path with the `~` that it begins with written out.

    The home of somebody whom nobody knows stays as it was typed: there is no such
    file, and it is told so by the name it was given.
    """
    return Path(os.path.expanduser(path))  # noqa: PTH111 - the other raises there
