"""Wait for a condition and not for a clock."""

from collections.abc import Callable
from time import monotonic

from textual.pilot import Pilot


async def until(pilot: Pilot[None], holds: Callable[[], bool], what: str) -> None:
    """Let the app run until `holds`, failing with `what` after five seconds."""
    deadline = monotonic() + 5
    while not holds():
        assert monotonic() < deadline, f"waited five seconds for {what}"
        await pilot.pause(0.01)
