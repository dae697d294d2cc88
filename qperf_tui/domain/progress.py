"""How long work says how far it has come, and may be told to stop."""

from typing import Protocol


class Progress(Protocol):
    """Whoever waits for long work: a screen, a terminal, or nobody."""

    def __call__(self, done: int, total: int) -> None:
        """Hear that `done` of `total` steps are done; to stop the work, raise.

        Raises:
            StoppedError: If the work is to stop here, with nothing written.
        """
        ...


def unwatched(done: int, total: int) -> None:
    """Nobody waits, and the work runs to its end."""
    del done, total
