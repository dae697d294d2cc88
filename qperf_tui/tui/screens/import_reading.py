"""How a return is read: what its headings stand for, its sheet, year and profile."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from qperf_tui.domain.mends import Mend, Wanted
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.tui.import_words import column_line
from qperf_tui.tui.screens.import_mending import ImportMendingScreen
from qperf_tui.tui.screens.picking import PickScreen
from qperf_tui.workbench.asking import COLUMNS, Asked, read_year
from qperf_tui.workbench.pasting import Given
from qperf_tui.workbench.previewing import Preview
from qperf_tui.workbench.profiles import keep_profile, profiles

_LEFT_OUT: Final = "leave it out"
_EVERY: Final = "every sheet whose headings fit"


class ImportReadingScreen(ImportMendingScreen):
    """What the file itself does not say is asked, and it is read again."""

    def begin(self, paths: Sequence[Given]) -> None:
        """Look through other files, of which nothing was asked yet."""
        self._asked_of: set[tuple[int, str]] = set()
        super().begin(paths)

    def guide(self) -> None:
        """Ask for the sheet where several fit, then for the year no heading says."""
        if self.sight is None or self.app.screen is not self or self.line.display:
            return
        for file, seen in enumerate(self.sight.previews):
            if len(seen.fitting) > 1 and self._is_first(file, "sheet"):
                self._ask_sheet(file, seen, seen.fitting)
                return
            if _wants(seen, Wanted.YEAR) and self._is_first(file, "year"):
                self._ask_year(file, seen)
                return

    def _is_first(self, file: int, what: str) -> bool:
        """Whether something of a file was not asked yet; it is not asked again."""
        is_first = (file, what) not in self._asked_of
        self._asked_of.add((file, what))
        return is_first

    def _wanting(self, *wanted: Wanted) -> Preview | None:
        """The file in hand, or the first that cannot do without what is asked."""
        seen, sight = self.preview, self.sight
        if seen is None or sight is None or _wants(seen, *wanted):
            return seen
        for file, each in enumerate(sight.previews):
            if _wants(each, *wanted):
                self._show_file(file)
                return each
        return seen

    def _show_file(self, file: int) -> None:
        """Put the mark in a file, if it is not there already."""
        lines = () if self.sight is None else self.sight.lines
        if self.file != file:
            shown = (at for at in self.table.shown if lines[at].file == file)
            first = next(shown, None)
            if first is not None:
                self.table.go_to(first)

    def action_columns(self) -> None:
        """Choose a heading, then what it stands for."""
        seen = self._wanting(Wanted.COLUMN, Wanted.CHOICE)
        if seen is None:
            return
        if not seen.matches:
            self.notify("No headings were found in this file.")
            return
        lines = [column_line(seen, at) for at in range(len(seen.matches))]
        odd = (at for at, each in enumerate(seen.matches) if not each.is_used)
        self.app.push_screen(
            PickScreen("What the headings stand for", lines, next(odd, 0)),
            partial(self._ask_column, self.file, seen),
        )

    def _ask_column(self, file: int, seen: Preview, at: int | None) -> None:
        if at is None:
            return
        match = seen.matches[at]
        begin = COLUMNS.index(match.column) if match.column in COLUMNS else 0
        self.app.push_screen(
            PickScreen(
                f"“{match.heading}” is our column", (*COLUMNS, _LEFT_OUT), begin
            ),
            partial(self._map, file, match.heading),
        )

    def _map(self, file: int, heading: str, at: int | None) -> None:
        if at is None:
            return
        column = COLUMNS[at] if at < len(COLUMNS) else ""
        asked = self.wishes[file].asked
        columns = {**asked.columns, heading: column}
        self._ask_for(file, replace(asked, columns=columns))

    def _ask_for(self, file: int, asked: Asked) -> None:
        """Read a file as asked, by the same profile if there was one."""
        if self.sight is not None:
            profile = self.sight.previews[file].profile
            self.again(file, replace(self.wishes[file], asked=asked, profile=profile))

    def action_sheet(self) -> None:
        """Choose the worksheet to read."""
        seen = self.preview
        if seen is None:
            return
        if len(seen.sheets) + len(seen.hidden_sheets) < 2:
            self.notify("This file has no other sheet.")
            return
        self._ask_sheet(self.file, seen, seen.sheets)

    def _ask_sheet(self, file: int, seen: Preview, sheets: Sequence[str]) -> None:
        every = [_EVERY] if len(sheets) > 1 else []
        hidden = [f"{each} (hidden)" for each in seen.hidden_sheets]
        named = (*sheets, *seen.hidden_sheets)

        def read(at: int | None) -> None:
            if at is None:
                self.guide()
                return
            name = (*named, "")[at]
            asked = replace(
                self.wishes[file].asked,
                sheets=(name,) if name else (),
                every_sheet=not name,
            )
            self._ask_for(file, asked)

        self.app.push_screen(
            PickScreen(
                f"Which sheet of {seen.file_name} is read?",
                (*sheets, *hidden, *every),
            ),
            read,
        )

    def action_year(self) -> None:
        """Ask for the year of `Q1` to `Q4`, or the quarter of every figure."""
        seen = self._wanting(Wanted.YEAR, Wanted.QUARTER)
        if seen is not None:
            self._ask_year(self.file, seen)

    def _ask_year(self, file: int, seen: Preview) -> None:
        def read(said: str) -> None:
            try:
                wish = self.wishes[file]
                asked = _when(wish.asked, said)
            except QperfError as error:
                self.notify(str(error), severity="warning", markup=False)
                return
            self._ask_for(file, asked)

        self._show_file(file)
        year = str(self.shown_quarter).split()[-1]
        self.line.ask("Year, or quarter of all of it", _year_named(seen) or year, read)

    def action_headings(self) -> None:
        """Ask which line the headings stand on."""
        seen = self.preview
        if seen is None:
            return
        file = self.file

        def read(said: str) -> None:
            line = int(said) if said.isascii() and said.isdigit() else 0
            if not line:
                self.notify("Type the number of a line, such as 4.", severity="warning")
                return
            self._ask_for(file, replace(self.wishes[file].asked, heading_line=line))

        self.line.ask("Headings on line", str(seen.heading_line or 1), read)

    def action_profile(self) -> None:
        """Choose the profile to read it by."""
        if self.preview is None:
            return
        file = self.file
        names = [each.name for each in profiles(self.desk.workbook)]
        if not names:
            self.notify("No profile is kept yet; p keeps how this file was read.")
            return

        def read(at: int | None) -> None:
            if at is not None:
                self.again(file, replace(self.wishes[file], profile=names[at]))

        self.app.push_screen(PickScreen("Read by which profile?", names), read)

    def action_keep(self) -> None:
        """Ask for a name to keep the reading under."""
        seen = self.preview
        if seen is None:
            return
        headings, asked = seen.headings, seen.asked

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

        self.line.ask("Name of the profile", seen.profile or "", keep)


def _wants(seen: Preview, *wanted: Wanted) -> bool:
    """Whether a file cannot be read without something that it does not say."""
    return any(mend.wanted in wanted for mend in _mends(seen))


def _year_named(seen: Preview) -> str:
    """The year that stands above the headings; nothing if none does."""
    years = (mend.about for mend in _mends(seen) if mend.wanted is Wanted.YEAR)
    return next(years, "")


def _mends(seen: Preview) -> list[Mend]:
    return [problem.mend for problem in seen.of_file if problem.mend is not None]


def _when(asked: Asked, said: str) -> Asked:
    """Asked with a year such as `2012/13`, or a quarter such as `Q2 2012/13`.

    Raises:
        QperfError: If it is neither.
    """
    try:
        return replace(asked, quarter=Quarter.parse(said))
    except ValueError:
        return replace(asked, year=read_year(said))
