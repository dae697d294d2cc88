"""The figures that are being typed: what was typed of each, and what it comes to."""

from dataclasses import replace
from enum import Enum

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.entering import Entering, Reading, read_typed
from qperf_tui.workbench.entry_drafts import drafts_of
from qperf_tui.workbench.typed import NOTHING, Typed


class Verdict(Enum):
    """What becomes of a row that is to be kept."""

    UNTOUCHED = "nothing in it has changed"
    REFUSED = "it cannot be kept as it is"
    ASKS = "something in it is odd, and is to be looked at first"
    WANTS_REASON = "it revises a closed quarter"
    READY = "it can be kept"


class EntryBook:
    """Figures of one quarter as they are typed, one row at a time.

    What was typed of a row stays until it is on file, wherever the cursor goes.
    """

    def __init__(self, workbook: Workbook, quarter: Quarter) -> None:
        self._workbook = workbook
        self.quarter = quarter
        self.unsaved: dict[int, Typed] = drafts_of(workbook, quarter)
        """What was typed and is not on file, by indicator id."""
        self.saved: set[int] = set()
        """Indicators whose figure was kept since the screen was opened."""
        self.entering: Entering | None = None
        """The figure that the cursor is on."""
        self.typed = NOTHING
        self.reading: Reading | None = None
        self.overtaken = ""
        """That somebody has changed the figure since it was typed on, if they have."""
        self._looked_at: Typed | None = None
        """What was odd and has been said to be."""

    @property
    def number(self) -> int | None:
        """The indicator that the cursor is on."""
        return None if self.entering is None else self.entering.indicator.indicator_id

    @property
    def is_touched(self) -> bool:
        """Whether something was typed on the row that is not on file."""
        return self.number in self.unsaved

    @property
    def is_looked_at(self) -> bool:
        """Whether what is odd about the row was said, and the next enter keeps it."""
        return self._looked_at is not None and self._looked_at == self.typed

    def turn_to(self, number: int | None) -> None:
        """Put the cursor on an indicator, as it stands now."""
        ids = [] if number is None else [number]
        found = self._workbook.indicators.of_ids(ids)
        self.entering = None
        self.typed, self.reading = NOTHING, None
        self.overtaken, self._looked_at = "", None
        if found and number is not None:
            self.entering = Entering.of(self._workbook, found[0], self.quarter)
            self._look(self.unsaved.get(number, self.entering.stood))

    def look_again(self) -> None:
        """Hold the row against what stands now, and know whether that has changed."""
        before, said, looked_at = self.entering, self.overtaken, self._looked_at
        self.turn_to(self.number)
        now = self.entering
        if before is None or now is None or not self.is_touched:
            return
        if before.kept == now.kept:
            self.overtaken, self._looked_at = said, looked_at
        else:
            self.overtaken = (
                f"The figure of {now.indicator.code} has been changed meanwhile and is "
                f"now {now.stood.words}; what you typed is not saved."
            )

    def be_told(self, overtaken: str) -> None:
        """Know that a colleague was first, and that this officer has been told."""
        self.overtaken = overtaken
        self._looked_at = self.typed

    def keep(self, number: int, typed: Typed) -> None:
        """Know that what was typed of an indicator is on file."""
        self.saved.add(number)
        if self.unsaved.get(number) == typed:
            del self.unsaved[number]

    def put(self, column: str, text: str) -> None:
        """Have a cell of the row say something else."""
        if self.entering is None or self.number is None:
            return
        typed = replace(self.typed, **{column.lower(): text})
        if typed == self.entering.stood:
            self.unsaved.pop(self.number, None)
        else:
            self.unsaved[self.number] = typed
        self._look(typed)

    def drop(self) -> None:
        """Let go of what was typed on the row."""
        if self.entering is not None and self.number is not None:
            self.unsaved.pop(self.number, None)
            self._look(self.entering.stood)

    def verdict(self) -> Verdict:
        """What becomes of the row if it is to be kept; what is odd is asked once."""
        reading = self.reading
        if reading is None or not self.is_touched:
            return Verdict.UNTOUCHED
        if reading.is_refused:
            return Verdict.REFUSED
        if not reading.change:
            self.drop()
            return Verdict.UNTOUCHED
        if reading.closed:
            return Verdict.WANTS_REASON
        if (reading.misgivings or self.overtaken) and not self.is_looked_at:
            self._looked_at = self.typed
            return Verdict.ASKS
        return Verdict.READY

    def _look(self, typed: Typed) -> None:
        self.typed = typed
        self.reading = (
            None if self.entering is None else read_typed(self.entering, typed)
        )
