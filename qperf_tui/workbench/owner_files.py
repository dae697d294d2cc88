"""What the files are called that are sent to owners."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from qperf_tui.domain.period import Quarter

PACK: Final = "commentary"
REMINDER: Final = "reminder"
"""What a file is, as its name says it."""

_LONGEST_NAME: Final = 60
"""Characters of an owner's name that a file is called by."""


def quarter_stem(quarter: Quarter) -> str:
    """How the name of a file on a quarter begins: `2012-13-Q2`."""
    return f"{quarter.starting}-{(quarter.starting + 1) % 100:02d}-Q{quarter.number}"


def file_stems(quarter: Quarter, what: str, owners: Sequence[str]) -> list[str]:
    """What the file of each owner is called, without its ending; no two are alike."""
    taken: set[str] = set()
    named = []
    for owner in owners:
        stem = f"{quarter_stem(quarter)}-{what}-{_plain(owner)}"
        name, number = stem, 2
        while name in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name)
        named.append(name)
    return named


def _plain(name: str) -> str:
    """A name in letters that every file system and every mail takes."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "-", folded.replace("'", "").casefold()).strip("-")
    return plain[:_LONGEST_NAME].strip("-") or "owner"
