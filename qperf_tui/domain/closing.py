"""A quarter closed to changes once it is published, and opened again with a reason."""

from dataclasses import dataclass

from qperf_tui.domain.days import moment_words
from qperf_tui.domain.period import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """One decision on a quarter: that it is closed, or open again."""

    quarter: Quarter
    is_closed: bool
    reason: str
    decided_by: str
    decided_at: str
    """Coordinated universal time, ISO 8601; order is that of the file, never this."""
    release: int | None = None
    """The newest release of the quarter; None where it was never published."""
    published_by: str = ""
    published_at: str = ""

    @property
    def words(self) -> str:
        """Who closed it and when: `published by A Officer on 5 November 2012`."""
        if self.release is None:
            return f"closed by {self.decided_by} on {moment_words(self.decided_at)}"
        return (
            f"published as release {self.release} by {self.published_by} on "
            f"{moment_words(self.published_at)}"
        )

    @property
    def revised(self) -> str:
        """That a figure of it is changed only for a reason, without a full stop."""
        return f"{self.quarter} was {self.words}; it is revised with a reason only"


def closed_since(closing: Closing) -> str:
    """That a quarter is closed, by whom and since when, without a full stop."""
    was = "was" if closing.release is None else "is closed, for it was"
    return f"{closing.quarter} {was} {closing.words}"


def why_closed(closing: Closing) -> str:
    """Why nothing of a closed quarter is changed, and how to go on, in a sentence."""
    quarter = closing.quarter
    return (
        f"{closed_since(closing)}; to change it, give a reason to qperf-tui "
        f'quarter reopen "{quarter}" --reason, or for corrected figures to qperf-tui '
        "import --reason."
    )
