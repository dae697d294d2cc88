"""What drafting again makes of each paragraph, told to whoever is to decide on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.merging import Piece, word_diff
from qperf_tui.domain.period import Quarter
from qperf_tui.report.redraft import Became, Standing, Step
from qperf_tui.storage.reports import SUMMARY, ReportOnFile, SectionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.drafting import NOT_YET_ON_FILE, figures_used
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.resolving import resolve
from qperf_tui.workbench.revising import Moved, moved
from qperf_tui.workbench.section_log import PUT_BACK


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSection:
    """What becomes of the paragraphs of one section."""

    section: SectionOnFile
    steps: Sequence[Step]
    is_numbered: bool
    """Whether its paragraphs have numbers in the paper."""

    @property
    def is_drafted(self) -> bool:
        """Whether it is of the summary, or an implication that is drafted."""
        return self.section.part == SUMMARY or any(each.key for each in self.steps)


Plan = Sequence[PlannedSection]
"""What becomes of the paragraphs of each section of a report, in its order."""

_NOT_MADE: Final = {Became.UNCHANGED, Became.KEPT}
_NOT_THERE_BOTH_TIMES: Final = {Became.UNCHANGED, Became.ADDED, Became.GONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphChange:
    """What drafting again makes of one paragraph, or made of it."""

    kind: Became
    section: str
    """The title of its section."""
    paragraph_id: int | None
    """None for one that is not on file yet."""
    key: str | None
    """The key of its draft; None for one that an officer wrote from nothing."""
    number: int | None
    """Its number as the section stands; None for one left out or not there yet."""
    number_after: int | None
    """Its number afterwards; None for one left out or gone."""
    before: str
    """As it reads now, with its figures in place."""
    after: str
    """As it is drafted today, which is only offered where an officer's words stay."""
    is_edited: bool
    """Whether an officer's words stand for it, so that its fresh draft can be taken."""
    edited_by: str
    """Whose words those are, or who is writing in it and has not saved yet."""
    has_moved_on: bool
    """Whether another text is drafted for it today than the one on file."""
    figures: tuple[Moved, ...]
    """Those it states that are others now, and those it states for the first time."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What differs between the two texts, word by word."""
        return word_diff(self.before, self.after)

    @property
    def is_made(self) -> bool:
        """Whether it is made, and neither nothing nor only offered."""
        return self.kind not in _NOT_MADE


def told(
    workbook: Workbook, report: ReportOnFile, plan: Plan
) -> Iterator[ParagraphChange]:
    """What becomes of each paragraph of a report, in order."""
    book = FactBook(workbook)
    now = after = report.first_paragraph
    for planned in plan:
        section = planned.section
        writers = _writers(workbook, section)
        for each in planned.steps:
            stands = each.standing
            is_in = planned.is_numbered and (stands is None or stands.is_included)
            is_now = is_in and stands is not None and bool(stands.body.strip())
            is_after = is_in and bool(each.body.strip())
            change = ParagraphChange(
                kind=each.became,
                section=section.title,
                paragraph_id=None if stands is None else stands.paragraph_id,
                key=each.key,
                number=now if is_now else None,
                number_after=after if is_after else None,
                before=_before(workbook, report.quarter, stands, book),
                after=_after(workbook, report.quarter, each, book),
                is_edited=stands is not None and stands.is_edited,
                edited_by=_edited_by(workbook, each, writers),
                has_moved_on=each.has_moved_on,
                figures=tuple(_figures(workbook, each, book)),
            )
            now += is_now
            after += is_after
            if planned.is_drafted:
                yield change


def _writers(workbook: Workbook, section: SectionOnFile) -> Mapping[int, str]:
    if section.section_id == NOT_YET_ON_FILE:
        return {}
    return workbook.paragraph_drafts.writers(section.section_id)


def _before(
    workbook: Workbook, quarter: Quarter, stands: Standing | None, book: FactBook
) -> str:
    if stands is None or stands.edited is None:
        return "" if stands is None else stands.drafted
    known = book.numbering(quarter, with_exempt=True)
    return resolve(workbook, stands.edited, quarter, None, book, known=known).text


def _after(workbook: Workbook, quarter: Quarter, step: Step, book: FactBook) -> str:
    if step.became is Became.UNCHANGED:
        return _before(workbook, quarter, step.standing, book)
    return "" if step.fresh is None else step.fresh.text


def _edited_by(workbook: Workbook, step: Step, writers: Mapping[int, str]) -> str:
    stands = step.standing
    if stands is None or not (stands.is_edited or step.became is Became.KEPT):
        return ""
    for each in workbook.paragraphs.versions(stands.paragraph_id):
        # Whoever undid something put the words back and did not write them.
        if each.body == stands.edited and not each.reason.startswith(PUT_BACK):
            return each.author
    return writers.get(stands.paragraph_id, "")


def _figures(workbook: Workbook, step: Step, book: FactBook) -> Iterator[Moved]:
    stands = step.standing
    if stands is None or step.became in _NOT_THERE_BOTH_TIMES:
        return
    stated = workbook.paragraphs.figures(stands.paragraph_id)
    yield from moved(book, stated)
    if step.fresh is None or stands.is_edited:
        return
    known = {each[:3] for each in stated if each[3]}
    for each in dict.fromkeys(figures_used(book, step.fresh.figures)):
        key, quarter, measure, shown = each
        if each[:3] in known or not shown:
            continue
        for indicator in book.indicators([key]):
            yield Moved(
                code=indicator.code,
                quarter=quarter,
                measure=measure,
                before="",
                after=shown,
            )
