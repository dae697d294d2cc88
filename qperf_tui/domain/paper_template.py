"""How a council lays out its paper: its header, its parts in order, and their words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qperf_tui.domain.period import Quarter

NOT_APPLICABLE: Final = "Not applicable."
"""What an implication says where nothing else is to be said: a paragraph like any."""
COMMITTEE: Final = "committee"
MEETING_DATE: Final = "meeting_date"
PUBLIC: Final = "public"
_MOST_FIRST: Final = 999
_QUARTER: Final = "{quarter}"


class PaperPart(StrEnum):
    """The parts of a paper, each of which a template names once."""

    IMPLICATIONS = "implications"
    RECOMMENDATION = "recommendation"
    BACKGROUND = "background"
    SUMMARY = "summary"
    FURTHER = "further"
    APPENDICES = "appendices"
    PAPERS = "background papers"
    LOCATION = "location"


OF_PARAGRAPHS: Final = (
    PaperPart.IMPLICATIONS,
    PaperPart.BACKGROUND,
    PaperPart.SUMMARY,
    PaperPart.FURTHER,
)
"""The parts that are of paragraphs; the summary's are numbered in every paper."""
MAY_BE_UNNUMBERED: Final = frozenset(OF_PARAGRAPHS) - {PaperPart.SUMMARY}

_OF_TEXT: Final = {PaperPart.RECOMMENDATION, PaperPart.BACKGROUND, PaperPart.LOCATION}
_OF_LINES: Final = {PaperPart.APPENDICES, PaperPart.PAPERS}


class Implication(StrEnum):
    """What a paper may imply, as record cards flag indicators."""

    PRIORITIES = "priorities"
    FINANCIAL = "financial"
    LEGAL = "legal"
    RISK = "risk"
    STAFFING = "staffing"
    EQUALITIES = "equalities"
    COMMUNITY_SAFETY = "community safety"
    SUSTAINABILITY = "sustainability"
    PROCUREMENT = "procurement"


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A line of the header: which field it shows, how it is labelled, its default."""

    field: str
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLayout:
    """A part where it stands: its heading, and what it says where nothing is on file.

    A summary without a heading has the one that its paper has on file.
    """

    part: PaperPart
    heading: str = ""
    is_numbered: bool = True
    text: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplicationHeading:
    """A heading under the implications, with what is said where nothing is drafted."""

    heading: str
    about: Implication | None = None
    """What it is drafted from; None for one that says its text."""
    text: str = NOT_APPLICABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTemplate:
    """A council's layout of its paper.

    Raises:
        ValueError: If it names a part, a field or a heading twice, or lacks a part.
    """

    name: str
    header: tuple[HeaderLine, ...]
    parts: tuple[PartLayout, ...]
    implications: tuple[ImplicationHeading, ...] = ()
    first_paragraph: int | None = None
    """The number of its first paragraph; None for the one that is on file."""

    def __post_init__(self) -> None:
        for each in self.parts:
            _require_fitting(each)
        _require_once("the part", (each.part.value for each in self.parts))
        _require_once("the field", (each.field for each in self.header))
        headings = [each.heading for each in self.implications]
        _require_once("the implication", headings)
        kinds = [each.about for each in self.implications if each.about is not None]
        _require_once("what an implication is about,", kinds)
        _require_every_part(self.parts)
        first = self.first_paragraph
        if first is not None and not 1 <= first <= _MOST_FIRST:
            raise ValueError(
                f"paragraphs are numbered from 1 to {_MOST_FIRST}, not from {first}"
            )

    def part(self, wanted: PaperPart) -> PartLayout:
        """How a part is laid out."""
        return next(each for each in self.parts if each.part is wanted)

    @property
    def of_paragraphs(self) -> tuple[PartLayout, ...]:
        """The parts that hold paragraphs, in their order."""
        return tuple(each for each in self.parts if each.part in OF_PARAGRAPHS)

    def heading_of_summary(self, on_file: str, quarter: Quarter) -> str:
        """The heading of the summary, in which `{quarter}` is the quarter's name."""
        heading = self.part(PaperPart.SUMMARY).heading or on_file
        return heading.replace(_QUARTER, f"Quarter {quarter.number}")

    def implication(self, title: str) -> ImplicationHeading | None:
        """The implication under a heading, in any case."""
        folded = title.casefold()
        found = (
            each for each in self.implications if each.heading.casefold() == folded
        )
        return next(found, None)

    def text_of(self, about: Implication) -> str:
        """What is said of an implication where nothing is drafted for it."""
        found = (each.text for each in self.implications if each.about is about)
        return next(found, NOT_APPLICABLE)


def _require_fitting(layout: PartLayout) -> None:
    part = layout.part
    if layout.text and part not in _OF_TEXT:
        raise ValueError(f"the part “{part}” has no text of its own; take it out")
    if layout.lines and part not in _OF_LINES:
        raise ValueError(f"the part “{part}” has no lines of its own; take them out")
    if not layout.is_numbered and part not in MAY_BE_UNNUMBERED:
        raise ValueError(f"the part “{part}” cannot be without numbers")


def _require_once(what: str, names: Iterable[str]) -> None:
    counted = Counter(each.casefold() for each in names)
    twice = next((name for name, many in counted.items() if many > 1), None)
    if twice is not None:
        raise ValueError(f"{what} “{twice}” is there twice; take one out")


def _require_every_part(parts: Sequence[PartLayout]) -> None:
    named = {each.part for each in parts}
    missing = [each.value for each in PaperPart if each not in named]
    if missing:
        raise ValueError(
            f"the part “{missing[0]}” is missing; put it where it is to stand (one "
            "that has nothing in it is not printed)"
        )
