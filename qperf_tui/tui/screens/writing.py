"""What the commentary editor and the paragraph editor have in common."""

from textual import getters
from textual.app import SuspendNotSupported

from qperf_tui.domain.closing import why_closed
from qperf_tui.domain.indicator import Indicator
from qperf_tui.errors import QperfError
from qperf_tui.tui.handover import edited_in, own_editor
from qperf_tui.tui.screens.saving import SavingScreen
from qperf_tui.tui.widgets.sheet import Sheet
from qperf_tui.workbench.closing import closing_of


class WritingScreen(SavingScreen):
    """A text being written, searched, checked, previewed or handed to an editor."""

    AUTO_FOCUS = "DraftEditor"

    sheet = getters.query_one(Sheet)

    def on_mount(self) -> None:
        """Load the dictionary, for the first word written; say what cannot be saved."""
        from qperf_tui.workbench.speller import load_soon  # noqa: PLC0415 - start-up

        self.call_after_refresh(load_soon)
        if closing := closing_of(self.desk.workbook, self.shown_quarter):
            self.notify(why_closed(closing), severity="warning", markup=False)

    @property
    def about(self) -> Indicator | None:
        """What the text is about, if it is about one indicator."""
        return None

    def action_leave(self) -> None:
        """Save what is written and go back."""
        self.go(None)

    def action_find(self) -> None:
        """Look for words in the text."""
        self.sheet.find()

    def action_next_flag(self) -> None:
        """Go to the next words that a check has something to say of."""
        self.sheet.next_flag()

    def action_learn(self) -> None:
        """Have the word at the cursor, or the one selected, count as spelled right."""
        from qperf_tui.workbench.words import learn  # noqa: PLC0415 - seldom

        word = self.editor.word()

        def say(learnt: object) -> None:
            self.sheet.read_again()
            self.notify(f"“{learnt}” is now one of the council's own words.")

        self.write("learn a word", lambda workbook: learn(workbook, word), say)

    def action_preview(self) -> None:
        """Show the text with its figures in place."""
        from qperf_tui.tui.screens.preview import (  # noqa: PLC0415 - seldom
            PreviewScreen,
        )
        from qperf_tui.workbench.resolving import resolve  # noqa: PLC0415 - seldom

        body = self.editor.text
        found = resolve(
            self.desk.workbook, body, self.shown_quarter, self.about, is_typed=True
        )
        self.app.push_screen(PreviewScreen(body, found), self._go_to)

    def _go_to(self, span: tuple[int, int] | None) -> None:
        if span is not None:
            self.editor.select(span)

    def action_external(self) -> None:
        """Hand the text to the officer's own editor, and take it back as one edit."""
        self.flush()
        try:
            edited = self._handed_over()
        except QperfError as error:
            self.notify(str(error), severity="warning", timeout=10, markup=False)
            return
        if edited != self.editor.text:
            self.editor.put(edited)

    def _handed_over(self) -> str:
        command = own_editor()
        edited: str | QperfError
        try:
            with self.app.suspend():
                # An error that left this block would leave the terminal suspended.
                try:
                    edited = edited_in(command, self.editor.text)
                except QperfError as error:
                    edited = error
        except SuspendNotSupported as error:
            raise QperfError("Another editor cannot be opened here.") from error
        if isinstance(edited, QperfError):
            raise edited
        return edited
