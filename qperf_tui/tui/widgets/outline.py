"""The paragraphs of the section in order, each with its number and its state."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from qperf_tui.storage.reports import SUMMARY
from qperf_tui.tui.plain import plain_line

if TYPE_CHECKING:
    from qperf_tui.workbench.compiled import Summary, SummaryParagraph, SummarySection

LEFT_OUT = "–"


class Outline(OptionList):
    """Paragraphs to choose from; section titles between them."""

    HELP = "The paragraphs in order. A dash in place of a number: left out."

    summary: "var[Summary | None]" = var(None, init=False)
    """The section to show."""

    @dataclass
    class Chosen(Message):
        """Another paragraph is under the cursor."""

        outline: "Outline"
        paragraph: "SummaryParagraph"

        @property
        def control(self) -> "Outline":
            """The outline it is in."""
            return self.outline

    @property
    def chosen(self) -> "SummaryParagraph | None":
        """The paragraph under the cursor."""
        if self.highlighted is None or self.summary is None:
            return None
        option = self.get_option_at_index(self.highlighted)
        place = int(option.id or -1)
        paragraphs = self.summary.paragraphs
        return paragraphs[place] if 0 <= place < len(paragraphs) else None

    def choose(self, number: int) -> None:
        """Put the cursor on the paragraph with a number, if there is one."""
        paragraphs = [] if self.summary is None else self.summary.paragraphs
        for place, each in enumerate(paragraphs):
            if each.number == number:
                self.highlighted = self.get_option_index(str(place))

    def choose_part(self, heading: str) -> bool:
        """Put the cursor on the first paragraph of a part; False where it has none."""
        place = 0
        for section in () if self.summary is None else self.summary.sections:
            if section.on_file.title == heading and section.paragraphs:
                self.highlighted = self.get_option_index(str(place))
                self.focus()
                return True
            place += len(section.paragraphs)
        return False

    def watch_summary(self, summary: "Summary | None") -> None:
        """Draw the outline again, the cursor staying on its paragraph."""
        if summary is None:
            return
        before = self.chosen_id
        self.clear_options()
        place = 0
        for section in summary.sections:
            self.add_option(Option(self._head(section), disabled=True))
            for each in section.paragraphs:
                self.add_option(Option(_line(each), id=str(place)))
                place += 1
        self._highlight(summary, before)

    def mark_faults(self, paragraphs: Mapping[int, int]) -> None:
        """Say how many things hold the paper back in each part, by paragraph."""
        if paragraphs != self._faults:
            self._faults = paragraphs
            self.watch_summary(self.summary)

    _faults: Mapping[int, int] = MappingProxyType({})

    def _head(self, section: "SummarySection") -> Content:
        """The title of a part, how much of it goes out, and what holds it back."""
        numbers = [each.number for each in section.paragraphs if each.number]
        many = sum(not each.is_left_out for each in section.paragraphs)
        of = len(section.paragraphs)
        said = f"{many}" if many == of else f"{many} of {of}"
        held = sum(self._faults.get(each, 0) for each in numbers)
        faults = f" · ■ {held}" if held else ""
        return plain_line(f"{section.on_file.title} · {said}{faults}")

    chosen_id: int | None = None
    """The id of the paragraph under the cursor, which outlives a redraw."""

    def _highlight(self, summary: "Summary", paragraph_id: int | None) -> None:
        ids = [
            None if each.on_file is None else each.on_file.paragraph_id
            for each in summary.paragraphs
        ]
        if not ids:
            return
        place = ids.index(paragraph_id) if paragraph_id in ids else _begin(summary)
        self.highlighted = self.get_option_index(str(place))
        self.call_after_refresh(self.scroll_to_highlight, top=True)

    @on(OptionList.OptionHighlighted)
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        chosen = self.chosen
        if chosen is not None:
            on_file = chosen.on_file
            self.chosen_id = None if on_file is None else on_file.paragraph_id
            self.post_message(self.Chosen(self, chosen))


def _begin(summary: "Summary") -> int:
    """The place of the first paragraph of the summary section."""
    place = 0
    for section in summary.sections:
        if section.on_file.part == SUMMARY and section.paragraphs:
            return place
        place += len(section.paragraphs)
    return 0


def _line(paragraph: "SummaryParagraph") -> Content:
    number = "" if paragraph.number is None else str(paragraph.number)
    if paragraph.is_left_out:
        number = LEFT_OUT
    state = " "
    if paragraph.has_moved_on:
        state = "≠"
    elif paragraph.is_edited:
        state = "✎"
    elif "[cause?]" in paragraph.body:
        state = "!"
    about = f"{paragraph.code}: " if paragraph.code else ""
    if paragraph.exempt_under is not None:
        about = f"[exempt {paragraph.exempt_under}] {about}"
    return plain_line(f"{number:>3} {state} {about}{paragraph.body[:200]}")
