"""How the file of a batch was read, as the batch remembers it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Final

Texts = Mapping[str, str]

_MENDED: Final = "mended"
"""How a cell that was mended began among the headings, as they were first kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HowRead:
    """What each heading of a file stood for, and where its figures stood."""

    columns: Texts = field(default_factory=dict)
    """Our name of each column that was used, and the heading the file gave it."""
    profile: str = ""
    """The import profile that it was read by."""
    read_as: str = ""
    """The kind of file, and how its text was read."""
    mended: Texts = field(default_factory=dict)
    """By cell, what was mended in the preview."""
    places: Texts = field(default_factory=dict)
    """By figure, the line or cell it stood in; of a very long file none is kept."""

    def as_json(self) -> str:
        """What is kept of it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, kept: str) -> "HowRead":
        """What is kept, by this version or an earlier one that kept headings alone."""
        try:
            found = json.loads(kept)
        except ValueError:
            return cls()
        if not isinstance(found, dict):
            return cls()
        if not isinstance(found.get("columns"), dict):
            return cls(
                columns=_texts(found, but=_MENDED), mended=_texts(found, only=_MENDED)
            )
        return cls(
            columns=_texts(found.get("columns")),
            profile=str(found.get("profile") or ""),
            read_as=str(found.get("read_as") or ""),
            mended=_texts(found.get("mended")),
            places=_texts(found.get("places")),
        )


def place_key(indicator_id: int, quarter: int) -> str:
    """By what the place of a figure is kept."""
    return f"{indicator_id}:{quarter}"


def _texts(found: object, *, but: str = "", only: str = "") -> dict[str, str]:
    """The texts of a record that was kept, with keys that begin as they are to."""
    kept = found if isinstance(found, dict) else {}
    return {
        str(key).removeprefix(only or "\0"): str(value)
        for key, value in kept.items()
        if str(key).startswith(only) and not (but and str(key).startswith(but))
    }
