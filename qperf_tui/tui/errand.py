"""Something worked out in another thread, one asking at a time."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.errors import StoppedError
from qperf_tui.storage.workbook import Workbook

Ask = TypeVar("Ask")
Stop = Callable[[], bool]
"""Whether the answer is no longer wanted, so that a long search can end early."""
Search = Callable[[Workbook, Ask, Stop], Message]
"""Works out the answer to an asking, as a message for whoever asked."""


def heeding(stop: Stop, hear: Progress = unwatched) -> Progress:
    """Passes on how far a search has come, and ends it when it is not wanted."""

    def progress(done: int, total: int) -> None:
        if stop():
            raise StoppedError("Stopped; nobody waits for the answer any more.")
        hear(done, total)

    return progress


class Errand(Generic[Ask]):
    """Answers the last asking; one that comes while another is answered waits.

    Two threads would share one interpreter, and keys would wait for both. A fault
    ends the program, unless the owner can do without the answer and says so itself.
    """

    def __init__(
        self,
        owner: Widget,
        workbook: Workbook,
        name: str,
        search: Search[Ask],
        *,
        is_vital: bool = True,
    ) -> None:
        self._owner = owner
        self._workbook = workbook
        self._name = name
        self._search = search
        self._is_vital = is_vital
        self._is_out = False
        self._waiting: Ask | None = None

    @property
    def is_out(self) -> bool:
        """Whether an answer is still to come."""
        return self._is_out

    def send(self, ask: Ask) -> None:
        """Have it worked out; the owner is sent the answer."""
        if self._is_out:
            self._waiting = ask
            return
        self._is_out = True
        self._owner.run_worker(
            partial(self._go, ask),
            group=self._name,
            thread=True,
            exit_on_error=self._is_vital,
        )

    def give_up(self) -> None:
        """Take no answer any more to what was asked, for it met a fault."""
        self._is_out = False
        self._waiting = None

    def is_last(self) -> bool:
        """Whether an answer that came is to the last asking; if not, ask again."""
        self._is_out = False
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return True
        self.send(waiting)
        return False

    def _go(self, ask: Ask) -> None:
        worker = get_current_worker()
        with Workbook.open(
            self._workbook.path,
            self._workbook.stamp,
            read_only=True,
            practice=self._workbook.practice,
            committee=self._workbook.reports.committee,
        ) as workbook:
            try:
                answer = self._search(workbook, ask, lambda: worker.is_cancelled)
            except StoppedError:
                return
        if not worker.is_cancelled:
            self._owner.post_message(answer)
