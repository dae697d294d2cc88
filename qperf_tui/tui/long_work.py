"""Long work in another thread, beside which every key is to be answered."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

_TURN: Final = 0.0005
"""Seconds after which the work lets the keys have their turn."""


class LongWork:
    """Has keys wait for no search for garbage, and for no long turn of the work.

    A search through a million rows takes half a second in which no key is answered.
    What is made meanwhile goes when nothing refers to it any more.
    """

    def __init__(self) -> None:
        self._one_at_a_time = Lock()
        self._under_way = 0
        self._usual_turn = sys.getswitchinterval()

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """While inside, the work gives way at once."""
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def _count(self, by: int) -> None:
        with self._one_at_a_time:
            self._under_way += by
            if self._under_way:
                gc.disable()
                sys.setswitchinterval(_TURN)
            else:
                gc.enable()
                sys.setswitchinterval(self._usual_turn)


LONG_WORK: Final = LongWork()
"""All that is under way in this program."""
