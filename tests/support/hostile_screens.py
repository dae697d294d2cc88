"""A screen with hostile text on it, held to showing all of it as text alone."""

from typing import Final

from qperf_tui.domain.text import clean_line
from support.hostile import CONTROL, FORBIDDEN, MARKUP, packed
from support.officer import Officer
from support.rendered import clickable, drawn

MARKUP_TEXTS: Final = packed(MARKUP, 8)
CONTROL_TEXTS: Final = packed(CONTROL, 23)
"""Every payload in few texts: what a walk of the screens costs is by the text."""


async def look(officer: Officer) -> None:
    """Let the screen be drawn, and hold it against what it must never show."""
    await officer.pilot.pause()
    assert officer.app.is_running
    assert clickable(officer.app) == []
    shown = drawn(officer.app)
    assert not FORBIDDEN.intersection(shown)
    assert "]52;c" not in shown
    assert "[2J" not in shown


def says(officer: Officer, said: str, *selectors: str) -> None:
    """Hold a text against what some panes say: all of it, and nothing of it acts."""
    for selector in selectors:
        assert clean_line(said) in clean_line(officer.line(selector)), selector
