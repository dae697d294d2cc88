"""Everything an app draws, looked at as the terminal would be sent it."""

from collections.abc import Iterator

from rich.segment import Segment
from textual.app import App
from textual.screen import Screen


def _segments(screen: Screen[object]) -> Iterator[Segment]:
    for strip in screen._compositor.render_strips():
        yield from strip


def drawn(app: App[None]) -> str:
    """All the characters of the screen in front."""
    return "".join(segment.text for segment in _segments(app.screen))


def clickable(app: App[None]) -> list[str]:
    """What would run or open if it were clicked: nothing from data ever may."""
    found = []
    for text, style, _control in _segments(app.screen):
        if style is None:
            continue
        # Textual's own scroll bars answer the mouse.
        told = [key for key in style.meta if key.startswith("@")]
        actions = [key for key in told if not key.startswith("@mouse.")]
        if actions or style.link:
            found.append(f"{text!r}: {actions or style.link}")
    return found
