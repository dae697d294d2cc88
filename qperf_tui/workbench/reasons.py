"""Why an officer decided something, as it is kept for whoever looks at it next."""

from typing import Final

from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError
from qperf_tui.storage.stamp import Stamp

_LONGEST: Final = 500


def reason_given(said: str) -> str:
    """A reason as it is kept.

    Raises:
        QperfError: If there is none, or it is too long to be kept.
    """
    cleaned = clean_line(said)
    if not cleaned:
        raise QperfError(
            "A reason is needed, for whoever looks at this next; say it in a few words."
        )
    if len(cleaned) > _LONGEST:
        raise QperfError(
            f"The reason has {len(cleaned):,} characters and at most {_LONGEST} "
            "are kept; shorten it."
        )
    return cleaned


def signed(stamp: Stamp, reason: str) -> str:
    """A reason with who gave it, and on which day."""
    return f"{stamp.by} on {stamp.clock()[:10]}: {reason}"


def named(says: str, reason: str) -> str:
    """A change by name: what was decided and why, without its full stop."""
    return f"{says}: {reason}".rstrip(".")
