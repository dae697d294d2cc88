"""Notices, in which data are neither markup nor able to drive the terminal."""

from textual.app import App
from textual.notifications import SeverityLevel

from qperf_tui.domain.text import clean_text


class PlainNotices(App[None]):
    """A program every notice of which is plain text, whoever gives it."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Give a notice; `markup` is taken for Textual's sake and never heeded."""
        del markup
        super().notify(
            clean_text(message),
            title=title,
            severity=severity,
            timeout=timeout,
            markup=False,
        )
