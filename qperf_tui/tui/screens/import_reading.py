"""How a return is read: what its headings stand for, its sheet, year and profile."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from qperf_tui.domain.mends import Wanted
from qperf_tui.errors import QperfError
from qperf_tui.tui.screens.import_defining import ImportDefiningScreen, mends_in
from qperf_tui.tui.screens.picking import PickScreen
from qperf_tui.tui.screens.reading_picks import pick_column, pick_sheet
from qperf_tui.workbench.asking import COLUMNS, Asked, asked_when
from qperf_tui.workbench.pasting import Given
from qperf_tui.workbench.previewing import Preview
from qperf_tui.workbench.profiles import keep_profile, profiles


class ImportReadingScreen(ImportDefiningScreen):
    """What the file itself does not say is asked, and it is read again."""

    def begin(self, paths: Sequence[Given]) -> None:
        """Look through other files, of which nothing was asked yet."""
        self._asked_of: set[tuple[int, str]] = set()
        super().begin(paths)

    def leave_out(self, file: int) -> None:
        """Go on with the other files, of which what was asked stays asked."""
        self._asked_of = {
            (at - (at > file), what) for at, what in self._asked_of if at != file
        }
        super().leave_out(file)

    def guide(self) -> None:
        """Ask for the sheet where several fit, then for the year no heading says."""
        if self.sight is None or self.app.screen is not self or self.line.display:
            return
        for file, seen in enumerate(self.sight.previews):
            if _wants(seen, Wanted.KIND) and self._is_first(file, "kind"):
                self.ask_kind(file, seen)
                return
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
        if seen is not None:
            pick_column(self, seen.matches, COLUMNS, partial(self._map, self.file))

    def _map(self, file: int, heading: str, column: str) -> None:
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
        def read(name: str | None) -> None:
            if name is None:
                self.guide()
                return
            asked = replace(
                self.wishes[file].asked,
                sheets=(name,) if name else (),
                every_sheet=not name,
            )
            self._ask_for(file, asked)

        pick_sheet(self, seen.file_name, (sheets, seen.hidden_sheets), read)

    def action_year(self) -> None:
        """Ask for the year of `Q1` to `Q4`, or the quarter of every figure."""
        seen = self._wanting(Wanted.YEAR, Wanted.QUARTER)
        if seen is not None:
            self._ask_year(self.file, seen)

    def _ask_year(self, file: int, seen: Preview) -> None:
        def read(said: str) -> None:
            try:
                wish = self.wishes[file]
                asked = asked_when(wish.asked, said)
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
    return any(mend.wanted in wanted for mend in mends_in(seen))


def _year_named(seen: Preview) -> str:
    """The year that stands above the headings; nothing if none does."""
    years = (mend.about for mend in mends_in(seen) if mend.wanted is Wanted.YEAR)
    return next(years, "")
