"""Editing the paragraphs of a report; each change can be undone by name."""

from collections.abc import Callable

from qperf_tui.domain.text import clean_text
from qperf_tui.errors import UnknownError
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.drafting import figures_drafted
from qperf_tui.workbench.figure_proof import figures_stated
from qperf_tui.workbench.numbering import kept_bound
from qperf_tui.workbench.section_log import SECTION, section_before


def edit_paragraph(
    workbook: Workbook,
    paragraph_id: int,
    body: str,
    *,
    base_version: int,
    reason: str = "",
) -> None:
    """Let an officer's words stand for a paragraph; a redraft leaves them alone.

    A paragraph they name by its number is kept by what it is, and not by its number.

    Raises:
        ConflictError: If a colleague changed it since `base_version`.
        UnknownError: If it has been removed.
    """
    cleaned = clean_text(body).strip()

    def change(paragraph: ParagraphOnFile) -> None:
        kept = kept_bound(workbook, paragraph.section_id, cleaned)
        workbook.paragraphs.edit(
            paragraph.paragraph_id, kept, base_version=base_version, reason=reason
        )
        workbook.paragraph_drafts.discard(paragraph_id)
        quarter = workbook.reports.quarter_of(paragraph.section_id)
        if quarter is not None:
            stated = figures_stated(workbook, kept, quarter, None)
            workbook.paragraphs.keep_figures(paragraph_id, stated)

    says = f"paragraph {reason}" if reason else "paragraph edited"
    _changed(workbook, paragraph_id, says, change)


def back_to_draft(
    workbook: Workbook, paragraph_id: int, *, base_version: int | None = None
) -> None:
    """Let its draft stand again for a paragraph that was edited.

    The draft is the one that the officer's words stood in place of; whether the
    figures say something else since is told as of every other draft.

    Raises:
        ConflictError: If a colleague changed it since `base_version`.
        UnknownError: If it has been removed.
    """

    def change(paragraph: ParagraphOnFile) -> None:
        if paragraph.draft_key is not None and paragraph.edited is not None:
            workbook.paragraphs.edit(
                paragraph.paragraph_id,
                None,
                base_version=base_version or paragraph.version,
                reason="back to the draft",
            )
            workbook.paragraphs.keep_figures(
                paragraph_id, figures_drafted(workbook, paragraph)
            )

    _changed(workbook, paragraph_id, "paragraph put back to its draft", change)


def add_paragraph(
    workbook: Workbook, section_id: int, body: str, after: int | None
) -> int:
    """Add a paragraph of the officer's own after another, or first; its id."""
    with workbook.transaction():
        before = section_before(workbook, section_id)
        kept = kept_bound(workbook, section_id, clean_text(body).strip())
        added = workbook.paragraphs.add(section_id, kept, after)
        workbook.changes.record("paragraph added", SECTION, before)
    return added


def remove_paragraph(workbook: Workbook, paragraph_id: int) -> None:
    """Take away a paragraph of the officer's own; leave out a drafted one.

    Raises:
        UnknownError: If it has been removed already.
    """

    def change(paragraph: ParagraphOnFile) -> None:
        if paragraph.draft_key is None:
            workbook.paragraphs.remove(paragraph_id)
        else:
            workbook.paragraphs.include(paragraph_id, is_included=False)

    _changed(workbook, paragraph_id, "paragraph removed", change)


def include_paragraph(
    workbook: Workbook, paragraph_id: int, *, is_included: bool
) -> None:
    """Take a paragraph into the export, or leave it out.

    Raises:
        UnknownError: If it has been removed.
    """

    def change(paragraph: ParagraphOnFile) -> None:
        workbook.paragraphs.include(paragraph.paragraph_id, is_included=is_included)

    says = "paragraph taken in" if is_included else "paragraph left out"
    _changed(workbook, paragraph_id, says, change)


def move_paragraph(workbook: Workbook, paragraph_id: int, by: int) -> None:
    """Move a paragraph up (`by` below 0) or down within its section.

    Raises:
        UnknownError: If it has been removed.
    """

    def change(paragraph: ParagraphOnFile) -> None:
        order = [
            each.paragraph_id for each in workbook.paragraphs.of(paragraph.section_id)
        ]
        place = order.index(paragraph_id)
        order.insert(max(place + by, 0), order.pop(place))
        workbook.paragraphs.arrange(order)

    _changed(workbook, paragraph_id, "paragraph moved", change)


def _changed(
    workbook: Workbook,
    paragraph_id: int,
    says: str,
    change: Callable[[ParagraphOnFile], None],
) -> None:
    with workbook.transaction():
        paragraph = workbook.paragraphs.by_id(paragraph_id)
        if paragraph is None:
            raise UnknownError("The paragraph is gone; a colleague has removed it.")
        before = section_before(workbook, paragraph.section_id)
        change(paragraph)
        workbook.changes.record(says, SECTION, before)
