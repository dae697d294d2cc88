"""The cells of returns that are looked through."""

from collections.abc import Sequence
from dataclasses import replace

from rich.text import Text
from textual import on

from qperf_tui.domain.period import Quarter
from qperf_tui.tui.columns import Column
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.import_rows import (
    Line,
    Sight,
    about_line,
    line_cells,
    line_columns,
)
from qperf_tui.tui.import_words import next_step, reading_lines
from qperf_tui.tui.screens.looked_through import LookedThroughScreen
from qperf_tui.tui.widgets.return_reader import (
    Reading,
    ReturnReader,
    Wish,
    mends_of,
)
from qperf_tui.workbench.pasting import Given
from qperf_tui.workbench.previewing import Preview


class ImportTableScreen(LookedThroughScreen[Sight]):
    """The cells of one return or several, with all of the chosen one below."""

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self.wishes: tuple[Wish, ...] = ()
        """How each of the files is read."""
        self._wanted: tuple[Wish, ...] = ()
        """How they are being read, until that has worked."""
        self._is_new = True
        """Whether what is read next was not looked through before."""

    @property
    def place(self) -> str:
        """What is done here."""
        return "Import"

    @property
    def file(self) -> int:
        """Which of the files the chosen line is of."""
        line = self.chosen
        return 0 if line is None else line.file

    @property
    def preview(self) -> Preview | None:
        """The file that the chosen line is of; None while none can be asked about."""
        is_ready = self.sight is not None and not self.is_busy
        return self.sight.previews[self.file] if self.sight and is_ready else None

    def begin(self, paths: Sequence[Given]) -> None:
        """Look through other files."""
        self._is_new = True
        self._read(tuple(Wish(path=each) for each in paths))

    def reload(self) -> None:
        """Read all of it again, since what it is compared with has changed."""
        if self.wishes and not self.is_busy:
            self._read(self._mended(self.wishes))

    def again(self, file: int, wish: Wish) -> None:
        """Read one of the files otherwise, with what was mended mended."""
        wishes = [*self.wishes]
        wishes[file] = wish
        kept = {} if self.sight is None else dict(enumerate(self.sight.previews))
        kept.pop(file, None)
        self._read(self._mended(tuple(wishes)), kept)

    def leave_out(self, file: int) -> None:
        """Go on with the other files, read again; where there is none, leave."""
        wishes = [*self._mended(self.wishes)]
        del wishes[file]
        if not wishes:
            self.dismiss(result=True)
            return
        self._is_new = True
        self._read(tuple(wishes))

    def _mended(self, wishes: tuple[Wish, ...]) -> tuple[Wish, ...]:
        if self.sight is None:
            return wishes
        return tuple(
            replace(wish, mends=mends_of(seen))
            for wish, seen in zip(wishes, self.sight.previews, strict=True)
        )

    def _read(
        self, wishes: tuple[Wish, ...], kept: dict[int, Preview] | None = None
    ) -> None:
        self._wanted = wishes
        self.reader.read(Reading(wishes=wishes, kept=kept or {}))

    @on(ReturnReader.Seen)
    def _take(self, event: ReturnReader.Seen) -> None:
        event.stop()
        if self._wanted:
            self.wishes, self._wanted = self._wanted, ()
        self.sight = event.sight
        self.show(keep=None if self._is_new else self.table.chosen)
        self._is_new = False
        self.guide()

    def hint(self, line: Line | None) -> str:
        """What more is said of the chosen line; each screen knows what."""
        del line
        return ""

    def guide(self) -> None:
        """Ask at once what no file says; each screen knows what."""

    @on(ReturnReader.Failed)
    def _explain(self, event: ReturnReader.Failed) -> None:
        event.stop()
        self._wanted = ()
        self.explain(event.reason)

    def columns(self) -> tuple[Column, ...]:
        """The columns that fit; what changes takes the rest."""
        files = 1 if self.sight is None else len(self.sight.previews)
        return line_columns(self.size.width, files)

    def cells(self, sight: Sight, at: int, columns: Sequence[Column]) -> Sequence[Text]:
        """A cell of the file, or what is wrong with a row of it."""
        return line_cells(sight, at, columns, self.app.theme_variables)

    def whole(self, sight: Sight, at: int | None) -> str:
        """All of a line, with the keys that mend it."""
        line = None if at is None else sight.lines[at]
        preview = sight.previews[self.file]
        said = "Nothing here." if line is None else about_line(line, preview)
        return f"{said}{self.hint(line)}"

    def how(self, sight: Sight) -> str:
        """How the file that the mark is in was read."""
        preview = sight.previews[self.file]
        several = f"{preview.file_name}: " if len(sight.previews) > 1 else ""
        return f"{several}{reading_lines(preview)}"

    def step(self, sight: Sight) -> str:
        """What an officer would do next, with the key that does it."""
        return next_step(sight, is_read_only=self.desk.is_read_only)

    @property
    def chosen(self) -> Line | None:
        """The line under the cursor."""
        at, sight = self.table.chosen, self.sight
        return None if at is None or sight is None else sight.lines[at]
