"""An officer at the workbench: what they press and write, and what they then see."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from textual.pilot import Pilot
from textual.widgets import DataTable, Static, TextArea

from qperf_tui.config import Settings
from qperf_tui.domain.commentary import Commentary
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.commentaries import Draft
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.app import QperfApp
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.screens.review import ReviewScreen
from qperf_tui.tui.widgets.browser import Browser
from qperf_tui.tui.widgets.outline import Outline
from support.screens import screen_text
from support.waiting import until
from support.workbooks import stamp

Q2: Final = Quarter.parse("Q2 2012/13")


class Officer:
    """Somebody working with the keys, on a workbook that the test can read too."""

    def __init__(self, app: QperfApp, pilot: Pilot[None], workbook: Workbook) -> None:
        self.app = app
        self.pilot = pilot
        self.workbook = workbook

    @property
    def screen(self) -> str:
        """The kind of screen in front."""
        return type(self.app.screen).__name__

    @property
    def seen(self) -> str:
        """All that is on the screen now."""
        return screen_text(self.app)

    @property
    def told(self) -> list[str]:
        """Every notice given so far."""
        return [each.message for each in self.app._notifications]

    @property
    def browser(self) -> Browser:
        """The list of the first screen."""
        return self.app.screen.query_one(Browser)

    @property
    def listed(self) -> list[str]:
        """The codes in the list, in the order shown."""
        by_id = {
            each.indicator_id: each.code for each in self.workbook.indicators.on_file()
        }
        return [by_id[each] for each in self.browser.table.shown]

    @property
    def chosen(self) -> str:
        """The code under the cursor of the list."""
        (found,) = self.workbook.indicators.of_ids([self.browser.table.chosen or 0])
        return found.code

    @property
    def text(self) -> TextArea:
        """What is being written."""
        return self.app.screen.query_one(TextArea)

    def line(self, selector: str) -> str:
        """What a line or pane says."""
        return str(self.app.screen.query_one(selector, Static).content)

    def cells(self) -> list[list[str]]:
        """The table in front, row by row, each cell cut to its column's width."""
        table = self.app.screen.query_one(DataTable)
        widths = [column.get_render_width(table) for column in table.ordered_columns]
        return [
            [str(cell)[:width] for cell, width in zip(row, widths, strict=True)]
            for row in map(table.get_row_at, range(table.row_count))
        ]

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until everything they asked for is done."""
        await self.pilot.press(*keys)
        await self.settled()

    async def settled(self) -> None:
        """Wait until every write given is on disk and told of."""
        await until(
            self.pilot, lambda: not self.app._desk.writer._under_way, "the writer"
        )
        await self.pilot.pause()
        await until(self.pilot, lambda: not self._is_reading, "the screen to be read")

    @property
    def _is_reading(self) -> bool:
        screen = self.app.screen
        return isinstance(screen, DeskScreen) and screen.is_reading

    @property
    def is_working_out(self) -> bool:
        """Whether an answer is still to come from another thread."""
        return any(
            each._thread_worker and not each.is_finished for each in self.app.workers
        )

    async def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait for a condition; where it never holds, the screen is in what is said."""
        try:
            await until(self.pilot, holds, what)
        except AssertionError as never:
            raise AssertionError(f"{never}\n{self.seen}") from None

    async def sees(self, *words: str) -> None:
        """Wait until every one of some words is on the screen."""
        for said in words:
            await self.until(
                lambda said=said: said in self.seen, f"{said!r} to be seen"
            )

    async def until_said(self, selector: str, words: str) -> None:
        """Wait until a line of the screen in front says some words."""
        await self.until(
            lambda: words in self.line(selector), f"{selector} to say {words!r}"
        )

    async def goes_to(self, code: str) -> None:
        """Put the cursor of the list on an indicator."""
        indicator = self.workbook.indicators.by_code(code)
        self.browser.table.go_to(indicator.indicator_id)
        await self.pilot.pause()

    async def writes(self, code: str, body: str | None = None) -> None:
        """Open the editor on an indicator, and put `body` in it as if typed."""
        await self.goes_to(code)
        await self.press("e")
        if body is not None:
            self.text.text = body
            await self.pilot.pause()

    async def writes_on(self, more: str) -> None:
        """Put more at the end of the text, as if typed."""
        self.text.insert(more, self.text.document.end)
        await self.pilot.pause()

    async def opens_report(self) -> None:
        """Go to the summary section and wait until it is drafted."""
        await self.press("3")

        def is_drafted() -> bool:
            if self.screen != "ReportScreen":
                return False
            summary = self.app.screen.query_one(Outline).summary
            return summary is not None and all(
                each.on_file is not None for each in summary.paragraphs
            )

        await self.until(is_drafted, "the draft")
        await self.settled()

    async def opens_queue(self) -> None:
        """Go to what is to be done, and wait until it is worked out."""
        await self.press("2")
        await self.until(
            lambda: "reading" not in self.line("#head"), "what is to be done"
        )

    async def opens_history(self) -> None:
        """Go to what was changed, and wait until it is read."""
        await self.press("4")
        await self.until(lambda: "reading" not in self.line("#line"), "the changes")

    async def told_of(self, *words: str) -> None:
        """Wait until a notice has given every one of some words."""
        await self.until(
            lambda: bool(self.told) and all(each in self.told[-1] for each in words),
            f"{words} to be told",
        )

    @property
    def saved(self) -> str:
        """What the top line says of saving."""
        screen = self.app.screen
        return screen.top_line.saved if isinstance(screen, DeskScreen) else ""

    def note(self, code: str, quarter: Quarter = Q2) -> Commentary | None:
        """The commentary on file."""
        key = self.workbook.indicators.by_code(code).indicator_id
        return self.workbook.commentaries.standing(key, quarter)

    def draft(self, code: str, quarter: Quarter = Q2) -> Draft | None:
        """What this officer has typed and not saved."""
        key = self.workbook.indicators.by_code(code).indicator_id
        return self.workbook.commentaries.draft(key, quarter)


@asynccontextmanager
async def at_the_workbench(
    path: Path,
    *,
    size: tuple[int, int] = (120, 40),
    by: str = "A Officer",
    quarter: Quarter = Q2,
    read_only: bool = False,
    settings: Settings | None = None,
) -> AsyncIterator[Officer]:
    """Somebody who has just opened the workbench on the workbook at `path`."""
    with Workbook.open(path, stamp(by), read_only=read_only) as workbook:
        app = QperfApp(
            workbook, quarter, settings or Settings(), is_read_only=read_only
        )
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            officer = Officer(app, pilot, workbook)
            await officer.until(lambda: len(app.screen_stack) > 1, "the first screen")
            review = app.screen_stack[1]
            await officer.until(
                lambda: (
                    isinstance(review, ReviewScreen)
                    and review.tallies.whole is not None
                    and review.pane.dossier is not None
                ),
                "the first list",
            )
            yield officer
        app.close_desk()


def footer(app: QperfApp) -> str:
    """The last line of the screen."""
    return screen_text(app).splitlines()[-1]


def each_of(rows: Iterable[Iterable[str]], place: int) -> list[str]:
    """One column of a table, without the spaces that set it."""
    return [list(row)[place].strip() for row in rows]
