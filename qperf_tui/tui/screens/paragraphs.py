"""What can be done to the paragraphs of a paper, one by one."""

from textual import getters, work

from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.screens.asking import AskingDesk
from qperf_tui.tui.widgets.outline import Outline


class ParagraphsScreen(AskingDesk[None]):
    """A screen with an outline, whose paragraphs can be changed."""

    outline = getters.query_one(Outline)

    def action_edit(self) -> None:
        """Edit the paragraph under the cursor."""
        chosen = self.outline.chosen
        if chosen is not None and chosen.on_file is not None:
            self._edit(chosen.on_file, chosen.number or 0)

    def _edit(self, paragraph: ParagraphOnFile, number: int) -> None:
        # Not at the top: the report is shown before anything in it is edited.
        from qperf_tui.tui.screens.paragraph import ParagraphScreen  # noqa: PLC0415

        self.app.push_screen(
            ParagraphScreen(self.desk, self.shown_quarter, paragraph, number)
        )

    def action_new(self) -> None:
        """Add a paragraph after this one, and write it."""
        chosen = self.outline.chosen
        if chosen is not None and chosen.on_file is not None:
            after = chosen.on_file
            self._add(after.section_id, after.paragraph_id, (chosen.number or 0) + 1)

    def add_to_part(self, heading: str) -> None:
        """Add a paragraph to a part that has none, and write it."""
        summary = self.outline.summary
        for each in () if summary is None else summary.sections:
            if each.on_file.title == heading:
                self._add(each.on_file.section_id, None, 0)
                return

    def _add(self, section_id: int, after: int | None, number: int) -> None:
        # Not at the top, here and below: the report is shown before it is changed.
        from qperf_tui.workbench.paragraphs import add_paragraph  # noqa: PLC0415

        def add(workbook: Workbook) -> int:
            return add_paragraph(workbook, section_id, "", after)

        def write(added: object) -> None:
            if isinstance(added, int):
                paragraph = self.desk.workbook.paragraphs.by_id(added)
                if paragraph is not None:
                    self._edit(paragraph, number)

        self.write("add a paragraph", add, write)

    def action_include(self) -> None:
        """Leave the paragraph out, or take it in again."""
        from qperf_tui.workbench.paragraphs import (  # noqa: PLC0415 - as above
            include_paragraph,
        )

        if (chosen := self.chosen_id()) is not None:
            paragraph_id, is_left_out = chosen
            self.write(
                "leave the paragraph out or take it in",
                lambda workbook: include_paragraph(
                    workbook, paragraph_id, is_included=is_left_out
                ),
            )

    @work
    async def action_exempt(self) -> None:
        """Keep the paragraph from the public, or let it be read again."""
        if (chosen := self.outline.chosen) is None or chosen.on_file is None:
            return
        from qperf_tui.tui.screens.exempting import (  # noqa: PLC0415 - seldom
            ExemptingScreen,
        )
        from qperf_tui.workbench.exempting import (  # noqa: PLC0415 - seldom
            exempt_paragraph,
        )

        key, under = chosen.on_file.paragraph_id, chosen.on_file.exempt_under
        wanted = await self.app.push_screen_wait(ExemptingScreen(under))
        if wanted is not None:
            self.write(
                "make the paragraph exempt or public",
                lambda workbook: exempt_paragraph(workbook, key, wanted or None),
            )

    def action_move(self, by: int) -> None:
        """Move the paragraph within its section."""
        from qperf_tui.workbench.paragraphs import (  # noqa: PLC0415 - as above
            move_paragraph,
        )

        if (chosen := self.chosen_id()) is not None:
            self.write(
                "move the paragraph",
                lambda workbook: move_paragraph(workbook, chosen[0], by),
            )

    def action_remove(self) -> None:
        """Take the paragraph away."""
        from qperf_tui.workbench.paragraphs import (  # noqa: PLC0415 - as above
            remove_paragraph,
        )

        if (chosen := self.chosen_id()) is not None:
            self.write(
                "remove the paragraph",
                lambda workbook: remove_paragraph(workbook, chosen[0]),
                lambda _done: self.notify("Removed; u brings it back."),
            )

    def action_versions(self) -> None:
        """Show every text of the paragraph under the cursor."""
        chosen = self.outline.chosen
        if chosen is None or chosen.on_file is None:
            return
        from qperf_tui.tui.screens.versions import (  # noqa: PLC0415 - seldom
            VersionsScreen,
        )
        from qperf_tui.tui.text_history import (  # noqa: PLC0415 - seldom
            ParagraphHistory,
        )

        history = ParagraphHistory(chosen.on_file, self.shown_quarter, chosen.number)
        self.app.push_screen(VersionsScreen(self.desk, self.shown_quarter, history))

    def chosen_id(self) -> tuple[int, bool] | None:
        """The id of the paragraph under the cursor, and whether it is left out."""
        chosen = self.outline.chosen
        if chosen is None or chosen.on_file is None:
            return None
        return chosen.on_file.paragraph_id, not chosen.on_file.is_included
