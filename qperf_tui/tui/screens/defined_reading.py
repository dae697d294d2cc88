"""How a table of definitions is read: its kind, columns, sheet, year and the rest."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from rich.text import Text
from textual import on

from qperf_tui.domain.mends import Wanted
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.tui.columns import Column
from qperf_tui.tui.defined_rows import (
    DefinedSight,
    about_defined,
    defined_cells,
    defined_columns,
)
from qperf_tui.tui.definition_wishes import SAYINGS, WHEN, Saying
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.import_words import asked_for, columns_said, to_accept
from qperf_tui.tui.screens.looked_through import LookedThroughScreen
from qperf_tui.tui.screens.picking import PickScreen
from qperf_tui.tui.screens.reading_picks import pick_column, pick_kind, pick_sheet
from qperf_tui.tui.widgets.return_reader import Defining, ReturnReader
from qperf_tui.workbench.asking import Asked
from qperf_tui.workbench.definition_files import TableKind, Taken, Wished, columns_of

_KEYED: Final = {Wanted.YEAR, Wanted.QUARTER, Wanted.FROM, Wanted.COLUMN, Wanted.CHOICE}
"""What a key says of a table that it does not say itself."""


class DefinedReadingScreen(LookedThroughScreen[DefinedSight]):
    """What a table does not say itself is asked, and it is read again."""

    def __init__(
        self, desk: Desk, quarter: Quarter, path: Path, kind: TableKind, asked: Asked
    ) -> None:
        super().__init__(desk, quarter)
        self.asked_now = Defining(path=path, kind=kind, wished=Wished(asked=asked))
        """How the table is read."""

    @property
    def place(self) -> str:
        """What is done here."""
        return "Import"

    @property
    def taken(self) -> Taken | None:
        """What was read; None while it is being read or written."""
        return None if self.sight is None or self.is_busy else self.sight.taken

    def on_mount(self) -> None:
        """Look the table through."""
        self.rest()
        self.reload()

    def reload(self) -> None:
        """Read it again, since what it is compared with has changed."""
        if not self.is_busy:
            self.reader.read(self.asked_now)

    def _again(self, wished: Wished) -> None:
        """Read it as is wished now."""
        self.asked_now = replace(self.asked_now, wished=wished)
        self.reload()

    def _ask_for(self, asked: Asked) -> None:
        self._again(replace(self.asked_now.wished, asked=asked))

    @on(ReturnReader.Defined)
    def _take(self, event: ReturnReader.Defined) -> None:
        event.stop()
        keep = self.table.chosen
        self.sight = DefinedSight.of(event.taken)
        self.show(keep=keep)

    @on(ReturnReader.Failed)
    def _explain(self, event: ReturnReader.Failed) -> None:
        event.stop()
        self.explain(event.reason)

    def columns(self) -> tuple[Column, ...]:
        """The columns that fit; what changes takes the rest."""
        return defined_columns(self.size.width)

    def cells(
        self, sight: DefinedSight, at: int, columns: Sequence[Column]
    ) -> Sequence[Text]:
        """A thing that the table says, or what is wrong with it."""
        return defined_cells(sight.lines[at], columns, self.app.theme_variables)

    def whole(self, sight: DefinedSight, at: int | None) -> str:
        """All of a line."""
        return "Nothing here." if at is None else about_defined(sight.lines[at])

    def how(self, sight: DefinedSight) -> str:
        """How the table was read, and what its headings stand for."""
        taken = sight.taken
        line = taken.heading_line
        where = "" if line is None else f"; headings on line {line}"
        said = (
            f"Table of {taken.done.kind.words}; {taken.read_as or 'not read'}{where}."
        )
        return f"{said}\n{columns_said(taken.matches)}".rstrip()

    def step(self, sight: DefinedSight) -> str:
        """What an officer would do next, with the key that does it."""
        if not sight.refused:
            return to_accept(sight.counts, is_read_only=self.desk.is_read_only)
        for each in sight.taken.problems:
            if each.mend is not None and each.mend.wanted in _KEYED:
                return f"Next: {asked_for(each.mend)}"
        return "Next: mend the file and read it again with r, or leave with escape."

    def action_again(self) -> None:
        """Read the file again, once it was mended elsewhere."""
        self.reload()

    def action_define(self) -> None:
        """Read it as a table of another kind."""
        taken = self.taken
        if taken is not None:
            about = f"{taken.file_name} is a table of:"
            pick_kind(self, about, taken.done.kind, self._read_as)

    def _read_as(self, kind: TableKind) -> None:
        self.asked_now = replace(self.asked_now, kind=kind)
        self.reload()

    def action_columns(self) -> None:
        """Choose a heading, then what it stands for."""
        if self.taken is not None:
            columns = columns_of(self.asked_now.kind)
            pick_column(self, self.taken.matches, columns, self._map)

    def _map(self, heading: str, column: str) -> None:
        asked = self.asked_now.wished.asked
        self._ask_for(replace(asked, columns={**asked.columns, heading: column}))

    def action_sheet(self) -> None:
        """Choose the worksheet to read."""
        taken = self.taken
        if taken is None:
            return
        if len(taken.sheets) + len(taken.hidden_sheets) < 2:
            self.notify("This file has no other sheet.")
            return

        def read(name: str | None) -> None:
            if name:
                asked = self.asked_now.wished.asked
                self._ask_for(replace(asked, sheets=(name,)))

        sheets = (taken.sheets, taken.hidden_sheets)
        pick_sheet(self, taken.file_name, sheets, read, may_be_every=False)

    def action_year(self) -> None:
        """Ask for the year of it, or the quarter of all of it."""
        if self.taken is not None:
            self._ask(WHEN)

    def action_say(self) -> None:
        """Choose what is to be said of the table, then say it."""
        if self.taken is None:
            return
        wished, kind = self.asked_now.wished, self.asked_now.kind
        every = SAYINGS[kind]
        if not every:
            self.notify(f"A table of {kind.words} says all there is to say itself.")
            return
        lines = [f"{each.label}: {each.said(wished) or '–'}" for each in every]

        def ask(at: int | None) -> None:
            if at is not None:
                self._ask(every[at])

        about = f"What this table of {kind.words} does not say"
        self.app.push_screen(PickScreen(about, lines), ask)

    def _ask(self, saying: Saying) -> None:
        self.line.ask(
            saying.label,
            saying.said(self.asked_now.wished),
            partial(self._say, saying),
        )

    def _say(self, saying: Saying, text: str) -> None:
        try:
            self._again(saying.put(self.asked_now.wished, text))
        except QperfError as error:
            self.notify(str(error), severity="warning", markup=False)
