"""A text that an officer hands to a command, in a file or on stdin."""

import sys
from typing import Final

from qperf_tui.domain.commentary import LONGEST
from qperf_tui.errors import QperfError
from qperf_tui.paths import at_home

_MOST_BYTES: Final = 4 * LONGEST + 4
"""More than the longest commentary there can be, in UTF-8."""


def read_typed(source: str) -> str:
    """The text in a file, or on stdin.

    Raises:
        QperfError: If it cannot be read, or is not UTF-8.
    """
    named = "stdin" if source == "-" else source
    try:
        if source == "-":
            content = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with at_home(source).open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise QperfError(f"{named} cannot be read: {error.strerror}.") from error
    if len(content) > _MOST_BYTES:
        raise QperfError(
            f"{named} is longer than the {LONGEST:,} characters that are kept; "
            "shorten it."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QperfError(f"{named} is not UTF-8; save it as UTF-8.") from None
