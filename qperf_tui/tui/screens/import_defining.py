"""A file among returns that is a table of definitions, brought in as one."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from qperf_tui.domain.mends import Mend, Wanted
from qperf_tui.tui.screens.defined import DefinedScreen
from qperf_tui.tui.screens.import_mending import ImportMendingScreen
from qperf_tui.tui.screens.reading_picks import pick_kind
from qperf_tui.workbench.asking import NOTHING_ASKED
from qperf_tui.workbench.definition_files import TableKind
from qperf_tui.workbench.previewing import Preview


class ImportDefiningScreen(ImportMendingScreen):
    """What a file is a table of is chosen, and the other files gone on with."""

    def action_define(self) -> None:
        """Bring the file in as a table of definitions, of a kind that is chosen."""
        seen = self.preview
        if seen is not None:
            self.ask_kind(self.file, seen)

    def ask_kind(self, file: int, seen: Preview) -> None:
        """Choose what a file is a table of, and look it through as one."""
        path = self.wishes[file].path
        if not isinstance(path, Path):
            self.notify("What was pasted is figures; save it as a file for the rest.")
            return
        kinds = [each.about for each in mends_in(seen) if each.wanted is Wanted.KIND]
        like = TableKind(kinds[0]) if kinds else None
        name = seen.file_name
        about = f"Bring in {name} as a table of:"
        if like is not None:
            about = f"{name} looks like a table of {like.words}. Bring it in as:"
        pick_kind(self, about, like, partial(self._define, file, path))

    def _define(self, file: int, path: Path, kind: TableKind) -> None:
        """Look the file through as a table of a kind; the others are read after it."""

        def go_on(is_in: bool | None) -> None:  # noqa: FBT001 - what the screen ends with
            if is_in:
                self.leave_out(file)
            else:
                self.guide()

        asked = self.wishes[file].asked
        sheets = replace(NOTHING_ASKED, sheets=asked.sheets)
        self.app.push_screen(
            DefinedScreen(self.desk, self.shown_quarter, path, kind, sheets), go_on
        )


def mends_in(seen: Preview) -> list[Mend]:
    """What would mend a file as a whole, if an officer said it."""
    return [problem.mend for problem in seen.of_file if problem.mend is not None]
