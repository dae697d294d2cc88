"""A quarter's paper told apart from its drafts and from last quarter's paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from qperf_tui.domain.merging import Piece, likeness, word_diff
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.errors import QperfError
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiled import SummaryParagraph, SummarySection
from qperf_tui.workbench.compiling import compile_summary

_SAME_SUBJECT: Final = 0.5
"""The likeness from which two paragraphs that officers wrote are about one thing."""


class Against(Enum):
    """What a paper is compared with."""

    DRAFT = "draft"
    """What is drafted from the figures of today, with what officers wrote from
    nothing."""
    LAST_QUARTER = "last-quarter"
    """The paper of the quarter before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One paragraph in the two papers; either text may be lacking."""

    section: str
    number: int | None
    """Its number in the paper; None for one that is only in the other."""
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether the two papers differ in it."""
        return self.before != self.after

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What differs, word by word."""
        return word_diff(self.before, self.after)


def compared(
    workbook: Workbook, quarter: Quarter, against: Against
) -> tuple[Compared, ...]:
    """Every paragraph of a quarter's paper, in order, beside the other paper's.

    Paragraphs that only the other paper has come at the end of their section.

    Raises:
        QperfError: If there is no paper of the quarter before to compare with.
    """
    sections = compile_summary(workbook, quarter).sections
    if against is Against.DRAFT:
        return tuple(_with_drafts(sections))
    last = quarter.shifted(-PREVIOUS_QUARTER)
    others = _paper_on_file(workbook, last)
    if others is None:
        raise QperfError(
            f"No paper is on file for {last}, so there is nothing of last quarter's to "
            "compare with; compare with the draft instead."
        )
    return tuple(_with_paper(sections, others))


def same_paragraph(
    workbook: Workbook, paragraph: ParagraphOnFile, quarter: Quarter
) -> str | None:
    """The words about the same thing in the paper of the quarter before, if any."""
    others = _paper_on_file(workbook, quarter.shifted(-PREVIOUS_QUARTER))
    if others is None:
        return None
    candidates = [each for section in others for each in _shown(section)]
    found = _partner(paragraph.draft_key, paragraph.body, candidates)
    return None if found is None else found.body


def _paper_on_file(
    workbook: Workbook, quarter: Quarter
) -> Sequence[SummarySection] | None:
    if workbook.reports.of_quarter(quarter) is None:
        return None
    return compile_summary(workbook, quarter).sections


def _with_drafts(sections: Sequence[SummarySection]) -> Iterator[Compared]:
    for section in sections:
        title = section.on_file.title
        for each in section.paragraphs:
            drafted = "" if each.fresh is None else each.fresh.text
            if each.is_written:
                drafted = each.body
            yield Compared(
                section=title,
                number=each.number,
                before=drafted,
                after="" if each.is_left_out else each.body,
            )
        for left in section.not_drafted:
            yield Compared(section=title, number=None, before=left.text, after="")


def _with_paper(
    sections: Sequence[SummarySection], others: Sequence[SummarySection]
) -> Iterator[Compared]:
    left = {section.on_file.title: [*_shown(section)] for section in others}
    for section in sections:
        title = section.on_file.title
        for each in _shown(section):
            yield Compared(
                section=title,
                number=each.number,
                before=_taken(_key(each), each.body, left),
                after=each.body,
            )
        yield from _only_there(title, left.pop(title, []))
    for title, there in left.items():
        yield from _only_there(title, there)


def _taken(
    key: str | None, body: str, left: Mapping[str, list[SummaryParagraph]]
) -> str:
    """The words about the same thing, taken from those that are left; or nothing."""
    found = _partner(key, body, [each for there in left.values() for each in there])
    for there in left.values():
        if found is not None and found in there:
            there.remove(found)
    return "" if found is None else found.body


def _only_there(title: str, there: Sequence[SummaryParagraph]) -> Iterator[Compared]:
    for each in there:
        yield Compared(section=title, number=None, before=each.body, after="")


def _shown(section: SummarySection) -> Iterator[SummaryParagraph]:
    return (each for each in section.paragraphs if not each.is_left_out)


def _key(paragraph: SummaryParagraph) -> str | None:
    if paragraph.on_file is not None:
        return paragraph.on_file.draft_key
    return None if paragraph.fresh is None else paragraph.fresh.key


def _partner(
    key: str | None, body: str, candidates: Sequence[SummaryParagraph]
) -> SummaryParagraph | None:
    """The paragraph with the same draft key, or of the written ones the likest."""
    if key is not None:
        return next((each for each in candidates if _key(each) == key), None)
    written = [each for each in candidates if _key(each) is None]
    best = max(written, key=lambda each: likeness(each.body, body), default=None)
    if best is None or likeness(best.body, body) < _SAME_SUBJECT:
        return None
    return best
