"""Files read, and read again where they are mended, in another thread."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Final

from textual import on
from textual.message import Message
from textual.widgets import Static

from qperf_tui.domain.progress import Progress
from qperf_tui.errors import QperfError, StoppedError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.import_rows import Sight
from qperf_tui.tui.long_work import LONG_WORK
from qperf_tui.tui.plain import plain_line
from qperf_tui.workbench.accepting import conflicts
from qperf_tui.workbench.asking import NOTHING_ASKED, Asked
from qperf_tui.workbench.definition_files import TableKind, Taken, Wished, define
from qperf_tui.workbench.pasting import Given, as_source
from qperf_tui.workbench.previewing import (
    Preview,
    mend_alike,
    preview,
)

_EVERY: Final = 0.25
"""Seconds between two words of how far it has come."""
_STEP: Final = 500
"""Rows between two looks at whether it is still wanted."""

Place = tuple[int, str | None, int]
"""A cell by its line, its worksheet and the columns before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A file, and how it is to be read."""

    path: Given
    asked: Asked = NOTHING_ASKED
    profile: str | None = None
    mends: Mapping[Place, tuple[str, str]] = field(default_factory=dict)
    """Of mended cells, what the file says and what they are to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Files to be read, and those of them that are read already."""

    wishes: Sequence[Wish]
    kept: Mapping[int, Preview] = field(default_factory=dict)
    """By their place among the wishes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """Cells of one column of a file that are to say something else."""

    seen: Sequence[Preview]
    file: int
    """Its place among those that are seen."""
    rows: Sequence[int]
    position: int
    text: str

    @property
    def of(self) -> Preview:
        """The file whose cells are mended."""
        return self.seen[self.file]


@dataclass(frozen=True, slots=True, kw_only=True)
class Defining:
    """A table of definitions to be looked through."""

    path: Path
    kind: TableKind
    wished: Wished


Asking = Reading | Mending | Defining


def mends_of(seen: Preview) -> dict[Place, tuple[str, str]]:
    """The mended cells of a preview, to be mended alike where it is read again."""
    return {
        (seen.rows[row].line, seen.rows[row].sheet, position): (
            said,
            seen.rows[row].texts[position],
        )
        for (row, position), said in seen.mended.items()
    }


