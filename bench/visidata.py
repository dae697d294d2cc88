"""VisiData in an environment of its own, outside the tree."""

import os
import subprocess
import sys
import venv
from pathlib import Path


def folder() -> Path:
    """Where the environment is kept between runs."""
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache) / "qperf-tui-bench" / "visidata"


def install() -> Path | None:
    """The command `vd`, installed at the first call; None where it cannot be had."""
    home = folder()
    command = home / "bin" / "vd"
    if command.exists():
        return command
    try:
        venv.create(home, with_pip=True)
        subprocess.run(
            [home / "bin" / "python", "-m", "pip", "install", "--quiet", "visidata"],
            check=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"VisiData cannot be had, so its figures are empty: {error}")
        return None
    return command if command.exists() else None


def version(command: Path) -> str:
    """Which VisiData it is."""
    python = command.with_name("python")
    asked = "from importlib.metadata import version; print(version('visidata'))"
    done = subprocess.run(
        [python, "-c", asked], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(0 if install() else 1)
