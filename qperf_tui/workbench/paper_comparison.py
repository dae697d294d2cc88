"""A quarter's paper told apart from its drafts, its releases and last quarter's paper.

Each is compared as the public reads it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from qperf_tui.domain.merging import Piece, likeness, word_diff
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.report.published import as_published_text, published_paragraphs
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.reports import IMPLICATION
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiled import Summary, SummarySection
from qperf_tui.workbench.compiling import compile_report
from qperf_tui.workbench.last_draft import last_draft

_SAME_SUBJECT: Final = 0.5
"""The likeness from which two paragraphs that officers wrote are about one thing."""
_PAPER: Final = "paper.md"


class Against(Enum):
    """What a paper is compared with."""

    DRAFT = "draft"
    """What is drafted from the figures of today, with what officers wrote from
    nothing."""
    LAST_QUARTER = "last-quarter"
    """The paper of the quarter before."""
    LAST_DRAFT = "last-draft"
    """The paper as it stood before it was drafted last."""
    RELEASE = "release"
    """What was published of it: the newest release, or one by its number."""


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


@dataclass(frozen=True, slots=True)
class _Said:
    """A paragraph of either paper."""

    section: str
    key: str | None
    """The key of its draft; None for one that an officer wrote, or was published."""
    body: str
    number: int | None = None
    is_implication: bool = False


def compared(
    workbook: Workbook,
    quarter: Quarter,
    against: Against,
    release: int | None = None,
) -> tuple[Compared, ...]:
    """Every paragraph of a quarter's paper, in order, beside the other paper's.

    Paragraphs that only the other paper has come at the end of their section.

    Raises:
        QperfError: If there is no other paper to compare with.
        UnknownError: If there is no release of that number.
    """
    whole = compile_report(workbook, quarter)
    match against:
        case Against.DRAFT:
            return tuple(_with_drafts(whole.sections))
        case Against.LAST_QUARTER:
            last = quarter.shifted(-PREVIOUS_QUARTER)
            others = _paper_on_file(workbook, last)
        case Against.LAST_DRAFT:
            others = _before_last_draft(workbook, whole)
        case Against.RELEASE:
            others = _published(workbook, quarter, release)
            return tuple(_side_by_side(_said(whole, is_published=True), others))
    return tuple(_side_by_side(_said(whole), others))


def same_paragraph(
    workbook: Workbook, paragraph: ParagraphOnFile, quarter: Quarter
) -> str | None:
    """The words about the same thing in the paper of the quarter before, if any."""
    last = quarter.shifted(-PREVIOUS_QUARTER)
    if workbook.reports.of_quarter(last) is None:
        return None
    wanted = _Said("", paragraph.draft_key, paragraph.body)
    found = _partner(wanted, _paper_on_file(workbook, last))
    return None if found is None else found.body


def _paper_on_file(workbook: Workbook, quarter: Quarter) -> list[_Said]:
    if workbook.reports.of_quarter(quarter) is None:
        raise QperfError(
            f"No paper is on file for {quarter}, so there is nothing of last quarter's "
            "to compare with; compare with the draft instead."
        )
    return _said(compile_report(workbook, quarter))


def _before_last_draft(workbook: Workbook, whole: Summary) -> list[_Said]:
    """The paper before it was drafted last; what that did not touch as it is now."""
    before = last_draft(workbook, whole.report)
    if not before:
        raise QperfError(
            f"The paper of {whole.report.quarter} was drafted once and not again, so "
            "there is no draft before; compare with the draft instead."
        )
    found: list[_Said] = []
    for section in whole.sections:
        title = section.on_file.title
        is_implication = section.on_file.part == IMPLICATION
        if section.on_file.section_id in before:
            held = before[section.on_file.section_id]
            found += [
                _Said(title, each.key, each.body, is_implication=is_implication)
                for each in held
            ]
        else:
            found += _of_section(section)
    return found


def _published(
    workbook: Workbook, quarter: Quarter, release: int | None
) -> list[_Said]:
    """The numbered paragraphs of the newest release of a quarter, or of one of it."""
    every = [each for each in workbook.publications.all() if each.quarter == quarter]
    chosen = [each for each in every if release in {None, each.number}]
    if not chosen and every:
        numbers = ", ".join(str(each.number) for each in every)
        raise UnknownError(
            f"There is no release {release} of {quarter}; there are {numbers}."
        )
    if not chosen:
        raise QperfError(
            f"Nothing is published of {quarter}, so there is no release to compare "
            "with; compare with the draft instead."
        )
    content = workbook.publications.part(chosen[-1].number, _PAPER) or b""
    return [
        _Said(each.heading, None, each.text, each.number)
        for each in published_paragraphs(content.decode())
    ]


def _said(whole: Summary, *, is_published: bool = False) -> list[_Said]:
    """The paragraphs of a paper; those that can be published as they then read."""
    every = [each for section in whole.sections for each in _of_section(section)]
    if not is_published:
        return every
    return [
        _Said(each.section, None, as_published_text(each.body), each.number)
        for each in every
        if each.number is not None
    ]


def _of_section(section: SummarySection) -> list[_Said]:
    return [
        _Said(
            section.on_file.title,
            each.key,
            each.body,
            each.number,
            is_implication=section.on_file.part == IMPLICATION,
        )
        for each in section.paragraphs
        if not each.is_left_out
    ]


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


def _side_by_side(
    paragraphs: Sequence[_Said], others: Sequence[_Said]
) -> Iterator[Compared]:
    left = [*others]
    titles = [*dict.fromkeys(each.section for each in (*paragraphs, *others))]
    rows: dict[str, list[Compared]] = {title: [] for title in titles}
    for each in paragraphs:
        found = _partner(each, left)
        if found is not None:
            left.remove(found)
        rows[each.section].append(
            Compared(
                section=each.section,
                number=each.number,
                before="" if found is None else found.body,
                after=each.body,
            )
        )
    for each in left:
        rows[each.section].append(
            Compared(section=each.section, number=None, before=each.body, after="")
        )
    for title in titles:
        yield from rows[title]


def _partner(wanted: _Said, candidates: Sequence[_Said]) -> _Said | None:
    """The paragraph with the same draft key, or of the written ones the likest.

    The words under one implication are about one thing, however little they are alike.
    """
    if wanted.key is not None:
        return next((each for each in candidates if each.key == wanted.key), None)
    written = [each for each in candidates if each.key is None]
    beside = [each for each in written if each.section == wanted.section]
    if wanted.is_implication:
        return _likest(wanted, beside, least=0)
    elsewhere = [each for each in written if not each.is_implication]
    return _likest(wanted, beside, least=_SAME_SUBJECT) or _likest(
        wanted, elsewhere, least=_SAME_SUBJECT
    )


def _likest(wanted: _Said, among: Sequence[_Said], *, least: float) -> _Said | None:
    best = max(among, key=lambda each: likeness(each.body, wanted.body), default=None)
    if best is None or likeness(best.body, wanted.body) < least:
        return None
    return best
