"""What appraisals add to the list: outlooks for its rows, exceptions to narrow it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.cells import Outlook
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.grounds import Found

Window = tuple[Quarter, Sequence[int]]


class Lookout:
    """Keeps what was appraised of one quarter, and sends for what is not known."""

    @dataclass
    class Appraised(Message):
        """Some indicators have been appraised."""

        quarter: Quarter
        outlooks: Mapping[int, Outlook]

    @dataclass
    class Searched(Message):
        """Every indicator has been appraised, and the exceptions are known."""

        quarter: Quarter
        found: Found

    def __init__(self, owner: Widget, workbook: Workbook) -> None:
        self._rows: Errand[Window] = Errand(owner, workbook, "outlooks", _appraise)
        self._all: Errand[Quarter] = Errand(owner, workbook, "exceptions", _search)
        self._quarter: Quarter | None = None
        self._fresh: set[int] = set()
        self.outlooks: dict[int, Outlook] = {}
        """What is known, by id; that of before a change until it is worked out anew."""
        self.exceptions: Found | None = None
        """The grounds by id; None until somebody asked and was answered."""

    def turn_to(self, quarter: Quarter, *, is_searched: bool) -> None:
        """Take nothing for fresh any more; search again if that is looked at."""
        self._fresh.clear()
        if quarter != self._quarter:
            self._quarter = quarter
            self.outlooks.clear()
            self.exceptions = None
        elif is_searched:
            self._all.send(quarter)
        else:
            self.exceptions = None

    def want(self, ids: Sequence[int]) -> None:
        """Have the outlooks of some rows worked out, if they are not fresh."""
        wanted = [each for each in ids if each not in self._fresh]
        if wanted and self._quarter is not None:
            self._rows.send((self._quarter, wanted))

    def search(self) -> None:
        """Have the exceptions found, if they are not known."""
        if self.exceptions is None and self._quarter is not None:
            self._all.send(self._quarter)

    def take_rows(self, event: Appraised) -> bool:
        """Keep outlooks; whether they are of the quarter looked at."""
        self._rows.is_last()
        if event.quarter != self._quarter:
            return False
        self.outlooks.update(event.outlooks)
        self._fresh.update(event.outlooks)
        return True

    def take_exceptions(self, event: Searched) -> bool:
        """Keep exceptions; whether they are what was asked for last."""
        if not self._all.is_last() or event.quarter != self._quarter:
            return False
        self.exceptions = event.found
        return True


def _appraise(workbook: Workbook, ask: Window, stop: Stop) -> Message:
    from qperf_tui.tui.outlooks import outlooks  # noqa: PLC0415 - start-up

    del stop
    quarter, ids = ask
    indicators = workbook.indicators.of_ids(ids, quarter)
    return Lookout.Appraised(quarter, outlooks(workbook, quarter, indicators))


def _search(workbook: Workbook, ask: Quarter, stop: Stop) -> Message:
    from qperf_tui.tui.outlooks import all_grounds  # noqa: PLC0415 - start-up

    return Lookout.Searched(ask, all_grounds(workbook, ask, stop))
