"""What a writer was typing when the program last ended, wherever it was."""

from dataclasses import dataclass

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.paragraph_drafts import ParagraphDraft
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import drafts_left


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A text to go on with: a commentary, or a paragraph of the summary section."""

    about: str
    """What it is of: the code of an indicator, or `Paragraph 17`."""
    quarter: Quarter
    body: str
    paragraph: ParagraphOnFile | None = None
    """None for a commentary."""
    number: int = 0
    """Of the paragraph; 0 for one that is left out, and for a commentary."""


def unfinished(workbook: Workbook) -> list[Unfinished]:
    """This writer's drafts: the commentaries, then the paragraphs."""
    found = [
        Unfinished(about=indicator.code, quarter=draft.quarter, body=draft.body)
        for indicator, draft in drafts_left(workbook)
    ]
    left = workbook.paragraph_drafts.left()
    for quarter in sorted({each.quarter for each in left}):
        found += _paragraphs(workbook, quarter, left)
    return found


def _paragraphs(
    workbook: Workbook, quarter: Quarter, left: list[ParagraphDraft]
) -> list[Unfinished]:
    # Not at the top: the first screen need not wait for what drafts a section.
    from qperf_tui.workbench.compiling import compile_summary  # noqa: PLC0415

    numbers = {
        each.on_file.paragraph_id: each.number or 0
        for each in compile_summary(workbook, quarter, with_exempt=True).paragraphs
        if each.on_file is not None
    }
    found = []
    for each in left:
        paragraph = workbook.paragraphs.by_id(each.paragraph_id)
        if each.quarter == quarter and paragraph is not None:
            number = numbers.get(each.paragraph_id, 0)
            found.append(
                Unfinished(
                    about=f"Paragraph {number}" if number else "A paragraph left out",
                    quarter=quarter,
                    body=each.body,
                    paragraph=paragraph,
                    number=number,
                )
            )
    return found
