"""How a return is read: what its headings stand for, its sheet, year and profile."""

from dataclasses import replace
from functools import partial
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.tui.import_rows import column_line
from qperf_tui.tui.screens.import_table import ImportTableScreen
from qperf_tui.tui.screens.picking import PickScreen
from qperf_tui.workbench.asking import COLUMNS, Asked, read_year
from qperf_tui.workbench.profiles import keep_profile, profiles

_LEFT_OUT: Final = "leave it out"


class ImportReadingScreen(ImportTableScreen):
    """What the file itself does not say is asked, and it is read again."""

    def action_columns(self) -> None:
        """Choose a heading, then what it stands for."""
        sight = self.sight
        if sight is None or self.is_busy:
            return
        seen = sight.preview
        if not seen.matches:
            self.notify("No headings were found in this file.")
            return
        lines = [column_line(seen, at) for at in range(len(seen.matches))]
        odd = (at for at, each in enumerate(seen.matches) if not each.is_used)
        self.app.push_screen(
            PickScreen("What the headings stand for", lines, next(odd, 0)),
            self._ask_column,
        )

    def _ask_column(self, at: int | None) -> None:
        if at is None or self.sight is None:
            return
        match = self.sight.preview.matches[at]
        begin = COLUMNS.index(match.column) if match.column in COLUMNS else 0
        self.app.push_screen(
            PickScreen(
                f"“{match.heading}” is our column", (*COLUMNS, _LEFT_OUT), begin
            ),
            partial(self._map, match.heading),
        )

    def _map(self, heading: str, at: int | None) -> None:
        if at is None:
            return
        column = COLUMNS[at] if at < len(COLUMNS) else ""

        asked = self._reading
        columns = {**asked.columns, heading: column}
        self._ask_for(replace(asked, columns=columns))

    @property
    def _reading(self) -> Asked:
        return Asked() if self.wish is None else self.wish.asked

    def _ask_for(self, asked: Asked) -> None:
        """Read it as asked, by the same profile if there was one."""
        wish, sight = self.wish, self.sight
        if wish is not None and sight is not None:
            profile = sight.preview.profile
            self.again(replace(wish, asked=asked, profile=profile))

    def action_sheet(self) -> None:
        """Choose the worksheet to read."""
        sight = self.sight
        if sight is None or self.is_busy:
            return
        sheets = sight.preview.sheets
        if len(sheets) < 2:
            self.notify("This file has no other sheet that can be seen.")
            return

        def read(at: int | None) -> None:
            if at is not None:
                one = replace(self._reading, sheets=(sheets[at],), every_sheet=False)
                self._ask_for(one)

        self.app.push_screen(PickScreen("Which sheet is read?", sheets), read)

    def action_year(self) -> None:
        """Ask for the year of `Q1` to `Q4`, or the quarter of every figure."""
        if self.sight is None or self.is_busy:
            return

        def read(said: str) -> None:
            try:
                asked = _when(self._reading, said)
            except QperfError as error:
                self.notify(str(error), severity="warning", markup=False)
                return
            self._ask_for(asked)

        year = str(self.shown_quarter).split()[-1]
        self.line.ask("Year or quarter", year, read)

    def action_profile(self) -> None:
        """Choose the profile to read it by."""
        wish = self.wish
        if wish is None or self.is_busy:
            return
        names = [each.name for each in profiles(self.desk.workbook)]
        if not names:
            self.notify("No profile is kept yet; p keeps how this file was read.")
            return

        def read(at: int | None) -> None:
            if at is not None:
                self.again(replace(wish, profile=names[at]))

        self.app.push_screen(PickScreen("Read by which profile?", names), read)

    def action_keep(self) -> None:
        """Ask for a name to keep the reading under."""
        sight = self.sight
        if sight is None or self.is_busy:
            return
        headings, asked = sight.preview.headings, self._reading

        def say(_: object) -> None:
            self.notify(
                "Kept; the next file with these headings is read by it.", timeout=10
            )

        def keep(name: str) -> None:
            self.write(
                f"keep profile {name}",
                lambda held: keep_profile(held, name, headings, asked),
                say,
            )

        self.line.ask("Name of the profile", sight.preview.profile or "", keep)


def _when(asked: Asked, said: str) -> Asked:
    """Asked with a year such as `2012/13`, or a quarter such as `Q2 2012/13`.

    Raises:
        QperfError: If it is neither.
    """
    try:
        return replace(asked, quarter=Quarter.parse(said))
    except ValueError:
        return replace(asked, year=read_year(said))
