"""An officer's own settings, and the folders that belong to this program."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Literal

from qperf_tui.domain.text import clean_line
from qperf_tui.errors import SettingsError

_PROGRAM: Final = "qperf-tui"
_LARGEST: Final = 1_000_000

ChartMarker = Literal["braille", "blocks", "ascii"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What an officer has set; every one has a default that works."""

    author: str = ""
    """The name that stands beside what the officer writes."""
    theme: str = ""
    """The colours of the workbench; nothing leaves the choice to it."""
    workbook: str = ""
    """The workbook to open when no other is named."""
    chart_marker: ChartMarker = "braille"
    """What charts are drawn with; `ascii` is for terminals that lack the others."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys in place of the usual ones, by the id of what they do."""


def load(path: Path | None = None) -> Settings:
    """The settings kept at `path`, by default where this officer's are.

    Raises:
        SettingsError: If the file is not understood, with what to mend.
    """
    path = settings_path() if path is None else path
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}.") from error
    return _understood(path, content)


def _understood(path: Path, content: bytes) -> Settings:
    import tomllib  # noqa: PLC0415 - most officers have no settings file

    import msgspec  # noqa: PLC0415

    if len(content) > _LARGEST:
        raise SettingsError(f"{path} is too large to be a settings file.")
    try:
        entries = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"{path} is not written as TOML: {clean_line(str(error))}."
        ) from error
    known = [each.name for each in fields(Settings)]
    for name in entries:
        if name not in known:
            raise SettingsError(f"{path}: {_unknown(name, known)}")
    try:
        return msgspec.convert(entries, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}: {_wrong(str(error))}.") from error


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    mend = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}."
    return f"{clean_line(name)!r} is not a setting; {mend}"


def _wrong(said: str) -> str:
    """What msgspec says of an entry, beginning with the entry's name."""
    cause, _, place = said.partition(" - at `$")
    name = place.strip(".`") or "an entry"
    return f"{clean_line(name)} is not understood: {clean_line(cause).replace('`', '')}"


def settings_path() -> Path:
    """Where the settings file is, or would be: `QPERF_CONFIG`, or the usual place."""
    import platformdirs  # noqa: PLC0415 - not needed for --help

    named = os.environ.get("QPERF_CONFIG", "")
    if named:
        return Path(named).expanduser()
    return platformdirs.user_config_path(_PROGRAM) / "config.toml"


def state_folder() -> Path:
    """Where the program keeps what it remembers between two starts."""
    import platformdirs  # noqa: PLC0415 - not needed for --help

    return platformdirs.user_state_path(_PROGRAM)


def sample_path() -> Path:
    """Where the workbook of the sample council is: in `QPERF_DEMO_DIR` if it is set."""
    import platformdirs  # noqa: PLC0415 - not needed for --help

    named = os.environ.get("QPERF_DEMO_DIR", "")
    folder = (
        Path(named).expanduser() if named else platformdirs.user_data_path(_PROGRAM)
    )
    return folder / "sample.qperf"
