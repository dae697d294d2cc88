"""Edit one paragraph of the summary section."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from qperf_tui.domain.cross_reference import as_typed, bound
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import plain
from qperf_tui.tui.screens.three_way import Meeting
from qperf_tui.tui.screens.writing import WritingScreen
from qperf_tui.tui.screens.writing_keys import KEYS, LEAVE
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.sheet import Sheet
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.numbering import numbering_of
from qperf_tui.workbench.paragraphs import back_to_draft, edit_paragraph


class ParagraphScreen(WritingScreen):
    """The officer's words above, what the figures say below."""

    HELP = """\
## Editing a paragraph

Your words stand in the export from now on, whatever the figures do; if they change,
the list marks the paragraph with `≠`. `d` in the list drafts again, and there you can
take the fresh draft in place of your words, which stay on file.

`{paragraph 16}` refers to the paragraph that is number 16 now, and follows it wherever
it is moved; `{C MTP 8.paragraph}` to the one about an indicator, `{appendix}` to the
first appendix. Lines that begin with `(a)`, `(b)` are sub-paragraphs, lettered in
order: take one out, and those after it move up a letter.
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
        # As they were shown when it was opened, whatever moves while it is written.
        self._numbers = numbering_of(desk.workbook, quarter, with_exempt=True)
        self._paragraph = paragraph
        self._number = number
        self._left = desk.workbook.paragraph_drafts.of(paragraph.paragraph_id)
        self._base_version = paragraph.version
        if self._left is not None:
            self._base_version = self._left.base_version

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
            self._typed(
                self._paragraph.body if self._left is None else self._left.body
            ),
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
        key, base = self._paragraph.paragraph_id, self._base_version
        kept = bound(body, self._numbers.ids)

        def keep(workbook: Workbook) -> None:
            workbook.paragraph_drafts.keep(key, kept, base)

        return keep

    def leaving(self, body: str) -> Job:
        """The job that lets the text stand, or lets go of an unchanged draft."""
        paragraph, base = self._paragraph, self._base_version
        kept = bound(body, self._numbers.ids)
        if kept.strip() == paragraph.body.strip() or not body.strip():
            return lambda workbook: workbook.paragraph_drafts.discard(
                paragraph.paragraph_id
            )

        def save(workbook: Workbook) -> None:
            edit_paragraph(workbook, paragraph.paragraph_id, kept, base_version=base)

        return save

    def reload(self) -> None:
        """Take note of a colleague's change; the text being written stays."""
        now = self.desk.workbook.paragraphs.by_id(self._paragraph.paragraph_id)
        if now is not None and now.version > self._base_version:
            self.say(
                "A colleague has changed this paragraph meanwhile: saving sets both "
                "beside each other, and neither is lost."
            )

    def meeting(self) -> Meeting | None:
        """What a colleague saved meanwhile beside what is here."""
        workbook, key = self.desk.workbook, self._paragraph.paragraph_id
        now = workbook.paragraphs.by_id(key)
        if now is None or now.version == self._base_version:
            return None
        kept = {each.version: each for each in workbook.paragraphs.versions(key)}
        base, theirs = kept.get(self._base_version), kept.get(now.version)
        whose = "the draft" if theirs is None else f"the words of {theirs.author}"
        return Meeting(
            about=self.place,
            base=self._typed(self._paragraph.drafted if base is None else base.body),
            mine=self.editor.text,
            theirs=self._typed(now.body),
            version=now.version,
            whose=whose,
        )

    def rebase(self, version: int) -> None:
        """Save on top of a version from here on."""
        now = self.desk.workbook.paragraphs.by_id(self._paragraph.paragraph_id)
        if now is not None:
            self._paragraph = now
        self._base_version = version
        self.say("")
        self.reload()

    def yielding(self, body: str) -> Job:
        """The job that keeps `body` as a version below what stands now."""
        key, kept = self._paragraph.paragraph_id, bound(body, self._numbers.ids)

        def give_way(workbook: Workbook) -> int | None:
            now = workbook.paragraphs.by_id(key)
            if now is None:
                return None
            edit_paragraph(workbook, key, kept, base_version=now.version)
            if now.edited is None:
                back_to_draft(workbook, key)
            else:
                edit_paragraph(workbook, key, now.edited, base_version=now.version + 1)
            return now.version + 2

        return give_way

    def _typed(self, kept: str) -> str:
        """A text that is kept as an officer types it."""
        return as_typed(kept, self._numbers.numbers)

    def _says(self) -> str:
        if self._paragraph.draft_key is None:
            return "This paragraph is your own; nothing is drafted for it."
        return f"Drafted from the figures: {self._paragraph.drafted}"
