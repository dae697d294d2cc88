"""A release: what was published, as one chain that nobody can change unseen.

Each release is named by the SHA-256 of its manifest, which names every file by its own
SHA-256 and the release before by its name; so one name proves them all.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.period import Quarter

MANIFEST: Final = "manifest.json"
_FORM: Final = "qperf-tui release 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One release as it is on file."""

    number: int
    """Counted from 1 through the workbook."""
    quarter: Quarter
    published_by: str
    published_at: str
    """Coordinated universal time, ISO 8601; order by `number`, never by this."""
    reason: str
    previous: str | None
    """The name of the release before; None for the first."""
    name: str
    """SHA-256 of its manifest, in hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as it was published."""

    part: str
    says: str


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes, in 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def manifest(
    said: Mapping[str, object], parts: Mapping[str, bytes], previous: str | None
) -> bytes:
    """The manifest of a release: what it says of itself, and each file's SHA-256.

    The same for the same release: JSON in ASCII, its keys in order.
    """
    files = {
        name: {"sha256": digest(content), "bytes": len(content)}
        for name, content in parts.items()
    }
    whole = {"form": _FORM, **said, "previous": previous, "files": files}
    return (json.dumps(whole, indent=2, sort_keys=True) + "\n").encode("ascii")


def differences(
    published: Mapping[str, bytes], found: Mapping[str, bytes]
) -> tuple[Difference, ...]:
    """Every file that is changed, gone, or was never published, by name."""
    told = []
    for name in sorted({*published, *found}):
        if name not in found:
            told.append(Difference(name, "was published and is gone"))
        elif name not in published:
            told.append(Difference(name, "was never published"))
        elif published[name] != found[name]:
            told.append(
                Difference(name, _first_difference(published[name], found[name]))
            )
    return tuple(told)


def broken_links(chain: Sequence[tuple[Release, Mapping[str, bytes]]]) -> list[str]:
    """What is wrong with a chain of releases, in sentences; nothing if it is whole."""
    told = []
    previous: str | None = None
    for release, parts in chain:
        held = parts.get(MANIFEST, b"")
        is_linked = digest(held) == release.name and release.previous == previous
        if not is_linked or not _says_what_is_on_file(held, release):
            told.append(f"Release {release.number} is not the one that was published.")
        told += [
            f"{name} of release {release.number} is not as it was published."
            for name, wanted in _named_in(held).items()
            if digest(parts.get(name, b"")) != wanted
        ]
        told += [
            f"{name} was never published in release {release.number}."
            for name in sorted({*parts} - {*_named_in(held), MANIFEST})
        ]
        previous = release.name
    return told


def _says_what_is_on_file(held: bytes, release: Release) -> bool:
    """Whether a manifest says of its release what is listed of it."""
    try:
        said = json.loads(held)
    except ValueError:
        return False
    listed = {
        "number": release.number,
        "quarter": str(release.quarter),
        "published_by": release.published_by,
        "published_at": release.published_at,
        "reason": release.reason,
        "previous": release.previous,
    }
    return isinstance(said, dict) and all(
        said.get(name) == each for name, each in listed.items()
    )


def _named_in(held: bytes) -> dict[str, str]:
    """The SHA-256 of each file that a manifest names; none where it cannot be read."""
    try:
        files = json.loads(held)["files"]
        return {str(name): str(each["sha256"]) for name, each in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _first_difference(before: bytes, after: bytes) -> str:
    """Where two files part, by line where they are texts."""
    try:
        old, new = before.decode().splitlines(), after.decode().splitlines()
    except UnicodeDecodeError:
        return "differs from what was published"
    for line, (was, now) in enumerate(zip(old, new, strict=False), 1):
        if was != now:
            return f"differs in line {line}: published as {was!r}, now {now!r}"
    if len(old) != len(new):
        return f"has {len(new)} lines where {len(old)} were published"
    return "differs in how its lines end"
