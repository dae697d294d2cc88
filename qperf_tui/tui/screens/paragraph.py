"""Edit one paragraph of the summary section."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import plain
from qperf_tui.tui.screens.writing import WritingScreen
from qperf_tui.tui.screens.writing_keys import KEYS, LEAVE
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.sheet import Sheet
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.paragraphs import edit_paragraph


class ParagraphScreen(WritingScreen):
    """The officer's words above, what the figures say below."""

    HELP = """\
## Editing a paragraph

Your words stand in the export from now on, whatever the figures do; if they change,
the list marks the paragraph with `≠`. Put the draft back with `d` in the list.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "leave", "Save", id="paragraph.save", tooltip="Save, go back"
        ),
        LEAVE,
        *KEYS,
    ]

    def __init__(
        self, desk: Desk, quarter: Quarter, paragraph: ParagraphOnFile, number: int
    ) -> None:
        super().__init__(desk, quarter)
        self._paragraph = paragraph
        self._number = number
        self._left = desk.workbook.paragraph_drafts.of(paragraph.paragraph_id)

    @property
    def place(self) -> str:
        """The paragraph that is edited."""
        return f"Paragraph {self._number}"

    def compose(self) -> ComposeResult:
        """The text, and the draft it stands in place of."""
        yield TopLine()
        yield Static(id="banner", markup=False)
        yield Sheet(
            self.desk.workbook,
            self.shown_quarter,
            None,
            self._paragraph.body if self._left is None else self._left.body,
            heading=f"Paragraph {self._number}",
        )
        with VerticalScroll(id="drafted", can_focus=False):
            yield Static(plain(self._says()), markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Say whether something left unsaved is back."""
        self.say("Your unsaved text is back." if self._left is not None else "")

    def keeping(self, body: str) -> Job:
        """The job that keeps the draft."""
        paragraph = self._paragraph

        def keep(workbook: Workbook) -> None:
            workbook.paragraph_drafts.keep(
                paragraph.paragraph_id, body, paragraph.version
            )

        return keep

    def leaving(self, body: str) -> Job:
        """The job that lets the text stand, or lets go of an unchanged draft."""
        paragraph = self._paragraph
        if body.strip() == paragraph.body.strip() or not body.strip():
            return lambda workbook: workbook.paragraph_drafts.discard(
                paragraph.paragraph_id
            )

        def save(workbook: Workbook) -> None:
            edit_paragraph(
                workbook, paragraph.paragraph_id, body, base_version=paragraph.version
            )

        return save

    def _says(self) -> str:
        if self._paragraph.draft_key is None:
            return "This paragraph is your own; nothing is drafted for it."
        return f"Drafted from the figures: {self._paragraph.drafted}"
