"""Wait for a condition and not for a clock."""

from collections.abc import Callable
from time import monotonic

from textual.pilot import Pilot

PATIENCE = 60
"""Seconds: a busy machine does in thirty what an idle one does in a half."""


async def until(pilot: Pilot[None], holds: Callable[[], bool], what: str) -> None:
    """Let the app run until `holds`, failing with `what` in the end."""
    deadline = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < deadline, f"waited in vain for {what}"
        await pilot.pause(0.01)
