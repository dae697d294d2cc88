"""The summary section of a quarter once it is put together, paragraph by paragraph."""

from dataclasses import dataclass

from qperf_tui.domain.paper_template import PaperTemplate
from qperf_tui.domain.tokens import TokenProblem
from qperf_tui.report.document import Document, Paragraph, Section
from qperf_tui.report.draft import code_in
from qperf_tui.report.facts import DraftedParagraph
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.reports import ReportOnFile, SectionOnFile


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryParagraph:
    """A paragraph as it stands now, with what was freshly drafted for it."""

    number: int | None
    """Its number in the report; None when it is left out, or in a part without any."""
    body: str
    fresh: DraftedParagraph | None
    """What would be drafted today; None for one that an officer wrote, or that would
    go."""
    on_file: ParagraphOnFile | None
    problems: tuple[TokenProblem, ...] = ()
    """Figures an officer named in it that cannot stand there; left as typed."""
    is_left_out: bool = False
    """Whether it is kept out of the export."""
    exempt_under: int | None = None
    """The paragraph of Schedule 12A that keeps it, or its section, from the public."""

    @property
    def is_edited(self) -> bool:
        """Whether an officer's words stand in place of the draft."""
        return self.on_file is not None and self.on_file.edited is not None

    @property
    def is_written(self) -> bool:
        """Whether an officer wrote it from nothing."""
        return self.on_file is not None and self.on_file.draft_key is None

    @property
    def key(self) -> str | None:
        """The key of its draft; None for one that an officer wrote from nothing."""
        if self.on_file is not None:
            return self.on_file.draft_key
        return None if self.fresh is None else self.fresh.key

    @property
    def code(self) -> str:
        """The indicator it was drafted about; nothing where it is about none."""
        key = None if self.on_file is None else self.on_file.draft_key
        return "" if key is None else code_in(key)

    @property
    def has_moved_on(self) -> bool:
        """Whether something else is drafted for it today than the draft on file."""
        if self.is_written or self.on_file is None:
            return False
        return self.fresh is None or self.fresh.text != self.on_file.drafted


@dataclass(frozen=True, slots=True)
class SummarySection:
    """A section with its paragraphs, those left out among them."""

    on_file: SectionOnFile
    paragraphs: tuple[SummaryParagraph, ...]
    not_drafted: tuple[DraftedParagraph, ...] = ()
    """What drafting it again would add."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The whole summary section of a quarter."""

    report: ReportOnFile
    sections: tuple[SummarySection, ...]
    council: str
    notice: str
    template: PaperTemplate
    is_drafted: bool
    """Whether it was drafted before, so that what stands is what was drafted then."""

    @property
    def is_as_drafted(self) -> bool:
        """Whether drafting it again would change nothing that nobody edited."""
        return not any(each.not_drafted for each in self.sections) and not any(
            each.has_moved_on and not each.is_edited for each in self.paragraphs
        )

    @property
    def has_edits(self) -> bool:
        """Whether an officer's words stand in place of a draft."""
        return any(each.is_edited and not each.is_written for each in self.paragraphs)

    @property
    def paragraphs(self) -> list[SummaryParagraph]:
        """Every paragraph of every section, in order."""
        return [each for section in self.sections for each in section.paragraphs]

    @property
    def places(self) -> list[tuple[str, SummaryParagraph]]:
        """What each paragraph that goes out is called where it is spoken of."""
        return [
            (
                f"Paragraph {each.number}"
                if each.number is not None
                else f"{section.on_file.title}, paragraph {place}",
                each,
            )
            for section in self.sections
            for place, each in enumerate(section.paragraphs, start=1)
            if not each.is_left_out
        ]

    @property
    def themes(self) -> list[str]:
        """What the sections are about, in their order."""
        return [each.on_file.theme for each in self.sections if each.on_file.theme]

    @property
    def numbers(self) -> dict[int, int | None]:
        """The number of each paragraph on file, by id; None for one without."""
        return {
            each.on_file.paragraph_id: each.number
            for each in self.paragraphs
            if each.on_file is not None
        }

    def document(self) -> Document:
        """The section as it is exported."""
        return Document(
            heading=self.report.heading,
            first_paragraph=self.report.first_paragraph,
            sections=tuple(
                Section(
                    section.on_file.title,
                    tuple(
                        Paragraph(each.body)
                        for each in section.paragraphs
                        if not each.is_left_out
                    ),
                )
                for section in self.sections
            ),
            notice=self.notice,
            council=self.council,
            quarter=self.report.quarter,
        )