class ReturnReader(Static):
    """Reads files; says how far it is, and stops when it is told to."""

    @dataclass
    class Seen(Message):
        """All of it was read."""

        sight: Sight

    @dataclass
    class Defined(Message):
        """All of a table of definitions was read."""

        taken: Taken

    @dataclass
    class Failed(Message):
        """It could not be read as was asked."""

        reason: str

    @dataclass
    class Went(Message):
        """The work under way has come a step further."""

        done: int
        doing: str | None = None
        """What is done from now on; None for what was done before."""
        is_last: bool = False
        """Whether it is past stopping."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="progress", markup=False)
        self._errand: Errand[Asking] = Errand(
            self, desk.workbook, "import", self._search
        )
        self._doing = ""
        self._is_written = False
        self._due = 0.0
        """When it is next to be said how far it is, lest nothing else is drawn."""

    @property
    def is_reading(self) -> bool:
        """Whether an answer is still to come."""
        return self._errand.is_out

    def read(self, asked: Asking) -> None:
        """Have files read, or cells of one mended."""
        if not isinstance(asked, Mending):
            self.begin("Reading")
        self._errand.send(asked)

    def begin(self, doing: str, *, is_written: bool = False) -> None:
        """Say what is under way, and whether it is written once all is done."""
        self._doing = doing
        self._is_written = is_written
        self.update(plain_line(f"{doing} … · escape stops it"))
        self.display = True

    def rest(self) -> None:
        """Say that nothing is under way."""
        self._doing = ""
        self.display = False

    def stop(self) -> None:
        """Wait no longer for what is being read."""
        self.workers.cancel_group(self, "import")
        self._errand.give_up()
        self.rest()

    def _search(self, workbook: Workbook, asked: Asking, stop: Stop) -> Message:
        with LONG_WORK.under_way():
            return self._answer(workbook, asked, stop)

    def _answer(self, workbook: Workbook, asked: Asking, stop: Stop) -> Message:
        hear = partial(self.hear, stop)
        try:
            if isinstance(asked, Defining):
                return self.Defined(
                    define(
                        *(workbook, asked.kind, asked.path, asked.wished),
                        is_trial=True,
                        progress=hear,
                    )
                )
            if isinstance(asked, Mending):
                mended = mend_alike(
                    asked.of, asked.rows, asked.position, asked.text, hear
                )
                seen = [*asked.seen]
                seen[asked.file] = mended
            else:
                seen = list(self._read_all(workbook, asked, hear))
            return self.Seen(Sight.of(seen, conflicts(seen, hear), hear))
        except QperfError as error:
            return self.Failed(str(error))

    def _read_all(
        self, workbook: Workbook, asked: Reading, hear: Progress
    ) -> Iterator[Preview]:
        many = len(asked.wishes)
        for at, wish in enumerate(asked.wishes):
            if at in asked.kept:
                yield asked.kept[at]
                continue
            which = f" ({at + 1} of {many})" if many > 1 else ""
            self.post_message(self.Went(0, f"Reading {wish.path.name}{which}"))
            yield _read(workbook, wish, hear)

    def hear(self, stop: Stop, done: int, total: int) -> None:
        """Pass on from another thread how far it has come.

        Raises:
            StoppedError: If it is no longer wanted.
        """
        if stop():
            raise StoppedError("Stopped; nothing is written.")
        LONG_WORK.rest()
        if self._is_written and done == total:
            self.post_message(self.Went(done, is_last=True))
            return
        now = monotonic()
        if now >= self._due:
            self._due = now + _EVERY
            self.post_message(self.Went(done))

    @on(Went)
    def _say_how_far(self, event: Went) -> None:
        event.stop()
        if not self._doing:
            return
        if event.doing is not None:
            self.begin(event.doing)
            return
        if event.is_last:
            said = f"{self._doing}: being put on disk, which can no longer be stopped"
            self.update(plain_line(said))
            return
        if self.app.screen is not self.screen:
            # All of a dialog above would be drawn again for each step.
            return
        said = f"{self._doing}: {event.done:,} rows · escape stops it"
        # Laying the whole screen out again for each step would hold up the keys.
        self.update(plain_line(said), layout=False)

    @on(Seen)
    @on(Defined)
    @on(Failed)
    def _end(self, event: Message) -> None:
        is_wanted = self._errand.is_out
        if not (self._errand.is_last() and is_wanted):
            event.stop()
            return
        self.rest()


def _read(workbook: Workbook, wish: Wish, progress: Progress) -> Preview:
    """A return as it is wished for, its cells mended as they were before."""
    source = as_source(workbook, wish.path)
    seen = preview(
        workbook, source, wish.asked, profile=wish.profile, progress=progress
    )
    if not wish.mends:
        return seen
    places = _places(seen, {line for line, _, _ in wish.mends}, progress)
    for (line, sheet, position), (said, text) in wish.mends.items():
        at = places.get((line, sheet))
        if at is not None and seen.rows[at].texts[position : position + 1] == (said,):
            seen = mend_alike(seen, [at], position, text, progress)
    return seen


def _places(
    seen: Preview, lines: Container[int], progress: Progress
) -> dict[tuple[int, str | None], int]:
    """Where the rows of some lines stand, by line and worksheet."""
    rows = seen.source.rows
    places = {}
    for at, row in enumerate(rows):
        if at % _STEP == 0:
            progress(at, len(rows))
        if row.line in lines:
            places[row.line, row.layouts[0].sheet] = at
    return places
