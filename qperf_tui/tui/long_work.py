"""Long work in another thread, beside which every key is to be answered."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock
from time import monotonic
from typing import Final

_TURN: Final = 0.0005
"""Seconds after which the work lets the keys have their turn."""
_BREATH: Final = 0.001
_EVERY: Final = 0.02
"""Seconds that the work rests for, and after how many it does."""
_NEVER: Final = 1_000_000_000
"""Searches among what is young before one goes through everything there is."""


class LongWork:
    """Has keys wait for no search through everything, and for no long turn of the work.

    A search through a million rows takes half a second in which no key is answered.
    Meanwhile only what is young is looked through, and where much is left at the end it
    is spared from then on: it goes when nothing refers to it any more.
    """

    def __init__(self) -> None:
        self._one_at_a_time = Lock()
        self._under_way = 0
        self._usual_turn = sys.getswitchinterval()
        self._usual_searches = gc.get_threshold()
        self._begun_at = 0
        self._is_over = Event()
        self._due = 0.0

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """While inside, the work gives way at once."""
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def rest(self) -> None:
        """Stand still for a moment, if it is long since the last.

        The work often takes the interpreter back before whoever waits for it has
        woken; while it waits itself, they have it for certain.
        """
        now = monotonic()
        if now >= self._due:
            self._is_over.wait(_BREATH)
            self._due = now + _EVERY

    def _count(self, by: int) -> None:
        with self._one_at_a_time:
            was_under_way = self._under_way > 0
            self._under_way += by
            if not self._under_way:
                self._end()
            elif not was_under_way:
                self._begin()

    def _begin(self) -> None:
        self._is_over.clear()
        *_, self._begun_at = gc.get_count()
        gc.set_threshold(*self._usual_searches[:2], _NEVER)
        sys.setswitchinterval(_TURN)

    def _end(self) -> None:
        self._is_over.set()
        *_, most = self._usual_searches
        *_, now = gc.get_count()
        if now - self._begun_at > most:
            gc.freeze()
        gc.set_threshold(*self._usual_searches)
        sys.setswitchinterval(self._usual_turn)


LONG_WORK: Final = LongWork()
"""All that is under way in this program."""
