"""The least a Textual program can be: one word on the screen."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """Says that it is ready, and nothing else."""

    def compose(self) -> ComposeResult:
        """Lay out the one word."""
        yield Static("ready")


if __name__ == "__main__":
    Empty().run()
