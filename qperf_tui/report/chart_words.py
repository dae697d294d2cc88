"""Words in the picture of a chart: what there is room for, and none on another."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from qperf_tui.domain.text import clean_line


@dataclass(frozen=True, slots=True)
class Beside:
    """Lines that stand beside the last quarter, about some height."""

    height: float
    lines: tuple[str, ...]


def wrapped(text: str, longest: int) -> tuple[str, ...]:
    """A text as two lines at the most, each of so many characters."""
    return tuple(wrap(clean_line(text), longest, max_lines=2, placeholder="…"))


def shortened(text: str, longest: int) -> str:
    """A text on one line of so many characters at the most."""
    line = clean_line(text)
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def apart(said: Sequence[Beside], line: float) -> list[Beside]:
    """One or two texts, moved so far that neither stands on the other.

    Args:
        said: The texts where they would best stand.
        line: How high a line of text is.
    """
    shown = sorted((each for each in said if each.lines), key=lambda each: each.height)
    if len(shown) < 2:
        return shown
    below, above = shown
    room = line * (len(below.lines) + len(above.lines)) / 2
    near = max(0.0, room - (above.height - below.height)) / 2
    return [
        Beside(below.height - near, below.lines),
        Beside(above.height + near, above.lines),
    ]
