"""One thread that does every write, so that a colleague's lock never stops a key."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual.message import Message
from textual.message_pump import MessagePump

from qperf_tui.domain.rules import USUAL_PRACTICE, Practice
from qperf_tui.errors import QperfError
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook

Job = Callable[[Workbook], object]
Then = Callable[[object], None]


class Writer:
    """Does jobs on a workbook of its own, one after the other, in another thread."""

    @dataclass
    class Finished(Message):
        """A job is done and its transaction committed, or it was refused."""

        job: str
        """What was being done, as a person would say it."""
        outcome: object
        """What the job returned; None if it was refused."""
        refusal: QperfError | None
        then: Then | None
        is_seen: bool
        """Whether what screens show has changed, and not only a draft."""

    def __init__(
        self,
        path: Path,
        stamp: Stamp,
        receiver: MessagePump,
        practice: Practice = USUAL_PRACTICE,
        committee: str = "",
    ) -> None:
        self._path = path
        self._stamp = stamp
        self._practice = practice
        self._committee = committee
        self._receiver = receiver
        self._workbook: Workbook | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._under_way: set[Future[None]] = set()

    def do(
        self, saying: str, job: Job, then: Then | None = None, *, is_seen: bool = True
    ) -> None:
        """Do a job soon; the receiver gets `Finished` once it is done or refused."""
        future = self._thread.submit(self._do, saying, job, then, is_seen)
        self._under_way.add(future)
        future.add_done_callback(partial(self._own_up, saying))
        future.add_done_callback(self._under_way.discard)

    def flush(self, seconds: float) -> bool:
        """Wait for every job given so far; whether all were done in time."""
        return not wait_for(set(self._under_way), timeout=seconds).not_done

    def close(self) -> None:
        """Finish what was given, and let go of the file."""
        self._thread.submit(self._let_go)
        self._thread.shutdown(wait=True)

    def _do(self, saying: str, job: Job, then: Then | None, is_seen: bool) -> None:  # noqa: FBT001 - an executor takes no keywords apart
        outcome: object = None
        refusal: QperfError | None = None
        is_foreseen = False
        try:
            if self._workbook is None:
                self._workbook = Workbook.open(
                    self._path,
                    self._stamp,
                    practice=self._practice,
                    committee=self._committee,
                )
            outcome = job(self._workbook)
            is_foreseen = True
        except QperfError as error:
            # Where it came from holds on to everything that was to be written.
            refusal = error.with_traceback(None)
            is_foreseen = True
        finally:
            if not is_foreseen:
                # The next job begins on a file that nothing is half done to.
                self._let_go()
        self._receiver.post_message(
            self.Finished(saying, outcome, refusal, then, is_seen)
        )

    def _own_up(self, saying: str, future: Future[None]) -> None:
        """Tell of a fault of our own, which a thread would otherwise keep to itself."""
        fault = future.exception()
        if fault is None:
            return
        from qperf_tui.tui.crash import fault_words, keep_report  # noqa: PLC0415

        refusal = QperfError(fault_words(keep_report(fault)))
        self._receiver.post_message(
            self.Finished(saying, None, refusal, then=None, is_seen=True)
        )

    def _let_go(self) -> None:
        if self._workbook is not None:
            workbook, self._workbook = self._workbook, None
            workbook.close()
