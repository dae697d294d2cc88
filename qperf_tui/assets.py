"""Where the SQL and the sample data that ship with qperf-tui live."""

from pathlib import Path

# Not importlib.resources: it costs 15 ms of every start, and the files of an
# installed wheel are plain files.
_IN_WHEEL = Path(__file__).resolve().parent / "_assets"
_IN_CLONE = Path(__file__).resolve().parent.parent


def folder(name: str) -> Path:
    """The shipped folder called `name`, from the wheel or from the clone.

    A wheel carries `db/` and `sample_data/` inside the package; a clone keeps
    them beside it.
    """
    shipped = _IN_WHEEL / name
    return shipped if shipped.is_dir() else _IN_CLONE / name
