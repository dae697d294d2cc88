"""Making much that lasts, without being looked through for garbage again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_MUCH: Final = 1000
"""Entries from which on a search for garbage among them is felt."""
_CLEARED_EVERY: Final = 10
"""Times that much is made before what was missed is looked for."""


class Lasting:
    """Makes what is kept for long in another thread, and spares it the search.

    A search through a queue of 10,000 entries takes 0.3 s in which no key is answered,
    and making one set off three. What is made must not refer to itself in a circle: it
    goes when nothing refers to it any more.
    """

    def __init__(self) -> None:
        self._made = 0

    @contextmanager
    def made(self, many: int) -> Iterator[None]:
        """Make so many of something; a few are made as anything else is."""
        if many < _MUCH:
            yield
            return
        self._made += 1
        if self._made % _CLEARED_EVERY == 0:
            # A screen that was closing the last time was spared with the rest.
            gc.unfreeze()
        gc.collect()
        gc.disable()
        try:
            yield
            gc.freeze()
        finally:
            gc.enable()
