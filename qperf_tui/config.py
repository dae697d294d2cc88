"""An officer's own settings, and the folders that belong to this program."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Literal

from qperf_tui.domain.rules import OWN_TOLERANCE, RULE_SETS, Practice
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import SettingsError
from qperf_tui.paths import at_home

_PROGRAM: Final = "qperf-tui"
_LARGEST: Final = 1_000_000

ChartMarker = Literal["braille", "blocks", "ascii"]

_CHOICES: Final = {
    "chart_marker": "; write braille, blocks or ascii",
    "rag.judge": "; write unrounded or displayed",
    "signal.run_length": "; write 7 or 6",
    "signal.screening": "; write true or false",
}
"""How to mend an entry that is one of a few."""


@dataclass(frozen=True, slots=True)
class RagSettings:
    """How figures are judged, where a workbook does not say itself."""

    rule: str = OWN_TOLERANCE.name
    """The name of a rule set that ships."""
    judge: Literal["unrounded", "displayed"] = "unrounded"
    """Which figure is held against its target: the exact one, or as published."""


@dataclass(frozen=True, slots=True)
class SignalSettings:
    """How a series is read for signals."""

    run_length: Literal[7, 6] = 7
    """Points in a run or a trend that make a signal."""
    screening: bool = False
    """Whether outlying moving ranges are left out of the limits."""


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
    rag: RagSettings = RagSettings()
    signal: SignalSettings = SignalSettings()

    @property
    def practice(self) -> Practice:
        """How indicators are judged by these settings."""
        return Practice(
            rule=RULE_SETS[self.rag.rule],
            is_as_displayed=self.rag.judge == "displayed",
            run_length=self.signal.run_length,
            is_screened=self.signal.screening,
        )


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
    for found, within, known in (
        (entries, "", Settings),
        (entries.get("rag"), "rag.", RagSettings),
        (entries.get("signal"), "signal.", SignalSettings),
    ):
        if isinstance(found, dict):
            _require_known(path, found, within, [each.name for each in fields(known)])
    try:
        settings = msgspec.convert(entries, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}: {_wrong(str(error))}.") from error
    if settings.rag.rule not in RULE_SETS:
        said = _unlike(settings.rag.rule, "a rule of judging", RULE_SETS)
        raise SettingsError(f"{path}: rag.rule: {said}")
    return settings


def _require_known(
    path: Path, entries: Iterable[str], within: str, known: list[str]
) -> None:
    for name in entries:
        if name not in known:
            named = [f"{within}{each}" for each in known]
            said = _unlike(f"{within}{name}", "a setting", named)
            raise SettingsError(f"{path}: {said}")


def _unlike(name: str, what: str, known: Iterable[str]) -> str:
    named = list(known)
    near = get_close_matches(name, named, n=1)
    there_are = f"there are {', '.join(named)}."
    mend = f"did you mean {near[0]}? T{there_are[1:]}" if near else there_are
    return f"{clean_line(name)!r} is not {what}; {mend}"


def _wrong(said: str) -> str:
    """What msgspec says of an entry, beginning with the entry's name."""
    cause, _, place = said.partition(" - at `$")
    name = place.strip(".`") or "an entry"
    mend = _CHOICES.get(name, "")
    said = f"{clean_line(name)} is not understood: {clean_line(cause)}{mend}"
    return said.replace("`", "")


def settings_path() -> Path:
    """Where the settings file is, or would be: `QPERF_CONFIG`, or the usual place."""
    import platformdirs  # noqa: PLC0415 - not needed for --help

    named = os.environ.get("QPERF_CONFIG", "")
    if named:
        return at_home(named)
    return platformdirs.user_config_path(_PROGRAM) / "config.toml"


def state_folder() -> Path:
    """Where the program keeps what it remembers between two starts."""
    import platformdirs  # noqa: PLC0415 - not needed for --help

    return platformdirs.user_state_path(_PROGRAM)


def sample_path() -> Path:
    """Where the workbook of the sample council is: in `QPERF_DEMO_DIR` if it is set."""
    import platformdirs  # noqa: PLC0415 - not needed for --help

    named = os.environ.get("QPERF_DEMO_DIR", "")
    folder = at_home(named) if named else platformdirs.user_data_path(_PROGRAM)
    return folder / "sample.qperf"
