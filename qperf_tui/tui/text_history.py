"""The versions of a text, be it a commentary or a paragraph, to be told apart."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from qperf_tui.domain.commentary import Commentary
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.storage.paragraphs import ParagraphOnFile, ParagraphVersion
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.paper_comparison import same_paragraph
from qperf_tui.workbench.paragraphs import back_to_draft
from qperf_tui.workbench.versions import (
    paragraph_versions,
    restore_paragraph,
    restore_version,
    versions,
)

_DRAFT = 0
"""The number under which a paragraph's draft is listed, below its versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion:
    """One version of a text, as it is listed."""

    number: int
    body: str
    author: str
    written_at: str
    said: str
    """Its state, or what it is where it has none."""
    reason: str


class TextHistory(Protocol):
    """Where the versions of one text are found, and how one is put back."""

    @property
    def named(self) -> str:
        """Whose versions these are, in a word or two."""

    def versions(self, workbook: Workbook) -> list[TextVersion]:
        """Every version, newest first; the first is the one that stands."""

    def last_quarter(self, workbook: Workbook) -> str | None:
        """The words on the same thing a quarter before, if there are any."""

    def restoring(self, number: int, newest: int) -> Callable[[Workbook], object]:
        """What lets a version stand again, if `newest` is still the newest."""


@dataclass(frozen=True, slots=True)
class CommentaryHistory:
    """The versions of the commentary on an indicator in a quarter."""

    indicator: Indicator
    quarter: Quarter

    @property
    def named(self) -> str:
        """The indicator's code."""
        return self.indicator.code

    def versions(self, workbook: Workbook) -> list[TextVersion]:
        """Every version ever saved."""
        found = versions(workbook, self.indicator, self.quarter)
        return [_of_commentary(each) for each in found]

    def last_quarter(self, workbook: Workbook) -> str | None:
        """What was written on the indicator the quarter before."""
        found = workbook.commentaries.standing(
            self.indicator.indicator_id, self.quarter.shifted(-PREVIOUS_QUARTER)
        )
        return None if found is None else found.body

    def restoring(self, number: int, newest: int) -> Callable[[Workbook], object]:
        """What lets a version stand again, as a new one and a draft."""
        return lambda workbook: restore_version(
            workbook, self.indicator, self.quarter, number, base_version=newest
        )


@dataclass(frozen=True, slots=True)
class ParagraphHistory:
    """The texts an officer gave a paragraph, and below them its draft."""

    paragraph: ParagraphOnFile
    quarter: Quarter
    number: int | None

    @property
    def named(self) -> str:
        """The paragraph's number."""
        return f"paragraph {self.number or '(left out)'}"

    def versions(self, workbook: Workbook) -> list[TextVersion]:
        """Every text, and the draft they stand in place of if there is one."""
        paragraph_id = self.paragraph.paragraph_id
        drafted = workbook.paragraphs.by_id(paragraph_id) or self.paragraph
        found = [
            _of_paragraph(each, drafted.drafted)
            for each in paragraph_versions(workbook, paragraph_id)
        ]
        if drafted.draft_key is not None:
            found.append(
                TextVersion(
                    number=_DRAFT,
                    body=drafted.drafted,
                    author="drafted from the figures",
                    written_at="",
                    said="the draft",
                    reason="",
                )
            )
        return found

    def last_quarter(self, workbook: Workbook) -> str | None:
        """The paragraph about the same thing in last quarter's paper."""
        return same_paragraph(workbook, self.paragraph, self.quarter)

    def restoring(self, number: int, newest: int) -> Callable[[Workbook], object]:
        """What lets a version stand again, as a new one."""
        paragraph_id = self.paragraph.paragraph_id
        if number == _DRAFT:
            return lambda workbook: back_to_draft(
                workbook, paragraph_id, base_version=newest
            )
        return lambda workbook: restore_paragraph(
            workbook, paragraph_id, number, base_version=newest
        )


def _of_commentary(each: Commentary) -> TextVersion:
    return TextVersion(
        number=each.version,
        body=each.body,
        author=each.author,
        written_at=each.written_at,
        said=str(each.state),
        reason=each.reason,
    )


def _of_paragraph(each: ParagraphVersion, drafted: str) -> TextVersion:
    return TextVersion(
        number=each.version,
        body=each.body or drafted,
        author=each.author,
        written_at=each.written_at,
        said="edited" if each.body else "back to the draft",
        reason=each.reason,
    )
