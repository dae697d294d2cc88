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
    figure: str = ""
    """The words found fault with that alone it lets go out, such as `79.4%`; nothing
    where it is for all that the rule finds, as every one was before they were kept."""

    @property
    def about(self) -> str:
        """What it is for, as a sentence names it."""
        return f"{self.subject} (“{self.figure}”)" if self.figure else self.subject

    def covers(self, rule: str, subject: str | None, figure: str = "") -> bool:
        """Whether what a rule finds of a subject is waived by this."""
        is_it = rule == self.rule and subject == self.subject
        return is_it and self.figure in {"", figure}
