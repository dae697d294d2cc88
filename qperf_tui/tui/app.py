"""The workbench: it opens a workbook, and ends without losing a word."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from rich.text import Text
from textual import on
from textual.app import App, SystemCommand
from textual.screen import Screen

from qperf_tui.config import Settings
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.app_keys import KEYS
from qperf_tui.tui.area_app import AreaApp
from qperf_tui.tui.areas import HOME
from qperf_tui.tui.commands import Actions, Indicators
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.screens.review import ReviewScreen
from qperf_tui.tui.themes import THEMES, starting_theme
from qperf_tui.tui.writer import Writer
from qperf_tui.workbench.entry_drafts import quarters_typed
from qperf_tui.workbench.in_hand import quarter_in_hand
from qperf_tui.workbench.unfinished import Unfinished, unfinished

_FLUSH_SECONDS: Final = 10.0
_LOOK_EVERY: Final = 1.0
"""Seconds between looks at whether a colleague has saved; each takes 20 µs."""
_ENDING_SIGNALS: Final = (signal.SIGTERM, signal.SIGHUP)


class QperfApp(AreaApp):
    """The areas over one workbook, of which Review is home."""

    TITLE = "qperf-tui"
    CSS_PATH = "qperf.tcss"
    NOTIFICATION_TIMEOUT = 3
    COMMANDS = App.COMMANDS | {Actions, Indicators}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-short"),
        (20, "-middling"),
        (34, "-tall"),
    ]

    BINDINGS = KEYS

    def __init__(
        self,
        workbook: Workbook,
        quarter: Quarter,
        settings: Settings,
        *,
        is_read_only: bool = False,
    ) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = starting_theme(
            settings.theme if settings.theme in self.available_themes else "",
            has_no_colour="NO_COLOR" in os.environ,
            is_lite="SSH_CONNECTION" in os.environ,
        )
        if "SSH_CONNECTION" in os.environ:
            self.animation_level = "none"
        self._settings = settings
        self._desk = Desk(
            workbook=workbook,
            writer=Writer(
                *(workbook.path, workbook.stamp, self, workbook.practice),
                workbook.reports.committee,
            ),
            council=workbook.settings.get("council") or workbook.path.stem,
            is_illustrative=workbook.settings.get("is_illustrative") == "yes",
            is_read_only=is_read_only,
            chart_marker=settings.chart_marker,
        )
        self._areas = {HOME: ReviewScreen(self._desk, quarter)}
        self._seen = workbook.data_version()

    def on_mount(self) -> None:
        """Open the first area, and see that nothing is lost however this ends."""
        loop = asyncio.get_running_loop()
        for each in _ENDING_SIGNALS:
            loop.add_signal_handler(each, partial(self._end, 128 + each))
        self.push_screen(self._areas[HOME])
        self.call_after_refresh(_collect_again)
        self.set_interval(_LOOK_EVERY, self._look_for_colleagues)
        self._take_keys()
        if self._settings.theme not in {"", self.theme}:
            said = f"There is no theme {self._settings.theme}; this is {self.theme}."
            self.notify(said, severity="warning", timeout=15)
        if not self._desk.is_read_only:
            self.call_after_refresh(self._offer_drafts)

    def _take_keys(self) -> None:
        chosen = self._settings.keys
        if not chosen:
            return
        from qperf_tui.tui.keys import misgivings  # noqa: PLC0415 - start-up

        for said in misgivings(chosen, self.BINDINGS):
            self.notify(said, severity="warning", timeout=15, markup=False)
        self.set_keymap(dict(chosen))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What Textual offers itself, in our words; our own actions come beside it."""
        del screen
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)
        yield SystemCommand(
            "Screenshot",
            "Save a picture (SVG) of this screen",
            lambda: self.set_timer(0.1, self.deliver_screenshot),
        )

    @on(Writer.Finished)
    def _tell_of_write(self, event: Writer.Finished) -> None:
        event.stop()
        if not self.is_running:
            # The screens are being taken down, and nobody is left to be told.
            return
        for screen in reversed(self.screen_stack):
            if isinstance(screen, DeskScreen) and screen.is_mounted:
                screen.settle(event)
                return

    def action_explain(self) -> None:
        """Show what the screen is for, and its keys."""
        from qperf_tui.tui.screens.help import HelpScreen  # noqa: PLC0415 - start-up

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_back_or_quit(self) -> None:
        """Go back to the list, and out from there."""
        if len(self.screen_stack) > 2:
            self.action_area(HOME)
        else:
            self._end(0)

    def action_leave(self) -> None:
        """End now; what is typed is kept."""
        self._end(0)

    async def action_quit(self) -> None:
        """End now; what is typed is kept."""
        self._end(0)

    def _end(self, code: int) -> None:
        """Keep what is typed, wait until it is on disk, and end."""
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.flush()
        self._desk.writer.flush(_FLUSH_SECONDS)
        self.exit(return_code=code)

    def _look_for_colleagues(self) -> None:
        if not self.is_running:
            return
        seen = self._desk.workbook.data_version()
        if seen == self._seen:
            return
        self._seen = seen
        screen = self.screen
        if isinstance(screen, DeskScreen) and screen.is_mounted:
            screen.reload()

    def _offer_drafts(self) -> None:
        for quarter in quarters_typed(self._desk.workbook):
            said = f"Figures you typed for {quarter} are not saved; t there shows them."
            self.notify(said, severity="warning", timeout=15)
        left = unfinished(self._desk.workbook)
        if left:
            from qperf_tui.tui.screens.recovery import (  # noqa: PLC0415 - start-up
                RecoveryScreen,
            )

            self.push_screen(RecoveryScreen(left), self._open_draft)

    def _open_draft(self, left: Unfinished | None) -> None:
        from qperf_tui.tui.screens.editor import (  # noqa: PLC0415 - start-up
            EditorScreen,
        )
        from qperf_tui.tui.screens.paragraph import (  # noqa: PLC0415 - start-up
            ParagraphScreen,
        )

        if left is None:
            return
        if left.paragraph is None:
            self.push_screen(EditorScreen(self._desk, left.quarter, left.about))
        else:
            self.push_screen(
                ParagraphScreen(self._desk, left.quarter, left.paragraph, left.number)
            )

    def _fatal_error(self) -> None:
        # Textual's own crash screen prints every local value: figures and words.
        self.bell()
        from qperf_tui.tui.crash import (  # noqa: PLC0415 - start-up
            crash_words,
            keep_report,
        )

        self._desk.writer.flush(_FLUSH_SECONDS)
        error = self._exception
        report = None if error is None else keep_report(error)
        self._exit_renderables.append(Text(crash_words(report)))
        self._close_messages_no_wait()

    def close_desk(self) -> None:
        """Finish every write that was given and let go of the workbook."""
        self._desk.writer.close()


def _collect_again() -> None:
    """Look for garbage from now on, but not among what the program itself is."""
    gc.freeze()
    gc.enable()


def run_workbench(
    path: Path,
    *,
    stamp: Stamp,
    quarter: Quarter | None,
    settings: Settings,
    read_only: bool,
    committee: str = "",
) -> int:
    """Open the workbench on a workbook; returns the status to exit with.

    `committee` is whose paper the Report area shows.

    Raises:
        WorkbookError: If the workbook cannot be opened.
    """
    with Workbook.open(
        path,
        stamp,
        read_only=read_only,
        practice=settings.practice,
        committee=committee,
    ) as workbook:
        start = quarter or quarter_in_hand(workbook)
        if start is None:
            start = Quarter.containing(date.fromisoformat(stamp.clock()[:10]))
        app = QperfApp(workbook, start, settings, is_read_only=read_only)
        try:
            app.run()
        finally:
            app.close_desk()
            _let_go_of_a_closed_terminal()
    return app.return_code or 0


def _let_go_of_a_closed_terminal() -> None:
    """Send what nobody can see any more nowhere, so that the status stays ours.

    Python ends with 120 where it cannot write out what was printed last.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
