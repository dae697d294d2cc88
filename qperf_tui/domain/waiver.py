"""What a council lets go out although a rule speaks against it, with the reason."""

from dataclasses import dataclass

from qperf_tui.domain.period import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A rule that one subject is not held to in one quarter's report."""

    quarter: Quarter
    """The only quarter it holds for: the next one is looked at afresh."""
    rule: str
    subject: str
    """The code of an indicator, a field of the header or the heading of a part."""
    reason: str
    by: str
    at: str
    """Coordinated universal time, ISO 8601."""

    def covers(self, rule: str, subject: str | None) -> bool:
        """Whether what a rule finds of a subject is waived by this."""
        return rule == self.rule and subject == self.subject
