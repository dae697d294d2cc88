"""Where the SQL and the sample data that ship with qperf-tui live."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_IN_WHEEL = files("qperf_tui") / "_assets"
_IN_CLONE = Path(__file__).resolve().parent.parent


def folder(name: str) -> Traversable:
    """The shipped folder called `name`, from the wheel or from the clone.

    A wheel carries `db/` and `sample_data/` inside the package; a clone keeps
    them beside it.
    """
    shipped = _IN_WHEEL / name
    return shipped if shipped.is_dir() else _IN_CLONE / name
