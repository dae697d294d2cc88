"""How much a zip package that was sent to us may hold before any of it is read."""

from collections.abc import Sequence
from typing import Final, Protocol

MEMBERS: Final = 1_000
UNPACKED: Final = 200_000_000
RATIO: Final = 200
SMALL: Final = 1_000_000
"""Bytes below which a member may be packed as tightly as it likes."""


class Member(Protocol):
    """One entry of a zip directory, as the directory states it."""

    file_size: int
    compress_size: int


def why_too_much(members: Sequence[Member], size: int) -> str | None:
    """What is immodest in a package of `size` bytes; None where nothing is."""
    if len(members) > MEMBERS:
        return f"it has more than {MEMBERS:,} parts"
    unpacked = sum(member.file_size for member in members)
    if unpacked > UNPACKED:
        return f"it unpacks to more than {UNPACKED // 1_000_000} MB"
    is_tight = any(
        member.file_size > max(SMALL, RATIO * member.compress_size)
        for member in members
    )
    if is_tight or unpacked > max(SMALL, RATIO * size):
        return f"it unpacks to more than {RATIO} times its size, as a zip bomb does"
    return None
