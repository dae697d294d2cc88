"""A line to type in, which keeps nothing that could drive the terminal."""

from textual.widgets import Input

from qperf_tui.domain.text import clean_text


class PlainInput(Input):
    """Textual shows what is pasted as it is, control characters and all."""

    def validate_value(self, value: str) -> str:
        """What is typed, pasted or set, cleaned and on one line."""
        return clean_text(value).replace("\n", " ")
